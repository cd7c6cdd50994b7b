import type { KeyedUse } from "../analysis/nameUses.js";
import type { PlanIndex } from "../analysis/planIndex.js";
import { leadersOf } from "../model/leadersOf.js";

/** So many other tasks make a habit. */
const fewest = 5;

/** Of each unit what was found, and of which state of it. */
export type UnusualByUnit = ReadonlyMap<
	string,
	{ readonly state: KeyedUse["state"]; readonly found: Unusual | undefined }
>;

interface Unusual {
	/** The key of the task. */
	readonly key: number;
	readonly usual: string;
	readonly others: number;
}

/**
 * Of each unit that leads enough tasks the one whose leader differs from the single leader of all the others.
 *
 * @param before what was found in the version before: it holds of a unit for as long as neither its tasks nor their
 * leaders can have changed
 */
export function unusualAmong(index: PlanIndex, before: UnusualByUnit): UnusualByUnit {
	const now = new Map<string, { state: KeyedUse["state"]; found: Unusual | undefined }>();
	for (const [unit, { leads, state }] of index.keysOfUnits) {
		if (leads.length <= fewest) continue;
		const old = before.get(unit);
		now.set(unit, old?.state === state ? old : { state, found: findUnusual(index, leads) });
	}
	return now;
}

function findUnusual(index: PlanIndex, tasks: readonly number[]): Unusual | undefined {
	// The leader of all but one stands at one of any two tasks.
	let seen = 0;
	for (let i = 0; i < tasks.length && seen < 2; i++) {
		const leaders = leadersAt(index, tasks[i]);
		const [first] = leaders;
		if (first === undefined) continue;
		seen++;
		const found =
			leaders.length > 1 ? undefined : findOther(index, tasks, index.book.officialName(first.name));
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The one task that names leaders, and not this one, while all others that do name him alone. */
function findOther(index: PlanIndex, tasks: readonly number[], usual: string): Unusual | undefined {
	let odd = -1;
	let others = 0;
	for (let i = 0; i < tasks.length; i++) {
		const leaders = leadersAt(index, tasks[i]);
		const [first] = leaders;
		if (first === undefined) continue;
		if (leaders.length === 1 && index.book.officialName(first.name) === usual) others++;
		else if (odd >= 0) return undefined;
		else odd = i;
	}
	const key = tasks[odd];
	const isOther =
		key !== undefined && leadersAt(index, key).every(({ name }) => index.book.officialName(name) !== usual);
	return isOther && others >= fewest ? { key, usual, others } : undefined;
}

/** Who leads a task. */
function leadersAt({ plan, keys }: PlanIndex, key = 0): ReturnType<typeof leadersOf> {
	return leadersOf(plan, keys.taskOf(key));
}
