import { type Coverage, findCoverage, plainIndicator } from "../analysis/coverage.js";
import { yearOfPlan } from "../analysis/period.js";
import type { ReportResult, WorkReport } from "../analysis/workReport.js";
import type { RollOverAnswer } from "../documentProtocol.js";
import { numberedTask, printCell } from "../interchange/printCell.js";
import { printPlan } from "../interchange/printPlan.js";
import { sayOtherRegion } from "../interchange/report/coverageReport.js";
import type { RowBlock } from "../model/block.js";
import { counted } from "../model/counted.js";
import { leadersOf } from "../model/leadersOf.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { Target } from "../model/target.js";
import { endOfOfficial, hasEnded } from "../rules/former.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { readReportText } from "./coverage.js";
import { nameOfUri } from "./nameOfUri.js";

export interface RollOverOptions {
	/** The year of the new plan; the one behind last year's where it is left out. */
	readonly year?: number;
	/** The work report of the new year: what it tells of last year, and what it promises. */
	readonly report?: WorkReport;
	/** How the new plan names last year's: a path from where it will lie. */
	readonly previous: string;
}

/** 延续, 办结, 新增: what becomes of a task. */
export type RollOverMark = "continued" | "done" | "new";

export interface RolledTask {
	/** As it is numbered in the new plan; null without a number. */
	readonly number: number | null;
	readonly mark: RollOverMark;
	/** What the report tells of its targets; empty where nothing. */
	readonly results: readonly string[];
	/** What somebody has to look at, a few words each. */
	readonly checks: readonly string[];
}

export interface RollOver {
	/** The new plan, in table layout. */
	readonly text: string;
	readonly year: number;
	/** In the order of the new plan. */
	readonly tasks: readonly RolledTask[];
	/** What was done, in a sentence. */
	readonly message: LocalizedText;
}

const markNames: Readonly<Record<RollOverMark, string>> = { continued: "延续", done: "办结", new: "新增" };
/** Three columns behind those of the plan, to be deleted when they have been worked through. */
const addedColumns = ["年度衔接", "上年情况", "待核对"] as const;

/**
 * A draft of a new plan out of last year's. Every task stays, marked 延续, or 办结 where the report tells that what it
 * counts is reached; commitments of the report that no task takes up come in as 新增. Beside each task stand last year's
 * results and what is to be looked at: years that are over, figures that are last year's, leaders and units that the
 * directory says have ended. The title and headings get the new year; the text of tasks stays as it is.
 *
 * @returns why there is none where it is not known which year the plan is of
 */
export function rollOver(
	last: PlanSnapshot,
	{ year: asked, report: given, previous }: RollOverOptions,
): RollOver | { readonly refused: LocalizedText } {
	const lastYear = yearOfPlan(last.plan);
	const year = asked ?? (lastYear === undefined ? undefined : lastYear + 1);
	if (last.plan.taskCount === 0) return { refused: noTasks };
	if (year === undefined) return { refused: noYear };
	if (lastYear !== undefined && year <= lastYear) return { refused: notLater(lastYear) };
	// What a report of another year tells is not what became of these tasks.
	const isOther = given?.year !== undefined && given.year !== year;
	const report = isOther ? undefined : given;
	const printed = printPlan(last.plan, last.frontMatter.yaml, last.document.lines);
	const { uri, environment } = last;
	const document = createSourceDocument(printed);
	const snapshot = createPlanSnapshot({ uri, version: 0, document, environment });
	const { plan } = snapshot;
	const results = resultsBySubject(report?.results ?? []);
	const coverage = report === undefined ? undefined : findCoverage(plan, report);
	const promised = promisedFigures(report, coverage);
	const rolled: RolledTask[] = [];
	plan.forEachTask((row, task) => {
		const told = row.targets.flatMap((target) => {
			const result = results.get(subjectOf(target));
			return result === undefined ? [] : [{ target, result }];
		});
		const isDone = row.targets.length > 0 && row.targets.every((target) => isReached(target, results));
		rolled.push({
			number: row.number,
			mark: isDone ? "done" : "continued",
			results: told.map(
				({ target, result }) => `${target.indicator}：目标${target.raw}，完成${result.fact.raw}`,
			),
			checks: isDone ? [] : [...figureChecks(row, task, promised), ...nameChecks(snapshot, row, task, year)],
		});
	});
	const added = commitmentsWithoutTask(coverage);
	const lines = [...document.lines];
	addColumns(plan, lines, rolled);
	const header = lastHeader(plan);
	const first = Math.max(0, ...rolled.map(({ number }) => number ?? 0)) + 1;
	if (header !== undefined) appendRows(plan, lines, header, added, first);
	added.forEach((_, i) => {
		rolled.push({ number: first + i, mark: "new", results: [], checks: [newCheck] });
	});
	setYears(plan, lines, lastYear, year);
	setTotal(plan, lines, added.length);
	setPrevious(lines, previous);
	return {
		text: lines.join("\n"),
		year,
		tasks: rolled,
		message: sayRolled(rolled, year, given === undefined ? undefined : sayReport(last.plan, given, year)),
	};
}

/** What an editor asks with. */
interface RollOverRequest {
	readonly report?: { readonly uri: string; readonly text: string } | undefined;
	readonly year?: number | undefined;
}

/** The same for an open plan, in an editor. */
export function rollOverDocument(
	snapshot: PlanSnapshot,
	{ report, year }: RollOverRequest,
	language: keyof LocalizedText,
): RollOverAnswer {
	const rolled = rollOver(snapshot, {
		...(year === undefined ? {} : { year }),
		...(report === undefined ? {} : { report: readReportText(report, snapshot) }),
		previous: `./${nameOfUri(snapshot.uri)}`,
	});
	if ("refused" in rolled) return { refused: rolled.refused[language] };
	return { text: rolled.text, year: rolled.year, message: rolled.message[language] };
}

/** What a target measures, so that an achievement of the same can be told. */
function subjectOf({ indicator, unit }: Target): string {
	return `${plainIndicator(indicator)}\n${unit}`;
}

function resultsBySubject(results: readonly ReportResult[]): ReadonlyMap<string, ReportResult> {
	const found = new Map<string, ReportResult>();
	for (const result of results)
		if (!found.has(subjectOf(result.fact))) found.set(subjectOf(result.fact), result);
	return found;
}

/** Whether the report tells that so many were made: what grows or stands at a level goes on every year. */
function isReached(target: Target, results: ReadonlyMap<string, ReportResult>): boolean {
	if (target.change !== "count" && target.change !== "milestone") return false;
	const fact = results.get(subjectOf(target))?.fact;
	if (fact === undefined) return false;
	return target.value === null || (fact.value !== null && fact.value >= target.value);
}

/** What the report promises of the same indicators, by task and the words of its own figure; null where it is the same. */
type PromisedFigures = ReadonlyMap<string, string | null>;

function promisedFigures(report: WorkReport | undefined, coverage: Coverage | undefined): PromisedFigures {
	const found = new Map<string, string | null>();
	if (report === undefined || coverage === undefined) return found;
	for (const { task, target, stated } of coverage.differing) found.set(`${task}\n${target.raw}`, stated.raw);
	for (const [task, sentences] of coverage.sources)
		for (const sentence of sentences)
			for (const { raw } of report.sentences[sentence]?.targets ?? [])
				if (!found.has(`${task}\n${raw}`)) found.set(`${task}\n${raw}`, null);
	return found;
}

/** The figures of a task that are still last year's; those that the report gives again are this year's. */
function figureChecks({ targets }: RowBlock, task: number, promised: PromisedFigures): readonly string[] {
	const figures = targets.flatMap(({ value, raw }) => {
		const stated = promised.get(`${task}\n${raw}`);
		if (value === null || stated === null) return [];
		return [stated === undefined ? raw : `${raw}（报告写${stated}）`];
	});
	return figures.length === 0 ? [] : [`数字沿用上年：${figures.join("、")}`];
}

/** Years in the words of a task that are over, and who has ended since. */
function nameChecks(snapshot: PlanSnapshot, row: RowBlock, task: number, year: number): readonly string[] {
	const { plan, index } = snapshot;
	const { book } = index;
	const checks: string[] = [];
	const words = row.cells.map(({ content }) => content.text).join(" ");
	const years = [...new Set(Array.from(words.matchAll(/(?<!\d)20\d\d(?=年)/g), ([found]) => found))];
	const stale = years.filter((each) => Number(each) < year);
	if (stale.length > 0) checks.push(`年份${stale.join("、")}`);
	const day = `${year}-01-01`;
	for (const { name } of leadersOf(plan, task)) {
		const end = endOfOfficial(book, book.officialName(name), day);
		if (end !== undefined) checks.push(`${name}已离任${successors(end.successors)}`);
	}
	for (const { name, entry } of index.unitsOf(task))
		if (entry?.end !== undefined && hasEnded(entry.end, day))
			checks.push(`${name}已撤并或更名${successors(entry.end.successors)}`);
	return checks;
}

function successors(names: readonly string[]): string {
	return names.length === 0 ? "" : `（现为${names.join("、")}）`;
}

/** Commitments that are nobody's yet, as the sentences of new tasks. */
function commitmentsWithoutTask(coverage: Coverage | undefined): readonly string[] {
	return (coverage?.commitments ?? [])
		.filter(({ tasks }) => tasks.length === 0)
		.map(({ text }) => `${text.replace(/[。；;！!？?]$/, "")}。`);
}

const newCheck = "请补牵头领导和责任单位";

function addColumns(plan: Plan, lines: string[], rolled: readonly RolledTask[]): void {
	let task = 0;
	plan.forEachBlock((block, index) => {
		const line = plan.lineOfBlock(index);
		if (block.kind === "table-header") {
			const { length } = block.header.columns;
			lines[line] = withCells(lines[line], length, addedColumns);
			if (/^\|[\s|:-]{3,}$/.test(lines[line + 1] ?? ""))
				lines[line + 1] = withCells(lines[line + 1], length, ["---", "---", "---"]);
		} else if (block.kind === "row") {
			const found = rolled[task++];
			if (found !== undefined)
				lines[line] = withCells(lines[line], block.header.columns.length, cellsOf(found));
		}
	});
}

function cellsOf({ mark, results, checks }: RolledTask): readonly string[] {
	return [markNames[mark], printCell(results.join("；")), printCell(checks.join("；"))];
}

/** A line of a table with cells behind the last of its header's columns: also where the row has too few, or more. */
function withCells(line: string | undefined, columns: number, cells: readonly string[]): string {
	const text = (line ?? "").trimEnd();
	const bars = Array.from(text.matchAll(/\\.|\|/g)).filter(([mark]) => mark === "|");
	const lacking = "  |".repeat(Math.max(0, columns + 1 - bars.length));
	const end = (bars[columns]?.index ?? text.length - 1) + 1;
	return `${text.slice(0, end)}${lacking} ${cells.join(" | ")} |${text.slice(end)}`;
}

function lastHeader(plan: Plan): TableHeader | undefined {
	return plan.taskAt(plan.taskCount - 1)?.header;
}

/** New tasks stand behind the last row, in the columns of its table. */
function appendRows(
	plan: Plan,
	lines: string[],
	header: TableHeader,
	texts: readonly string[],
	first: number,
): void {
	const at = plan.lineOfTask(plan.taskCount - 1);
	const group = (plan.groupAt(plan.groupOfTask(plan.taskCount - 1))?.number ?? 0) + 1;
	const rows = texts.map((text, i) => {
		const number = first + i;
		const cells = header.columns.map((_, column) => {
			if (column === header.taskColumn)
				return printCell(header.numberIn === "task" ? numberedTask(number, text) : text);
			if (column === header.numberColumn)
				return header.numberIn === "serial" ? `${number}` : i === 0 ? `${group}` : "^^";
			if (column === header.groupColumn) return i === 0 ? "新增任务" : "^^";
			return "";
		});
		const task: RolledTask = { number, mark: "new", results: [], checks: [newCheck] };
		return `| ${[...cells, ...cellsOf(task)].join(" | ")} |`;
	});
	lines.splice(at + 1, 0, ...rows);
}

/** The title and the headings of sections are of the new year. */
function setYears(plan: Plan, lines: string[], last: number | undefined, year: number): void {
	if (last === undefined) return;
	plan.forEachBlock((block, index) => {
		const isHeading = block.kind === "section" || (block.kind === "text" && block.role === "title");
		const line = plan.lineOfBlock(index);
		if (!isHeading) return;
		for (let at = line; at < line + block.lines; at++)
			lines[at] = (lines[at] ?? "").replaceAll(`${last}年`, `${year}年`);
	});
}

function setTotal(plan: Plan, lines: string[], added: number): void {
	const { declaredTotal } = plan;
	if (declaredTotal === null || added === 0) return;
	const line = plan.lineOfBlock(declaredTotal.blockIndex) + declaredTotal.span.line;
	lines[line] = (lines[line] ?? "").replace(
		new RegExp(`共\\s?${declaredTotal.value}\\s?项`),
		`共${declaredTotal.value + added}项`,
	);
}

/** The front matter names last year's plan; a work report that it named was last year's. */
function setPrevious(lines: string[], previous: string): void {
	if (lines[0] !== "---") {
		lines.unshift("---", `previous: ${previous}`, "---", "");
		return;
	}
	const end = lines.indexOf("---", 1);
	const kept = lines.slice(1, end).filter((line) => !/^(?:previous|report):/.test(line));
	lines.splice(0, end, "---", ...kept, `previous: ${previous}`);
}

/** @param ofReport what is to be said of the report; undefined where none was given */
function sayRolled(
	tasks: readonly RolledTask[],
	year: number,
	ofReport: LocalizedText | undefined,
): LocalizedText {
	const count = (mark: RollOverMark) => tasks.filter((task) => task.mark === mark).length;
	const [continued, done, added] = [count("continued"), count("done"), count("new")];
	const checks = tasks.filter((task) => task.checks.length > 0).length;
	const { zh, en } = ofReport ?? {
		zh: "没有给出新一年的工作报告，办结和新增未能判断。",
		en: " Without the work report of the new year it is not known what is done or new.",
	};
	return {
		zh: `${year}年方案草稿：延续${continued}项，办结${done}项，新增${added}项，${checks}项待核对（见表末三栏，核对完后删去）。${zh}`,
		en: `Draft of the plan of ${year}: ${continued} continued, ${done} done, ${added} new, ${counted(checks, "task")} to be looked at (see the last three columns; delete them when done).${en}`,
	};
}

/** That a report is of another year, and so was left aside, or of another place; empty where it fits. */
function sayReport(plan: Plan, report: WorkReport, year: number): LocalizedText {
	if (report.year !== undefined && report.year !== year)
		return {
			zh: `给出的工作报告是${report.year}年的，没有采用，办结和新增未能判断；请给出${year}年的报告。`,
			en: ` The work report is of ${report.year} and was left aside, so that it is not known what is done or new; please give that of ${year}.`,
		};
	const elsewhere = sayOtherRegion(plan, report);
	return elsewhere === undefined ? { zh: "", en: "" } : { zh: elsewhere.zh, en: ` ${elsewhere.en}` };
}

const noTasks: LocalizedText = {
	zh: "没有任务可以转入新的一年；请检查是不是给错了文件。",
	en: "There are no tasks to go on with; please check whether it is the right file.",
};
const noYear: LocalizedText = {
	zh: "看不出方案是哪一年的；请用 --year 写明新方案的年份。",
	en: "Which year the plan is of is not known; please name the year of the new one with --year.",
};
const notLater = (last: number): LocalizedText => ({
	zh: `方案是${last}年的，新方案的年份要在它之后。`,
	en: `The plan is of ${last}; the year of the new one must be later.`,
});
