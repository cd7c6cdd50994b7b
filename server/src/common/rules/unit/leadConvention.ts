import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const unitLeadConvention: DocumentRule = {
	code: "unit/lead-convention",
	severity: "hint",
	scope: "document",
	dependsOn: "names",
	summary: {
		zh: "全文看不出以何种方式标明牵头单位",
		en: "Nothing shows how the document marks its lead units",
	},
	rationale: {
		zh: "列出了责任单位，却没有★、没有“牵头单位”一栏、没有“牵头”字样，也没有说明列第一位的为牵头单位，就无从核对谁牵头。请给牵头单位加★；确有别的约定的，在文首写明 lead（star、column、first、word 或 none）。",
		en: "Units are named, but there is no ★, no column of lead units, no word 牵头 and no note that the first one leads, so nobody can check who does. Mark the lead units with ★, or say in the front matter what holds: lead: star, column, first, word or none.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | 区工信局、区统计局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | 区金融监管局 |",
			).replace(/^注：.*$/m, ""),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、区统计局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check({ plan }): Iterable<Finding> {
		if (plan.conventions.lead !== "none" || plan.conventions.leadIsSet) return;
		// One unit alone leads by itself; a choice must be told where there are several.
		let task = 0;
		while (task < plan.taskCount && (plan.taskAt(task)?.units.length ?? 0) < 2) task++;
		const row = plan.taskAt(task);
		const [unit] = row?.units ?? [];
		if (row === undefined || unit === undefined) return;
		yield {
			code: "unit/lead-convention",
			span: shiftSpan(unit.span, plan.lineOfTask(task)),
			message: {
				zh: "全文没有标明牵头单位的方式：请给牵头单位加★，或在文首用 lead 写明约定。",
				en: "Nothing shows which units lead: mark them with ★, or say what holds by lead in the front matter.",
			},
		};
	},
};
