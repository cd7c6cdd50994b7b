import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { OffsetRange, Span } from "../model/span.js";

/** A number in the text that names a task of the same document: 见第12项, 第3、5项, 第8—10项. */
export interface TaskReference {
	readonly number: number;
	/** The digits, as offsets in the text (UTF-16). */
	readonly range: OffsetRange;
}

/** A list of numbers is short; what is longer is not a reference. */
const longestList = 80;

/**
 * The references to tasks in a text. Only Arabic numbers count: 第一项 is more often the first of something else.
 * What a book title in 《》 stands before is a part of that other document.
 */
export function findReferences(text: string): readonly TaskReference[] {
	const found: TaskReference[] = [];
	for (let at = text.indexOf("第"); at >= 0; at = text.indexOf("第", at + 1)) {
		if (text[at - 1] === "》") continue;
		const numbers = numbersAt(text, at + 1);
		if (numbers !== undefined) found.push(...numbers);
	}
	return found;
}

/** Where a reference stands, counted as the text's places are. */
export function spanOfReference(text: MappedText, { range }: TaskReference): Span {
	return spanOfRange(text, range);
}

/** The numbers between 第 and 项; `undefined` where something else stands between them. */
function numbersAt(text: string, from: number): readonly TaskReference[] | undefined {
	const numbers: TaskReference[] = [];
	let start = -1;
	let value = 0;
	for (let i = from; i < text.length && i < from + longestList; i++) {
		const code = text.charCodeAt(i);
		const digit =
			code >= 48 && code <= 57 ? code - 48 : code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
		if (digit >= 0) {
			if (start < 0) {
				start = i;
				value = 0;
			}
			value = value * 10 + digit;
			if (i - start >= 6) return undefined;
			continue;
		}
		if (start >= 0) numbers.push({ number: value, range: [start, i] });
		start = -1;
		const char = text[i] ?? "";
		if (char === "项") {
			// 第3项目部 and 第2项目 are names; 第3项任务 is the task.
			return numbers.length === 0 || text[i + 1] === "目" ? undefined : numbers;
		}
		if (!"、,，至到和及与-－—–~～ 第项".includes(char)) return undefined;
	}
	return undefined;
}
