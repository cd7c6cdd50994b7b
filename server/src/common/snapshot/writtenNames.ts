import type { Splice } from "../model/followTasks.js";
import type { Plan } from "../model/plan.js";
import { hasLevelPrefix } from "../text/unitName.js";

/** The names that the document writes with their level prefix (区统计局): by them a prefix may be carried. */
export function writtenNames(plan: Plan): ReadonlySet<string> {
	return WrittenNames.of(plan).names;
}

/** The same with how often each is written, so that behind an edit only rows that are others are looked at. */
export class WrittenNames {
	private constructor(
		readonly names: ReadonlySet<string>,
		/** Goes over to the next version, which changes it; a version that has given it away counts anew. */
		private counts: Map<string, number> | undefined,
	) {}

	/** @param known names of the version before; the same set where they are these */
	static of(plan: Plan, known?: ReadonlySet<string>): WrittenNames {
		const counts = new Map<string, number>();
		count(plan, 0, plan.taskCount, 1, counts);
		return new WrittenNames(namesIn(counts, known), counts);
	}

	/**
	 * Those of the next version; the same set where it writes the same names.
	 *
	 * @param tasks which tasks became which
	 */
	follow(before: Plan, plan: Plan, tasks: readonly Splice[]): WrittenNames {
		const { counts } = this;
		if (counts === undefined) return WrittenNames.of(plan, this.names);
		this.counts = undefined;
		for (const { first, oldEnd, newEnd } of tasks) {
			count(before, first, oldEnd, -1, counts);
			count(plan, first, newEnd, 1, counts);
		}
		return new WrittenNames(namesIn(counts, this.names), counts);
	}
}

function namesIn(counts: ReadonlyMap<string, number>, known?: ReadonlySet<string>): ReadonlySet<string> {
	const isSame = known?.size === counts.size && [...counts.keys()].every((name) => known.has(name));
	return isSame ? known : new Set(counts.keys());
}

/** Adds to each name how often some tasks write it; what nobody writes is left out. */
function count(plan: Plan, from: number, to: number, by: 1 | -1, counts: Map<string, number>): void {
	for (let task = from; task < to; task++) {
		const units = plan.taskAt(task)?.units ?? nothing;
		for (let i = 0; i < units.length; i++) {
			const raw = units[i]?.raw ?? "";
			const known = counts.get(raw) ?? 0;
			if (known === 0 && !hasLevelPrefix(raw)) continue;
			if (known + by === 0) counts.delete(raw);
			else counts.set(raw, known + by);
		}
	}
}

const nothing: readonly never[] = [];
