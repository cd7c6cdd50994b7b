import { createCharacterSet } from "../text/characterSet.js";
import { plainDigit } from "../text/numerals.js";
import { closing, isAnd, isHan, isLatin } from "./characters.js";
import { wordsEndingIn } from "./lexicon/predicates.js";
import { findNoun, isNounHead, trimEnd } from "./nounBefore.js";
import { farthest, hasDigits, type Place } from "./progress.js";
import type { Quantity } from "./quantity.js";
import {
	beginningOf,
	begins,
	countVerbTable,
	frontTable,
	innerVerbTable,
	isBreak,
	isDigitBeginning,
	leadingVerbTable,
	leadingWordTable,
	predicateExceptionTable,
	predicateTable,
} from "./words.js";

/** The noun behind a count: from `from` to where its predicate, the clause or the next number begins. */
export function postEnd(place: Place, from: number): number {
	const { text, clause } = place;
	const limit = Math.min(clause.end, from + farthest);
	let pieceStart = from;
	let at = sizeEnd(text, from);
	while (at < limit) {
		const code = text.charCodeAt(at);
		if (isDigitBeginning(code) && !isLatin(text.charCodeAt(at - 1))) {
			at = verbWithin(text, from + 2, frontStart(text, at, from));
			break;
		}
		if (code === 0x28 || code === 0xff08) {
			const end = closing(text, at, code === 0x28 ? ")" : "）", 24);
			if (end < 0) break;
			at = end;
			continue;
		}
		if (code === 0x29 || code === 0xff09 || code === 0x201d || squareBrackets.has(code)) break;
		if (code === 0x201c) {
			const end = closing(text, at, "”", 30);
			at = end < 0 ? at + 1 : end;
			continue;
		}
		if (code === 0x3001) {
			// 省、市两级…: single words in a row belong to one noun; longer ones are another item.
			// 38个小区、完工率不低于80%: so is what has a figure of its own.
			if (at - pieceStart > 2 || (at - pieceStart === 2 && hasDigits(text, at + 1, limit))) {
				const of = endOfQuality(text, at + 1, limit);
				if (of < 0) break;
				at = of;
				continue;
			}
			pieceStart = at + 1;
			at++;
			continue;
		}
		const predicate = predicateTable.matchAt(text, at);
		if (predicate === undefined) {
			at++;
			continue;
		}
		// 网格员培训: what the words end with is not a predicate.
		if (at + predicate.word.length >= limit && predicate.word === "培训") {
			at = limit;
			break;
		}
		const exception = predicateExceptionTable.matchAt(text, at);
		if (exception !== undefined || isInsideWord(text, at, predicate.word)) {
			at += exception === undefined ? 1 : Math.max(1, predicate.word.length);
			continue;
		}
		if (predicate.word.length > 1 && isNounHead(text, at + predicate.word.length, limit)) {
			at += predicate.word.length;
			continue;
		}
		if (predicate.word.length > 1 || at - from >= 2) break;
		at++;
	}
	const end = trimEnd(text, from, Math.min(at, Math.max(limit, from)));
	// 102项重大工程和|18项主要指标
	const joins = end - from > 2 && isAnd(text.charCodeAt(end - 1)) && isDigitBeginning(text.charCodeAt(end));
	return joins ? end - 1 : end;
}

/** 能 of 智能 and 技能, 向 of 定向: a predicate of one character that ends a word is not one. */
function isInsideWord(text: string, at: number, predicate: string): boolean {
	return wordsEndingIn[predicate]?.includes(text.charAt(at - 1) || " ") === true;
}

/** 技术先进、|场景适配的数据集: where another quality of one noun ends, at 的; -1 for another item. */
function endOfQuality(text: string, from: number, limit: number): number {
	const verb = leadingVerbTable.matchAt(text, from) ?? leadingWordTable.matchAt(text, from);
	// 带动力强 is none of the verb 带动.
	if (verb !== undefined && !"力性型化能".includes(text.charAt(from + verb.word.length))) return -1;
	for (let at = from; at < Math.min(limit, from + 16); at++) {
		const code = text.charCodeAt(at);
		if (isBreak(code) || isDigitBeginning(code)) return -1;
		if (code === 0x7684) return at > from + 1 && isHan(text.charCodeAt(at + 1)) ? at : -1;
	}
	return -1;
}

/** 二级以上天数|增加5%: where the words of the next number begin. */
function frontStart(text: string, at: number, from: number): number {
	let end = at;
	for (let words = 0; words < 3; words++) {
		const entry = frontTable.matchBefore(text, end, from);
		const value = entry?.value;
		if (entry === undefined || value === undefined || value === null) break;
		if (value.growth === undefined && value.comparator === undefined) break;
		end -= entry.word.length;
	}
	return end;
}

/** 为12所中小学|改造午休教室240间: where the verb of the next number begins; `to` without one. */
function verbWithin(text: string, from: number, to: number): number {
	for (let at = from; at < to - 3; at++) {
		const verb = innerVerbTable.matchAt(text, at, to) ?? countVerbTable.matchAt(text, at, to);
		if (verb === undefined) continue;
		const end = at + verb.word.length;
		if (to - end >= 2 && !isNounHead(text, end, to)) return at;
		at = end - 1;
	}
	return to;
}

/** Offset behind a size, age or grade that opens a noun: 65蒸吨锅炉, 80岁以上老年人; `at` where none does. */
export function sizeEnd(text: string, at: number): number {
	if (plainDigit(text.charCodeAt(at)) < 0) return at;
	const size =
		/^\d{1,4}(?:\.\d)?(?:周?岁|千伏|[kK][vV]|蒸吨|吨级?|英寸|兆瓦|万?千瓦|米|层|马力|座|万元|亿元|[百千万]?[万亿]级)(?:及?以[上下]|以内)?的?(?=[\u4e00-\u9fff])(?![、，。；])/.exec(
			text.slice(at, at + 16),
		);
	return size === null ? at : at + size[0].length;
}

/** The first characters of what conditions are of. */
const opensCondition = createCharacterSet("海年月人家距学");

/** 海拔1200米以上|学校, 年收入2万元以下|家庭: offset behind a condition on what is counted; `at` where none stands. */
export function conditionEnd(text: string, at: number): number {
	if (!opensCondition.has(text.charCodeAt(at))) return at;
	const condition =
		/^(?:海拔|年收入|月收入|人均收入|年人均收入|家庭年收入|月工资|距离?|学历)(?:在)?\d{1,8}(?:\.\d{1,3})?[万亿]?(?:米|公里|元|千米|岁)(?:及?以[上下内]|之内)的?(?=[\u4e00-\u9fff])/.exec(
			text.slice(at, at + 28),
		);
	return condition === null ? at : at + condition[0].length;
}

/** 为120名老人|安装扶手: where what is done for those counted begins; `end` without it. */
export function benefitStart(text: string, from: number, end: number): number {
	for (let at = from + 2; at < end - 2; at++) {
		if (/^(?:改善|提升|提高|完善|优化|增强|解决)/.test(text.slice(at, at + 2))) return at;
		const verb = leadingVerbTable.matchAt(text, at, end);
		if (verb === undefined || verb.word.length < 2) continue;
		if (at + verb.word.length < end && !isNounHead(text, at + verb.word.length, end)) return at;
	}
	return end;
}

/**
 * Where the noun ends that follows at `at`; `at` itself where none does, but the end of the clause, a joining word or a
 * verb.
 */
export function endOfNounBehind(place: Place, at: number, { kind }: Quantity): number {
	const { text, clause } = place;
	if (at >= clause.end) return at;
	const code = text.charCodeAt(at);
	if (beginningOf(code) === begins.digit)
		return kind === "classifier" && sizeEnd(text, at) > at ? Math.max(at + 1, postEnd(place, at)) : at;
	if (parts.has(code)) return at;
	switch (code) {
		case 0x4e0e: // 与
		case 0x53ca: // 及
		case 0x5e76: // 并
		case 0x6216: // 或
			return at;
		case 0x4ee5: // 以及
			if (text.charCodeAt(at + 1) === 0x53ca) return at;
			break;
		case 0x548c: // 和, but 和美乡村, 和谐社区
			if (!/^和(?:[美谐睦善]|平(?!台))/.test(text.slice(at, at + 3))) return at;
			break;
		default:
			break;
	}
	return Math.max(at, postEnd(place, at));
}

const squareBrackets = createCharacterSet("[［〔");
/** Marks behind a quantity that no noun begins with. */
const parts = createCharacterSet("[［〔、()（）” \u00a0\u3000&＆/／+＋><＞＜|｜│★☆※～~");

/** Whether another quantity stands further on in the same item. */
export function numberFollows({ text, clause }: Place, from: number): boolean {
	const limit = Math.min(clause.end, from + 40);
	for (let at = from; at < limit; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x3001) return false;
		if (isDigitBeginning(code) && !isLatin(text.charCodeAt(at - 1))) return true;
		if (innerVerbTable.matchAt(text, at) !== undefined) return false;
	}
	return false;
}

/** What the clause before is about; empty where it does not say. */
export function clauseTopic({ text, clause }: Place): string {
	if (clause.previousStart >= clause.start) return "";
	const noun = findNoun(text, clause.previousStart, clause.previousEnd);
	const topic = text.slice(noun.start, noun.end);
	// 未来五年，…: when, not what.
	if (/^(?:未来|今后|过去|这|近)?[一二三四五十几]{1,2}年/.test(topic)) return "";
	return topic.length > 30 || plainDigit(topic.charCodeAt(0)) >= 0 ? "" : topic;
}
