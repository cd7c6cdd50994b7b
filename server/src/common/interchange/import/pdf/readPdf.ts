import { areOurs } from "../../ooxml/niwenMarks.js";
import type { DocumentBlock, DocumentNote, TableDocument } from "../../tableDocument.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { withoutFurniture } from "./furniture.js";
import {
	goesOn,
	type JoinedTable,
	joinParts,
	mergedColumnsOf,
	rolesOf,
	type TablePart,
} from "./joinTables.js";
import type { PageMarks } from "./marks.js";
import { withPdf } from "./openPdf.js";
import { withOpenTables } from "./openTables.js";
import { type FlowItem, flowOf, type PageFlow } from "./pageFlow.js";
import { readPageMarks } from "./pageMarks.js";
import { textOfCell } from "./pageTable.js";
import { measureProse, type ProseLine, paragraphsOf } from "./paragraphs.js";
import * as say from "./pdfNotes.js";
import { findSideBySide } from "./sideBySide.js";
import { splitParts, type UncertainRow } from "./splitParts.js";
import type { TextLine } from "./textLines.js";

/** Share of glyphs without codes with which nothing of a document can be made. */
const mostUncoded = 0.5;

/** Glyphs of a document; a page of a plan has about a thousand. */
const mostGlyphs = 2_000_000;

/**
 * Reads a PDF (ISO 32000-1) with a text layer as what its pages show: tables where rules make cells, paragraphs of what
 * stands around, without page numbers and running heads. All that is thrown is {@link UnreadableDocument}.
 */
export async function readPdf(bytes: Uint8Array): Promise<TableDocument> {
	const pages: PageFlow[] = [];
	const empty: number[] = [];
	let glyphs = 0;
	let unknown = 0;
	const uncoded = { fonts: new Set<string>(), pages: [] as number[], count: 0 };
	const unread: string[] = [];
	let isOurs = false;
	await withPdf(bytes, async (file, library, missing) => {
		const { info } = await file.getMetadata();
		isOurs = "Keywords" in info && typeof info.Keywords === "string" && areOurs(info.Keywords);
		for (let number = 1; number <= file.numPages; number++) {
			const marks = await readPageMarks(await file.getPage(number), library);
			glyphs += marks.glyphs.length;
			if (glyphs > mostGlyphs) throw new UnreadableDocument(say.tooMuchText);
			if (!hasText(marks)) empty.push(number);
			unknown += marks.glyphs.filter(({ text }) => isUnknown.test(text)).length - marks.uncoded.count;
			if (marks.uncoded.count > 0) {
				uncoded.pages.push(number);
				uncoded.count += marks.uncoded.count;
				for (const font of marks.uncoded.fonts) uncoded.fonts.add(font);
			}
			pages.push(flowOf(number, marks));
		}
		unread.push(...missing);
	});
	if (empty.length === pages.length)
		throw new UnreadableDocument(unread.length > 0 ? say.noKnownText(unread) : say.noText);
	if (uncoded.count > mostUncoded * glyphs) throw new UnreadableDocument(say.noCodes([...uncoded.fonts]));
	const notes: DocumentNote[] = [];
	if (uncoded.count > 0) notes.push(say.uncodedText(uncoded.pages, uncoded.count, [...uncoded.fonts]));
	if (unread.length > 0) notes.push(say.unknownEncodings(unread));
	if (empty.length > 0) notes.push(say.emptyPages(empty));
	if (unknown > 0) notes.push(say.unknownCharacters(unknown));
	return { ...blocksOf(pages, notes), notes, ...(isOurs ? { isOurs: true as const } : {}) };
}

const isUnknown = /[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/;

/** As it stands at the side of a page that lies across. */
const isNumber = /^[-—–\s]*\d{1,4}[-—–\s]*$/;

function hasText({ glyphs, turned }: PageMarks): boolean {
	return turned !== "" || glyphs.some(({ text }) => text.trim() !== "");
}

function blocksOf(
	pages: readonly PageFlow[],
	notes: DocumentNote[],
): Pick<TableDocument, "blocks" | "doubtfulBreaks"> {
	const bodySize = bodySizeOf(pages);
	const bare = withoutFurniture(pages, bodySize);
	const turnedNumbers = pages.filter(({ turned }) => isNumber.test(turned)).length;
	const numbers = bare.numbers + turnedNumbers;
	if (numbers > 0) notes.push(say.pageNumbers(numbers));
	notes.push(...bare.heads.map(say.runningHead));
	for (const { page, turned } of pages)
		if (turned !== "" && !isNumber.test(turned)) notes.push(say.turnedText(page, turned));
	for (const text of new Set(bare.pages.map(({ watermark }) => watermark)))
		if (text !== "") notes.push(say.watermark(text));
	const flows = withOpenTables(bare.pages);
	for (const page of flows) notes.push(...findSideBySide(page).map(say.sideBySide));
	const items = flows.flatMap(({ page, items: own }) => own.map((item) => ({ page, item })));
	const widths = new Map(flows.map(({ page, width }) => [page, width]));
	const measure = measureProse(linesOf(items), (page) => widths.get(page) ?? 0, bodySize);
	const tables = items.flatMap(({ item }) => (item.kind === "table" ? [item.table] : []));
	if (tables.length === 0) notes.push(say.noRuledTable);
	const kin = mergedColumnsOf(tables);
	const found: JoinedPages = { headers: [], rows: [], cells: [], uncertain: [], open: [], doubtful: [] };
	const blocks: DocumentBlock[] = [];
	for (let i = 0; i < items.length; ) {
		const start = items[i];
		if (start === undefined) break;
		let end = i + 1;
		if (start.item.kind === "table") {
			const parts: TablePart[] = [{ page: start.page, table: start.item.table }];
			for (; end < items.length; end++) {
				const next = tableOf(items[end]);
				const last = parts.at(-1);
				if (next === undefined || last === undefined || next.page === last.page) break;
				if (!goesOn(last.table, next.table)) break;
				parts.push(next);
			}
			const split = splitParts(parts);
			found.uncertain.push(...split.uncertain);
			found.open.push(...split.open);
			blocks.push(tableBlock(joinParts(split.parts, kin), found));
		} else {
			while (items[end]?.item.kind === "line") end++;
			blocks.push(...paragraphsOf(linesOf(items.slice(i, end)), measure, blocks.length === 0));
		}
		i = end;
	}
	if (found.open.length > 0) notes.push(say.openTables([...new Set(found.open)]));
	for (const page of new Set(found.uncertain.map((row) => row.page)))
		notes.push(
			say.uncertainRows(
				page,
				found.uncertain.filter((row) => row.page === page).map((row) => row.text),
			),
		);
	if (found.headers.length > 0) notes.push(say.repeatedHeader(found.headers));
	if (found.rows.length > 0) notes.push(say.splitRows(found.rows));
	if (found.cells.length > 0) notes.push(say.continuedCells(found.cells));
	if (found.doubtful.length > 0) notes.push(say.doubtfulLines(found.doubtful));
	return { blocks, doubtfulBreaks: found.doubtful.map((pair) => pair.join("\n")) };
}

interface Placed {
	readonly page: number;
	readonly item: FlowItem;
}

function tableOf(placed: Placed | undefined): TablePart | undefined {
	return placed?.item.kind === "table" ? { page: placed.page, table: placed.item.table } : undefined;
}

/** Pages at whose top something was joined. */
interface JoinedPages {
	readonly headers: number[];
	readonly rows: number[];
	readonly cells: number[];
	readonly uncertain: UncertainRow[];
	/** Pages that have a table without rules between its columns or rows. */
	readonly open: number[];
	/** Lines of a cell that may be two names or one. */
	readonly doubtful: (readonly [before: string, next: string])[];
}

function tableBlock(joined: JoinedTable, pages: JoinedPages): DocumentBlock {
	const { rows, headerRows } = joined;
	pages.headers.push(...joined.repeated);
	pages.rows.push(...joined.splitRows);
	pages.cells.push(...joined.continued);
	const roles = rolesOf(rows);
	const noteDoubt = (before: string, next: string) => pages.doubtful.push([before, next]);
	const table = {
		rows: rows.map((row) =>
			row.map((cell, column) => ({
				text: cell.state === "own" ? textOfCell(cell, roles[column], noteDoubt) : "",
				state: cell.state,
			})),
		),
	};
	return { kind: "table", table, headerRows };
}

function linesOf(items: readonly Placed[]): readonly ProseLine[] {
	return items.flatMap(({ page, item }) => (item.kind === "line" ? [{ page, line: item.line }] : []));
}

/** The size that most of the text has. */
function bodySizeOf(pages: readonly PageFlow[]): number {
	const counts = new Map<number, number>();
	const count = ({ size, glyphs }: TextLine) => {
		const rounded = Math.round(size * 2) / 2;
		counts.set(rounded, (counts.get(rounded) ?? 0) + glyphs.length);
	};
	for (const { items } of pages)
		for (const item of items) {
			if (item.kind === "line") count(item.line);
			else for (const row of item.table.rows) for (const { lines } of row) lines.forEach(count);
		}
	let size = 0;
	for (const [each, glyphs] of counts) if (glyphs > (counts.get(size) ?? 0)) size = each;
	return size;
}
