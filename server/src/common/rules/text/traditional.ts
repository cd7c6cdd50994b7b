import { protectedNames } from "../../directory/protectedNames.js";
import type { Plan } from "../../model/plan.js";
import { isHan } from "../../text/characterSet.js";
import {
	changedRuns,
	detectTraditionalSet,
	isSimplifiedOnly,
	isTraditionalOnly,
	loadedScriptConverter,
	mainScriptOf,
} from "../../text/script.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentContext, DocumentRule, Edit, Finding, Fix } from "../rule.js";
import { type DocumentFacts, factsOf, placeOf, type TextFacts } from "../textFacts.js";

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
		zh: "公文用规范汉字。从港台或转换过的网页粘贴来的文字要转为简体；名录里的名称、人名里的“乾”等规范字不动。转换后请过目。",
		en: "Official documents are written in Simplified characters. Text pasted from converted pages is to be converted back; names in the directory, and characters such as 乾 that are standard themselves, stay. Look at the result before you keep it.",
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
		const isWhole = mainScriptOf(facts) === "traditional";
		for (const block of facts.notable)
			for (const text of facts.blocks[block]?.texts ?? []) {
				const count = text.script.traditional;
				const words = text.text.text;
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
						fixes: () => [convertAll(context, facts)].filter(({ edits }) => edits.length > 0),
					};
					return;
				}
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
								edits: convertText(plan, block, text, facts, protectedNames(context.book)),
							},
							convertAll(context, facts),
						].filter(({ edits }) => edits.length > 0),
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

function convertAll({ plan, book }: DocumentContext, facts: DocumentFacts): Fix {
	const names = protectedNames(book);
	return {
		title: { zh: "全文转为简体", en: "Convert the document" },
		safe: false,
		edits: facts.notable.flatMap((block) =>
			(facts.blocks[block]?.texts ?? []).flatMap((text) => convertText(plan, block, text, facts, names)),
		),
	};
}

function convertText(
	plan: Plan,
	block: number,
	text: TextFacts,
	facts: DocumentFacts,
	names: readonly string[],
): readonly Edit[] {
	const converter = loadedScriptConverter();
	if (converter === undefined || text.script.traditional === 0) return [];
	const set = detectTraditionalSet(
		facts.notable
			.flatMap((i) => facts.blocks[i]?.texts ?? [])
			.map(({ text: { text } }) => text)
			.join(""),
	);
	const words = text.text.text;
	return changedRuns(words, converter.convert(words, set, names, mainScriptOf(facts))).map(
		({ range, newText }) => ({
			span: placeOf(plan, block, text, range),
			newText,
		}),
	);
}
