import { type DocumentFacts, factsOf, placeOf, type TextFacts } from "../../analysis/textFacts.js";
import { protectedNames } from "../../directory/protectedNames.js";
import type { Fix } from "../../model/edit.js";
import type { ReplaceText } from "../../model/planOperation.js";
import { replaceAt } from "../../model/replaceAt.js";
import { isHan } from "../../text/characterSet.js";
import {
	changedRuns,
	detectTraditionalSet,
	isSimplifiedOnly,
	isTraditionalOnly,
	loadedScriptConverter,
	mainScriptOf,
	type TraditionalSet,
} from "../../text/script.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentContext, DocumentRule, Finding } from "../rule.js";

/**
 * The characters are found by a set (text/script.ts); the words they make are converted by OpenCC, whose tables
 * are loaded behind the first diagnostics, so that the fixes are there a moment later than the finding.
 */
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
		const isWhole = mainScriptOf(facts) === "traditional";
		for (const block of facts.notable)
			for (const text of facts.blocks[block]?.texts ?? []) {
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

function findTraditional(words: string): number {
	for (let i = 0; i < words.length; i++) if (isTraditionalOnly(words.charCodeAt(i))) return i;
	return -1;
}

/** The end of the words that begin with a Traditional character; one that both scripts have may stand in between. */
function endOfWord(words: string, start: number): number {
	let end = start + 1;
	for (let i = end; i < words.length && i <= end + 1; i++) {
		const code = words.charCodeAt(i);
		if (isTraditionalOnly(code)) end = i + 1;
		else if (!isHan(code) || isSimplifiedOnly(code)) break;
	}
	return end;
}

function countTraditional(words: string, start: number, end: number): number {
	let count = 0;
	for (let i = start; i < end; i++) if (isTraditionalOnly(words.charCodeAt(i))) count++;
	return count;
}

/** So many findings may each offer to convert the whole document. */
const mostOffered = 20;

interface FactsPlace {
	readonly block: number;
	readonly text: TextFacts;
}

/** What converts the document or a text of it, computed when they are asked for, the first part once. */
function createConversion(
	{ plan, book }: DocumentContext,
	facts: DocumentFacts,
): { of(place: FactsPlace): readonly ReplaceText[]; all(): Fix } {
	const places = (): FactsPlace[] =>
		facts.notable.flatMap((block) =>
			(facts.blocks[block]?.texts ?? [])
				.filter(({ script }) => script.traditional > 0)
				.map((text) => ({ block, text })),
		);
	let known: { set: TraditionalSet; names: readonly string[] } | undefined;
	const of = ({ block, text }: FactsPlace): readonly ReplaceText[] => {
		const converter = loadedScriptConverter();
		if (converter === undefined) return [];
		known ??= {
			set: detectTraditionalSet(
				places()
					.map((place) => place.text.words)
					.join(""),
			),
			names: protectedNames(book),
		};
		const { words } = text;
		const converted = converter.convert(words, known.set, known.names, mainScriptOf(facts));
		return changedRuns(words, converted).flatMap(
			({ range, newText }) => replaceAt(plan, placeOf(plan, block, text, range), newText) ?? [],
		);
	};
	return {
		of,
		all: () => ({
			title: { zh: "全文转为简体", en: "Convert the document" },
			safe: false,
			operations: places().flatMap(of),
		}),
	};
}
