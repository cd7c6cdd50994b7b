import { type TaskJson, tasksAsJson } from "../interchange/planJson.js";
import { simplifyEach } from "../language/scriptForms.js";
import type { TableHeader } from "../model/tableHeader.js";
import { type Alignment, alignPlans, type TaskPair } from "./alignPlans.js";
import { isAcross, showsLeads } from "./changedAcross.js";
import { compareDocuments, mapSections, type SectionMap } from "./compareDocument.js";
import type { ComparedPlan } from "./comparedTask.js";
import { compareTask, joinedTask } from "./compareTask.js";
import { isTraditionalPlan } from "./copyScript.js";
import { longestIncreasing } from "./longestIncreasing.js";
import type { DocumentChange, PlanComparison, TaskChange, TaskDetail } from "./planChanges.js";
import { sayTaskChange } from "./sayChange.js";
import { plainText } from "./textFeatures.js";
import { mayBothBeMerged, UnclearCells } from "./unmergedCells.js";
import { WordList } from "./wordDiff.js";

/**
 * How two plans differ in what they say: layout, blanks and how merged cells are written are not differences, nor are
 * numbers that follow from tasks that came, went or moved (they are counted once). Bounded in time as `alignPlans` is.
 */
export function comparePlans(
	before: ComparedPlan,
	after: ComparedPlan,
	alignment = alignPlans(before, after),
): PlanComparison {
	return new Comparison(before, after, alignment).run();
}

class Comparison {
	private readonly was: readonly TaskJson[];
	private readonly now: readonly TaskJson[];
	private readonly names: WordList;
	private readonly sections: SectionMap;
	private readonly fold: (text: string) => string;
	private readonly isOtherScript: boolean;
	/** One of the plans does not show who leads. */
	private readonly hidesLeads: boolean;
	private following = 0;
	private readonly unclear = new UnclearCells();

	constructor(
		private readonly before: ComparedPlan,
		private readonly after: ComparedPlan,
		private readonly alignment: Alignment,
	) {
		const [was, now] = [before, after].map(({ plan, index }) =>
			tasksAsJson(
				plan,
				index,
				Array.from({ length: plan.taskCount }, (_, task) => task),
			),
		);
		this.isOtherScript = isTraditionalPlan(before.plan) !== isTraditionalPlan(after.plan);
		this.fold = this.isOtherScript ? simplifyEach : (text) => text;
		this.hidesLeads = showsLeads(before) !== showsLeads(after);
		const comparable = (tasks: readonly TaskJson[]) => {
			const plain = this.isOtherScript ? folded(tasks) : tasks;
			return this.hidesLeads ? plain.map(withoutLeads) : plain;
		};
		this.was = comparable(was ?? []);
		this.now = comparable(now ?? []);
		this.names = new WordList(
			[before, after].flatMap(({ index }) => [...index.unitUses.keys(), ...index.officialUses.keys()]),
		);
		this.sections = mapSections(before.plan, after.plan, alignment, plainText);
	}

	run(): PlanComparison {
		const tasks = this.tasks();
		const document: DocumentChange[] = [
			...compareDocuments(this.before.plan, this.after.plan, this.sections, this.fold),
		];
		if (this.isOtherScript)
			document.push({
				kind: "script",
				was: "",
				now: "",
				sentence: {
					zh: "一份用简体，一份用繁体；只是字体不同的不算改动。",
					en: "One is in Simplified script and one in Traditional; what differs by that alone is not listed.",
				},
			});
		if (this.hidesLeads)
			document.push({
				kind: "unclear",
				was: "",
				now: "",
				sentence: {
					zh: "有一份没有标明牵头单位，牵头单位有没有改动看不出来。",
					en: "One of the two does not show which units lead, so nobody can tell whether that has changed.",
				},
			});
		document.push(...this.unclear.changes());
		if (this.following > 0)
			document.push({
				kind: "numbers",
				was: "",
				now: "",
				sentence: {
					zh: `另有${this.following}项的序号随之顺延。`,
					en:
						this.following === 1
							? "The number of one other task follows from that."
							: `The numbers of ${this.following} other tasks follow from that.`,
				},
			});
		return { document, tasks };
	}

	private tasks(): readonly TaskChange[] {
		const { pairs, splits, joins, removed, added } = this.alignment;
		const stays = this.inOrder();
		const splitOf = new Map(splits.map((split) => [split.after[0], split]));
		const joinOf = new Map(joins.map((join) => [join.after, join]));
		const changes: { readonly at: number; readonly change: TaskChange }[] = [];
		for (const { before, after } of pairs) {
			const split = splitOf.get(after);
			const join = joinOf.get(after);
			const kind = split !== undefined ? "split" : join !== undefined ? "joined" : "changed";
			const from = join?.before ?? [before];
			const to = split?.after ?? [after];
			const details = this.details(kind, before, after, stays.has(after), from);
			if (kind !== "changed" || details.length > 0)
				changes.push({ at: after, change: this.change(kind, from, to, details) });
			// A number that is different and not told of follows from what came, went or moved.
			else if (this.was[before]?.number !== this.now[after]?.number) this.following++;
		}
		for (const task of added) changes.push({ at: task, change: this.change("added", [], [task], []) });
		for (const task of removed)
			changes.push({ at: this.placeBehind(task), change: this.change("removed", [task], [], []) });
		changes.sort((a, b) => a.at - b.at);
		return changes.map(({ change }) => change);
	}

	/** Tasks of the plan after that keep their order among those of their section. */
	private inOrder(): ReadonlySet<number> {
		const sections = new Map<number, TaskPair[]>();
		for (const pair of this.alignment.pairs) {
			const section = this.before.plan.sectionOfTask(pair.before);
			const now = this.after.plan.sectionOfTask(pair.after);
			if (section !== this.sections.beforeOf(now)) continue;
			sections.set(section, [...(sections.get(section) ?? []), pair]);
		}
		const stays = [...sections.values()].flatMap((pairs) =>
			longestIncreasing(pairs.map(({ before }) => before)).map((i) => pairs[i]?.after ?? -1),
		);
		return new Set(stays);
	}

	/** Where a task that is gone stood, among those of the plan after. */
	private placeBehind(task: number): number {
		for (let above = task - 1; above >= 0; above--) {
			const after = this.alignment.afterOf(above);
			if (after >= 0) return after + 0.5;
		}
		return -0.5;
	}

	private change(
		kind: TaskChange["kind"],
		before: readonly number[],
		after: readonly number[],
		details: readonly TaskDetail[],
	): TaskChange {
		const pick = (tasks: readonly TaskJson[], list: readonly number[]) =>
			list.flatMap((task) => tasks[task] ?? []);
		const sentence = sayTaskChange(kind, pick(this.was, before), pick(this.now, after), details);
		return { kind, before, after, details, sentence };
	}

	private details(
		kind: TaskChange["kind"],
		before: number,
		after: number,
		stays: boolean,
		parts: readonly number[],
	): readonly TaskDetail[] {
		const [was, now] = [this.was[before], this.now[after]];
		if (was === undefined || now === undefined) return [];
		const place = this.place(was, now, before, after, stays);
		const rest = parts.flatMap((part) => (part === before ? [] : (this.was[part] ?? [])));
		const whole = rest.length === 0 ? was : joinedTask([was, ...rest]);
		// Of a task that was split or joined, the words are elsewhere, not gone.
		const content = compareTask(whole, now, this.names).filter(
			(detail) =>
				(kind === "changed" || (detail.kind !== "text" && detail.kind !== "target")) &&
				!this.isUnclear(detail, before, after),
		);
		return [...place, ...content];
	}

	/** Whether a detail is only that a cell is merged in one plan, and empty where nobody can tell in the other. */
	private isUnclear(detail: TaskDetail, before: number, after: number): boolean {
		const [one, other] = [this.before, this.after].map(({ plan }, i) => {
			const task = i === 0 ? before : after;
			return { plan, task, column: columnOf(plan.taskAt(task)?.header, detail) };
		});
		if (one === undefined || other === undefined || one.column < 0 || other.column < 0) return false;
		if (!mayBothBeMerged(one, other, (task) => this.alignment.afterOf(task))) return false;
		const name = this.before.plan.taskAt(before)?.header.columns[one.column]?.header ?? "";
		this.unclear.add(name, `${this.now[after]?.number ?? after + 1}`);
		return true;
	}

	private place(
		was: TaskJson,
		now: TaskJson,
		before: number,
		after: number,
		stays: boolean,
	): readonly TaskDetail[] {
		const details: TaskDetail[] = [];
		const section = this.sections.beforeOf(now.sectionIndex ?? -1);
		const titles = (plan: ComparedPlan, index: number | null) =>
			plan.plan.sectionAt(index ?? -1)?.block.title.text ?? "";
		const isElsewhere =
			(was.sectionIndex ?? -1) !== section && (was.sectionIndex !== null || now.sectionIndex !== null);
		if (isElsewhere)
			details.push({
				kind: "section",
				was: titles(this.before, was.sectionIndex),
				now: titles(this.after, now.sectionIndex),
			});
		else if (!stays) details.push({ kind: "moved", was: "", now: "" });
		const [group, other] = [plainText(was.group?.name ?? ""), plainText(now.group?.name ?? "")];
		// Running text has no 项目.
		const haveGroups = this.before.plan.groupCount > 0 && this.after.plan.groupCount > 0;
		const isTold = isAcross(this.before.plan.taskAt(before)?.header, this.after.plan.taskAt(after)?.header);
		if (group !== other && (haveGroups || !isTold))
			details.push({ kind: "group", was: was.group?.name ?? "", now: now.group?.name ?? "" });
		if (was.number === now.number && was.code === now.code) return details;
		// Numbers that count on from the first task stay with their places.
		const follows = was.number !== null && now.number !== null && was.number - before === now.number - after;
		if (!follows) details.push({ kind: "renumbered", was: numberOf(was), now: numberOf(now) });
		return details;
	}
}

function withoutLeads(task: TaskJson): TaskJson {
	return { ...task, units: task.units.map((unit) => ({ ...unit, lead: false })) };
}

/** The column that a detail is of, -1 where it is of none. */
function columnOf(header: TableHeader | undefined, { kind, column }: TaskDetail): number {
	if (header === undefined) return -1;
	if (kind === "leader") return header.leaderColumn;
	if (kind === "column") return header.columns.findIndex(({ header: name }) => name === column);
	const [only, ...others] = header.unitColumns;
	return (kind === "lead" || kind === "units") && others.length === 0 ? (only ?? -1) : -1;
}

function numberOf({ number, code }: TaskJson): string {
	return code ?? (number === null ? "" : `${number}`);
}

/** All that the tasks say, in Simplified characters. */
function folded(tasks: readonly TaskJson[]): readonly TaskJson[] {
	return tasks.map((task) => ({
		...task,
		text: simplifyEach(task.text),
		leaders: task.leaders.map(simplifyEach),
		units: task.units.map((unit) => ({ ...unit, name: simplifyEach(unit.name) })),
		targets: task.targets.map((target) => ({
			...target,
			raw: simplifyEach(target.raw),
			indicator: simplifyEach(target.indicator),
		})),
		columns: Object.fromEntries(
			Object.entries(task.columns).map(([name, text]) => [simplifyEach(name), simplifyEach(text)]),
		),
	}));
}
