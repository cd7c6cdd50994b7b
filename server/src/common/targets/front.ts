import type { Comparator } from "./progress.js";

/** What the words in front of a number say, put together. */
export interface Front {
	/** Where the first of them that belongs to the quantity begins. */
	raw: number;
	/** Where the first of all of them begins: the noun ends there. */
	noun: number;
	comparator: Comparator | undefined;
	soft: boolean;
	growth: 0 | 1 | -1;
	rateNoun: boolean;
	toward: boolean;
	/** Anything that says where the indicator shall stand. */
	standing: boolean;
	each: boolean;
	respectively: boolean;
	/** The comparator stands before what the indicator is compared with: the quantity is the distance from it. */
	benchmark: boolean;
	/** What falls, where its verb names it: 减员 is of 人员. */
	object: string;
}

/** The front of a number at `at` before which no word stands. */
export function emptyFront(at: number): Front {
	return {
		raw: at,
		noun: at,
		comparator: undefined,
		soft: false,
		growth: 0,
		rateNoun: false,
		toward: false,
		standing: false,
		each: false,
		respectively: false,
		benchmark: false,
		object: "",
	};
}
