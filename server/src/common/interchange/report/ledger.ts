import { type Holder, holdersOf } from "../../analysis/holders.js";
import type { PlanIndex } from "../../analysis/planIndex.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { type TaskJson, tasksAsJson } from "../planJson.js";
import type { Report, ReportPart } from "./report.js";
import { type ReportedTask, tableOfTasks } from "./taskRows.js";

/** What a unit or a leader has to do, as `niwen ledger` prints it; relied on from outside (docs/cli.md). */
export interface LedgerJson {
	/** Of the plan. */
	readonly title: string | null;
	readonly kind: Holder["kind"];
	/** Canonical. */
	readonly name: string;
	/** Led by the unit, or by the leader alone. */
	readonly leads: readonly TaskJson[];
	/** Shared by the unit, or led together with other leaders. */
	readonly shares: readonly TaskJson[];
}

export interface Ledger {
	readonly json: LedgerJson;
	readonly report: Report;
}

/** The tasks of a unit or a leader by their canonical name; of somebody whom no task names, none. */
export function createLedger(
	plan: Plan,
	index: PlanIndex,
	{ kind, name }: Pick<Holder, "kind" | "name">,
	language: keyof LocalizedText,
): Ledger {
	const holder = holdersOf(index, kind).find((each) => each.name === name);
	const tasksOf = (tasks: readonly number[]): readonly ReportedTask[] =>
		tasksAsJson(plan, index, tasks).map((json, i) => ({ task: tasks[i] ?? -1, json }));
	const leads = tasksOf(holder?.leads ?? []);
	const shares = tasksOf(holder?.shares ?? []);
	const marksLead = kind === "leader" || plan.conventions.lead !== "none";
	const part = (heading: string, tasks: readonly ReportedTask[]): readonly ReportPart[] =>
		tasks.length === 0
			? []
			: [
					{
						heading:
							language === "zh"
								? `${heading}（${tasks.length}项）`
								: `${heading} (${counted(tasks.length, "task")})`,
						text: [],
						table: tableOfTasks(plan, tasks, language),
					},
				];
	const words = headings[marksLead ? kind : "unmarked"];
	return {
		json: {
			...{ title: plan.title, kind, name },
			...{ leads: leads.map(({ json }) => json), shares: shares.map(({ json }) => json) },
		},
		report: {
			title: language === "zh" ? `${name}责任台账` : `Ledger of ${name}`,
			lead: [
				...(plan.title === null ? [] : [plan.title]),
				...(leads.length + shares.length === 0
					? [
							language === "zh"
								? `本方案没有写明由${name}负责的任务。`
								: `No task of this plan names ${name}.`,
						]
					: []),
			],
			parts: [...part(words.leads[language], leads), ...part(words.shares[language], shares)],
		},
	};
}

const headings: Readonly<
	Record<Holder["kind"] | "unmarked", { readonly leads: LocalizedText; readonly shares: LocalizedText }>
> = {
	unit: { leads: { zh: "牵头", en: "Leads" }, shares: { zh: "配合", en: "Shares in" } },
	leader: {
		leads: { zh: "单独牵头", en: "Leads alone" },
		shares: { zh: "共同牵头", en: "Leads with others" },
	},
	// The plan does not show who of several leads.
	unmarked: {
		leads: { zh: "负责", en: "Is responsible for" },
		shares: { zh: "负责", en: "Is responsible for" },
	},
};
