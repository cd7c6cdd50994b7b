import type { Splice } from "../model/followTasks.js";
import { firstPlace } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";
import type { TaskKeys } from "../model/taskKeys.js";

/** A quantity of a task, whatever number the task has in a version. */
export interface KeyedTarget {
	readonly key: number;
	readonly target: Target;
	/** What it is said of, as far as its row tells, for whoever has found it out; null where it need not equal any other. */
	subject: string | null | undefined;
}

/** A version of a plan, as far as the quantities of its tasks are concerned. */
interface Version {
	readonly plan: Plan;
	readonly keys: TaskKeys;
}

const nothing: readonly never[] = [];

/**
 * The quantities of the tasks of a plan by their indicators; those of one indicator in document order. They go over from
 * version to version: only those of tasks whose rows are others are looked at again, and told by {@link takeTouched}.
 */
export class QuantitiesInTasks {
	private touched = new Set<string>();

	private constructor(
		/** Changed in place from version to version: of one indicator there may be thousands. */
		private readonly byIndicator: Map<string, KeyedTarget[]>,
	) {}

	static of(version: Version): QuantitiesInTasks {
		return new QuantitiesInTasks(usesIn(version, 0, version.plan.taskCount));
	}

	/** Whoever keeps some of them copies these: another version will change the list. */
	of(indicator: string): readonly KeyedTarget[] {
		return this.byIndicator.get(indicator) ?? nothing;
	}

	/** All that have quantities, in no order. */
	indicators(): Iterable<string> {
		return this.byIndicator.keys();
	}

	/** The indicators whose quantities may be others than when this was asked last. */
	takeTouched(): ReadonlySet<string> {
		const { touched } = this;
		if (touched.size > 0) this.touched = new Set();
		return touched;
	}

	/** Goes over to the next version. @param tasks which tasks became which */
	exchange(before: Version, after: Version, { first, oldEnd, newEnd }: Splice): void {
		const { byIndicator, touched } = this;
		const now = usesIn(after, first, newEnd);
		const concerned = new Set(now.keys());
		for (let task = first; task < oldEnd; task++)
			for (const { indicator } of before.plan.taskAt(task)?.targets ?? nothing) concerned.add(indicator);
		const from = before.keys.bound(first);
		const end = before.keys.bound(oldEnd);
		for (const indicator of concerned) {
			touched.add(indicator);
			const uses = byIndicator.get(indicator) ?? [];
			const own = now.get(indicator) ?? nothing;
			const at = firstFrom(uses, from);
			const behind = firstFrom(uses, end);
			if (own.length === behind - at) for (const [i, use] of own.entries()) uses[at + i] = use;
			else {
				const below = uses.splice(at).slice(behind - at);
				for (const use of own) uses.push(use);
				for (const use of below) uses.push(use);
			}
			if (uses.length > 0) byIndicator.set(indicator, uses);
			else byIndicator.delete(indicator);
		}
	}
}

function usesIn({ plan, keys }: Version, from: number, end: number): Map<string, KeyedTarget[]> {
	const uses = new Map<string, KeyedTarget[]>();
	keys.forEach(
		(key, task) => {
			for (const target of plan.taskAt(task)?.targets ?? nothing) {
				const use: KeyedTarget = { key, target, subject: undefined };
				const known = uses.get(target.indicator);
				if (known === undefined) uses.set(target.indicator, [use]);
				else known.push(use);
			}
		},
		from,
		end,
	);
	return uses;
}

/** The first of some uses whose key is not below one. */
function firstFrom(uses: readonly KeyedTarget[], key: number): number {
	return firstPlace(uses.length, (place) => (uses[place]?.key ?? 0) < key);
}
