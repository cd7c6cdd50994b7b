import { opensFormFoot, opensNote } from "../../language/notes.js";
import { isSectionHeading } from "../../layouts/sectionRow.js";
import { escapeCell, escapeWords } from "../../model/cellText.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { DocumentBlock, DocumentNote, RawCell, TableDocument } from "../tableDocument.js";
import { coverEmpty, emptyAsMerged } from "./emptyCells.js";
import { escapeLine } from "./escapeLine.js";
import { headingLevels, joinTitles, readsAsHeading } from "./headingLevels.js";
import { joinPages, type PlacedBlock } from "./joinPages.js";
import { listPlaces, paragraphPlace, rowPlace, runsOf, tablePlace } from "./places.js";
import { continuesTable, type ShapedTable, type SourceRow, shapeTable } from "./planTable.js";
import { UnitCells } from "./unitCells.js";

/** A document of another program as Markdown with tables, for the readers of plans. */
export interface DocumentText {
	readonly lines: readonly string[];
	/** Where each line comes from; `undefined` for those that stand for nothing in the source. */
	readonly places: readonly (LocalizedText | undefined)[];
	/** What was guessed, joined and left out on the way. */
	readonly notes: readonly DocumentNote[];
}

/** Writes a document as Markdown with a table for each of its own, everything in its order. */
export function writeDocumentText(document: TableDocument): DocumentText {
	const blocks = joinTitles(document.blocks);
	const joined = joinPages(blocks);
	const writer = new Writer({ ...document, blocks });
	for (const block of joined.blocks) writer.write(block);
	return { lines: writer.lines, places: writer.places, notes: [...joined.notes, ...writer.notes] };
}

class Writer {
	readonly lines: string[] = [];
	readonly places: (LocalizedText | undefined)[] = [];
	readonly notes: DocumentNote[] = [];
	private readonly levelOf: (level: number, text: string) => number;
	private readonly hasSections: boolean;
	private readonly isOurs: boolean;
	/** The number of the table that is being written. */
	private table = 0;
	private readonly doubtful: readonly string[];
	/** The names of the last table of the plan. */
	private names: readonly string[] | undefined;

	constructor(document: TableDocument) {
		if (document.frontMatter !== undefined) this.addFrontMatter(document.frontMatter);
		this.isOurs = document.isOurs === true;
		this.doubtful = document.doubtfulBreaks ?? [];
		this.levelOf = headingLevels(document.blocks);
		this.hasSections = document.blocks.some(
			(block) => block.kind === "heading" && isSectionHeading(oneLine(block.text)),
		);
	}

	write(block: PlacedBlock): void {
		if (block.kind === "words") this.writeWords(block.words, paragraphPlace(block.paragraph));
		else {
			this.table = block.table;
			this.writeTable(shapeTable(block.rows));
		}
	}

	private addFrontMatter(yaml: string): void {
		for (const line of ["---", ...yaml.split("\n"), "---", ""]) this.add(line, undefined);
	}

	private add(line: string, place: LocalizedText | undefined): void {
		this.lines.push(line);
		this.places.push(place);
	}

	/** Lines with a blank one behind them. */
	private addParagraph(lines: readonly string[], place: LocalizedText): void {
		for (const line of lines) this.add(line, place);
		this.add("", undefined);
	}

	private writeWords(block: Extract<DocumentBlock, { text: string }>, place: LocalizedText): void {
		const isHeading = block.kind === "heading" && (block.level === 0 || readsAsHeading(oneLine(block.text)));
		if (!isHeading) this.addParagraph(block.text.split("\n").map(escapeLine), place);
		else {
			const text = oneLine(block.text);
			const level = this.levelOf(block.level, text);
			this.addParagraph([`${"#".repeat(level)} ${escapeWords(text)}`.trimEnd()], place);
		}
	}

	private writeTable(table: ShapedTable): void {
		const { above, rows, repeated, isNumberNamed } = table;
		for (const source of above)
			this.addParagraph([escapeLine(textsOf(source.cells).join(" "))], placeOf(source));
		let { names } = table;
		if (names === undefined && this.names !== undefined && continuesTable(this.names, rows)) {
			names = this.names;
			this.note(continued);
		}
		if (names === undefined) {
			this.writeOther(rows);
			return;
		}
		if (repeated > 0) this.note(repeatedHeaders(repeated));
		if (!isNumberNamed) this.note(unnamedNumber);
		this.names = names;
		this.writeRows(names, this.isOurs ? rows : this.coverEmpty(names, rows));
	}

	private coverEmpty(names: readonly string[], rows: readonly SourceRow[]): readonly SourceRow[] {
		const tops = new Set(rows.flatMap(({ isPageTop }, at) => (isPageTop === true ? at : [])));
		const covered = coverEmpty(
			names,
			rows.map(({ cells }) => cells),
			tops,
		);
		if (covered.changed.length === 0) return rows;
		const changed = covered.changed.flatMap((at) => rows[at] ?? []);
		for (const table of new Set(changed.map((source) => source.table))) {
			const numbers = changed.flatMap((source) => (source.table === table ? source.row : []));
			const message = emptyAsMerged(listPlaces(runsOf(numbers), "行"), covered.columns);
			this.notes.push({ place: tablePlace(table), message });
		}
		return rows.map((source, at) => ({ ...source, cells: covered.rows[at] ?? source.cells }));
	}

	/** The rows of a table of the plan; one that reaches over all columns and names what follows parts it. */
	private writeRows(names: readonly string[], rows: readonly SourceRow[]): void {
		const [first] = rows;
		let isOpen = false;
		const merged: number[] = [];
		const units = new UnitCells(names, this.isOurs, this.doubtful);
		if (first === undefined) this.openTable(names, undefined);
		for (const source of rows) {
			const over = this.textOverAll(source.cells);
			if (over !== undefined) {
				if (isOpen) this.add("", undefined);
				this.addParagraph([over], placeOf(source));
				isOpen = false;
				continue;
			}
			if (!isOpen) this.openTable(names, placeOf(source));
			const cells = source.cells.map((cell, column) => cellText(units.read(cell, column), isOpen));
			this.add(`| ${cells.join(" | ")} |`, placeOf(source));
			if (isMergedAcross(source.cells)) merged.push(source.row);
			isOpen = true;
		}
		if (isOpen || first === undefined) this.add("", undefined);
		if (merged.length > 0) this.note(mergedAcross(merged));
		if (units.joined > 0) this.note(unitsALine(units.joined));
	}

	private openTable(names: readonly string[], place: LocalizedText | undefined): void {
		this.add(`| ${names.map(escapeCell).join(" | ")} |`, place);
		this.add(`| ${names.map(() => "---").join(" | ")} |`, place);
	}

	/** What a row over all columns says, as it stands between tables; `undefined` of a row that stays one. */
	private textOverAll(cells: readonly RawCell[]): string | undefined {
		const [first, ...others] = cells;
		if (first?.state !== "own" || first.text === "" || !others.every(({ state }) => state === "left"))
			return undefined;
		const text = oneLine(first.text);
		if (opensNote(text) || opensFormFoot(text) || /^[合小总累共]\s{0,4}计[:：]?\s{0,4}\S/.test(text))
			return escapeLine(text);
		if (isSectionHeading(text)) return `## ${escapeWords(text)}`;
		// （一）…, sums and tasks that fill a row are the business of who reads it.
		if (/^[(（\d]|计[:：]?$/.test(text)) return undefined;
		if (!readsAsHeading(text)) return escapeLine(text);
		return `${this.hasSections ? "###" : "##"} ${escapeWords(text)}`;
	}

	/** A table that is none of a plan is kept as one; a frame of one column or one row is its paragraphs. */
	private writeOther(rows: readonly SourceRow[]): void {
		const [head, ...body] = rows;
		if (head === undefined) return;
		if (body.length === 0 || head.cells.length < 2) {
			for (const source of rows)
				this.addParagraph(textsOf(source.cells).join("\n").split("\n").map(escapeLine), placeOf(source));
			return;
		}
		this.openTable(
			head.cells.map(({ text }) => nameOfColumn(text)),
			placeOf(head),
		);
		for (const source of body) {
			const cells = source.cells.map((cell) => cellText(cell, source !== body[0]));
			this.add(`| ${cells.join(" | ")} |`, placeOf(source));
		}
		this.add("", undefined);
	}

	private note(message: LocalizedText): void {
		this.notes.push({ place: tablePlace(this.table), message });
	}
}

function placeOf({ table, row }: SourceRow): LocalizedText {
	return rowPlace(table, row);
}

/** @param hasRowAbove a merged cell can only be so with a row above it */
function cellText({ text, state }: RawCell, hasRowAbove: boolean): string {
	return state === "above" ? (hasRowAbove ? "^^" : "") : escapeCell(text);
}

/** Whether a cell reaches over columns that something could belong to: a heading that fills its row stands where it did. */
function isMergedAcross(cells: readonly RawCell[]): boolean {
	const isWhole = cells.slice(1).every(({ state }) => state === "left");
	if (isWhole && !/[。；;]/.test(cells[0]?.text ?? "")) return false;
	return cells.some((cell, i) => cell.state === "left" && cells[i - 1]?.state === "own");
}

function textsOf(cells: readonly RawCell[]): readonly string[] {
	return cells.flatMap(({ text }) => (text === "" ? [] : [text]));
}

function nameOfColumn(text: string): string {
	return oneLine(text);
}

function oneLine(text: string): string {
	return text
		.split("\n")
		.map((line) => line.trim())
		.join("");
}

function unitsALine(cells: number): LocalizedText {
	return {
		zh: `有 ${cells} 格是一行一个单位，已改用“、”隔开。`,
		en: `${counted(cells, "cell has", "cells have")} a unit a line; 、 stands between them now.`,
	};
}

const continued: LocalizedText = {
	zh: "没有自己的表头，按接在上面的表格之后导入；请核对。",
	en: "It names no columns and is taken to go on with the table above; please check.",
};

const unnamedNumber: LocalizedText = {
	zh: "有一栏没有名称而都是数字，按“序号”导入；不对请改。",
	en: "A column without a name holds numbers and was taken for 序号; please correct it if it is another.",
};

function repeatedHeaders(rows: number): LocalizedText {
	return {
		zh: `${rows} 行是重复的表头，没有放进结果。`,
		en: `${counted(rows, "row")} ${rows === 1 ? "is" : "are"} the header once more and left out of the result.`,
	};
}

function mergedAcross(rows: readonly number[]): LocalizedText {
	const shown = rows.slice(0, 20).join("、");
	const more = rows.length > 20;
	return {
		zh: `第 ${shown}${more ? "等" : ""} 行有横向合并的格，文字放在其中第一栏；请核对。`,
		en: `Cells of ${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, 20).join(", ")}${more ? " and others" : ""} reach over several columns, and their words stand in the first of them; please check.`,
	};
}
