import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { factsOf, placeOf } from "../textFacts.js";

export const textResidue: DocumentRule = {
	code: "text/residue",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "汉字后面残留读音", en: "A reading left behind a character" },
	rationale: {
		zh: "网页转换繁简时，有的字后面会留下带括号的读音，如 區(qū)、學(xué)習(xí)。这不是正文，删去即可；给生僻字注的音（如 盱(xū)眙(yí)）不在此列。",
		en: "Pages that convert between scripts leave readings in brackets behind characters: 區(qū), 學(xué)習(xí). They are no part of the text; remove them. A reading that explains a rare character (盱, 眙) is not meant.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.学(xué)习(xí)先进经验，新增上市公司3家以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [
			examplePlan("| 1 | 产业发展 | 1.学习盱(xū)眙(yí)经验，新增上市公司3家以上。 | 钱宇 | ★区工信局 |"),
		],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const block of facts.notable)
			for (const text of facts.blocks[block]?.texts ?? []) {
				const { residues } = text;
				const [first] = residues;
				if (first === undefined) continue;
				const written = text.text.text.slice(...first.range);
				yield {
					code: "text/residue",
					span: placeOf(plan, block, text, first.range),
					message: {
						zh: `“${written}”是网页转换留下的读音${residues.length > 1 ? `，本处共${residues.length}个` : ""}，请删去。`,
						en: `“${written}” is a reading that a page's conversion has left behind${residues.length > 1 ? ` (${residues.length} here)` : ""}; remove it.`,
					},
					fixes: () => [
						{
							title: { zh: "删去残留的读音", en: "Remove the readings" },
							safe: true,
							edits: residues.map(({ range }) => ({ span: placeOf(plan, block, text, range), newText: "" })),
						},
					],
				};
			}
	},
};
