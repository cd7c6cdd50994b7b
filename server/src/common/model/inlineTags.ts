import { raiseDigits } from "./raisedDigits.js";
import type { OffsetRange } from "./span.js";

/** A part of a line that shows something else than it is; UTF-16 offsets. */
export interface Mark {
	readonly start: number;
	readonly end: number;
	/** Empty for what is not seen, such as the stars around bold words. */
	readonly shown: string;
	readonly isEntity?: true;
	readonly isCode?: true;
	/** The tag of HTML that it is, or is written with; `~~` and `</~~` around struck words of Markdown. */
	readonly tag?: string;
	/** The tag parts what stands on its two sides. */
	readonly parts?: true;
}

/** Tags of HTML that say how words look, of which a Markdown tool shows nothing; and `o:p`, which Word leaves behind. */
const looks =
	"b|strong|i|em|u|s|del|ins|strike|mark|small|big|span|font|tt|kbd|code|sub|sup|abbr|cite|nobr|label|o:p";
/** Tags of HTML that part words as a line break does. */
const parting = "p|div|li|ul|ol|h[1-6]|center|section";
const partingAt = new RegExp(`</?(?:${parting})(?:\\s[^<>\\\\|]{0,300})?/?>`, "iy");
const tagAt = new RegExp(`</?(?:${looks})(?:\\s[^<>\\\\|]{0,300})?/?>`, "iy");
/** Digits that stand raised behind another, and are not more of its figure: 10<sup>4</sup> is not 104. */
const raisedAt = /(?<=\d)<sup>(\d{1,4})<\/sup>/iy;

/** The tag that stands at an offset and only says how words look; what it shows is empty, or a digit that is raised. */
export function lookTagAt(source: string, at: number): Mark | undefined {
	raisedAt.lastIndex = at;
	const [raised, digits = ""] = raisedAt.exec(source) ?? [];
	if (raised !== undefined)
		return { start: at, end: at + raised.length, shown: raiseDigits(digits, "sup"), tag: raised.slice(0, 5) };
	tagAt.lastIndex = at;
	const tag = tagAt.exec(source)?.[0];
	return tag === undefined ? undefined : { start: at, end: at + tag.length, shown: "", tag };
}

/** The tag of HTML that stands at an offset and parts the words around it: `</p>`. */
export function partingTagAt(source: string, at: number): Mark | undefined {
	partingAt.lastIndex = at;
	const tag = partingAt.exec(source)?.[0];
	return tag === undefined ? undefined : { start: at, end: at + tag.length, shown: "", tag, parts: true };
}

const opensStruck = /^(?:<(?:s|strike|del)[\s/>]|~~)/i;
const closesStruck = /^<\/(?:(?:s|strike|del)[\s>]|~~)/i;

/** Whether a tag says that words are struck through, and not only how they look. */
export function isStrikeTag(tag: string): boolean {
	return opensStruck.test(tag) || closesStruck.test(tag);
}

/**
 * Where words stand that are struck through, with their tags. A tag that nobody closes strikes nothing.
 *
 * @param marks in their order, before tags are joined to characters
 */
export function struckRanges(marks: readonly Mark[]): readonly OffsetRange[] {
	const ranges: OffsetRange[] = [];
	const open: number[] = [];
	for (const { tag = "", start, end } of marks) {
		if (opensStruck.test(tag)) open.push(start);
		else if (closesStruck.test(tag)) {
			const from = open.pop();
			if (from !== undefined && open.length === 0) ranges.push([from, end]);
		}
	}
	return ranges;
}

/**
 * Joins tags to the character that they open or close, which is then written with them: so whoever looks for them finds
 * them there, and what takes the place of the character takes them away. Tags around nothing are not seen any more. What
 * a tag parts has a line break between.
 *
 * @param marks in their order, none over another
 */
export function joinTags(source: string, marks: readonly Mark[]): readonly Mark[] {
	const joined: Mark[] = [];
	for (let i = 0; i < marks.length; i++) {
		const mark = marks[i];
		if (mark === undefined) break;
		if (mark.tag === undefined || mark.shown !== "") {
			joined.push(mark);
			continue;
		}
		let { end, tag, parts } = mark;
		while (marks[i + 1]?.start === end && marks[i + 1]?.shown === "") {
			const more = marks[++i];
			end = more?.end ?? end;
			if (parts === undefined && more?.parts === true) ({ tag = tag, parts } = more);
		}
		const { start } = mark;
		const before = joined.at(-1);
		const isBorder = parts === true && end < source.length && (before !== undefined || start > 0);
		const look = isBorder ? ({ tag, parts: true } as const) : { tag };
		if (isBorder) joined.push({ start, end: start, shown: "\n" });
		else if (tag.startsWith("</") || (parts === true && end === source.length)) {
			// 10%|</b>
			const isMark = before !== undefined && before.end === start;
			if (isMark && isOneSign(before)) {
				joined.splice(-1, 1, { ...before, end, tag: before.tag ?? tag });
				continue;
			}
			const from = start - lengthBefore(source, start);
			if (!isMark && from < start && from >= (before?.end ?? 0)) {
				joined.push({ start: from, end, shown: source.slice(from, start), tag });
				continue;
			}
		}
		const next = marks[i + 1];
		if (next?.start === end) {
			const isJoined = isOneSign(next);
			if (isJoined) i++;
			joined.push(isJoined ? { ...next, start, ...look } : { start, end, shown: "" });
			continue;
		}
		const length = lengthAt(source, end);
		joined.push({ start, end: end + length, shown: source.slice(end, end + length), ...look });
	}
	return joined;
}

/** Whether a mark shows one sign, and not a line break or the words of code. */
function isOneSign({ shown, isCode }: Mark): boolean {
	return shown !== "" && shown !== "\n" && isCode === undefined;
}

/** One character, or the two halves of a pair; 0 at the end. */
function lengthAt(source: string, at: number): number {
	return at >= source.length ? 0 : (source.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function lengthBefore(source: string, at: number): number {
	if (at === 0) return 0;
	const code = source.charCodeAt(at - 1);
	return code >= 0xdc00 && code <= 0xdfff && at > 1 ? 2 : 1;
}
