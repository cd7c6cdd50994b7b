import type { PlanIndex } from "../../analysis/planIndex.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { type FormKind, formFileNames, printForm } from "./printForm.js";
import { replyForms } from "./replyForms.js";

export interface SplitOptions {
	readonly by: "unit" | "leader";
	readonly to: FormKind;
}

/** The files that a plan is sent out in. */
export interface SplitFiles {
	/** Bytes by the name of the file; empty where nobody is named who could fill one in. */
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** What is to be said of them: tasks that are in none. */
	readonly notes: readonly LocalizedText[];
}

/** A file for each unit or leader of a plan; the same files for the same plan. */
export async function splitPlan(plan: Plan, index: PlanIndex, { by, to }: SplitOptions): Promise<SplitFiles> {
	const { forms, withoutHolder } = replyForms(plan, index, by);
	const names = formFileNames(forms, to);
	const files = new Map<string, Uint8Array>();
	for (const [i, form] of forms.entries()) files.set(names[i] ?? "", await printForm(form, to));
	const notes =
		withoutHolder.length === 0
			? []
			: [
					{
						zh: `没有${by === "unit" ? "牵头单位" : "牵头领导"}、不在任何填报表里的任务：${withoutHolder.join("、")}。`,
						en: `Tasks without a ${by === "unit" ? "lead unit" : "leader"}, which are in no file: ${withoutHolder.join(", ")}.`,
					},
				];
	return { files, notes };
}

/** What there is to do where nobody is named who could fill in a form. */
export function nobodyToAsk(by: SplitOptions["by"]): LocalizedText {
	return {
		zh: `方案没有写明谁负责，分不出填报表；请先写上${by === "unit" ? "责任单位" : "牵头领导"}。`,
		en: `The plan names no ${by === "unit" ? "units" : "leaders"} to split it by; please write them first.`,
	};
}

/** How many files were written where. */
export function saySplit(place: string, files: number): LocalizedText {
	return {
		zh: `已写入 ${place}：${files} 份填报表。`,
		en: `Wrote ${place}: ${counted(files, "form")} to be filled in.`,
	};
}
