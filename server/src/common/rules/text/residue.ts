import { residuesOf } from "../../analysis/residues.js";
import { factsOf, placeOf } from "../../analysis/textFacts.js";
import { replaceAt } from "../../model/replaceAt.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textResidue: DocumentRule = {
	code: "text/residue",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "汉字后面残留读音", en: "A reading left behind a character" },
	rationale: {
		zh: "网页转换繁简时，凡繁简不同的字，后面会留下带括号的读音，如 區(qū)、學(xué)習(xí)，一篇里往往成批出现，转成简体后也还在。这不是正文，全文只提示一处，可一次全部删去。给生僻字注的音（盱(xū)眙(yí)）、单独给多音字注的音（长(zhǎng)兴）是作者写的，不在此列。",
		en: "Pages that convert between scripts leave readings in brackets behind the characters whose two forms differ: 區(qū), 學(xué)習(xí). They come in batches, and remain when the text is converted back to Simplified. They do not belong to the text: they are reported once, with a fix for all. A reading that explains a rare character (盱, 眙), or that stands alone (长(zhǎng)兴), is the author's own.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.学(xué)习(xí)先进经验，新增上市公司3家以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.学习盱(xū)眙(yí)、长(zhǎng)兴经验，新增上市公司3家以上。 | 钱宇 | ★区工信局 |",
			),
		],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		const found = residuesOf(plan, facts).filter(({ residue }) => !residue.lost);
		const [first] = found;
		if (first === undefined) return;
		const { block, text, residue } = first;
		const count = found.length;
		const written = `${residue.character}${text.text.text.slice(...residue.range)}`;
		// One page has left them all behind.
		yield {
			code: "text/residue",
			span: placeOf(plan, block, text, residue.range),
			message: {
				zh: `“${written}”带着网页转换留下的读音${count > 1 ? `，全文共${count}处，可一次全部删去` : "，请删去"}。`,
				en: `“${written}” has a reading that a page's conversion has left behind${count > 1 ? `; there are ${count} in the document, and one fix removes them all` : "; remove it"}.`,
			},
			fixes: () => [
				{
					title:
						count > 1
							? { zh: `删去全文${count}处残留的读音`, en: `Remove all ${count} readings` }
							: { zh: "删去残留的读音", en: "Remove the reading" },
					safe: true,
					operations: found.flatMap(
						(place) => replaceAt(plan, placeOf(plan, place.block, place.text, place.residue.range), "") ?? [],
					),
				},
			],
		};
	},
};
