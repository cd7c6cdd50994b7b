import { factsOf, placeOf } from "../../analysis/textFacts.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textPlaceholder: DocumentRule = {
	code: "text/placeholder",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "有待填写的内容", en: "Something is left to be filled in" },
	rationale: {
		zh: "XX、××、____、待定、TBD 是起草时留的空，印发前要填实。确实定不下来的，改写任务，不要留空。",
		en: "XX, ××, ____, 待定 and TBD are blanks of a draft and must be filled in before the plan is issued. What cannot be settled yet is better reworded than left blank.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长XX%以上。 | 钱宇 | ★区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.开放时间待定，新增上市公司3家以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上，消除有待定期检查的隐患。 | 钱宇 | ★区工信局 |"),
		],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const block of facts.notable)
			for (const text of facts.blocks.at(block)?.texts ?? []) {
				const found = text.prose?.placeholders ?? [];
				const [first] = found;
				if (first === undefined) continue;
				const written = text.text.text.slice(...first);
				yield {
					code: "text/placeholder",
					span: placeOf(plan, block, text, first),
					message: {
						zh: `“${written}”是待填的内容${found.length > 1 ? `（本处共${found.length}个）` : ""}，请填写。`,
						en: `“${written}” is left to be filled in${found.length > 1 ? ` (${found.length} such places here)` : ""}; please fill it in.`,
					},
				};
			}
	},
};
