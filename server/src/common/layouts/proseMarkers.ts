import { endsLikeTitle } from "../language/planTitles.js";
import type { MarkerStyle } from "../model/block.js";
import { isLineStart, type Marker, markerAt, markerRanks, mayOpenMarker } from "./markers.js";
import type { Assignment } from "./proseAssignments.js";

/** The marks that open a point: at the beginning of a line, behind a sentence, or where the count goes on. */
export function findMarkers(text: string, assignments: readonly Assignment[]): readonly Marker[] {
	const markers: Marker[] = [];
	const last = new Map<MarkerStyle, number>();
	/** Styles of marks that have counted below a heading which another has followed. */
	const below = new Set<MarkerStyle>();
	const hasTwo = createLookForTwo(text);
	let nextAssignment = 0;
	for (let i = 0; i < text.length; i++) {
		const assignment = assignments[nextAssignment];
		if (assignment !== undefined && i >= assignment.start) {
			i = Math.max(i, assignment.end - 1);
			nextAssignment++;
			continue;
		}
		if (!mayOpenMarker(text.charCodeAt(i)) && !isLineStart(text, i)) continue;
		const marker = markerAt(text, i);
		if (marker === undefined) continue;
		// 4.一是进企业: directly behind another mark.
		const before = markers.at(-1);
		const isSecond = before?.end === i && before.style !== marker.style;
		const assignedTo = assignments[nextAssignment - 1]?.end;
		const { style } = marker;
		// 二、…（一）…: what stands below may go on counting, or count anew.
		const count = marker.ordinal === 1 && below.has(style) ? last.get(style) : undefined;
		if (count !== undefined) last.delete(style);
		if (!isSecond && !isPlaceOfMarker(text, marker, last, assignedTo, hasTwo)) {
			if (count !== undefined) last.set(style, count);
			continue;
		}
		markers.push(marker);
		below.delete(style);
		for (const other of last.keys()) if (markerRanks[other] > markerRanks[style]) below.add(other);
		if (marker.ordinal !== null) last.set(marker.style, marker.ordinal);
		i = marker.end - 1;
	}
	return withoutLoneWords(text, withoutPartsOfTask(markers, assignments));
}

/**
 * 1.推进绿化。①造林18万亩；②种草5万亩。（市林草局牵头）: ① and ② are parts of the one task that the assignment behind the
 * last of them makes, where a number opens it and none of the others is assigned.
 */
function withoutPartsOfTask(
	markers: readonly Marker[],
	assignments: readonly Assignment[],
): readonly Marker[] {
	if (assignments.length === 0 || !markers.some(({ style }) => style === "circled")) return markers;
	const kept: Marker[] = [];
	let next = 0;
	for (let k = 0; k < markers.length; k++) {
		const marker = markers[k];
		if (marker === undefined) break;
		kept.push(marker);
		if (!opensTask.has(marker.style)) continue;
		let end = k + 1;
		while (markers[end]?.style === "circled") end++;
		while (next < assignments.length && (assignments[next]?.start ?? 0) < marker.end) next++;
		const last = markers[end - 1];
		const behind = assignments[next]?.start ?? -1;
		const isOne = end - k > 2 && last !== undefined && behind > last.end;
		if (isOne && behind <= (markers[end]?.start ?? Number.POSITIVE_INFINITY)) k = end - 1;
	}
	return kept;
}

/** Marks that open a task which ① and ② may count the parts of. */
const opensTask: ReadonlySet<MarkerStyle> = new Set([
	"number",
	"bracketed",
	"bracketed-number",
	"half-bracketed-number",
]);

function isPlaceOfMarker(
	text: string,
	{ style, start, end, ordinal }: Marker,
	last: ReadonlyMap<MarkerStyle, number>,
	assignedTo: number | undefined,
	hasTwo: (start: number, end: number) => boolean,
): boolean {
	let at = start;
	while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\u3000")) at--;
	if (at === 0 || text[at - 1] === "\n" || assignedTo === at) return true;
	const before = text[at - 1] ?? "";
	const isSentence = "。；;！？!?".includes(before);
	const expected = (last.get(style) ?? 0) + 1;
	switch (style) {
		case "is":
		case "must":
		case "ordinal":
			return isSentence || "：:，,、—".includes(before)
				? ordinal === expected || isSentence || ordinal === 1
				: false;
		case "first":
			return isSentence || before === "：" || before === ":";
		case "circled":
			return true;
		case "bracketed":
		case "bracketed-number":
			if (/[第至和及、按照款条项]/.test(before) || /^[至项款和及、条]/.test(text.slice(end, end + 1)))
				return false;
			if (isSentence || before === "：" || before === ":") return true;
			// 人民路12号(1)幢, 附表（1）: which one of them.
			if (ordinal !== expected || behindNumbered.test(before)) return false;
			return style === "bracketed" || ordinal !== 1 || hasTwo(start, end);
		case "number":
			if (/[\d０-９A-Za-z.．第]/.test(before)) return false;
			if (isSentence) return true;
			// 重点是：1.扩大面积；2.培育龙头: a list that goes on.
			if (ordinal === 1 && (before === "：" || before === ":"))
				// 附件：1.任务清单, with 2. on a line of its own.
				return hasTwo(start, end) || /(?:^|\n)附(?:件|表|录)[:：]$/.test(text.slice(Math.max(0, at - 4), at));
			// 云州市2026年重点工作台账1.新建学校3所。…2.改造: a document on one line.
			if (ordinal === 1 && hasTwo(start, end) && isTitleBefore(text, at)) return true;
			// 托位数达5.2个 in mid-sentence is not a task 5, though things are counted and one was looked for.
			if (/[.．]\d/.test(text.slice(end - 1, end + 1))) return false;
			return ordinal === expected && (ordinal > 1 || last.size > 0) && !/[、，,]/.test(text[end - 1] ?? "");
		case "section":
			return isSentence && (ordinal === expected || ordinal === 1);
		case "part":
		case "chapter":
			return isSentence;
		default:
			return false;
	}
}

/** A longer line is no title. */
const longestTitle = 60;

/** Whether the line up to `at` is a title and nothing else: 2026年重点工作台账（第一季度更新）. */
function isTitleBefore(text: string, at: number): boolean {
	const words = text.slice(Math.max(0, at - longestTitle - 1), at);
	const line = words.slice(words.lastIndexOf("\n") + 1);
	if (line.length > longestTitle || line.length < 4 || /[。；;，,：:]/.test(line)) return false;
	return endsLikeTitle(line.trim()) || /(?:任务|事项|清单|目标)$/.test(line.trim());
}

/** What a number in brackets belongs to that stands directly behind it. */
const behindNumbered = /[号楼幢栋座室层户弄巷村组队院区段期型类级表图式件版A-Za-z\d０-９]/;

/** Tells of a 1. or (1) whether a 2. that is written alike follows soon; asked from left to right, so each place is passed once. */
function createLookForTwo(text: string): (start: number, end: number) => boolean {
	const next = new Map<string, number>();
	return (start, end) => {
		const two = text.slice(start, end).trimEnd().replace("1", "2").replace("１", "２");
		let at = next.get(two) ?? 0;
		if (at >= 0 && at < end) {
			at = text.indexOf(two, end);
			next.set(two, at);
		}
		return at >= end && at - end < 2000;
	};
}

/** 首先 in mid-sentence is a mark only where 其次 or the like follows it, 最后 only behind one. */
function withoutLoneWords(text: string, markers: readonly Marker[]): readonly Marker[] {
	const words = markers.filter(({ style }) => style === "first");
	if (words.length !== 1) return markers;
	const [only] = words;
	return only === undefined || only.start === 0 || text[only.start - 1] === "\n"
		? markers
		: markers.filter((marker) => marker !== only);
}
