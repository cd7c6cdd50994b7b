import type { PlanIndex } from "../../analysis/planIndex.js";
import type { Plan } from "../../model/plan.js";
import { tasksAsJson } from "../planJson.js";
import { tableOfTasks } from "../report/taskRows.js";

/**
 * The tasks of a plan as comma-separated values (RFC 4180) that Excel and WPS open as they are: with a BOM, a row a
 * task, what merged cells say in each of them. Words outside of the tables are not in it.
 */
export function printCsv(plan: Plan, index: PlanIndex): string {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const tasks = tasksAsJson(plan, index, all).map((json, task) => ({ task, json }));
	const { columns, rows } = tableOfTasks(plan, tasks, "zh");
	const lines = [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(printField).join(","));
	return `\ufeff${lines.join("\r\n")}\r\n`;
}

function printField(text: string): string {
	const shown = isFormula(text) ? `'${text}` : text;
	return /[",\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Whether a spreadsheet would take a text for a formula; a number with its sign it may. */
function isFormula(text: string): boolean {
	return /^[=+\-@\t\r]/.test(text) && !/^[+-]\d[\d.,]{0,20}%?$/.test(text);
}
