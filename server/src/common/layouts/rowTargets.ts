import type { RowBlock } from "../model/block.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { Target, TargetProblem } from "../model/target.js";
import { deadlineProblemOf } from "../targets/parseDeadline.js";
import { parseGoal, parseTargetCell, parseTargets } from "../targets/parseTarget.js";
import type { ParsedTargets } from "../targets/readTargets.js";
import type { TargetContext } from "../targets/targetContext.js";
import type { DocumentTime } from "./documentTime.js";
import { withoutAssignment } from "./withinSentence.js";

const noContext: TargetContext = {};
/** A longer task is a sentence and names nothing. */
const longestName = 30;

/**
 * What the task of a row commits to, and the columns beside it.
 *
 * @param time what the lines above say: the year that is planned for, and the script
 * @param due the date that stands above the row (到2028年末：), for what names none itself
 */
export function readRowTargets(
	{ header, cells, text: { text }, deadline }: Pick<RowBlock, "header" | "cells" | "text" | "deadline">,
	time: DocumentTime,
	due: string | undefined,
): ParsedTargets {
	const own = contextOf(time, deadline);
	const context = due === undefined ? own : { ...own, due };
	const name = nameBeside(header, cells) || indicatorBeside(header, cells, text);
	const said = withoutAssignment(text);
	const read = parseTargets(said, name === "" ? context : { ...context, topic: name });
	const beside =
		header.goalColumns.length > 0
			? readGoals(header, cells, name || nameOfTask(text, read.targets), text, context)
			: undefined;
	const amiss = problemOfDeadline(header, cells, time.year);
	if (beside === undefined && amiss === undefined) return read;
	return {
		targets: beside === undefined ? read.targets : [...read.targets, ...beside.targets],
		facts: beside === undefined ? read.facts : [...read.facts, ...beside.facts],
		problems: [...read.problems, ...(beside?.problems ?? []), ...(amiss === undefined ? [] : [amiss])],
	};
}

/** Whether all that stands in the column of time limits is meant as one; under 进度安排 only dates are. */
export function isOfDeadlines({ columns, deadlineColumn }: TableHeader): boolean {
	return columns[deadlineColumn]?.role === "deadline";
}

/** What is amiss with the deadline of a row. */
function problemOfDeadline(
	header: TableHeader,
	cells: readonly Cell[],
	year: number | undefined,
): TargetProblem | undefined {
	const cell = cellAt(cells, header.deadlineColumn);
	if (cell?.state !== "text" || !isOfDeadlines(header)) return undefined;
	const problem = deadlineProblemOf(cell.content.text, year);
	return problem === undefined ? undefined : { ...problem, column: header.deadlineColumn };
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
