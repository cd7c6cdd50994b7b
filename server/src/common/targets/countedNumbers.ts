import { plainDigit } from "../text/numerals.js";
import { backWordAt, readBack } from "./backWords.js";
import { isAnd, isColon, isDashCode, isHan, isLatin, isQuoteOpen, skipBlanks } from "./characters.js";
import type { Front } from "./front.js";
import { readFront } from "./frontWords.js";
import { findNoun } from "./nounBefore.js";
import type { ProblemReason } from "./problems.js";
import { endsClause, farthest, onlyConnectors, type Place } from "./progress.js";
import { type Quantity, quantityAt, readQuantity } from "./quantity.js";
import { readTail, skipPlaceholderUnit } from "./unitReader.js";
import {
	bareRateEndTable,
	countVerbEndTable,
	innerVerbTable,
	pureNumberEndTable,
	ruleNounTable,
	shareEndTable,
	stockEndTable,
} from "./words.js";

/** What a number turns out to be in its clause: a quantity, or one that cannot be read. */
export type Counted =
	| { readonly quantity: Quantity; readonly front: Front }
	| {
			readonly problem: ProblemReason;
			readonly start: number;
			readonly end: number;
			readonly taken: boolean;
	  };

/** Whether digits count something here; undefined for names, ordinals and times that nothing is said of. */
export function countDigits(place: Place, quantity: Quantity): Counted | undefined {
	const { text, known } = place;
	const front = readFront(place, quantity);
	if (quantity.defect !== "none" && quantity.defect !== "name")
		return { problem: quantity.defect, start: front.raw, end: quantity.end, taken: true };
	// 12日 is a day of the month, 3日内 a time; 2~3年 is a time that nothing is said of.
	if (quantity.kind === "time" && isTimeAlone(place, quantity, front)) return undefined;
	const after = text.charCodeAt(quantity.end);
	if (quantity.kind === "none" && !quantity.scaled) {
		const foreign = isLatin(after) ? withForeignUnit(text, quantity, front) : undefined;
		if (foreign !== undefined) return { quantity: foreign, front };
		return countBareNumber(place, quantity, front);
	}
	// 千亿级, 10亿元级, 3+X; but 学校3所+幼儿园2所
	if (after === 0x7ea7 || (after === 0x2b && !isHan(text.charCodeAt(quantity.end + 1)))) return undefined;
	if (quantity.kind === "none" && quantity.scaled && isLatin(after) && known.cellName === undefined)
		return undefined;
	return { quantity, front };
}

const longestForeignUnit = 8;

/** 控制在36ABCs以内: letters between a limit and 以内 are a unit, whatever they mean; one letter (5G) is a name's. */
function withForeignUnit(text: string, quantity: Quantity, front: Front): Quantity | undefined {
	let end = quantity.end;
	while (end - quantity.end <= longestForeignUnit && isLatin(text.charCodeAt(end))) end++;
	const length = end - quantity.end;
	if (length < 2 || length > longestForeignUnit || backWordAt(text, end) === undefined) return undefined;
	if (front.comparator === undefined) return undefined;
	return { ...quantity, unit: text.slice(quantity.end, end), kind: "amount", end };
}

function isTimeAlone({ text, known, clause }: Place, { unit, end }: Quantity, front: Front): boolean {
	const limited = backWordAt(text, end) !== undefined;
	// 课间15分钟全面落实: the name of what is to be done.
	const isBare = front.comparator === undefined && front.growth === 0 && !limited;
	if ((unit === "分钟" || unit === "小时") && isBare && /^(?:全面|制度|行动)/.test(text.slice(end, end + 2)))
		return true;
	if (unit === "日") return text.charCodeAt(end) !== 0x5185 && !limited;
	if (unit !== "年" || known.cellName !== undefined) return false;
	if (front.comparator !== undefined || front.growth !== 0 || limited) return false;
	return stockEndTable.matchBefore(text, front.noun, clause.start) === undefined;
}

/** Whether a numeral counts: small ones are part of many names. */
export function countNumeral(place: Place, quantity: Quantity): Counted | undefined {
	const { text } = place;
	const after = text.charCodeAt(quantity.end);
	if (after === 0x7ea7 || after === 0x2b) return undefined;
	const front = readFront(place, quantity);
	return countsInWords(place, quantity, front) ? { quantity, front } : undefined;
}

/** They count only behind a verb that makes things, 等, or a limit. */
function countsInWords(place: Place, quantity: Quantity, front: Front): boolean {
	const { text, clause, before } = place;
	const { kind, value, end, start, unit } = quantity;
	if (quantity.bareScale) return front.comparator !== undefined && front.comparator !== "=";
	// 引进三类500强企业: of which kind.
	if (kind === "classifier" && plainDigit(text.charCodeAt(end)) >= 0) return false;
	if (kind === "classifier" && goesOnCounting(place, quantity, front.noun)) return true;
	// 一个, 一批, 一项: an article; 一家, 一所, 一座 count where something is built or won.
	if (value === 1 && quantity.upper === undefined && kind === "classifier") {
		if (!"家座所处条户".includes(unit) && !text.startsWith("个", start + 1)) return false;
		const verb = countVerbEndTable.matchBefore(text, front.noun, clause.start)?.word;
		return verb !== undefined && innerVerbTable.matchAt(verb, 0)?.value === true && verb !== "打造";
	}
	if (front.comparator !== undefined || front.growth !== 0) return true;
	if (kind !== "classifier" && kind !== "people") return true;
	// 两个“…”, 三项“…” are slogans.
	if (isQuoteOpen(text.charCodeAt(end)) && "个项条".includes(unit)) return false;
	if (backWordAt(text, end) !== undefined) return true;
	const from = Math.max(clause.start, start - farthest);
	// 落实十五条硬措施, 严守十项规定
	if (ruleNounTable.matchAt(text, end) !== undefined) {
		const isObeyed = /落实|执行|遵守|贯彻/.test(text.slice(clause.start, start));
		if (isObeyed || findNoun(text, from, front.noun).verb !== "count") return false;
	}
	if (value > 10 && kind === "classifier") return true;
	if (text.charCodeAt(start - 1) === 0x7b49) return true;
	return (
		findNoun(text, from, front.noun).verb === "count" ||
		(before?.verb === "count" && before.clause === clause.start)
	);
}

/** 建成省级学科3个，|市级学科五个。: the verb of the clause before makes these, too; the number ends what is said of them. */
function goesOnCounting(place: Place, { unit, end }: Quantity, nounEnd: number): boolean {
	const { text, before, clause } = place;
	if (before === undefined || before.verb !== "count" || before.draft.value === null) return false;
	// 储备一批
	if (unit === "批" || unit === "次") return false;
	if (before.clause !== clause.previousStart || clause.start <= clause.previousStart) return false;
	if (!endsClause(place, readBack(text, end).end)) return false;
	const behind = Math.max(before.draft.range[1], before.postEnd);
	if (behind > clause.start || !onlyConnectors(place, behind, clause.start)) return false;
	const noun = findNoun(text, clause.start, nounEnd);
	// 每镇两个 says how they are spread.
	const first = text.charAt(noun.start);
	return noun.end - noun.start >= 2 && noun.verb === "none" && first !== "每" && first !== "各";
}

/** A number without unit or scale: a rating, a placeholder for a unit, or nothing. */
function countBareNumber(place: Place, quantity: Quantity, front: Front): Counted | undefined {
	const { text, known, taken, clause } = place;
	const { start: at, end } = quantity;
	const after = text.charCodeAt(end);
	if ((isColon(after) || after === 0x6bd4) && plainDigit(text.charCodeAt(end + 1)) >= 0)
		return countRatio(place, quantity, front);
	const behind = skipBlanks(text, end);
	const limited = backWordAt(text, behind) !== undefined;
	const ends = endsClause(place, behind) || after === 0x3001;
	if (known.cellName !== undefined) {
		const noun = findNoun(text, Math.max(taken, clause.start), front.noun);
		const alone = noun.end <= noun.start && front.noun < at && endsClause(place, behind);
		return alone || limited || front.comparator !== undefined || front.growth !== 0
			? { quantity, front }
			: undefined;
	}
	if (!limited && !ends) return undefined;
	const before = text.charCodeAt(at - 1);
	if (at > 0 && (isDashCode(before) || isColon(before))) return undefined;
	const shared = after === 0x3001 || isAnd(after) ? unitOfList(text, end) : undefined;
	if (shared !== undefined && front.noun < at) {
		const { scale, unit, kind } = shared;
		return { quantity: { ...quantity, value: quantity.value * scale, unit, kind }, front };
	}
	return judgeBareNumber(place, quantity, front, limited, ends);
}

function judgeBareNumber(
	{ text, taken, clause }: Place,
	quantity: Quantity,
	front: Front,
	limited: boolean,
	ends: boolean,
): Counted | undefined {
	const at = quantity.start;
	const problem = (reason: ProblemReason): Counted => ({
		problem: reason,
		start: front.raw,
		end: readBack(text, quantity.end).end,
		taken: false,
	});
	if (front.growth !== 0 && !front.toward) return problem("unit");
	const { start, end, verb } = findNoun(text, Math.max(taken, clause.start), front.noun);
	const compared = front.comparator !== undefined && front.comparator !== "=";
	const isShare =
		end > start &&
		shareEndTable.matchBefore(text, end, start) !== undefined &&
		bareRateEndTable.matchBefore(text, end, start) === undefined &&
		!text.slice(start, end).includes("每");
	if (isShare && (compared || limited || front.standing) && !text.startsWith("度", end - 1))
		return problem("unit");
	const isPureNumber = front.standing && pureNumberEndTable.matchBefore(text, end, start) !== undefined;
	if (compared || isPureNumber || (limited && front.standing))
		return end <= start ? problem("noun") : { quantity, front };
	// 新增学位4020。 is readable, 城市大脑3.0 and 2024 are names.
	const whole = Number.isInteger(quantity.value) && quantity.end - at === String(quantity.value).length;
	const yearLike = quantity.value >= 1900 && quantity.value <= 2100;
	if ((limited || (ends && whole && !yearLike)) && verb === "count" && end > start)
		if (limited || isHan(text.charCodeAt(at - 1))) return { quantity, front };
	return undefined;
}

const ratioBefore = /[由从][\d.]{1,6}(?:[:：∶比][\d.]{0,6})?$/;

/** 1:1.2, 2.3:1 — a ratio where the noun says so, a time of day or a score elsewhere. */
function countRatio(place: Place, quantity: Quantity, front: Front): Counted | undefined {
	const { text, known } = place;
	const right = readQuantity(text, quantity.end + 1);
	if (right === undefined || right.defect !== "none" || right.kind !== "none") return undefined;
	const left = quantity.value;
	if (left !== 1 && right.value !== 1) return undefined;
	// 处置比|由8比2|提高到9比1
	const from = ratioBefore.exec(text.slice(Math.max(0, front.noun - 16), front.noun))?.[0].length ?? 0;
	if (from > 0) front.noun -= from;
	const named =
		known.cellName?.endsWith("比") === true ||
		text.charCodeAt(front.noun - 1) === 0x6bd4 ||
		text.slice(front.noun - 2, front.noun) === "比例";
	const limited = backWordAt(text, right.end) !== undefined || front.comparator !== undefined;
	if (!named || !(limited || endsClause(place, right.end))) return undefined;
	const one = right.value === 1;
	const known2 = { value: one ? left : right.value, unit: one ? ":1" : "1:", kind: "times" as const };
	return { quantity: quantityAt(quantity.start, right.end, known2), front };
}

/** The unit behind the last number of a list: 分别达到10、20、30家. */
function unitOfList(text: string, from: number): ReturnType<typeof readTail> | undefined {
	let pos = from;
	let digits = false;
	while (pos - from < 40) {
		const code = text.charCodeAt(pos);
		if (plainDigit(code) >= 0 || code === 0x2e) digits = true;
		else if (code !== 0x3001 && !isAnd(code)) break;
		pos++;
	}
	if (!digits) return undefined;
	const tail = readTail(text, pos);
	return tail.unit !== "" || tail.scale > 1 ? tail : undefined;
}

/** 半数以上, 一半以上, 过半, 超过半数; 半天 and 半个月 as a time that something may take. */
export function countHalf(place: Place, at: number): Counted | undefined {
	const { text } = place;
	let end = -1;
	if (text.startsWith("半数", at) || text.startsWith("一半", at)) end = at + 2;
	else if (text.startsWith("过半", at)) {
		if (tellsProgress(text, at)) return undefined;
		// 超过半数, 经过半年: 过 belongs to the word before.
		if (text.charCodeAt(at - 1) === 0x8d85 || "年天日小个".includes(text.charAt(at + 2) || " "))
			return undefined;
		end = at + 2;
	}
	if (end < 0) return text.charCodeAt(at) === 0x534a ? countHalfTime(place, at) : undefined;
	const over = text.charCodeAt(at) === 0x8fc7;
	if (over && text.charCodeAt(end) === 0x6570) end++;
	const quantity = quantityAt(at, end, { value: 50, unit: "%", kind: "share", more: over });
	const front = readFront(place, quantity);
	if (over || backWordAt(text, end) !== undefined) return { quantity, front };
	if (!endsClause(place, end)) return undefined;
	// 占比超过半数: a limit in front of words that end their clause; 压缩一半: a fall.
	const limited = front.comparator === ">" || front.comparator === ">=";
	return limited || (front.growth === -1 && !front.toward) ? { quantity, front } : undefined;
}

/** 压缩至半天以内, 不超过半小时: half of a time that something may take; 上半年 and 半年报 are not. */
function countHalfTime(place: Place, at: number): Counted | undefined {
	const { text, clause, before } = place;
	if (plainDigit(text.charCodeAt(at - 1)) >= 0) return undefined;
	const tail = readTail(text, at + 1);
	if (tail.kind !== "time" || tail.scale > 1 || tail.end <= at + 1) return undefined;
	const quantity = quantityAt(at, tail.end, { value: 0.5, unit: tail.unit, kind: "time" });
	const front = readFront(place, quantity);
	const limited = backWordAt(text, tail.end) !== undefined || text.charCodeAt(tail.end) === 0x5185;
	if (!limited && !endsClause(place, tail.end)) return undefined;
	// 分别减至1个月、|半个月
	if (place.group !== undefined && before !== undefined && onlyConnectors(place, place.taken, at))
		return { quantity, front };
	// 半年内建成 says by when: only behind a word for where something shall stand, or a time that is measured.
	const measured = stockEndTable.matchBefore(text, front.noun, clause.start) !== undefined;
	if (front.comparator === undefined && front.growth === 0 && !(limited && measured)) return undefined;
	return { quantity, front };
}

/** 时间过半、任务过半, 双过半: a saying about the time of year. */
function tellsProgress(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - 2), at);
	return before === "时间" || before === "任务" || before.endsWith("双");
}

/** 增长 %以上, 新增XX家, 达__亿元: a figure that is not filled in. */
export function countBlank(place: Place, at: number): Counted | undefined {
	const { text } = place;
	const code = text.charCodeAt(at);
	if (code === 0x25 || code === 0xff05 || code === 0xfe6a) {
		const front = readFront(place, quantityAt(at, at + 1, {}));
		if (front.noun >= at || (front.growth === 0 && front.comparator === undefined)) return undefined;
		return { problem: "blank", start: front.raw, end: readBack(text, at + 1).end, taken: false };
	}
	let end = at + 1;
	while (end - at < 40 && text.charCodeAt(end) === code) end++;
	const before = text.charCodeAt(at - 1);
	if (isLatin(before) || plainDigit(before) >= 0 || before === 0x300a || isLatin(text.charCodeAt(end)))
		return undefined;
	// One x may be anything, one × a product.
	if (end - at === 1 && (code === 0x78 || code === 0x5f || code === 0xff3f)) return undefined;
	const stop = skipPlaceholderUnit(text, skipBlanks(text, end));
	if (stop < 0) return undefined;
	const front = readFront(place, quantityAt(at, stop, {}));
	return { problem: "blank", start: front.raw, end: readBack(text, stop).end, taken: true };
}
