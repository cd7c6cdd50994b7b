import { shiftSpan } from "../../model/span.js";
import { skippedCodes } from "../codeFindings.js";
import { examplePlan } from "../examplePlan.js";
import { findNumberRuns, renumberFrom } from "../numbering.js";
import { printNumbers } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";
import { isUndecidedBetween } from "../undecided.js";

export const numberGap: DocumentRule = {
	code: "number/gap",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "任务序号跳号", en: "A task number is skipped" },
	rationale: {
		zh: "任务按序号交办、督查和反馈，缺一个号，收件单位会以为漏发了一项。补上漏掉的任务；确实没有的，从断处起重新编号。",
		en: "Tasks are assigned, tracked and reported by number; where one is skipped, readers believe that a task was left out. Add the missing task, or, if there is none, renumber from the break.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 3.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		yield* skippedCodes(context);
		for (const run of findNumberRuns(plan))
			for (const found of run.breaks) {
				const row = plan.taskAt(found.index);
				if (found.kind !== "gap" || row === undefined) continue;
				const above = found.before < 0 ? run.firstTask - 1 : found.before;
				if (isUndecidedBetween(context, above, found.index)) continue;
				const missing = printNumbers(found.missing);
				const last = plan.taskAt(found.before)?.number;
				const after = last === undefined || last === null ? undefined : last;
				yield {
					code: "number/gap",
					span: shiftSpan(row.numberSpan, plan.lineOfTask(found.index)),
					message: {
						zh: `缺第${missing.zh}项：${after === undefined ? "任务序号从" : `第${after}项之后是第`}${found.number}${after === undefined ? "开始" : "项"}，请补上或重新编号。`,
						en: `Task ${missing.en} missing: ${after === undefined ? `the numbers begin at ${found.number}` : `${after} is followed by ${found.number}`}; add what is missing or renumber.`,
					},
					fixes: () => renumberFrom(plan, run, found.index),
				};
			}
	},
};
