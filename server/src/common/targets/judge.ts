import type { Frame } from "./frame.js";
import type { ProblemReason } from "./problems.js";
import type { Change, Comparator } from "./progress.js";
import { openShareEndTable, shareEndTable } from "./words.js";

/** A contradiction or an impossible value, and where it stands. */
export interface Judgement {
	readonly reason: ProblemReason;
	readonly start: number;
	readonly end: number;
}

/** Looks for contradictions between the words around a number, and for values that cannot be. */
export function judge(
	{ front, back, quantity, end }: Frame,
	start: number,
	indicator: string,
	change: Change,
	growth: number,
): readonly Judgement[] {
	const reason = contradictionOf(
		front.soft || front.benchmark ? undefined : front.comparator,
		back.comparators,
	);
	const top = quantity.upper ?? quantity.value;
	if (
		reason === undefined &&
		quantity.upper === undefined &&
		top >= 0 &&
		!(top > 100 && quantity.unit === "%")
	)
		return nothing;
	const found: Judgement[] = [];
	if (reason !== undefined) found.push({ reason, start, end });
	if (quantity.upper !== undefined && quantity.upper < quantity.value)
		found.push({ reason: "range", start: quantity.start, end: quantity.end });
	if (quantity.unit === "%" && top > 100) {
		if (change === "growth" && growth === -1) found.push({ reason: "fall", start, end });
		else if (
			change === "level" &&
			shareEndTable.matchBefore(indicator, indicator.length) !== undefined &&
			openShareEndTable.matchBefore(indicator, indicator.length) === undefined
		)
			found.push({ reason: "over", start, end });
	}
	if (quantity.value < 0 && change === "count") found.push({ reason: "negative", start, end });
	return found;
}

const nothing: readonly Judgement[] = [];

/** How a comparator in front of a number and those behind it disagree. */
function contradictionOf(
	ahead: Comparator | undefined,
	behind: readonly Comparator[],
): "vague" | "strict" | undefined {
	const back = behind[0];
	const second = behind[1];
	if (back === undefined) return undefined;
	if (second !== undefined && back !== second) return "vague";
	if (ahead === undefined) return undefined;
	if (back === "~") return ahead !== "~" && ahead !== "=" ? "vague" : undefined;
	if (ahead === "~") return "vague";
	const up = ahead === ">=" || ahead === ">";
	return up !== (back === ">=") || ahead === ">" || ahead === "<" ? "strict" : undefined;
}

/** The comparator that the words around a quantity give it. */
export function comparatorOf({ front, back, quantity, text, place }: Frame): Comparator {
	const behind = back.comparators[0];
	const { comparator } = front;
	// 3日内, 压缩至3日内
	if (
		quantity.kind === "time" &&
		(comparator === undefined || (comparator === "=" && front.soft)) &&
		behind === undefined
	)
		if (text.charCodeAt(quantity.end) === 0x5185) return "<=";
	if (comparator !== undefined && !front.soft) {
		if (comparator === "~" && behind !== undefined && behind !== "~") return behind;
		return comparator;
	}
	if (behind !== undefined) return behind;
	if (quantity.more) return ">";
	// 达到50万千瓦/100万千瓦时: two measures of one thing.
	const isBeside =
		text.charCodeAt(quantity.start - 1) === 0x2f || text.charCodeAt(quantity.start - 1) === 0xff0f;
	const last = isBeside && comparator === undefined ? place.before?.draft : undefined;
	if (last !== undefined && last.range[1] === quantity.start - 1) return last.comparator;
	if (comparator !== undefined) return quantity.upper !== undefined ? "=" : comparator;
	if (quantity.kind !== "classifier") return "=";
	// 至少建成1个, 最多保留2家: the comparator stands before the verb.
	const from = Math.max(place.clause.start, place.taken, quantity.start - 20);
	let isAtMost = false;
	for (let at = from; at < quantity.start - 1; at++) {
		const code = text.charCodeAt(at);
		// 至 最
		if (code !== 0x81f3 && code !== 0x6700) continue;
		const next = text.charCodeAt(at + 1);
		if (code === 0x81f3 && next === 0x5c11) return ">=";
		isAtMost ||= next === 0x591a;
	}
	return isAtMost ? "<=" : "=";
}

/** A fall of at least 3 % is a growth of at most -3 %. */
export function turned(comparator: Comparator): Comparator {
	switch (comparator) {
		case ">=":
			return "<=";
		case ">":
			return "<";
		case "<=":
			return ">=";
		case "<":
			return ">";
		default:
			return comparator;
	}
}
