import { shiftSpan } from "../../model/span.js";
import { duplicateCodes } from "../codeFindings.js";
import { examplePlan } from "../examplePlan.js";
import { findNumberRuns, renumberAll, renumberFrom } from "../numbering.js";
import type { DocumentRule, Finding } from "../rule.js";
import { isUndecided } from "../undecided.js";

export const numberDuplicate: DocumentRule = {
	code: "number/duplicate",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "任务序号重复", en: "A task number is used twice" },
	rationale: {
		zh: "两项任务同号，批示、台账和反馈就无法对应到具体哪一项。从重复处起重新编号。按部分各自从1编号的文件不算重复。",
		en: "Where two tasks share a number, nobody can tell which of them a note or a report means. Renumber from the second one. Numbers that start again in every section are not duplicates.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
				"| ^^ | ^^ | 2.社会消费品零售总额增长5%左右。 | ^^ | ★区商务局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
				"| ^^ | ^^ | 3.社会消费品零售总额增长5%左右。 | ^^ | ★区商务局 |",
			),
		],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		yield* duplicateCodes(context);
		for (const run of findNumberRuns(plan))
			for (const found of run.breaks) {
				const row = plan.taskAt(found.index);
				const first = plan.taskAt(found.first);
				if (found.kind !== "duplicate" || row === undefined || first === undefined) continue;
				if (isUndecided(context, found.index) || isUndecided(context, found.first)) continue;
				yield {
					code: "number/duplicate",
					span: shiftSpan(row.numberSpan, plan.lineOfTask(found.index)),
					message: {
						zh: `序号${found.number}重复：前面已有第${found.number}项，请核对并重新编号。`,
						en: `Number ${found.number} is used twice: a task ${found.number} stands above; check, and renumber.`,
					},
					related: [
						{
							span: shiftSpan(first.numberSpan, plan.lineOfTask(found.first)),
							message: { zh: `第一个第${found.number}项`, en: `The first task ${found.number}` },
						},
					],
					fixes: () => {
						// Where the second one follows its neighbour, the first is out of place.
						const fromHere = renumberFrom(plan, run, found.index);
						return fromHere.length > 0 ? fromHere : renumberAll(plan, run);
					},
				};
			}
	},
};
