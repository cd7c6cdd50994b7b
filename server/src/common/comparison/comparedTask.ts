import type { PlanIndex } from "../analysis/planIndex.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";
import { plainText } from "./textFeatures.js";

/** A plan that is compared; a `PlanSnapshot` is one. */
export interface ComparedPlan {
	readonly plan: Plan;
	readonly index: PlanIndex;
}

/** What a task is known by in another plan; every text as `plainText` makes it. */
export interface ComparedTask {
	readonly text: string;
	readonly section: string;
	readonly group: string;
	/** By their canonical names, sorted. */
	readonly units: readonly string[];
	readonly leaders: readonly string[];
	readonly number: number | null;
}

export function comparedTasks({ plan, index }: ComparedPlan): readonly ComparedTask[] {
	const plain = remember(plainText);
	const tasks: ComparedTask[] = [];
	plan.forEachTask((row, task) => {
		const section = plan.sectionAt(plan.sectionOfTask(task));
		const group = plan.groupAt(plan.groupOfTask(task));
		const name = row.header.nameColumn < 0 ? undefined : row.cells[row.header.nameColumn];
		const { text } = row.text;
		tasks.push({
			// A task that is known by its name alone is that name.
			text: plainText(text.trim() === "" ? (name?.content.text ?? "") : text),
			section: plain(section?.block.title.text ?? ""),
			group: plain(group?.name ?? ""),
			units: index
				.unitsOf(task)
				.map((unit) => plain(unit.name))
				.sort(),
			leaders: leadersOf(plan, task).map((leader) => plain(index.book.officialName(leader.name))),
			number: row.number,
		});
	});
	return tasks;
}

/** The same few names stand in every row. */
function remember(make: (text: string) => string): (text: string) => string {
	const known = new Map<string, string>();
	return (text) => {
		let made = known.get(text);
		if (made === undefined) {
			made = make(text);
			known.set(text, made);
		}
		return made;
	};
}

/** How alike the places of two tasks are, 0 to 1: section, 项目, who answers for them, the number. */
export function contextSimilarity(one: ComparedTask, other: ComparedTask): number {
	return (
		(one.section === other.section ? 0.3 : 0) +
		(one.group === other.group ? 0.2 : 0) +
		0.3 * shareOf(one.units, other.units) +
		0.1 * shareOf(one.leaders, other.leaders) +
		(one.number === other.number ? 0.1 : 0)
	);
}

/** How much two lists have in common (Jaccard); two empty ones are alike. */
function shareOf(one: readonly string[], other: readonly string[]): number {
	if (one.length === 0 && other.length === 0) return 1;
	const shared = one.filter((item) => other.includes(item)).length;
	return shared / (one.length + other.length - shared);
}
