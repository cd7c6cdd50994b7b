import { shiftSpan } from "../../model/span.js";
import { findTargetPlace } from "../../model/targetPlace.js";
import { coveringPlan, exampleReport } from "../coverageExamples.js";
import { coverageOf, sentencePlace } from "../coverageOf.js";
import type { DocumentRule, Finding } from "../rule.js";

export const coverageDiffers: DocumentRule = {
	code: "coverage/differs",
	severity: "warning",
	isOff: true,
	scope: "document",
	dependsOn: "text",
	summary: { zh: "数字与工作报告不一致", en: "A figure is not that of the work report" },
	rationale: {
		zh: "分解方案的目标应与政府工作报告一致；同一指标写了别的数，考核时各执一词。文首 report 写明报告的路径，并在设置里开启后检查；数量类指标只比较出自该句的任务。请核对后统一。",
		en: "The targets of a plan should be those of the work report that it carries out. Checked with the path of the report as `report` in the front matter, once the rule is switched on in the settings; counts are compared only where the task comes from the sentence. Settle on one figure.",
	},
	examples: { wrong: [], right: [] },
	pairs: {
		wrong: [{ text: coveringPlan("工业投资增长8%左右。"), other: exampleReport("工业投资增长10%以上。") }],
		right: [{ text: coveringPlan("工业投资增长10%以上。"), other: exampleReport("工业投资增长10%以上。") }],
	},
	*check() {},
	*checkAcross({ plan }, others): Iterable<Finding> {
		const found = coverageOf(plan, others);
		for (const { task, target, sentence, stated } of found?.coverage.differing ?? []) {
			const row = plan.taskAt(task);
			const place = row === undefined ? undefined : findTargetPlace(row, target);
			if (found === undefined || place === undefined) continue;
			yield {
				code: "coverage/differs",
				span: shiftSpan(place.span, plan.lineOfTask(task)),
				message: {
					zh: `“${target.indicator}”与工作报告不一致：这里写“${target.raw}”，报告写“${stated.raw}”，请核对。`,
					en: `“${target.indicator}” is not what the work report says: “${target.raw}” here, “${stated.raw}” there; check which is right.`,
				},
				related: sentencePlace(found.report, sentence),
			};
		}
	},
};
