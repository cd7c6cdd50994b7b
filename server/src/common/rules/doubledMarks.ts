import { type DocumentFacts, placeOf } from "../analysis/textFacts.js";
import type { Plan } from "../model/plan.js";
import { replaceAt } from "../model/replaceAt.js";
import type { Finding } from "./rule.js";

const code = "text/punctuation";

/** Marks that are written twice (，， 。。): one finding a text, that leaves one of each. */
export function* checkDoubled(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (const block of facts.notable)
		for (const text of facts.blocks[block]?.texts ?? []) {
			const doubled = text.prose?.punctuation.doubled ?? [];
			const [first] = doubled;
			if (first === undefined) continue;
			const mark = text.text.text.charAt(first[0]);
			const more = doubled.length > 1;
			yield {
				code,
				span: placeOf(plan, block, text, first),
				message: {
					zh: `“${mark}”重复了${more ? `，这样的标点共${doubled.length}处` : ""}，请只留一个。`,
					en: `“${mark}” is written more than once${more ? ` (${doubled.length} such marks here)` : ""}; leave one.`,
				},
				fixes: () => [
					{
						title: { zh: "只留一个", en: "Leave one" },
						safe: true,
						operations: doubled.flatMap(
							([start, end]) => replaceAt(plan, placeOf(plan, block, text, [start + 1, end]), "") ?? [],
						),
					},
				],
			};
		}
}
