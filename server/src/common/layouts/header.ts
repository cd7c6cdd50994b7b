import { bareYearOf, type Column, findColumnRole, toColumn } from "../model/columns.js";
import type { TableHeader } from "../model/plan.js";
import type { AssignmentPart } from "./assignment.js";

/** The header of a table from the texts of its head row; headers that are the same have the same key. */
export function createHeader(
	layout: TableHeader["layout"],
	headings: readonly string[],
	numberIn: TableHeader["numberIn"],
	key: string,
): TableHeader {
	const columns = preferOneTask(asIndicators(headings.map(toColumn)));
	const indexOf = (role: Column["role"]) => columns.findIndex((column) => column.role === role);
	return {
		layout,
		columns,
		numberIn,
		key,
		numberColumn: indexOf("number"),
		groupColumn: indexOf("group"),
		taskColumn: indexOf("task"),
		leaderColumn: indexOf("leader"),
		unitColumns: columns.flatMap(({ role }, i) => (role === "unit" || role === "lead-unit" ? [i] : [])),
		deadlineColumn: indexOf("deadline"),
	};
}

/** The header that an assignment in prose would stand under: the task, then one column a list. */
export function createInlineHeader(parts: readonly AssignmentPart[]): TableHeader {
	const columns: readonly Column[] = [
		{ role: "task", header: "任务" },
		...parts.map(({ role, header }) => ({ role, header })),
	];
	const indexOf = (role: Column["role"]) => columns.findIndex((column) => column.role === role);
	return {
		layout: "inline",
		columns,
		numberIn: "task",
		key: `inline\u0000${columns.map(({ role, header }) => `${role} ${header}`).join("\u0000")}`,
		numberColumn: -1,
		groupColumn: -1,
		taskColumn: 0,
		leaderColumn: indexOf("leader"),
		unitColumns: columns.flatMap(({ role }, i) => (role === "unit" || role === "lead-unit" ? [i] : [])),
		deadlineColumn: indexOf("deadline"),
	};
}

/** Whether the headings are those of a plan table: a task column, and something that says who or which. */
export function isPlanHeader(headings: readonly string[]): boolean {
	const roles = new Set(headings.map(findColumnRole));
	roles.delete(undefined);
	roles.delete("other");
	return roles.has("task") && roles.size >= 2;
}

/**
 * What only the columns together tell: in a table of indicators 单位 is what they are counted in, and of columns
 * that are called by a year alone the last one holds the targets, those before it what has been.
 */
function asIndicators(columns: readonly Column[]): readonly Column[] {
	if (!columns.some(({ role, header }) => role === "task" && header.includes("指标"))) return columns;
	const years = columns.map(({ header }) => bareYearOf(header) ?? 0);
	const last = columns.some(({ role }) => role === "yearly-target") ? 0 : Math.max(...years);
	return columns.map((column, i) => {
		const year = years[i] ?? 0;
		if (year > 0 && year === last) return { role: "yearly-target", header: column.header, year };
		return column.role === "unit" && column.header.replace(/\s/g, "") === "单位"
			? { role: "measure", header: column.header }
			: column;
	});
}

/**
 * A table may have several columns with a task-like name (工作目标 beside 工作内容, 任务名称 beside 主要内容). One
 * that says 任务 is the task, else the first that is more than a name; targets are read from the others too.
 */
function preferOneTask(columns: readonly Column[]): readonly Column[] {
	const tasks = columns.filter((column) => column.role === "task");
	if (tasks.length < 2) return columns;
	const isName = ({ header }: Column) => /名称[\s)）]*$/.test(header);
	const main =
		tasks.find((column) => column.header.includes("任务") && !isName(column)) ??
		tasks.find((column) => !isName(column)) ??
		tasks[0];
	const hasGroup = columns.some((column) => column.role === "group");
	return columns.map((column) => {
		if (column.role !== "task" || column === main) return column;
		// 项目 | 工作内容: a short heading before the task may be its group; otherwise it is kept as it is.
		if (!hasGroup && column === tasks[0] && /事项|要点/.test(column.header))
			return { role: "group", header: column.header };
		return { role: isName(column) ? "other" : "goal", header: column.header };
	});
}
