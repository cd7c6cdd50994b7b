import { isPageMark } from "../../layouts/loose/furniture.js";
import { toNumber } from "../../layouts/taskNumber.js";
import { findColumnRole } from "../../model/columns.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { parseChineseNumeral } from "../../text/numerals.js";
import type { DocumentBlock, DocumentNote } from "../tableDocument.js";
import { rowPlace } from "./places.js";
import { continuesTable, type SourceRow, shapeTable } from "./planTable.js";

type Words = Extract<DocumentBlock, { text: string }>;

/** Blocks with where they stand: a paragraph by its number from 1, rows of tables by theirs. */
export type PlacedBlock =
	| { readonly kind: "words"; readonly words: Words; readonly paragraph: number }
	| { readonly kind: "rows"; readonly rows: readonly SourceRow[]; readonly table: number };

/**
 * Puts together tables that only pages part: page numbers and 续表 between them, the names of the columns once more or
 * not at all, and numbers that go on.
 */
export function joinPages(blocks: readonly DocumentBlock[]): {
	readonly blocks: readonly PlacedBlock[];
	readonly notes: readonly DocumentNote[];
} {
	const placed: PlacedBlock[] = [];
	const notes: DocumentNote[] = [];
	/** Where the last table stands in `placed`; -1 where something else than a page's furniture follows it. */
	let open = -1;
	let tables = 0;
	let paragraphs = 0;
	for (const block of blocks) {
		if (block.kind === "page-break") continue;
		if (block.kind !== "table") {
			paragraphs++;
			placed.push({ kind: "words", words: block, paragraph: paragraphs });
			if (!isFurniture(block)) open = -1;
			continue;
		}
		const table = ++tables;
		const rows = block.table.rows.map((cells, i): SourceRow => ({ cells, table, row: i + 1 }));
		const before = placed[open];
		const more = before?.kind === "rows" ? rowsThatGoOn(before.rows, rows) : undefined;
		if (before?.kind !== "rows" || more === undefined) {
			open = placed.length;
			placed.push({ kind: "rows", rows, table });
			continue;
		}
		const between = placed.splice(open + 1);
		placed[open] = { ...before, rows: [...before.rows, ...more] };
		notes.push({ place: rowPlace(table, 1), message: joined(between.length) });
	}
	return { blocks: placed, notes };
}

/** Whether a paragraph belongs to a page, and not to what stands on it. */
function isFurniture({ kind, text }: Words): boolean {
	const words = text.trim();
	return kind === "paragraph" && isPageMark(words);
}

/** The rows that go on with a table, without the names of its columns; `undefined` where they are a table of their own. */
function rowsThatGoOn(
	before: readonly SourceRow[],
	rows: readonly SourceRow[],
): readonly SourceRow[] | undefined {
	if (before[0]?.cells.length !== rows[0]?.cells.length) return undefined;
	const [above, below] = [shapeTable(before), shapeTable(rows)];
	const { names } = above;
	if (names === undefined || above.rows.length === 0 || below.rows.length === 0) return undefined;
	const isNamed = below.names?.join("\n") === names.join("\n");
	if (!isNamed && !(below.names === undefined && continuesTable(names, below.rows))) return undefined;
	// What is left of the page above its names: its title once more.
	const known = new Set(above.above.map(wordsOf));
	if (!below.above.every((row) => known.has(wordsOf(row)) || isPageMark(wordsOf(row)))) return undefined;
	const number = names.findIndex((name) => findColumnRole(name) === "number");
	if (!goesOn(above.rows, below.rows, number)) return undefined;
	const kept = new Set(below.rows.map(({ row }) => row));
	const [first, ...others] = rows.filter(({ row }) => kept.has(row));
	return first === undefined ? [] : [{ ...first, isPageTop: true }, ...others];
}

function wordsOf({ cells }: SourceRow): string {
	return cells.map(({ text }) => text.replace(/\s/g, "")).join("");
}

/** Whether the number of the first row follows that of the last one, or is left to a merged cell. */
function goesOn(above: readonly SourceRow[], below: readonly SourceRow[], number: number): boolean {
	const valueAt = (row: SourceRow | undefined): number | null => {
		if (number >= 0) return numberIn(row?.cells[number]?.text ?? "");
		const task = row?.cells
			.map(({ text }) => /^(\d{1,4})[.、．]/.exec(text)?.[1])
			.find((found) => found !== undefined);
		return task === undefined ? null : Number(task);
	};
	const first = valueAt(below[0]);
	const lastNumbered = above.findLast((row) => valueAt(row) !== null);
	const last = valueAt(lastNumbered);
	if (number >= 0 && (below[0]?.cells[number]?.text ?? "") === "") return last !== null;
	return first !== null && last !== null && (first === last || first === last + 1);
}

function numberIn(text: string): number | null {
	return toNumber(text) ?? parseChineseNumeral(text.replace(/[、.．\s]$/, ""));
}

function joined(between: number): LocalizedText {
	const zh = between === 0 ? "" : "，其间的页码、续表字样没有放进结果";
	const en = between === 0 ? "" : ", and the page numbers and other words of pages between them are left out";
	return {
		zh: `与上一个表格接成一张${zh}。`,
		en: `It goes on with the table above and is joined to it${en}.`,
	};
}
