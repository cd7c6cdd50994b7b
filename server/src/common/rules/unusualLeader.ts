import type { UnitUse } from "../analysis/planIndex.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Plan } from "../model/plan.js";

/** So many other tasks make a habit. */
const fewest = 5;

/** The one spelling of a person's name. */
type NameOf = (written: string) => string;

export interface Unusual {
	readonly task: number;
	readonly usual: string;
	readonly others: number;
}

/** Of each unit what was found, and of which use of it. */
export type UnusualByUnit = ReadonlyMap<
	string,
	{ readonly use: UnitUse; readonly found: Unusual | undefined }
>;

/**
 * Of each unit that leads enough tasks the one whose leader differs from the single leader of all the others.
 *
 * @param before what was found in the version before: it holds of a unit for as long as neither its tasks nor their
 * leaders can have changed
 */
export function unusualAmong(
	plan: Plan,
	uses: ReadonlyMap<string, UnitUse>,
	before: UnusualByUnit,
	nameOf: NameOf,
): UnusualByUnit {
	const now = new Map<string, { use: UnitUse; found: Unusual | undefined }>();
	for (const [unit, use] of uses) {
		if (use.leads.length <= fewest) continue;
		const old = before.get(unit);
		now.set(unit, old?.use === use ? old : { use, found: findUnusual(plan, use.leads, nameOf) });
	}
	return now;
}

function findUnusual(plan: Plan, tasks: readonly number[], nameOf: NameOf): Unusual | undefined {
	// The leader of all but one stands at one of any two tasks.
	let seen = 0;
	for (let i = 0; i < tasks.length && seen < 2; i++) {
		const leaders = leadersOf(plan, tasks[i] ?? -1);
		if (leaders.length === 0) continue;
		seen++;
		const usual = leaders[0] && nameOf(leaders[0].name);
		const found =
			usual === undefined || leaders.length > 1 ? undefined : findOther(plan, tasks, usual, nameOf);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** The one task that names leaders, and not this one, while all others that do name him alone. */
function findOther(plan: Plan, tasks: readonly number[], usual: string, nameOf: NameOf): Unusual | undefined {
	let odd = -1;
	let others = 0;
	for (let i = 0; i < tasks.length; i++) {
		const task = tasks[i] ?? -1;
		const leaders = leadersOf(plan, task);
		if (leaders.length === 0) continue;
		if (leaders.length === 1 && nameOf(leaders[0]?.name ?? "") === usual) others++;
		else if (odd >= 0) return undefined;
		else odd = task;
	}
	const isOther = odd >= 0 && leadersOf(plan, odd).every(({ name }) => nameOf(name) !== usual);
	return isOther && others >= fewest ? { task: odd, usual, others } : undefined;
}
