import type { Plan } from "./plan.js";

/**
 * What was derived of each task's row, for the next version of a plan: entries of rows that are still there, at their
 * places or moved by as many tasks as the plan has grown; `undefined` for the others.
 *
 * @param values one a task of `before`
 */
export function keepByTask<Value>(
	plan: Plan,
	before: Plan,
	values: readonly (Value | undefined)[],
): (Value | undefined)[] {
	const growth = plan.taskCount - before.taskCount;
	const kept = new Array<Value | undefined>(plan.taskCount);
	for (let task = 0; task < plan.taskCount; task++) {
		const row = plan.taskAt(task);
		if (before.taskAt(task) === row) kept[task] = values[task];
		else if (before.taskAt(task - growth) === row) kept[task] = values[task - growth];
	}
	return kept;
}
