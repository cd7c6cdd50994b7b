import type { ProseItem, TextBlock } from "../model/block.js";
import type { ColumnRole } from "../model/columns.js";
import { joinTexts, type MappedText, mapLine, sliceText, spanOfRange } from "../model/mappedText.js";
import { coverSpans } from "../model/span.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";
import { outside, type ReaderContext, type ReadStep } from "./blockSequence.js";
import { dueAt } from "./documentTime.js";
import { toHeader } from "./header.js";
import { namesWork, roleOfName } from "./recordLine.js";
import { readRow } from "./row.js";
import type { Wrapping } from "./wrapping.js";

/*
 * Tasks as forms and programs write them out, each value behind the name of its column: 序号：1；任务：…；责任单位：…, on one
 * line or several.
 */

/** A record has no more lines than that, and no longer ones (UTF-16 units). */
const mostLines = 24;
const longestLine = 2000;

/** 序号： and the number behind it, behind a mark of a list. */
const opening =
	/^[ \t\u3000>*•·-]{0,8}(?:[（(]?\d{1,3}[)）.、]\s?)?(?:任务|项目)?[序编]\s?号\s{0,3}[:：]\s{0,3}[\d０-９A-Za-z.．-]{1,12}\s{0,9}(?:$|[;；,，、|/\s])/;
/** The name of a column with its colon: at the beginning of a line, or behind a mark or a blank. */
const label = /(?:^|(?<=[\n;；,，、。|/\s]))(\p{Script=Han}{2,10})\s{0,3}[:：]/gu;
/** What stands before a label whose name no column has. */
const opensLabel = /[\n;；|]\s{0,6}$/;
/** Marks and blanks between a value and the next label. */
const edge = /[\s;；,，、|/]/;

interface Pair {
	readonly role: ColumnRole;
	readonly name: string;
	/** Of the label; of its value. */
	readonly at: number;
	readonly start: number;
	readonly end: number;
}

/**
 * Reads such a record as a paragraph with one task. `undefined` for what is none, and where it is not certain what its
 * labels stand for: the task is not there or before its number, or a label stands twice.
 *
 * @param above how the paragraphs above were wrapped, which is handed on
 */
export function readLabelledRecord(
	lines: readonly string[],
	at: number,
	context: ReaderContext,
	above: Wrapping | undefined,
): ReadStep | undefined {
	const first = lines[at] ?? "";
	if (!mayOpen(first)) return undefined;
	let count = 1;
	let pairs = pairsOf(first);
	const parts: MappedText[] = [mapLine(first, 0, 0)];
	while (count < mostLines && goesOn(lines[at + count] ?? "", pairs)) {
		const line = lines[at + count] ?? "";
		parts.push({ text: "\n", pieces: [] }, mapLine(line, count, 0));
		count++;
		pairs = pairsOf(parts.map(({ text }) => text).join(""));
	}
	if (!isCertain(pairs)) return undefined;
	const content = joinTexts(parts);
	const item = taskOf(content, pairs, count, context);
	const block: TextBlock = {
		kind: "text",
		lines: count,
		reach: count + 1,
		role: "paragraph",
		text: content,
		level: 0,
		items: [item],
	};
	return { block, next: above === undefined ? outside : { ...outside, wrapping: above } };
}

/** How many lines must be seen to tell that no such record begins with a line. */
export function reachOfRecordAt(line: string): number {
	return mayOpen(line) ? mostLines + 1 : 0;
}

function mayOpen(line: string): boolean {
	return line.length <= longestLine && line.includes("号") && opening.test(line);
}

/** Whether a line belongs to the record above: it begins with a label, or the record does not say yet who answers for it. */
function goesOn(line: string, pairs: readonly Pair[]): boolean {
	if (line.trim() === "" || line.length > longestLine || /^\s*[#|<]/.test(line) || mayOpen(line))
		return false;
	const [own] = pairsOf(line.trimStart());
	if (own?.at === 0)
		return own.role !== "number" && !pairs.some(({ role }) => isOnce(role) && role === own.role);
	return !namesWork(new Set(pairs.map(({ role }) => role)));
}

/** The labels of a text with their values, in their order. */
function pairsOf(text: string): readonly Pair[] {
	const found: { role: ColumnRole; name: string; at: number; start: number }[] = [];
	for (const match of text.matchAll(label)) {
		const name = match[1] ?? "";
		const known = roleOfName(name);
		const inTask = found.at(-1)?.role === "task" || found.at(-1)?.role === "goal";
		// 其中： may stand in a task; behind other values it is the label of something else.
		if (
			known === undefined &&
			(inTask ||
				found.length === 0 ||
				!opensLabel.test(text.slice(Math.max(0, match.index - 8), match.index)))
		)
			continue;
		found.push({ role: known ?? "other", name, at: match.index, start: match.index + match[0].length });
	}
	return found.map((pair, i) => {
		let { start } = pair;
		let end = found[i + 1]?.at ?? text.length;
		while (start < end && edge.test(text[start] ?? "")) start++;
		while (end > start && edge.test(text[end - 1] ?? "")) end--;
		return { ...pair, start, end };
	});
}

function isOnce(role: ColumnRole): boolean {
	return role !== "unit" && role !== "lead-unit" && role !== "other";
}

/** The number, then perhaps what the task belongs to, then the task, and somebody who answers for it or a date. */
function isCertain(pairs: readonly Pair[]): boolean {
	const roles = pairs.map(({ role }) => role);
	const task = roles.indexOf("task");
	return (
		roles[0] === "number" &&
		task > 0 &&
		roles.slice(1, task).every((role) => role === "group" || role === "other") &&
		roles.every((role, i) => !isOnce(role) || roles.indexOf(role) === i) &&
		pairs.slice(0, task + 1).every(({ start, end }) => start < end) &&
		namesWork(new Set(roles))
	);
}

function taskOf(
	content: MappedText,
	pairs: readonly Pair[],
	lines: number,
	context: ReaderContext,
): ProseItem {
	const { text } = content;
	const columns = pairs.map(({ role, name }) => ({ role, header: name }));
	const key = columns.map(({ role, header }) => `${role} ${header}`).join("\u0000");
	const header: TableHeader = context.intern(toHeader("inline", columns, "serial", `record\u0000${key}`));
	const cells = pairs.map(({ start, end }): Cell => {
		const span = spanOfRange(content, [start, end]);
		const words = sliceText(content, start, end);
		return { state: words.text === "" ? "empty" : "text", content: words, span };
	});
	const raw = { cells, surplus: [], width: cells.length, lines, reach: lines };
	const row = readRow(header, raw, context.time, dueAt(context.time, "number"));
	const [number] = pairs;
	const task = pairs[header.taskColumn];
	const numberAt = number?.at ?? 0;
	const markerSpan = spanOfRange(content, [numberAt, number?.end ?? 0]);
	return {
		kind: "task",
		style: "number",
		marker: text.slice(numberAt, number?.end),
		ordinal: row.number,
		markerSpan,
		span: coverSpans(markerSpan, row.span),
		text: row.text,
		targets: row.targets,
		facts: row.facts,
		row,
		assigned: spanOfRange(content, [task?.end ?? 0, text.length]),
	};
}
