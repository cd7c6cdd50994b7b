import type { Plan } from "../model/plan.js";
import { closesTag, isCredit, openedProgram } from "../text/foreignMatter.js";
import type { DocumentFacts } from "./factsOfDocument.js";

/** Blocks `first` to `last` of the plan, `count` of them lines with something in it. */
export interface FurnitureBlock {
	readonly first: number;
	readonly last: number;
	readonly count: number;
}

/** So many blocks a script may have; a tag that is never closed opens none. */
const longestProgram = 400;

/** So many short lines may stand between two lines of a frame. */
const mostWaiting = 4;

/** So many paragraphs from either end of the document a page's frame may reach. */
const edge = 15;

/**
 * Runs of lines that look like a page's frame, blank lines among them. A frame stands around a text: what is only
 * likely counts in the first and last paragraphs, behind the last and before the first task. Short lines count
 * between others, and at the very end.
 */
export function findFurniture(plan: Plan, facts: DocumentFacts): readonly FurnitureBlock[] {
	if (!facts.notable.some((i) => (facts.blocks.at(i)?.furniture ?? "none") !== "none")) return [];
	return new FurnitureFinder(plan, facts).find();
}

class FurnitureFinder {
	private readonly atEdge: (block: number) => boolean;

	constructor(
		private readonly plan: Plan,
		private readonly facts: DocumentFacts,
	) {
		this.atEdge = edgesOf(plan);
	}

	find(): readonly FurnitureBlock[] {
		const found: FurnitureBlock[] = [];
		for (let i = 0; i < this.plan.blockCount; i++) {
			if (!this.isFurniture(i)) continue;
			const run = this.runFrom(i, found.at(-1)?.last ?? -1);
			found.push(run);
			i = run.last;
		}
		return found;
	}

	/** The run that a line of a frame begins; it reaches up to, not including, block `least` at most. */
	private runFrom(i: number, least: number): FurnitureBlock {
		const { plan } = this;
		const first = this.firstOf(i, least);
		let last = this.endOfProgram(i);
		let count = this.countLines(first, last);
		/** Short lines that belong to the frame if it goes on behind them. */
		let waiting = 0;
		for (let next = last + 1; next < plan.blockCount && waiting <= mostWaiting; next++) {
			const block = plan.blockAt(next);
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (this.isFurniture(next)) {
				const end = this.endOfProgram(next);
				count += waiting + this.countLines(next, end);
				last = end;
				next = end;
				waiting = 0;
			} else if (this.isPossible(next) && this.atEdge(next)) waiting++;
			else {
				waiting = 0;
				break;
			}
		}
		// Nothing but short lines behind a frame, down to the end of the document: they belong to it.
		if (waiting === 0 || !this.restIsShort(last + 1)) return { first, last, count };
		const end = this.lastWithWords(last);
		return { first, last: end, count: count + this.countLines(last + 1, end) };
	}

	/** The last block of the document with something in it. */
	private lastWithWords(least: number): number {
		let last = this.plan.blockCount - 1;
		while (last > least && this.isBlank(last)) last--;
		return last;
	}

	private countLines(from: number, to: number): number {
		let count = 0;
		for (let i = from; i <= to; i++) if (!this.isBlank(i)) count += this.plan.blockAt(i)?.lines ?? 1;
		return count;
	}

	private isBlank(i: number): boolean {
		const block = this.plan.blockAt(i);
		return block?.kind === "text" && block.role === "blank";
	}

	/** The credits right above a frame belong to it. */
	private firstOf(i: number, least: number): number {
		let first = i;
		for (let above = i - 1; above > least && i - above <= 8 && this.atEdge(above); above--) {
			const block = this.plan.blockAt(above);
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (!isCredit(block.text.text)) break;
			first = above;
		}
		return first;
	}

	/** A line that opens a script or a style sheet, and what follows down to the line that closes it. */
	private endOfProgram(i: number): number {
		const { plan } = this;
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

	private isFurniture(i: number): boolean {
		const weight = this.facts.blocks.at(i)?.furniture;
		return weight === "sure" || (weight === "likely" && this.atEdge(i));
	}

	private isPossible(i: number): boolean {
		return this.facts.blocks.at(i)?.furniture === "possible";
	}

	private restIsShort(from: number): boolean {
		for (let i = from; i < this.plan.blockCount; i++) {
			if (this.plan.blockAt(i)?.kind !== "text") return false;
			if (!this.isBlank(i) && !this.isFurniture(i) && !this.isPossible(i)) return false;
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
		// Markup and links are not paragraphs of the text.
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
