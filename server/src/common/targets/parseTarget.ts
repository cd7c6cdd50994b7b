import type { Target } from "../model/target.js";
import type { TargetContext } from "./targetContext.js";
import { nothingParsed, type ParsedTargets, TargetReader } from "./targetReader.js";
import { beginnings } from "./words.js";

/**
 * Reads the targets of a task: every quantity and every fixed phrase that it commits to, with its place in
 * UTF-16 offsets of `text`. Never throws; takes time linear in the length of the text. See docs/targets.
 */
export function parseTargets(text: string, context: TargetContext = {}): ParsedTargets {
	for (let at = 0; at < text.length; at++)
		if (beginsTarget(text.charCodeAt(at))) return new TargetReader(text, at, context).read();
	return nothingParsed;
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

/**
 * Reads words beside a task (`增长5%以上，力争达到82亿元`, `上半年完成70%`): like {@link parseTargets}, but what names
 * nothing itself is of `indicator`.
 */
export function parseGoal(cell: string, indicator: string, context: TargetContext): ParsedTargets {
	const name = indicator.trim();
	if (name === "" || cell.length > longestFigure) return parseTargets(cell, { ...context, topic: name });
	return new TargetReader(cell, 0, context, name).read();
}

// A cell with more text than this holds a task and not a figure.
const longestCell = 2000;
// A longer cell is words, of which a bare number says nothing.
const longestFigure = 16;

/** Digits, numerals, phrases and blanks to fill in; breaks and quotes alone begin nothing. */
function beginsTarget(code: number): boolean {
	const kind = beginnings[code];
	return kind === 1 || kind === 2 || kind === 7 || kind === 8;
}
