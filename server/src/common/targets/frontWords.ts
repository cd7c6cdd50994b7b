import { isComparedShare, readBenchmark } from "./benchmark.js";
import { isConnector } from "./characters.js";
import { emptyFront, type Front } from "./front.js";
import type { FrontWord } from "./lexicon/comparators.js";
import { farthest, type Place } from "./progress.js";
import type { Quantity } from "./quantity.js";
import { frontTable, isBreak } from "./words.js";

const mostFrontWords = 8;

/** The words in front of the number at `at`, read from it backwards. */
export function readFront(place: Place, quantity: Quantity, at = quantity.start): Front {
	const { text, taken, clause, known } = place;
	const start = Math.max(taken, clause.start, at - farthest);
	const front = emptyFront(at);
	if (readBenchmark(place, quantity, at, start, front)) return front;
	let end = at;
	for (let words = 0; words < mostFrontWords; words++) {
		const code = text.charCodeAt(end - 1);
		const isCurrency = code === 0xffe5 || code === 0xa5 || code === 0x24;
		const isBlank = code === 0x20 || code === 0xa0 || code === 0x3000 || code === 0x2d;
		if (end > start && (isCurrency || isBlank) && words < mostFrontWords - 1) {
			if (code === 0x2d && end !== at) break;
			end--;
			if (isCurrency) front.raw = front.noun = end;
			continue;
		}
		// 翻一番 is its own word of growth.
		const behind = words > 0 || text.charCodeAt(at) === 0x7ffb ? skipComparison(text, end, start) : end;
		const head = behind < end ? behind : perHeadStart(text, end, start);
		if (head < end) {
			end = head;
			front.noun = end;
			continue;
		}
		const entry = frontTable.matchBefore(text, end, start);
		// 达到日均3000单
		if (
			entry?.word === "日均" &&
			frontTable.matchBefore(text, end - 2, start)?.value?.comparator !== undefined
		) {
			end -= 2;
			front.noun = end;
			continue;
		}
		if (entry === undefined || entry.value === null) {
			if (end === at) readFrontOfWhole(text, quantity, at, start, front);
			break;
		}
		const word: FrontWord = entry.value;
		if (word.bareScale && !quantity.bareScale) break;
		if (word.object !== undefined) {
			// 节能降耗5%: the last of them is meant.
			if (quantity.kind !== "share" || (front.growth !== 0 && front.object === "")) break;
			if (front.object !== "") {
				end -= entry.word.length;
				front.noun = end;
				continue;
			}
			front.object = word.object;
		}
		// 为 at the beginning of a clause is a preposition: 为150户改造.
		if (word.toward && entry.word.length === 1 && end - 1 <= start && known.cellName === undefined) break;
		if (!addWord(front, word)) break;
		// 户均|增收3000元: what rises is in the verb.
		if (quantity.kind === "money" && entry.word === "增收") {
			front.raw = end - entry.word.length;
			break;
		}
		end -= entry.word.length;
		front.noun = end;
		if (!word.aside) front.raw = end;
	}
	return front;
}

/** Adds what a word says to what those nearer to the number said; false where it is another quantity's. */
function addWord(front: Front, word: FrontWord): boolean {
	if (front.rateNoun) return false;
	// 为, 占, 到 in front of a verb of growth belong to the noun or to another phrase.
	if (front.growth !== 0 && (word.toward || word.growth !== undefined) && !word.rateNoun) return false;
	// A second comparator in front is another quantity's, but 力争突破, 达到…以上 are one.
	if (word.comparator !== undefined && front.comparator !== undefined && !word.soft && !front.soft)
		return false;
	if (word.growth !== undefined && !front.toward) {
		front.growth = word.growth;
		front.rateNoun = word.rateNoun === true;
	}
	if (word.comparator !== undefined) {
		if (front.comparator === undefined || front.comparator === "=" || (front.soft && !word.soft)) {
			front.comparator =
				front.comparator === undefined || word.comparator !== "=" ? word.comparator : front.comparator;
			front.soft = word.soft === true;
		}
		if (!word.toward) front.standing = true;
	}
	front.toward = front.toward || word.toward === true;
	front.standing = front.standing || word.state === true || word.toward === true;
	front.each = front.each || word.each === true;
	front.respectively = front.respectively || word.respectively === true;
	return true;
}

/** 不低于合同金额的30%, 是2020年的1.5倍: the comparator stands before what it is a share or a multiple of. */
function readFrontOfWhole(text: string, { kind }: Quantity, at: number, start: number, front: Front): void {
	if ((kind !== "share" && kind !== "times") || text.charCodeAt(at - 1) !== 0x7684) return;
	for (let end = at - 2; end > start && at - end <= 24; end--) {
		if (text.charCodeAt(end - 1) === 0x3001) return;
		const entry = frontTable.matchBefore(text, end, start);
		const comparator = entry?.value?.comparator;
		const isEquation = entry?.word === "是" || (entry?.word === "为" && end - 1 > start);
		if (kind === "times" && isEquation) {
			front.comparator = "=";
			front.soft = true;
			front.standing = true;
			front.raw = end - 1;
			front.noun = front.raw;
			return;
		}
		// 压缩至法定时限的30%
		if (kind === "share" && entry?.value?.toward === true && entry.word.length > 1) {
			front.comparator = "=";
			front.soft = true;
			front.toward = true;
			front.standing = true;
			front.raw = end - entry.word.length;
			front.noun = front.raw;
			return;
		}
		if (entry === undefined || comparator === undefined || comparator === "=" || comparator === "~") continue;
		if (entry.value?.bareScale === true || entry.word.length < 2) continue;
		front.comparator = comparator;
		front.standing = true;
		front.raw = end - entry.word.length;
		front.noun = front.raw;
		return;
	}
}

/** 较2020年, 比上年, 与2020年相比: back over what a rate of change is compared with. */
function skipComparison(text: string, end: number, start: number): number {
	if (text.startsWith("相比", end - 2)) {
		for (let at = end - 3; at >= start && end - at <= 14; at--)
			if ("与同和".includes(text.charAt(at))) return at;
		return end;
	}
	switch (text.charCodeAt(end - 1)) {
		case 0x5e74: // 年
		case 0x5e95: // 底
		case 0x672b: // 末
		case 0x671f: // 期
		case 0x5ea6: // 度
			break;
		default:
			return end;
	}
	for (let at = end - 2; at >= start && end - at <= 14; at--) {
		const here = text.charCodeAt(at);
		if ((here === 0x8f83 || here === 0x6bd4) && !isComparedShare(text, at)) return at;
		if (isBreak(here) || here === 0x3001) return end;
	}
	return end;
}

/** Back over 每千人, 每人每月, 每万人口 before a number; `end` where none stands there. */
function perHeadStart(text: string, end: number, start: number): number {
	if (!isPerHeadEnd(text.charCodeAt(end - 1))) return end;
	let found = end;
	for (let at = end - 2; at >= start && end - at <= 9; at--) {
		if (text.charCodeAt(at) !== 0x6bcf) continue;
		if (!/^(?:每[千百十万]?(?:人口?|户|亩|生|年|月|人次|名学生|千米|公里)){1,5}$/.test(text.slice(at, end)))
			return found;
		found = at;
	}
	return found;
}

/** Joining marks only, between the beginning of the clause and `nounEnd`. */
export function isAlone({ text, clause }: Place, nounEnd: number): boolean {
	for (let at = clause.start; at < nounEnd; at++) if (!isConnector(text.charCodeAt(at))) return false;
	return true;
}

/** 人 口 户 亩 生 年 月 次 米 里. */
function isPerHeadEnd(code: number): boolean {
	switch (code) {
		case 0x4eba:
		case 0x53e3:
		case 0x6237:
		case 0x4ea9:
		case 0x751f:
		case 0x5e74:
		case 0x6708:
		case 0x6b21:
		case 0x7c73:
		case 0x91cc:
			return true;
		default:
			return false;
	}
}

/** The movement that a name ends in: 外贸增长. */
export function readFrontOfName(name: string): 0 | 1 | -1 {
	return frontTable.matchBefore(name, name.length)?.value?.growth ?? 0;
}
