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

/**
 * The one task that a unit leads whose leader differs from the single leader of all the others; found once for as long as
 * neither the tasks nor their leaders can have changed.
 */
export function unusualOf(plan: Plan, use: UnitUse, nameOf: NameOf): Unusual | undefined {
	if (use.leads.length <= fewest) return undefined;
	const known = knownUnusual.get(use);
	const found = known === undefined ? findUnusual(plan, use.leads, nameOf) : known.found;
	if (known === undefined) knownUnusual.set(use, { found });
	return found;
}

const knownUnusual = new WeakMap<UnitUse, { readonly found: Unusual | undefined }>();

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
