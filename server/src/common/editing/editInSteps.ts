import type { PlanOperation } from "../model/planOperation.js";
import { createSpans } from "../model/span.js";
import { createOffsets, type LineChange, type SourceDocument, startsOf } from "../text/sourceDocument.js";
import { TrackedText } from "../text/trackedText.js";
import { editDocument } from "./applyEdits.js";
import { editPlan } from "./planEditor.js";
import type { EditOutcome, PlanSource } from "./planSource.js";

/** What a step asks for of the plan that the step before it has left. */
export type EditStep<Source extends PlanSource> = (source: Source) => readonly PlanOperation[];

/** What became of steps: edits of the first document, or the step that cannot be done, and why. */
export type StepsOutcome = EditOutcome & { readonly step?: number };

/**
 * Makes steps one after another, each in the document that the one before it gives: insert a row, then number the
 * tasks, then set the total. Answers with one set of edits of the document as it is, or does nothing at all.
 *
 * @param read reads the document behind a step; what the step left as it was can be taken from the reading before it
 */
export function editInSteps<Source extends PlanSource>(
	source: Source,
	steps: readonly EditStep<Source>[],
	read: (document: SourceDocument, before: Source, change: LineChange) => Source,
): StepsOutcome {
	let now = source;
	let tracked: TrackedText<string> | undefined;
	const { lines } = source.document;
	for (const [step, ask] of steps.entries()) {
		const outcome = editPlan(now, ask(now));
		if ("refused" in outcome) return { ...outcome, step };
		if (outcome.edits.length === 0) continue;
		// One step is the rule, and needs no keeping track.
		if (step === steps.length - 1 && tracked === undefined) return outcome;
		tracked ??= new TrackedText(lines.join("\n"));
		const offsetOf = createOffsets(now.document.lines);
		tracked.apply(
			outcome.edits.map(({ span, newText }) => ({
				start: offsetOf(span.line, span.character),
				end: offsetOf(span.endLine, span.endCharacter),
				newText,
				code: "",
			})),
		);
		const { document, change } = editDocument(now.document, outcome.edits);
		now = read(document, now, change);
	}
	const spanOf = createSpans(startsOf(lines));
	const changes = tracked?.changes ?? [];
	return { edits: changes.map(({ start, end, newText }) => ({ span: spanOf(start, end), newText })) };
}
