import type { PlanIndex } from "../analysis/planIndex.js";
import type { Plan } from "../model/plan.js";
import type { Span } from "../model/span.js";
import { type PlanJson, type TargetJson, toPlanJson } from "./planJson.js";

/** A value that any table takes. */
type Cell = string | number | boolean | null;

/**
 * One line of `niwen index`: flat, with the same keys in the same order on every line of a kind, so that DuckDB, pandas
 * and Spark read it as a table (docs/archive.md gives the fields). Lines count from 1, as editors show them.
 */
export interface ArchiveLine {
	readonly kind: "task" | "target" | "unit" | "finding";
	readonly file: string;
	readonly [key: string]: Cell;
}

/** A finding as any part of the program has it. */
interface FoundIn {
	readonly code: string;
	readonly severity: string;
	readonly span: Span;
	readonly message: { readonly zh: string; readonly en: string };
}

/** Names in one cell stand one behind another with the mark that plans use between them. */
const listMark = "、";

/**
 * What a plan says, as lines: its tasks, the targets and units of each (and those that prose names outside tasks), and
 * what was found in it.
 *
 * @param file as the lines call it
 */
export function linesOfPlan(
	file: string,
	{ plan, index }: { readonly plan: Plan; readonly index: PlanIndex },
	findings: readonly FoundIn[],
	language: "zh" | "en",
): readonly ArchiveLine[] {
	const json = toPlanJson(plan, index);
	const lines: ArchiveLine[] = [];
	const { title, region } = json;
	const ofPlan = { file, title, region, year: yearOf(title) };
	for (const [i, task] of json.tasks.entries()) {
		const ofTask = { ...ofPlan, task: i, number: task.number, line: task.range.start.line + 1 };
		const section = json.sections[task.sectionIndex ?? -1];
		lines.push({
			kind: "task",
			...ofTask,
			code: task.code,
			section: section?.title ?? null,
			group: task.group?.name ?? null,
			text: task.text,
			leaders: task.leaders.join(listMark),
			leaderState: task.leaderState,
			leadUnits: namesOf(task.units.filter(({ lead }) => lead)),
			units: namesOf(task.units),
			targets: task.targets.length,
			deadline: task.deadline,
		});
		for (const target of task.targets) lines.push(targetLine(ofTask, target));
		for (const { raw, name, lead, known } of task.units)
			lines.push({ kind: "unit", ...ofTask, name, raw, lead, known });
	}
	addPoints(lines, ofPlan, json.points);
	for (const { code, severity, span, message } of findings)
		lines.push({
			kind: "finding",
			...ofPlan,
			code,
			severity,
			line: span.line + 1,
			character: span.character + 1,
			message: message[language],
		});
	return lines;
}

/** Targets and units of prose, which belong to no task. */
function addPoints(
	lines: ArchiveLine[],
	ofPlan: { readonly file: string; readonly [key: string]: Cell },
	points: PlanJson["points"],
): void {
	for (const { targets, units, range, points: below } of points) {
		const ofPoint = { ...ofPlan, task: null, number: null, line: range.start.line + 1 };
		for (const target of targets) lines.push(targetLine(ofPoint, target));
		for (const { raw, name, known } of units)
			lines.push({ kind: "unit", ...ofPoint, name, raw, lead: null, known });
		addPoints(lines, ofPlan, below);
	}
}

function targetLine(
	ofTask: { readonly file: string; readonly [key: string]: Cell },
	{ indicator, change, comparator, value, upper, unit, deadline, raw }: TargetJson,
): ArchiveLine {
	return { kind: "target", ...ofTask, indicator, change, comparator, value, upper, unit, deadline, raw };
}

function namesOf(units: readonly { readonly name: string }[]): string {
	return units.map(({ name }) => name).join(listMark);
}

/** The first year that a title names: most plans say theirs there. */
function yearOf(title: string | null): number | null {
	const [year] = /20\d\d(?=\s?年)/.exec(title ?? "") ?? [];
	return year === undefined ? null : Number(year);
}
