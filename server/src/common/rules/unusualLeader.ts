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

/** Who may lead all tasks but one, and the last of those that he does not lead alone. */
interface Candidate {
	readonly usual: string;
	odd: number;
	odds: number;
}

/** The one task that names leaders, and not him who alone leads all others that name any. */
function findUnusual(index: PlanIndex, tasks: readonly number[]): Unusual | undefined {
	// He leads one of any two.
	const candidates: Candidate[] = [];
	let led = 0;
	let before = 0;
	for (const key of tasks) {
		const leaders = leadersAt(index, key);
		const [first] = leaders;
		if (first === undefined) continue;
		const name = leaders.length === 1 ? index.book.officialName(first.name) : undefined;
		for (const candidate of candidates)
			if (candidate.usual !== name) {
				candidate.odd = key;
				candidate.odds++;
			}
		if (led < 2 && name !== undefined && name !== candidates[0]?.usual)
			candidates.push({ usual: name, odd: before, odds: led });
		before = key;
		led++;
		if (led > 1 && candidates.every(({ odds }) => odds > 1)) return undefined;
	}
	const others = led - 1;
	if (others < fewest) return undefined;
	const found = candidates.find(
		({ usual, odd, odds }) =>
			odds === 1 && leadersAt(index, odd).every(({ name }) => index.book.officialName(name) !== usual),
	);
	return found && { key: found.odd, usual: found.usual, others };
}

/** Who leads a task. */
function leadersAt({ plan, keys }: PlanIndex, key: number): ReturnType<typeof leadersOf> {
	return leadersOf(plan, keys.taskOf(key));
}
