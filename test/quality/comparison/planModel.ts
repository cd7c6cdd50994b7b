import { type TaskJson, tasksAsJson } from "../../../server/src/common/interchange/planJson.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";

/** What a task says, blanks aside: what must be the same for two plans to say the same. */
export interface TaskModel {
	readonly number: number | null;
	readonly section: string;
	readonly group: string;
	readonly text: string;
	readonly leaders: readonly string[];
	readonly leads: readonly string[];
	/** Those that do not lead. */
	readonly others: readonly string[];
	readonly deadline: string;
	readonly columns: Readonly<Record<string, string>>;
}

/** All that a plan says that a comparison tells of. */
export interface PlanModel {
	readonly title: string;
	readonly sections: readonly string[];
	readonly tasks: readonly TaskModel[];
}

export function modelOf({ plan, index }: PlanSnapshot): PlanModel {
	const sections = Array.from(plan.eachSection(), ({ block }) => `${block.mark ?? ""}${block.title.text}`);
	return {
		title: plan.title ?? "",
		sections,
		tasks: allTasks({ plan, index }).map((task) => taskModel(task, sections[task.sectionIndex ?? -1] ?? "")),
	};
}

export function allTasks({ plan, index }: Pick<PlanSnapshot, "plan" | "index">): readonly TaskJson[] {
	return tasksAsJson(plan, index, [...Array(plan.taskCount).keys()]);
}

function taskModel(task: TaskJson, section: string): TaskModel {
	// What 统计局 is a bureau of is told by other rows, too: here it is as it is written.
	const namesOf = (leads: boolean) =>
		[...new Set(task.units.filter(({ lead }) => lead === leads).map(({ name }) => bareUnit(name)))].sort();
	return {
		number: task.number,
		section,
		group: withoutBlanks(task.group?.name ?? ""),
		text: withoutBlanks(task.text),
		leaders: [...task.leaders].sort(),
		leads: namesOf(true),
		others: namesOf(false),
		deadline: task.deadline ?? "",
		columns: Object.fromEntries(
			Object.entries(task.columns)
				.map(([name, text]) => [name, withoutBlanks(text)] as const)
				.filter(([, text]) => text !== "")
				.sort(([one], [other]) => (one < other ? -1 : 1)),
		),
	};
}

/** A unit without the level in front of it. */
export function bareUnit(name: string): string {
	return name.replace(/^[省市区县](?!场)(?=.{2})/, "");
}

export function withoutBlanks(text: string): string {
	return text.replace(/\s+/g, "");
}
