import { holdersOf } from "../../../analysis/holders.js";
import type { PlanIndex } from "../../../analysis/planIndex.js";
import type { Plan } from "../../../model/plan.js";
import type { Target } from "../../../model/target.js";
import { type TargetJson, type TaskJson, tasksAsJson } from "../../planJson.js";
import { numberOf, type ReportedTask, tableOfTasks } from "../../report/taskRows.js";
import type { DocumentBlock, RawCell, TableDocument } from "../../tableDocument.js";

/** A part of a plan on a sheet of its own. */
export interface PlanView {
	readonly name: string;
	readonly document: TableDocument;
}

/** More sheets than that nobody looks through; the units with most tasks have theirs. */
export const mostUnitSheets = 200;

/**
 * What a workbook shows of a plan beside the plan: its targets, number and unit in columns of their own, and a sheet
 * for each unit that leads — where the plan does not show who leads, for each unit — with what it leads and shares in.
 */
export function viewsOfPlan(plan: Plan, index: PlanIndex): readonly PlanView[] {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const tasks = tasksAsJson(plan, index, all);
	const reported = (list: readonly number[]): readonly ReportedTask[] =>
		list.flatMap((task) => {
			const json = tasks[task];
			return json === undefined ? [] : [{ task, json }];
		});
	const marksLead = plan.conventions.lead !== "none";
	const units = holdersOf(index, "unit").filter(({ leads }) => leads.length > 0 || !marksLead);
	const fewest = units.map(({ leads }) => leads.length).sort((a, b) => b - a)[mostUnitSheets] ?? -1;
	const chosen = units.filter(({ leads }) => leads.length > fewest).slice(0, mostUnitSheets);
	const targets = viewOfTargets(tasks);
	return [
		...(targets === undefined ? [] : [targets]),
		...chosen.map(({ name, leads, shares }): PlanView => {
			const part = (heading: string, list: readonly number[]): readonly DocumentBlock[] => {
				if (list.length === 0) return [];
				const table = tableOfTasks(plan, reported(list), "zh");
				const text = `${heading}（${list.length}项）`;
				return [{ kind: "heading", level: 1, text }, tableBlock(table.columns, rowsOf(table.rows))];
			};
			const title: DocumentBlock = { kind: "heading", level: 0, text: `${name}责任清单` };
			return {
				name,
				document: {
					blocks: [
						title,
						...part(marksLead ? "牵头" : "负责", leads),
						...part(marksLead ? "配合" : "负责", shares),
					],
					notes: [],
				},
			};
		}),
	];
}

function rowsOf(rows: readonly { readonly cells: readonly string[] }[]): readonly (readonly string[])[] {
	return rows.map(({ cells }) => cells);
}

const targetColumns: readonly {
	readonly title: string;
	cell(target: TargetJson, task: TaskJson): string;
}[] = [
	{ title: "序号", cell: (_, task) => numberOf(task) },
	{ title: "重点工作目标任务", cell: (_, { text }) => text },
	{ title: "指标", cell: ({ indicator }) => indicator },
	{ title: "类别", cell: ({ change }) => changeNames[change] ?? change },
	{ title: "要求", cell: ({ comparator, value }) => (value === null ? "" : (signs[comparator] ?? "")) },
	{ title: "目标值", cell: (target) => printValue(target.value, target) },
	{ title: "上限", cell: (target) => printValue(target.upper, target) },
	{ title: "单位", cell: (target) => scaleOf(target).name + target.unit },
	{ title: "完成时限", cell: ({ deadline }) => deadline ?? "" },
	{ title: "原文", cell: ({ raw }) => raw },
	{
		title: "牵头单位",
		cell: (_, { units }) =>
			units
				.filter(({ lead }) => lead)
				.map(({ name }) => name)
				.join("、"),
	},
];

const changeNames: Readonly<Record<string, string>> = {
	growth: "增减幅度",
	level: "水平",
	count: "数量",
	qualitative: "定性",
	milestone: "节点",
	rank: "位次",
	ratio: "比例",
} satisfies Record<Target["change"], string>;

const signs: Readonly<Record<string, string>> = {
	">=": "≥",
	">": ">",
	"<=": "≤",
	"<": "<",
	"=": "=",
	"~": "≈",
} satisfies Record<Target["comparator"], string>;

/** 亿 or 万 where the plan counts in them. */
function scaleOf({ value, raw }: TargetJson): { readonly name: string; readonly factor: number } {
	if (value !== null && Math.abs(value) >= 1e8 && raw.includes("亿")) return { name: "亿", factor: 1e8 };
	if (value !== null && Math.abs(value) >= 1e4 && raw.includes("万")) return { name: "万", factor: 1e4 };
	return { name: "", factor: 1 };
}

function printValue(value: number | null, target: TargetJson): string {
	return value === null ? "" : String(Number((value / scaleOf(target).factor).toPrecision(12)));
}

function viewOfTargets(tasks: readonly TaskJson[]): PlanView | undefined {
	const rows = tasks.flatMap((task) =>
		task.targets.map((target) => targetColumns.map(({ cell }) => cell(target, task))),
	);
	if (rows.length === 0) return undefined;
	const blocks: readonly DocumentBlock[] = [
		{ kind: "heading", level: 0, text: "目标清单" },
		tableBlock(
			targetColumns.map(({ title }) => title),
			rows,
		),
	];
	return { name: "目标", document: { blocks, notes: [] } };
}

function tableBlock(columns: readonly string[], rows: readonly (readonly string[])[]): DocumentBlock {
	const cells = [columns, ...rows].map((row) => row.map((text): RawCell => ({ text, state: "own" })));
	return { kind: "table", table: { rows: cells }, headerRows: 1 };
}
