import type { Quantity } from "./quantity.js";

/**
 * What can be told of a quantity at one look, one bit each. A row of a table of rules names what it needs of them
 * (`needs: is.counted | is.direct`), and is asked of no other quantities: nearly all rows are passed over that way.
 */
export const is = {
	/** Nothing is needed. */
	any: 0,

	// What kind of quantity it is. A row that names several needs one of them.
	share: 1 << 0,
	points: 1 << 1,
	times: 1 << 2,
	money: 1 << 3,
	/** 家, 个: things. */
	counted: 1 << 4,
	people: 1 << 5,
	amount: 1 << 6,
	rating: 1 << 7,
	time: 1 << 8,
	/** It has no unit. */
	plain: 1 << 9,
	/** %, 个百分点, 倍. */
	ratio: 0b111,

	// What stands around it. A row needs all that it names.
	/** A noun stands directly behind it. */
	direct: 1 << 10,
	/** 的 does. */
	of: 1 << 11,
	/** 以上, 左右 and their like do. */
	limited: 1 << 12,
	/** No word that belongs to it stands in front. */
	bare: 1 << 13,
	/** A group of 分别 tells whose it is. */
	member: 1 << 14,
	/** Another quantity came before, which it may refer to. */
	second: 1 << 15,
	/** In the same clause. */
	listed: 1 << 16,
	/** It stands in a cell of its own. */
	cell: 1 << 17,

	// What is known of a target so far. Rules that complete one change it.
	/** Its name stands in front of the number. */
	ahead: 1 << 18,
	/** Behind it. */
	behind: 1 << 19,
	/** Nothing names it yet. */
	unnamed: 1 << 20,
	/** It is a rise or a fall. */
	moving: 1 << 21,
	/** It is neither. */
	still: 1 << 22,
} as const;

const kinds = (1 << 10) - 1;

/** The bit of a quantity's kind. */
export function kindBit(kind: Quantity["kind"]): number {
	switch (kind) {
		case "classifier":
			return is.counted;
		case "none":
			return is.plain;
		default:
			return is[kind];
	}
}

/** The rows of a table of rules, of which those that a quantity has no need of are passed over without being looked at. */
export class RuleTable<Rule extends { readonly needs: number }> {
	private readonly needs: Int32Array;

	constructor(readonly rows: readonly Rule[]) {
		this.needs = Int32Array.from(rows, ({ needs }) => needs);
	}

	/** The first row from `from` on that is asked of a quantity of which `facts` hold; -1 where none is left. */
	next(from: number, facts: number): number {
		const { needs } = this;
		for (let row = from; row < needs.length; row++) {
			const needed = needs[row] ?? 0;
			const wanted = needed & kinds;
			if ((wanted === 0 || (wanted & facts) !== 0) && (needed & ~kinds & ~facts) === 0) return row;
		}
		return -1;
	}
}
