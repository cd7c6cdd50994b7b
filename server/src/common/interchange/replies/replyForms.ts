import { type Holder, holdersOf } from "../../analysis/holders.js";
import type { PlanIndex } from "../../analysis/planIndex.js";
import type { Plan } from "../../model/plan.js";
import { type SheetLayoutOptions, sheetOfDocument } from "../export/xlsx/documentSheet.js";
import type { Sheet, Workbook } from "../export/xlsx/workbook.js";
import { printRowMark } from "../ooxml/sheetMarks.js";
import { tasksAsJson } from "../planJson.js";
import { numberOf, type ReportedTask, tableOfTasks } from "../report/taskRows.js";
import type { DocumentBlock, RawCell, TableDocument } from "../tableDocument.js";
import { replyFields, replyNames, replyStates } from "./replyColumns.js";
import { identitiesOf } from "./taskIdentity.js";

/** The properties by which a file that comes back is known again, whatever it is called then. */
export const replyProperties = {
	holder: "niwen-reply-of",
	kind: "niwen-reply-by",
	plan: "niwen-plan",
} as const;

/** A file for a unit or a leader, to be filled in. */
export interface ReplyForm {
	readonly holder: string;
	/** How many tasks are in it. */
	readonly tasks: number;
	readonly workbook: Workbook;
}

/** Who gets a file, with the tasks that are in it: a unit those that it leads, a leader all of theirs. */
export function replyHolders(
	plan: Plan,
	index: PlanIndex,
	kind: Holder["kind"],
): readonly { readonly name: string; readonly tasks: readonly number[] }[] {
	const leadsAlone = kind === "unit" && plan.conventions.lead !== "none";
	return holdersOf(index, kind).flatMap(({ name, leads, shares }) => {
		// Where the plan does not show who leads, each unit replies; those who only help do not.
		const tasks = leadsAlone ? leads : [...leads, ...shares].sort((a, b) => a - b);
		return tasks.length === 0 ? [] : [{ name, tasks }];
	});
}

/** A file for each unit that leads, or each leader, in the order in which the plan names them. */
export function replyForms(
	plan: Plan,
	index: PlanIndex,
	kind: Holder["kind"],
): {
	readonly forms: readonly ReplyForm[];
	/** Numbers of the tasks that are in none. */
	readonly withoutHolder: readonly string[];
} {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const tasks = tasksAsJson(plan, index, all);
	const identities = identitiesOf(tasks);
	const holders = replyHolders(plan, index, kind);
	const sent = new Set(holders.flatMap((holder) => holder.tasks));
	const withoutHolder = tasks.flatMap((json, task) =>
		sent.has(task) ? [] : [numberOf(json) || json.text.slice(0, 20)],
	);
	const forms = holders.map(({ name, tasks: own }): ReplyForm => {
		const reported = own.flatMap((task): readonly ReportedTask[] => {
			const json = tasks[task];
			return json === undefined ? [] : [{ task, json }];
		});
		const sheet = formSheet(plan, { kind, name }, reported, (task) => identities[task] ?? "");
		const properties = [
			[replyProperties.holder, name],
			[replyProperties.kind, kind],
			[replyProperties.plan, plan.title ?? ""],
		] as const;
		return {
			holder: name,
			tasks: own.length,
			workbook: { title: plan.title ?? "", sheets: [sheet], properties: new Map(properties), names: [] },
		};
	});
	return { forms, withoutHolder };
}

/** How the title of a form ends, behind the name of who fills it in. */
export const titleEnding = "任务进展填报表";

const explanation =
	"请只填写黄色的格：完成值（有数字目标的写数字和单位）、进展、存在问题、佐证（材料名称或链接）、状态（从下拉列表中选）。其他格已锁定（没有密码）；文件名可以改。";

/** Widths of the columns to be filled in (Latin letters). */
const replyWidths = [12, 34, 24, 20, 10];
const pageWidth = 190;

function formSheet(
	plan: Plan,
	holder: Pick<Holder, "kind" | "name">,
	tasks: readonly ReportedTask[],
	identityOf: (task: number) => string,
): Sheet {
	const table = tableOfTasks(plan, tasks, "zh");
	const first = table.columns.length;
	const names = [...table.columns, ...replyFields.map((field) => replyNames[field])];
	const rows = table.rows.map(({ cells }) => [...cells, ...replyFields.map(() => "")]);
	const words: readonly DocumentBlock[] = [
		{ kind: "heading", level: 0, text: `${holder.name}${titleEnding}` },
		...(plan.title === null ? [] : [{ kind: "paragraph" as const, text: `方案：${plan.title}` }]),
		{ kind: "paragraph", text: explanation },
	];
	const document: TableDocument = {
		blocks: [
			...words,
			{
				kind: "table",
				headerRows: 1,
				table: {
					rows: [names, ...rows].map((row) => row.map((text): RawCell => ({ text, state: "own" }))),
				},
			},
		],
		notes: [],
	};
	const layout: SheetLayoutOptions = { pageWidth, lastWidths: replyWidths };
	const sheet = sheetOfDocument(document, "填报", layout);
	const top = sheet.nameRow + 1;
	const bottom = sheet.rows.length - 1;
	const state = first + replyFields.indexOf("state");
	return {
		...sheet,
		rows: sheet.rows.map((row, at) => {
			if (at < top - 1) return row;
			if (at < top) {
				const names = {
					value: printRowMark("names", `${holder.kind}/${holder.name}`),
					look: "mark",
				} as const;
				return { ...row, cells: [...row.cells.slice(0, -1), names] };
			}
			const mark = {
				value: printRowMark("row", identityOf(tasks[at - top]?.task ?? -1)),
				look: "mark",
			} as const;
			const cells = row.cells.map((cell, column) =>
				column < first || cell === null ? cell : { ...cell, look: "open" as const },
			);
			return { height: Math.max(row.height, 34), cells: [...cells.slice(0, -1), mark] };
		}),
		isProtected: true,
		choices: [{ values: replyStates, range: { top, bottom, left: state, right: state } }],
	};
}
