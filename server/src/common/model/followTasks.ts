import type { Plan } from "./plan.js";
import type { Sequence } from "./sequence.js";

/** Entries from `first` up to, not including, `oldEnd` became those up to `newEnd`. */
export interface Splice {
	readonly first: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/**
 * What was derived of each task's row, for the next version of a plan: `unknown` for the rows that an edit may have
 * changed, unless they are the same objects.
 *
 * @param values one a task of `before`
 * @param tasks which tasks of it became which
 */
export function followTasks<Value>(
	values: Sequence<Value>,
	before: Plan,
	plan: Plan,
	{ first, oldEnd, newEnd }: Splice,
	unknown: Value,
): Sequence<Value> {
	const growth = newEnd - oldEnd;
	const known = (row: unknown, task: number): Value | undefined =>
		task >= first && task < oldEnd && before.taskAt(task) === row ? values.at(task) : undefined;
	const now: Value[] = [];
	for (let task = first; task < newEnd; task++) {
		const row = plan.taskAt(task);
		now.push(known(row, task) ?? known(row, task - growth) ?? unknown);
	}
	return values.splice(first, oldEnd, now);
}
