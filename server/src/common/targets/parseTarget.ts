import type { Target, TargetProblem } from "../model/plan.js";
import type { TargetContext } from "./targetContext.js";
import { TargetReader } from "./targetReader.js";
import { beginnings } from "./words.js";

export interface ParsedTargets {
	/** What the text commits somebody to, in its order. */
	readonly targets: readonly Target[];
	/** What it says has been achieved. */
	readonly facts: readonly Target[];
	readonly problems: readonly TargetProblem[];
}

/**
 * Reads the targets of a task: every quantity and every fixed phrase that it commits to, with its place in
 * UTF-16 offsets of `text`. Never throws; takes time linear in the length of the text. See docs/targets.
 */
export function parseTargets(text: string, context: TargetContext = {}): ParsedTargets {
	for (let at = 0; at < text.length; at++)
		if (beginsTarget(text.charCodeAt(at))) return new TargetReader(text, at, context).read();
	return nothing;
}

/**
 * Reads a cell that holds nothing but the quantity (`增长5%左右`, `85.2%`, `≥95`, `120万亩`), of what the
 * task, or the header, calls `indicator`; a unit in brackets behind its name (地区生产总值(亿元)) counts for a
 * bare number. Ranges are offsets in `cell`. Empty where the cell states no quantity.
 */
export function parseTargetCell(cell: string, indicator: string, deadline?: string): readonly Target[] {
	const name = indicator.trim();
	if (name === "" || cell.length > longestCell) return [];
	const context = deadline === undefined ? {} : { deadline };
	return new TargetReader(cell, 0, context, name).read().targets;
}

const nothing: ParsedTargets = { targets: [], facts: [], problems: [] };

// A cell with more text than this holds a task and not a figure.
const longestCell = 2000;

/** Digits, numerals, phrases and blanks to fill in; breaks and quotes alone begin nothing. */
function beginsTarget(code: number): boolean {
	const kind = beginnings[code];
	return kind === 1 || kind === 2 || kind === 7 || kind === 8;
}
