import { isEscaped } from "../model/cellText.js";
import { spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import type { TextPlace } from "../model/planOperation.js";
import type { OffsetRange, Span } from "../model/span.js";
import { shiftSpan } from "../model/span.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { readWrittenNumber, type WrittenNumber, writeNumber } from "./writtenNumber.js";

/** A cell whose number becomes another one; both as they are written, not in a base unit. */
export interface ChangedCellNumber {
	readonly task: number;
	readonly column: number;
	readonly was: number;
	readonly now: number;
	/** Decimals of the new number. */
	readonly decimals: number;
}

/** A figure that is reckoned from a column: its sum, or the share of a row in it. */
export interface ColumnFigure {
	readonly at: TextPlace;
	/** UTF-16 offsets in what the place shows. */
	readonly core: OffsetRange;
	readonly written: string;
	/** The number alone; undefined where it has to be looked at by a person. */
	readonly now: string | undefined;
	/** In the document. */
	readonly span: Span;
	readonly number: number | null;
	readonly isShare: boolean;
}

interface Entry extends Pick<ColumnFigure, "at" | "core" | "written" | "span" | "number"> {
	readonly kind: "row" | "total";
	/** Index of the header block of its table. */
	readonly table: number;
	readonly task: number;
	/** The whole of which it is a sum, not a part of it (小计). */
	readonly isWhole: boolean;
	/** undefined where the cell says something else than a number. */
	readonly read: WrittenNumber | undefined;
}

const sumWords = /^(合|小|总|累|共)\s{0,4}计\s{0,4}(?:[:：]|[（(][^）)]{0,20}[）)])?$/;
const shareName = /占比|比重|所占比例/;
/** A cell that says that there is nothing. */
const nothing = /^[\s—–\-/／无]{0,4}$/;
const tolerance = 1e-6;

/**
 * The sums of a column (合计, 小计) and the shares (占比) that change with some of its cells: certain only where the parts
 * made the whole before, of all rows, of those of the table, or of those between two sums.
 */
export function columnFigures(
	snapshot: PlanSnapshot,
	changed: readonly ChangedCellNumber[],
): readonly ColumnFigure[] {
	const [first] = changed;
	const { plan } = snapshot;
	const header = plan.taskAt(first?.task ?? -1)?.header;
	const name = header?.columns[first?.column ?? -1]?.header;
	if (first === undefined || header === undefined || name === undefined) return [];
	const entries = entriesOf(snapshot, keyOf(name));
	const own = entries.find(({ kind, task }) => kind === "row" && task === first.task);
	if (own?.read === undefined) return [];
	const deltas = new Map(changed.map(({ task, was, now }) => [task, { was, now }]));
	const totals: ColumnFigure[] = [];
	let whole: { readonly was: number; readonly now: number } | undefined;
	entries.forEach((total, at) => {
		if (total.kind !== "total" || total.read === undefined) return;
		if (total.read.suffix !== "" && total.read.suffix !== own.read?.suffix) return;
		const parts = scopesOf(entries, at).find((rows) => makes(rows, deltas, total.read?.value ?? 0));
		const isIn = (rows: readonly Entry[]) => rows.some(({ task }) => deltas.has(task));
		if (parts === undefined) {
			// A sum that did not fit before: of its own table, or the nearest below.
			const isNear = entries.slice(0, at).findLast(({ kind }) => kind === "total") === undefined;
			const covers = total.table === own.table && (total.isWhole || isNear);
			if (covers) totals.push({ ...pick(total), now: undefined, isShare: false });
			return;
		}
		if (!isIn(parts)) return;
		const now = parts.reduce((sum, { task, read }) => sum + (deltas.get(task)?.now ?? read?.value ?? 0), 0);
		const decimals = Math.max(
			total.read.decimals,
			...parts.map(({ read }) => read?.decimals ?? 0),
			...changed.map((each) => each.decimals),
		);
		if (total.isWhole) whole = { was: total.read.value, now };
		totals.push({ ...pick(total), now: writeNumber(now, decimals, total.read.digits), isShare: false });
	});
	return [...totals, ...sharesOf(snapshot, header, entries, deltas, own.table, whole)];
}

function pick({ at, core, written, span, number }: Entry) {
	return { at, core, written, span, number };
}

function keyOf(header: string): string {
	return header.replace(/\s/g, "");
}

/** The rows that a sum may be of: of its table, of all tables, of those above it or below it up to another sum. */
function scopesOf(entries: readonly Entry[], at: number): readonly (readonly Entry[])[] {
	const isRow = ({ kind }: Entry) => kind === "row";
	const table = entries[at]?.table;
	const above = entries.slice(0, at).findLastIndex(({ kind }) => kind === "total");
	const below = entries.findIndex(({ kind }, i) => i > at && kind === "total");
	return [
		entries.filter((entry) => isRow(entry) && entry.table === table),
		entries.filter(isRow),
		entries.slice(above + 1, at),
		entries.slice(at + 1, below < 0 ? undefined : below).filter((entry) => entry.table === table),
	];
}

/** Whether rows made a sum before; two at least, all with numbers in one unit. */
function makes(
	rows: readonly Entry[],
	deltas: ReadonlyMap<number, { readonly was: number }>,
	total: number,
): boolean {
	const suffixes = new Set(
		rows.flatMap(({ read }) => (read === undefined || read.value === 0 ? [] : [read.suffix])),
	);
	const isRead = rows.every(({ read, written }) => read !== undefined || nothing.test(written));
	if (rows.length < 2 || suffixes.size > 1 || !isRead) return false;
	const sum = rows.reduce((all, { task, read }) => all + (deltas.get(task)?.was ?? read?.value ?? 0), 0);
	return Math.abs(sum - total) <= tolerance * Math.max(1, Math.abs(total));
}

/** What stands in a column of that name, row by row, with the sums between. */
function entriesOf({ plan, document }: PlanSnapshot, key: string): readonly Entry[] {
	const entries: Entry[] = [];
	let header: TableHeader | undefined;
	let table = -1;
	plan.forEachBlock((block, index) => {
		const line = plan.lineOfBlock(index);
		if (block.kind === "table-header") {
			header = block.header;
			table = index;
			return;
		}
		const column = header?.columns.findIndex((each) => keyOf(each.header) === key) ?? -1;
		if (column < 0 || header === undefined) return;
		if (block.kind === "text" && block.role === "total") {
			const text = block.text.text;
			for (const { 0: digits, index: start } of text.matchAll(/\d[\d,]{0,20}(?:\.\d{1,8})?/g)) {
				const range: OffsetRange = [start, start + digits.length];
				const place = spanOfRange(block.text, range);
				const raw = document.lines[line + place.line] ?? "";
				if (columnAt(raw, place.character, header.layout) !== column) continue;
				entries.push({
					...{ kind: "total", table, task: -1, number: null, at: { block: index } },
					...{ core: range, written: digits, span: shiftSpan(place, line) },
					...{ isWhole: !text.startsWith("小"), read: readWrittenNumber(digits) },
				});
			}
		} else if (block.kind === "row") entries.push(...rowEntries(plan, index, column, table));
	});
	return entries;
}

function rowEntries(plan: Plan, index: number, column: number, table: number): readonly Entry[] {
	const found: Entry[] = [];
	const line = plan.lineOfBlock(index);
	for (let task = plan.tasksBefore(index); plan.blockOfTask(task) === index; task++) {
		const row = plan.taskAt(task);
		const cell = row?.cells[column];
		if (row === undefined || cell === undefined) continue;
		const label = row.cells.slice(0, 3).map(({ content }) => content.text.trim());
		const sum = label.map((text) => sumWords.exec(text)?.[1]).find((word) => word !== undefined);
		const written = cell.state === "text" ? cell.content.text : "";
		const read = readWrittenNumber(written);
		const start = written.length - written.trimStart().length;
		found.push({
			...{ kind: sum === undefined ? "row" : "total", table, task, number: row.number },
			...{ at: { task, column }, core: [start, start + (read?.digits.length ?? 0)], written },
			...{ span: shiftSpan(cell.span, line), isWhole: sum !== "小", read },
		});
	}
	return found;
}

/** Which column of a line a character stands in, where marks part the columns; -1 where nothing does. */
function columnAt(line: string, character: number, layout: TableHeader["layout"]): number {
	if (layout === "tsv") return line.slice(0, character).split("\t").length - 1;
	if (layout !== "table") return -1;
	let bars = line.trimStart().startsWith("|") ? -1 : 0;
	for (let i = line.indexOf("|"); i >= 0 && i < character; i = line.indexOf("|", i + 1))
		if (!isEscaped(line, i)) bars++;
	return bars;
}

/** The shares of rows in a sum that changes: all of them, where all were right before. */
function sharesOf(
	snapshot: PlanSnapshot,
	header: TableHeader,
	entries: readonly Entry[],
	deltas: ReadonlyMap<number, { readonly was: number; readonly now: number }>,
	table: number,
	whole: { readonly was: number; readonly now: number } | undefined,
): readonly ColumnFigure[] {
	return header.columns.flatMap(({ header: name }) => {
		if (!shareName.test(name)) return [];
		const shares = entriesOf(snapshot, keyOf(name)).filter(
			({ kind, table: own, read }) => kind === "row" && own === table && read !== undefined,
		);
		const pairs = shares.flatMap((share) => {
			const part = entries.find(({ kind, task }) => kind === "row" && task === share.task);
			const read = share.read;
			if (part?.read === undefined || read === undefined) return [];
			const was = deltas.get(share.task)?.was ?? part.read.value;
			const now = deltas.get(share.task)?.now ?? part.read.value;
			return [{ share, read, was, now }];
		});
		const isRight =
			whole !== undefined &&
			pairs.length > 1 &&
			pairs.length === shares.length &&
			pairs.every(({ read, was }) => isShare(read, was, whole.was));
		return pairs.flatMap(({ share, read, now }): readonly ColumnFigure[] => {
			const value = isRight ? writeNumber((now / whole.now) * 100, read.decimals, read.digits) : undefined;
			if (value === read.digits) return [];
			if (value === undefined && !deltas.has(share.task)) return [];
			return [{ ...pick(share), now: value, isShare: true }];
		});
	});
}

/** Whether a share in percent is that of a part in a whole, as far as its decimals tell. */
export function isShare({ value, decimals }: WrittenNumber, part: number, whole: number): boolean {
	return whole > 0 && Math.abs((part / whole) * 100 - value) <= 0.5 * 10 ** -decimals + tolerance;
}
