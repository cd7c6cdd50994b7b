import { createCharacterSet } from "../text/characterSet.js";
import { numeralDigit, parseChineseNumeral, plainDigit } from "../text/numerals.js";
import {
	isBase,
	isBlank,
	isColon,
	isConnector,
	isDashCode,
	isHan,
	isLatin,
	isNumeralCode,
	isRangeMark,
} from "./characters.js";
import { type Course, yearAt } from "./course.js";
import { newDate, readDate, readNumeralYear, readPlanYears } from "./dates.js";
import { readFeast } from "./feasts.js";
import { markBehind } from "./listMarks.js";
import { numeralEnd, readNumeralQuantity } from "./numeralQuantity.js";
import { isNameOfPlan, opensComparison } from "./planNames.js";
import { partOf, type Quantity, quantityAt, readQuantity } from "./quantity.js";
import { isBreak } from "./words.js";

export function readDigits(course: Course, at: number): number {
	const { text, tokens } = course;
	let end = at + 1;
	while (end < text.length && plainDigit(text.charCodeAt(end)) >= 0) end++;
	const before = text.charCodeAt(at - 1);
	if (isLatin(before)) return end;
	const twoBefore = text.charCodeAt(at - 2);
	if (isDashCode(before) && (isLatin(twoBefore) || plainDigit(twoBefore) >= 0)) return end;
	// A unit or a scale stands behind nearly all of them.
	const after = text.charCodeAt(end);
	const isPlain = isHan(after) && !makesOther.has(after);
	if (!isPlain) {
		const dateEnd = readDateAt(course, at);
		if (dateEnd > at) return Math.max(dateEnd, end);
		const mark = listMarkEnd(course, at, end);
		if (mark > end) return mark;
	}
	if (at < course.quoteEnd || isNamePart(text, at, before)) return end;
	if (!isPlain) {
		const strongest = readStrongest(course, at, end);
		if (strongest > at) return strongest;
		const ratio = mayBeRatio(after) ? ratioEnd(text, at) : at;
		if (ratio > at) {
			tokens.push({ kind: "ratio", at, end: ratio, detail: undefined });
			return ratio;
		}
	}
	let quantity = readQuantity(text, at);
	if (quantity === undefined) return end;
	const stop = Math.max(quantity.end, end);
	if (quantity.defect === "name") return stop;
	if (
		quantity.unit === "个" &&
		text.charCodeAt(quantity.end) === 0x3001 &&
		/^、\d{1,9}(?:\.\d{1,4})?个百分点/.test(text.slice(quantity.end, quantity.end + 20))
	) {
		// 高于全国、全省1个、0.6个百分点
		quantity = { ...quantity, unit: "百分点", kind: "points" };
	}
	// -3%, 零下5℃
	const isBelow = before === 0x4e0b && twoBefore === 0x96f6;
	if (before === 0x2d || before === 0x2212 || before === 0xff0d || isBelow)
		quantity = { ...quantity, start: isBelow ? at - 2 : at - 1, value: -quantity.value };
	tokens.push({ kind: "digits", at, end: stop, detail: quantity });
	// 由18:1降到16:1: the colon of a ratio ends no clause.
	if (joinsParts(text, stop, quantity)) return stop + 1;
	const next = markBehind(text, stop);
	if (next === undefined) return stop;
	tokens.push({ kind: "break", at: next.at, end: next.end, detail: "joined" });
	return next.end;
}

/** What makes a date, the end of one, a rank or a ratio of digits before it. */
const makesOther = createCharacterSet("年月至到强比");

/**
 * 满意率95%以上|（2）改造小区10个: the mark of a list behind a quantity of its clause ends that. The offset behind it,
 * `end` where the digits are something else.
 */
function listMarkEnd({ text, tokens, quoteEnd }: Course, at: number, end: number): number {
	const close = text.charCodeAt(end);
	if ((close !== 0x29 && close !== 0xff09) || end - at > 2 || at < quoteEnd) return end;
	const open = text.charCodeAt(at - 1);
	const isOpen = open === 0x28 || open === 0xff08;
	if (!isOpen && !isBlank(open)) return end;
	const last = tokens.at(-1)?.kind;
	if (last !== "digits" && last !== "numeral") return end;
	// 河滨路7号(2)幢
	const start = isOpen ? at - 1 : at;
	if (/[号路楼幢栋座室区组队]/.test(text.charAt(start - 1)) || /[号楼幢栋室]/.test(text.charAt(end + 1)))
		return end;
	tokens.push({ kind: "break", at: start, end: end + 1, detail: "joined" });
	return end + 1;
}

/** Reads a date at `at`; the offset behind it, `at` where none stands there. */
function readDateAt(course: Course, at: number): number {
	const { text, year, tokens } = course;
	if (!mayBeDate(text, at)) return at;
	const date = newDate();
	if (!readDate(text, at, date, yearAt(course, at))) return at;
	const after = text.charCodeAt(date.end);
	course.modeEnd = Math.max(course.modeEnd, date.end);
	if (opensComparison(text.charCodeAt(at - 1))) return date.end;
	const isEarlier = date.year > 0 && year !== undefined && date.year < year && !date.span;
	if (!isEarlier && date.problem === undefined) {
		// 2023年度, 2020年以来, 2024年版
		if (text.charCodeAt(date.end - 1) === 0x5ea6 && !date.limit) return date.end;
		if (text.startsWith("以来", date.end) || after === 0x8d77 || text.startsWith("以后", date.end))
			return date.end;
		if (isNameOfPlan(text, at, date)) return date.end;
		if (date.deadline !== undefined && !isDayAlone(text, at, date.deadline, date.limit) && date.year > 0)
			course.sentenceYear = date.year;
	}
	tokens.push({ kind: "date", at, end: date.end, detail: date });
	return date.end;
}

/** “十五五”末 at `at`, behind its opening mark, as a date. The offset behind it, `at` where none stands there. */
function readFiveYears(course: Course, at: number): number {
	const { text, tokens } = course;
	const date = newDate();
	if (!readPlanYears(text, at, date, course.year)) return at;
	const start = '“"「'.includes(text.charAt(at - 1) || " ") ? at - 1 : at;
	const before = text.charCodeAt(start - 1);
	if (opensComparison(before) || isBase(before)) return at;
	tokens.push({ kind: "date", at: start, end: date.end, detail: date });
	course.modeEnd = Math.max(course.modeEnd, date.end);
	return date.end;
}

/** 年, 月, a blank or a dash stands behind the digits: all others begin no date. */
function mayBeDate(text: string, at: number): boolean {
	let end = at;
	while (end - at < 5 && plainDigit(text.charCodeAt(end)) >= 0) end++;
	const code = text.charCodeAt(end);
	return end === at || code === 0x5e74 || code === 0x6708 || isBlank(code) || isRangeMark(code);
}

/** 1月31日 alone is when something happens; 1月31日前 is by when it is done. */
export function isDayAlone(text: string, at: number, deadline: string, limit: boolean): boolean {
	if (deadline.length !== 10 || limit) return false;
	// 到 至
	const before = text.charCodeAt(at - 1);
	return before !== 0x5230 && before !== 0x81f3;
}

export function readNumeral(course: Course, at: number): number {
	const { text, tokens } = course;
	const code = text.charCodeAt(at);
	const isHalf = code === 0x4e00 && text.charCodeAt(at + 1) === 0x534a;
	if (code === 0x534a || code === 0x8fc7 || isHalf) {
		const opens = isHalf || code === 0x534a || text.charCodeAt(at + 1) === 0x534a;
		if (opens && at >= course.quoteEnd) tokens.push({ kind: "half", at, end: at + 1, detail: undefined });
		return at + 1;
	}
	const fraction = code < 0x3000 ? fractions[text.charAt(at)] : undefined;
	if (fraction !== undefined) {
		const quantity = quantityAt(at, at + 1, { value: partOf(fraction[0], fraction[1]), kind: "share" });
		tokens.push({ kind: "digits", at, end: at + 1, detail: quantity });
		return at + 1;
	}
	if (code === 0x4e8c && numeralDigit(text.charCodeAt(at + 1)) === 0 && isYearAhead(text, at)) {
		const end = readDateAt(course, at);
		if (end > at) return end;
	}
	const end = numeralEnd(text, at, 40);
	// 月
	const month = text.charCodeAt(end) === 0x6708 ? numeralMonth(course, at, end) : at;
	if (month > at) return month;
	const plan = code === 0x5341 ? readFiveYears(course, at) : at;
	if (plan > at) return plan;
	if (at < course.quoteEnd) return end;
	if (isNamePart(text, at, text.charCodeAt(at - 1))) return end;
	const strongest = readStrongest(course, at, end);
	if (strongest > at) return strongest;
	const ratio = numeralRatioEnd(text, at, end);
	if (ratio > end) {
		tokens.push({ kind: "ratio", at, end: ratio, detail: undefined });
		return ratio;
	}
	const quantity = readNumeralQuantity(text, at, end);
	if (quantity === undefined || isArticle(text, quantity)) return end;
	// 翻一番, 翻两番, 翻番
	if (quantity.unit === "番" && text.charCodeAt(at - 1) === 0x7ffb) {
		tokens.push({ kind: "doubling", at, end: quantity.end, detail: { ...quantity, start: at - 1 } });
		return quantity.end;
	}
	tokens.push({ kind: "numeral", at, end: Math.max(quantity.end, end), detail: quantity });
	return end;
}

/** 培育一批|新农人, 开展一次|排查: no count, whatever stands around it. */
function isArticle(text: string, { value, upper, unit, end }: Quantity): boolean {
	return (
		value === 1 && upper === undefined && (unit === "批" || unit === "次") && isHan(text.charCodeAt(end))
	);
}

const fractions: Readonly<Record<string, readonly [number, number]>> = {
	"⅓": [1, 3],
	"⅔": [2, 3],
	"½": [1, 2],
	"¼": [1, 4],
	"¾": [3, 4],
};

/** 二〇二六年 at `at`. */
function isYearAhead(text: string, at: number): boolean {
	return readNumeralYear(text, at, newDate());
}

const behindMonth = createCharacterSet("底末前份中下上");
/** 年底|前30个. */
const beforeLimit = createCharacterSet("底末月日年");

/** 十一月底前 where it opens a clause or follows 到; elsewhere 月 counts (三月 of 连续三月). */
function numeralMonth(course: Course, at: number, end: number): number {
	const { text } = course;
	if (end - at > 4 || !behindMonth.has(text.charCodeAt(end + 1))) return at;
	const before = text.charCodeAt(at - 1);
	const opens = at === 0 || isBreak(before) || isConnector(before) || before === 0x5230 || before === 0x4e8e;
	const month = parseChineseNumeral(text.slice(at, end)) ?? 0;
	const year = yearAt(course, at);
	if (!opens || month < 1 || month > 12 || year === undefined) return at;
	const date = newDate();
	if (!readDate(`${month}月${text.slice(end + 1, end + 6)}`, 0, date, year)) return at;
	date.end = at + date.end - `${month}`.length + (end - at);
	course.tokens.push({ kind: "date", at, end: date.end, detail: date });
	course.modeEnd = Math.max(course.modeEnd, date.end);
	return date.end;
}

/** Characters around that make the number a name or an ordinal: 第3位, 每10万人, 2+3+N. */
function isNamePart(text: string, at: number, before: number): boolean {
	switch (before) {
		case 0x7b2c: // 第
		case 0x6bcf: // 每
		case 0x51e0: // 几
		case 0x2b:
		case 0xff0b:
		case 0xd7:
		case 0xb7:
		case 0x30fb:
		case 0x23:
		case 0x2116:
		case 0x3014:
		case 0x5b:
			return true;
		case 0x6570: // 高新技术企业数1600家: 数 is the noun's, not 数十.
			return plainDigit(text.charCodeAt(at)) < 0;
		case 0x524d: {
			// 前3位; but 年底前30个
			const code = text.charCodeAt(at - 2);
			return !(code === 0x5e95 || code === 0x672b || code === 0x6708 || code === 0x65e5 || code === 0x5e74);
		}
		case 0x540e: // 最后一公里
			return text.charCodeAt(at - 2) === 0x6700;
		case 0x8bbe: // 下设6个工作组
			return text.charCodeAt(at - 2) === 0x4e0b || text.charCodeAt(at - 2) === 0x5185;
		default:
			return false;
	}
}

/** Whether a ratio may go on with what stands behind its first digits: a point, % or what parts its numbers (: ∶ / 比). */
function mayBeRatio(code: number): boolean {
	return code < 0x3b || code === 0x6bd4 || code === 0x2236 || code >= 0xff05;
}

/** Offset behind 2:48:50, 7:3, 60%:40% or 30%/70%, `at` where the number is another. 1.8:1 is read as one number of one unit. */
function ratioEnd(text: string, at: number): number {
	let pos = at;
	let parts = 0;
	let percents = 0;
	let ones = 0;
	for (; parts < 8; parts++) {
		let end = pos;
		while (end - pos < 6 && plainDigit(text.charCodeAt(end)) >= 0) end++;
		if (end === pos) break;
		const point = text.charCodeAt(end);
		if ((point === 0x2e || point === 0xff0e) && plainDigit(text.charCodeAt(end + 1)) >= 0) {
			end++;
			while (end - pos < 12 && plainDigit(text.charCodeAt(end)) >= 0) end++;
		}
		const code = text.charCodeAt(end);
		if (end - pos === 1 && plainDigit(text.charCodeAt(pos)) === 1) ones++;
		if (code === 0x25 || code === 0xff05) {
			percents++;
			end++;
		}
		pos = end;
		const colon = text.charCodeAt(end);
		// 3比7
		const isColon =
			colon === 0x3a || colon === 0xff1a || colon === 0x2236 || (colon === 0x6bd4 && end - at < 8);
		// Only of percentages a stroke makes parts of a whole.
		const isStroke = (colon === 0x2f || colon === 0xff0f) && percents === parts + 1;
		if (!isColon && !isStroke) {
			parts++;
			break;
		}
		if (plainDigit(text.charCodeAt(end + 1)) < 0) {
			parts++;
			break;
		}
		pos++;
	}
	// 1:4 is a ratio, 1.8:1 a number of one unit.
	const isPair = percents === 0 && (ones !== 1 || opensWithOne(text, at));
	const isWhole = parts >= 3 || (parts === 2 && (percents === 2 || isPair));
	return isWhole ? pos : at;
}

/** Whether the colon behind a bare number that ends at `end` parts it from another: 18:1, 9:30. */
function joinsParts(text: string, end: number, { unit, scaled }: Quantity): boolean {
	return isColon(text.charCodeAt(end)) && unit === "" && !scaled && plainDigit(text.charCodeAt(end + 1)) >= 0;
}

/** Offset behind 三比七 or 五比三比二, whose first numeral ends at `end`; `end` where none stands there. */
function numeralRatioEnd(text: string, at: number, end: number): number {
	let last = end;
	for (let parts = 1; parts < 4 && text.charCodeAt(last) === 0x6bd4 && last - at < 12; parts++) {
		const next = numeralEnd(text, last + 1, 4);
		if (next === last + 1) break;
		last = next;
	}
	return last;
}

/** 1 and no other digit or point at `at`. */
function opensWithOne(text: string, at: number): boolean {
	const next = text.charCodeAt(at + 1);
	const isColon = next === 0x3a || next === 0xff1a || next === 0x2236 || next === 0x6bd4;
	return plainDigit(text.charCodeAt(at)) === 1 && isColon;
}

/** 全市|第一, 力争|第一: an ordinal at the end of its clause that is a rank without 位. */
function standsAlone(text: string, at: number, end: number): boolean {
	if (end < text.length && !isBreak(text.charCodeAt(end)) && text.charCodeAt(end) !== 0x3001) return false;
	return /(?:[全][国省市县区州旗]|力争|争取|争当|争创|保持|勇夺|位居|位列|排名)$/.test(
		text.slice(Math.max(0, at - 2), at),
	);
}

/** 全省|十强, 全国|50强, 百强|县, which end their clause, as a rank. The offset behind it; `at` where something else stands there. */
function readStrongest(course: Course, at: number, end: number): number {
	const { text, tokens } = course;
	if (text.charCodeAt(end) !== 0x5f3a || at < course.quoteEnd) return at;
	const behind = end + (/^强[县市区镇乡]?/.exec(text.slice(end, end + 2))?.[0].length ?? 1);
	const written = text.slice(at, end);
	const value = written === "百" ? 100 : written === "千" ? 1000 : parseChineseNumeral(written);
	const ends =
		behind >= text.length ||
		isBreak(text.charCodeAt(behind)) ||
		/^[行之]列/.test(text.slice(behind, behind + 2));
	if (!ends || value === null || value < 2) return at;
	tokens.push({ kind: "rank", at, end: behind, detail: { value, exact: false } });
	return behind;
}

/** 前10位, 前五, 第三名. What else 前 and 第 open is passed over by whoever reads the number. */
export function readRank(course: Course, at: number): number {
	const { text, tokens } = course;
	const exact = text.charCodeAt(at) === 0x7b2c;
	if (!exact) {
		const feast = readFeast(course, at);
		if (feast > at) return feast;
	}
	let end = at + 1;
	while (end - at < 5 && (plainDigit(text.charCodeAt(end)) >= 0 || isNumeralCode(text.charCodeAt(end))))
		end++;
	if (end === at + 1 || at < course.quoteEnd) return at + 1;
	// 年底前30个: by when.
	if (!exact && beforeLimit.has(text.charCodeAt(at - 1))) return at + 1;
	const written = text.slice(at + 1, end);
	const value = parseChineseNumeral(written);
	const unit = text.charCodeAt(end);
	// 位 名 强
	const hasUnit = unit === 0x4f4d || unit === 0x540d || (unit === 0x5f3a && !exact);
	if (value === null || value === 0 || (exact && !hasUnit && !standsAlone(text, at, end))) return at + 1;
	tokens.push({ kind: "rank", at, end: hasUnit ? end + 1 : end, detail: { value, exact } });
	return end;
}
