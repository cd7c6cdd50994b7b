import { factsOf, placeOf } from "../../analysis/textFacts.js";
import { replaceAt } from "../../model/replaceAt.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textLookalike: DocumentRule = {
	code: "text/lookalike",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "形似而不同的字符", en: "A character that only looks like the ordinary one" },
	rationale: {
		zh: "从 PDF 复制来的文字里，常混有部首（⼯、⼒）、兼容汉字和自造字。看上去一样，检索、核对名称和排序时却是另一个字。改为普通的字；自造字离开原来的字体就看不出是什么，请对照原件改。",
		en: "Text copied from PDF often has radicals (⼯, ⼒), compatibility ideographs and private-use characters in it. They look the same but are different characters when names are searched, checked or sorted. Write the ordinary character; what a private-use one stands for, only the original shows.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.⼯业投资增⻓10%以上。 | 钱宇 | ★区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资\ue5f1增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |")],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const block of facts.notable)
			for (const text of facts.blocks.at(block)?.texts ?? []) {
				const [first] = text.lookalikes;
				if (first === undefined) continue;
				const written = text.text.text.slice(...first.range);
				const count = text.lookalikes.length;
				const known = text.lookalikes.filter(({ ordinary }) => ordinary !== null);
				const point = written.codePointAt(0)?.toString(16).toUpperCase() ?? "";
				const finding: Finding = {
					code: "text/lookalike",
					span: placeOf(plan, block, text, first.range),
					message:
						first.ordinary === null
							? {
									zh: `这里有一个自造字（U+${point}），别的电脑上看不出是什么字，请对照原件改正${count > 1 ? `（本处共${count}个这类字符）` : ""}。`,
									en: `A private-use character (U+${point}) that no other machine can show${count > 1 ? ` (${count} such characters here)` : ""}; mend it after the original.`,
								}
							: {
									zh: `“${written}”（U+${point}）只是形似，请改为“${first.ordinary}”${count > 1 ? `（本处共${count}个这类字符）` : ""}。`,
									en: `“${written}” (U+${point}) only looks like “${first.ordinary}”${count > 1 ? ` (${count} such characters here)` : ""}; write the ordinary one.`,
								},
				};
				yield known.length === 0
					? finding
					: {
							...finding,
							fixes: () => [
								{
									title: { zh: "改为普通的字", en: "Write the ordinary character" },
									safe: true,
									operations: known.flatMap(
										({ range, ordinary }) =>
											replaceAt(plan, placeOf(plan, block, text, range), ordinary ?? "") ?? [],
									),
								},
							],
						};
			}
	},
};
