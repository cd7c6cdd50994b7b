import { findInFrontMatter } from "../../frontMatter.js";
import { shiftSpan } from "../../model/span.js";
import { coveringPlan, exampleReport } from "../coverageExamples.js";
import { coverageOf, sentencePlace } from "../coverageOf.js";
import type { DocumentRule, Finding } from "../rule.js";

/** So many commitments are quoted, and shown as other places. */
const mostQuoted = 3;
const mostPlaces = 50;

export const coverageUncovered: DocumentRule = {
	code: "coverage/uncovered",
	severity: "warning",
	isOff: true,
	scope: "document",
	dependsOn: "text",
	summary: { zh: "工作报告的承诺没有对应任务", en: "A commitment of the work report has no task" },
	rationale: {
		zh: "政府工作报告里承诺的事，分解方案里没有任务，就没有人负责。文首 report 写明报告的路径，并在设置里开启后，在 report 一行列出没有任务的承诺，链接到报告原句。请补上任务；已并入别的任务的，在任务里写出同样的字样。",
		en: "What the work report promises and no task of the plan takes up, nobody is responsible for. With the path of the report as `report` in the front matter and the rule switched on in the settings, the line of `report` lists the commitments without a task, with links to their sentences. Add a task, or use the same words in the task that takes it up.",
	},
	examples: { wrong: [], right: [] },
	pairs: {
		wrong: [
			{
				text: coveringPlan("工业投资增长10%以上。"),
				other: exampleReport("工业投资增长10%以上。建成口袋公园12个。"),
			},
		],
		right: [
			{
				text: coveringPlan("工业投资增长10%以上。", "建成口袋公园12个。"),
				other: exampleReport("工业投资增长10%以上。建成口袋公园12个。"),
			},
		],
	},
	*check() {},
	*checkAcross({ plan, frontMatter }, others): Iterable<Finding> {
		const found = coverageOf(plan, others);
		const uncovered = found?.coverage.commitments.filter(({ tasks }) => tasks.length === 0) ?? [];
		if (found === undefined || uncovered.length === 0) return;
		const { length } = uncovered;
		const quoted = uncovered.slice(0, mostQuoted).map(({ text }) => `“${text.slice(0, 40)}”`);
		const rest = length > mostQuoted;
		yield {
			code: "coverage/uncovered",
			span: shiftSpan(
				findInFrontMatter(frontMatter.yaml, "report", frontMatter.values.report ?? "report"),
				1,
			),
			message: {
				zh: `工作报告有${length}处承诺没有对应任务：${quoted.join("、")}${rest ? "等" : ""}，请补上任务。`,
				en: `${length === 1 ? "1 commitment of the work report has" : `${length} commitments of the work report have`} no task: ${quoted.join(", ")}${rest ? " …" : ""}; add the tasks.`,
			},
			related: [...new Set(uncovered.map(({ sentence }) => sentence))]
				.slice(0, mostPlaces)
				.flatMap((sentence) => sentencePlace(found.report, sentence)),
		};
	},
};
