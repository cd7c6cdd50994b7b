import type { TableHeader } from "../../model/tableHeader.js";
import { kindsOf } from "./cellKinds.js";
import type { LinePart } from "./chunks.js";
import {
	endsTable,
	indentOf,
	isGap,
	isPageMark,
	isTableSection,
	type NumberStyle,
	numberAt,
} from "./furniture.js";
import { numberOverLines } from "./numberOverLines.js";

/** Where the number of a row stands. */
export interface RowOpening {
	readonly line: number;
	/** First character of the number, and the one behind it. */
	readonly character: number;
	readonly end: number;
	readonly value: number;
	/** Where it stands on several lines: what of it stands on each, lines counted from the first; `line` is the last. */
	readonly parts?: readonly LinePart[];
	/** What stands left of the number: cells of columns before 序号. Lines count from the first. */
	readonly before: readonly LinePart[];
}

/** So many lines may hold what stands left of a number. */
export const mostLinesBefore = 4;
const longestBefore = 14;
/** Aligned columns have wide blanks between them. */
const longestWithBlanks = 60;

const wordsLeft: Readonly<Record<NumberStyle, RegExp>> = {
	digits: /^(?:[\p{Script=Han}（）、“”]{1,12}[ \u3000]{1,16}){1,2}(?=\d{1,4}(?:[.、．\s]|$))/u,
	numerals:
		/^(?:[\p{Script=Han}（）、“”]{1,12}[ \u3000]{1,16}){1,2}(?=[一二三四五六七八九十]{1,3}[.、．]?(?:\s|$))/u,
	bracketed: /^(?:[\p{Script=Han}、“”]{1,12}[ \u3000]{1,16}){1,2}(?=[（(][一二三四五六七八九十]{1,3}[）)])/u,
	"bracketed-number": /^(?:[\p{Script=Han}、“”]{1,12}[ \u3000]{1,16}){1,2}(?=[（(]\d{1,3}[）)])/u,
	codes:
		/^(?:[\p{Script=Han}（）、“”]{1,12}[ \u3000]{1,16}){1,2}(?=(?:[A-Z]{1,4}[-－—–]?\d{1,3}|\d{1,2}[-－—–.．]\d{1,2})(?:\s|$))/u,
	circled: /^(?:[\p{Script=Han}（）、“”]{1,12}[ \u3000]{1,16}){1,2}(?=[①-⑳])/u,
};

/** A time limit that stands left of the numbers: 1 月 20 日 1, 2026年6月底前 2. */
const dateLeft =
	/^(?:20\d\d ?[年.\-/] ?)?\d{1,2} ?(?:月(?:份|底前?|末)?|[.\-/](?=\d))(?: ?\d{1,2} ?[日号]?)?前?[ \u3000]{1,16}(?=\d{1,4}(?:[.、．\s]|$))/;

/** First character of the number that follows a few words at the beginning of a line; `start` where none does. */
export function behindWords(
	line: string,
	start: number,
	header: TableHeader,
	numbers: NumberStyle = header.shape?.numbers ?? "digits",
): number {
	if (header.numberColumn < 1) return start;
	if (numbers === "digits" && kindsOf(header)[header.numberColumn - 1] === "date") {
		const date = dateLeft.exec(line.slice(start, start + longestWithBlanks))?.[0] ?? "";
		if (date !== "") return start + date.length;
	}
	const words = wordsLeft[numbers].exec(line.slice(start, start + longestWithBlanks))?.[0] ?? "";
	return /[第约达至到超近，。；]\s*$/.test(words) ? start : start + words.length;
}

/** The number that a row at a line begins with, before which the cells of columns left of 序号 may stand. */
export function rowOpeningAt(
	lines: readonly string[],
	at: number,
	header: TableHeader,
): RowOpening | undefined {
	const before: LinePart[] = [];
	for (let i = at; i < lines.length && i <= at + mostLinesBefore; i++) {
		const line = lines[i] ?? "";
		const start = indentOf(line);
		const character = behindWords(line, start, header);
		const numbers = header.shape?.numbers;
		const found = numberAt(line, character, numbers);
		const broken = found === undefined ? numberOverLines(lines, i, character, numbers) : undefined;
		if (found !== undefined || broken !== undefined) {
			if (character > start) before.push(partOf(i - at, start, trimmedEnd(line, character)));
			if (found !== undefined) return { line: i, character, ...found, before };
			if (broken !== undefined) return { ...broken, character, before };
		}
		if (header.numberColumn < 1 || !isLeftWord(line)) return undefined;
		before.push(partOf(i - at, start, line.trimEnd().length));
	}
	return undefined;
}

/** Whether a group stands right behind a number (1 民生保障 新建…), in a column of its own. */
export function opensGroup(line: string, end: number, header: TableHeader): boolean {
	if (kindsOf(header)[header.numberColumn + 1] !== "group") return false;
	return /^[ \u3000]{1,8}\p{Script=Han}{2,8}(?:[ \u3000]|$)/u.test(line.slice(end, end + 24));
}

/** Whether a line may be the cell of a column left of the number: a few words, and nothing that ends a table. */
export function isLeftWord(line: string): boolean {
	const words = line.trim();
	return (
		words !== "" &&
		words.length <= longestBefore &&
		!/[。；，：★]/.test(words) &&
		!isPageMark(line) &&
		!endsTable(line) &&
		!isTableSection(line)
	);
}

function partOf(line: number, start: number, end: number): LinePart {
	return { line, start, end, isBehindPage: false };
}

function trimmedEnd(line: string, end: number): number {
	let at = end;
	while (at > 0 && isGap(line.charCodeAt(at - 1))) at--;
	return at;
}
