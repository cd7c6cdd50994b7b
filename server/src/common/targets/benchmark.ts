import { isConnector } from "./characters.js";
import type { Front } from "./front.js";
import type { Comparator, Place } from "./progress.js";
import type { Quantity } from "./quantity.js";
import {
	benchmarkBeginTable,
	benchmarkEndTable,
	benchmarkTable,
	frontTable,
	isBreak,
	isDigitBeginning,
} from "./words.js";

// 高于规模以上工业企业平均水平
const longestBenchmark = 20;

/**
 * 高于全国平均水平|2个百分点, 高于行业均价|5元/吨: what is compared with stands between the comparator and the number, and
 * is none of the indicator. Only a difference of shares has no other meaning there; other units need words such as 均价.
 */
export function readBenchmark(
	{ text }: Place,
	{ kind }: Quantity,
	at: number,
	start: number,
	front: Front,
): boolean {
	const isPoints = kind === "points";
	if (!isPoints && kind !== "share" && kind !== "money") return false;
	// Every rate and sum comes here: one look-up tells nearly all of them.
	if (!isPoints && benchmarkEndTable.matchBefore(text, at, start) === undefined) return false;
	const end = isPoints ? skipLimits(text, at, start) : at;
	const limit = Math.max(start, end - longestBenchmark);
	const distance = isPoints ? distanceWord(text.charCodeAt(end - 1)) : undefined;
	// 高 of 提高 is not one.
	if (distance !== undefined && !movesBefore(text, end, start)) {
		// 比全省平均水平高|2个百分点
		for (let pos = end - 3; pos > limit; pos--) {
			const code = text.charCodeAt(pos);
			if (isBreak(code)) break;
			if ((code !== 0x6bd4 && code !== 0x8f83) || isComparedShare(text, pos)) continue;
			setBenchmark(text, front, distance, pos, start);
			return true;
		}
		return false;
	}
	for (let pos = end - 1; pos >= limit; pos--) {
		const code = text.charCodeAt(pos);
		if (isBreak(code) || isDigitBeginning(code)) return false;
		const found = benchmarkTable.matchAt(text, pos, end);
		if (found === undefined) continue;
		const first =
			text.charCodeAt(pos - 1) === 0x4e0d ? benchmarkTable.matchAt(text, pos - 1, end) : undefined;
		const from = first === undefined ? pos : pos - 1;
		const word = first ?? found;
		// 超全 of 超全省 is half of the benchmark.
		const after = from + (word.word.startsWith("超") && word.word !== "超过" ? 1 : word.word.length);
		if (after >= end || movesBefore(text, end, after)) return false;
		const named = skipAside(text, from, start) > start;
		if (!named && benchmarkBeginTable.matchAt(text, after, end) === undefined) return false;
		setBenchmark(text, front, word.value, from, start);
		return true;
	}
	return false;
}

function setBenchmark(text: string, front: Front, comparator: Comparator, at: number, start: number): void {
	front.comparator = comparator;
	front.standing = true;
	front.benchmark = true;
	front.raw = at;
	front.noun = skipAside(text, at, start);
}

/** Back over 至少, 约 before the number; but 提高, 达到 are of something that moves. */
function skipLimits(text: string, at: number, start: number): number {
	let end = at;
	for (let words = 0; words < 2; words++) {
		const word = frontTable.matchBefore(text, end, start);
		const value = word?.value;
		if (word === undefined || value === undefined || value === null) break;
		if (value.growth !== undefined || value.toward === true) break;
		if (value.comparator === undefined && !value.aside) break;
		if (benchmarkEndTable.matchBefore(text, end, start) !== undefined) break;
		end -= word.word.length;
	}
	return end;
}

/** Whether a rise or a fall stands directly before `end`: what is compared with is then something else. */
function movesBefore(text: string, end: number, start: number): boolean {
	const value = frontTable.matchBefore(text, end, start)?.value;
	return value?.growth !== undefined && value.rateNoun !== true;
}

/** Back over joining marks, 力争 and their like before a comparator. */
export function skipAside(text: string, from: number, start: number): number {
	let end = from;
	for (let words = 0; words < 8 && end > start; words++) {
		if (isConnector(text.charCodeAt(end - 1))) {
			end--;
			continue;
		}
		const entry = frontTable.matchBefore(text, end, start);
		if (entry?.value?.aside !== true) break;
		end -= entry.word.length;
	}
	return end;
}

/** 高 and 低 behind 比…, before the number that says by how much. */
function distanceWord(code: number): Comparator | undefined {
	// 高 快 多
	if (code === 0x9ad8 || code === 0x5feb || code === 0x591a) return ">";
	// 低 慢 少
	return code === 0x4f4e || code === 0x6162 || code === 0x5c11 ? "<" : undefined;
}

/** 比 of 比重, 比例, 占比, 同比: no word that compares. */
export function isComparedShare(text: string, at: number): boolean {
	return "重例率值".includes(text.charAt(at + 1)) || "占同环配".includes(text.charAt(at - 1) || " ");
}
