import { plainDigit } from "../text/numerals.js";
import { isAnd, isConnector, isHan, isQuoteOpen } from "./characters.js";
import { isLatin } from "./quantity.js";
import { farthest } from "./readerState.js";
import { WordReader } from "./wordReader.js";
import {
	adverbTable,
	beginnings,
	begins,
	countVerbTable,
	frontTable,
	innerVerbTable,
	leadingExceptionTable,
	leadingVerbTable,
	leadingWordTable,
	moveVerbTable,
	nounHeadExceptionTable,
	nounHeadTable,
	predicateExceptionTable,
	predicateTable,
	rateHeadTable,
	taskVerbTable,
	workEndTable,
	workTable,
} from "./words.js";

/** The noun in front of a number or behind it, and the verb that governs it. */
export abstract class NounReader extends WordReader {
	/** Finds the noun between `from` and `to`, and the verb before it, into {@link noun}. */
	protected findNoun(from: number, to: number, isList = false): void {
		const { text, noun } = this;
		let start = Math.max(from, to - farthest);
		const end = this.trimEnd(start, to);
		noun.verb = "none";
		noun.move = 0;
		noun.raises = false;
		// An open bracket or quotation mark within: the noun begins behind it.
		start = this.skipContained(this.skipOpen(start, end), end);
		if (isList && this.findSharedNoun(start, end)) return;
		let verbStart = start;
		let verbEnd = start;
		for (let at = start; at < end; at++) {
			// A、B和C分别…: what stands behind the first 、 is another noun, whatever its words.
			if (isList && text.charCodeAt(at) === 0x3001) break;
			// 绿色建筑占新建建筑比例: nor what it is a share of.
			if (text.charCodeAt(at) === 0x5360 && at > start) break;
			const verb = innerVerbTable.matchAt(text, at, end);
			if (verb === undefined) continue;
			const after = at + verb.word.length;
			// 完成率, 招聘活动
			const isName = verb.word !== "完成" && leadingExceptionTable.matchAt(text, at, end) !== undefined;
			if (isName || this.isNounHead(after, end)) {
				at = after - 1;
				continue;
			}
			// 城镇新增就业: a short subject makes one name with its verb.
			if (verb.word === "新增" && at > verbEnd) {
				const subject = this.stripLeading(verbEnd, at);
				if (
					subject < at &&
					at - subject <= 4 &&
					end - after <= 4 &&
					end > after &&
					isHan(text.charCodeAt(at - 1))
				) {
					noun.start = subject;
					noun.end = end;
					noun.verb = "count";
					return;
				}
			}
			noun.verb = verb.value ? "count" : "state";
			noun.move = moveVerbTable.matchAt(text, at, end)?.value ?? 0;
			verbStart = at;
			verbEnd = after;
			at = after - 1;
		}
		if (verbEnd > start && text.charCodeAt(verbEnd) === 0x4e86) verbEnd++;
		if (isAnd(text.charCodeAt(verbEnd)) && this.findSharedNoun(verbStart, end)) return;
		const first = this.stripLeading(verbEnd, end);
		noun.start = first;
		noun.end = end;
		if (first < end || verbStart <= start) return;
		// 预算收入完成120亿元, 品牌农产品培育10个: the noun stands before its verb.
		const { verb } = noun;
		const word = text.slice(verbStart, end);
		const added = /^(?:新增|净增)/.test(word);
		const plain = added || /^(?:完成|实现|确保|力争)/.test(word);
		const subject = this.stripLeading(start, verbStart);
		if (this.trimEnd(subject, verbStart) <= subject) {
			noun.verb = verb;
			return;
		}
		noun.start = subject;
		noun.end = plain ? this.trimEnd(subject, verbStart) : end;
		noun.verb = plain && !added ? "state" : verb;
	}

	/** 新建、续建项目分别…: kinds of work that share a noun, which stands with the last only. */
	protected findSharedNoun(start: number, end: number): boolean {
		const { text, noun } = this;
		for (let at = start + 2; at < end - 2; at++) {
			const code = text.charCodeAt(at);
			if (code !== 0x3001 && !isAnd(code)) continue;
			const work = workEndTable.matchBefore(text, at, start);
			if (work === undefined || workTable.matchAt(text, at + 1, end) === undefined) return false;
			noun.start = at - work.word.length;
			noun.end = end;
			noun.verb = "count";
			return true;
		}
		return false;
	}

	/** A verb that is the first half of a noun: 完成率, 建成区. */
	protected isNounHead(at: number, end: number): boolean {
		return (
			nounHeadTable.matchAt(this.text, at, end) !== undefined &&
			nounHeadExceptionTable.matchAt(this.text, at, end) === undefined
		);
	}

	/** Takes adverbs, and verbs in front of a noun, off its beginning; notes in {@link noun} what they were. */
	protected stripLeading(from: number, end: number): number {
		const { text, noun } = this;
		let at = this.skipPreposition(from, end);
		for (let words = 0; words < 16; words++) {
			while (at < end && isConnector(text.charCodeAt(at))) at++;
			if (at >= end) break;
			if (leadingExceptionTable.matchAt(text, at, end) !== undefined) break;
			const verb = leadingVerbTable.matchAt(text, at, end);
			const word = leadingWordTable.matchAt(text, at, end);
			const length = Math.max(verb?.word.length ?? 0, word?.word.length ?? 0);
			if (length === 0) {
				const adverb = adverbTable.matchAt(text, at, end);
				if (adverb === undefined || !this.isAdverb(at + adverb.word.length, end)) break;
				at += adverb.word.length;
				continue;
			}
			const isVerb = verb !== undefined && verb.word.length === length;
			if (isVerb && this.isNounHead(at + length, end)) break;
			// 接种|覆盖率, 筛查|任务完成率; but 提升|覆盖率, 完成|任务完成率
			if (
				isVerb &&
				word?.word !== verb.word &&
				rateHeadTable.matchAt(text, at + length, end) !== undefined &&
				taskVerbTable.matchAt(text, at, end) === undefined
			)
				break;
			// 完成改造1660户: the last verb is what is done.
			if (isVerb && this.skipConnectors(at + length, end) >= end) {
				noun.verb = "count";
				break;
			}
			if (isVerb && word?.word !== verb.word) noun.verb = "count";
			const move = moveVerbTable.matchAt(text, at, end);
			if (move !== undefined && move.word.length === length) {
				noun.move = move.value;
				noun.raises = move.word === "提高" || move.word === "提升";
			}
			at += length;
			// 新建(筹集)廉租房
			const open = text.charCodeAt(at);
			const close = open === 0x28 ? ")" : open === 0xff08 ? "）" : "";
			if (isVerb && close !== "") at = Math.min(end, this.closing(at, close, 8) ?? at);
		}
		return at;
	}

	/** 向公众|开放场所60个, 为残疾儿童|提供救助1200人: over whom it is done for, to the verb. */
	protected skipPreposition(from: number, end: number): number {
		const { text } = this;
		const code = text.charCodeAt(from);
		// 向 为 对 给
		if (code !== 0x5411 && code !== 0x4e3a && code !== 0x5bf9 && code !== 0x7ed9) return from;
		if (end - from === 1) return end;
		// 为企业|减负5亿元: a name of what is done, all of it.
		if (end - from <= 20 && (text.startsWith("减负", end - 2) || text.startsWith("让利", end - 2)))
			return end - 2;
		const limit = Math.min(end - 2, from + 20);
		for (let at = from + 2; at < limit; at++) {
			const verb = leadingVerbTable.matchAt(text, at, end);
			if (verb === undefined || leadingExceptionTable.matchAt(text, at, end) !== undefined) continue;
			if (!this.isNounHead(at + verb.word.length, end)) return at;
		}
		return from;
	}

	/** Whether what ends at `at` is an adverb: a verb follows it, here or behind the noun's region. */
	protected isAdverb(at: number, end: number): boolean {
		if (this.skipConnectors(at, end) >= end) return true;
		if (leadingExceptionTable.matchAt(this.text, at, end) !== undefined) return false;
		const verb = leadingVerbTable.matchAt(this.text, at, end) ?? leadingWordTable.matchAt(this.text, at, end);
		return verb !== undefined && at + verb.word.length < end && !this.isNounHead(at + verb.word.length, end);
	}

	protected skipConnectors(at: number, end: number): number {
		let pos = at;
		while (pos < end && isConnector(this.text.charCodeAt(pos))) pos++;
		return pos;
	}

	protected trimEnd(start: number, end: number): number {
		let pos = end;
		while (pos > start) {
			const code = this.text.charCodeAt(pos - 1);
			if (!isConnector(code) && !isQuoteOpen(code) && code !== 0x7684 && code !== 0x28 && code !== 0xff08)
				break;
			pos--;
		}
		return pos;
	}

	/** Behind the last bracket or quotation mark that opens before `end` and does not close. */
	protected skipOpen(start: number, end: number): number {
		let open = start;
		let depth = 0;
		for (let at = end - 1; at >= start; at--) {
			const code = this.text.charCodeAt(at);
			if (code === 0x29 || code === 0xff09 || code === 0x201d) depth++;
			else if (code === 0x28 || code === 0xff08 || code === 0x201c) {
				if (depth === 0) {
					open = at + 1;
					break;
				}
				depth--;
			}
		}
		return open;
	}

	/** Behind 含 at the beginning of what a bracket or a clause adds: （含|高效节水2万亩）; but 含水率, 含税价. */
	protected skipContained(start: number, end: number): number {
		const { text } = this;
		if (text.charCodeAt(start) !== 0x542b || end - start < 3) return start;
		return "税氧量沙水糖盐硫铅磷氮泥油碳".includes(text.charAt(start + 1)) ? start : start + 1;
	}

	/** The noun behind a count: from `from` to where its predicate, the clause or the next number begins. */
	protected postEnd(from: number): number {
		const { text } = this;
		const limit = Math.min(text.length, from + farthest);
		let pieceStart = from;
		let at = this.sizeEnd(from);
		while (at < limit) {
			const code = text.charCodeAt(at);
			const kind = beginnings[code];
			if (kind === begins.hardBreak || kind === begins.softBreak) break;
			if (kind === begins.digit && !isLatin(text.charCodeAt(at - 1))) {
				at = this.verbWithin(from + 2, this.frontStart(at, from));
				break;
			}
			if (code === 0x28 || code === 0xff08) {
				const end = this.closing(at, code === 0x28 ? ")" : "）", 24);
				if (end === undefined) break;
				at = end;
				continue;
			}
			if (code === 0x29 || code === 0xff09 || code === 0x201d) break;
			if (code === 0x201c) {
				at = this.closing(at, "”", 30) ?? at + 1;
				continue;
			}
			if (code === 0x3001) {
				// 省、市两级…: single words in a row belong to one noun; longer ones are another item.
				if (at - pieceStart > 2) {
					const of = this.endOfQuality(at + 1, limit);
					if (of < 0) break;
					at = of;
					continue;
				}
				pieceStart = at + 1;
				at++;
				continue;
			}
			const predicate = predicateTable.matchAt(text, at);
			if (
				predicate !== undefined &&
				predicateExceptionTable.matchAt(text, at) === undefined &&
				!(predicate.word.length > 1 && this.isNounHead(at + predicate.word.length, limit))
			) {
				if (predicate.word.length > 1 || at - from >= 2) break;
			} else if (predicate !== undefined) {
				at += predicate.word.length;
				continue;
			}
			at++;
		}
		const end = this.trimEnd(from, at);
		// 102项重大工程和|18项主要指标
		const joins =
			end - from > 2 && isAnd(text.charCodeAt(end - 1)) && beginnings[text.charCodeAt(end)] === begins.digit;
		return joins ? end - 1 : end;
	}

	/** 技术先进、|场景适配的数据集: where another quality of one noun ends, at 的; -1 for another item. */
	protected endOfQuality(from: number, limit: number): number {
		const { text } = this;
		const verb = leadingVerbTable.matchAt(text, from) ?? leadingWordTable.matchAt(text, from);
		// 带动力强 is none of the verb 带动.
		if (verb !== undefined && !"力性型化能".includes(text.charAt(from + verb.word.length))) return -1;
		for (let at = from; at < Math.min(limit, from + 16); at++) {
			const code = text.charCodeAt(at);
			const kind = beginnings[code];
			if (kind === begins.hardBreak || kind === begins.softBreak || kind === begins.digit) return -1;
			if (code === 0x7684) return at > from + 1 && isHan(text.charCodeAt(at + 1)) ? at : -1;
		}
		return -1;
	}

	/** 二级以上天数|增加5%: where the words of the next number begin. */
	protected frontStart(at: number, from: number): number {
		let end = at;
		for (let words = 0; words < 3; words++) {
			const value = frontTable.matchBefore(this.text, end, from)?.value;
			if (
				value === undefined ||
				value === null ||
				(value.growth === undefined && value.comparator === undefined)
			)
				break;
			end -= frontTable.matchBefore(this.text, end, from)?.word.length ?? 0;
		}
		return end;
	}

	/** 为12所中小学|改造午休教室240间: where the verb of the next number begins; `to` without one. */
	protected verbWithin(from: number, to: number): number {
		for (let at = from; at < to - 3; at++) {
			const verb = innerVerbTable.matchAt(this.text, at, to) ?? countVerbTable.matchAt(this.text, at, to);
			if (verb === undefined) continue;
			const end = at + verb.word.length;
			if (to - end >= 2 && !this.isNounHead(end, to)) return at;
			at = end - 1;
		}
		return to;
	}

	/** Offset behind a size, age or grade that opens a noun: 65蒸吨锅炉, 80岁以上老年人; `at` where none does. */
	protected sizeEnd(at: number): number {
		const size =
			/^\d{1,4}(?:\.\d)?(?:周?岁|千伏|[kK][vV]|蒸吨|吨级?|英寸|兆瓦|万?千瓦|米|层|马力|座|万元|亿元)(?:及?以[上下]|以内)?的?(?=[\u4e00-\u9fff])(?![、，。；])/.exec(
				this.text.slice(at, at + 16),
			);
		return size === null ? at : at + size[0].length;
	}

	/** Whether a noun follows at `at`, not a break, a joining word or a verb. */
	protected nounFollows(at: number): boolean {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (Number.isNaN(code)) return false;
		const kind = beginnings[code];
		if (kind === begins.hardBreak || kind === begins.softBreak) return false;
		if (kind === begins.digit) return this.quantity.kind === "classifier" && this.sizeEnd(at) > at;
		if (
			code === 0x3001 ||
			code === 0x28 ||
			code === 0xff08 ||
			code === 0x29 ||
			code === 0xff09 ||
			code === 0x201d
		)
			return false;
		if (code === 0x20 || code === 0x2f || code === 0x2b || code === 0x3e || code === 0x7c) return false;
		if (isAnd(code) || code === 0x5e76 || code === 0x6216) return false;
		return this.postEnd(at) > at;
	}

	protected clauseTopic(): string {
		if (this.previousClause >= this.clauseStart) return "";
		const { noun } = this;
		const saved = { ...noun };
		this.findNoun(this.previousClause, this.previousEnd);
		const topic = this.text.slice(noun.start, noun.end);
		Object.assign(noun, saved);
		return topic.length > 30 || plainDigit(topic.charCodeAt(0)) >= 0 ? "" : topic;
	}
}
