import type { Position, SelectionRange } from "vscode-languageserver-types";
import { isBlankBlock, type RowBlock, rowsOf } from "../model/block.js";
import { firstPlace } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import { comparePlaces, coverSpans, lineSpan, type Span, shiftSpan, spanContains } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { columnAt, findPlace } from "./place.js";
import { toRange } from "./toLsp.js";

/**
 * What a growing selection takes in from each position on: the run of words, the unit or name, the sentence, the cell,
 * the row, the group, the section, the document; in prose the point and its paragraph instead of cell and row.
 * One answer a position, in their order.
 */
export function provideSelectionRanges(
	snapshot: PlanSnapshot,
	positions: readonly Position[],
): SelectionRange[] {
	return positions.map((position) => {
		const { lines } = snapshot.document;
		const line = Math.min(Math.floor(position.line), lines.length - 1);
		const character = Math.min(Math.floor(position.character), (lines[line] ?? "").length);
		let whole: SelectionRange | undefined;
		for (const span of nested(spansAt(snapshot, line, character)).reverse())
			whole = whole === undefined ? { range: toRange(span) } : { range: toRange(span), parent: whole };
		return whole ?? { range: { start: { line, character }, end: { line, character } } };
	});
}

/** Each span that takes in the one before and more. */
function nested(spans: readonly Span[]): Span[] {
	const kept: Span[] = [];
	for (const span of spans) {
		const last = kept.at(-1);
		if (last === undefined || (contains(span, last) && !contains(last, span))) kept.push(span);
	}
	return kept;
}

function contains(outer: Span, inner: Span): boolean {
	return (
		comparePlaces(outer.line, outer.character, inner.line, inner.character) <= 0 &&
		comparePlaces(inner.endLine, inner.endCharacter, outer.endLine, outer.endCharacter) <= 0
	);
}

/** From the innermost outwards; some may be equal, or missing. */
function spansAt(snapshot: PlanSnapshot, line: number, character: number): Span[] {
	const { plan, document } = snapshot;
	const text = document.lines[line] ?? "";
	const index = plan.blockAtLine(line);
	const start = plan.lineOfBlock(index);
	const block = plan.blockAt(index);
	const spans: Span[] = [lineSpan(line, ...runAround(text, character, isWordCharacter))];
	if (spans[0]?.character === spans[0]?.endCharacter) spans.length = 0;
	const place = findPlace(snapshot, line, character);
	// Cells come behind the sentences in them.
	if (place !== undefined && place.kind !== "text" && place.kind !== "cell" && place.kind !== "covered")
		spans.push(place.span);
	if (place?.kind === "unit") spans.push(shiftSpan(place.mention.markedSpan, start));
	if (block?.kind !== "front-matter") spans.push(sentenceAround(text, line, character));
	let task = plan.tasksBefore(index);
	for (const row of block === undefined ? [] : rowsOf(block)) {
		if (spanContains(row.span, line - start, character)) {
			spans.push(...rowSpans(snapshot, row, task, start, line, character));
			break;
		}
		task++;
	}
	if (block?.kind === "text")
		for (const { span } of block.items ?? [])
			if (spanContains(span, line - start, character)) spans.push(shiftSpan(span, start));
	if (block !== undefined) spans.push(linesOf(snapshot, start, start + block.lines));
	const section = sectionAround(plan, index);
	if (section >= 0) spans.push(sectionSpan(snapshot, section));
	spans.push(linesOf(snapshot, 0, document.lines.length));
	return spans;
}

/** The cell, the row, and the rows of its group. */
function rowSpans(
	snapshot: PlanSnapshot,
	row: RowBlock,
	task: number,
	start: number,
	line: number,
	character: number,
): Span[] {
	const { plan } = snapshot;
	const spans: Span[] = [];
	const cell = row.cells[columnAt(snapshot, row, start, line - start, character)];
	if (cell !== undefined && cell.state !== "missing") spans.push(shiftSpan(cell.span, start));
	const own = shiftSpan(row.span, start);
	spans.push(own, rowLines(snapshot, own));
	const group = plan.groupAt(plan.groupOfTask(task));
	if (group !== undefined && row.header.layout !== "inline") {
		const last = plan.blockOfTask(group.endTask - 1);
		const rows = linesOf(snapshot, plan.lineOfTask(group.firstTask), plan.lineOfBlock(last + 1));
		spans.push(coverSpans(own, rows));
	}
	return spans;
}

/** A table's row with its outer bars. */
function rowLines({ document }: PlanSnapshot, span: Span): Span {
	return { ...span, character: 0, endCharacter: (document.lines[span.endLine] ?? "").length };
}

/** From a heading to the last line of what stands under it. */
function sectionSpan(snapshot: PlanSnapshot, section: number): Span {
	const { plan } = snapshot;
	const from = plan.sectionAt(section)?.blockIndex ?? 0;
	let last = (plan.sectionAt(section + 1)?.blockIndex ?? plan.blockCount) - 1;
	while (last > from && isBlankBlock(plan.blockAt(last))) last--;
	return linesOf(snapshot, plan.lineOfBlock(from), plan.lineOfBlock(last + 1));
}

/** The section that a block stands in, its heading included; -1 before the first. */
function sectionAround(plan: Plan, blockIndex: number): number {
	return firstPlace(plan.sectionCount, (i) => (plan.sectionAt(i)?.blockIndex ?? 0) <= blockIndex) - 1;
}

/** Whole lines, without the line end behind the last. */
function linesOf({ document }: PlanSnapshot, from: number, to: number): Span {
	const last = Math.max(from, Math.min(to, document.lines.length) - 1);
	return { line: from, character: 0, endLine: last, endCharacter: (document.lines[last] ?? "").length };
}

/** From behind the mark that ends the sentence before to the mark that ends this one, without blanks before it. */
function sentenceAround(text: string, line: number, character: number): Span {
	let [from, to] = runAround(text, character, (each) => !sentenceEnds.includes(each));
	while (from < to && /\s/.test(text[from] ?? "")) from++;
	while (to > from && /\s/.test(text[to - 1] ?? "")) to--;
	const mark = text[to];
	if (mark !== undefined && mark !== "|" && sentenceEnds.includes(mark)) to++;
	return lineSpan(line, from, to);
}

const sentenceEnds = "。；！？|\t";

function runAround(
	text: string,
	character: number,
	belongs: (each: string) => boolean,
): [from: number, to: number] {
	let from = character;
	let to = character;
	while (from > 0 && belongs(text[from - 1] ?? "|")) from--;
	while (to < text.length && belongs(text[to] ?? "|")) to++;
	return [from, to];
}

function isWordCharacter(each: string): boolean {
	return /[\p{L}\p{N}%％·]|[\ud800-\udfff]/u.test(each);
}
