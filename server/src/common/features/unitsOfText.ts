import { parseUnitList, type UnitList } from "../layouts/unitList.js";
import { mapLine } from "../model/mappedText.js";
import { lineSpan } from "../model/span.js";

/** The units of words that stand in no document, read as a cell of units is; spans count from the first of them (UTF-16). */
export function unitsOfText(text: string): UnitList {
	const span = lineSpan(0, 0, text.length);
	return parseUnitList({ state: "text", content: mapLine(text, 0, 0), span }, 0, false);
}

/**
 * Words parted into units, each with all that stands between it and the next one but the separators: 等部门 is not lost.
 * None where they say that there is nobody.
 */
export function splitUnits(text: string): readonly { readonly words: string; readonly star: boolean }[] {
	const { mentions } = unitsOfText(text);
	return mentions.map(({ markedSpan, star }, i) => {
		const start = i === 0 ? 0 : markedSpan.character;
		const end = mentions[i + 1]?.markedSpan.character ?? text.length;
		return { words: text.slice(start, end).replace(/^\s{1,99}|[\s、，,；;]{1,99}$/g, ""), star };
	});
}
