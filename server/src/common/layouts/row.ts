import { isBlank } from "../language/characters.js";
import type { LeaderMention, RowBlock, UnitListProblem, UnitMention } from "../model/block.js";
import {
	emptyText,
	joinTexts,
	LineText,
	type MappedText,
	sliceText,
	spanOfRange,
	trimText,
} from "../model/mappedText.js";
import { lineSpan, type Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { Target, TargetProblem } from "../model/target.js";
import { deadlineProblemOf, parseDeadline } from "../targets/parseDeadline.js";
import { parseGoal, parseTargetCell, parseTargets } from "../targets/parseTarget.js";
import { endsQuantity, opensCommitment } from "../targets/quantityAtBreak.js";
import type { TargetContext } from "../targets/targetContext.js";
import { enclosedNumber } from "../text/enclosedNumbers.js";
import { isPlainNumber, readTaskCode } from "../text/taskCode.js";

import { parseLeaderList } from "./leaderList.js";
import { isWholeNumber, opensName } from "./markers.js";
import { coverSame } from "./sameAbove.js";
import { parseAssignedUnits, parseUnitList } from "./unitList.js";

/** What a layout knows of a row: its cells under the header's columns, and how far it reaches. */
export interface RawRow {
	readonly cells: readonly Cell[];
	readonly surplus: readonly Cell[];
	readonly width: number;
	readonly lines: number;
	readonly reach: number;
	readonly disabled?: readonly string[];
	readonly comments?: readonly string[];
	readonly quoteLost?: boolean;
}

const noNames: readonly never[] = [];
/** The place of a row without cells. */
const atTop = { span: lineSpan(0, 0, 0) };
const noContext: TargetContext = {};
const noGoals = { targets: [], facts: [], problems: [] };
/** A longer task is a sentence and names nothing. */
const longestName = 30;

/**
 * Understands the cells of a row: its number, task, targets, leaders and units, each with its place.
 *
 * @param year the year that the document plans for: 年底 is its December
 * @param due the date that stands above the row (到2028年末：), for what names none itself
 */
export function readRow(header: TableHeader, raw: RawRow, year: number | undefined, due?: string): RowBlock {
	const cells = coverSame(header, raw.cells);
	const taskCell = cellAt(cells, header.taskColumn);
	const content = taskCell?.content ?? emptyText;
	const marker = taskNumberAt(content.text, header.numberIn === "task" && header.layout !== "inline");
	const serialCell = cellAt(cells, header.numberColumn);
	const serial = serialCell?.state === "text" ? toNumber(serialCell.content.text) : null;
	const numberInTask = header.numberIn !== "serial";
	const number = numberInTask ? (marker?.value ?? null) : serial;
	const numberSpan = numberInTask
		? spanOfRange(content, marker === undefined ? [0, 0] : [marker.start, marker.digitsEnd], taskCell)
		: (serialCell ?? taskCell ?? atTop).span;
	const text = withoutBreaks(
		trimText(
			marker === undefined || !numberInTask ? content : sliceText(content, marker.end, content.text.length),
		),
	);

	const dueCell = cellAt(cells, header.deadlineColumn);
	const deadline = deadlineOf(dueCell, year);
	const own = contextOf(year, deadline);
	const context = due === undefined ? own : { ...own, due };
	const name = nameBeside(header, cells);
	const read = parseTargets(text.text, name === "" ? context : { ...context, topic: name });
	const beside =
		header.goalColumns.length > 0
			? readGoals(header, cells, name || nameOfTask(text.text, read.targets), text.text, context)
			: noGoals;

	const leaderCell = cellAt(cells, header.leaderColumn);
	const leaders: readonly LeaderMention[] =
		leaderCell?.state === "text" ? parseLeaderList(leaderCell.content) : noNames;
	const units = readUnits(header, cells);
	return {
		kind: "row",
		lines: raw.lines,
		reach: raw.reach,
		header,
		cells,
		surplus: raw.surplus,
		width: raw.width,
		span: spanOfCells(cells, taskCell),
		number,
		numberSpan,
		numberInTask,
		groupNumber: header.numberIn === "serial" ? null : (serial ?? groupNumberOf(header, serialCell)),
		text,
		targets: beside === noGoals ? read.targets : [...read.targets, ...beside.targets],
		targetProblems: problemsOf(read.problems, beside.problems, header, dueCell, year),
		facts: beside === noGoals ? read.facts : [...read.facts, ...beside.facts],
		leaders,
		leaderCell:
			header.leaderColumn < 0
				? "absent"
				: leaderCell?.state === "text" && leaders.length === 0
					? "empty"
					: (leaderCell?.state ?? "missing"),
		units: units.mentions,
		unitProblems: units.problems,
		unitCell: unitCellOf(header, cells),
		deadline,
		quoteLost: raw.quoteLost ?? false,
		disabled: raw.disabled ?? noNames,
		comments: raw.comments ?? noNames,
	};
}

/** From the first cell with a text to the last one; of a row without any, the place of its task. */
function spanOfCells(cells: readonly Cell[], taskCell: Cell | undefined): Span {
	let from = 0;
	while (from < cells.length && cells[from]?.state !== "text") from++;
	let to = cells.length - 1;
	while (to > from && cells[to]?.state !== "text") to--;
	const first = cells[from];
	const last = cells[to];
	if (first === undefined || last === undefined) return (taskCell ?? atTop).span;
	if (first instanceof LineText && last instanceof LineText)
		return {
			line: first.line,
			character: first.character,
			endLine: last.line,
			endCharacter: last.character + last.text.length,
		};
	const { line, character } = first.span;
	const { endLine, endCharacter } = last.span;
	return { line, character, endLine, endCharacter };
}

/** 二, （二） or ② before the name of a group, where the tasks have their numbers in their own cells. */
function groupNumberOf({ numberIn }: TableHeader, cell: Cell | undefined): number | null {
	if (numberIn !== "task" || cell?.state !== "text") return null;
	const code = readTaskCode(cell.content.text);
	return code !== undefined && isPlainNumber(code) ? code.number : null;
}

/** A row of which only that it is one is known: its cells are there, and nothing in them is understood. */
export function shapeOfRow(header: TableHeader, raw: RawRow): RowBlock {
	return {
		kind: "row",
		lines: raw.lines,
		reach: raw.reach,
		header,
		cells: raw.cells,
		surplus: raw.surplus,
		width: raw.width,
		span: atTop.span,
		number: null,
		numberSpan: atTop.span,
		numberInTask: header.numberIn !== "serial",
		groupNumber: null,
		text: emptyText,
		targets: noNames,
		targetProblems: noNames,
		facts: noNames,
		leaders: noNames,
		leaderCell: "absent",
		units: noNames,
		unitProblems: noNames,
		unitCell: "absent",
		deadline: null,
		quoteLost: raw.quoteLost ?? false,
		disabled: raw.disabled ?? noNames,
		comments: raw.comments ?? noNames,
	};
}

/** What makes decimals or 1.1. of the digits behind a point, also where a number is expected. */
const isQuantity = /^\s?(?:[万亿亩元倍吨米%％‰.．、]|平方|公里|公顷|千米|千瓦|兆瓦|个百分点|[。；，]|$)/;

/**
 * The number that opens a task's cell: `12.`, `12、`, `１２．`; `undefined` where none does.
 *
 * @param isNumbered the tasks of the table are known to have their numbers there, so that 2.5G基站 is the second, and
 *   （2） and 2) count
 */
export function taskNumberAt(
	text: string,
	isNumbered = false,
):
	| { readonly value: number; readonly start: number; readonly digitsEnd: number; readonly end: number }
	| undefined {
	// Nearly every cell begins with a Han character.
	const first = text.charCodeAt(0);
	if (first >= 0x4e00 && first <= 0x9fff) return undefined;
	let i = 0;
	while (i < text.length && isBlank(text.charCodeAt(i))) i++;
	const isBracketed = isNumbered && (text[i] === "（" || text[i] === "(");
	if (isBracketed) i++;
	const start = i;
	let value = 0;
	while (i - start < 6) {
		const digit = digitAt(text, i);
		if (digit < 0) break;
		value = value * 10 + digit;
		i++;
	}
	const digitsEnd = i;
	if (digitsEnd === start) {
		// ⒈ has its mark in it.
		const sign = enclosedNumber(text.charCodeAt(start));
		if (sign?.style !== "number" || isBracketed) return undefined;
		return { value: sign.ordinal, start, digitsEnd: start + 1, end: skipBlanks(text, start + 1) };
	}
	while (i < text.length && isBlank(text.charCodeAt(i))) i++;
	const mark = text[i] ?? "";
	if (isBracketed) {
		if (mark !== "）" && mark !== ")") return undefined;
	} else if (!(isNumbered ? ".、．。）)" : ".、．。").includes(mark || " ")) return undefined;
	// 3.5万亩 is a quantity. A year or a month may follow the mark (12.2024年…, 15.9月底前…), and so may nothing.
	if (mark === "." || mark === "．") {
		let digits = 0;
		while (digitAt(text, i + 1 + digits) >= 0) digits++;
		const isMonth = digits <= 2 && text[i + 1 + digits] === "月" && digitsEnd - start <= 3;
		const isDate = isMonth || (digits === 4 && text[i + 5] === "年");
		const behind = i + 1 + digits;
		if (digits > 0 && !isDate && !isWholeNumber(text, behind) && !opensName(text, i + 1, behind)) {
			if (!isNumbered || isQuantity.test(text.slice(behind, behind + 4))) return undefined;
		}
	}
	return { value, start, digitsEnd, end: skipBlanks(text, i + 1) };
}

function skipBlanks(text: string, from: number): number {
	let at = from;
	while (at < text.length && isBlank(text.charCodeAt(at))) at++;
	return at;
}

/** The whole number that a cell consists of, in plain or full-width digits, with or without a mark or `.0` behind it. */
export function toNumber(text: string): number | null {
	// Nearly every other cell begins with a Han character.
	const first = text.charCodeAt(0);
	if (first > 0x3000 && first < 0xfe00) return null;
	const plain = valueOfDigits(text);
	if (plain !== null || text.length > longestNumber) return plain;
	// 1.0 is what a sheet with one empty cell makes of 1.
	return valueOfDigits(
		text
			.trim()
			.replace(/[.、．]$/, "")
			.replace(/[.．][0０]{1,2}$/, ""),
	);
}

/** Blanks around it counted. */
const longestNumber = 40;

/** The number that plain or full-width digits and nothing else are. */
function valueOfDigits(digits: string): number | null {
	if (digits === "" || digits.length > 6) return null;
	let value = 0;
	for (let i = 0; i < digits.length; i++) {
		const digit = digitAt(digits, i);
		if (digit < 0) return null;
		value = value * 10 + digit;
	}
	return value;
}

function digitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code >= 48 && code <= 57) return code - 48;
	return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

/**
 * Joins what line breaks have torn: a task is one text. A break that somebody has written on one line (`<br>`) tears no
 * number: between digits a blank stands for it.
 */
export function withoutBreaks(content: MappedText): MappedText {
	if (!content.text.includes("\n")) return content;
	const parts: MappedText[] = [];
	let start = 0;
	for (let i = 0; i <= content.text.length; i++) {
		if (i < content.text.length && content.text[i] !== "\n") continue;
		const part = trimText(sliceText(content, start, i));
		if (part.text !== "") {
			const before = parts.at(-1);
			const joint = before === undefined ? undefined : jointOf(before, part);
			if (joint !== undefined) parts.push(joint);
			parts.push(part);
		}
		start = i + 1;
	}
	return joinTexts(parts);
}

const blank: MappedText = { text: " ", pieces: [] };
/** One blank would make thousands of the digits around it: 30<br>200个. */
const twoBlanks: MappedText = { text: "  ", pieces: [] };

/** What stands for a break that has torn nothing: between digits, and between two commitments (95%以上<br>改造小区10个). */
function jointOf(before: MappedText, after: MappedText): MappedText | undefined {
	if (/[\d０-９]$/.test(before.text) && /^[\d０-９]/.test(after.text)) {
		if (before.pieces.at(-1)?.line !== after.pieces[0]?.line) return undefined;
		return /^[\d０-９]{3}(?![\d０-９])/.test(after.text) ? twoBlanks : blank;
	}
	return endsQuantity(before.text) && opensCommitment(after.text) ? blank : undefined;
}

function deadlineOf(cell: Cell | undefined, year: number | undefined): string | null {
	if (cell?.state !== "text") return null;
	const text = withoutBreaks(cell.content).text;
	return parseDeadline(text, year) ?? text;
}

/** What is amiss with the quantities of a row, and with its deadline. */
function problemsOf(
	own: readonly TargetProblem[],
	beside: readonly TargetProblem[],
	{ deadlineColumn }: TableHeader,
	dueCell: Cell | undefined,
	year: number | undefined,
): readonly TargetProblem[] {
	const due = dueCell?.state === "text" ? deadlineProblemOf(dueCell.content.text, year) : undefined;
	if (due === undefined) return beside.length === 0 ? own : [...own, ...beside];
	return [...own, ...beside, { ...due, column: deadlineColumn }];
}

function contextOf(year: number | undefined, deadline: string | null): TargetContext {
	if (year === undefined) return deadline === null ? noContext : { deadline };
	return deadline === null ? { year } : { year, deadline };
}

/** The name that stands beside the task in a column of its own (项目名称), empty without one. */
function nameBeside({ nameColumn }: TableHeader, cells: readonly Cell[]): string {
	const cell = cellAt(cells, nameColumn);
	if (cell?.state !== "text") return "";
	const { text } = cell.content;
	return text.length <= longestName ? text.replace(/\n/g, "").trim() : "";
}

/** What the figures beside a task are of: the task where it is a name, else what it measures first. */
function nameOfTask(task: string, targets: readonly Target[]): string {
	if (task.length <= longestName && !/[，。；\d]/.test(task)) return task;
	return targets[0]?.indicator ?? /^[^，。；：]*/.exec(task)?.[0] ?? task;
}

/**
 * Targets that stand beside the task: in columns such as 2026年目标, where the task says what is measured and the
 * column when, and in the words of a column such as 目标要求. Their ranges are offsets in their cells.
 */
function readGoals(
	header: TableHeader,
	cells: readonly Cell[],
	name: string,
	task: string,
	context: TargetContext,
): { readonly targets: Target[]; readonly facts: Target[]; readonly problems: TargetProblem[] } {
	const targets: Target[] = [];
	const facts: Target[] = [];
	const problems: TargetProblem[] = [];
	const measure = cellAt(cells, header.measureColumn);
	const indicator = measure?.state === "text" ? `${task}(${measure.content.text.trim()})` : task;
	for (const i of header.goalColumns) {
		const column = header.columns[i];
		const cell = cells[i];
		if (column === undefined || cell?.state !== "text") continue;
		const { year, month } = column;
		const { text } = cell.content;
		if (column.role === "yearly-target") {
			const read = parseTargetCell(text, indicator, year === undefined ? undefined : `${year}`);
			targets.push(...read.targets);
			for (const problem of read.problems) problems.push({ ...problem, column: i });
		} else {
			// Without a year the quarter stays as written: four of them are four targets.
			const when =
				month === undefined
					? context
					: {
							...context,
							deadline:
								context.year === undefined
									? column.header
									: `${context.year}-${String(month).padStart(2, "0")}`,
						};
			const read = parseGoal(text, measure === undefined ? name : indicator, when);
			targets.push(...read.targets);
			facts.push(...read.facts);
			for (const problem of read.problems) problems.push({ ...problem, column: i });
		}
	}
	return { targets, facts, problems };
}

function readUnits(
	header: TableHeader,
	cells: readonly Cell[],
): { mentions: readonly UnitMention[]; problems: readonly UnitListProblem[] } {
	const only = header.unitColumns[0];
	if (header.unitColumns.length === 1 && only !== undefined) return unitsOfCell(header, cells, only);
	const lists = header.unitColumns.map((column) => unitsOfCell(header, cells, column));
	return {
		mentions: lists.flatMap(({ mentions }) => mentions),
		problems: lists.flatMap(({ problems }) => problems),
	};
}

function unitsOfCell(header: TableHeader, cells: readonly Cell[], column: number) {
	const cell = cells[column];
	if (cell?.state !== "text") return { mentions: noNames, problems: noNames };
	if (header.layout === "inline")
		return parseAssignedUnits(cell, column, header.columns[column]?.role === "lead-unit");
	return parseUnitList(cell, column, header.columns[column]?.role === "lead-unit");
}

function unitCellOf(header: TableHeader, cells: readonly Cell[]): RowBlock["unitCell"] {
	if (header.unitColumns.length === 0) return "absent";
	let covered = 0;
	for (const column of header.unitColumns) {
		const state = cells[column]?.state;
		if (state === "text") return "text";
		if (state === "covered") covered++;
	}
	return covered > 0 ? "covered" : "empty";
}

/** The place of a cell without text, for the layouts. */
export function emptyCell(state: Exclude<Cell["state"], "text">, span: Span): Cell {
	return { state, content: emptyText, span };
}
