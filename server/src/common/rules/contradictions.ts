import {
	type DocumentQuantities,
	isSameQuantity,
	type OtherDocuments,
	type Quantity,
} from "../analysis/quantities.js";

/** A quantity, and what other documents say of the same indicator for the same years. */
export interface Contradiction {
	readonly own: Quantity;
	/** At least one; that of last year's plan last. */
	readonly others: readonly { readonly document: DocumentQuantities; readonly quantity: Quantity }[];
}

/**
 * The quantities that other documents contradict, each indicator once. Only what is said of the same indicator,
 * place and years is compared, so that this year's target may differ from last year's: commitments with
 * commitments, which must be equal, and what was achieved with what was achieved, which may be rounded.
 */
export function findContradictions(
	own: readonly Quantity[],
	{ peers, previous }: OtherDocuments,
): readonly Contradiction[] {
	const documents = previous === undefined ? peers : [...peers, previous];
	const found = new Map<string, { own: Quantity; others: Contradiction["others"][number][] }>();
	const byKey = groupByKey(own);
	for (const document of documents) {
		const theirs = keysOf(document);
		for (const [key, uses] of byKey) {
			const [use] = uses;
			const [quantity] = theirs.get(key) ?? [];
			if (use === undefined || quantity === undefined) continue;
			// Where one of them says two things itself, that is told there; here one that agrees is enough.
			if (uses.some((mine) => theirs.get(key)?.some((other) => agrees(mine, other)))) continue;
			const known = found.get(key);
			if (known === undefined) found.set(key, { own: use, others: [{ document, quantity }] });
			else known.others.push({ document, quantity });
		}
	}
	return [...found.values()];
}

/** The same indicator in the same scope for whatever years, as last year's plan is looked at. */
export function findSameIndicator(
	own: Pick<Quantity, "indicator" | "change" | "unit" | "scope">,
	{ quantities }: DocumentQuantities,
): readonly Quantity[] {
	return quantities.filter(
		({ indicator, change, unit, scope, tense }) =>
			tense === "commitment" &&
			indicator === own.indicator &&
			change === own.change &&
			unit === own.unit &&
			scope === own.scope,
	);
}

/** A short word (产值, 占比) is not a name of an indicator by itself. */
export const shortest = 4;

/** Equal for quantities that must agree; undefined for those that need not: counts, parts, and what has no year. */
function keyOf({ tense, indicator, change, unit, period, scope, value }: Quantity): string | undefined {
	if (change !== "growth" && change !== "level") return undefined;
	if (period === null || scope === null || value === null || indicator.length < shortest) return undefined;
	return [tense, indicator, change, unit, period, scope].join("\u0000");
}

function groupByKey(quantities: readonly Quantity[]): ReadonlyMap<string, readonly Quantity[]> {
	const groups = new Map<string, Quantity[]>();
	for (const quantity of quantities) {
		const key = keyOf(quantity);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [quantity]);
		else if (group.length < mostUses) group.push(quantity);
	}
	return groups;
}

/** An indicator that stands in more places is a word of the trade; its first places tell. */
export const mostUses = 50;

const keysOfDocuments = new WeakMap<readonly Quantity[], ReadonlyMap<string, readonly Quantity[]>>();

function keysOf({ quantities }: DocumentQuantities): ReadonlyMap<string, readonly Quantity[]> {
	let keys = keysOfDocuments.get(quantities);
	if (keys === undefined) {
		keys = groupByKey(quantities);
		keysOfDocuments.set(quantities, keys);
	}
	return keys;
}

function agrees(a: Quantity, b: Quantity): boolean {
	if (isSameQuantity(a, b)) return true;
	if (a.tense === "commitment") return false;
	const [lowA, highA] = boundsOf(a);
	const [lowB, highB] = boundsOf(b);
	return lowA <= highB && lowB <= highA;
}

/** Between what values an achievement lies: 1590亿元 is anything that is rounded so, 超1500亿元 anything above. */
function boundsOf({ comparator, value, upper, raw }: Quantity): readonly [low: number, high: number] {
	const low = value ?? 0;
	const high = upper ?? low;
	// 达1500亿元 promises at least so much, and tells of exactly so much.
	const isReached = comparator === ">=" && !/以上|不低于|不少于|至少/.test(raw);
	switch (isReached ? "=" : comparator) {
		case ">":
		case ">=":
			return [low, Number.POSITIVE_INFINITY];
		case "<":
		case "<=":
			return [Number.NEGATIVE_INFINITY, high];
		default: {
			const slack = comparator === "~" ? Math.abs(high) / 10 : roundingOf(raw, low);
			return [low - slack, high + slack];
		}
	}
}

/** Half a unit of the last digit that is written, in the base unit; a little more, for the error of floating point. */
function roundingOf(raw: string, value: number): number {
	const digits = /\d[\d,，]{0,20}(?:\.(\d{1,8}))?/.exec(raw);
	const written = Number((digits?.[0] ?? "").replace(/[,，]/g, ""));
	if (digits === null || !(written > 0)) return 0;
	return Math.abs(value / written) * 10 ** -(digits[1]?.length ?? 0) * 0.5000001;
}
