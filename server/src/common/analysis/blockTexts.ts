import type { Block, RowBlock, TextBlock } from "../model/block.js";
import type { MappedText } from "../model/mappedText.js";
import { countFullWidth } from "../text/punctuation.js";
import { countScripts } from "../text/script.js";
import { asWritten, headingAsWritten } from "./asWritten.js";
import { isSilent } from "./markup.js";

/** Who is passed the texts of a block. */
export interface TextTaker {
	/** @param items what a paragraph assigns; marks between its units are separators, which no text rule touches */
	addProse(text: MappedText, items?: TextBlock["items"]): void;
	/** Names, whose separators and marks are not punctuation of sentences. */
	/** @param areUnits the names are those of units */
	addNames(text: MappedText, areUnits: boolean): void;
}

/** Passes the texts of a block in their order. */
export function passTexts(block: Block, taker: TextTaker): void {
	switch (block.kind) {
		case "front-matter":
			break;
		case "text":
			if (isSilent(block)) break;
			passTextBlock(block, taker);
			break;
		case "section":
			taker.addProse(
				block.lines === 1 && block.written !== undefined ? headingAsWritten(block.written) : block.title,
			);
			break;
		case "table-header":
			for (const cell of block.cells)
				if (cell.state === "text") taker.addProse(asWritten(cell.content, block));
			for (const row of block.rows ?? []) passRow(row, taker);
			break;
		case "row":
			passRow(block, taker);
	}
}

function passTextBlock(block: TextBlock, taker: TextTaker): void {
	const rows = block.rows ?? recordOf(block);
	if (rows === undefined) taker.addProse(asWritten(block.text, block), block.items ?? none);
	else for (const row of rows) passRow(row, taker);
}

/** The task of a record (序号：1；任务：…), the only one in prose that has its number in a place of its own. */
function recordOf({ items }: TextBlock): readonly RowBlock[] | undefined {
	const row = items?.[0]?.row;
	return row?.header.numberIn === "serial" ? [row] : undefined;
}

function passRow(row: RowBlock, taker: TextTaker): void {
	const { cells } = row;
	const { numberColumn, taskColumn, leaderColumn, unitColumns } = row.header;
	for (let column = 0; column < cells.length; column++) {
		const cell = cells[column];
		if (cell === undefined || cell.state !== "text" || column === numberColumn) continue;
		// The number that a task begins with is not part of its text.
		if (column === taskColumn) taker.addProse(asWritten(row.text, row));
		else if (column === leaderColumn) taker.addNames(asWritten(cell.content, row), false);
		else if (unitColumns.includes(column)) taker.addNames(asWritten(cell.content, row), true);
		else taker.addProse(asWritten(cell.content, row));
	}
	for (const cell of row.surplus)
		if (cell.state === "text") taker.addNames(asWritten(cell.content, row), false);
}

/** Counts in the texts of a block what a rule compares with what it found. */
class TextCounter implements TextTaker {
	count = 0;

	/** @param ofNames counts in a name; nothing is counted there without it */
	constructor(
		private readonly ofProse: (text: string) => number,
		private readonly ofNames?: (text: string) => number,
	) {}

	addProse({ text }: MappedText): void {
		this.count += this.ofProse(text);
	}

	addNames({ text }: MappedText): void {
		this.count += this.ofNames?.(text) ?? 0;
	}
}

function countSimplified(text: string): number {
	return countScripts(text).simplified;
}

/** How many Simplified characters, or full-width marks of sentences, the texts of a block have. */
export function countIn(block: Block, what: "simplified" | "fulls"): number {
	const counter =
		what === "fulls" ? new TextCounter(countFullWidth) : new TextCounter(countSimplified, countSimplified);
	passTexts(block, counter);
	return counter.count;
}

const none: readonly never[] = [];
