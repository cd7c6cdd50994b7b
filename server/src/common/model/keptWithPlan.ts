import type { Plan } from "./plan.js";

let places = 0;

/**
 * What is found out about a plan once. It is kept with the plan and goes when the plan goes, at the cost of an element of
 * an array; a WeakMap is asked by hash, and gone through at each collection.
 */
export class KeptWithPlan<Value> {
	private readonly place = places++;

	/** `undefined` until it is set. */
	get(plan: Plan): Value | undefined {
		return plan.kept[this.place] as Value | undefined;
	}

	set(plan: Plan, value: Value | undefined): void {
		plan.kept[this.place] = value;
	}
}
