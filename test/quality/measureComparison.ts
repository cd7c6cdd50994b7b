import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { comparePlans } from "../../server/src/common/comparison/comparePlans.js";
import { mergePlans, needsDecision } from "../../server/src/common/comparison/mergePlans.js";
import type { PlanComparison } from "../../server/src/common/comparison/planChanges.js";
import type { PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { applyComparison, countOperations } from "./comparison/applyComparison.js";
import { ChangedPlan, type KnownChange } from "./comparison/changePlan.js";
import { draftDisjoint, makeAll } from "./comparison/disjointChanges.js";
import { changeKinds } from "./comparison/draftChange.js";
import { countNamed, otherTools, type Tool, toldByNiwen } from "./comparison/peers.js";
import { modelOf } from "./comparison/planModel.js";
import { createRandom, type Random } from "./comparison/random.js";
import { readLabelled } from "./labelledTargets.js";
import { type MeasureRow, toMeasure } from "./measure.js";

/*
 * How plans are compared and merged, measured by what is known: operations that were made in plans, one to forty of
 * them. An answer is right where making what it says in the plan before gives what the plan after says, and it says no
 * more operations than were made (`countOperations`). Beside it, how many of the changes other tools name.
 */

/** Shares of rows that are changed, in percent. */
const shares = [10, 40];
const mostOperations = 40;
/** Of each plan, with other changes each; the sample is longer than the others, and counts more often. */
const casesPerPlan = 6;
const casesOfSample = 22;

interface TestPlan {
	readonly name: string;
	readonly snapshot: PlanSnapshot;
	readonly cases: number;
}

/** The sample, and the labelled plans in tables: what offices write, in several layouts. */
function readPlans(): readonly TestPlan[] {
	const folder = new URL("targets/", import.meta.url);
	const labelled = readdirSync(folder)
		.filter((name) => name.endsWith(".txt"))
		.sort()
		.flatMap((name) => {
			const { kind, layout, text } = readLabelled(readFileSync(new URL(name, folder), "utf8"));
			const isTable = kind === "plan" && /table|tsv|pasted/.test(layout);
			return isTable ? [{ name, snapshot: createTestSnapshot(text), cases: casesPerPlan }] : [];
		});
	const sample = readFileSync(new URL("../../seeds/wujiang-2024.plan.md", import.meta.url), "utf8");
	const plans = [{ name: "sample", snapshot: createTestSnapshot(sample), cases: casesOfSample }, ...labelled];
	return plans.filter(({ snapshot }) => snapshot.plan.taskCount >= 8);
}

interface Case {
	readonly name: string;
	readonly before: PlanSnapshot;
	readonly other: PlanSnapshot | undefined;
	readonly count: number;
	readonly random: Random;
}

function casesOf(plans: readonly TestPlan[], share: number): readonly Case[] {
	return plans.flatMap(({ name, snapshot, cases }, p) =>
		Array.from({ length: cases }, (_, i) => {
			const count = Math.round((snapshot.plan.taskCount * share) / 100);
			return {
				name: `${name} ${i}`,
				before: snapshot,
				// What is new comes from any plan but this one.
				other: plans[(p + 1 + (i % (plans.length - 1))) % plans.length]?.snapshot,
				count: Math.min(mostOperations, Math.max(1, count)),
				random: createRandom(share * 10_000 + p * 100 + i),
			};
		}),
	);
}

/** Makes so many operations in a plan, each on rows of their own. */
function changeRows({ before, other, count, random }: Case): ChangedPlan {
	const changed = new ChangedPlan(before);
	const free = new Set(random.shuffle([...Array(before.plan.taskCount).keys()]));
	for (const task of [...free]) {
		if (changed.changes.length >= count) break;
		if (!free.delete(task)) continue;
		for (const kind of random.shuffle(changeKinds)) {
			// What is joined is two rows of the plan before, none of them changed otherwise.
			const isBeside = free.has(task + 1) && changed.rowOf(task + 1) === changed.rowOf(task) + 1;
			if (kind === "joined" && !isBeside) continue;
			if (!changed.make(kind, task, random, other)) continue;
			if (kind === "joined") free.delete(task + 1);
			break;
		}
	}
	return changed;
}

/** Why an answer is not right; undefined where it is. */
function whyWrong(
	before: PlanSnapshot,
	after: PlanSnapshot,
	changes: readonly KnownChange[],
	comparison: PlanComparison,
): string | undefined {
	const difference = differenceOf(applyComparison(before, after, comparison), modelOf(after));
	if (difference !== undefined) return `does not give the plan: ${difference}`;
	const said = countOperations(before, after, comparison);
	return said > changes.length ? `says ${said} operations of ${changes.length}` : undefined;
}

function differenceOf(made: unknown, wanted: unknown): string | undefined {
	try {
		assert.deepEqual(made, wanted);
		return undefined;
	} catch (error) {
		const lines = (error as Error).message.split("\n").filter((line) => /^[+-] {2}/.test(line));
		return lines.map((line) => line.replace(/\s+/g, " ")).join(" ⏎ ");
	}
}

interface Told {
	found: number;
	right: number;
}

function measureShare(
	plans: readonly TestPlan[],
	share: number,
	tools: ReadonlyMap<string, Tool>,
): readonly MeasureRow[] {
	const layout = `${share} % of rows`;
	const cases = casesOf(plans, share);
	const misses: string[] = [];
	const told = new Map<string, Told>();
	let made = 0;
	for (const one of cases) {
		const changed = changeRows(one);
		const [before, after] = [one.before, changed.finish()];
		const { changes } = changed;
		made += changes.length;
		const comparison = comparePlans(before, after);
		const why = whyWrong(before, after, changes, comparison);
		if (why !== undefined) {
			const known = changes.map(({ kind, was, now, text }) => `${kind} ${was}→${now} (${text.slice(0, 10)})`);
			const said = [...comparison.document, ...comparison.tasks].map(({ sentence }) => sentence.zh);
			misses.push(
				`${one.name}: ${why}\n    made: ${known.join("; ")}\n    said: ${said.join("\n          ")}`,
			);
		}
		const count = (name: string, list: ReturnType<Tool>) => {
			const sum = told.get(name) ?? { found: 0, right: 0 };
			told.set(name, sum);
			sum.found += list.length;
			sum.right += countNamed(changes, list);
		};
		count("niwen diff", toldByNiwen(before, after, comparison));
		for (const [name, tool] of tools) count(name, tool(before, after));
	}
	const documents = cases.length;
	return [
		{
			layout,
			measure: "comparisons",
			documents,
			labelled: documents,
			found: documents,
			right: documents - misses.length,
			misses,
		},
		...[...told].map(([name, sum]) => ({
			layout,
			measure: `changes named: ${name}`,
			documents,
			labelled: made,
			...sum,
			misses: [],
		})),
	];
}

/** Two copies with changes of their own on other rows each: merged, they are the plan with all changes. */
function measureMerges(plans: readonly TestPlan[]): MeasureRow {
	const misses: string[] = [];
	const cases = casesOf(plans, 20);
	for (const { name, before, other, count, random } of cases) {
		const drafts = draftDisjoint(before, other, count, random);
		const half = drafts.filter((_, i) => i % 2 === 0);
		const rest = drafts.filter((_, i) => i % 2 === 1);
		const [both, one, two] = [drafts, half, rest].map((list) => makeAll(before, list).finish());
		if (both === undefined || one === undefined || two === undefined) continue;
		const merged = mergePlans(before, [
			{ name: "甲", snapshot: one },
			{ name: "乙", snapshot: two },
		]);
		const open = merged.proposals.filter(({ outcome }) => outcome !== "adopted");
		const difference = differenceOf(modelOf(createTestSnapshot(merged.lines.join("\n"))), modelOf(both));
		if (!needsDecision(merged) && difference === undefined) continue;
		const list = (drafted: typeof drafts) =>
			drafted.map(({ change }) => `${change.kind} ${change.was}→${change.now} (${change.text.slice(0, 10)})`);
		const said = open.map(
			({ outcome, was, proposed, reason }) => `${outcome} ${was}→${proposed} ${reason?.en}`,
		);
		misses.push(
			`${name}: ${difference ?? ""}\n    甲: ${list(half).join("; ")}\n    乙: ${list(rest).join("; ")}\n    open: ${said.join("; ")}`,
		);
	}
	const labelled = cases.length;
	return {
		layout: "20 % of rows",
		measure: "merges of disjoint changes",
		documents: labelled,
		labelled,
		found: labelled,
		right: labelled - misses.length,
		misses,
	};
}

export const measure = toMeasure(() => {
	const plans = readPlans();
	const tools = otherTools();
	return [...shares.flatMap((share) => measureShare(plans, share, tools)), measureMerges(plans)];
});
