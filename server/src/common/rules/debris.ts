import { type DocumentFacts, placeOf } from "../analysis/textFacts.js";
import type { Plan } from "../model/plan.js";
import { replaceAt } from "../model/replaceAt.js";
import type { Finding } from "./rule.js";

const code = "text/foreign-matter";

/** Markup of a page and planted advertising within texts: one finding a text, that removes them all. */
export function* findDebris(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	for (const block of facts.notable) {
		if (facts.blocks[block]?.furniture === "sure") continue;
		for (const text of facts.blocks[block]?.texts ?? []) {
			const debris = text.prose?.debris ?? [];
			const [first] = debris;
			if (first === undefined) continue;
			const written = first.written ?? text.text.text.slice(...first.range);
			const isSpam = debris.some(({ kind }) => kind === "advertising");
			const what = isSpam
				? { zh: "植入的广告", en: "planted advertising" }
				: { zh: "网页的标签", en: "markup of a page" };
			const shown = written.length > 30 ? `${written.slice(0, 30)}…` : written;
			yield {
				code,
				span: placeOf(plan, block, text, first.range),
				message: {
					zh: `“${shown}”是${what.zh}${debris.length > 1 ? `，本处共${debris.length}个` : ""}，请核对后删去。`,
					en: `“${shown}” is ${what.en}${debris.length > 1 ? ` (${debris.length} places here)` : ""}; check and remove.`,
				},
				fixes: () => [
					{
						title: { zh: "删去", en: "Remove" },
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
