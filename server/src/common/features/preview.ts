import { textStyleSheet } from "../interchange/export/html/styleSheet.js";
import { documentWithSources } from "../interchange/export/planDocument.js";
import {
	headingRank,
	layOutDocument,
	type PrintedCell,
	type PrintedPart,
	type PrintedTable,
} from "../interchange/export/printedPages.js";
import type { ExportProfile } from "../interchange/export/profile.js";
import type { PlanPiece, PlanRow } from "../interchange/planPieces.js";
import type { RowBlock } from "../model/block.js";
import { firstPlace } from "../model/lists.js";
import { type Span, spanContains } from "../model/span.js";
import type { PreviewCell, PreviewItem, PreviewLook } from "../previewProtocol.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printable } from "../text/printable.js";
import { columnAt } from "./place.js";
import type { Language } from "./toLsp.js";

/** A part of a preview, and what of the plan it shows. */
export interface PreviewPart {
	readonly item: PreviewItem;
	/** 0-based, of the document. */
	readonly line: number;
	/** Of a row: the task that it shows; none of a table that is not a plan's. */
	readonly task?: number;
	/** Of a heading that stands so in the document: its block. */
	readonly block?: number;
}

/**
 * A plan as it will be printed: what `niwen export --to html` shows, part by part, with its findings.
 *
 * @param findings those that the user is shown
 */
export function layOutPreview(
	snapshot: PlanSnapshot,
	profile: ExportProfile,
	findings: readonly PlacedFinding[],
	language: Language,
): readonly PreviewPart[] {
	const { plan, frontMatter, document } = snapshot;
	const { document: printed, sources } = documentWithSources(plan, frontMatter.yaml, document.lines);
	const parts: PreviewPart[] = [];
	const add = (part: PreviewPart) => {
		// What prose is made into may stand in another order than its lines.
		parts.push({ ...part, line: Math.max(part.line, parts.at(-1)?.line ?? 0) });
	};
	for (const { isLandscape, parts: shown } of layOutDocument(printed.blocks, profile)) {
		const run = shown.flatMap((part) => partsOf(snapshot, part, sources.get(part.block)));
		add({ item: { kind: "pages", across: isLandscape }, line: run[0]?.line ?? 0 });
		run.forEach(add);
	}
	return markFindings(snapshot, parts, findings, language);
}

/** Columns move when one of them is to be wider or narrower by more than this part of the table. */
const leastMove = 0.015;

/**
 * The parts with columns as they are shown already, unless they have become others by more than is worth a move: every
 * word that is typed makes one wider by a hair, and all rows of all tables would be set anew with it.
 */
export function keepColumns(
	parts: readonly PreviewPart[],
	shown: readonly PreviewPart[],
): readonly PreviewPart[] {
	const known = new Map<string, Columns>();
	eachTable(shown, (key, { columns }) => void (known.has(key) || known.set(key, columns)));
	const kept = [...parts];
	eachTable(parts, (key, table, i) => {
		const columns = known.get(key);
		const part = parts[i];
		if (columns === undefined || part === undefined || !isNear(columns, table.columns)) return;
		kept[i] = { ...part, item: { ...table, columns } };
	});
	return kept;
}

type Table = Extract<PreviewItem, { readonly kind: "table" }>;
type Columns = Table["columns"];

/** @param visit gets equal keys for tables of the same names of columns on pages that lie the same way */
function eachTable(
	parts: readonly PreviewPart[],
	visit: (key: string, table: Table, index: number) => void,
): void {
	let across = false;
	parts.forEach(({ item }, i) => {
		if (item.kind === "pages") across = item.across;
		if (item.kind !== "table") return;
		visit(JSON.stringify([across, ...(item.head[0] ?? []).map(({ text }) => text)]), item, i);
	});
}

function isNear(a: Columns, b: Columns): boolean {
	return (
		a.length === b.length &&
		a.every(({ share, align }, i) => {
			const other = b[i];
			return other?.align === align && Math.abs(other.share - share) < leastMove;
		})
	);
}

/** How the pages of a preview look. */
export function lookOf(profile: ExportProfile): PreviewLook {
	const { top, bottom, inner, outer } = profile.margins;
	const [edges, ends] = [(inner + outer) / 2, (top + bottom) / 2];
	return {
		style: textStyleSheet(profile, ".paper"),
		upright: { width: 210, height: 297, margins: [top, outer, bottom, inner] },
		across: { width: 297, height: 210, margins: [edges, ends, edges, ends] },
		pageNumbers: profile.pageNumbers,
	};
}

function partsOf(
	snapshot: PlanSnapshot,
	part: PrintedPart,
	piece: PlanPiece | undefined,
): readonly PreviewPart[] {
	const newPage = part.breaksBefore ? { newPage: true as const } : {};
	if (part.kind === "table") {
		const { columns, head, rows } = part;
		const table: PreviewItem = {
			kind: "table",
			columns: columns.map(({ share, align }) => ({ share: Math.round(share * 10_000) / 10_000, align })),
			head: head.map((row) => row.map(fixedCell)),
			...newPage,
		};
		const source = piece?.kind === "table" ? piece : undefined;
		return [{ item: table, line: source?.line ?? 0 }, ...rowsOf(snapshot, rows, source?.rows ?? [])];
	}
	const text = printable(part.block.text);
	if (part.kind === "paragraph") {
		const { role } = part.block;
		const line = piece?.kind === "text" ? (piece.from ?? 0) : 0;
		const place = { ...(role && { role }), ...(part.indent !== undefined && { indent: part.indent }) };
		return [{ item: { kind: "paragraph", text, fixed: true, ...place, ...newPage }, line }];
	}
	const line = piece?.kind === "section" || piece?.kind === "heading" ? piece.line : 0;
	const rank = headingRank(part.block.level);
	const words = headingWords(snapshot, line, piece);
	if (words === undefined) return [{ item: { kind: "heading", rank, text, fixed: true, ...newPage }, line }];
	const edit = words.text === text ? {} : { edit: words.text };
	return [{ item: { kind: "heading", rank, text, ...edit, ...newPage }, line, block: words.block }];
}

/** The words of a heading that can be edited; `undefined` of one that is made of prose. */
function headingWords({ plan }: PlanSnapshot, line: number, piece: PlanPiece | undefined) {
	const block = plan.blockAtLine(line);
	const found = plan.blockAt(block);
	if (plan.lineOfBlock(block) !== line) return undefined;
	if (piece?.kind === "section" && found?.kind === "section") return { block, text: found.title.text };
	const isHeading = found?.kind === "text" && (found.level > 0 || block === plan.titleBlock);
	return piece?.kind === "heading" && isHeading && found.lines === 1
		? { block, text: found.text.text }
		: undefined;
}

function rowsOf(
	snapshot: PlanSnapshot,
	printed: PrintedTable["rows"],
	rows: readonly PlanRow[],
): readonly PreviewPart[] {
	return printed.map((cells, i) => {
		const row = rows[i];
		const task = row?.task;
		const block = task === undefined || row?.isProse === true ? undefined : snapshot.plan.taskAt(task);
		const shown = cells.map((cell) =>
			block === undefined || task === undefined ? fixedCell(cell) : cellOf(snapshot, cell, block, task),
		);
		const part: PreviewPart = { item: { kind: "row", cells: shown }, line: row?.line ?? 0 };
		return task === undefined ? part : { ...part, task };
	});
}

/** What a cell of a task's row shows, and what of it can be edited. */
function cellOf({ plan }: PlanSnapshot, cell: PrintedCell, row: RowBlock, task: number): PreviewCell {
	const { column } = cell;
	// The parts of a name that a page end has torn stand in several cells.
	const isTorn =
		column === row.header.groupColumn && (plan.groupAt(plan.groupOfTask(task))?.parts.length ?? 0) > 1;
	if (isTorn || column >= row.cells.length) return fixedCell(cell);
	const words = editableText(row, column, cell.text);
	const shown = shownCell(cell);
	return words === shown.text ? shown : { ...shown, edit: words };
}

/** What a cell is said to show when it is edited: its own words, or of a merged one those that it is shown with. */
function editableText({ cells }: RowBlock, column: number, shown: string): string {
	const cell = cells[column];
	return cell?.state === "text" ? cell.content.text : shown;
}

function fixedCell(cell: PrintedCell): PreviewCell {
	return { ...shownCell(cell), fixed: true };
}

function shownCell({ column, text, rowSpan, columnSpan, isSpread }: PrintedCell): PreviewCell {
	return {
		column,
		text: printable(text),
		...(rowSpan > 1 && { rows: rowSpan }),
		...(columnSpan > 1 && { columns: columnSpan }),
		...(isSpread && { spread: true as const }),
	};
}

/** The parts with the findings that stand in them; of a row in the cell that they are about. */
function markFindings(
	snapshot: PlanSnapshot,
	parts: readonly PreviewPart[],
	findings: readonly PlacedFinding[],
	language: Language,
): readonly PreviewPart[] {
	const marked = [...parts];
	for (const finding of findings) {
		// Most tasks of most plans have no target that can be checked: that is told, but not marked.
		if (finding.code === "target/missing" && finding.severity === "hint") continue;
		const index = partOf(snapshot, parts, finding.span);
		const part = marked[index];
		if (part === undefined) continue;
		const { severity, code } = finding;
		const told = { severity, code, message: printable(finding.message[language]) };
		marked[index] = { ...part, item: withFinding(part.item, told, columnOf(snapshot, part, finding)) };
	}
	return marked;
}

/** Rows on one line, as a web page has them, are told apart as far as this. */
const mostOnLine = 500;

/** Index of the part that a place in the document belongs to; -1 above all. */
function partOf({ plan }: PlanSnapshot, parts: readonly PreviewPart[], { line, character }: Span): number {
	const last = firstPlace(parts.length, (i) => (parts[i]?.line ?? 0) <= line) - 1;
	for (let i = last; i > last - mostOnLine; i--) {
		const { task, line: first } = parts[i] ?? {};
		if (first !== parts[last]?.line) break;
		const row = task === undefined ? undefined : plan.taskAt(task);
		if (row !== undefined && spanContains(row.span, line - plan.lineOfTask(task ?? 0), character)) return i;
	}
	return last;
}

/** The column of a row's cell that a finding is about; -1 where it is about the row. */
function columnOf(snapshot: PlanSnapshot, { task }: PreviewPart, { span }: PlacedFinding): number {
	const row = task === undefined ? undefined : snapshot.plan.taskAt(task);
	if (row === undefined || task === undefined) return -1;
	const first = snapshot.plan.lineOfTask(task);
	return columnAt(snapshot, row, first, span.line - first, span.character);
}

type Told = NonNullable<PreviewCell["findings"]>[number];

function withFinding(item: PreviewItem, finding: Told, column: number): PreviewItem {
	switch (item.kind) {
		case "pages":
			return item;
		case "table":
			return { ...item, head: item.head.map((row, i) => (i === 0 ? inCell(row, finding, column) : row)) };
		case "row":
			return { ...item, cells: inCell(item.cells, finding, column) };
		default:
			return marking(item, finding);
	}
}

function inCell(cells: readonly PreviewCell[], finding: Told, column: number): readonly PreviewCell[] {
	const at = Math.max(
		0,
		cells.findIndex((cell) => cell.column === column),
	);
	return cells.map((cell, i) => (i === at ? marking(cell, finding) : cell));
}

function marking<Text extends { readonly findings?: readonly Told[] }>(text: Text, finding: Told): Text {
	return { ...text, findings: [...(text.findings ?? []), finding] };
}
