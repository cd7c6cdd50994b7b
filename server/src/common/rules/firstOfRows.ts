import type { Splice } from "../model/followTasks.js";
import { firstPlace } from "../model/lists.js";
import type { FindingInPlace } from "./findingInPlace.js";

/** Where the tasks of the version before went: those above an edit stay, those below it move together. */
export interface TaskMoves {
	/** Which tasks became which; those in it may be others, and stand anywhere. */
	readonly tasks: Splice;
	/** How many lines further down all tasks behind it stand. */
	readonly lines: number;
	/** Every task stands on the lines on which the task with its number stood. */
	readonly isUnmoved: boolean;
}

/** The rows of a version, as far as their findings of one severity are concerned. */
export interface FoundInRows {
	readonly taskCount: number;
	/** Put in their places. */
	ofTask(task: number): readonly FindingInPlace[];
	/** The first task with any, from one on; the number of tasks where there is none. */
	nextFrom(task: number): number;
	/** Whether a task shares its lines with the one above: their findings may stand between one another. */
	isBesideAbove(task: number): boolean;
}

/** Tells which findings are to be shown; without it all are. */
export type IsShown = ((finding: FindingInPlace) => boolean) | undefined;

/**
 * The findings of one severity in the first rows, in their places, in the order of their tasks: as many as were wanted. They go
 * over to the next version, where only rows are asked that are others.
 */
export class FirstOfRows {
	private constructor(
		/** All of tasks before {@link end}. */
		readonly found: readonly FindingInPlace[],
		private readonly end: number,
	) {}

	static readonly none = new FirstOfRows([], 0);

	/** Whether so many are there that are shown, and all others beside the last of them; or all that there are. */
	hasEnough(most: number, rows: FoundInRows, isShown: IsShown): boolean {
		const { end } = this;
		return end >= rows.taskCount || (this.countShown(isShown) >= most && !rows.isBesideAbove(end));
	}

	private countShown(isShown: IsShown): number {
		return isShown === undefined ? this.found.length : this.found.filter(isShown).length;
	}

	/** With more, until there are enough. */
	reaching(most: number, rows: FoundInRows, isShown: IsShown): FirstOfRows {
		if (this.hasEnough(most, rows, isShown)) return this;
		const found = this.found.slice();
		let count = this.countShown(isShown);
		let { end } = this;
		while (end < rows.taskCount && (count < most || rows.isBesideAbove(end))) {
			const next = count < most ? rows.nextFrom(end) : end;
			for (const finding of rows.ofTask(next)) {
				found.push(finding);
				if (isShown === undefined || isShown(finding)) count++;
			}
			end = Math.min(next + 1, rows.taskCount);
		}
		return new FirstOfRows(found, end);
	}

	/**
	 * Those of the next version; the same object where they are the same, in the same places.
	 *
	 * @param checked tasks of that version that were checked anew
	 */
	follow(rows: FoundInRows, { tasks, lines }: TaskMoves, checked: readonly number[]): FirstOfRows {
		const growth = tasks.newEnd - tasks.oldEnd;
		let { first, newEnd } = tasks;
		for (const task of checked) {
			first = Math.min(first, task);
			newEnd = Math.max(newEnd, task + 1);
		}
		const oldEnd = newEnd - growth;
		const end = this.end < first ? this.end : this.end >= oldEnd ? this.end + growth : first;
		const { found } = this;
		const from = firstPlace(found.length, (place) => (found[place]?.task ?? first) < first);
		const below = firstPlace(found.length, (place) => (found[place]?.task ?? oldEnd) < oldEnd);
		const now = found.slice(0, from);
		for (let task = first; task < newEnd && task < end; task++) now.push(...rows.ofTask(task));
		const isSame = from === below && now.length === from && end === this.end;
		if (isSame && (below === found.length || (lines === 0 && growth === 0))) return this;
		for (let i = below; i < found.length; i++) now.push((found[i] as FindingInPlace).moved(lines, growth));
		return new FirstOfRows(now, end);
	}
}
