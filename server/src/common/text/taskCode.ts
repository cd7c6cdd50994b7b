import type { RowBlock } from "../model/block.js";
import { cellAt } from "../model/tableHeader.js";
import { enclosedNumber, printEnclosed } from "./enclosedNumbers.js";
import { parseChineseNumeral, printChineseNumeral } from "./numerals.js";

/** A number of another kind under 序号: 1-2, 1.1, MS-01, ③, 1-③, 三, （三）, III. It counts among those that are written alike. */
export interface TaskCode {
	/** As written, without blanks, its digits, brackets and dashes half-width. */
	readonly text: string;
	/** What all codes of its kind have in common: `2-` of 2-3, `MS-` of MS-01. */
	readonly series: string;
	/** What counts in it: 3 of 2-3. */
	readonly number: number;
	readonly script: "digits" | "numerals" | "enclosed" | "roman";
	/** How many digits it is filled up to: 2 in MS-01. */
	readonly width: number;
	/** Behind the number: 项 of 第3项. */
	readonly suffix: string;
}

const longest = 14;
const inDigits = /^((?:[\p{L}\p{N}第(（[〔【]|[-./_·#№](?!$))*?)(\d{1,6})([)）\]〕】.、项条件号#]{0,2})$/u;
const inNumerals =
	/^((?:[\p{L}\p{N}第(（[〔【]|[-./_·](?!$))*?)([一二三四五六七八九十百廿卅〇零]{1,7})([)）\]〕】.、．:：项条件号章]{0,2})$/u;
/** 1-③: what a sign in a circle may count within. */
const inSigns = /^((?:[\p{L}\p{N}]{1,6}[-./_·]){0,3})([(（]?)(.)([)）]?[.、]?)$/u;
/** Roman numbers in letters, which have none above 39 under 序号. */
const inRoman = /^(X{0,3})(I[XV]|V?I{0,3})([.、]?)$/i;
/** Signs that count one by one; letters only as far as nobody takes them for Roman numbers (I) or units (K). */
const countingSigns: readonly string[] = [
	"ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
	"ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ",
	"甲乙丙丁戊己庚辛壬癸",
	"子丑寅卯辰巳午未申酉戌亥",
	"壹贰叁肆伍陆柒捌玖拾",
	"ABCDEFGH",
	"abcdefgh",
];

/** The code of a row that has no whole number; `undefined` where nothing of the kind stands there. */
export function taskCodeOf(row: RowBlock): TaskCode | undefined {
	const { header, number } = row;
	if (number !== null || header.numberIn === "task") return undefined;
	const cell = cellAt(row.cells, header.numberColumn);
	return cell?.state === "text" ? readTaskCode(cell.content.text) : undefined;
}

/** The code that a text is; `undefined` where it is not one. */
export function readTaskCode(written: string): TaskCode | undefined {
	if (written.length > longest) return undefined;
	const text = written
		.replace(/\s/g, "")
		.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
		.replace(/[—–－‐‑]/g, "-");
	return readEnclosed(text) ?? readDigits(text) ?? readNumerals(text) ?? readRoman(text);
}

function readEnclosed(text: string): TaskCode | undefined {
	const [, within = "", open = "", sign = "", suffix = ""] = inSigns.exec(text) ?? [];
	if (sign === "" || (open !== "") !== /^[)）]/.test(suffix)) return undefined;
	const kind = open === "" ? enclosedNumber(sign.charCodeAt(0)) : undefined;
	if (kind !== undefined)
		return { text, series: within + kind.first, number: kind.ordinal, script: "enclosed", width: 1, suffix };
	const signs = countingSigns.find((all) => all.includes(sign));
	// MS-A is a name.
	if (signs === undefined || (within !== "" && isLetter.test(sign))) return undefined;
	const number = signs.indexOf(sign) + 1;
	return { text, series: within + open + signs.charAt(0), number, script: "enclosed", width: 1, suffix };
}

const isLetter = /[A-Za-z]/;

function readRoman(text: string): TaskCode | undefined {
	const [, tens, ones, suffix = ""] = inRoman.exec(text) ?? [];
	if (tens === undefined || ones === undefined) return undefined;
	const number = tens.length * 10 + romanOnes.indexOf(ones.toUpperCase());
	const series = text.startsWith("x") || text.startsWith("v") || text.startsWith("i") ? "i" : "I";
	return number === 0 ? undefined : { text, series, number, script: "roman", width: 1, suffix };
}

const romanOnes: readonly string[] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

function printRoman(number: number): string {
	return number > 39 ? "" : "X".repeat(Math.floor(number / 10)) + (romanOnes[number % 10] ?? "");
}

function readDigits(text: string): TaskCode | undefined {
	const [, series = "", digits = "", suffix = ""] = inDigits.exec(text) ?? [];
	if (digits === "" || (series === "" && suffix === "")) return undefined;
	const width = digits.startsWith("0") ? digits.length : 1;
	return { text, series, number: Number(digits), script: "digits", width, suffix };
}

function readNumerals(text: string): TaskCode | undefined {
	const [, series = "", numeral = "", suffix = ""] = inNumerals.exec(text) ?? [];
	const number = parseChineseNumeral(numeral);
	if (number === null || number === 0) return undefined;
	return { text, series: `${series}一`, number, script: "numerals", width: 1, suffix };
}

/** Whether a code says nothing but its number, however that is written: 三, （三）, 3), ③, and not MS-03. */
export function isPlainNumber({ series, script }: TaskCode): boolean {
	if (script === "enclosed") return series.length <= 2;
	return script === "roman" || /^[第([〔【]{0,2}一?$/.test(series);
}

/** How another code of the same series is written; empty where there is none (a ㉑ among ⒈ ⒉). */
export function printTaskCode({ series, script, width, suffix }: TaskCode, number: number): string {
	switch (script) {
		case "enclosed": {
			const first = series.slice(-1);
			const signs = countingSigns.find((all) => all.startsWith(first));
			const sign = signs === undefined ? printEnclosed(first, number) : (signs[number - 1] ?? "");
			return sign === undefined || sign === "" ? "" : series.slice(0, -1) + sign + suffix;
		}
		case "roman": {
			const roman = printRoman(number);
			return roman === "" ? "" : (series === "i" ? roman.toLowerCase() : roman) + suffix;
		}
		case "numerals":
			return series.slice(0, -1) + printChineseNumeral(number) + suffix;
		default:
			return `${series}${String(number).padStart(width, "0")}${suffix}`;
	}
}

/** Another number in the form of one that is written: 三 for 二, （3） for （2）, digits where that form has none. */
export function printNumberLike(written: string, number: number): string {
	const digits = /[\d０-９]{1,6}/.exec(written);
	if (digits !== null)
		return written.slice(0, digits.index) + number + written.slice(digits.index + digits[0].length);
	const code = readTaskCode(written);
	if (code === undefined) return `${number}`;
	if (code.script === "numerals")
		return written.replace(/[一二三四五六七八九十百廿卅〇零]+/, printChineseNumeral(number));
	return printTaskCode(code, number) || `${number}`;
}
