import type { PlanOperation } from "../model/planOperation.js";
import type { LineChange, SourceDocument } from "../text/sourceDocument.js";
import { editDocument } from "./applyEdits.js";
import { joinSteps, type MadeEdits } from "./joinSteps.js";
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
	const made: MadeEdits[] = [];
	for (const [step, ask] of steps.entries()) {
		const outcome = editPlan(now, ask(now));
		if ("refused" in outcome) return { ...outcome, step };
		const { edits } = outcome;
		if (edits.length === 0) continue;
		made.push({ document: now.document, edits });
		if (step === steps.length - 1) break;
		const { document, change } = editDocument(now.document, edits);
		now = read(document, now, change);
	}
	return { edits: joinSteps(made) };
}
