import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import type { TableHeader } from "../../model/tableHeader.js";
import type { TaskJson } from "../planJson.js";
import type { ReportTable } from "./report.js";

/** A task of the plan by its index, with what is known of it. */
export interface ReportedTask {
	readonly task: number;
	readonly json: TaskJson;
}

interface TaskColumn {
	readonly title: string;
	cell(task: TaskJson): string;
}

/**
 * Tasks in the columns that their plan has, under its own names; a column in which nothing stands is left out.
 *
 * @param sectionOf what stands for the section of a task: its numeral unless told
 */
export function tableOfTasks(
	plan: Plan,
	tasks: readonly ReportedTask[],
	language: keyof LocalizedText,
	sectionOf = numeralOfSection(plan),
): ReportTable {
	const all = columnsOf(plan, tasks, language, sectionOf);
	const columns = all.filter(({ cell }) => tasks.some(({ json }) => cell(json) !== ""));
	return {
		columns: columns.map(({ title }) => title),
		rows: tasks.map(({ task, json }) => ({ task, cells: columns.map(({ cell }) => cell(json)) })),
	};
}

function columnsOf(
	plan: Plan,
	tasks: readonly ReportedTask[],
	language: keyof LocalizedText,
	sectionOf: TaskColumn["cell"],
): readonly TaskColumn[] {
	const titleOf = (find: (header: TableHeader) => number | undefined, zh: string, en: string) =>
		headerOf(plan, tasks, find) ?? (language === "zh" ? zh : en);
	const others = new Set(tasks.flatMap(({ json }) => Object.keys(json.columns)));
	return [
		{ title: language === "zh" ? "序号" : "No.", cell: numberOf },
		{
			title: language === "zh" ? "部分" : "Section",
			cell: sectionOf,
		},
		{
			title: titleOf(({ groupColumn }) => groupColumn, "项目", "Group"),
			cell: ({ group }) => group?.name ?? "",
		},
		{ title: titleOf(({ taskColumn }) => taskColumn, "重点工作目标任务", "Task"), cell: ({ text }) => text },
		{
			title: titleOf(({ leaderColumn }) => leaderColumn, "牵头领导", "Leaders"),
			cell: ({ leaders }) => leaders.join("、"),
		},
		{
			title: titleOf(
				// Of two columns of units neither bears the name of both.
				({ unitColumns: [only, ...more] }) => (more.length === 0 ? only : undefined),
				"责任单位",
				"Units",
			),
			cell: ({ units }) => units.map(({ name, lead }) => (lead ? `★${name}` : name)).join("、"),
		},
		{
			title: titleOf(({ deadlineColumn }) => deadlineColumn, "完成时限", "Deadline"),
			cell: ({ deadline }) => deadline ?? "",
		},
		...Array.from(others, (name) => ({
			title: name,
			cell: ({ columns }: TaskJson) => columns[name] ?? "",
		})),
	];
}

function numeralOfSection(plan: Plan): TaskColumn["cell"] {
	return ({ section, sectionIndex }) =>
		(section === null ? undefined : plan.sectionAt(sectionIndex ?? -1)?.block.marker) ?? "";
}

/** As it is written: 12, MS-01. */
export function numberOf({ number, code }: TaskJson): string {
	return code ?? number?.toString() ?? "";
}

/** What the plan calls a column, by the first of the tasks whose table has one of the kind. */
function headerOf(
	plan: Plan,
	tasks: readonly ReportedTask[],
	find: (header: TableHeader) => number | undefined,
): string | undefined {
	for (const { task } of tasks) {
		const header = plan.taskAt(task)?.header;
		// What assigns in prose has labels, not names of columns.
		if (header === undefined || header.layout === "inline") continue;
		const found = header.columns[find(header) ?? -1]?.header;
		if (found !== undefined && found !== "") return found;
	}
	return undefined;
}
