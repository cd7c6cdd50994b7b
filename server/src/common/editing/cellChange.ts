import type { RowBlock } from "../model/block.js";
import { firstPlace } from "../model/lists.js";
import { listWithinTask } from "../model/listWithinTask.js";
import type { MappedText } from "../model/mappedText.js";
import { type Cell, cellAt } from "../model/tableHeader.js";
import { quoted, refuse } from "./refusal.js";

/** What a cell is to be. */
export type CellContent =
	| {
			readonly state: "text";
			/** What it shows. */
			readonly text: string;
			/** The same as it is written elsewhere in a row of the same layout, its markup included. */
			readonly source?: string;
	  }
	| { readonly state: "empty" }
	| { readonly state: "covered" };

/** Words in the place of others; UTF-16 offsets in what a cell shows. */
export interface Splice {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A change of one cell: another content, or words of it. */
export type CellChange =
	| {
			readonly operation: number;
			readonly become: CellContent;
			/** What hung on the cell that this one was merged with hangs on this one from now on. */
			readonly takesBelow?: boolean;
	  }
	| {
			readonly operation: number;
			/** In their order, none over another; more may come. */
			readonly splices: readonly Splice[];
			/** What hung on the cell goes on to show what it showed. */
			readonly leavesBelow?: boolean;
	  };

/** The changes of one row by column. */
export type CellChanges = ReadonlyMap<number, CellChange>;

export const emptyContent: CellContent = { state: "empty" };
export const coveredContent: CellContent = { state: "covered" };

/** A cell that shows a text; the empty text leaves it empty. */
export function textContent(text: string): CellContent {
	const shown = shownText(text);
	return shown === "" ? emptyContent : { state: "text", text: shown };
}

/** A text as a cell shows it: blanks at the ends of its lines are not seen, nor are line breaks at its own ends. */
export function shownText(text: string): string {
	if (!/[\r\n]/.test(text)) return text.trim();
	return text
		.split(/\r\n|\n|\r/)
		.map((line) => line.trim())
		.join("\n")
		.trim();
}

/** What a cell is once it is changed; a missing one is empty as soon as the row is written anew. */
export function contentAfter(cell: Cell | undefined, change: CellChange | undefined): CellContent {
	if (change !== undefined && "become" in change) return change.become;
	if (cell === undefined || cell.state === "missing" || cell.state === "empty") {
		const inserted = change?.splices.map(({ text }) => text).join("") ?? "";
		return textContent(inserted);
	}
	if (cell.state === "covered") return coveredContent;
	return change === undefined
		? { state: "text", text: cell.content.text }
		: textContent(spliced(cell.content, change.splices));
}

/** What the cells of a row are once they are changed; `found` is how the row is read then. */
export function contentsAfter(
	row: RowBlock,
	changes: CellChanges,
	found: RowBlock | undefined,
): readonly CellContent[] {
	// A list within the words of its task changes with these, which are compared as a whole.
	return row.cells.map((cell, column) =>
		found !== undefined && listWithinTask(row, column) >= 0
			? contentAfter(found.cells[column], undefined)
			: contentAfter(cell, changes.get(column)),
	);
}

export function spliced({ text }: MappedText, splices: readonly Splice[]): string {
	let result = "";
	let at = 0;
	for (const { start, end, text: inserted } of splices) {
		result += text.slice(at, start) + inserted;
		at = end;
	}
	return result + text.slice(at);
}

/** The words that change where a cell shows one text and is to show another. */
export function splicesOf(before: MappedText, change: CellChange, after: string): readonly Splice[] {
	if ("splices" in change) return change.splices;
	return difference(before.text, after) ?? noSplices;
}

const noSplices: readonly Splice[] = [];

/** The part of a text that changes where it becomes another, characters outside the BMP whole. */
function difference(before: string, after: string): readonly Splice[] | undefined {
	if (before === after) return undefined;
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start] === after[start]) start++;
	let same = 0;
	while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
	if (isInsideCharacter(before, start) || isInsideCharacter(after, start)) start--;
	if (isInsideCharacter(before, before.length - same) || isInsideCharacter(after, after.length - same))
		same--;
	return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}

function isInsideCharacter(text: string, at: number): boolean {
	return at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** A change that more words may be added to: in a long cell thousands of them. */
type GrowingChange =
	| Extract<CellChange, { readonly become: CellContent }>
	| { readonly operation: number; readonly splices: Splice[]; readonly leavesBelow?: boolean };

/** The changes of many rows, as operations ask for them; one cell is changed by one operation. */
export class CellChangeSet {
	private readonly byTask = new Map<number, Map<number, GrowingChange>>();

	of(task: number): CellChanges | undefined {
		return this.byTask.get(task);
	}

	at(task: number, column: number): CellChange | undefined {
		return this.byTask.get(task)?.get(column);
	}

	tasks(): readonly number[] {
		return [...this.byTask.keys()].sort((a, b) => a - b);
	}

	/** Makes a cell something else; no other operation may have touched it. */
	become(
		row: RowBlock,
		task: number,
		column: number,
		change: Extract<CellChange, { readonly become: CellContent }>,
	): void {
		const { become, operation } = change;
		const within = listWithinTask(row, column);
		if (within >= 0 && become.state === "text") {
			const end = cellAt(row.cells, column)?.content.text.length ?? 0;
			this.splice(row, task, column, { start: 0, end, text: become.text }, operation);
			return;
		}
		if (this.at(task, column) !== undefined) refuseTwice(cellAt(row.cells, column), change.operation);
		this.rowOf(task).set(column, change);
	}

	/** Changes words of a cell; other operations may change other words of it. */
	splice(
		row: RowBlock,
		task: number,
		column: number,
		splice: Splice,
		operation: number,
		leavesBelow = false,
	): void {
		const within = listWithinTask(row, column);
		if (within >= 0) {
			const { start, end, text } = splice;
			const own = { start: within + start, end: within + end, text };
			this.splice(row, task, row.header.taskColumn, own, operation, leavesBelow);
			return;
		}
		const cell = cellAt(row.cells, column);
		const changes = this.rowOf(task);
		const known = changes.get(column);
		if (known !== undefined && "become" in known) refuseTwice(cell, operation);
		const splices = known?.splices ?? [];
		const place = placeOfSplice(splices, splice);
		if (meet(splices[place - 1], splice) || meet(splice, splices[place])) refuseTwice(cell, operation);
		splices.splice(place, 0, splice);
		changes.set(column, {
			operation: known?.operation ?? operation,
			splices,
			leavesBelow: leavesBelow || known?.leavesBelow === true,
		});
	}

	private rowOf(task: number): Map<number, GrowingChange> {
		let changes = this.byTask.get(task);
		if (changes === undefined) {
			changes = new Map();
			this.byTask.set(task, changes);
		}
		return changes;
	}
}

/** Index behind those that come before it. */
function placeOfSplice(splices: readonly Splice[], { start, end }: Splice): number {
	return firstPlace(splices.length, (i) => {
		const one = splices[i];
		return one !== undefined && (one.start < start || (one.start === start && one.end <= end));
	});
}

/** Of two that meet nobody can tell which comes first, unless they stand side by side. */
function meet(one: Splice | undefined, next: Splice | undefined): boolean {
	if (one === undefined || next === undefined || one.end < next.start) return false;
	return one.end > next.start || one.start === one.end || next.start === next.end;
}

function refuseTwice(cell: Cell | undefined, operation: number): never {
	const words = quoted(cell?.content.text ?? "");
	return refuse(
		`有两处修改都涉及同一处（“${words}”），请分两次进行。`,
		`Two changes concern the same place (“${words}”): make one after the other.`,
		operation,
	);
}
