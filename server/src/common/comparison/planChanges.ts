import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { OffsetRange } from "../model/span.js";

/** What a change of a target, a deadline or of words means for those who have to answer for it. */
export type ChangeEffect = "raised" | "lowered" | "strengthened" | "weakened" | "earlier" | "later";

export type TaskDetailKind =
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

/**
 * One thing that is different of a task. `moved`: among its neighbours, `section` and `group`: to other ones;
 * `renumbered`: its number is another though its place is not; `text`: some words; `column`: any other cell.
 */
export interface TaskDetail {
	readonly kind: TaskDetailKind;
	/** What stood there, empty where nothing did; lists of names are joined by 、. */
	readonly was: string;
	readonly now: string;
	/** Of `text` and `target`: where in the texts of the task, UTF-16 offsets; no two of a task overlap. */
	readonly wasRange?: OffsetRange;
	readonly nowRange?: OffsetRange;
	readonly effect?: ChangeEffect;
	/** The column's name, of `column`. */
	readonly column?: string;
}

export type TaskChangeKind = "added" | "removed" | "changed" | "split" | "joined";

/** What became of a task. */
export interface TaskChange {
	readonly kind: TaskChangeKind;
	/** Indexes of tasks in the plan before, ascending; none of an added one. */
	readonly before: readonly number[];
	readonly after: readonly number[];
	readonly details: readonly TaskDetail[];
	/** One sentence. */
	readonly sentence: LocalizedText;
}

/**
 * `numbers`: other numbers follow from what came, went or moved; `script`: one plan is in Traditional script; `unclear`: one
 * plan does not show whether something changed: who leads or, where `was` names a column, which cells are merged.
 */
export type DocumentChangeKind =
	| "title"
	| "section"
	| "total"
	| "front-matter"
	| "columns"
	| "prose"
	| "script"
	| "unclear"
	| "numbers";

/** What is different outside of the tasks. */
export interface DocumentChange {
	readonly kind: DocumentChangeKind;
	readonly was: string;
	readonly now: string;
	readonly sentence: LocalizedText;
	/** Of a section: it stands elsewhere as a whole. */
	readonly moved?: true;
}

/** How two plans differ in what they say. */
export interface PlanComparison {
	readonly document: readonly DocumentChange[];
	/** In the order of the plan after; what is gone stands where it was. */
	readonly tasks: readonly TaskChange[];
}

/** The edits that make a change in a plan, in the order of their places, or why it cannot be made. */
export type ChangeOutcome = { readonly edits: readonly Edit[] } | { readonly refused: LocalizedText };

/** Whether two plans say the same. */
export function saysSame({ document, tasks }: PlanComparison): boolean {
	return document.length === 0 && tasks.length === 0;
}

/** How two plans differ in what they say; relied on from outside, field for field (docs/cli.md). */
export interface ComparisonJson {
	readonly same: boolean;
	/** What is different outside of the tasks. */
	readonly document: readonly DocumentChangeJson[];
	/** In the order of the plan after; what is gone stands where it was. */
	readonly tasks: readonly TaskChangeJson[];
}

export interface DocumentChangeJson {
	readonly kind: DocumentChangeKind;
	readonly was: string;
	readonly now: string;
	readonly sentence: string;
}

export interface TaskChangeJson {
	readonly kind: TaskChangeKind;
	/** Indexes into the tasks of the plan before, ascending; none of an added one. */
	readonly before: readonly number[];
	readonly after: readonly number[];
	readonly details: readonly TaskDetailJson[];
	readonly sentence: string;
}

export interface TaskDetailJson {
	readonly kind: TaskDetailKind;
	/** What stood there, empty where nothing did; lists of names are joined by 、. */
	readonly was: string;
	readonly now: string;
	/** What the change means for those who answer for it. */
	readonly effect: ChangeEffect | null;
	/** The name of the column, of kind `column`. */
	readonly column: string | null;
}
