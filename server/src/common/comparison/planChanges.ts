import type { LocalizedText } from "../model/localizedText.js";

/** What a change of a target, a deadline or of words means for those who have to answer for it. */
export type ChangeEffect = "raised" | "lowered" | "strengthened" | "weakened" | "earlier" | "later";

/**
 * One thing that is different of a task. `moved`: among its neighbours, `section` and `group`: to other ones;
 * `renumbered`: its number is another though its place is not; `text`: some words; `column`: any other cell.
 */
export interface TaskDetail {
	readonly kind:
		| "section"
		| "group"
		| "moved"
		| "renumbered"
		| "text"
		| "target"
		| "deadline"
		| "lead"
		| "units"
		| "leader"
		| "column";
	/** What stood there, empty where nothing did; lists of names are joined by 、. */
	readonly was: string;
	readonly now: string;
	readonly effect?: ChangeEffect;
	/** The column's name, of `column`. */
	readonly column?: string;
}

/** What became of a task. */
export interface TaskChange {
	readonly kind: "added" | "removed" | "changed" | "split" | "joined";
	/** Indexes of tasks in the plan before, ascending; none of an added one. */
	readonly before: readonly number[];
	readonly after: readonly number[];
	readonly details: readonly TaskDetail[];
	/** One sentence. */
	readonly sentence: LocalizedText;
}

/** What is different outside of the tasks. */
export interface DocumentChange {
	readonly kind: "title" | "section" | "total" | "front-matter" | "columns" | "prose" | "script" | "numbers";
	readonly was: string;
	readonly now: string;
	readonly sentence: LocalizedText;
}

/** How two plans differ in what they say. */
export interface PlanComparison {
	readonly document: readonly DocumentChange[];
	/** In the order of the plan after; what is gone stands where it was. */
	readonly tasks: readonly TaskChange[];
}

/** Whether two plans say the same. */
export function saysSame({ document, tasks }: PlanComparison): boolean {
	return document.length === 0 && tasks.length === 0;
}
