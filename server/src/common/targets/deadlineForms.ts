import { daysOf, pad } from "./dates.js";

/** Why what a deadline's cell says is not a date. */
export type DateProblem = "month" | "day" | "quarter" | "serial" | "number" | "order" | "upside";

/** What a cell of a certain form says: a date, or why it is none, with the date that is meant where there is one. */
export interface FormReading {
	/** `2026-12-31`, `2026-06`, `2026/2030`. */
	readonly deadline?: string;
	readonly problem?: DateProblem;
	/** As it would be written in the cell. */
	readonly meant?: string;
}

interface Form {
	readonly pattern: RegExp;
	/** undefined where the cell is not of this form after all. */
	read(groups: readonly string[], year: number | undefined): FormReading | undefined;
}

/** A longer cell is of none of these forms. */
const longest = 24;

/**
 * Reads what a deadline's cell says in the ways in which sheets and programs write dates, and hands miswrite them; the
 * first form that fits tells. undefined for all else: dates as plans write them, and words.
 */
export function readForm(cell: string, year: number | undefined): FormReading | undefined {
	if (cell.length > longest) return undefined;
	for (const { pattern, read } of forms) {
		const found = pattern.exec(cell);
		if (found === null) continue;
		const reading = read(
			found.map((group) => group ?? ""),
			year,
		);
		if (reading !== undefined) return reading;
	}
	return undefined;
}

const notDate: FormReading = { problem: "number" };

/** Letters that stand for a digit in 2O26年 and l2月. */
const digitOf: Readonly<Record<string, string>> = {
	O: "0",
	o: "0",
	〇: "0",
	"○": "0",
	l: "1",
	I: "1",
	"|": "1",
};

const foreignMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const forms: readonly Form[] = [
	{
		// 46387, 46387.5, 2.026E+03, 20261231, 46,387, -1
		pattern: /^(-?)(\d{1,10}|\d{2},\d{3})(\.\d{1,10})?([Ee][+-]?\d{1,2})?$/,
		read: ([, minus = "", whole = "", part = "", power = ""]) =>
			minus === "" ? judgeNumber(Number(whole.replace(",", "") + part + power), power !== "") : notDate,
	},
	{
		// What a sheet shows where a formula has failed, or a column is too narrow.
		pattern: /^#(?:REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|N\/A|#{1,20})$/i,
		read: () => notDate,
	},
	{
		// 2026年Q2, Q3: the quarter's last month
		pattern: /^(?:(20\d\d)\s?年?[-/\s]?)?第?[QqＱ]([0-9０-９])(?:季度)?[末底]?前?$/,
		read: ([, written, digit], year) => partOfYear(written, Number(digit?.normalize("NFKC")), 4, year),
	},
	{
		// 2026H1
		pattern: /^(?:(20\d\d)\s?年?[-/\s]?)?[HhＨ]([0-9０-９])[末底]?前?$/,
		read: ([, written, digit], year) => partOfYear(written, Number(digit?.normalize("NFKC")), 2, year),
	},
	{
		// 2026-W23, 2026年第23周: the Sunday of that week, ISO 8601
		pattern: /^(20\d\d)\s?年?-?(?:[Ww](\d{1,2})|第(\d{1,2})周)[末底]?前?$/,
		read: ([, year, week, numbered]) => {
			const deadline = sundayOf(Number(year), Number(week || numbered));
			return deadline === undefined ? notDate : { deadline };
		},
	},
	{
		// 第五季度, 2026年0季度末前: a year has four.
		pattern:
			/^(?:20\d\d年|今年|明年)?第?(?:[五六七八九零〇0５-９5-9]|十[一二]?|1\d)个?季度[末底初]?(?:之?前)?$/,
		read: () => ({ problem: "quarter" }),
	},
	{
		// 13月, 0月底前, 十三月 without a year: as a deadline no number of months, which is written 13个月. 13月31日
		pattern:
			/^(?:0|1[3-9]|[2-9]\d|十[三四五六七八九]|[二三四五]十[一二三四五六七八九]?)月(?:\d{1,2}[日号])?份?[底末]?前?$/,
		read: () => ({ problem: "month" }),
	},
	{
		// 2026年6, 2026年6月30 without what ends them
		pattern: /^(20\d\d)年(\d{1,2})(?:月(\d{1,2}))?([底末]?前?)$/,
		read: ([, year = "", month = "", day = "", limit = ""]) => {
			if (!isMonth(month)) return { problem: "month" };
			if (day === "") return { problem: "number", meant: `${year}年${Number(month)}月${limit}` };
			if (!isDay(year, month, day)) return { problem: "day" };
			return { problem: "number", meant: printDay(year, month, day) + (limit.endsWith("前") ? "前" : "") };
		},
	},
	{
		// 206年6月, 20226年6月
		pattern: /^(?:\d{3}|\d{5,6})年(?:\d{1,2}月|[底末])/,
		read: () => notDate,
	},
	{
		// 12月低, 2026年6月低前
		pattern: /^(.{0,8}[年月]份?)低((?:之?前)?(?:完成)?)$/,
		read: ([, before, behind]) => ({ problem: "number", meant: `${before}底${behind}` }),
	},
	{
		// 2O26年6月, l2月底
		pattern: /^([\dOo〇○lI|]{1,4}[年月].{0,12})$/,
		read: ([, words = ""]) => {
			if (/^[\d〇○]+[年月]/.test(words) && !/[Ool|]/.test(words)) return undefined;
			const meant = words.replaceAll(/[OolI|〇○]/g, (letter) => digitOf[letter] ?? letter);
			return /^(?:20\d\d年(?:[01]?\d月)?|[01]?\d月)(?:\d{1,2}日)?[底末]?前?$/.test(meant)
				? { problem: "number", meant }
				: undefined;
		},
	},
	{
		// 2026-12-31T00:00:00Z, 1900-01-00, 1900年1月0日
		pattern:
			/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?Z?)?$/,
		read: ([, year = "", month = "", day = ""]) => dayOf(year, month, day),
	},
	{
		// 31/12/2026, 12/31/2026; 3/4/2026 may be either. 1/0/1900 is how a sheet writes nothing.
		pattern: /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d\d(?::\d\d)?)?$/,
		read: ([, first = "", second = "", year = ""]) => {
			if (Number(first) > 12) return dayOf(year, second, first);
			if (Number(second) > 12 || first === second) return dayOf(year, first, second);
			return isDay(year, first, second) ? { problem: "order" } : notDate;
		},
	},
	{
		// 26.6.30, 26/6/30 of a plan of these years
		pattern: /^(\d\d)([/.-])(\d{1,2})\2(\d{1,2})$/,
		read: ([, short = "", , month = "", day = ""], year) =>
			year !== undefined && Math.abs(2000 + Number(short) - year) <= 5
				? dayOf(`20${short}`, month, day)
				: undefined,
	},
	{
		// 6/30
		pattern: /^(\d{1,2})\/(\d{1,2})[日号]?前?$/,
		read: ([, month = "", day = ""], year) => dayOf(year === undefined ? "" : `${year}`, month, day),
	},
	{
		// 2026-13, 2026/0: no month
		pattern: /^20\d\d[-/](\d{1,2})$/,
		read: ([, month = ""]) => (isMonth(month) ? undefined : { problem: "month" }),
	},
	{
		// 2025.10-2026.06
		pattern: /^(20\d\d)[.年/](\d{1,2})月?\s?[-—–~～至到]{1,2}\s?(20\d\d)[.年/](\d{1,2})月?[底末]?前?$/,
		read: ([, from = "", first = "", to = "", last = ""]) => {
			if (!isMonth(first) || !isMonth(last)) return { problem: "month" };
			if (Number(from) * 12 + Number(first) > Number(to) * 12 + Number(last)) return { problem: "upside" };
			return { deadline: `${from}-${pad(Number(first))}/${to}-${pad(Number(last))}` };
		},
	},
	{
		// 2026年—2025年
		pattern: /^(20\d\d)年?[-—–~～至到]{1,2}(20\d\d)年?[底末]?前?$/,
		read: ([, from, to]) => (Number(from) > Number(to) ? { problem: "upside" } : undefined),
	},
	{
		// 9月至次年3月, 2026年9月-次年6月底
		pattern: /^(?:(20\d\d)年|今年)?(\d{1,2})月\s?[-—–~～至到]{1,2}\s?[次翌明]年(\d{1,2})月[底末]?前?$/,
		read: ([, written, first = "", last = ""], year) =>
			isMonth(first) && isMonth(last)
				? yearOf(written, year, (of) => `${of}-${pad(Number(first))}/${of + 1}-${pad(Number(last))}`)
				: { problem: "month" },
	},
	{
		// 2026年第3季
		pattern: /^(20\d\d)?年?第?([1-4一二三四])季[末底]?前?$/,
		read: ([, written, part = ""], year) =>
			partOfYear(written, "一二三四".indexOf(part) + 1 || Number(part), 4, year),
	},
	{
		// 二〇二六年十三月
		pattern: /^(?:20\d\d|[二〇○零一三四五六七八九]{4})年十[三四五六七八九]月[底末]?前?$/,
		read: () => ({ problem: "month" }),
	},
	{
		// 2026年6月-3月; of 11月-3月 one winter is meant, whose end nobody has written.
		pattern: /^(?:20\d\d年|今年|明年)?(\d{1,2})月?[底初]?\s?[-—–~～至到]{1,2}\s?(\d{1,2})月[底末]?前?$/,
		read: ([, first = "", last = ""]) => {
			if (!isMonth(first) || !isMonth(last)) return { problem: "month" };
			const isWinter = Number(first) >= firstOfWinter && Number(last) <= lastOfWinter;
			return Number(first) > Number(last) && !isWinter ? { problem: "upside" } : undefined;
		},
	},
	{
		// 全年, 2026年全年
		pattern: /^(?:(20\d\d)年?|今年)?全年$/,
		read: ([, written], year) => yearOf(written, year, (of) => `${of}`),
	},
	{
		// 2026年中, 2026年岁末
		pattern: /^(?:(20\d\d)|今年)?(?:年(中)|年?岁末)[前]?$/,
		read: ([, written, middle], year) =>
			yearOf(written, year, (of) => `${of}-${middle === "" ? "12" : "06"}`),
	},
	{
		// “十五五”末, “十五五”期间: the five years of a plan
		pattern: /^[“"]?十([三四五六七])五[”"]?(?:规划|时)?(?:期)?(?:间)?(末|底|收官|结束)?(?:之?前|之?年)?$/,
		read: ([, number = "", isEnd]) => {
			const first = 2001 + 5 * "〇一二三四五六七".indexOf(number);
			return { deadline: isEnd === "" ? `${first}/${first + 4}` : `${first + 4}` };
		},
	},
	{
		// Jun-26, Jun-2026: what a sheet of another language shows for a month
		pattern: /^([A-Za-z]{3,9})[-\s,.]{1,2}(\d{2}|\d{4})$/,
		read: ([, name = "", year = ""]) => {
			const month = foreignMonth(name);
			return month === 0 ? undefined : { problem: "number", meant: `${fullYear(year)}年${month}月` };
		},
	},
	{
		// 31-Dec-26
		pattern: /^(\d{1,2})[-\s.]([A-Za-z]{3,9})[-\s.,]{1,2}(\d{2}|\d{4})$/,
		read: ([, day = "", name = "", year = ""]) => foreignDay(year, name, day),
	},
	{
		// December 31, 2026
		pattern: /^([A-Za-z]{3,9})\.?\s?(\d{1,2})(?:st|nd|rd|th)?[,\s]{1,2}(\d{4})$/,
		read: ([, name = "", day = "", year = ""]) => foreignDay(year, name, day),
	},
];

/** The months between which a span that ends in the next year may well be written without that year. */
const firstOfWinter = 9;
const lastOfWinter = 5;

/** Days are counted from 30 December 1899; those of this century have five digits from 36526 on. */
const firstSerial = 36_526;
const lastSerial = 73_050;

function judgeNumber(value: number, isPower: boolean): FormReading | undefined {
	// A year alone is a date; so may be a month (12) that the column's name goes with.
	const isYear = Number.isInteger(value) && value >= 1990 && value <= 2100;
	if (isPower) return isYear ? { problem: "number", meant: `${value}年` } : notDate;
	if (isYear) return { deadline: `${value}` };
	if (Number.isInteger(value) && value >= 1 && value <= 12) return {};
	if (value >= firstSerial && value <= lastSerial) {
		const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000);
		const meant = printDay(`${day.getUTCFullYear()}`, `${day.getUTCMonth() + 1}`, `${day.getUTCDate()}`);
		return { problem: "serial", meant };
	}
	const [, year = "", month = "", day] = /^(20\d\d)(\d\d)(\d\d)?$/.exec(`${value}`) ?? [];
	if (isMonth(month)) {
		if (day === undefined) return { problem: "number", meant: `${year}年${Number(month)}月` };
		if (isDay(year, month, day)) return { problem: "number", meant: printDay(year, month, day) };
	}
	return notDate;
}

/** The last month of a part of a year that has so many of them. */
function partOfYear(
	written: string | undefined,
	number: number,
	parts: 2 | 4,
	year: number | undefined,
): FormReading {
	if (number < 1 || number > parts) return { problem: parts === 4 ? "quarter" : "number" };
	return yearOf(written, year, (of) => `${of}-${pad((12 / parts) * number)}`);
}

/** `print` of the year that is written, else of the plan's; nothing where neither is known. */
function yearOf(
	written: string | undefined,
	year: number | undefined,
	print: (year: number) => string,
): FormReading {
	const of = written === undefined || written === "" ? year : Number(written);
	return of === undefined ? {} : { deadline: print(of) };
}

/** A day in numbers; with an empty year, only whether there is such a day. */
function dayOf(year: string, month: string, day: string): FormReading {
	if (year !== "" && (Number(year) < 1990 || Number(year) > 2100)) return notDate;
	if (!isMonth(month)) return { problem: "month" };
	if (!isDay(year, month, day)) return { problem: "day" };
	return year === "" ? {} : { deadline: `${year}-${pad(Number(month))}-${pad(Number(day))}` };
}

function isMonth(month: string): boolean {
	return Number(month) >= 1 && Number(month) <= 12;
}

function isDay(year: string, month: string, day: string): boolean {
	const last = daysOf(Number(month), year === "" ? undefined : Number(year));
	return isMonth(month) && Number(day) >= 1 && Number(day) <= last;
}

function printDay(year: string, month: string, day: string): string {
	return `${year}年${Number(month)}月${Number(day)}日`;
}

function foreignMonth(name: string): number {
	return foreignMonths.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function foreignDay(year: string, name: string, day: string): FormReading | undefined {
	const month = `${foreignMonth(name)}`;
	if (!isDay(fullYear(year), month, day)) return undefined;
	return { problem: "number", meant: printDay(fullYear(year), month, day) };
}

function fullYear(year: string): string {
	return year.length === 2 ? `20${year}` : year;
}

/** The last day of a week; the first has the year's 4 January. */
function sundayOf(year: number, number: number): string | undefined {
	const fourth = new Date(Date.UTC(year, 0, 4));
	const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
	const sunday = new Date(Date.UTC(year, 0, monday + 7 * number - 1));
	// Week 53 of a year that has 52 is the first of the next one: its Thursday would be of another year.
	const thursday = new Date(Date.UTC(year, 0, monday + 7 * number - 4));
	if (number < 1 || thursday.getUTCFullYear() !== year) return undefined;
	return `${sunday.getUTCFullYear()}-${pad(sunday.getUTCMonth() + 1)}-${pad(sunday.getUTCDate())}`;
}
