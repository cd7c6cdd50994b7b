import { spanOfText } from "../../model/mappedText.js";
import { shiftSpan } from "../../model/span.js";
import { coveringPlan, exampleReport } from "../coverageExamples.js";
import { coverageOf, reportPlace } from "../coverageOf.js";
import { nameTask, openSentence } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";

export const coverageUnsourced: DocumentRule = {
	code: "coverage/unsourced",
	severity: "hint",
	isOff: true,
	scope: "document",
	dependsOn: "text",
	summary: { zh: "任务在工作报告里没有出处", en: "A task does not come from the work report" },
	rationale: {
		zh: "分解政府工作报告的方案里，一项任务在报告中找不到相近的句子，可能是另有来源，也可能是分解时写走了样。文首 report 写明报告的路径，并在设置里开启后检查。请核对；另有来源的，可在该行注明不再提示。",
		en: "Where a plan carries out the work report, a task that no sentence of it is like has another source, or was changed on the way. Checked with the path of the report as `report` in the front matter, once the rule is switched on in the settings. Compare it with the report; a task with another source can be excused in its row.",
	},
	examples: { wrong: [], right: [] },
	pairs: {
		wrong: [
			{
				text: coveringPlan("工业投资增长10%以上。", "开展垃圾分类宣传。"),
				other: exampleReport("工业投资增长10%以上。"),
			},
		],
		right: [{ text: coveringPlan("工业投资增长10%以上。"), other: exampleReport("工业投资增长10%以上。") }],
	},
	*check() {},
	*checkAcross({ plan }, others): Iterable<Finding> {
		const found = coverageOf(plan, others);
		if (found === undefined) return;
		const related = [reportPlace(found.report)];
		for (const task of found.coverage.unsourced) {
			const row = plan.taskAt(task);
			if (row === undefined) continue;
			const name = nameTask(row);
			yield {
				code: "coverage/unsourced",
				span: shiftSpan(spanOfText(row.text, row), plan.lineOfTask(task)),
				message: {
					zh: `${name.zh}在工作报告里没有找到出处，请核对来源。`,
					en: `${openSentence(name.en)} does not come from the work report; check its source.`,
				},
				related,
			};
		}
	},
};
