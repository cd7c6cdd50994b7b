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

/** The one task that names leaders, and not him who alone leads all others that name any. */
function findUnusual(index: PlanIndex, tasks: readonly number[]): Unusual | undefined {
	const keys: number[] = [];
	/** Who leads each of them; undefined where several do. */
	const names: (string | undefined)[] = [];
	for (const key of tasks) {
		const leaders = leadersAt(index, key);
		const [first] = leaders;
		if (first === undefined) continue;
		keys.push(key);
		names.push(leaders.length === 1 ? index.book.officialName(first.name) : undefined);
	}
	// He leads one of any two tasks.
	for (const usual of names.slice(0, 2)) {
		if (usual === undefined) continue;
		const odd = names.findIndex((name) => name !== usual);
		const key = keys[odd];
		const others = names.length - 1;
		if (key === undefined || others < fewest) continue;
		if (names.some((name, i) => i !== odd && name !== usual)) continue;
		if (leadersAt(index, key).every(({ name }) => index.book.officialName(name) !== usual))
			return { key, usual, others };
	}
	return undefined;
}

/** Who leads a task. */
function leadersAt({ plan, keys }: PlanIndex, key: number): ReturnType<typeof leadersOf> {
	return leadersOf(plan, keys.taskOf(key));
}
