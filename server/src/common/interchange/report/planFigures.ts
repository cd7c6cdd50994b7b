import { type Holder, holdersOf } from "../../analysis/holders.js";
import type { PlanIndex } from "../../analysis/planIndex.js";
import { leadersOf } from "../../model/leadersOf.js";
import type { Plan } from "../../model/plan.js";
import { rowsOfCells } from "../../model/rowOfCell.js";
import type { Target } from "../../model/target.js";

/** What statistics count and charts draw, each figure with its tasks: by their indexes, ascending. */
export interface PlanFigures {
	/** As they stand; tasks before the first section are in none. */
	readonly sections: readonly SectionFigure[];
	/** Kinds of target that the plan has. */
	readonly kinds: readonly KindFigure[];
	/** By what they lead, the greatest first; so are units. */
	readonly leaders: readonly Holder[];
	readonly units: readonly Holder[];
	/** Units and leaders who have tasks together, in the order of units, then of leaders. */
	readonly pairs: readonly PairFigure[];
	/** In the order of time. */
	readonly deadlines: readonly DeadlineFigure[];
	/** Tasks for which no date is written. */
	readonly undated: readonly number[];
}

export interface SectionFigure {
	/** With its numeral. */
	readonly name: string;
	/** Tasks with a target that can be checked, and those without. */
	readonly withTargets: readonly number[];
	readonly withoutTargets: readonly number[];
}

export interface KindFigure {
	readonly change: Target["change"];
	/** Of this kind; a task may have several. */
	readonly targets: number;
	readonly tasks: readonly number[];
}

export interface PairFigure {
	readonly unit: string;
	readonly leader: string;
	/** Tasks of the leader that the unit leads, and those that it shares in. */
	readonly leads: readonly number[];
	readonly shares: readonly number[];
}

/** Tasks of which something is due in a period: by their own deadline, or by one of a target. */
export interface DeadlineFigure {
	/** `2024-Q2`; `2024` where nothing but the year is written. */
	readonly period: string;
	readonly tasks: readonly number[];
}

export function collectFigures(plan: Plan, index: PlanIndex): PlanFigures {
	const leaders = byLoad(holdersOf(index, "leader"));
	const units = byLoad(holdersOf(index, "unit"));
	return {
		sections: Array.from(plan.eachSection(), (section) => sectionFigure(plan, section)),
		kinds: kindFigures(plan),
		...{ leaders, units },
		pairs: pairFigures(plan, index, units, leaders),
		...deadlineFigures(plan),
	};
}

function byLoad(holders: readonly Holder[]): Holder[] {
	return [...holders].sort((a, b) => b.leads.length - a.leads.length || b.shares.length - a.shares.length);
}

function sectionFigure(
	plan: Plan,
	{ block, firstTask, endTask }: NonNullable<ReturnType<Plan["sectionAt"]>>,
): SectionFigure {
	const { mark, marker, title } = block;
	const withTargets: number[] = [];
	const withoutTargets: number[] = [];
	for (let task = firstTask; task < endTask; task++)
		((plan.taskAt(task)?.targets.length ?? 0) > 0 ? withTargets : withoutTargets).push(task);
	return {
		name: `${mark ?? (marker === "" ? "" : `${marker}、`)}${title.text}`,
		...{ withTargets, withoutTargets },
	};
}

const changes: readonly Target["change"][] = [
	...(["growth", "level", "count", "qualitative", "milestone", "rank", "ratio"] as const),
];

function kindFigures(plan: Plan): readonly KindFigure[] {
	const figures = new Map(changes.map((change) => [change, { change, targets: 0, tasks: [] as number[] }]));
	plan.forEachTask(({ targets }, task) => {
		for (const { change } of targets) {
			const figure = figures.get(change);
			if (figure === undefined) continue;
			figure.targets++;
			if (figure.tasks.at(-1) !== task) figure.tasks.push(task);
		}
	});
	return [...figures.values()].filter(({ targets }) => targets > 0);
}

function pairFigures(
	plan: Plan,
	index: PlanIndex,
	units: readonly Holder[],
	leaders: readonly Holder[],
): readonly PairFigure[] {
	const leaderNames = Array.from({ length: plan.taskCount }, (_, task) => [
		...new Set(leadersOf(plan, task).map(({ name }) => index.book.officialName(name))),
	]);
	const placeOfLeader = new Map(leaders.map(({ name }, place) => [name, place]));
	return units.flatMap(({ name: unit, leads, shares }) => {
		const pairs = new Map<string, { leads: number[]; shares: number[] }>();
		const add = (task: number, as: "leads" | "shares") => {
			for (const leader of leaderNames[task] ?? []) {
				const pair = pairs.get(leader) ?? { leads: [], shares: [] };
				pair[as].push(task);
				pairs.set(leader, pair);
			}
		};
		for (const task of leads) add(task, "leads");
		for (const task of shares) add(task, "shares");
		return Array.from(pairs, ([leader, tasks]) => ({ unit, leader, ...tasks })).sort(
			(a, b) => (placeOfLeader.get(a.leader) ?? 0) - (placeOfLeader.get(b.leader) ?? 0),
		);
	});
}

function deadlineFigures(plan: Plan): Pick<PlanFigures, "deadlines" | "undated"> {
	const rowOf = rowsOfCells(plan);
	const byPeriod = new Map<string, number[]>();
	const undated: number[] = [];
	plan.forEachTask(({ header, targets }, task) => {
		const own = rowOf(task, header.deadlineColumn)?.deadline ?? "";
		const periods = new Set([own, ...targets.map(({ deadline = "" }) => deadline)].flatMap(periodOf));
		for (const period of periods) {
			const tasks = byPeriod.get(period) ?? [];
			tasks.push(task);
			byPeriod.set(period, tasks);
		}
		if (periods.size === 0) undated.push(task);
	});
	// What is due within a year comes behind its quarters.
	const inTime = (period: string) => (period.length > 4 ? period : `${period}-Z`);
	const deadlines = Array.from(byPeriod, ([period, tasks]) => ({ period, tasks }));
	return {
		deadlines: deadlines.sort((a, b) => (inTime(a.period) < inTime(b.period) ? -1 : 1)),
		undated,
	};
}

/** The quarter in which a deadline ends (`2024-06`, `2024-09/2024-10`), or its year; none for words. */
function periodOf(deadline: string): readonly string[] {
	const [, year, month] = /^(?:[\d-]{4,10}\/)?(\d{4})(?:-(\d\d)(?:-\d\d)?)?$/.exec(deadline) ?? [];
	if (year === undefined) return [];
	return [month === undefined ? year : `${year}-Q${Math.ceil(Number(month) / 3)}`];
}
