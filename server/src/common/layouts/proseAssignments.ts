import { coreDuties } from "../language/duties.js";
import { endRunStart } from "../text/endRun.js";
import {
	type AssignmentPart,
	longestAssignment,
	partsOfLabels,
	readAssignment,
	readClauses,
} from "./assignment.js";
import { findLabels, type Label, roleOfLabel } from "./assignmentLabel.js";
import { closings, findBrackets, openings } from "./brackets.js";
import { dueAtEnd } from "./dueClause.js";
import { markerAt, mayOpenMarker } from "./markers.js";
import { holdsSecondName } from "./secondName.js";
import { isBullet } from "./unitDuties.js";
import { isUnitShaped } from "./unitShape.js";

/** An assignment with its place in the text, its brackets and label included. */
export interface Assignment {
	readonly start: number;
	readonly end: number;
	readonly parts: readonly AssignmentPart[];
}

export const noAssignments: readonly Assignment[] = [];

/**
 * Brackets of all kinds, labelled lists in running text or on lines of their own, and whole lines that assign.
 *
 * @param plain the text in Simplified characters, as long as itself
 */
export function findAssignments(text: string, plain: string): readonly Assignment[] {
	const found: Assignment[] = [];
	const pairs = findBrackets(text);
	let behind = 0;
	let labelsFrom = 0;
	const addLabelled = (from: number, to: number) => {
		for (const assignment of labelledRuns(text, from, to)) found.push(assignment);
	};
	for (const { open, close } of pairs) {
		if (open < behind) continue;
		const parts = partsOfBracket(text, open, close);
		if (parts === undefined) continue;
		addLabelled(labelsFrom, open);
		found.push({ start: open, end: parts.end, parts: parts.parts });
		behind = parts.end;
		labelsFrom = parts.end;
	}
	addLabelled(labelsFrom, text.length);
	return inOrder(found, lineAssignments(plain, found));
}

function inOrder(found: readonly Assignment[], more: readonly Assignment[]): readonly Assignment[] {
	return more.length === 0 ? found : [...found, ...more].sort((a, b) => a.start - b.start);
}

/** What a bracket assigns; 【责任单位】 alone labels what follows it up to the end of the sentence. */
function partsOfBracket(
	text: string,
	open: number,
	close: number,
): { readonly parts: readonly AssignmentPart[]; readonly end: number } | undefined {
	const words = text.slice(open + 1, close);
	if (words.length <= 10 && words.length >= 4 && !"(（".includes(text[open] ?? "(")) {
		const role = roleOfLabel(words);
		if (role !== undefined) {
			const from = close + 1;
			const to = endOfList(text, from);
			const start = from + (/^[:：\s]{0,4}/.exec(text.slice(from, from + 4))?.[0].length ?? 0);
			if (to - start >= 2) return { parts: [{ role, header: words.trim(), start, end: to }], end: to };
		}
	}
	// A mere list of units counts behind a sentence, or at the end of the paragraph.
	const before = text[open - 1] ?? "";
	const isAtEnd =
		/^[。；;\s]*(?:$|\n)/.test(text.slice(close + 1, close + 6)) ||
		text.length - close <= 3 ||
		opensPoint(text, close + 1);
	const mayBeBare = /[。；;]/.test(before) || isAtEnd;
	const isBare = mayBeBare && open > 6 && !standsInList(text, open) && !holdsSecondName(text, open, close);
	const parts = readAssignment(text, open + 1, close, isBare);
	return parts === undefined ? undefined : { parts, end: close + 1 };
}

/** Whether a bracket belongs to a name in a labelled list: 牵头单位：区数据局（区政务服务中心）. */
function standsInList(text: string, open: number): boolean {
	const near = text.slice(Math.max(0, open - longestList), open);
	const before = near.slice(near.lastIndexOf("\n") + 1);
	const last = Math.max(before.lastIndexOf("："), before.lastIndexOf(":"));
	if (last < 0 || !endsName(before, 0, before.length)) return false;
	const list = before.slice(last + 1);
	const label = findLabels(before, 0, before.length).at(-1);
	const namesUnits = label?.role === "unit" || label?.role === "lead-unit";
	if (!namesUnits || label.end <= last || /[。；;]/.test(list)) return false;
	let depth = 0;
	for (const char of list) {
		if (openings.includes(char)) depth++;
		// The bracket that the list stood in has been closed.
		else if (closings.includes(char) && --depth < 0) return false;
	}
	return true;
}

/** So far before a bracket its list's label is looked for. */
const longestList = 120;

/** Labelled lists outside brackets: 责任单位：甲、乙。完成时限：…; labels that follow one another are one assignment. */
function labelledRuns(text: string, from: number, to: number): readonly Assignment[] {
	const labels = findLabels(text, from, to).filter((label) => {
		const { start, text: words } = label;
		const before = text[start - 1] ?? "\n";
		if (words.length < 4) return before === "\n" || (/[。；;，,\s]/.test(before) && labelsName(text, label));
		return /[。；;，,\s！”"）)】\]—]/.test(before) || withBullet(text, start) < start;
	});
	if (labels.length === 0) return [];
	const runs: { start: number; end: number; labels: (typeof labels)[number][] }[] = [];
	labels.forEach((label, i) => {
		const limit = labels[i + 1]?.start ?? to;
		const end = endOfList(text, label.end, limit);
		const run = runs.at(-1);
		if (run !== undefined && isBlankText(text, run.end, label.start)) {
			run.labels.push(label);
			run.end = end;
		} else runs.push({ start: withBullet(text, label.start), end, labels: [label] });
	});
	return runs.flatMap((run) => {
		const lists = run.labels.map((label, i) => {
			const limit = run.labels[i + 1]?.start ?? run.end;
			return { label, end: endOfList(text, label.end, limit) };
		});
		const parts = lists.flatMap(
			({ label, end }) => partsOfLabels(text, label.start, end, [label]) ?? deadlinePart(text, label, end),
		);
		if (!parts.some(({ role }) => role !== "deadline")) return [];
		return [{ start: run.start, end: run.end, parts }];
	});
}

/** Whether behind a label of two or three characters within a line (牵头：, 责任人：) stands what it is a label of. */
function labelsName(text: string, { role, end }: Label): boolean {
	if (!/[:：]\s{0,2}$/.test(text.slice(end - 3, end))) return false;
	const name = /^[^、，,；;。:：\s]{2,36}/.exec(text.slice(end, end + 36))?.[0] ?? "";
	if (role === "leader") return personBehind.test(text.slice(end, end + 9));
	return role === "deadline" ? /[\d年月底前]/.test(name) : isUnitShaped(name);
}

/** 刘建军, 赵 敏 */
const personBehind = /^\p{Script=Han}(?:[ \u3000]?\p{Script=Han}){1,3}(?:[、，,；;。\s]|$)/u;

/** Where a list item (`- 责任单位：…`) begins. */
function withBullet(text: string, at: number): number {
	let start = at;
	while (start > 0 && at - start < 6 && /[-*•· ●○◆■□▪—]/.test(text[start - 1] ?? "")) start--;
	// …完成80%。——责任单位：…
	if (text.startsWith("—", start)) return start;
	return start === 0 || text[start - 1] === "\n" ? start : at;
}

function deadlinePart(
	text: string,
	label: { readonly role: AssignmentPart["role"]; readonly text: string; readonly end: number },
	end: number,
): readonly AssignmentPart[] {
	let to = end;
	while (to > label.end && /[\s。；;，,]/.test(text[to - 1] ?? "")) to--;
	return label.role === "deadline" && to > label.end
		? [{ role: label.role, header: label.text, start: label.end, end: to }]
		: [];
}

/** Where a list in running text ends: at the end of its sentence or line, or where a mark opens the next point. */
function endOfList(text: string, from: number, limit = text.length): number {
	const to = Math.min(limit, from + longestAssignment);
	const isItemized = isItem(text, from);
	let depth = 0;
	for (let i = from; i < to; i++) {
		const char = text[i] ?? "";
		if ("(（".includes(char)) {
			const marker = markerAt(text, i);
			if (marker !== undefined) return i;
			depth++;
		} else if (")）".includes(char)) {
			// The bracket that the list itself stands in.
			if (depth === 0) return i;
			depth--;
		} else if (char === "\n" && isItemized && isItem(text, i + 1)) continue;
		else if (char === "\n" || (depth === 0 && "。（【".includes(char))) return i;
		else if (i > from && mayOpenMarker(text.charCodeAt(i))) {
			// 县财政局2.5万亩…: whether a number or a quantity, it is not part of a name.
			if (opensNumber.test(text.slice(i, i + 5)) && endsName(text, from, i)) return i;
			const style = markerAt(text, i)?.style;
			if (style === "number" || (style === "section" && endsName(text, from, i))) return i;
		}
	}
	return to;
}

const opensNumber = /^[\d０-９]{1,3}[.．、]/;

/** Whether the last name of a list is whole at an offset: 开发区管委会|二、聚焦民生改善. */
function endsName(text: string, from: number, at: number): boolean {
	const before = text.slice(Math.max(from, at - 24), at);
	return isUnitShaped(before.slice(endRunStart(before, /[^、，,；;：:\s]/)));
}

/** Whether an item of a list begins at an offset: ● 市教育局. */
function isItem(text: string, at: number): boolean {
	return isBullet(text[at] ?? "") && text[at] !== "\n";
}

/** Sentences at the end of a line or point that do nothing but assign: 由区发改委牵头，区财政局配合。 */
function lineAssignments(text: string, found: readonly Assignment[]): readonly Assignment[] {
	const lines: Assignment[] = [];
	let nextFound = 0;
	let isPoint = false;
	for (let from = 0; from <= text.length; ) {
		const end = endOfPoint(text, from);
		const start = lastSentence(text, from, end);
		while (nextFound < found.length && (found[nextFound]?.end ?? 0) <= start) nextFound++;
		const isTaken = (found[nextFound]?.start ?? end) < end;
		// What follows the mark of a point at once is what is to be done, not by whom.
		if (!isTaken && start > (isPoint ? from : 0) && assigns(text, start, end)) {
			const parts = readAssignment(text, start, end, false);
			if (parts !== undefined) lines.push({ start, end, parts });
		}
		isPoint = text[end] !== "\n";
		from = isPoint && end < text.length ? end : end + 1;
	}
	return lines;
}

/** Where a line ends, or where behind a sentence the mark of the next point stands (…配合。2.…). */
function endOfPoint(text: string, from: number): number {
	for (let i = from + 1; i < text.length; i++) {
		if (text[i - 1] === "\n") return i - 1;
		if ("。；;".includes(text[i - 1] ?? " ") && opensPoint(text, i)) return i;
	}
	return text.endsWith("\n") && text.length > from ? text.length - 1 : text.length;
}

/** Whether the mark of a point stands at a place, or behind the blanks and full stops there. */
function opensPoint(text: string, from: number): boolean {
	let at = from;
	while (at - from < 6 && /[。；;\s]/.test(text[at] ?? "")) at++;
	return mayOpenMarker(text.charCodeAt(at)) && markerAt(text, at) !== undefined;
}

/** Where the last sentence of a line begins; the line's end where it is too long to assign. */
function lastSentence(text: string, from: number, end: number): number {
	const last = /[。；;]/.test(text[end - 1] ?? "") ? end - 1 : end;
	for (let i = last - 1; i >= from && last - i <= 200; i--)
		if ("。；;！？".includes(text[i] ?? " ")) return i + 1;
	return last - from <= 200 ? from : end;
}

const dutyEnd = new RegExp(`${coreDuties}(?:落实|实施|组织实施|推进)?$`);

/** Whether every clause of a sentence names units and what they do. */
function assigns(text: string, from: number, end: number): boolean {
	let last = end;
	while (last > from && /[。；;\s]/.test(text[last - 1] ?? "")) last--;
	const stop = dueAtEnd(text, from, last)?.before ?? last;
	const said = text.slice(from, stop);
	const words = said.slice(0, endRunStart(said, /[。；;\s]/));
	if (!dutyEnd.test(words) || /[“《：:！？]/.test(words)) return false;
	const clauses = readClauses(words, 0, words.length);
	const names = clauses.flatMap((clause) => clause.names);
	return (
		clauses.length > 0 &&
		clauses.every(({ duty }) => duty !== "") &&
		names.every(({ start, end: to }) => isUnitShaped(words.slice(start, to)))
	);
}

export function isBlankText(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (!/[\s。；;，,、]/.test(text[i] ?? " ")) return false;
	return true;
}
