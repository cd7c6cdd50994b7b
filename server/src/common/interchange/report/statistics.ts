import { type Holder, holdersOf, tasksWithout } from "../../analysis/holders.js";
import { findOutliers, type Outlier } from "../../analysis/outliers.js";
import type { PlanIndex } from "../../analysis/planIndex.js";
import { leadersOf } from "../../model/leadersOf.js";
import type { Plan } from "../../model/plan.js";
import type { Target } from "../../model/target.js";
import { taskCodeOf } from "../../text/taskCode.js";
import { collectFigures, type PlanFigures, type SectionFigure } from "./planFigures.js";

/** A plan in numbers, as `niwen stats` prints it; relied on from outside (docs/cli.md). */
export interface StatisticsJson {
	readonly title: string | null;
	readonly tasks: number;
	readonly declaredTotal: number | null;
	/** As they stand; tasks before the first section are in none. */
	readonly sections: readonly SectionCounts[];
	readonly targets: {
		/** Tasks with a target that can be checked, and those without. */
		readonly tasksWith: number;
		readonly tasksWithout: number;
		readonly total: number;
		readonly byChange: Readonly<Record<Target["change"], number>>;
	};
	/** By what they lead, the greatest first; so are units. */
	readonly leaders: readonly LoadCounts[];
	readonly units: readonly LoadCounts[];
	/** Tasks without a leader, or without a lead unit, by their numbers as written; empty where the plan names nobody of the kind. */
	readonly withoutLeader: readonly string[];
	readonly withoutLeadUnit: readonly string[];
	readonly outliers: readonly OutlierJson[];
	/** Who has how many tasks together; the order is that of units, then of leaders. */
	readonly unitsByLeader: readonly PairCounts[];
	readonly deadlines: {
		/** Tasks with a date, their own or that of a target, and those without. */
		readonly tasksWith: number;
		readonly tasksWithout: number;
		/** In the order of time; a task of which something is due in two periods counts in both. */
		readonly byPeriod: readonly PeriodCounts[];
	};
}

export interface PairCounts {
	readonly unit: string;
	readonly leader: string;
	/** Tasks of the leader that the unit leads, and those that it shares in. */
	readonly leads: number;
	readonly shares: number;
}

export interface PeriodCounts {
	/** `2024-Q2`; `2024` where nothing but the year is written. */
	readonly period: string;
	readonly tasks: number;
}

export interface SectionCounts {
	readonly name: string;
	readonly tasks: number;
	readonly tasksWithTargets: number;
	readonly leadUnits: number;
	readonly leaders: number;
}

export interface LoadCounts {
	readonly name: string;
	/** Tasks that a unit leads, or a leader answers for alone. */
	readonly leads: number;
	/** Tasks that a unit shares in, or a leader leads with others. */
	readonly shares: number;
	/** With whom most: of a unit the leaders, of a leader the lead units, the most frequent first. */
	readonly with: readonly { readonly name: string; readonly tasks: number }[];
}

/** Somebody who has far more than the others of the kind: beyond Tukey's upper fence. */
export interface OutlierJson {
	readonly kind: Holder["kind"];
	readonly name: string;
	/** What there is so much of: tasks led by a unit, shared in by one, or tasks of a leader in all. */
	readonly of: "leads" | "shares" | "tasks";
	readonly count: number;
	readonly median: number;
	/** To one place. */
	readonly mean: number;
}

export function collectStatistics(
	plan: Plan,
	index: PlanIndex,
	figures: PlanFigures = collectFigures(plan, index),
): StatisticsJson {
	const { sections, leaders, units, pairs, deadlines, undated } = figures;
	// Of several who stand out alike, the one that the plan names first.
	const inOrder = { leaders: holdersOf(index, "leader"), units: holdersOf(index, "unit") };
	const numbersOf = (tasks: readonly number[]) => tasks.map((task) => numberOfTask(plan, task));
	return {
		title: plan.title,
		tasks: plan.taskCount,
		declaredTotal: plan.declaredTotal?.value ?? null,
		sections: sections.map((section) => sectionCounts(plan, index, section)),
		targets: countTargets(plan, figures),
		leaders: loadsOf(leaders, (task) =>
			index.unitsOf(task).flatMap(({ name, lead }) => (lead ? [name] : [])),
		),
		units: loadsOf(units, (task) => leadersOf(plan, task).map(({ name }) => index.book.officialName(name))),
		withoutLeader: leaders.length === 0 ? [] : numbersOf(tasksWithout(index, "leader")),
		withoutLeadUnit: units.length === 0 ? [] : numbersOf(tasksWithout(index, "unit")),
		outliers: [
			...outliersOf(inOrder.leaders, "tasks", ({ leads, shares }) => leads.length + shares.length),
			...outliersOf(inOrder.units, "leads", ({ leads }) => leads.length),
			...outliersOf(inOrder.units, "shares", ({ shares }) => shares.length),
		],
		unitsByLeader: pairs.map(({ unit, leader, leads, shares }) => ({
			...{ unit, leader },
			...{ leads: leads.length, shares: shares.length },
		})),
		deadlines: {
			tasksWith: plan.taskCount - undated.length,
			tasksWithout: undated.length,
			byPeriod: deadlines.map(({ period, tasks }) => ({ period, tasks: tasks.length })),
		},
	};
}

/** As it is written; the place in the document, in brackets, of one that has none. */
export function numberOfTask(plan: Plan, task: number): string {
	const row = plan.taskAt(task);
	const number = row === undefined ? undefined : (taskCodeOf(row)?.text ?? row.number?.toString());
	return number ?? `(${task + 1})`;
}

function sectionCounts(
	plan: Plan,
	index: PlanIndex,
	{ name, withTargets, withoutTargets }: SectionFigure,
): SectionCounts {
	const leadUnits = new Set<string>();
	const leaders = new Set<string>();
	for (const task of [...withTargets, ...withoutTargets]) {
		for (const unit of index.unitsOf(task)) if (unit.lead) leadUnits.add(unit.name);
		for (const leader of leadersOf(plan, task)) leaders.add(index.book.officialName(leader.name));
	}
	return {
		...{ name, tasks: withTargets.length + withoutTargets.length, tasksWithTargets: withTargets.length },
		...{ leadUnits: leadUnits.size, leaders: leaders.size },
	};
}

function countTargets(plan: Plan, { kinds }: PlanFigures): StatisticsJson["targets"] {
	const byChange = { growth: 0, level: 0, count: 0, qualitative: 0, milestone: 0, rank: 0, ratio: 0 };
	for (const { change, targets } of kinds) byChange[change] = targets;
	const tasksWith = new Set(kinds.flatMap(({ tasks }) => tasks)).size;
	const total = kinds.reduce((sum, { targets }) => sum + targets, 0);
	return { tasksWith, tasksWithout: plan.taskCount - tasksWith, total, byChange };
}

function loadsOf(holders: readonly Holder[], othersOf: (task: number) => readonly string[]): LoadCounts[] {
	return holders.map(({ name, leads, shares }) => {
		const others = new Map<string, number>();
		for (const task of [...leads, ...shares])
			for (const other of new Set(othersOf(task))) others.set(other, (others.get(other) ?? 0) + 1);
		return {
			...{ name, leads: leads.length, shares: shares.length },
			with: Array.from(others, ([name, tasks]) => ({ name, tasks })).sort((a, b) => b.tasks - a.tasks),
		};
	});
}

/** Those who have none of the kind are not a measure of what is usual: many units only ever share in tasks. */
function outliersOf(
	holders: readonly Holder[],
	of: OutlierJson["of"],
	countOf: (holder: Holder) => number,
): readonly OutlierJson[] {
	const having = holders.filter((holder) => countOf(holder) > 0);
	return findOutliers(having, countOf).map(({ item, count, median, mean }: Outlier<Holder>) => ({
		...{ kind: item.kind, name: item.name, of, count, median },
		mean: Math.round(mean * 10) / 10,
	}));
}
