import { simplifyInPlace } from "../language/scriptForms.js";
import type { ProseItem, RowBlock } from "../model/block.js";
import { emphasisIn } from "../model/inlineMarkup.js";
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
import { tellsDone } from "../targets/toldAsDone.js";
import { endRunStart } from "../text/endRun.js";
import type { AssignmentPart } from "./assignment.js";
import type { ReaderContext } from "./blockSequence.js";
import {
	type DocumentTime,
	dueAt,
	timeAfterItem,
	timeOfHeadLine,
	timeOfParagraph,
	withScript,
} from "./documentTime.js";
import { createInlineHeader } from "./header.js";
import { type Marker, namedNumberAt } from "./markers.js";
import { type Assignment, findAssignments, isBlankText, noAssignments } from "./proseAssignments.js";
import { findMarkers } from "./proseMarkers.js";
import { readRow, withoutBreaks } from "./row.js";
import { withoutSoftBlanks } from "./softBlanks.js";
import { findWithinSentence, withoutAssignment } from "./withinSentence.js";

/** So many lists at the most are one task's; what follows them without a word between is another's. */
const mostParts = 64;
/** Marks of headings rather than of tasks. */
const opensHeading: ReadonlySet<string> = new Set(["section", "bracketed", "clause", "article"]);
/** Words of a sentence without figures that tells what has been done. */
const past = /去年|上一?年度?[，,]|[成完立定展设办]了/;
/** Words longer than this are not a heading. */
const longestHeading = 60;

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
	const content = withoutSoftBlanks(withoutEmphasis(source));
	const { text } = content;
	const time = withScript(context.time, text);
	const plain = simplifyInPlace(text);
	const assignments = tasks ? findAssignments(text, plain) : noAssignments;
	const markers = findMarkers(text, assignments);
	const items: ProseItem[] = [];
	const cutter = new ProseCutter(content, tasks ? plain : "", lines, time, context, items);
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

/** The text without emphasis and the addresses of links, as Markdown shows it, and without `**` that nothing closes. */
function withoutEmphasis(content: MappedText): MappedText {
	const { text } = content;
	if (!/[*_]|\]\(/.test(text) || content.pieces.length > 1000) return content;
	const parts: MappedText[] = [];
	let from = 0;
	for (const { start, end } of emphasisIn(text).slice(0, mostMarks)) {
		parts.push(sliceText(content, from, start));
		from = end;
	}
	if (from === 0) return content;
	parts.push(sliceText(content, from, text.length));
	return joinTexts(parts);
}

/** So many marks are taken out of a paragraph at the most. */
const mostMarks = 400;

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

	/** @param plain the text in Simplified characters, in which tasks are looked for that no assignment closes; "" for none */
	constructor(
		private readonly content: MappedText,
		private readonly plain: string,
		private readonly lines: number,
		private time: DocumentTime,
		private readonly context: ReaderContext,
		private readonly items: ProseItem[],
	) {
		this.text = content.text;
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
			this.closeHeading(assignment.start);
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

	/** （一）发展壮大产业⏎新增油茶2万亩。⏎责任单位：…: a line with a mark above the words that are assigned is a heading over the task. */
	private closeHeading(to: number): void {
		const { text, marker } = this;
		if (marker === undefined || !opensHeading.has(marker.style)) return;
		const end = text.indexOf("\n", marker.end);
		if (end < 0 || end - marker.end > longestHeading || isBlankText(text, end, to)) return;
		if (!/[。；;！？!?：:，,、]/.test(text.slice(marker.end, end))) this.close(end);
	}

	/** Closes what no assignment closes: a heading, a point, or sentences. */
	close(end: number): void {
		this.flush();
		const { marker, start: from } = this;
		const words = withoutBreaks(trimText(this.slice(marker?.end ?? from, end)));
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
		const telling = this.tellingOf(marker, words.text);
		if (this.closeAssigned(from, end, marker, telling)) return;
		const { year, script } = this.time;
		const due = dueAt(this.time, marker?.style ?? "none");
		const read = parseTargets(withoutAssignment(words.text), {
			telling,
			...(script === "traditional" ? { isTraditional: true } : {}),
			...(year === undefined ? {} : { year }),
			...(due === undefined ? {} : { due }),
		});
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

	/** Closes a task whose own sentence says who does it; false where it does not, or tells what has been done. */
	private closeAssigned(from: number, end: number, marker: Marker | undefined, telling: Telling): boolean {
		if (telling === "review" || telling === "story") return false;
		const start = marker?.end ?? from;
		const within = findWithinSentence(this.plain, start, end);
		if (within === undefined) return false;
		// Without a mark the assignment opens the task.
		const opens = isBlankText(this.text, start, within.clauses[0]?.[0] ?? start);
		if (marker === undefined && !(opens && within.opensWithLead)) return false;
		const row = this.readTask(from, end, marker, within.parts, true);
		// Where nothing is promised, it may be told; and an article of a regulation says who answers for what, always.
		const isEverSo = marker?.style === "article" || within.isDuty;
		if (this.endsTold(start, end)) return false;
		if (row.targets.length === 0 && (isEverSo || row.facts.length > 0 || this.isTold(start, end)))
			return false;
		const { text, targets, facts, span } = row;
		const item: ProseItem = { kind: "task", ...this.markOf(marker, text), span, text, targets, facts, row };
		this.items.push(item);
		this.time = timeAfterItem(item, this.time);
		return true;
	}

	/** 由县教育局牵头，…，建成学校3所，已投入使用。 */
	private endsTold(from: number, to: number): boolean {
		return (
			/[，；]已经?(?!有|[^，。；]{0,6}的)/.test(this.plain.slice(from, to)) &&
			tellsDone(this.plain, { sentenceStart: from, end: from })
		);
	}

	private isTold(from: number, to: number): boolean {
		return tellsDone(this.plain, { sentenceStart: from, end: from }) || past.test(this.plain.slice(from, to));
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
		isWithin = false,
	): RowBlock {
		const { text } = this;
		const isNumbered =
			marker?.style === "number" ||
			(marker !== undefined && namedNumberAt(text.slice(marker.start, marker.start + 16)) !== undefined);
		let task = trimText(this.slice(isNumbered || marker === undefined ? from : marker.end, end));
		// The full stop of the sentence may stand behind the bracket.
		const behind = isWithin || parts.length === 0 ? -1 : closingStop(text, end, parts);
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
			this.time,
			dueAt(this.time, marker?.style ?? "none"),
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
