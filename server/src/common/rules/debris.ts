import type { DocumentFacts, TextFacts } from "../analysis/factsOfDocument.js";
import { placeOf } from "../analysis/textFacts.js";
import type { Fix } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { replaceAt } from "../model/replaceAt.js";
import type { Debris } from "../text/foreignMatter.js";
import { quote, shorten } from "../text/shorten.js";
import type { Finding } from "./rule.js";

const code = "text/foreign-matter";

/**
 * Markup of a page and planted advertising within texts: one finding a text, that removes them all. Struck words, one
 * finding each: somebody has to say whether they are wanted.
 */
export function* findDebris(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (const block of facts.notable) {
		if (facts.blocks.at(block)?.furniture === "sure") continue;
		for (const text of facts.blocks.at(block)?.texts ?? []) {
			const all = text.prose?.debris ?? [];
			if (all.length === 0) continue;
			const debris = all.filter(({ kind }) => kind !== "struck");
			for (const struck of all) if (struck.kind === "struck") yield struckFinding(plan, block, text, struck);
			const [first] = debris;
			if (first === undefined) continue;
			const written = first.written ?? text.text.text.slice(...first.range);
			const shown = shorten(written, 30);
			const isSpam = debris.some(({ kind }) => kind === "advertising");
			const isCharacter = !isSpam && first.isLook !== true && first.newText.trim() !== "";
			const count = debris.length;
			yield {
				code,
				span: placeOf(plan, block, text, first.range),
				message: isCharacter ? meansCharacter(shown, first.newText, count) : isDebris(shown, isSpam, count),
				fixes: () => [
					{
						title: isCharacter
							? { zh: "改为所表示的字", en: "Write the character itself" }
							: { zh: "删去", en: "Remove" },
						safe: false,
						operations: debris.flatMap(
							({ range, newText }) => replaceAt(plan, placeOf(plan, block, text, range), newText) ?? [],
						),
					},
				],
			};
		}
	}
}

function struckFinding(
	plan: Plan,
	block: number,
	text: TextFacts,
	{ range, newText, hasMarks }: Debris,
): Finding {
	const span = placeOf(plan, block, text, range);
	const words = quote(newText);
	const fix = (title: LocalizedText, written: string): readonly Fix[] => {
		const operation = replaceAt(plan, span, written);
		return operation === undefined ? [] : [{ title, safe: false, operations: [operation] }];
	};
	return {
		code,
		span,
		message: {
			zh: `“${words}”带删除线，照原样读入；不要的请删去，要留的请去掉删除线。`,
			en: `“${words}” is struck through and read as it is; delete it, or take the line away where it is wanted.`,
		},
		fixes: () => [
			...fix({ zh: `删去“${words}”`, en: `Delete “${words}”` }, ""),
			...(hasMarks === true
				? fix({ zh: `保留“${words}”，去掉删除线`, en: `Keep “${words}” without the line` }, newText)
				: []),
		],
	};
}

function isDebris(shown: string, isSpam: boolean, count: number): LocalizedText {
	const what = isSpam
		? { zh: "植入的广告", en: "planted advertising" }
		: { zh: "网页的标签", en: "markup of a page" };
	return {
		zh: `“${shown}”是${what.zh}${count > 1 ? `，本处共${count}个` : ""}，请核对后删去。`,
		en: `“${shown}” is ${what.en}${count > 1 ? ` (${count} places here)` : ""}; check and remove.`,
	};
}

/** &#23431; is 宇: removed, it would take a character away. */
function meansCharacter(shown: string, character: string, count: number): LocalizedText {
	return {
		zh: `“${shown}”是“${character}”在网页里的写法${count > 1 ? `，本处这类写法共${count}个` : ""}，请改为“${character}”。`,
		en: `“${shown}” is how a page writes “${character}”${count > 1 ? ` (${count} such places here)` : ""}; write “${character}”.`,
	};
}
