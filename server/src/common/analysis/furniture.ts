import type { Plan } from "../model/plan.js";
import { closesTag, isCredit, openedProgram } from "../text/foreignMatter.js";
import type { DocumentFacts } from "./textFacts.js";

/** Blocks `first` to `last` of the plan, `count` of them lines with something in it. */
export interface FurnitureBlock {
	readonly first: number;
	readonly last: number;
	readonly count: number;
}

/** So many blocks a script may have; a tag that is never closed opens none. */
const longestProgram = 400;

/** So many paragraphs from either end of the document a page's frame may reach. */
const edge = 15;

/**
 * Runs of lines that look like a page's frame, blank lines among them. A frame stands around a text: what is only
 * likely counts in the first and last paragraphs, behind the last and before the first task. Short lines count
 * between others, and at the very end.
 */
export function findFurniture(plan: Plan, facts: DocumentFacts): readonly FurnitureBlock[] {
	if (!facts.notable.some((i) => (facts.blocks[i]?.furniture ?? "none") !== "none")) return [];
	const found: FurnitureBlock[] = [];
	const atEdge = edgesOf(plan);
	for (let i = 0; i < plan.blockCount; i++) {
		if (!isFurniture(i)) continue;
		const first = firstOf(i, found.at(-1)?.last ?? -1);
		let last = endOfProgram(i);
		let count = countLines(first, last);
		let waiting = 0;
		for (let next = last + 1; next < plan.blockCount; next++) {
			const block = plan.blockAt(next);
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (isFurniture(next)) {
				const end = endOfProgram(next);
				count += waiting + countLines(next, end);
				last = end;
				next = end;
				waiting = 0;
			} else if (facts.blocks[next]?.furniture === "possible" && atEdge(next)) waiting++;
			else {
				waiting = -1;
				break;
			}
			if (waiting > 4) break;
		}
		// Nothing but short lines behind a frame, down to the end of the document: they belong to it.
		if (waiting > 0 && restIsShort(last + 1)) {
			for (let next = last + 1; next < plan.blockCount; next++) {
				const block = plan.blockAt(next);
				if (block?.kind !== "text" || block.role === "blank") continue;
				last = next;
				count += linesOf(next);
			}
		}
		found.push({ first, last, count });
		i = last;
	}
	return found;

	function linesOf(i: number): number {
		return plan.blockAt(i)?.lines ?? 1;
	}

	function countLines(from: number, to: number): number {
		let count = 0;
		for (let i = from; i <= to; i++) {
			const block = plan.blockAt(i);
			if (block?.kind !== "text" || block.role !== "blank") count += linesOf(i);
		}
		return count;
	}

	/** The credits right above a frame belong to it. */
	function firstOf(i: number, least: number): number {
		let first = i;
		for (let above = i - 1; above > least && i - above <= 8 && atEdge(above); above--) {
			const block = plan.blockAt(above);
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (!isCredit(block.text.text)) break;
			first = above;
		}
		return first;
	}

	/** A line that opens a script or a style sheet, and what follows down to the line that closes it. */
	function endOfProgram(i: number): number {
		const block = plan.blockAt(i);
		const name = block?.kind === "text" ? openedProgram(block.text.text) : undefined;
		if (name === undefined) return i;
		for (let next = i + 1; next < Math.min(plan.blockCount, i + longestProgram); next++) {
			const other = plan.blockAt(next);
			if (other?.kind === "row" || other?.kind === "section") return i;
			if (other?.kind === "text" && closesTag(other.text.text, name)) return next;
		}
		return i;
	}

	function isFurniture(i: number): boolean {
		const weight = facts.blocks[i]?.furniture;
		return weight === "sure" || (weight === "likely" && atEdge(i));
	}

	function restIsShort(from: number): boolean {
		for (let i = from; i < plan.blockCount; i++) {
			const block = plan.blockAt(i);
			if (block?.kind !== "text") return false;
			if (block.role === "blank" || isFurniture(i)) continue;
			if (facts.blocks[i]?.furniture !== "possible") return false;
		}
		return true;
	}
}

/** Whether a block is among the first or last paragraphs of the document, outside its tables. */
function edgesOf(plan: Plan): (block: number) => boolean {
	const firstTask = plan.taskCount === 0 ? plan.blockCount : plan.blockOfTask(0);
	const lastTask = plan.blockOfTask(plan.taskCount - 1);
	let head = 0;
	let words = 0;
	for (; head < Math.min(plan.blockCount, firstTask); head++) {
		const block = plan.blockAt(head);
		if (block?.kind !== "text" || block.role === "blank") continue;
		// Markup and links are no paragraphs of the text.
		if (block.text.text.length > 20 && !block.text.text.startsWith("<") && ++words > edge) break;
	}
	let tail = plan.blockCount - 1;
	words = 0;
	for (; tail > lastTask; tail--) {
		const block = plan.blockAt(tail);
		if (block?.kind !== "text" || block.role === "blank") continue;
		if (++words > edge) break;
	}
	return (block) => block < head || block > tail;
}
