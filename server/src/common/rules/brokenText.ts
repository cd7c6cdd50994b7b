import type { TextFacts } from "../analysis/factsOfDocument.js";
import { placeOf } from "../analysis/textFacts.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { replaceAt } from "../model/replaceAt.js";
import type { BrokenText } from "../text/mojibake.js";
import { shorten } from "../text/shorten.js";
import type { Finding } from "./rule.js";

const code = "text/mojibake";

/** Broken characters, with the text that they were where all its bytes are there. */

export function findBroken(plan: Plan, block: number, text: TextFacts, broken: BrokenText): Finding {
	const span = placeOf(plan, block, text, broken.range);
	const message = describe(broken, text.text.text.slice(...broken.range));
	const { original } = broken;
	const restored = original === null ? undefined : replaceAt(plan, span, original);
	if (original === null || restored === undefined) return { code, span, message };
	return {
		code,
		span,
		message,
		fixes: () => [
			{
				title: { zh: `还原为“${shorten(original)}”`, en: `Restore “${shorten(original)}”` },
				safe: false,
				operations: [restored],
			},
		],
	};
}

/** Characters of which only the reading is left: 勇?lián)?dān). Lost ones beside one another are one finding. */
export function* findLost(plan: Plan, block: number, text: TextFacts): Iterable<Finding> {
	const lost = text.residues.filter((residue) => residue.lost);
	for (let i = 0; i < lost.length; ) {
		const first = i;
		while (lost[i]?.range[1] === (lost[i + 1]?.range[0] ?? 0) - 1) i++;
		const range = [(lost[first]?.range[0] ?? 1) - 1, lost[i]?.range[1] ?? 0] as const;
		i++;
		const count = i - first;
		const written = text.text.text.slice(...range);
		yield {
			code,
			span: placeOf(plan, block, text, range),
			message: {
				zh: `“${written}”处丢了${count}个字，只剩下读音，请对照原件补上。`,
				en: `At “${written}” ${count === 1 ? "a character is" : `${count} characters are`} lost and only the reading is left; mend it after the original.`,
			},
		};
	}
}

function describe({ kind, original, likely }: BrokenText, written: string): LocalizedText {
	const broken = shorten(written);
	if (original !== null)
		return {
			zh: `“${broken}”为乱码，原文是“${shorten(original)}”，请还原。`,
			en: `“${broken}” is garbled (UTF-8 read in another encoding); it was “${shorten(original)}”. Restore it.`,
		};
	if (kind === "lost" || likely === null)
		return {
			zh: `这里有${written.length}个字符已损坏，读不出原文，请对照原件补上。`,
			en: `${counted(written.length, "character here is", "characters here are")} lost; mend ${written.length === 1 ? "it" : "them"} after the original.`,
		};
	return {
		zh: `“${broken}”为乱码，原字已缺损，可辨认的是“${shorten(likely)}”，请对照原件补全。`,
		en: `“${broken}” is garbled and incomplete; what can be read is “${shorten(likely)}”. Complete it from the original.`,
	};
}
