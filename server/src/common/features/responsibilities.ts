import { type Holder, holdersOf, tasksWithout } from "../analysis/holders.js";
import type { ToPinyin } from "../directory/pinyin.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Section } from "../model/plan.js";
import type {
	ResponsibilitiesResult,
	ResponsibilityGroup,
	ResponsibleTask,
	ResponsibleTasksBy,
} from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { taskCodeOf } from "../text/taskCode.js";
import { cutToWidth } from "../text/width.js";
import { rankName } from "./nameMatch.js";

/** Columns of a task's text and of a title that are answered. */
const widest = 80;

/** Who answers for which tasks, by leaders, units or sections; with a filter only what fits it. */
export function provideResponsibilities(
	snapshot: PlanSnapshot,
	by: ResponsibleTasksBy,
	filter = "",
	toPinyin?: ToPinyin,
): ResponsibilitiesResult {
	const { version, plan } = snapshot;
	const groups = by === "section" ? sectionGroups(snapshot) : holderGroups(snapshot, by);
	const tasks = Array.from({ length: plan.taskCount }, (_, task) => describeTask(snapshot, task));
	const words = filter.trim();
	const shown =
		words === "" ? groups : filterGroups(groups, tasks, createMatch(snapshot, by, words, toPinyin));
	return {
		version,
		title: shorten(plan.title ?? ""),
		marksLead: plan.conventions.lead !== "none",
		matches: new Set(shown.flatMap(({ leads, shares }) => [...leads, ...shares])).size,
		tasks,
		groups: shown,
	};
}

function describeTask({ plan, index, book }: PlanSnapshot, task: number): ResponsibleTask {
	const row = plan.taskAt(task);
	const units = index.unitsOf(task);
	const names = (all: readonly string[]) => [...new Set(all)].map(printableLine);
	return {
		number: row === undefined ? "" : printableLine(taskCodeOf(row)?.text ?? row.number?.toString() ?? ""),
		text: shorten(row?.text.text ?? ""),
		line: plan.lineOfTask(task) + (row?.numberSpan.line ?? 0),
		character: row?.numberSpan.character ?? 0,
		section: plan.sectionOfTask(task),
		leaders: names(leadersOf(plan, task).map(({ name }) => book.officialName(name))),
		leadUnits: names(units.filter(({ lead }) => lead).map(({ name }) => name)),
		units: names(units.filter(({ lead }) => !lead).map(({ name }) => name)),
	};
}

function holderGroups({ index }: PlanSnapshot, kind: Holder["kind"]): ResponsibilityGroup[] {
	const groups: ResponsibilityGroup[] = holdersOf(index, kind).map((holder) => ({ ...holder, line: null }));
	const without = tasksWithout(index, kind);
	// A plan that names nobody of a kind lacks nothing.
	if (groups.length > 0 && without.length > 0)
		groups.push({ kind: "none", name: "", line: null, leads: without, shares: [] });
	return groups;
}

function sectionGroups({ plan }: PlanSnapshot): ResponsibilityGroup[] {
	const tasksOf = ({ firstTask, endTask }: Pick<Section, "firstTask" | "endTask">) =>
		Array.from({ length: Math.max(0, endTask - firstTask) }, (_, i) => firstTask + i);
	const groups: ResponsibilityGroup[] = [];
	const firstSection = plan.sectionAt(0)?.firstTask ?? plan.taskCount;
	if (firstSection > 0)
		groups.push({
			...{ kind: "none", name: "", line: null, shares: [] },
			leads: tasksOf({ firstTask: 0, endTask: firstSection }),
		});
	for (const section of plan.eachSection()) {
		const { mark, marker, title, span } = section.block;
		const name = `${mark ?? (marker === "" ? "" : `${marker}、`)}${title.text}`;
		groups.push({
			kind: "section",
			name: shorten(name),
			line: plan.lineOfBlock(section.blockIndex) + span.line,
			leads: tasksOf(section),
			shares: [],
		});
	}
	return groups;
}

function shorten(text: string): string {
	return printableLine(cutToWidth(text.replace(/\s+/g, " "), widest));
}

interface Match {
	group(group: ResponsibilityGroup): boolean;
	task(task: ResponsibleTask, index: number): boolean;
}

/**
 * What fits is a name — in characters, pinyin or initials —, a number, or words of a task. Where tasks are shown by
 * units, another unit of a task does not make it fit: who looks for one unit wants to see that one.
 */
function createMatch(
	{ plan, book }: PlanSnapshot,
	by: ResponsibleTasksBy,
	words: string,
	toPinyin: ToPinyin | undefined,
): Match {
	const known = new Map<string, boolean>();
	const name = (name: string): boolean => {
		let fits = known.get(name);
		if (fits === undefined) {
			const entry = book.findUnit(name);
			const keys = [name, ...(entry?.aliases ?? [])];
			fits = rankName(words, keys, book.findFullName(name), toPinyin) !== undefined;
			known.set(name, fits);
		}
		return fits;
	};
	const lower = words.toLowerCase();
	const has = (text: string) => text.toLowerCase().includes(lower);
	return {
		group: (group) =>
			group.kind === "section" ? has(group.name) : group.kind !== "none" && name(group.name),
		task: ({ number, leaders, leadUnits, units }, index) =>
			number === words ||
			has(plan.taskAt(index)?.text.text ?? "") ||
			(by !== "leader" && leaders.some(name)) ||
			(by !== "unit" && (leadUnits.some(name) || units.some(name))),
	};
}

/** Groups that fit with all their tasks, of the others the tasks that fit. */
function filterGroups(
	groups: readonly ResponsibilityGroup[],
	tasks: readonly ResponsibleTask[],
	match: Match,
): ResponsibilityGroup[] {
	const fits = tasks.map(match.task);
	const fitting = (all: readonly number[]) => all.filter((task) => fits[task]);
	return groups
		.map((group) =>
			match.group(group) ? group : { ...group, leads: fitting(group.leads), shares: fitting(group.shares) },
		)
		.filter(({ leads, shares }) => leads.length + shares.length > 0);
}
