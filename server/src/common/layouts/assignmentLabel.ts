import { isBlank } from "../language/characters.js";
import { isLeadLabel, isShareLabel } from "../language/duties.js";
import { type ColumnRole, findColumnRole } from "../model/columns.js";
import { isUnitShaped } from "./unitShape.js";

/** What a label stands for; `undefined` for words that label no part of an assignment. */
export function roleOfLabel(label: string): ColumnRole | undefined {
	const words = label.replace(/\s/g, "");
	if (!labelEnds.has(words.at(-1) ?? "")) return undefined;
	if (isLeadLabel(words)) return "lead-unit";
	if (isShareLabel(words)) return "unit";
	if (/^(?:[时期]限|节点)$/.test(words)) return "deadline";
	if (/^(?:部[门門]|[责責]任|[职職][责責]|工作|任[务務])分工$/.test(words)) return "unit";
	if (words.length < 3 || /^(?:负责人|联系人|第一负责人)$/.test(words)) return undefined;
	const role = findColumnRole(words);
	return role === "leader" || role === "lead-unit" || role === "unit" || role === "deadline"
		? role
		: undefined;
}

/** What the words of a label end with: most words before a colon end otherwise. */
const labelEnds: ReadonlySet<string> = new Set(
	"头办责任合与位门室所构体业院方导人志名限间点期求排长工称区镇道块居助同作加)頭辦責與門構體業導誌間點長稱區鎮塊",
);

/** Characters of the label that a list of units begins with, its colon taken in (牵头单位：, 配合：); 0 where none does. */
export function labelLength(words: string): number {
	const colon = words.slice(0, longestLabel).search(/[:：]/);
	if (colon < 2) return 0;
	const role = roleOfLabel(words.slice(0, colon));
	return role === "unit" || role === "lead-unit" ? colon + 1 : 0;
}

const longestLabel = 10;

/** A label with its colon, with its place. */
export interface Label {
	readonly role: ColumnRole;
	readonly text: string;
	readonly start: number;
	/** Where its list begins. */
	readonly end: number;
}

/** The labels between two offsets, in their order. */
export function findLabels(text: string, from: number, to: number): readonly Label[] {
	const labels: Label[] = [];
	let last = from;
	for (let i = from; i < to; i++) {
		const code = text.charCodeAt(i);
		const isDash = code === 0x2014 || code === 0xff0d;
		const isGap = isBlank(code) && labelEnds.has(text[i - 1] ?? "");
		const isVerb = code === 0x4e3a && labelEnds.has(text[i - 1] ?? "");
		if (code !== 58 && code !== 0xff1a && !isDash && !isGap && !isVerb) continue;
		const label = labelBefore(text, last, i);
		if (label === undefined || (isGap && !isGapBehind(text, label, i, to))) continue;
		if (isVerb && !opensSentence(text, label)) continue;
		if (isAddressed(text, label)) continue;
		// 责任单位——市教育局: only at the beginning of a line.
		if (isDash && !/(?:^|\n)[-•·● \t]{0,4}$/.test(text.slice(Math.max(0, label.start - 6), label.start)))
			continue;
		let end = i + 1;
		while (isDash && end < to && (text[end] === "—" || text[end] === "－")) end++;
		while (end < to && isBlank(text.charCodeAt(end))) end++;
		labels.push({ ...label, end });
		last = i + 1;
	}
	return labels;
}

/** 各镇人民政府，区级有关部门，有关单位：: to whom a notice is written. */
function isAddressed(text: string, { text: words, start }: Omit<Label, "end">): boolean {
	return /[有相][关關](?:部[门門]|[单單]位)$/.test(words) && "、，,".includes(text[start - 1] ?? " ");
}

/** 。责任领导|为副区长何江: at the beginning of a sentence 为 does for the colon. */
function opensSentence(text: string, { text: words, start }: Omit<Label, "end">): boolean {
	return words.length >= 4 && /^(?:[。；;\n]\s{0,2})?$/.test(text.slice(Math.max(0, start - 1), start));
}

/** 牵头单位　市体育局: on a line of its own a blank does for the colon, where a unit follows. */
function isGapBehind(
	text: string,
	{ role, text: words, start }: Omit<Label, "end">,
	at: number,
	to: number,
): boolean {
	if ((role !== "unit" && role !== "lead-unit") || words.length < 4) return false;
	if (start > 0 && text[start - 1] !== "\n") return false;
	const first = /^[ \t\u3000]{1,8}([^\s、，,；;。:：]{2,36})(?:[、，,；;。\n]|$)/.exec(
		text.slice(at, Math.min(to, at + 50)),
	);
	return first?.[1] !== undefined && isUnitShaped(first[1]) && roleOfLabel(first[1]) === undefined;
}

const isInLabel = /^[\p{Script=Han}/、()（）]+$/u;

/** The longest words before a colon that are a label: at a boundary, or long enough to be nothing else. */
function labelBefore(text: string, from: number, colon: number): Omit<Label, "end"> | undefined {
	let end = colon;
	while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
	if (!labelEnds.has(text[end - 1] ?? "")) return undefined;
	for (let length = Math.min(10, end - from); length >= 2; length--) {
		const start = end - length;
		const words = text.slice(start, end);
		if (!isInLabel.test(words)) continue;
		const before = text[start - 1] ?? "";
		const role = roleOfLabel(words) ?? (words === "领导" && inBracket.has(before) ? "leader" : undefined);
		if (role === undefined) continue;
		const isBoundary = start === from || !/\p{Script=Han}/u.test(before);
		if (isBoundary || length >= 4) return { role, text: words, start };
	}
	return spacedLabel(text, from, end);
}

/** 领导： alone is a label only beside other parts of an assignment. */
const inBracket: ReadonlySet<string> = new Set("；;，,（([［【〔");

/** 牵　头：, 责 任 单 位：, 牵 头单位： at the beginning of a line or behind another part: the blanks are layout. */
const spaced =
	/(?:^|[\n；;，,。（([［【〔])[ \u3000]{0,8}(\p{Script=Han}{1,4}(?:[ \u00a0\u3000]{1,4}\p{Script=Han}{1,4}){1,5})$/u;
const longestSpaced = 36;

function spacedLabel(text: string, from: number, end: number): Omit<Label, "end"> | undefined {
	// Nearly all labels have no blank.
	if (!hasBlank(text, Math.max(from, end - 5), end)) return undefined;
	const start = Math.max(from, end - longestSpaced);
	const found = spaced.exec(text.slice(start, end));
	if (found?.[1] === undefined) return undefined;
	const at = start + found.index;
	if (at === start && start !== from && /\p{Script=Han}/u.test(text[at - 1] ?? "")) return undefined;
	const words = found[1].replace(/[ \u3000]/g, "");
	const role = roleOfLabel(words);
	return role === undefined ? undefined : { role, text: words, start: end - found[1].length };
}

function hasBlank(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (isBlank(text.charCodeAt(at))) return true;
	return false;
}
