import { isNobody } from "../language/nobody.js";
import type { LeaderMention, RowBlock, UnitListProblem, UnitMention } from "../model/block.js";
import type { ColumnRole } from "../model/columns.js";
import { emptyText, joinTexts, LineText, type MappedText, sliceText, trimText } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { Target, TargetProblem } from "../model/target.js";
import { deadlineProblemOf, parseDeadline } from "../targets/parseDeadline.js";
import { parseGoal, parseTargetCell, parseTargets } from "../targets/parseTarget.js";
import { endsQuantity, opensCommitment } from "../targets/quantityAtBreak.js";
import type { TargetContext } from "../targets/targetContext.js";
import { isPageNumber } from "../text/brokenLines.js";
import { isPlainNumber, readTaskCode } from "../text/taskCode.js";
import { findLabels } from "./assignmentLabel.js";
import type { DocumentTime } from "./documentTime.js";
import { parseLeaderList } from "./leaderList.js";
import { coverSame } from "./sameAbove.js";
import { numberOfTask, toNumber } from "./taskNumber.js";
import { oddPartsOf, type RawRow, TaskRow } from "./taskRow.js";
import { parseAssignedUnits, parseUnitList } from "./unitList.js";
import { withoutAssignment } from "./withinSentence.js";

const noNames: readonly never[] = [];
const noContext: TargetContext = {};
const noGoals = { targets: [], facts: [], problems: [] };
/** A longer task is a sentence and names nothing. */
const longestName = 30;

/**
 * Understands the cells of a row: its number, task, targets, leaders and units, each with its place.
 *
 * @param time what the lines above say: the year that is planned for, and the script
 * @param due the date that stands above the row (到2028年末：), for what names none itself
 */
export function readRow(
	header: TableHeader,
	raw: RawRow,
	time: DocumentTime,
	due: string | undefined,
): RowBlock {
	const { year } = time;
	const cells = coverSame(header, raw.cells);
	const taskCell = cellAt(cells, header.taskColumn);
	const content = taskCell?.content ?? emptyText;
	const marker = numberOfTask(header, content.text);
	const serialCell = cellAt(cells, header.numberColumn);
	const serial = serialCell?.state === "text" ? toNumber(serialCell.content.text) : null;
	const numberInTask = header.numberIn !== "serial";
	const number = numberInTask ? (marker?.value ?? null) : serial;
	const text = withoutBreaks(
		trimText(
			marker === undefined || !numberInTask ? content : sliceText(content, marker.end, content.text.length),
		),
	);

	const dueCell = cellAt(cells, header.deadlineColumn);
	const deadline = deadlineOf(dueCell, year, header);
	const own = contextOf(time, deadline);
	const context = due === undefined ? own : { ...own, due };
	const name = nameBeside(header, cells) || indicatorBeside(header, cells, text.text);
	const said = withoutAssignment(text.text);
	const read = parseTargets(said, name === "" ? context : { ...context, topic: name });
	const beside =
		header.goalColumns.length > 0
			? readGoals(header, cells, name || nameOfTask(text.text, read.targets), text.text, context)
			: noGoals;

	const leaderCell = cellAt(cells, header.leaderColumn);
	const leaders: readonly LeaderMention[] =
		leaderCell?.state === "text" ? parseLeaderList(leaderCell.content) : noNames;
	const units = readUnits(header, cells);
	const problems = problemsOf(read.problems, beside.problems, header, dueCell, year);
	const facts = beside === noGoals ? read.facts : [...read.facts, ...beside.facts];
	return new TaskRow(
		header,
		cells,
		raw,
		number,
		numberInTask ? (serial ?? groupNumberOf(header, serialCell)) : null,
		text,
		beside === noGoals ? read.targets : [...read.targets, ...beside.targets],
		leaders,
		units.mentions,
		deadline,
		oddPartsOf(raw, facts, problems, units.problems),
	);
}

/** 二, （二） or ② before the name of a group, where the tasks have their numbers in their own cells. */
function groupNumberOf({ numberIn }: TableHeader, cell: Cell | undefined): number | null {
	if (numberIn !== "task" || cell?.state !== "text") return null;
	const code = readTaskCode(cell.content.text);
	return code !== undefined && isPlainNumber(code) ? code.number : null;
}

/** A row of which only that it is one is known: its cells are there, and nothing in them is understood. */
export function shapeOfRow(header: TableHeader, raw: RawRow): RowBlock {
	return new TaskRow(
		header,
		raw.cells,
		raw,
		null,
		null,
		emptyText,
		noNames,
		noNames,
		noNames,
		null,
		oddPartsOf(raw, noNames, noNames, noNames),
	);
}

/**
 * Joins what line breaks have torn: a task is one text. A break that somebody has written on one line (`<br>`) tears no
 * number: between digits a blank stands for it.
 */
export function withoutBreaks(content: MappedText): MappedText {
	// Nearly every text stands on one line.
	if (content instanceof LineText || !content.text.includes("\n")) return content;
	const parts: MappedText[] = [];
	let start = 0;
	for (let i = 0; i <= content.text.length; i++) {
		if (i < content.text.length && content.text[i] !== "\n") continue;
		const part = trimText(sliceText(content, start, i));
		// 1000家<br>— 2 —<br>以上: the number of a page that a converter has put into the cell.
		if (part.text !== "" && !isPageNumber(part.text)) {
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

function deadlineOf(cell: Cell | undefined, year: number | undefined, header: TableHeader): string | null {
	if (cell?.state !== "text") return null;
	const text = withoutBreaks(cell.content).text;
	return parseDeadline(text, year) ?? (isOfDeadlines(header) && !isNobody(text) ? text : null);
}

/** Whether all that stands in the column of time limits is meant as one; under 进度安排 only dates are. */
function isOfDeadlines({ columns, deadlineColumn }: TableHeader): boolean {
	return columns[deadlineColumn]?.role === "deadline";
}

/** What is amiss with the quantities of a row, and with its deadline. */
function problemsOf(
	own: readonly TargetProblem[],
	beside: readonly TargetProblem[],
	header: TableHeader,
	dueCell: Cell | undefined,
	year: number | undefined,
): readonly TargetProblem[] {
	const { deadlineColumn } = header;
	const due =
		dueCell?.state === "text" && isOfDeadlines(header)
			? deadlineProblemOf(dueCell.content.text, year)
			: undefined;
	if (due === undefined) return beside.length === 0 ? own : [...own, ...beside];
	return [...own, ...beside, { ...due, column: deadlineColumn }];
}

function contextOf({ year, script }: DocumentTime, deadline: string | null): TargetContext {
	const own = contextOfTime(year, deadline);
	return script === "traditional" ? { ...own, isTraditional: true } : own;
}

function contextOfTime(year: number | undefined, deadline: string | null): TargetContext {
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

/** 固定资产投资 as 项目, where the task says only how much: 增长8%以上. Empty where it is no name of what is measured. */
function indicatorBeside({ groupColumn }: TableHeader, cells: readonly Cell[], task: string): string {
	const cell = cellAt(cells, groupColumn);
	if (cell?.state !== "text" || !opensWithAmount.test(task)) return "";
	const { text } = cell.content;
	return text.length <= longestName && !namesField.test(text) ? text.replace(/\n/g, "").trim() : "";
}

const opensWithAmount =
	/^(?:同比|年均|比上年|全年|力争|确保|预期)?(?:增长|下降|降低|提高|达(?:到|(?=[\d０-９]))|突破|超过?|不低于|不高于|控制在|保持在|稳定在|[\d０-９])/;
/** 产业发展, 民生事业: what a task belongs to, and no quantity. */
const namesField =
	/(?:发展|建设|工作|事业|民生|提升|目标|任务|指标|其他|类|方面|领域|保障|治理|服务|改革|管理|创新|安全|振兴|经济|产业|行动|工程|项目|生态|环境)$|^项目/;

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
			const read = parseTargetCell(
				text,
				indicator,
				year === undefined ? undefined : `${year}`,
				context.isTraditional,
			);
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
	return parseUnitList(cell, column, leadsByColumn(header, column) && !isMarked(header, column, cell));
}

function leadsByColumn({ columns }: TableHeader, column: number): boolean {
	return columns[column]?.role === "lead-unit";
}

/**
 * 承办单位 | ★市教育局、市财政局, 承办单位 | 牵头单位：市教育局 配合单位：市财政局: the one column of units is called so for all
 * of them, and marks or labels say which lead.
 */
function isMarked({ unitColumns, columns }: TableHeader, column: number, { content }: Cell): boolean {
	if (unitColumns.length > 1 || /[牵牽]/.test(columns[column]?.header ?? "")) return false;
	const { text } = content;
	if (/[★☆]|[（(][牵牽][头頭]/.test(text)) return true;
	return /[:：]/.test(text) && findLabels(text, 0, text.length).some(({ role }) => tellsDuty.has(role));
}

const tellsDuty: ReadonlySet<ColumnRole> = new Set<ColumnRole>(["unit", "lead-unit"]);

/** The place of a cell without text, for the layouts. */
export function emptyCell(state: Exclude<Cell["state"], "text">, span: Span): Cell {
	return { state, content: emptyText, span };
}
