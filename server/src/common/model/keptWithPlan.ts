import type { Plan } from "./plan.js";

let places = 0;

/**
 * What is found out about a plan once. It is kept with the plan and goes when the plan goes, at the cost of an element of
 * an array; a WeakMap is asked by hash, and gone through at each collection.
 */
export class KeptWithPlan<Value> {
	private readonly place = places++;

	/**
	 * @param hangsOn `order`: on headers, headings and the shape of rows alone, so that it holds for the next versions, too,
	 *   as long as all rows keep their shape (layouts/sameShape.ts)
	 */
	constructor(private readonly hangsOn: "all" | "order" = "all") {}

	/** `undefined` until it is set. */
	get(plan: Plan): Value | undefined {
		return this.keptOf(plan)[this.place] as Value | undefined;
	}

	set(plan: Plan, value: Value | undefined): void {
		this.keptOf(plan)[this.place] = value;
	}

	private keptOf(plan: Plan): unknown[] {
		return this.hangsOn === "order" ? plan.keptWithOrder : plan.kept;
	}
}
