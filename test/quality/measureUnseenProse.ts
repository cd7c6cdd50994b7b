import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { toPlanJson } from "../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { type MeasureRow, toMeasure } from "./measure.js";
import {
	allTargets,
	type LabelledTarget,
	newTally,
	plain,
	rowsOfTally,
	tallyTargets,
} from "./unseen/targetsOf.js";

/*
 * Batches written and labelled by hands that knew neither the reader nor its tests (unseen/prose-and-reports/README.md):
 * single texts, prose as it was written and as it comes out of a PDF, work reports, and plans without a fault.
 */

/**
 * The batches, by their folders; the second one has no plans without a fault, and no targets at the tasks of its prose. The
 * third has single texts only, by a hand that knew the reader.
 */
const batches = ["prose-and-reports", "prose-and-reports-2", "single-texts-3"].map((name) =>
	join(fileURLToPath(new URL(".", import.meta.url)), "unseen", name),
);

interface LabelledTask {
	readonly number: string;
	readonly text: string;
	readonly units: readonly { readonly name: string; readonly lead: boolean }[];
	readonly deadline: string | null;
	readonly targets?: readonly LabelledTarget[];
}

function readYaml<Content>(...path: readonly string[]): Content {
	return parse(readFileSync(join(...path), "utf8")) as Content;
}

function jsonOf(text: string) {
	const { plan, index } = createTestSnapshot(text);
	return toPlanJson(plan, index);
}

function measureTexts(folder: string): readonly MeasureRow[] {
	const { plan_year: year, cases } = readYaml<{
		readonly plan_year: number;
		readonly cases: readonly {
			readonly id: string;
			readonly text: string;
			readonly targets: readonly LabelledTarget[];
		}[];
	}>(folder, "targets.yaml");
	const tally = newTally();
	for (const { id, text, targets } of cases) {
		const head = `# ${year}年重点工作任务分解方案\n\n| 序号 | 重点工作任务 | 责任单位 |\n| --- | --- | --- |\n`;
		const json = jsonOf(`${head}| 1 | ${text} | ★市发改委 |\n`);
		tallyTargets(tally, `${id} ${text}`, targets, allTargets(json));
	}
	return rowsOfTally("single texts", cases.length, tally);
}

function measureProse(folder: string, kind: "clean" | "broken"): readonly MeasureRow[] {
	const names = readdirSync(join(folder, "prose")).filter((name) => name.endsWith(".yaml"));
	const tally = newTally();
	const texts = { labelled: 0, found: 0, right: 0, misses: [] as string[] };
	const units = { labelled: 0, found: 0, right: 0, misses: [] as string[] };
	const dates = { labelled: 0, found: 0, right: 0, misses: [] as string[] };
	for (const name of names) {
		const id = name.replace(".yaml", "");
		const { tasks } = readYaml<{ readonly tasks: readonly LabelledTask[] }>(folder, "prose", name);
		const json = jsonOf(readFileSync(join(folder, "prose", `${id}.${kind}.txt`), "utf8"));
		const open = new Set(json.tasks);
		texts.found += json.tasks.length;
		for (const task of tasks) {
			texts.labelled++;
			const wanted = plain(task.text);
			const whole = [...open].find(({ text }) => hasText(plain(text), wanted));
			const got = whole ?? [...open].find(({ text }) => plain(text).slice(0, 8) === wanted.slice(0, 8));
			if (got !== undefined) open.delete(got);
			if (whole === undefined) texts.misses.push(`${id}: ${task.text}\n    read as ${got?.text ?? "-"}`);
			else texts.right++;
			if (task.targets !== undefined) {
				const due = task.targets.map((target) => dueWithTask(target, task.deadline));
				tallyTargets(tally, `${id} ${task.number}`, due, got?.targets ?? []);
			}
			const missed = task.units.filter(
				({ name: unit, lead }) =>
					!got?.units.some((other) => plain(other.raw) === plain(unit) && other.lead === lead),
			);
			units.labelled += task.units.length;
			units.found += got?.units.length ?? 0;
			units.right += task.units.length - missed.length;
			const read = got?.units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、");
			for (const { name: unit, lead } of missed)
				units.misses.push(`${id} ${task.number}: ${lead ? "★" : ""}${unit}, read were ${read}`);
			if (task.deadline === null || !/^\d/.test(task.deadline)) continue;
			dates.labelled++;
			if (got?.deadline !== null && got !== undefined) dates.found++;
			if (got?.deadline === task.deadline) dates.right++;
			else dates.misses.push(`${id} ${task.number}: ${task.deadline}, read was ${got?.deadline}`);
		}
		for (const { text } of open) texts.misses.push(`${id}: not a task: ${text}`);
	}
	const layout = `${kind} prose`;
	const documents = names.length;
	return [
		{ layout, measure: "task texts whole", documents, ...texts },
		{ layout, measure: "units with lead", documents, ...units },
		{ layout, measure: "deadlines of tasks", documents, ...dates },
		...rowsOfTally(layout, documents, tally),
	];
}

/** The labels say the deadline of an assignment once, at the task; the reader says it of each target, too. */
function dueWithTask(target: LabelledTarget, deadline: string | null): LabelledTarget {
	return target.deadline === undefined && deadline !== null
		? { ...target, deadline, deadline_optional: true }
		: target;
}

/** The assignment may stand in the text or not. */
function hasText(text: string, wanted: string): boolean {
	return text === wanted || plain(text.replace(/\([^()]*\)$/, "")) === wanted;
}

function measureReports(folder: string): readonly MeasureRow[] {
	const names = readdirSync(join(folder, "reports")).filter((name) => name.endsWith(".yaml"));
	const tally = newTally();
	const past = { labelled: 0, found: 0, right: 0, misses: [] as string[] };
	for (const name of names) {
		const id = name.replace(".yaml", "");
		const { achievements, targets } = readYaml<{
			readonly achievements: readonly { readonly quote: string; readonly optional?: boolean }[];
			readonly targets: readonly LabelledTarget[];
		}>(folder, "reports", name);
		const found = allTargets(jsonOf(readFileSync(join(folder, "reports", `${id}.txt`), "utf8")));
		const promises = new Set(found);
		for (const { quote, optional } of achievements) {
			const wrong = [...promises].find(
				({ raw, indicator, value }) =>
					value !== null && plain(quote).includes(plain(raw)) && plain(quote).includes(plain(indicator)),
			);
			if (optional) continue;
			past.labelled++;
			past.found++;
			if (wrong === undefined) past.right++;
			else past.misses.push(`${id}: ${quote}`);
		}
		tallyTargets(tally, id, targets, found);
	}
	const layout = "work reports";
	return [
		{ layout, measure: "achievements that are no target", documents: names.length, ...past },
		...rowsOfTally(layout, names.length, tally),
	];
}

function measureCleanPlans(folder: string): readonly MeasureRow[] {
	const names = readdirSync(join(folder, "clean-plans")).filter((name) => name.endsWith(".md"));
	const misses: string[] = [];
	let tasks = 0;
	for (const name of names) {
		const text = readFileSync(join(folder, "clean-plans", name), "utf8");
		const snapshot = createTestSnapshot(text);
		tasks += snapshot.plan.taskCount;
		for (const { code, severity, span, message } of snapshot.findings())
			if (severity === "error" || severity === "warning")
				misses.push(`${name}:${span.line + 1}: ${code} ${message.zh}`);
	}
	return [
		{
			...{
				layout: "plans without a fault",
				measure: "errors and warnings (labelled: tasks)",
				documents: names.length,
			},
			...{ labelled: tasks, found: misses.length, right: 0, misses },
		},
	];
}

export const measure = toMeasure(() =>
	batches.flatMap((folder, at) => {
		const rows = [
			...measureTexts(folder),
			...(existsSync(join(folder, "prose"))
				? [...measureProse(folder, "clean"), ...measureProse(folder, "broken")]
				: []),
			...(existsSync(join(folder, "reports")) ? measureReports(folder) : []),
			...(existsSync(join(folder, "clean-plans")) ? measureCleanPlans(folder) : []),
		];
		return at === 0 ? rows : rows.map((row) => ({ ...row, layout: `${row.layout} (${at + 1})` }));
	}),
);
