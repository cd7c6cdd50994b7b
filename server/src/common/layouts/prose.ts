import type { MarkerStyle, ProseItem, RowBlock } from "../model/block.js";
import {
	emptyText,
	joinTexts,
	type MappedText,
	sliceText,
	spanOfRange,
	spanOfText,
	trimText,
} from "../model/mappedText.js";
import { coverSpans } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { parseTargets } from "../targets/parseTarget.js";
import type { Telling } from "../targets/targetContext.js";
import { endRunStart } from "../text/endRun.js";
import {
	type AssignmentPart,
	isBullet,
	longestAssignment,
	partsOfLabels,
	readAssignment,
	readClauses,
} from "./assignment.js";
import { findLabels, roleOfLabel } from "./assignmentLabel.js";
import type { ReaderContext } from "./blockSequence.js";
import { type DocumentTime, timeAfterItem, timeOfHeadLine, timeOfParagraph } from "./documentTime.js";
import { dueAtEnd } from "./dueClause.js";
import { createInlineHeader } from "./header.js";
import { isLineStart, type Marker, markerAt, markerRanks, mayOpenMarker } from "./markers.js";
import { findOfficial } from "./officialClause.js";
import { readRow, withoutBreaks } from "./row.js";
import { isUnitShaped } from "./unitShape.js";

/** A bracket whose content nests deeper than this holds no assignment: names of units nest once or twice. */
const deepest = 4;
/** So many lists at the most are one task's; what follows them without a word between is another's. */
const mostParts = 64;
/** Words longer than this are no heading. */
const longestHeading = 60;

/** An assignment with its place in the text, its brackets and label included. */
interface Assignment {
	readonly start: number;
	readonly end: number;
	readonly parts: readonly AssignmentPart[];
}

/**
 * The points and tasks of a paragraph: it is cut where a mark opens a point, and behind each assignment, which
 * makes a task of the words before it. Empty for sentences that state nothing. Takes time linear in the text.
 *
 * @param tasks whether assignments make tasks; without them all is points (layout `narrative`)
 */
export function readProse(
	source: MappedText,
	lines: number,
	tasks: boolean,
	context: ReaderContext,
): readonly ProseItem[] {
	const content = withoutEmphasis(source);
	const { text } = content;
	const assignments = tasks ? findAssignments(text) : noAssignments;
	const markers = findMarkers(text, assignments);
	const items: ProseItem[] = [];
	const cutter = new ProseCutter(content, lines, context, items);
	let nextMarker = 0;
	for (const assignment of assignments) {
		for (; nextMarker < markers.length; nextMarker++) {
			const marker = markers[nextMarker];
			if (marker === undefined || marker.start >= assignment.start) break;
			cutter.open(marker);
		}
		cutter.assign(assignment);
	}
	for (; nextMarker < markers.length; nextMarker++) {
		const marker = markers[nextMarker];
		if (marker !== undefined) cutter.open(marker);
	}
	cutter.close(text.length);
	return items;
}

/** The text without the `**` of Markdown, which is no part of what it says. */
function withoutEmphasis(content: MappedText): MappedText {
	const { text } = content;
	if (!text.includes("**") || content.pieces.length > 1000) return content;
	const parts: MappedText[] = [];
	let from = 0;
	let joined = 0;
	for (let at = text.indexOf("**"); at >= 0 && joined < 200; at = text.indexOf("**", from)) {
		parts.push(sliceText(content, from, at));
		from = at + 2;
		joined++;
	}
	parts.push(sliceText(content, from, text.length));
	return joinTexts(parts);
}

const noAssignments: readonly Assignment[] = [];

class ProseCutter {
	private start = 0;
	private marker: Marker | undefined;
	/** The task whose assignment closed last: read when something else than another assignment follows it. */
	private pending:
		| {
				readonly from: number;
				readonly end: number;
				readonly marker: Marker | undefined;
				readonly parts: AssignmentPart[];
				/** Where the words behind its assignments begin. */
				behind: number;
		  }
		| undefined;
	private readonly text: string;
	private time: DocumentTime;

	constructor(
		private readonly content: MappedText,
		private readonly lines: number,
		private readonly context: ReaderContext,
		private readonly items: ProseItem[],
	) {
		this.text = content.text;
		this.time = context.time;
	}

	open(marker: Marker): void {
		this.close(marker.start);
		this.marker = marker;
		this.start = marker.start;
	}

	/** An assignment closes the task before it; directly behind another, it belongs to the same task. */
	assign(assignment: Assignment): void {
		const { text, pending } = this;
		const isEmpty = isBlankText(text, this.start, assignment.start);
		let behind = assignment.end;
		while (behind < text.length && /[。；;，,、\s]/.test(text[behind] ?? "")) behind++;
		if (isEmpty && pending !== undefined && pending.parts.length < mostParts) {
			pending.parts.push(...assignment.parts);
			pending.behind = behind;
		} else if (isEmpty && pending === undefined && this.marker === undefined) {
			this.start = assignment.end;
			return;
		} else {
			this.flush();
			this.pending = {
				from: this.start,
				end: assignment.start,
				marker: this.marker,
				parts: [...assignment.parts],
				behind,
			};
		}
		this.marker = undefined;
		this.start = behind;
	}

	/** Closes what no assignment closes: a heading, a point, or sentences. */
	close(end: number): void {
		this.flush();
		const { marker } = this;
		const words = withoutBreaks(trimText(this.slice(marker?.end ?? this.start, end)));
		this.start = end;
		this.marker = undefined;
		// A mark without words counts where another one opens what it is about.
		const isHolder = words.text === "" && marker !== undefined && end < this.text.length;
		if ((words.text === "" && !isHolder) || words.text[0] === "<") return;
		if (marker === undefined) {
			const isLeadIn = this.items.length === 0 && end < this.text.length;
			if (isLeadIn) this.time = timeOfHeadLine(words.text, this.time);
			this.time = timeOfParagraph(words.text, this.time);
		}
		const { year } = this.time;
		const telling = this.tellingOf(marker, words.text);
		const read = parseTargets(words.text, year === undefined ? { telling } : { year, telling });
		if (marker === undefined && read.targets.length === 0 && read.facts.length === 0) return;
		const isHeading =
			marker !== undefined &&
			words.text.length <= longestHeading &&
			!/[。；;！？!?]/.test(words.text) &&
			!/[，,、：:]$/.test(words.text);
		const item: ProseItem = {
			kind: marker === undefined ? "paragraph" : isHeading ? "heading" : "point",
			...this.markOf(marker, words),
			text: words,
			targets: read.targets,
			facts: read.facts,
		};
		this.items.push(item);
		this.time = timeAfterItem(item, this.time);
	}

	/** What a point opens with may turn what it tells: 一、2024年工作回顾。过去一年，…. */
	private tellingOf(marker: Marker | undefined, text: string): Telling {
		if (marker === undefined) return this.time.telling;
		return timeAfterItem({ style: marker.style, kind: "point", text: { text, pieces: [] } }, this.time)
			.telling;
	}

	private flush(): void {
		const { pending } = this;
		if (pending === undefined) return;
		this.pending = undefined;
		const { from, end, marker, parts, behind } = pending;
		const row = this.readTask(from, end, marker, parts);
		this.items.push({
			kind: "task",
			...this.markOf(marker, row.text),
			span: row.span,
			text: row.text,
			targets: row.targets,
			facts: row.facts,
			row,
			assigned: spanOfRange(this.content, [end, behind], row),
		});
	}

	private readTask(
		from: number,
		end: number,
		marker: Marker | undefined,
		parts: readonly AssignmentPart[],
	): RowBlock {
		const { text } = this;
		// ⒈ is a mark, and no number that could be written anew.
		const isNumbered = marker?.style === "number" && /^[\d０-９]/.test(marker.text);
		let task = trimText(this.slice(isNumbered || marker === undefined ? from : marker.end, end));
		// The full stop of the sentence may stand behind the bracket.
		const behind = parts.length === 0 ? -1 : closingStop(text, end, parts);
		const whole = endRunStart(task.text, /[，,、\s]/);
		if (whole < task.text.length) task = sliceText(task, 0, whole);
		if (behind >= 0 && !/[。；;！？]$/.test(task.text))
			task = joinTexts([task, this.slice(behind, behind + 1)]);
		const cells: Cell[] = [{ state: "text", content: task, span: spanOfText(task) }];
		for (const part of parts) {
			const list = this.slice(part.start, part.end);
			cells.push({
				state: list.text === "" ? "empty" : "text",
				content: list,
				span: spanOfText(list),
			});
		}
		const header: TableHeader = this.context.intern(createInlineHeader(parts));
		return readRow(
			header,
			{ cells, surplus: [], width: cells.length, lines: this.lines, reach: this.lines },
			this.time.year,
		);
	}

	private markOf(
		marker: Marker | undefined,
		words: MappedText,
	): Pick<ProseItem, "style" | "marker" | "ordinal" | "markerSpan" | "span"> {
		const place = spanOfText(words);
		if (marker === undefined) {
			const before = { ...place, endLine: place.line, endCharacter: place.character };
			return { style: "none", marker: "", ordinal: null, markerSpan: before, span: place };
		}
		const written = marker.start + marker.text.length;
		const markerSpan = spanOfRange(this.content, [marker.start, written], { span: place });
		const span = words.text === "" ? markerSpan : coverSpans(markerSpan, place);
		return { style: marker.style, marker: marker.text, ordinal: marker.ordinal, markerSpan, span };
	}

	private slice(from: number, to: number): MappedText {
		return from >= to ? emptyText : sliceText(this.content, from, to);
	}
}

/** The 。 directly behind the brackets of an assignment, -1 without one. */
function closingStop(text: string, taskEnd: number, parts: readonly AssignmentPart[]): number {
	let at = Math.max(taskEnd, parts.at(-1)?.end ?? taskEnd);
	for (let i = 0; i < 8 && /[)）\]〕】\s]/.test(text[at] ?? ""); i++) at++;
	const isBracketed = /[)）\]〕】]/.test(text[at - 1] ?? "");
	return isBracketed && /[。；;]/.test(text[at] ?? "") ? at : -1;
}

/** Brackets of all kinds, labelled lists in running text or on lines of their own, and whole lines that assign. */
function findAssignments(text: string): readonly Assignment[] {
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
	const withLines = inOrder(found, lineAssignments(text, found));
	return inOrder(withLines, spokenAssignments(text, withLines));
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
	const isBare = mayBeBare && open > 6 && !standsInList(text, open);
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
	const labels = findLabels(text, from, to).filter(({ start, text: words }) => {
		const before = text[start - 1] ?? "\n";
		if (words.length < 4) return before === "\n";
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
			// 县财政局2.5万亩…: whether a number or a quantity, it is no part of a name.
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

/**
 * Sentences of a numbered point that begin with who does it: 由何江副市长负责，市发改委牵头，市司法局配合，形成方案后报批.
 * What follows the last such clause is part of the work.
 */
function spokenAssignments(text: string, found: readonly Assignment[]): readonly Assignment[] {
	if (!text.includes("由")) return noAssignments;
	const spoken: Assignment[] = [];
	let nextFound = 0;
	let behind = 0;
	for (let at = text.indexOf("由"); at >= 0; at = text.indexOf("由", at + 1)) {
		if (at < behind || !/[。；;！？\n]/.test(text[at - 1] ?? " ")) continue;
		while (nextFound < found.length && (found[nextFound]?.end ?? 0) <= at) nextFound++;
		// Behind an assignment another task begins, which has a mark of its own or none.
		const taskStart = found[nextFound - 1]?.end ?? 0;
		if (behind <= taskStart && !opensPoint(text, taskStart)) continue;
		const limit = Math.min(found[nextFound]?.start ?? text.length, at + 240);
		if (limit <= at) continue;
		const parts = readSpoken(text, at, limit);
		if (parts === undefined) continue;
		behind = parts.end;
		spoken.push(parts);
	}
	return spoken;
}

function readSpoken(text: string, at: number, limit: number): Assignment | undefined {
	const parts: AssignmentPart[] = [];
	let start = at + 1;
	let unitsFrom = -1;
	let end = -1;
	for (let i = start; i <= limit; i++) {
		const char = i < limit ? (text[i] ?? "") : "。";
		if (!"，,。；;\n".includes(char)) continue;
		const words = text.slice(start, i);
		const official = findOfficial(words);
		if (official !== undefined && end < 0) {
			const from = start + official.at;
			parts.push({ role: "leader", header: "牵头领导", start: from, end: from + official.length });
		} else if (/(?:牵头|负责|配合|参与|参加|协助|协同)$/.test(words) && assigns(text, start, i)) {
			if (unitsFrom < 0) unitsFrom = start;
			end = i;
		} else break;
		start = i + 1;
		if (char !== "，" && char !== ",") break;
	}
	if (end < 0 || !/牵头|负责/.test(text.slice(unitsFrom, end))) return undefined;
	parts.push({ role: "unit", header: "责任单位", start: unitsFrom, end });
	// What is left of the sentence says when and how, and stays with the task's words.
	return { start: at, end, parts };
}

/** Whether every clause of a sentence names units and what they do. */
function assigns(text: string, from: number, end: number): boolean {
	let last = end;
	while (last > from && /[。；;\s]/.test(text[last - 1] ?? "")) last--;
	const stop = dueAtEnd(text, from, last)?.before ?? last;
	const said = text.slice(from, stop);
	const words = said.slice(0, endRunStart(said, /[。；;\s]/));
	if (
		!/(?:牵头|配合|负责|参与|参加|协助|协同)(?:落实|实施|组织实施|推进)?$/.test(words) ||
		/[“《：:！？]/.test(words)
	)
		return false;
	const clauses = readClauses(words, 0, words.length);
	const names = clauses.flatMap((clause) => clause.names);
	return (
		clauses.length > 0 &&
		clauses.every(({ duty }) => duty !== "") &&
		names.every(({ start, end: to }) => isUnitShaped(words.slice(start, to)))
	);
}

interface BracketPair {
	readonly open: number;
	readonly close: number;
}

const openings = "(（[［〔【";
const closings = ")）]］〕】";
/** Which bracket closes which: half- and full-width ones close each other. */
const kinds = [0, 0, 1, 1, 2, 3];

/**
 * The pairs of brackets whose content is short and not deeply nested, in the order of their openings. What never
 * closes, and what closes nothing, is passed over.
 */
function findBrackets(text: string): readonly BracketPair[] {
	const pairs: BracketPair[] = [];
	const stack: { at: number; kind: number; depth: number }[] = [];
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0x5d && code < 0x3000) continue;
		if (code >= 0x3020 && code < 0xff00) continue;
		const char = text[i] ?? "";
		const opened = openings.indexOf(char);
		if (opened >= 0) {
			stack.push({ at: i, kind: kinds[opened] ?? 0, depth: 1 });
			continue;
		}
		const closed = closings.indexOf(char);
		if (closed < 0) continue;
		const kind = kinds[closed] ?? 0;
		// One that was left open inside does not keep the pair around it from closing.
		let at = stack.length - 1;
		while (at >= 0 && stack.length - at <= 8 && stack[at]?.kind !== kind) at--;
		const open = stack[at];
		if (open === undefined || open.kind !== kind) continue;
		stack.length = at;
		const outer = stack.at(-1);
		if (outer !== undefined) outer.depth = Math.max(outer.depth, open.depth + 1);
		if (open.depth <= deepest && i - open.at <= longestAssignment) pairs.push({ open: open.at, close: i });
	}
	return pairs.sort((a, b) => a.open - b.open);
}

/** The marks that open a point: at the beginning of a line, behind a sentence, or where the count goes on. */
function findMarkers(text: string, assignments: readonly Assignment[]): readonly Marker[] {
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
	return withoutLoneWords(text, markers);
}

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
			return isSentence || before === "：" || before === ":" || ordinal === expected;
		case "number":
			if (/[\d０-９A-Za-z.．第]/.test(before)) return false;
			if (isSentence) return true;
			// 重点是：1.扩大面积；2.培育龙头: a list that goes on.
			if (ordinal === 1 && (before === "：" || before === ":")) return hasTwo(start, end);
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

/** Tells of a 1. whether a 2. that is written alike follows soon; asked from left to right, so each place is passed once. */
function createLookForTwo(text: string): (start: number, end: number) => boolean {
	const next = new Map<string, number>();
	return (start, end) => {
		const two = (text[start] === "１" ? "２" : "2") + (text.slice(start, end).trimEnd().at(-1) ?? ".");
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

function isBlankText(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (!/[\s。；;，,、]/.test(text[i] ?? " ")) return false;
	return true;
}
