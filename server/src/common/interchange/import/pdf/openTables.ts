import { opensNote } from "../../../language/notes.js";
import { isSectionHeading } from "../../../layouts/sectionRow.js";
import type { Rule } from "./marks.js";
import { columnsIn, isOver, placeColumns } from "./openColumns.js";
import { type Extent, findOpenHeader, type OpenHeader, type Segment } from "./openHeader.js";
import type { PageFlow } from "./pageFlow.js";
import { fillGrid, type PageTable } from "./pageTable.js";
import { findGrids } from "./ruledGrid.js";
import { type TextLine, textOfLine } from "./textLines.js";

/** A table whose columns no rules part, over all its pages. */
interface OpenTable {
	readonly columns: readonly Extent[];
	/** Of one that rules make on the pages before: where they part its columns. */
	readonly xs?: readonly number[];
	readonly key: string;
	readonly parts: OpenPart[];
}

/** What of it stands on a page: lines of `items`, the first `header.end - header.from` of which name its columns. */
interface OpenPart {
	/** Index of the page. */
	readonly page: number;
	readonly from: number;
	readonly end: number;
	readonly header: OpenHeader | undefined;
}

/**
 * Finds the tables whose columns no rules part: those with rules between their rows, with three rules in all, or with
 * none. A line that names the columns of a plan begins one, and its columns are where the lines below have gaps.
 *
 * @returns the pages with these tables among their items
 */
export function withOpenTables(pages: readonly PageFlow[]): readonly PageFlow[] {
	const made = new Map<number, { readonly part: OpenPart; readonly table: PageTable }[]>();
	for (const table of new Finder(pages).find()) {
		const xs = columnsOf(pages, table);
		for (const part of table.parts) {
			const own = tableOf(pages, part, xs);
			if (own !== undefined) made.set(part.page, [...(made.get(part.page) ?? []), { part, table: own }]);
		}
	}
	return pages.map((page, i) => {
		const items = [...page.items];
		for (const { part, table } of made.get(i)?.toReversed() ?? [])
			items.splice(part.from, part.end - part.from, { kind: "table", table });
		return { ...page, items };
	});
}

/** Tables of a document, and of one of its pages; what has more is not read as tables. */
const mostTables = 1000;
const mostOnPage = 30;

class Finder {
	private readonly found: OpenTable[] = [];
	private readonly kept = new Map<
		OpenTable,
		{ readonly count: number; readonly places: readonly number[] }
	>();
	/** The table that reaches to the end of the page before. */
	private open: OpenTable | undefined;

	constructor(private readonly pages: readonly PageFlow[]) {}

	find(): readonly OpenTable[] {
		for (const [i, page] of this.pages.entries()) this.findOn(page, i);
		return this.found.filter(({ parts }) =>
			parts.some(({ header, from, end }) => hasRows(header, from, end)),
		);
	}

	/** Pages behind those that columns are looked for in change nothing. */
	private placesOf(table: OpenTable): readonly number[] {
		const count = Math.min(table.parts.length, mostPages);
		const kept = this.kept.get(table);
		if (kept?.count === count) return kept.places;
		const places = placesOf(this.pages, table);
		this.kept.set(table, { count, places });
		return places;
	}

	private findOn(page: PageFlow, index: number): void {
		const lines = page.items.map((item) => (item.kind === "line" ? item.line : undefined));
		let at = 0;
		let tables = 0;
		let open = this.open ?? ruledBefore(this.pages[index - 1], page);
		this.open = undefined;
		while (at < lines.length) {
			const header = headerFrom(lines, at, page.level);
			const isNext = open !== undefined && at === 0;
			if (open !== undefined && isNext && header?.from !== 0) {
				const end = endOf(page, lines, 0, this.placesOf(open));
				if (end > 0) open.parts.push({ page: index, from: 0, end, header: undefined });
				if (end > 0 && !this.found.includes(open)) this.found.push(open);
				if (end === lines.length) this.open = open;
				at = Math.max(end, 1);
				if (end > 0) continue;
				at = 0;
			}
			if (header === undefined || this.found.length >= mostTables || tables >= mostOnPage) return;
			tables++;
			const table: OpenTable =
				open !== undefined && isNext && header.key === open.key
					? open
					: { columns: header.columns, key: header.key, parts: [] };
			const below = lines
				.slice(header.end, nextTable(lines, header.end))
				.filter((line) => line !== undefined);
			const end = endOf(
				page,
				lines,
				header.end,
				placeColumns(
					header.columns,
					withoutNamesAbove([...linesIn(lines, header.from, header.end), ...below], header),
					page.rules,
				),
			);
			table.parts.push({ page: index, from: header.from, end, header });
			if (!this.found.includes(table)) this.found.push(table);
			if (end === lines.length) this.open = table;
			at = end;
			open = undefined;
		}
	}
}

/** The table at the end of a page, where the next page has the rules between its columns and none across. */
function ruledBefore(before: PageFlow | undefined, { rules, items }: PageFlow): OpenTable | undefined {
	const last = before?.items.at(-1);
	const first = items[0];
	if (last?.kind !== "table" || first?.kind !== "line") return undefined;
	const { xs } = last.table;
	const { base } = first.line;
	const near = (x: number) =>
		rules.some(
			({ isAcross, at, from, to }) =>
				!isAcross && Math.abs(at - x) < 4 && from < base && to > base - first.line.size,
		);
	return xs.length > 2 && xs.slice(1, -1).every(near) ? { columns: [], key: "", parts: [], xs } : undefined;
}

function hasRows(header: OpenHeader | undefined, from: number, end: number): boolean {
	return end > (header?.end ?? from);
}

/** The first header at or below a line. */
function headerFrom(
	lines: readonly (TextLine | undefined)[],
	from: number,
	rules: readonly Rule[],
): OpenHeader | undefined {
	for (let at = from; at < lines.length; at++) {
		const header = findOpenHeader(lines, at, rules);
		if (header !== undefined && header.from >= from) return header;
	}
	return undefined;
}

function linesIn(lines: readonly (TextLine | undefined)[], from: number, end: number): readonly TextLine[] {
	return lines.slice(from, end).filter((line) => line !== undefined);
}

function nextTable(lines: readonly (TextLine | undefined)[], from: number): number {
	const at = lines.indexOf(undefined, from);
	return at < 0 ? lines.length : at;
}

/** Lines below a header, and pages of a table, that its columns are looked for in. */
const mostLooked = 200;
const mostPages = 8;

/** Where the columns of a table part. */
function placesOf(pages: readonly PageFlow[], { columns, parts, xs }: OpenTable): readonly number[] {
	if (xs !== undefined) return xs.slice(1, -1);
	const marks = parts.slice(0, mostPages).map((part) => ({ ...marksOf(pages, part), header: part.header }));
	return placeColumns(
		columns,
		marks.flatMap(({ lines, header }) => withoutNamesAbove(lines, header)),
		marks.flatMap(({ rules }) => rules),
	);
}

/** Names over those of several columns stand where these part. */
function withoutNamesAbove(lines: readonly TextLine[], header: OpenHeader | undefined): readonly TextLine[] {
	return lines.filter((line) => header?.above.some((name) => name.line === line) !== true);
}

/** Where the columns of a table begin, and where the last one ends. */
function columnsOf(pages: readonly PageFlow[], table: OpenTable): readonly number[] {
	if (table.xs !== undefined) return table.xs;
	let left = Number.POSITIVE_INFINITY;
	let right = 0;
	for (const part of table.parts) {
		const { lines, rules } = marksOf(pages, part);
		for (const line of lines) [left, right] = [Math.min(left, line.left), Math.max(right, line.right)];
		for (const { isAcross, from, to } of rules)
			if (isAcross) [left, right] = [Math.min(left, from), Math.max(right, to)];
	}
	return [left - aside, ...placesOf(pages, table), right + aside];
}

function marksOf(
	pages: readonly PageFlow[],
	{ page, from, end }: OpenPart,
): { readonly lines: readonly TextLine[]; readonly rules: readonly Rule[] } {
	const { items, rules } = pages[page] ?? { items: [], rules: [] };
	const lines = items.slice(from, end).flatMap((item) => (item.kind === "line" ? [item.line] : []));
	return { lines, rules: rulesOf(rules, lines) };
}

/** Lines behind one over all columns that are looked at for the table to go on. */
const mostAhead = 3;
/** Times its size that a line of a table is below the one before at most, where it has text in one column. */
const farthest = 4.5;

/** Where a table ends: the first line of a page that has text between its columns and is not a row over all of them. */
function endOf(
	page: PageFlow,
	lines: readonly (TextLine | undefined)[],
	from: number,
	places: readonly number[],
): number {
	const bottom = lastRule(page.level, lines[from - 1] ?? lines[from]);
	let end = from;
	for (let at = from; at < lines.length; at++) {
		const line = lines[at];
		if (line === undefined) break;
		if (at > from && findOpenHeader(lines, at, page.level) !== undefined) break;
		const before = lines[at - 1];
		const text = textOfLine(line);
		if (columnsIn(line, places) === 1) {
			if (opensNote(text)) break;
			if (before !== undefined && line.base - before.base > farthest * line.size) break;
			if (bottom !== undefined && line.base > bottom) break;
		}
		if (isRowOver(line, lines, places, page.rules)) {
			const isRow =
				text.length <= longestRow && !opensNote(text) && goesOnBehind(lines, at + 1, places, page.level);
			if (!isRow || (bottom !== undefined && line.base > bottom)) break;
			continue;
		}
		end = at + 1;
	}
	return end;
}

const longestRow = 40;
/** Times its size: texts of cells are further apart, words of a heading are not. */
const widestBlank = 3;

/** Whether a line is a row over all columns, and not one of a full cell that reaches a little into the next. */
function isRowOver(
	line: TextLine,
	lines: readonly (TextLine | undefined)[],
	places: readonly number[],
	rules: readonly Rule[],
): boolean {
	if (isSection(line, lines, places)) return true;
	if (!isOver(line, places)) return false;
	const { glyphs, size, left, right } = line;
	const crossed = places.filter((place) => left < place && right > place);
	if (crossed.length === 1 && right - (crossed[0] ?? 0) < size) return false;
	const isOneText = glyphs.every(({ left }, i) => left - (glyphs[i - 1]?.right ?? left) < widestBlank * size);
	return isOneText && isAloneBetweenRules(line, lines, places, rules);
}

/** Where rules part rows, a row over all columns has nothing beside it that stands in them. */
function isAloneBetweenRules(
	{ base, left, right }: TextLine,
	lines: readonly (TextLine | undefined)[],
	places: readonly number[],
	rules: readonly Rule[],
): boolean {
	const across = rules.filter((rule) => rule.isAcross && rule.from < right && rule.to > left);
	const above = Math.max(...across.map(({ at }) => at).filter((at) => at < base));
	const below = Math.min(...across.map(({ at }) => at).filter((at) => at >= base));
	if (!Number.isFinite(above) || !Number.isFinite(below)) return true;
	return !lines.some(
		(other) =>
			other !== undefined &&
			other.base > above &&
			other.base <= below &&
			!isOver(other, places) &&
			columnsIn(other, places) > 1,
	);
}

/** A row over all columns that is short enough to stand in one of them, in the middle of the table or at its left. */
function isSection(
	line: TextLine,
	lines: readonly (TextLine | undefined)[],
	places: readonly number[],
): boolean {
	if (columnsIn(line, places) > 1 || !isSectionHeading(textOfLine(line))) return false;
	const all = linesIn(lines, 0, mostLooked).filter((other) => !isOver(other, places));
	const left = Math.min(...all.map((other) => other.left));
	const right = Math.max(...all.map((other) => other.right));
	const isCentered = Math.abs(line.left + line.right - left - right) < 4 * line.size;
	return isCentered || line.left < left + 2 * line.size;
}

function goesOnBehind(
	lines: readonly (TextLine | undefined)[],
	from: number,
	places: readonly number[],
	rules: readonly Rule[],
): boolean {
	for (let at = from; at < from + mostAhead; at++) {
		const line = lines[at];
		if (line === undefined || findOpenHeader(lines, at, rules) !== undefined) return false;
		if (!isOver(line, places) && columnsIn(line, places) > 1) return true;
	}
	return false;
}

/** The last rule across below a header, where there are more than the one under it. */
function lastRule(rules: readonly Rule[], header: TextLine | undefined): number | undefined {
	if (header === undefined) return undefined;
	const { base, left, right, size } = header;
	const below = rules
		.filter(({ at, from, to }) => at > base && to - from > 0.8 * (right - left))
		.map(({ at }) => at)
		.filter((at) => at > base + 2.5 * size);
	return below.length === 0 ? undefined : Math.max(...below);
}

/** Rules that stand within lines, or next to them. */
function rulesOf(rules: readonly Rule[], lines: readonly TextLine[]): readonly Rule[] {
	const first = lines[0];
	const last = lines.at(-1);
	if (first === undefined || last === undefined) return [];
	const [top, bottom] = [first.base - 3 * first.size, last.base + 2 * last.size];
	return rules.filter(({ isAcross, at, from, to }) =>
		isAcross ? at > top && at < bottom : to > top && from < bottom,
	);
}

const aside = 3;

/** Makes a table of lines: rules are put where its columns part, and around its header and the rows over all columns. */
function tableOf(pages: readonly PageFlow[], part: OpenPart, xs: readonly number[]): PageTable | undefined {
	const { lines, rules } = marksOf(pages, part);
	const across = rules.filter(({ isAcross }) => isAcross);
	const places = xs.slice(1, -1);
	const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
	const whole = (at: number): Rule => ({ isAcross: true, at, from: left, to: right });
	const first = lines[0];
	const last = lines.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const top = edgeOf(first.base - 1.2 * first.size, across, first.base - 0.7 * first.size);
	const bottom = Math.max(last.base + 0.5 * last.size, ...across.map(({ at }) => at));
	const made: Rule[] = [whole(top), whole(bottom), ...across.filter(({ at }) => at >= top - 1)];
	const headerLines = part.header === undefined ? 0 : part.header.end - part.header.from;
	const cuts = cutsOf(lines, places, headerLines, across);
	for (const at of cuts.across)
		if (!across.some((rule) => Math.abs(rule.at - at) < 0.6 * first.size)) made.push(whole(at));
	const above = part.header?.above ?? [];
	const sides = [left, right].map((at): Rule => ({ isAcross: false, at, from: top, to: bottom }));
	made.push(...sides, ...rulesOfNames(above, xs, lines.slice(0, headerLines)));
	for (const place of places) {
		const name = above.find((one) => one.left < place && one.right > place);
		const start = name === undefined ? top : belowName(name, lines.slice(0, headerLines));
		let from = start;
		for (const over of [...cuts.over, { from: bottom, to: bottom }]) {
			if (over.from > from) made.push({ isAcross: false, at: place, from, to: over.from });
			from = Math.max(from, over.to);
		}
	}
	const [grid] = findGrids(made);
	if (grid === undefined) return undefined;
	const { table, outside } = fillGrid(
		grid,
		lines.flatMap(({ glyphs }) => glyphs),
	);
	// Nothing may be lost that the rules made here leave out.
	return table === undefined || outside.length > 0 ? undefined : { ...table, isOpen: true };
}

/** The rule nearest to an edge, if there is one before text begins. */
function edgeOf(edge: number, across: readonly Rule[], text: number): number {
	const near = across.filter(({ at }) => at <= text).map(({ at }) => at);
	return near.length === 0 ? edge : Math.max(...near);
}

/** Where a table is cut across: below its header, and around the rows over all columns, whose columns nothing parts. */
function cutsOf(
	lines: readonly TextLine[],
	places: readonly number[],
	headerLines: number,
	rules: readonly Rule[],
): { readonly across: readonly number[]; readonly over: readonly { from: number; to: number }[] } {
	const across: number[] = [];
	const over: { from: number; to: number }[] = [];
	const between = (i: number): number => {
		const [a, b] = [lines[i - 1], lines[i]];
		if (a === undefined) return (b?.base ?? 0) - 1.2 * (b?.size ?? 0);
		if (b === undefined) return a.base + 0.5 * a.size;
		return (a.base + b.base - 0.7 * b.size) / 2;
	};
	if (headerLines > 0) across.push(between(headerLines));
	lines.forEach((line, i) => {
		if (i < headerLines || !isRowOver(line, lines, places, rules)) return;
		const [from, to] = [between(i), between(i + 1)];
		across.push(from, to);
		over.push({ from, to });
	});
	return { across, over };
}

/** Rules below names that reach over several columns. */
function rulesOfNames(
	names: readonly Segment[],
	places: readonly number[],
	lines: readonly TextLine[],
): readonly Rule[] {
	return names.map((name) => {
		const from = places.findLast((place) => place <= name.left) ?? name.left;
		const to = places.find((place) => place >= name.right) ?? name.right;
		return { isAcross: true, at: belowName(name, lines), from, to };
	});
}

function belowName(name: Segment, lines: readonly TextLine[]): number {
	const next = lines.find(({ base }) => base > name.line.base + 1);
	return next === undefined
		? name.line.base + 0.4 * name.line.size
		: (name.line.base + next.base - 0.7 * next.size) / 2;
}
