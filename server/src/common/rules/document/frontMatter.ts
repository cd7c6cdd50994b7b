import { findInFrontMatter } from "../../frontMatter.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const row = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

const fileNames = {
	previous: { zh: "上一年度方案", en: "Last year's plan" },
	report: { zh: "工作报告", en: "The work report" },
} as const;

export const documentFrontMatter: DocumentRule = {
	code: "document/front-matter",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "文首的设置写错了", en: "A mistake in the front matter" },
	rationale: {
		zh: "文首两行“---”之间写的是地区、名录、上一年度方案等设置。名称或内容写错，这一条就不起作用，查不出的问题会被当作没有问题。请改为认得的名称和内容；原文不会丢失。",
		en: "Between the two lines of --- stand the plan's settings: its region, its directories, last year's plan. A setting whose name or value is not known has no effect, and what is then not checked looks as if it were right. Use a known name and value; nothing you wrote is lost.",
	},
	examples: {
		wrong: [
			`---\nregion: 苏州市吴江区\nlayuot: table\n---\n\n${row}`,
			`---\nregion: 苏州市吴江区\nprevious: ./没有这个文件.plan.md\n---\n\n${row}`,
		],
		right: [`---\nregion: 苏州市吴江区\nlayout: table\n---\n\n${row}`],
	},
	*check({ frontMatter, missingPrevious, missingReport }): Iterable<Finding> {
		// Places in the front matter count from the line behind its first dashes.
		for (const { span, message } of frontMatter.problems)
			yield { code: "document/front-matter", span: shiftSpan(span, 1), message };
		for (const [key, missing] of [
			["previous", missingPrevious],
			["report", missingReport],
		] as const) {
			if (missing === undefined) continue;
			const { name, reason } = missing;
			yield {
				code: "document/front-matter",
				span: shiftSpan(findInFrontMatter(frontMatter.yaml, key, name), 1),
				message: {
					zh: `${fileNames[key].zh}“${name}”没有读入，${key === "previous" ? "指标" : "任务"}未与它对比：${reason.zh}`,
					en: `${fileNames[key].en} “${name}” was not read, and nothing is compared with it: ${reason.en}`,
				},
			};
		}
	},
};
