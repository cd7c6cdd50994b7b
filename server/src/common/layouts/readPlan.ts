import type { LayoutName, Plan } from "../model/plan.js";
import type { LineChange, SourceDocument } from "../text/sourceDocument.js";
import { assemblePlan, type PlanOptions } from "./assemblePlan.js";
import { type BlockSequence, readBlocks } from "./blockSequence.js";
import { readBlock } from "./readBlock.js";

/** A document read: its plan, and what the next reading can go on from. */
export interface PlanReading {
	readonly plan: Plan;
	readonly sequence: BlockSequence;
	readonly layout: LayoutName | null;
}

/**
 * Reads a document into a plan. Never fails: what is no plan is a plan without tasks. With the reading of the
 * document before an edit, only the rows are read anew that the edit touched; all others are the same objects.
 */
export function readPlan(
	document: SourceDocument,
	options: PlanOptions,
	previous?: { readonly reading: PlanReading; readonly change: LineChange },
): PlanReading {
	const layout = options.layout ?? null;
	const from =
		previous !== undefined && previous.reading.layout === layout
			? { sequence: previous.reading.sequence, change: previous.change }
			: undefined;
	const sequence = readBlocks(document.lines, layout, readBlock, from);
	return { plan: assemblePlan(sequence, options), sequence, layout };
}
