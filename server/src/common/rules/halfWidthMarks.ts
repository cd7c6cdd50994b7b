import type { DocumentFacts, TextFacts } from "../analysis/factsOfDocument.js";
import { placeOf } from "../analysis/textFacts.js";
import { counted } from "../model/counted.js";
import type { Fix } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import type { Finding } from "./rule.js";

const code = "text/punctuation";

/** The whole document is half-width: one finding, at its first place. */
export function* checkThroughout(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	const block = facts.halfWidth[0] ?? -1;
	const text = facts.blocks.at(block)?.texts.find((one) => halvesOf(one).length > 0);
	const first = text === undefined ? undefined : halvesOf(text)[0];
	if (text === undefined || first === undefined) return;
	const count = facts.halves;
	yield {
		code,
		span: placeOf(plan, block, text, first.range),
		message: {
			zh: `汉字之间通篇用了半角标点，共${count}处，请改为全角；可一次全部改过来。`,
			en: `The document uses half-width marks between Chinese characters throughout, in ${counted(count, "place")}; one fix makes ${count === 1 ? "it" : "all of them"} full-width.`,
		},
		fixes: () => [
			{
				title: { zh: `全文${count}处半角标点改为全角`, en: `Make all ${count} half-width marks full-width` },
				safe: true,
				operations: facts.halfWidth.flatMap((i) =>
					(facts.blocks.at(i)?.texts ?? []).flatMap((one) => widen(plan, i, one)),
				),
			},
		],
	};
}

/** Half-width among full-width: one finding a text. */
export function* checkEach(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (const block of facts.halfWidth)
		for (const text of facts.blocks.at(block)?.texts ?? []) {
			const found = halvesOf(text);
			const [first] = found;
			if (first === undefined) continue;
			const mark = text.text.text.slice(...first.range);
			const more = found.length > 1;
			const fix = (): Fix => ({
				title: { zh: "改为全角", en: "Make them full-width" },
				safe: true,
				operations: widen(plan, block, text),
			});
			yield {
				code,
				span: placeOf(plan, block, text, first.range),
				message: {
					zh: `汉字之间用了半角的“${mark}”${more ? `等，共${found.length}处` : ""}，请改为全角“${first.newText}”。`,
					en: `A half-width “${mark}” between Chinese characters${more ? ` (${found.length} such marks here)` : ""}; write “${first.newText}”.`,
				},
				fixes: () => [fix()],
			};
		}
}

function halvesOf({ prose }: TextFacts) {
	return prose?.punctuation.halves ?? [];
}

function widen(plan: Plan, block: number, text: TextFacts): readonly ReplaceText[] {
	return halvesOf(text).flatMap(
		({ range, newText }) => replaceAt(plan, placeOf(plan, block, text, range), newText) ?? [],
	);
}
