import { joinTexts, type MappedText, mapLine } from "../model/mappedText.js";
import { maxReach, outside, type ReadStep } from "./blockSequence.js";

/** How many lines below its first one the end of code or of a comment is looked for. */
const farthestEnd = maxReach - 2;

/** Whether a line may open what is not part of the plan: nearly none does, and every line is asked. */
export function mayOpenAside(line: string): boolean {
	let at = 0;
	while (at < deepest && line.charCodeAt(at) === 32) at++;
	const code = line.charCodeAt(at);
	if (code === 0x3e && at <= 3) return quotedFence.test(line.slice(0, deepest + 8));
	return (
		(code === 0x60 || code === 0x7e || (code === 0x3c && at <= 3)) && opening.test(line.slice(at, at + 4))
	);
}

const opening = /^(?:```|~~~|<!--)/;
/** Under the items of a list fences stand indented; so deep is code without a fence, too. */
const deepest = 12;
const quotedFence = /^ {0,3}>[ \t]{0,3}(?:```|~~~)/;
/** What stands before each line of a quotation. */
const quoteMark = /^ {0,3}>[ \t]?/;

/**
 * Reads what stands in a document and is not part of the plan, whatever is written there: code between fences
 * (CommonMark 0.31, 4.5) and a comment of several lines. `undefined` where it does not end within 254 lines: a few marks
 * that a page has left behind take nothing away.
 */
export function readAside(lines: readonly string[], at: number): ReadStep | undefined {
	if (quotedFence.test(lines[at] ?? "")) return readQuotedCode(lines, at);
	const line = lines[at] ?? "";
	const fence = /^ {0,12}(`{3,}|~{3,})/.exec(line);
	const marks = fence?.[1] ?? "";
	// Backticks that close on their own line are a code span.
	if (fence !== null && marks[0] === "`" && line.includes("`", fence[0].length)) return undefined;
	if (fence === null && line.includes("-->")) return undefined;
	const last = Math.min(lines.length - 1, at + farthestEnd);
	for (let end = at + 1; end <= last; end++) {
		const below = lines[end] ?? "";
		if (fence === null ? !below.includes("-->") : !closesFence(below, marks)) continue;
		const role = fence === null ? "comment" : "code";
		const count = end - at + 1;
		return {
			block: { kind: "text", lines: count, reach: count, role, text: textOf(lines, at, count), level: 0 },
			next: outside,
		};
	}
	return undefined;
}

/** Code between fences in a quotation, which ends with it. */
function readQuotedCode(lines: readonly string[], at: number): ReadStep | undefined {
	const marks = /[`~]{3,}/.exec(lines[at] ?? "")?.[0] ?? "";
	let end = at + 1;
	const last = Math.min(lines.length, at + farthestEnd);
	for (let isOpen = true; isOpen && end < last && quoteMark.test(lines[end] ?? ""); end++)
		isOpen = !closesFence((lines[end] ?? "").replace(quoteMark, ""), marks);
	const count = end - at;
	if (count === 1) return undefined;
	const text = textOf(lines, at, count);
	return {
		block: { kind: "text", lines: count, reach: count + 1, role: "code", text, level: 0 },
		next: outside,
	};
}

/** How many lines were looked at for the end of what a line may open. */
export function reachOfAside(lines: readonly string[], at: number): number {
	return Math.min(farthestEnd + 1, lines.length - at) + 1;
}

function closesFence(line: string, marks: string): boolean {
	const words = line.trim();
	return words.length >= marks.length && words.startsWith(marks) && isAll(words, marks.charCodeAt(0));
}

function isAll(words: string, code: number): boolean {
	for (let i = 0; i < words.length; i++) if (words.charCodeAt(i) !== code) return false;
	return true;
}

function textOf(lines: readonly string[], at: number, count: number): MappedText {
	const parts: MappedText[] = [];
	for (let i = 0; i < count; i++) {
		if (i > 0) parts.push({ text: "\n", pieces: [] });
		parts.push(mapLine(lines[at + i] ?? "", i, 0));
	}
	return joinTexts(parts);
}
