import { shiftSpan } from "../../model/span.js";
import { codesOutOfOrder } from "../codeFindings.js";
import { examplePlan } from "../examplePlan.js";
import { findNumberRuns, renumberAll } from "../numbering.js";
import type { DocumentRule, Finding } from "../rule.js";
import { isUndecided } from "../undecided.js";

export const numberOrder: DocumentRule = {
	code: "number/order",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "任务序号颠倒", en: "A task number is smaller than the one before it" },
	rationale: {
		zh: "序号颠倒多半是移动了一行或打错了一个号，读者会以为中间漏了任务。把行移回原处，或按现有顺序重新编号。",
		en: "Numbers out of order usually come from a moved row or a typing mistake, and readers look for tasks that are not missing at all. Move the row back, or renumber in the present order.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 3.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
				"| ^^ | ^^ | 2.社会消费品零售总额增长5%左右。 | ^^ | ★区商务局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.社会消费品零售总额增长5%左右。 | ^^ | ★区商务局 |",
				"| ^^ | ^^ | 3.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		yield* codesOutOfOrder(context);
		for (const run of findNumberRuns(plan))
			for (const found of run.breaks) {
				const row = plan.taskAt(found.index);
				const above = plan.taskAt(found.before);
				if (found.kind !== "order" || row === undefined || above === undefined) continue;
				if (isUndecided(context, found.index) || isUndecided(context, found.before)) continue;
				yield {
					code: "number/order",
					span: shiftSpan(row.numberSpan, plan.lineOfTask(found.index)),
					message: {
						zh: `序号颠倒：第${found.number}项排在第${above.number}项之后，请移回原处或重新编号。`,
						en: `Out of order: task ${found.number} stands behind task ${above.number}; move it back or renumber.`,
					},
					related: [
						{
							span: shiftSpan(above.numberSpan, plan.lineOfTask(found.before)),
							message: {
								zh: `排在前面的第${above.number}项`,
								en: `Task ${above.number}, which stands before it`,
							},
						},
					],
					fixes: () => renumberAll(plan, run),
				};
			}
	},
};
