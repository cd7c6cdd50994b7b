import { DisjointEdits } from "../editing/disjointEdits.js";
import type { Edit } from "../model/edit.js";
import { createSpans } from "../model/span.js";
import type { PlacedFinding } from "../rules/runRules.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createOffsets, createSourceDocument, startsOf } from "../text/sourceDocument.js";
import { TrackedText } from "../text/trackedText.js";

/** One mended finding may uncover another; fixes that undo each other must not go on for ever. */
const mostRounds = 10;

/**
 * The edits that make all safe fixes of a document, in the order of their places, none over another. Where two fixes
 * touch the same place, as those of one list of units do, the later one is made in the text that the earlier one
 * gives: one answer mends all that can be mended.
 *
 * @param code of the findings to mend; all where it is left out
 */
export function collectSafeEdits(snapshot: PlanSnapshot, code?: string): readonly Edit[] {
	const first = acceptFixes(snapshot.findings(), code);
	// Nearly always one reading is enough.
	if (first.isComplete) return first.edits;
	const tracked = new TrackedText<string>(snapshot.document.lines.join("\n"));
	let { edits } = first;
	let { lines } = snapshot.document;
	for (let round = 1; edits.length > 0; round++) {
		const offsetOf = createOffsets(lines);
		tracked.apply(
			edits.map(({ span, newText }) => ({
				start: offsetOf(span.line, span.character),
				end: offsetOf(span.endLine, span.endCharacter),
				newText,
				code: "",
			})),
		);
		if (round === mostRounds) break;
		const { uri, environment } = snapshot;
		const document = createSourceDocument(tracked.text);
		const next = createPlanSnapshot({ uri, version: snapshot.version, document, environment });
		lines = document.lines;
		edits = acceptFixes(next.findings(), code).edits;
	}
	const spanOf = createSpans(startsOf(snapshot.document.lines));
	return tracked.changes.map(({ start, end, newText }) => ({ span: spanOf(start, end), newText }));
}

/** The edits of the first safe fix of each finding, those left out that touch what another one changes. */
function acceptFixes(
	findings: readonly PlacedFinding[],
	code: string | undefined,
): { readonly edits: readonly Edit[]; readonly isComplete: boolean } {
	const accepted = new DisjointEdits();
	let isComplete = true;
	for (const finding of findings) {
		if (!finding.hasFixes || (code !== undefined && finding.code !== code)) continue;
		const fix = finding.fixes().find(({ safe }) => safe);
		if (fix !== undefined && !accepted.add(fix.edits)) isComplete = false;
	}
	return { edits: accepted.edits, isComplete };
}
