import { findFurniture } from "../../analysis/furniture.js";
import { factsOf } from "../../analysis/textFacts.js";
import { counted } from "../../model/counted.js";
import { lineSpan } from "../../model/span.js";
import { shorten } from "../../text/shorten.js";
import { findDebris } from "../debris.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const plan = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

export const textForeignMatter: DocumentRule = {
	code: "text/foreign-matter",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "网页带来的内容", en: "What a web page had around the text" },
	rationale: {
		zh: "从网页复制时，会带进导航、原文链接、免责声明、分享、打印按钮、备案号、HTML 标签，有的网页还被植入广告。这些不是方案正文，核对后删去。带删除线的文字（`~~8~~`、`<s>`、`<del>`）照原样读入，不要的也请删去。",
		en: "Copying from a page brings navigation, disclaimers, share and print buttons, record numbers and HTML tags with it, and of some pages planted advertising. They do not belong to the plan; look at them and remove them. Words that are struck through (`~~8~~`, `<s>`, `<del>`) are read as they are; delete those that are not wanted.",
	},
	examples: {
		wrong: [
			`${plan}\n原文链接：\n免责声明：\n本站部分信息来源于网络，如涉及侵权请联系删除。\n返回顶部\n`,
			examplePlan("| 1 | 产业发展 | 1.<span>工业投资</span>增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [plan, `${plan}\n注：标“★”的为牵头单位。\n`],
	},
	*check({ plan, lineText }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const { first, last, count } of findFurniture(plan, facts)) {
			const start = plan.lineOfBlock(first);
			const end = plan.lineOfBlock(last) + (plan.blockAt(last)?.lines ?? 1) - 1;
			const words = lineText(start).trim();
			const shown = shorten(words, 16);
			yield {
				code,
				span: {
					...lineSpan(start, lineText(start).search(/\S|$/), 0),
					endLine: end,
					endCharacter: lineText(end).length,
				},
				message: {
					zh: `自“${shown}”起${count}行疑为网页附带内容，请核对后删去。`,
					en: `${counted(count, "line looks", "lines look")} like a part of a web page and not of the plan, from “${shown}” on; check and remove.`,
				},
				fixes: () => [
					{
						title: {
							zh: `删去这${count}行`,
							en: `Remove ${count === 1 ? "this line" : `these ${count} lines`}`,
						},
						safe: false,
						operations: [{ op: "removeLines", line: start, endLine: end + 1 }],
					},
				],
			};
		}
		yield* findDebris(plan, facts);
	},
};

const code = "text/foreign-matter";
