import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import { spellUnits } from "../directory/spellUnits.js";
import type { RowBlock } from "../model/block.js";
import type { LeadConvention } from "../model/conventions.js";
import { leadsTask } from "../model/leadsTask.js";
import { offsetOfPlace } from "../model/mappedText.js";
import type { NamedUnit, NamePlace } from "../model/planOperation.js";

/** What the order of units depends on, beside the row. */
export interface UnitOrder {
	readonly book: NameBook;
	readonly lead: LeadConvention;
	/** The names of units as the document writes them, where no directory knows any. */
	readonly written: ReadonlySet<string>;
	/** The smaller comes first; equal ones stay as they are. */
	rankOf(unit: ResolvedUnit): number;
}

/**
 * The units of a column of a row in their order: those that lead first, 各区镇 and 有关部门 last. A name whose level was
 * carried by the one before it is written in full where it no longer stands behind such a one. `more`: the cell says
 * more than names, which cannot be sorted.
 *
 * @param resolved the row's units understood, one each of `row.units`
 */
export function orderUnits(
	row: RowBlock,
	column: number,
	resolved: readonly ResolvedUnit[],
	{ book, lead, written, rankOf }: UnitOrder,
): readonly NamedUnit[] | "more" {
	if (row.cells[column]?.state !== "text") return [];
	if (!isListOfUnits(row, column)) return "more";
	const units = row.units.flatMap((mention, i) => {
		const unit = resolved[i];
		if (mention.column !== column || unit === undefined) return [];
		const place = leadsTask(row, i, lead) ? 0 : unit.collective ? 2 : 1;
		return [{ mention, unit, place, rank: rankOf(unit) }];
	});
	const sorted = units.toSorted((a, b) => a.place - b.place || a.rank - b.rank);
	const names = spellUnits(
		sorted.map(({ unit }) => unit),
		book,
		written,
	);
	return sorted.map(({ mention: { star, raw } }, i): NamedUnit => ({ name: names[i] ?? raw, star }));
}

/** Whether a cell is names of units with marks and separators between them, and nothing else. */
export function isListOfUnits({ cells, units }: RowBlock, column: number): boolean {
	const names = (cells[column]?.content.text ?? "").replace(/[\s★]/g, "").split(/[、，,；;]/);
	let i = 0;
	for (const unit of units) if (unit.column === column && unit.raw !== names[i++]) return false;
	return i === names.length;
}

/**
 * The leaders of a row in their order, as names to be written in the places of others: those without a rank keep
 * their place, and marks between names stay. Empty where they are in order; `more`: the cell says more than names.
 *
 * @param rankOf of the leader with an index; undefined where nothing tells, else a list and a place in it
 */
export function orderLeaders(
	row: RowBlock,
	task: number,
	rankOf: (leader: number) => { readonly list: string; readonly rank: number } | undefined,
): readonly { readonly at: NamePlace; readonly name: string }[] | "more" {
	const cell = row.cells[row.header.leaderColumn];
	if (cell?.state !== "text" || row.leaders.length < 2) return [];
	if (!isListOfLeaders(row)) return "more";
	const lists = new Map<string, { readonly leader: number; readonly rank: number }[]>();
	for (let leader = 0; leader < row.leaders.length; leader++) {
		const found = rankOf(leader);
		if (found === undefined) continue;
		const list = lists.get(found.list) ?? [];
		list.push({ leader, rank: found.rank });
		lists.set(found.list, list);
	}
	return [...lists.values()].flatMap((list) => {
		const sorted = list.toSorted((a, b) => a.rank - b.rank);
		return list.flatMap(({ leader }, i) => {
			const wanted = sorted[i]?.leader ?? leader;
			return wanted === leader ? [] : [{ at: { task, leader }, name: row.leaders[wanted]?.raw ?? "" }];
		});
	});
}

/** Whether the leader cell is names, with titles that belong to them, and separators between them. */
export function isListOfLeaders({ cells, header, leaders }: RowBlock): boolean {
	const { content } = cells[header.leaderColumn] ?? {};
	if (content === undefined) return false;
	let behind = 0;
	for (const { span } of leaders) {
		const start = offsetOfPlace(content, span.line, span.character);
		const end = offsetOfPlace(content, span.endLine, span.endCharacter);
		if (start === undefined || end === undefined) return false;
		if (!isSeparated(content.text.slice(behind, start))) return false;
		behind = end;
	}
	return isSeparated(content.text.slice(behind));
}

function isSeparated(text: string): boolean {
	return /^[、，,；;\s]*$/.test(text);
}
