import type { Splice } from "./followTasks.js";
import { Sequence, type Sums } from "./sequence.js";

/**
 * Between the keys of tasks that were read together: so often can be halved what is between two. The keys of two thousand
 * tasks are small integers of engines, which lists hold without an object for each.
 */
const gap = 2 ** 20;
/** Tasks that come later stand at most so far apart, so that one below another leaves room for the next. */
const step = 2 ** 10;
/** Where there is no room, so many tasks around get other keys; twice as many where that is not enough. */
const neighbours = 32;

const distance = 0;
const sums: Sums<number> = [(own) => own];

/**
 * Names of tasks that stay when tasks come or go above, unlike their numbers: what is known of tasks by their keys goes
 * over to the next version as it is. Keys are whole numbers in the order of the tasks; kept are the distances between
 * them, so that key and number are told from one another in as many steps as the tree is deep.
 */
export class TaskKeys {
	private constructor(private readonly distances: Sequence<number>) {}

	static of(taskCount: number): TaskKeys {
		return new TaskKeys(Sequence.of(new Array<number>(taskCount).fill(gap), sums));
	}

	keyOf(task: number): number {
		return this.distances.sumBefore(distance, task + 1);
	}

	/** What no key of the tasks before a task reaches, and the keys of those from it on do. */
	bound(task: number): number {
		return this.distances.sumBefore(distance, task) + 1;
	}

	/** The number of a task of this version. */
	taskOf(key: number): number {
		return this.distances.indexOf(distance, key - 1);
	}

	/** Visits the tasks from `from` up to, not including, `to`. */
	forEach(visit: (key: number, task: number) => void, from: number, to: number): void {
		let key = this.distances.sumBefore(distance, from);
		this.distances.forEach(
			(own, task) => {
				key += own;
				visit(key, task);
			},
			from,
			to,
		);
	}

	/**
	 * The keys of the next version: those of all tasks stay but of those that an edit has changed, and theirs, too, where
	 * they are as many as before.
	 *
	 * @param tasks which tasks became which
	 * @returns also the tasks that have other keys now: those of the edit, and those around that it took room from
	 */
	follow({ first, oldEnd, newEnd }: Splice): { readonly keys: TaskKeys; readonly tasks: Splice } {
		const { distances } = this;
		const growth = newEnd - oldEnd;
		if (growth === 0) return { keys: this, tasks: { first, oldEnd, newEnd } };
		for (let more = 0; ; more = more === 0 ? neighbours : more * 2) {
			const from = Math.max(0, first - more);
			const end = Math.min(distances.length, oldEnd + more);
			const count = end + growth - from;
			const isLast = end === distances.length;
			const room = this.keyOf(end) - this.bound(from) + 1;
			const even = isLast ? gap : Math.floor(room / (count + 1));
			if (even < 1 || (more > 0 && even < step)) continue;
			const own = more === 0 && !isLast ? Math.min(even, step) : even;
			const inserted = new Array<number>(count).fill(own);
			// The task behind keeps its key.
			if (!isLast) inserted.push(room - own * count);
			const keys = new TaskKeys(distances.splice(from, end + 1, inserted));
			return { keys, tasks: { first: from, oldEnd: end, newEnd: end + growth } };
		}
	}
}
