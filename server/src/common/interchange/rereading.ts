import { readPlan } from "../layouts/readPlan.js";
import { counted } from "../model/counted.js";
import { leadersOf } from "../model/leadersOf.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { bearsStar } from "./assignmentCell.js";
import type { ImportNote } from "./importNote.js";
import type { LineNames } from "./lineNames.js";

/** More than so many places would not help anybody. */
const mostChanges = 20;

/**
 * Reads what an import has printed once more and compares it with the source, task by task: what reads otherwise
 * is told, whatever the reason.
 */
export function reportChanges(plan: Plan, printed: string, nameOf: LineNames): readonly ImportNote[] {
	const { lead, leadIsSet } = plan.conventions;
	const hasProse = plan.someTask(({ header }) => header.layout === "inline");
	// Leads of prose bear a ★ now, and the front matter says so.
	const options = leadIsSet ? { lead: hasProse && lead !== "column" ? ("star" as const) : lead } : {};
	const again = readPlan(createSourceDocument(printed), options).plan;
	if (again.taskCount !== plan.taskCount)
		return [
			{
				kind: "changed",
				line: null,
				message: {
					zh: `原文读出${plan.taskCount}项任务，结果里读出${again.taskCount}项，请对照原文核对。`,
					en: `The source has ${counted(plan.taskCount, "task")}, the result ${again.taskCount}; please compare them.`,
				},
			},
		];
	const notes: ImportNote[] = [];
	for (let task = 0; task < plan.taskCount && notes.length < mostChanges; task++) {
		const [before, after] = [factsOf(plan, task), factsOf(again, task)];
		const changed = before.filter(({ value }, i) => value !== after[i]?.value).map(({ name }) => name);
		if (changed.length === 0) continue;
		const line = plan.lineOfTask(task);
		notes.push({
			kind: "changed",
			line,
			message: {
				zh: `${nameOf([line]).zh}的任务在结果里读来不同（${changed.map(({ zh }) => zh).join("、")}），请核对。`,
				en: `The task at ${nameOf([line]).en} reads otherwise in the result (${changed.map(({ en }) => en).join(", ")}); please check.`,
			},
		});
	}
	return notes;
}

/** What a task says, to be compared. */
function factsOf(
	plan: Plan,
	task: number,
): readonly { readonly name: LocalizedText; readonly value: string }[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const owner = plan.taskAt(plan.unitTaskOf(task)) ?? row;
	const units = owner.units.map(({ raw }, i) =>
		bearsStar(owner, i, plan.conventions.lead) ? `★${raw}` : raw,
	);
	return [
		{ name: { zh: "正文", en: "text" }, value: row.text.text },
		{ name: { zh: "单位", en: "units" }, value: units.join("\n") },
		{
			name: { zh: "领导", en: "leaders" },
			value: leadersOf(plan, task)
				.map(({ name }) => name)
				.join("\n"),
		},
		{ name: { zh: "时限", en: "deadline" }, value: row.deadline ?? "" },
		{ name: { zh: "指标", en: "targets" }, value: JSON.stringify(row.targets) },
	];
}
