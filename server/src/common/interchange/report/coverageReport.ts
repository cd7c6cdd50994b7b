import type { Coverage } from "../../analysis/coverage.js";
import { yearOfPlan } from "../../analysis/period.js";
import type { WorkReport } from "../../analysis/workReport.js";
import { enclosesRegion, isSameRegion } from "../../directory/region.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { taskCodeOf } from "../../text/taskCode.js";
import type { Report, ReportPart, ReportRow } from "./report.js";

/** How a plan carries out a work report, as `niwen coverage --format json` prints it; relied on from outside (docs/cli.md). */
export interface CoverageJson {
	readonly report: string | null;
	readonly plan: string | null;
	readonly commitments: readonly {
		readonly text: string;
		/** Of the report, from 1 on. */
		readonly line: number;
		/** As written, `(N)` for the Nth task of the plan where it has none. */
		readonly tasks: readonly string[];
	}[];
	readonly unsourced: readonly { readonly task: string; readonly text: string }[];
	readonly differs: readonly {
		readonly task: string;
		readonly indicator: string;
		readonly plan: string;
		readonly report: string;
		readonly line: number;
	}[];
}

export function coverageJson(
	plan: Plan,
	report: WorkReport,
	{ commitments, unsourced, differing }: Coverage,
): CoverageJson {
	const nameOf = nameTasks(plan);
	const lineOf = (sentence: number) => (report.sentences[sentence]?.span.line ?? 0) + 1;
	return {
		report: report.title,
		plan: plan.title,
		commitments: commitments.map(({ text, sentence, tasks }) => ({
			text,
			line: lineOf(sentence),
			tasks: tasks.map(nameOf),
		})),
		unsourced: unsourced.map((task) => ({ task: nameOf(task), text: plan.taskAt(task)?.text.text ?? "" })),
		differs: differing.map(({ task, target, sentence, stated }) => ({
			task: nameOf(task),
			indicator: target.indicator,
			plan: target.raw,
			report: stated.raw,
			line: lineOf(sentence),
		})),
	};
}

/** The same as a page: what is not taken up, tasks that come from nowhere, figures that differ, and all links. */
export function coverageReport(
	plan: Plan,
	report: WorkReport,
	coverage: Coverage,
	language: keyof LocalizedText,
): Report {
	const zh = language === "zh";
	const json = coverageJson(plan, report, coverage);
	const uncovered = json.commitments.filter(({ tasks }) => tasks.length === 0);
	const nameOf = nameTasks(plan);
	const line = (number: number) => (zh ? `第${number}行` : `line ${number}`);
	const sourcesOf = (task: number) =>
		(coverage.sources.get(task) ?? []).map((sentence) => report.sentences[sentence]?.text ?? "").join("\n");
	return {
		title: zh
			? `工作报告任务对应表：${plan.title ?? ""}`
			: `Coverage of the work report: ${plan.title ?? ""}`,
		lead: [sayCoverage(json), sayOtherRegion(plan, report), sayOtherYear(plan, report)].flatMap(
			(text) => text?.[language] ?? [],
		),
		parts: [
			part(
				zh ? "没有对应任务的承诺" : "Commitments without a task",
				zh ? ["工作报告", "位置"] : ["Work report", "Place"],
				[...uncovered.map((each) => ({ cells: [each.text, line(each.line)] }))],
			),
			part(
				zh ? "数字不一致的" : "Figures that differ",
				zh
					? ["序号", "指标", "方案", "工作报告", "报告位置"]
					: ["No.", "Indicator", "Plan", "Work report", "Place in the report"],
				json.differs.map((each, i) => ({
					cells: [each.task, each.indicator, each.plan, each.report, line(each.line)],
					task: coverage.differing[i]?.task ?? -1,
				})),
			),
			part(
				zh ? "报告中没有出处的任务" : "Tasks without a source",
				zh ? ["序号", "任务"] : ["No.", "Task"],
				json.unsourced.map(({ task, text }, i) => ({
					cells: [task, text],
					task: coverage.unsourced[i] ?? -1,
				})),
			),
			part(
				zh ? "任务与报告的对应" : "Tasks and where they come from",
				zh ? ["序号", "任务", "工作报告"] : ["No.", "Task", "Work report"],
				[...coverage.sources.keys()]
					.sort((a, b) => a - b)
					.map((task) => ({
						cells: [nameOf(task), plan.taskAt(task)?.text.text ?? "", sourcesOf(task)],
						task,
					})),
			),
		].filter(({ table }) => (table?.rows.length ?? 0) > 0),
	};
}

/** In a sentence, how much of the report the plan takes up. */
export function sayCoverage({ commitments, unsourced, differs }: CoverageJson): LocalizedText {
	const uncovered = commitments.filter(({ tasks }) => tasks.length === 0).length;
	return {
		zh: `工作报告有${commitments.length}处承诺，${commitments.length - uncovered}处有对应任务，${uncovered}处没有；${unsourced.length}项任务在报告中没有出处，${differs.length}处数字不一致。`,
		en: `${counted(commitments.length, "commitment")} in the work report, ${uncovered} without a task; ${counted(unsourced.length, "task")} without a source, ${counted(differs.length, "figure")} that ${differs.length === 1 ? "differs" : "differ"}.`,
	};
}

/** That the report and the plan are of different places, neither of them within the other; undefined where not. */
export function sayOtherRegion({ region: own }: Plan, { region }: WorkReport): LocalizedText | undefined {
	if (own === null || region === null || isSameRegion(own, region)) return undefined;
	if (enclosesRegion(own, region) || enclosesRegion(region, own)) return undefined;
	return {
		zh: `报告是${region}的，方案是${own}的，请检查是不是给错了文件。`,
		en: `The report is of ${region}, the plan of ${own}; please check that these are the right files.`,
	};
}

/** That the report is of a year before or behind the plan's; undefined where not, or nobody can tell. */
export function sayOtherYear(plan: Plan, { year }: WorkReport): LocalizedText | undefined {
	const own = yearOfPlan(plan);
	if (own === undefined || year === undefined || own === year) return undefined;
	return {
		zh: `报告是${year}年的，方案是${own}年的，请检查是不是给错了文件。`,
		en: `The report is of ${year}, the plan of ${own}; please check that these are the right files.`,
	};
}

function part(heading: string, columns: readonly string[], rows: readonly ReportRow[]): ReportPart {
	return { heading: `${heading}（${rows.length}）`, text: [], table: { columns, rows } };
}

/** What a task is called, by its index. */
function nameTasks(plan: Plan): (task: number) => string {
	return (task) => {
		const row = plan.taskAt(task);
		const code = row === undefined ? undefined : taskCodeOf(row)?.text;
		return code ?? row?.number?.toString() ?? `(${task + 1})`;
	};
}
