import { isConnector } from "./characters.js";
import type { FrontWord } from "./lexicon.js";
import { type Comparator, type Front, farthest, resetFront } from "./readerState.js";
import { TimeReader } from "./timeReader.js";
import {
	backTable,
	beginnings,
	begins,
	benchmarkBeginTable,
	benchmarkEndTable,
	benchmarkTable,
	frontTable,
} from "./words.js";

const mostFrontWords = 8;
// 高于规模以上工业企业平均水平
const longestBenchmark = 20;

/** The words around a number: comparators, growth, 均 and 分别. */
export abstract class WordReader extends TimeReader {
	/** Reads the words in front of the number at `at`, from it backwards. */
	protected readFront(at: number, front: Front): Front {
		const { text } = this;
		const start = Math.max(this.taken, this.clauseStart, at - farthest);
		resetFront(front, at);
		if (this.readBenchmark(at, start, front)) return front;
		let end = at;
		for (let words = 0; words < mostFrontWords; words++) {
			const code = text.charCodeAt(end - 1);
			if (
				end > start &&
				(code === 0x20 || code === 0xa0 || code === 0x3000 || code === 0x2d) &&
				words < mostFrontWords - 1
			) {
				if (code === 0x2d && end !== at) break;
				end--;
				continue;
			}
			const compared = words > 0 ? this.skipComparison(end, start) : end;
			if (compared < end) {
				end = compared;
				front.noun = end;
				continue;
			}
			const head = perHeadStart(text, end, start);
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
				if (end === at) this.readFrontOfWhole(at, start, front);
				break;
			}
			const word: FrontWord = entry.value;
			if (word.bareScale && !this.quantity.bareScale) break;
			if (word.object !== undefined) {
				// 节能降耗5%: the last of them is meant.
				if (this.quantity.kind !== "share" || (front.growth !== 0 && front.object === "")) break;
				if (front.object === "") front.object = word.object;
				else {
					end -= entry.word.length;
					front.noun = end;
					continue;
				}
			}
			// 为 at the beginning of a clause is a preposition: 为150户改造.
			if (word.toward && entry.word.length === 1 && end - 1 <= start && this.cellName === undefined) break;
			if (front.rateNoun) break;
			// 为, 占, 到 in front of a verb of growth belong to the noun or to another phrase.
			if (front.growth !== 0 && (word.toward || word.growth !== undefined) && !word.rateNoun) break;
			// A second comparator in front is another quantity's, but 力争突破, 达到…以上 are one.
			if (word.comparator !== undefined && front.comparator !== undefined && !word.soft && !front.soft) break;
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
			front.state = front.state || word.state === true;
			front.standing = front.standing || word.state === true || word.toward === true;
			front.each = front.each || word.each === true;
			front.respectively = front.respectively || word.respectively === true;
			end -= entry.word.length;
			front.noun = end;
			if (!word.aside) front.raw = end;
		}
		return front;
	}

	/** 不低于合同金额的30%, 是2020年的1.5倍: the comparator stands before what it is a share or a multiple of. */
	protected readFrontOfWhole(at: number, start: number, front: Front): void {
		const { text } = this;
		const { kind } = this.quantity;
		if ((kind !== "share" && kind !== "times") || text.charCodeAt(at - 1) !== 0x7684) return;
		for (let end = at - 2; end > start && at - end <= 24; end--) {
			if (text.charCodeAt(end - 1) === 0x3001) return;
			const entry = frontTable.matchBefore(text, end, start);
			const comparator = entry?.value?.comparator;
			if (kind === "times" && (entry?.word === "是" || entry?.word === "为") && end - 1 > start) {
				front.comparator = "=";
				front.soft = true;
				front.standing = true;
				front.raw = end - 1;
				front.noun = front.raw;
				return;
			}
			if (entry === undefined || comparator === undefined || comparator === "=" || comparator === "~")
				continue;
			if (entry.value?.bareScale === true || entry.word.length < 2) continue;
			front.comparator = comparator;
			front.standing = true;
			front.raw = end - entry.word.length;
			front.noun = front.raw;
			return;
		}
	}

	/**
	 * 高于全国平均水平|2个百分点, 高于行业均价|5元/吨: what is compared with stands between the comparator and the number, and
	 * is none of the indicator. Only a difference of shares has no other meaning there; other units need words such as 均价.
	 */
	protected readBenchmark(at: number, start: number, front: Front): boolean {
		const { text, quantity } = this;
		const isPoints = quantity.kind === "points";
		if (!isPoints && quantity.kind !== "share" && quantity.kind !== "money") return false;
		// Every rate and sum comes here: one look-up tells nearly all of them.
		if (!isPoints && benchmarkEndTable.matchBefore(text, at, start) === undefined) return false;
		let end = at;
		for (let words = 0; isPoints && words < 2; words++) {
			const word = frontTable.matchBefore(text, end, start);
			// 至少, 约 before the number; but 提高, 达到 are of something that moves.
			if (
				word === undefined ||
				word.value === null ||
				word.value.growth !== undefined ||
				word.value.toward === true
			)
				break;
			if (word.value.comparator === undefined && !word.value.aside) break;
			if (benchmarkEndTable.matchBefore(text, end, start) !== undefined) break;
			end -= word.word.length;
		}
		const limit = Math.max(start, end - longestBenchmark);
		const distance = isPoints ? distanceWord(text.charCodeAt(end - 1)) : undefined;
		// 高 of 提高 is none.
		if (distance !== undefined && !this.movesBefore(end, start)) {
			// 比全省平均水平高|2个百分点
			for (let pos = end - 3; pos > limit; pos--) {
				const code = text.charCodeAt(pos);
				if (beginnings[code] === begins.softBreak || beginnings[code] === begins.hardBreak) break;
				if ((code !== 0x6bd4 && code !== 0x8f83) || isOfShare(text, pos)) continue;
				front.comparator = distance;
				front.standing = true;
				front.benchmark = true;
				front.raw = pos;
				front.noun = this.skipFront(pos, start);
				return true;
			}
			return false;
		}
		for (let pos = end - 1; pos >= limit; pos--) {
			const kind = beginnings[text.charCodeAt(pos)];
			if (kind === begins.softBreak || kind === begins.hardBreak || kind === begins.digit) return false;
			const found = benchmarkTable.matchAt(text, pos, end);
			if (found === undefined) continue;
			const first =
				text.charCodeAt(pos - 1) === 0x4e0d ? benchmarkTable.matchAt(text, pos - 1, end) : undefined;
			const from = first === undefined ? pos : pos - 1;
			const word = first ?? found;
			// 超全 of 超全省 is half of the benchmark.
			const after = from + (word.word.startsWith("超") && word.word !== "超过" ? 1 : word.word.length);
			if (after >= end || this.movesBefore(end, after)) return false;
			const named = this.skipFront(from, start) > start;
			if (!named && benchmarkBeginTable.matchAt(text, after, end) === undefined) return false;
			front.comparator = word.value;
			front.standing = true;
			front.benchmark = true;
			front.raw = from;
			front.noun = this.skipFront(from, start);
			return true;
		}
		return false;
	}

	/** Whether a rise or a fall stands directly before `end`: what is compared with is then something else. */
	protected movesBefore(end: number, start: number): boolean {
		const value = frontTable.matchBefore(this.text, end, start)?.value;
		return value?.growth !== undefined && value.rateNoun !== true;
	}

	/** Back over joining marks, 力争 and their like before a comparator. */
	protected skipFront(from: number, start: number): number {
		const { text } = this;
		let end = from;
		for (let words = 0; words < mostFrontWords && end > start; words++) {
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

	/** 较2020年, 比上年: back over what a rate of change is compared with. */
	protected skipComparison(end: number, start: number): number {
		const { text } = this;
		const code = text.charCodeAt(end - 1);
		// 年 底 末 期 份
		if (code !== 0x5e74 && code !== 0x5e95 && code !== 0x672b && code !== 0x671f && code !== 0x5ea6)
			return end;
		for (let at = end - 2; at >= start && end - at <= 14; at--) {
			const here = text.charCodeAt(at);
			if ((here === 0x8f83 || here === 0x6bd4) && !isOfShare(text, at)) return at;
			const kind = beginnings[here];
			if (kind === begins.softBreak || kind === begins.hardBreak || here === 0x3001) return end;
		}
		return end;
	}

	/** 以上, 左右 or their like at `at`, unless it begins another word (上下游). */
	protected backWordAt(at: number): { word: string; value: Comparator } | undefined {
		const entry = backTable.matchAt(this.text, at);
		return entry === undefined || entry.value === null ? undefined : { word: entry.word, value: entry.value };
	}

	/** Offset behind 以上, 左右 and their like after the quantity. */
	protected backEnd(): number {
		const { quantity } = this;
		let end = quantity.end;
		for (let words = 0; words < 2; words++) {
			const entry = this.backWordAt(this.skipBlanks(end));
			if (entry === undefined) break;
			end = this.skipBlanks(end) + entry.word.length;
		}
		return end;
	}

	/** The comparators behind the quantity; where they end goes into {@link backStop}. */
	protected readBack(from: number): readonly Comparator[] {
		let end = from;
		let found: Comparator[] = none;
		for (let words = 0; words < 2; words++) {
			const pos = this.skipBlanks(end);
			const entry = this.backWordAt(pos);
			if (entry === undefined) break;
			if (found === none) found = [];
			found.push(entry.value);
			end = pos + entry.word.length;
		}
		this.backStop = end;
		return found;
	}
}

const none: Comparator[] = [];

/** 高 and 低 behind 比…, before the number that says by how much. */
function distanceWord(code: number): Comparator | undefined {
	// 高 快 多
	if (code === 0x9ad8 || code === 0x5feb || code === 0x591a) return ">";
	// 低 慢 少
	return code === 0x4f4e || code === 0x6162 || code === 0x5c11 ? "<" : undefined;
}

/** 比 of 比重, 比例, 占比, 同比: no word that compares. */
function isOfShare(text: string, at: number): boolean {
	return "重例率值".includes(text.charAt(at + 1)) || "占同环配".includes(text.charAt(at - 1) || " ");
}

/** Back over 每千人, 每人每月, 每万人口 before a number; `end` where none stands there. */
function perHeadStart(text: string, end: number, start: number): number {
	if (!isPerHeadEnd(text.charCodeAt(end - 1))) return end;
	let found = end;
	for (let at = end - 2; at >= start && end - at <= 9; at--) {
		if (text.charCodeAt(at) !== 0x6bcf) continue;
		if (!/^(?:每[千百十万]?(?:人口?|户|亩|生|年|月|人次|名学生|千米|公里))+$/.test(text.slice(at, end)))
			return found;
		found = at;
	}
	return found;
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
