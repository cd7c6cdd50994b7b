import { findColumnRole } from "../../model/columns.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { RawCell } from "../tableDocument.js";
import { nameOf } from "./planTable.js";

type Row = readonly RawCell[];

/** The rows of a table, with empty cells that were taken for merged ones. */
export interface CoveredRows {
	readonly rows: readonly Row[];
	/** Indexes of the rows that have such cells. */
	readonly changed: readonly number[];
	/** The names of the columns that such cells stand in. */
	readonly columns: readonly string[];
}

/**
 * Takes empty cells for merged with those above them, where whoever made a table left out what is the same as above
 * instead of merging cells: 项目, and 序号 and the leader beside it. A table that merges some of them means by an empty
 * cell an empty one, but in a row at the top of a page. Rows that are a sum or a heading stay as they are.
 *
 * @param names of the columns
 * @param rows below the names
 * @param tops indexes of the rows that begin a page and go on with the table of the page before
 */
export function coverEmpty(
	names: readonly string[],
	rows: readonly Row[],
	tops: ReadonlySet<number> = new Set(),
): CoveredRows {
	const columns = columnsOf(names);
	const { group, task, number } = columns;
	const opening = group ?? number;
	const isLeftOut = group !== undefined && !columns.groups.some((column) => isMerged(rows, column));
	const followers = columns.followers.filter(
		(column) => column !== columns.leader || leavesOut(rows, column),
	);
	const changed: number[] = [];
	const found = new Set<number>();
	/** Columns that have said something since the group, or what stands in its place, began. */
	let said = new Set<number>();
	const covered = rows.map((row, at) => {
		const isEmpty = (column: number) =>
			said.has(column) && row[column]?.state === "own" && row[column]?.text === "";
		const mayGoOn = (isLeftOut || tops.has(at)) && textAt(row, task) !== "" && !isSum(textAt(row, number));
		const own = mayGoOn && opening !== undefined && isEmpty(opening) ? followers.filter(isEmpty) : [];
		if (isHeading(row, task) || textAt(row, opening) !== "") said = new Set();
		row.forEach(({ text }, column) => {
			if (text !== "") said.add(column);
		});
		if (own.length === 0) return row;
		changed.push(at);
		for (const column of own) found.add(column);
		return row.map((cell, column) => (own.includes(column) ? mergedCell : cell));
	});
	return { rows: covered, changed, columns: names.filter((_, column) => found.has(column)) };
}

const mergedCell: RawCell = { text: "", state: "above" };

interface Columns {
	readonly number: number | undefined;
	/** The first that holds groups: of several the widest ones. */
	readonly group: number | undefined;
	readonly task: number | undefined;
	readonly leader: number | undefined;
	/** All of which a merged cell is a sign that groups are merged. */
	readonly groups: readonly number[];
	/** All that go on with a group. */
	readonly followers: readonly number[];
}

function columnsOf(names: readonly string[]): Columns {
	const roles = names.map(findColumnRole);
	const find = (role: string) => roles.flatMap((each, column) => (each === role ? [column] : []));
	const [[number], [task], [leader], all] = [find("number"), find("task"), find("leader"), find("group")];
	const groups = [...(number === undefined ? [] : [number]), ...all];
	const followers = leader === undefined || all.length === 0 ? groups : [...groups, leader];
	return { number, group: all[0], task, leader, groups, followers };
}

function textAt(row: Row, column: number | undefined): string {
	return column === undefined ? "" : (row[column]?.text ?? "");
}

function isMerged(rows: readonly Row[], column: number): boolean {
	return rows.some((row) => row[column]?.state === "above");
}

/** Whether a column may leave out what is the same as above: it neither merges cells nor says it once more. */
function leavesOut(rows: readonly Row[], column: number): boolean {
	if (isMerged(rows, column)) return false;
	return !rows.some((row, at) => {
		const text = textAt(row, column);
		return text !== "" && text === textAt(rows[at - 1] ?? [], column);
	});
}

function isSum(number: string): boolean {
	return /计[:：]?$/.test(number);
}

/** Whether a row says one thing, and that is not a task. */
function isHeading(row: Row, task: number | undefined): boolean {
	const written = row.filter(({ text }) => text !== "").length;
	return written === 1 && textAt(row, task) === "" && !row.some(({ state }) => state === "above");
}

/**
 * Says that empty cells were taken for merged ones.
 *
 * @param rows which, as they are listed, 行 behind them
 * @param columns their names
 */
export function emptyAsMerged(rows: LocalizedText, columns: readonly string[]): LocalizedText {
	const names = columns.map(nameOf);
	const others = names.slice(0, -1).join(", ");
	const all = `${others}${others === "" ? "" : " and "}${names.at(-1) ?? ""}`;
	return {
		zh: `第 ${rows.zh}的${names.join("、")}空着，按与上一行合并读取；请核对。`,
		en: `${all} of rows ${rows.en} are empty and were read as merged with the row above; please check.`,
	};
}
