import { printChineseNumeral } from "../../../text/numerals.js";

/** `format` of numfmt. */
type Format = (pattern: string, value: number, options: { readonly locale: string }) => string;

/** Days between the first days of the two calendars that a workbook may count by. */
const daysTo1904 = 1462;

/**
 * What a cell with a number shows, as Excel does in Chinese: 0.05 in the format `0%` is 5%. By numfmt, where the
 * following are ours: numbers without a format are not cut to the width of a column, numerals of `[DBNum1]`, and the
 * names of parts of a format that only Chinese Excel writes. A format that nobody can read shows the number.
 */
export class NumberDisplay {
	/** What formats are to numfmt, by what the workbook says. */
	private readonly patterns = new Map<string, Pattern>();

	/** @param is1904 whether the workbook counts days from 1904, as old ones of the Mac do */
	constructor(
		private readonly format: Format,
		private readonly is1904: boolean,
	) {}

	show(value: number, format: string): string {
		if (!Number.isFinite(value)) return "";
		let pattern = this.patterns.get(format);
		if (pattern === undefined) {
			pattern = patternOf(format);
			this.patterns.set(format, pattern);
		}
		if (pattern.isGeneral) return inNumerals(showGeneral(value), pattern.numerals);
		try {
			const day = pattern.isDate && this.is1904 ? value + daysTo1904 : value;
			const shown = this.format(pattern.text, day, { locale: "zh-CN" }).trim();
			return inNumerals(shown, pattern.numerals);
		} catch {
			return showGeneral(value);
		}
	}
}

interface Pattern {
	readonly text: string;
	readonly isGeneral: boolean;
	readonly isDate: boolean;
	/** 1 一百, 2 壹佰, 3 １００; 0 as they are. */
	readonly numerals: number;
}

function patternOf(format: string): Pattern {
	const numerals = Number(/\[DBNum([123])\]/i.exec(format)?.[1] ?? 0);
	const text = format
		.replace(/\[DBNum[123]\]/gi, "")
		.replace(/G\/通用格式/g, "General")
		.replace(/上午\/下午/g, "AM/PM")
		// Fills the column with a character, which a text cannot.
		.replace(/\*[^"\\]/g, "");
	const [first = ""] = text.split(";");
	const bare = first.replace(/"[^"]*"/g, "").replace(/\\./g, "");
	const isGeneral = /^(?:\[\$[^\]]*\])?\s*General\s*$/i.test(text) || text.trim() === "" || text === "@";
	return {
		text,
		isGeneral,
		isDate: /[ymdhs]/i.test(bare.replace(/\[(?!h)[^\][]{0,60}\]|General/gi, "")),
		numerals,
	};
}

/** Without a format: whole numbers in full, others with at most eleven figures. */
function showGeneral(value: number): string {
	if (Number.isSafeInteger(value)) return String(value);
	// Of longer ones a spreadsheet keeps fifteen figures.
	if (Number.isInteger(value) && Math.abs(value) < 1e20) {
		const [figures = "", exponent] = value.toExponential(14).split("e");
		const sign = value < 0 ? 1 : 0;
		return figures.replace(".", "").padEnd(Number(exponent) + 1 + sign, "0");
	}
	return String(Number(value.toPrecision(11)));
}

/** A shown number or date in the numerals of `[DBNum1]` to `[DBNum3]`; a year is read figure by figure. */
function inNumerals(shown: string, numerals: number): string {
	if (numerals === 0) return shown;
	if (numerals === 3)
		return shown.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
	const chinese = shown.replace(/\d{1,15}/g, (digits, at: number) =>
		digits.length === 4 && shown[at + 4] === "年"
			? digits.replace(/\d/g, (digit) => "〇一二三四五六七八九".charAt(Number(digit)))
			: printChineseNumeral(Number(digits)),
	);
	return numerals === 1
		? chinese
		: `${chinese.startsWith("十") ? "一" : ""}${chinese}`.replace(/[〇零一二三四五六七八九十百千]/g, formal);
}

function formal(numeral: string): string {
	const at = "〇零一二三四五六七八九十百千".indexOf(numeral);
	return "零零壹贰叁肆伍陆柒捌玖拾佰仟".charAt(at);
}
