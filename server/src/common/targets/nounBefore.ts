import { createCharacterSet } from "../text/characterSet.js";
import { closing, isAnd, isConnector, isHan, isQuoteOpen } from "./characters.js";
import { farthest } from "./progress.js";
import {
	adverbTable,
	innerVerbTable,
	leadingExceptionTable,
	leadingVerbTable,
	leadingWordTable,
	moveVerbTable,
	nounHeadExceptionTable,
	nounHeadTable,
	rateHeadTable,
	taskVerbTable,
	workEndTable,
	workTable,
} from "./words.js";

/** The noun of a clause and the verb that governs it. */
export interface Noun {
	start: number;
	end: number;
	verb: "none" | "state" | "count";
	move: 0 | 1 | -1;
	/** The move is 提高 or 提升, which add nothing of their own. */
	raises: boolean;
	/** Where the last verb within stands that governs it; empty, where it may begin, without one. */
	verbStart: number;
	verbEnd: number;
}

/** A noun of which nothing is known but where it stands. */
export function newNoun(start: number, end: number): Noun {
	return { start, end, verb: "none", move: 0, raises: false, verbStart: start, verbEnd: start };
}

/**
 * Finds the noun between `from` and `to`, and the verb before it.
 *
 * @param isList 均 or 分别 follows: A、B和C are indicators of their own
 */
export function findNoun(text: string, from: number, to: number, isList = false): Noun {
	const end = trimEnd(text, Math.max(from, to - farthest), to);
	// An open bracket or quotation mark within: the noun begins behind it.
	const start = skipContained(text, skipOpen(text, Math.max(from, to - farthest), end), end);
	const shared = isList ? findSharedNoun(text, start, end) : undefined;
	if (shared !== undefined) return shared;
	const noun = newNoun(start, end);
	if (!findVerb(text, isList, noun)) return noun;
	const { verbStart } = noun;
	let { verbEnd } = noun;
	if (verbEnd > start && text.charCodeAt(verbEnd) === 0x4e86) verbEnd++;
	// 新建和续建项目: kinds of projects; 新建和改扩建卫生院: what is done to one kind of thing.
	const isKind = isAnd(text.charCodeAt(verbEnd)) && /(?:项目|工程)$/.test(text.slice(verbEnd, end));
	const joined = isKind ? findSharedNoun(text, verbStart, end) : undefined;
	if (joined !== undefined) return joined;
	noun.start = stripLeading(text, verbEnd, end, noun);
	// 农村公厕|新建|改造260座: a second verb names nothing.
	const isWork =
		verbStart > start &&
		/^新[改扩]{0,2}建/.test(text.slice(verbStart, verbEnd)) &&
		isVerbAlone(text, noun.start, end);
	if ((noun.start < end && !isWork) || verbStart <= start) return noun;
	// 预算收入完成120亿元, 品牌农产品培育10个: the noun stands before its verb.
	const word = text.slice(verbStart, end);
	// 服务站|新建8个: what adds things is not part of their name.
	const added = /^(?:新增|净增|新建|建成|新改建|新设|新装|增设|创成|布设)/.test(word);
	const plain = added || /^(?:完成|实现|确保|力争)/.test(word);
	const own = noun.verb;
	const subject = stripLeading(text, start, verbStart, noun);
	if (trimEnd(text, subject, verbStart) <= subject) {
		noun.verb = own;
		return noun;
	}
	noun.start = subject;
	noun.end = plain ? trimEnd(text, subject, verbStart) : end;
	noun.verb = plain && !added ? "state" : own;
	return noun;
}

/** Notes in `noun` the last verb within. False where the noun is found already: 城镇新增就业. */
function findVerb(text: string, isList: boolean, noun: Noun): boolean {
	const { start, end } = noun;
	let next = text.charCodeAt(start);
	for (let at = start; at < end; at++) {
		const code = next;
		next = text.charCodeAt(at + 1);
		// A、B和C分别…: what stands behind the first 、 is another noun, whatever its words.
		if (isList && code === 0x3001) break;
		// 绿色建筑占新建建筑比例: nor what it is a share of.
		if (code === 0x5360 && at > start) break;
		const verb = innerVerbTable.mayBegin(code, next) ? innerVerbTable.matchAt(text, at, end) : undefined;
		if (verb === undefined) continue;
		const after = at + verb.word.length;
		// 完成率, 招聘活动
		const isName = verb.word !== "完成" && leadingExceptionTable.matchAt(text, at, end) !== undefined;
		// 争取资金: what is drawn in, no name of it.
		const drawsIn = (verb.word === "争取" || verb.word === "筹集") && text.startsWith("资金", after);
		next = text.charCodeAt(after);
		if ((isName || isNounHead(text, after, end)) && !drawsIn) {
			at = after - 1;
			continue;
		}
		// 城镇新增就业: a short subject makes one name with its verb.
		if (
			verb.word === "新增" &&
			at > noun.verbEnd &&
			end - after <= 4 &&
			end > after &&
			isHan(text.charCodeAt(at - 1))
		) {
			const subject = stripLeading(text, noun.verbEnd, at, noun);
			if (subject < at && at - subject <= 4 && text.charCodeAt(subject) !== 0x5728) {
				noun.start = subject;
				noun.verb = "count";
				return false;
			}
		}
		noun.verb = verb.value ? "count" : "state";
		noun.move = moveVerbTable.matchAt(text, at, end)?.value ?? 0;
		noun.verbStart = at;
		noun.verbEnd = after;
		at = after - 1;
	}
	return true;
}

/** 新建、续建项目分别…: kinds of work that share a noun, which stands with the last only. */
function findSharedNoun(text: string, start: number, end: number): Noun | undefined {
	for (let at = start + 2; at < end - 2; at++) {
		const code = text.charCodeAt(at);
		if (code !== 0x3001 && !isAnd(code)) continue;
		const work = workEndTable.matchBefore(text, at, start);
		if (work === undefined || workTable.matchAt(text, at + 1, end) === undefined) return undefined;
		return { ...newNoun(at - work.word.length, end), verb: "count" };
	}
	return undefined;
}

/** 改造, and nothing else of a noun. */
export function isVerbAlone(text: string, from: number, end: number): boolean {
	return end > from && leadingVerbTable.matchAt(text, from, end)?.word.length === end - from;
}

/** A verb that is the first half of a noun: 完成率, 建成区. */
export function isNounHead(text: string, at: number, end: number): boolean {
	return (
		nounHeadTable.matchAt(text, at, end) !== undefined &&
		nounHeadExceptionTable.matchAt(text, at, end) === undefined
	);
}

/** Takes adverbs, and verbs in front of a noun, off its beginning; notes in `noun` what they were. */
export function stripLeading(text: string, from: number, end: number, noun: Noun): number {
	let at = skipPreposition(text, from, end);
	for (let words = 0; words < 16; words++) {
		while (at < end && isConnector(text.charCodeAt(at))) at++;
		// 新改建|及|维修改造幼儿园, 县|和|乡
		if (at < end && noun.verb === "count") at = skipJoint(text, at, end);
		if (at >= end) break;
		if (leadingExceptionTable.matchAt(text, at, end) !== undefined) break;
		const verb = leadingVerbTable.matchAt(text, at, end);
		const word = leadingWordTable.matchAt(text, at, end);
		const length = Math.max(verb?.word.length ?? 0, word?.word.length ?? 0);
		if (length === 0) {
			const adverb = adverbTable.matchAt(text, at, end);
			if (adverb === undefined || !isAdverb(text, at + adverb.word.length, end)) break;
			at += adverb.word.length;
			continue;
		}
		const isVerb = verb !== undefined && verb.word.length === length;
		if (isVerb && isNounHead(text, at + length, end)) break;
		// 接种|覆盖率, 筛查|任务完成率; but 提升|覆盖率, 完成|任务完成率
		if (
			isVerb &&
			word?.word !== verb.word &&
			rateHeadTable.matchAt(text, at + length, end) !== undefined &&
			taskVerbTable.matchAt(text, at, end) === undefined
		)
			break;
		// 完成改造1660户: the last verb is what is done.
		if (isVerb && skipConnectors(text, at + length, end) >= end) {
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
		// 消除了|易涝点; but 了解
		if (isVerb && text.charCodeAt(at) === 0x4e86 && text.charCodeAt(at + 1) !== 0x89e3) at++;
		// 新建(筹集)廉租房
		const open = text.charCodeAt(at);
		const mark = open === 0x28 ? ")" : open === 0xff08 ? "）" : "";
		const close = isVerb && mark !== "" ? closing(text, at, mark, 8) : -1;
		if (close >= 0) at = Math.min(end, close);
	}
	return at;
}

/** Behind 及, 和, 或, 以及, 并 between two verbs; `at` where a noun follows them (和美乡村). */
function skipJoint(text: string, at: number, end: number): number {
	const length = jointLength(text, at);
	if (length === 0) return at;
	const behind = at + length;
	const verb = leadingVerbTable.matchAt(text, behind, end) ?? adverbTable.matchAt(text, behind, end);
	if (verb === undefined || leadingExceptionTable.matchAt(text, behind, end) !== undefined) return at;
	return isNounHead(text, behind + verb.word.length, end) ? at : behind;
}

/** Behind what joins a quantity to the one before: 学校3所|和|医院2所. */
export function skipJoiningWord(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && joiningMarks.has(text.charCodeAt(at))) at++;
	return Math.min(at + jointLength(text, at), end);
}

/** Marks for 和 in short notes, and others that part: 3所+2所, 200个&50张, 95%以上★. */
const joiningMarks = createCharacterSet(" \u3000&＆+＋|｜│★☆※～~＞>)）");

/** How long 以及, 或者, 并且, 及, 和, 与, 或 or 并 at `at` is; 0 without one. */
function jointLength(text: string, at: number): number {
	switch (text.charCodeAt(at)) {
		case 0x4ee5:
			return text.charCodeAt(at + 1) === 0x53ca ? 2 : 0;
		case 0x6216:
			return text.charCodeAt(at + 1) === 0x8005 ? 2 : 1;
		case 0x5e76:
			return text.charCodeAt(at + 1) === 0x4e14 ? 2 : 1;
		case 0x53ca:
		case 0x548c:
		case 0x4e0e:
			return 1;
		default:
			return 0;
	}
}

/** 向公众|开放场所60个, 为残疾儿童|提供救助1200人, 在集镇|建设菜店: over whom it is done for or where, to the verb. */
function skipPreposition(text: string, from: number, end: number): number {
	const code = text.charCodeAt(from);
	// 向 为 对 给, and 在 where it is not a half of a word
	const isIn = code === 0x5728 && !"建校园职岗册编线库训研读用产售营".includes(text.charAt(from + 1));
	// 面向|农民工开展培训
	const isToward = code === 0x9762 && text.charCodeAt(from + 1) === 0x5411;
	// 每个乡镇|建设示范村
	const isEach = code === 0x6bcf && text.charCodeAt(from + 1) === 0x4e2a;
	if (
		!isIn &&
		!isToward &&
		!isEach &&
		code !== 0x5411 &&
		code !== 0x4e3a &&
		code !== 0x5bf9 &&
		code !== 0x7ed9
	)
		return from;
	if (end - from === 1) return end;
	// 为企业|减负5亿元: a name of what is done, all of it.
	if (end - from <= 20 && (text.startsWith("减负", end - 2) || text.startsWith("让利", end - 2)))
		return end - 2;
	const limit = Math.min(end - 2, from + 20);
	for (let at = from + 2; at < limit; at++) {
		const verb = leadingVerbTable.matchAt(text, at, end);
		if (verb === undefined || leadingExceptionTable.matchAt(text, at, end) !== undefined) continue;
		if (!isNounHead(text, at + verb.word.length, end)) return at;
	}
	if (isEach) return from;
	// 为|60岁以上老人体检: what is done for them ends the name.
	const last = leadingVerbTable.matchAt(text, end - 2, end);
	return last?.word.length === 2 && end - from > 4 ? from + 1 : from;
}

/** Whether what ends at `at` is an adverb: a verb follows it, here or behind the noun's region. */
function isAdverb(text: string, at: number, end: number): boolean {
	if (skipConnectors(text, at, end) >= end) return true;
	if (leadingExceptionTable.matchAt(text, at, end) !== undefined) return false;
	const verb = leadingVerbTable.matchAt(text, at, end) ?? leadingWordTable.matchAt(text, at, end);
	return verb !== undefined && at + verb.word.length < end && !isNounHead(text, at + verb.word.length, end);
}

function skipConnectors(text: string, at: number, end: number): number {
	let pos = at;
	while (pos < end && isConnector(text.charCodeAt(pos))) pos++;
	return pos;
}

/** Where what ends at `end` ends without joining marks, 的 and marks that open. */
export function trimEnd(text: string, start: number, end: number): number {
	let pos = end;
	while (pos > start) {
		const code = text.charCodeAt(pos - 1);
		if (!isConnector(code) && !isQuoteOpen(code) && code !== 0x7684 && code !== 0x28 && code !== 0xff08)
			break;
		pos--;
	}
	return pos;
}

/** Behind the last bracket or quotation mark that opens before `end` and does not close. */
function skipOpen(text: string, start: number, end: number): number {
	let depth = 0;
	for (let at = end - 1; at >= start; at--) {
		const code = text.charCodeAt(at);
		if (code === 0x29 || code === 0xff09 || code === 0x201d) depth++;
		else if (code === 0x28 || code === 0xff08 || code === 0x201c) {
			if (depth === 0) return at + 1;
			depth--;
		}
	}
	return start;
}

/** Behind 含 at the beginning of what a bracket or a clause adds: （含|高效节水2万亩）; but 含水率, 含税价. */
function skipContained(text: string, start: number, end: number): number {
	if (text.charCodeAt(start) !== 0x542b || end - start < 3) return start;
	return "税氧量沙水糖盐硫铅磷氮泥油碳".includes(text.charAt(start + 1)) ? start : start + 1;
}

/**
 * 支持企业降低|融资成本, 缩短|审批时限: a rise or fall within the noun, of a measure that ends it, governs the quantity.
 */
export function moveWithin(text: string, noun: Noun): Noun | undefined {
	for (let at = noun.start; at <= noun.end - 4; at++) {
		const move = moveVerbTable.matchAt(text, at, noun.end);
		if (move === undefined) continue;
		const end = at + move.word.length;
		if (noun.end - end < 2 || isNounHead(text, end, noun.end)) continue;
		const measure = text.slice(end, noun.end);
		// 营养改善提升计划覆盖率
		if (measure.includes("的") || (at > noun.start && /^(?:改造|行动|工程|计划|后)/.test(measure)))
			return undefined;
		return { ...noun, start: end, move: move.value, raises: /^(?:提高|提升)/.test(move.word) };
	}
	return undefined;
}
