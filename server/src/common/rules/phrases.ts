import type { RowBlock } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { NumberRange } from "./sequence.js";

/** What a message calls a task: 第12项, or 这一项 where it has no number. */
export function nameTask(row: RowBlock): LocalizedText {
	return row.number === null
		? { zh: "这一项", en: "this task" }
		: { zh: `第${row.number}项`, en: `task ${row.number}` };
}

/** Numbers as a reader writes them: 18、20—22. Of many ranges, the first few. */
export function printNumbers(
	ranges: readonly NumberRange[],
	print: (number: number) => string = String,
): LocalizedText {
	const listed = ranges.slice(0, mostRanges);
	const rest = ranges.slice(mostRanges).reduce((sum, [from, to]) => sum + to - from + 1, 0);
	const join = (dash: string, comma: string) =>
		listed
			.map(([from, to]) => {
				if (from === to) return print(from);
				return print(from) + (to === from + 1 ? comma : dash) + print(to);
			})
			.join(comma);
	return {
		zh: join("—", "、") + (rest > 0 ? `等（另有${rest}个）` : ""),
		en: join("–", ", ") + (rest > 0 ? ` and ${rest} more` : ""),
	};
}

const mostRanges = 5;

/** The text with its first letter capital, to open an English sentence. */
export function openSentence(text: string): string {
	const code = text.charCodeAt(0);
	// A to Z, as nearly always: what knows all letters takes much longer.
	const first = code >= 97 && code <= 122 ? String.fromCharCode(code - 32) : text.charAt(0).toUpperCase();
	return first + text.slice(1);
}
