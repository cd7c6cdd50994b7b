import { opensFormFoot, opensNote } from "../../language/notes.js";
import { isSectionHeading } from "../../layouts/sectionRow.js";
import { escapeCell, escapeWords } from "../../model/cellText.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { DocumentBlock, DocumentNote, RawCell, TableDocument } from "../tableDocument.js";
import { escapeLine } from "./escapeLine.js";
import { headingLevels } from "./headingLevels.js";
import { continuesTable, type ShapedTable, type SourceRow, shapeTable } from "./planTable.js";

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
	const writer = new Writer(document);
	for (const block of document.blocks) writer.write(block);
	return { lines: writer.lines, places: writer.places, notes: writer.notes };
}

/** More than a heading has is a paragraph that happens to fill a row. */
const longestTitle = 60;

class Writer {
	readonly lines: string[] = [];
	readonly places: (LocalizedText | undefined)[] = [];
	readonly notes: DocumentNote[] = [];
	private readonly levelOf: (level: number, text: string) => number;
	private readonly hasSections: boolean;
	private tables = 0;
	private paragraphs = 0;
	/** The names of the last table of the plan. */
	private names: readonly string[] | undefined;

	constructor(document: TableDocument) {
		if (document.frontMatter !== undefined) this.addFrontMatter(document.frontMatter);
		this.levelOf = headingLevels(document.blocks);
		this.hasSections = document.blocks.some(
			(block) => block.kind === "heading" && isSectionHeading(oneLine(block.text)),
		);
	}

	write(block: DocumentBlock): void {
		switch (block.kind) {
			case "page-break":
				return;
			case "heading":
			case "paragraph":
				this.paragraphs++;
				this.writeWords(block);
				return;
			default:
				this.tables++;
				this.writeTable(shapeTable(block.table));
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

	private writeWords(block: Extract<DocumentBlock, { text: string }>): void {
		const place = paragraphPlace(this.paragraphs);
		if (block.kind === "paragraph") this.addParagraph(block.text.split("\n").map(escapeLine), place);
		else {
			const text = oneLine(block.text);
			const level = this.levelOf(block.level, text);
			this.addParagraph([`${"#".repeat(level)} ${escapeWords(text)}`.trimEnd()], place);
		}
	}

	private writeTable(table: ShapedTable): void {
		const { above, rows, repeated, isNumberNamed } = table;
		for (const { cells, row } of above)
			this.addParagraph([escapeLine(textsOf(cells).join(" "))], this.place(row));
		let { names } = table;
		if (names === undefined && this.names !== undefined && continuesTable(this.names, rows)) {
			names = this.names;
			this.note(1, continued);
		}
		if (names === undefined) {
			this.writeOther(rows);
			return;
		}
		if (repeated > 0) this.note(undefined, repeatedHeaders(repeated));
		if (!isNumberNamed) this.note(undefined, unnamedNumber);
		this.names = names;
		this.writeRows(names, rows);
	}

	/** The rows of a table of the plan; one that reaches over all columns and names what follows parts it. */
	private writeRows(names: readonly string[], rows: readonly SourceRow[]): void {
		const [first] = rows;
		let isOpen = false;
		const merged: number[] = [];
		if (first === undefined) this.openTable(names, undefined);
		for (const source of rows) {
			const over = this.textOverAll(source.cells);
			if (over !== undefined) {
				if (isOpen) this.add("", undefined);
				this.addParagraph([over], this.place(source.row));
				isOpen = false;
				continue;
			}
			if (!isOpen) this.openTable(names, this.place(source.row));
			const cells = source.cells.map((cell) => cellText(cell, isOpen));
			this.add(`| ${cells.join(" | ")} |`, this.place(source.row));
			if (source.cells.some((cell, i) => cell.state === "left" && source.cells[i - 1]?.state === "own"))
				merged.push(source.row);
			isOpen = true;
		}
		if (isOpen || first === undefined) this.add("", undefined);
		if (merged.length > 0) this.note(undefined, mergedAcross(merged));
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
		if (opensNote(text) || opensFormFoot(text)) return escapeLine(text);
		if (isSectionHeading(text)) return `## ${escapeWords(text)}`;
		// （一）…, sums and tasks that fill a row are the business of who reads it.
		if (/^[(（\d]|计[:：]?$/.test(text)) return undefined;
		if (text.length > longestTitle || /[。；;]/.test(text)) return escapeLine(text);
		return `${this.hasSections ? "###" : "##"} ${escapeWords(text)}`;
	}

	/** A table that is none of a plan is kept as one; a frame of one column or one row is its paragraphs. */
	private writeOther(rows: readonly SourceRow[]): void {
		const [head, ...body] = rows;
		if (head === undefined) return;
		if (body.length === 0 || head.cells.length < 2) {
			for (const { cells, row } of rows)
				this.addParagraph(textsOf(cells).join("\n").split("\n").map(escapeLine), this.place(row));
			return;
		}
		this.openTable(
			head.cells.map(({ text }) => nameOfColumn(text)),
			this.place(head.row),
		);
		for (const { cells, row } of body)
			this.add(
				`| ${cells.map((cell) => cellText(cell, row > (body[0]?.row ?? 0))).join(" | ")} |`,
				this.place(row),
			);
		this.add("", undefined);
	}

	private place(row: number): LocalizedText {
		return tablePlace(this.tables, row);
	}

	private note(row: number | undefined, message: LocalizedText): void {
		const place =
			row === undefined ? { zh: `第 ${this.tables} 个表格`, en: `Table ${this.tables}` } : this.place(row);
		this.notes.push({ place, message });
	}
}

/** @param hasRowAbove a merged cell can only be so with a row above it */
function cellText({ text, state }: RawCell, hasRowAbove: boolean): string {
	return state === "above" ? (hasRowAbove ? "^^" : "") : escapeCell(text);
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

function paragraphPlace(n: number): LocalizedText {
	return { zh: `正文第 ${n} 段`, en: `Paragraph ${n}` };
}

function tablePlace(table: number, row: number): LocalizedText {
	return { zh: `第 ${table} 个表格第 ${row} 行`, en: `Table ${table}, row ${row}` };
}

const continued: LocalizedText = {
	zh: "没有自己的表头，按接在上面的表格之后导入；请核对。",
	en: "It names no columns and is taken to go on with the table above; please check.",
};

const unnamedNumber: LocalizedText = {
	zh: "有一列没有名称而都是数字，按“序号”导入；不对请改。",
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
		zh: `第 ${shown}${more ? "等" : ""} 行有横向合并的格，文字放在其中第一列；请核对。`,
		en: `Cells of ${rows.length === 1 ? "row" : "rows"} ${rows.slice(0, 20).join(", ")}${more ? " and others" : ""} reach over several columns, and their words stand in the first of them; please check.`,
	};
}
