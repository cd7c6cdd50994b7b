import { applyEdits, editDocument } from "../editing/applyEdits.js";
import { type EditStep, editInSteps, type StepsOutcome } from "../editing/editInSteps.js";
import type { Block } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { LineChange, SourceDocument } from "../text/sourceDocument.js";
import { createPlanSnapshot, type PlanSnapshot } from "./planSnapshot.js";

/**
 * Makes operations in a document, step by step, each on the plan that the step before it gives; see
 * {@link editInSteps}. Operations of one step all speak of the same plan.
 */
export function editSnapshot(
	snapshot: PlanSnapshot,
	...steps: readonly EditStep<PlanSnapshot>[]
): StepsOutcome {
	return editInSteps(snapshot, steps, readAgain);
}

/**
 * The document read as it is once edits are made.
 *
 * @param edits in the order of their places, none over another
 */
export function snapshotAfter(snapshot: PlanSnapshot, edits: readonly Edit[]): PlanSnapshot {
	const { document, change } = editDocument(snapshot.document, edits);
	return readAgain(document, snapshot, change);
}

/**
 * The block that begins at a line once edits are made, without reading anything else; undefined behind the end.
 *
 * @param line 0-based, of the document with the edits made
 * @param header of the table that is open there
 */
export function blockAfter(
	{ document, readBlock }: PlanSnapshot,
	edits: readonly Edit[],
	line: number,
	header: TableHeader,
): Block | undefined {
	const lines = applyEdits(document.lines, edits);
	return line < lines.length ? readBlock(lines, line, header).block : undefined;
}

function readAgain(document: SourceDocument, before: PlanSnapshot, change: LineChange): PlanSnapshot {
	const { uri, version, environment } = before;
	return createPlanSnapshot({ uri, version, document, environment }, { snapshot: before, change });
}
