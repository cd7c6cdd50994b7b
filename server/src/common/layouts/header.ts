import {
	bareYearOf,
	type Column,
	findColumnRole,
	isNameHeader,
	leadColumnsOf,
	toColumn,
} from "../model/columns.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { AssignmentPart } from "./assignment.js";

/**
 * The header of a table from the texts of its head row; headers that are the same have the same key.
 *
 * @param taskColumn the column that the rows show to be the task's, -1 where the names decide
 */
export function createHeader(
	layout: TableHeader["layout"],
	headings: readonly string[],
	numberIn: TableHeader["numberIn"],
	key: string,
	taskColumn: number,
): TableHeader {
	let header = known.get(key);
	if (header === undefined) {
		const named = headings.map(toColumn);
		const second = secondTableAt(named);
		const own = second < 0 ? named : named.map((column, i) => (i < second ? column : asOther(column)));
		const columns = preferOneTask(asIndicators(withTask(own)), taskColumn);
		header = toHeader(layout, columns, numberIn, key, second);
		if (known.size >= mostKnown) known.clear();
		if (key.length <= longestKnown) known.set(key, header);
	}
	return header;
}

/** Plans of one office have the same few headers year after year, and again in every section. */
const known = new Map<string, TableHeader>();
const mostKnown = 200;
const longestKnown = 400;

/**
 * The names of the columns where two rows give them: 责任单位 over 牵头单位 and 配合单位. A column that the second row
 * names is called by that, with the name above where it takes both to tell; `undefined` where the second row is not one
 * of a header.
 *
 * @param second the texts of the second row, empty for cells that the first row's reach down over, or their words again
 */
export function joinHeadings(
	headings: readonly string[],
	second: readonly string[],
): readonly string[] | undefined {
	const below = second.map((text, i) => (text === headings[i] ? "" : text));
	// A row of the plan that has become the header names nothing.
	if (headings.some((text) => /[。；★]/.test(text))) return undefined;
	const named = below.filter((text) => text !== "");
	if (named.length < 2 || named.length >= headings.length || below.length > headings.length) return undefined;
	if (named.some((text) => text.length > longestSubheading || /[\d★。；，]/.test(text))) return undefined;
	let above = "";
	const joined = headings.map((heading, i) => {
		if (heading !== "") above = heading;
		const text = below[i] ?? "";
		if (text === "") return heading;
		return findColumnRole(text) === undefined ? above + text : text;
	});
	const isKnown = (text: string, i: number) => text === "" || findColumnRole(joined[i] ?? "") !== undefined;
	return below.every(isKnown) && isPlanHeader(joined) ? joined : undefined;
}

const longestSubheading = 12;

/** The header that an assignment in prose would stand under: the task, then one column a list. */
export function createInlineHeader(parts: readonly AssignmentPart[]): TableHeader {
	const columns: readonly Column[] = [
		{ role: "task", header: "任务" },
		...parts.map(({ role, header }) => ({ role, header })),
	];
	const names = columns.map(({ role, header }) => `${role} ${header}`).join("\u0000");
	return toHeader("inline", columns, "task", `inline\u0000${names}`);
}

/**
 * The column at which a second table begins beside the first: from there on the header says what it said before, two
 * names with the task's among them or three. -1 where none does. A name that is written twice in succession is one cell over two columns.
 */
function secondTableAt(columns: readonly Column[]): number {
	const names = columns.map(({ header }) => header.replace(/\s/g, ""));
	const first = names.findIndex((name) => name !== "");
	for (let at = first + 2; at + 1 < names.length; at++) {
		let same = 0;
		while (first + same < at && names[first + same] === names[at + same]) same++;
		if (same > 2 || (same === 2 && isWholeTable(columns, at, same))) return at;
	}
	return -1;
}

/** 序号 | 任务 | 序号 | 任务 | 责任单位: tasks of two levels, whose units stand behind both. */
function isWholeTable(columns: readonly Column[], at: number, same: number): boolean {
	const behind = columns.slice(at + same);
	return (
		columns.slice(at, at + same).some(({ role }) => role === "task") &&
		!behind.some(({ role }) => role === "unit" || role === "lead-unit" || role === "leader")
	);
}

function asOther({ header }: Column): Column {
	return { role: "other", header };
}

/** The header of columns whose roles are known. */
export function toHeader(
	layout: TableHeader["layout"],
	columns: readonly Column[],
	numberIn: TableHeader["numberIn"],
	key: string,
	secondTable = -1,
): TableHeader {
	const own = secondTable < 0 ? columns : columns.slice(0, secondTable);
	const allOf = (...roles: readonly Column["role"][]) =>
		columns.flatMap(({ role }, i) => (roles.includes(role) ? [i] : []));
	const firstOf = (role: Column["role"]) => columns.findIndex((column) => column.role === role);
	const taskColumn = firstOf("task");
	return {
		layout,
		columns,
		numberIn,
		key,
		numberColumn: firstOf("number"),
		groupColumn: firstOf("group"),
		taskColumn,
		nameColumn:
			taskColumn < 0 ? -1 : own.findIndex(({ role, header }) => role === "other" && isNameHeader(header)),
		goalColumns: allOf("yearly-target", "goal"),
		measureColumn: firstOf("measure"),
		leaderColumn: firstOf("leader"),
		unitColumns: allOf("unit", "lead-unit"),
		leadColumns: leadColumnsOf(columns),
		deadlineColumn: deadlineColumnOf(own),
		secondTable,
	};
}

/** The column of time limits; where none is called so, that of 进度安排, in which dates are time limits and words are not. */
function deadlineColumnOf(columns: readonly Column[]): number {
	const named = columns.findIndex(({ role }) => role === "deadline");
	if (named >= 0) return named;
	return columns.findIndex(
		({ role, header }) => role === "other" && schedule.test(header.replace(/\s/g, "")),
	);
}

const schedule =
	/^(?:工作|任[务務]|推[进進]|[实實]施|[总總][体體]|年度|具[体體]|[计計][划劃])?[进進]度(?:安排|[计計][划劃])$/;

/** Whether the headings are those of a plan table: a task column, and something that says who or which. */
export function isPlanHeader(headings: readonly string[]): boolean {
	let first: Column["role"] | undefined;
	let hasTwo = false;
	let hasTask = false;
	for (const heading of headings) {
		const role = findColumnRole(heading);
		if (role === undefined || role === "other") continue;
		if (role === "task") hasTask = true;
		if (first !== undefined && role !== first) hasTwo = true;
		first ??= role;
	}
	return hasTwo && (hasTask || withTask(headings.map(toColumn)).some(({ role }) => role === "task"));
}

/** 2025年目标任务 with nothing beside it that names the task is the task itself. */
function withTask(columns: readonly Column[]): readonly Column[] {
	if (columns.some(({ role }) => role === "task")) return columns;
	const words = columns.findIndex(({ role, header }) => role === "yearly-target" && /任[务務]/.test(header));
	if (words < 0) return columns;
	return columns.map((column, i) => (i === words ? { role: "task", header: column.header } : column));
}

/**
 * What only the columns together tell: in a table of indicators 单位 is what they are counted in, and of columns
 * that are called by a year alone the last one holds the targets, those before it what has been.
 */
function asIndicators(columns: readonly Column[]): readonly Column[] {
	if (!columns.some(({ role, header }) => role === "task" && /指[标標]/.test(header))) return columns;
	const years = columns.map(({ header }) => bareYearOf(header) ?? 0);
	const last = columns.some(({ role }) => role === "yearly-target") ? 0 : Math.max(...years);
	return columns.map((column, i) => {
		const year = years[i] ?? 0;
		if (year > 0 && year === last) return { role: "yearly-target", header: column.header, year };
		return column.role === "unit" && /^\s*[单單]\s*位\s*$/.test(column.header)
			? { role: "measure", header: column.header }
			: column;
	});
}

/**
 * A table may have several columns with a task-like name (工作目标 beside 工作内容, 任务名称 beside 主要内容). One
 * that says 任务 is the task, else the first that is more than a name; targets are read from the others too.
 * Where the rows number one of them, that is the task, and what stands before it names its group.
 */
function preferOneTask(columns: readonly Column[], taskColumn: number): readonly Column[] {
	const tasks = columns.filter((column) => column.role === "task");
	if (tasks.length < 2) return columns;
	const isName = ({ header }: Column) => isNameHeader(header);
	// 任务名称 | 指标要求: how much of what is named, which is not a task without the name.
	const isAmount = ({ header }: Column) =>
		/(?:指[标標]|考核|量化|完成)要求[\s)）]*$|[目指][标標]值[\s)）]*$/.test(header);
	const isWhole = (column: Column) => !isName(column) && !isAmount(column);
	const shown = columns[taskColumn]?.role === "task" ? columns[taskColumn] : undefined;
	const main =
		shown ??
		tasks.find((column) => /任[务務]/.test(column.header) && isWhole(column)) ??
		tasks.find(isWhole) ??
		tasks.find(isName) ??
		tasks[0];
	const hasGroup = columns.some((column) => column.role === "group");
	return columns.map((column) => {
		if (column.role !== "task" || column === main) return column;
		// 重点工作 | 工作内容: a short heading before the task may be its group; otherwise it is kept as it is.
		const isShort = shown !== undefined || /事[项項]|要[点點]|重[点點]工作$/.test(column.header);
		if (!hasGroup && column === tasks[0] && isShort) return { role: "group", header: column.header };
		return { role: isName(column) ? "other" : "goal", header: column.header };
	});
}
