import type { DocumentFacts, TextFacts } from "../analysis/factsOfDocument.js";
import { placeOf } from "../analysis/textFacts.js";
import type { Fix } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import { replaceAt } from "../model/replaceAt.js";
import type { OffsetRange } from "../model/span.js";
import { isOneMark } from "../text/punctuation.js";
import type { Finding } from "./rule.js";

const code = "text/punctuation";

/** Marks that are written twice (，， 。。): one finding a text, that leaves one of each. */
export function* checkDoubled(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (const block of facts.notable)
		for (const text of facts.blocks.at(block)?.texts ?? []) {
			const doubled = text.prose?.punctuation.doubled ?? [];
			const [first] = doubled;
			if (first === undefined) continue;
			const mark = text.text.text.slice(...first);
			const isOne = isOneMark(text.text.text, first);
			const same = doubled.filter((range) => isOneMark(text.text.text, range));
			const more = doubled.length > 1;
			yield {
				code,
				span: placeOf(plan, block, text, first),
				message: {
					zh: `“${isOne ? mark[0] : mark}”${isOne ? "重复了" : "不能连用"}${more ? `，这样的标点共${doubled.length}处` : ""}，请只留一个。`,
					en: `“${isOne ? mark[0] : mark}” ${isOne ? "is written more than once" : "are two marks where one stands"}${more ? ` (${doubled.length} such marks here)` : ""}; leave one.`,
				},
				fixes: () => (same.length === 0 ? [] : [leaveOne(plan, block, text, same)]),
			};
		}
}

function leaveOne(plan: Plan, block: number, text: TextFacts, ranges: readonly OffsetRange[]): Fix {
	return {
		title: { zh: "只留一个", en: "Leave one" },
		safe: true,
		operations: ranges.flatMap(
			([start, end]) => replaceAt(plan, placeOf(plan, block, text, [start + 1, end]), "") ?? [],
		),
	};
}
