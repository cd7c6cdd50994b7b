import { countScriptsOf, factsOf, placeOf } from "../../analysis/textFacts.js";
import { mainScriptOf } from "../../text/script.js";
import { countTraditional, endOfWord, findTraditional } from "../../text/traditionalWords.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { createConversion, mostOffered } from "../scriptConversion.js";

export const textTraditional: DocumentRule = {
	code: "text/traditional",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "简体文稿里有繁体字", en: "Traditional characters in a Simplified document" },
	rationale: {
		zh: "公文用规范汉字。从港台或转换过的网页粘贴来的文字要转为简体；名录里的名称、人名里的“乾”等规范字不动。只转字形，不改用语（軟體转为软体，不转为软件）；niwen clean 对只在引号、书名号里的繁体引文不动，列出来由人决定。转换后请过目。",
		en: "Official documents are written in Simplified characters. Text pasted from converted pages is to be converted back; names in the directory, and characters such as 乾 that are standard themselves, stay. Characters are converted and not words (軟體 becomes 软体, not 软件), and niwen clean leaves what is Traditional in quotation marks only and lists it. Look at the result before you keep it.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.推动數字經濟发展，新增上市公司3家以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.工业投资增长10%以上。 | ^^ | ★区工信局 |",
			),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.培育著名品牌，新增上市公司3家以上。 | 钱宇 | ★区工信局 |")],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		const facts = factsOf(plan);
		if (facts.traditional === 0) return;
		const conversion = createConversion(context, facts);
		let texts = 0;
		const isWhole = mainScriptOf(countScriptsOf(plan, facts)) === "traditional";
		for (const block of facts.notable)
			for (const text of facts.blocks.at(block)?.texts ?? []) {
				const count = text.script.traditional;
				const { words } = text;
				const start = findTraditional(words);
				if (count === 0 || start < 0) continue;
				const end = endOfWord(words, start);
				const span = placeOf(plan, block, text, [start, end]);
				const written = words.slice(start, Math.min(end, start + 20));
				if (isWhole) {
					yield {
						code,
						span,
						message: {
							zh: `全文是繁体字（${facts.traditional}个），请转为简体。`,
							en: `The document is in Traditional characters (${facts.traditional}); convert it to Simplified ones.`,
						},
						fixes: () => [conversion.all()].filter(({ operations }) => operations.length > 0),
					};
					return;
				}
				const isFirst = texts === 0;
				texts++;
				yield {
					code,
					span,
					message: {
						zh: `“${written}”是繁体字${count > countTraditional(words, start, end) ? `（本处共${count}个）` : ""}，请改为简体。`,
						en: `“${written}” is Traditional${count > countTraditional(words, start, end) ? ` (${count} such characters here)` : ""}; write it in Simplified characters.`,
					},
					fixes: () =>
						[
							{
								title: { zh: "此处转为简体", en: "Convert this text" },
								safe: false,
								operations: conversion.of({ block, text }),
							},
							// Of many findings the first one converts them all; each of them would list all the others.
							...(isFirst || texts <= mostOffered ? [conversion.all()] : []),
						].filter(({ operations }) => operations.length > 0),
				};
			}
	},
};

const code = "text/traditional";
