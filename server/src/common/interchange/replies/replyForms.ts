import { type Holder, holdersOf } from "../../analysis/holders.js";
import type { PlanIndex } from "../../analysis/planIndex.js";
import type { Plan } from "../../model/plan.js";
import type { RowMark } from "../ooxml/sheetMarks.js";
import { tasksAsJson } from "../planJson.js";
import { numberOf, type ReportedTask, tableOfTasks } from "../report/taskRows.js";
import type { RawCell, TableDocument } from "../tableDocument.js";
import { replyFieldNames, replyFields, replyStates } from "./replyColumns.js";
import { identitiesOf, versionOf } from "./taskIdentity.js";

/** The properties by which a file that comes back is known again, whatever it is called then. */
export const replyProperties = {
	holder: "niwen-reply-of",
	kind: "niwen-reply-by",
	plan: "niwen-plan",
	version: "niwen-plan-version",
} as const;

/** The property of a 通报, whose columns are those of a form. */
export const reportProperty: readonly [name: string, value: string] = ["niwen-report", "replies"];

/** A file for a unit or a leader, to be filled in. */
export interface ReplyForm {
	readonly holder: string;
	/** How many tasks are in it. */
	readonly tasks: number;
	/** Of the plan. */
	readonly title: string;
	readonly document: TableDocument;
	readonly properties: ReadonlyMap<string, string>;
}

export interface ReplyForms {
	readonly forms: readonly ReplyForm[];
	/** Numbers of the tasks that are in none. */
	readonly withoutHolder: readonly string[];
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
export function replyForms(plan: Plan, index: PlanIndex, kind: Holder["kind"]): ReplyForms {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const tasks = tasksAsJson(plan, index, all);
	const identities = identitiesOf(tasks);
	const holders = replyHolders(plan, index, kind);
	const sent = new Set(holders.flatMap((holder) => holder.tasks));
	const withoutHolder = tasks.flatMap((json, task) =>
		sent.has(task) ? [] : [numberOf(json) || json.text.slice(0, 20)],
	);
	const title = plan.title ?? "";
	const forms = holders.map(({ name, tasks: own }): ReplyForm => {
		const reported = own.flatMap((task): readonly ReportedTask[] => {
			const json = tasks[task];
			return json === undefined ? [] : [{ task, json }];
		});
		const properties = new Map<string, string>([
			[replyProperties.holder, name],
			[replyProperties.kind, kind],
			[replyProperties.plan, title],
			[replyProperties.version, versionOf(identities)],
		]);
		const document = formDocument(plan, { kind, name }, reported, (task) => identities[task] ?? "");
		return { holder: name, tasks: own.length, title, document, properties };
	});
	return { forms, withoutHolder };
}

/** How the title of a form ends, behind the name of who fills it in. */
export const titleEnding = "任务进展填报表";

const explanation =
	"请只填写黄色的格：完成值（有数字目标的写数字和单位）、进展、存在问题、佐证（材料名称或链接）、状态（从下拉列表中选）。其他格已锁定（没有密码）；文件名可以改。";

/** What the form itself says above its table; what else stands there, somebody has written. */
export function isOfForm(line: string): boolean {
	return line.endsWith(titleEnding) || line.startsWith(planLabel) || line === explanation;
}

const planLabel = "方案：";

/** Parts of the table's width for the columns to be filled in. */
const replyShares = [0.06, 0.18, 0.13, 0.1, 0.06];

function formDocument(
	plan: Plan,
	holder: Pick<Holder, "kind" | "name">,
	tasks: readonly ReportedTask[],
	identityOf: (task: number) => string,
): TableDocument {
	const table = tableOfTasks(plan, tasks, "zh");
	const open = table.columns.length;
	const names = [...table.columns, ...replyFields.map((field) => replyFieldNames[field].zh)];
	const rows = table.rows.map(({ cells }) => [...cells, ...replyFields.map(() => "")]);
	const marks: readonly RowMark[] = [
		// What ends a mark is none of a name.
		{ kind: "names", identity: `${holder.kind}/${holder.name.replace(/[:;\s]/g, "")}` },
		...tasks.map(({ task }) => ({ kind: "row" as const, identity: identityOf(task) })),
	];
	return {
		blocks: [
			{ kind: "heading", level: 0, text: `${holder.name}${titleEnding}` },
			...(plan.title === null ? [] : [{ kind: "paragraph" as const, text: planLabel + plan.title }]),
			{ kind: "paragraph", text: explanation },
			{
				kind: "table",
				headerRows: 1,
				table: {
					rows: [names, ...rows].map((row) => row.map((text): RawCell => ({ text, state: "own" }))),
				},
				form: {
					open,
					shares: replyShares,
					marks,
					choice: { column: open + replyFields.indexOf("state"), values: replyStates },
				},
			},
		],
		notes: [],
	};
}
