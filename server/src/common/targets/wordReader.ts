import type { FrontWord } from "./lexicon.js";
import { type Comparator, type Front, farthest, resetFront } from "./readerState.js";
import { TimeReader } from "./timeReader.js";
import { backTable, beginnings, begins, frontTable } from "./words.js";

const mostFrontWords = 8;

/** The words around a number: comparators, growth, 均 and 分别. */
export abstract class WordReader extends TimeReader {
	/** Reads the words in front of the number at `at`, from it backwards. */
	protected readFront(at: number, front: Front): Front {
		const { text } = this;
		const start = Math.max(this.taken, this.clauseStart, at - farthest);
		resetFront(front, at);
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

	/** 不低于合同金额的30%: the comparator stands before what it is a share of. */
	protected readFrontOfWhole(at: number, start: number, front: Front): void {
		const { text } = this;
		if (this.quantity.kind !== "share" || text.charCodeAt(at - 1) !== 0x7684) return;
		for (let end = at - 2; end > start && at - end <= 24; end--) {
			if (text.charCodeAt(end - 1) === 0x3001) return;
			const entry = frontTable.matchBefore(text, end, start);
			const comparator = entry?.value?.comparator;
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

	/** 较2020年, 比上年: back over what a rate of change is compared with. */
	protected skipComparison(end: number, start: number): number {
		const { text } = this;
		const code = text.charCodeAt(end - 1);
		// 年 底 末 期 份
		if (code !== 0x5e74 && code !== 0x5e95 && code !== 0x672b && code !== 0x671f && code !== 0x5ea6)
			return end;
		for (let at = end - 2; at >= start && end - at <= 14; at--) {
			const here = text.charCodeAt(at);
			if (here === 0x8f83 || here === 0x6bd4) return at;
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
