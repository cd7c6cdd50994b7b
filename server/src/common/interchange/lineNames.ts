import type { LocalizedText } from "../model/localizedText.js";

/**
 * What lines of the source are called in a report, in their order: 第 3、5 行. Where the source is another program's
 * document, its own places stand for lines that only Niwen has seen.
 *
 * @param lines 0-based
 * @param isRange they are the first and the last of several: 第 3–5 行
 */
export type LineNames = (lines: readonly number[], isRange?: boolean) => LocalizedText;

/** The numbers of lines, as an editor counts them. */
export const nameLines: LineNames = (lines, isRange) => {
	const numbers = lines.map((line) => line + 1);
	return {
		zh: `第 ${numbers.join(isRange ? "–" : "、")} 行`,
		en: `${numbers.length === 1 ? "line" : "lines"} ${numbers.join(isRange ? "–" : ", ")}`,
	};
};

/** Calls lines by the places that they come from; those that come from none by their numbers. */
export function namePlaces(places: readonly (LocalizedText | undefined)[]): LineNames {
	return (lines) => {
		const named = lines.map((line) => places[line] ?? nameLines([line]));
		const unique = named.filter(({ zh }, i) => named.findIndex((other) => other.zh === zh) === i);
		return { zh: unique.map(({ zh }) => zh).join("、"), en: unique.map(({ en }) => en).join("; ") };
	};
}

/** Words with a capital at their beginning. */
export function capitalized(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
