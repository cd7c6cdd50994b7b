import { printChineseNumeral } from "../../../text/numerals.js";

/**
 * Writes a number as a list does (ST_NumberFormat, ECMA-376 part 1, 17.18.59). Formats that no plan has are written in
 * digits.
 *
 * @param custom of `w:numFmt w:val="custom"`: 001, 002, 003, …
 */
export function formatNumber(n: number, format: string, custom?: string): string {
	if (format === "custom") {
		const width = /^0*\d/.exec(custom ?? "")?.[0].length ?? 1;
		return String(n).padStart(width, "0");
	}
	return formats[format]?.(n) ?? String(n);
}

type Format = (n: number) => string;

const counting: Format = (n) => (n < 0 ? String(n) : printChineseNumeral(n));
const byDigit: Format = (n) =>
	String(n).replace(/\d/g, (digit) => "〇一二三四五六七八九".charAt(Number(digit)));
const legal: Format = (n) =>
	n < 0
		? String(n)
		: printChineseNumeral(n)
				.replace(/^十/, "一十")
				.replace(/./gu, (character) => formal[character] ?? character);
const formal: Readonly<Record<string, string>> = {
	一: "壹",
	二: "贰",
	三: "叁",
	四: "肆",
	五: "伍",
	六: "陆",
	七: "柒",
	八: "捌",
	九: "玖",
	十: "拾",
	百: "佰",
	千: "仟",
};

/** One sign a number, in digits where there is none. */
const signs =
	(all: string, first = 1): Format =>
	(n) =>
		Array.from(all)[n - first] ?? String(n);
/** One sign a number, and the same over again. */
const cycle =
	(all: string): Format =>
	(n) =>
		n < 1 ? String(n) : all.charAt((n - 1) % all.length);

const circles = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿";
const wide: Format = (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));

const formats: Readonly<Record<string, Format>> = {
	decimal: String,
	decimalHalfWidth: String,
	decimalZero: (n) => String(n).padStart(2, "0"),
	decimalFullWidth: wide,
	decimalFullWidth2: wide,
	none: () => "",
	bullet: () => "",
	upperRoman: (n) => roman(n),
	lowerRoman: (n) => roman(n).toLowerCase(),
	upperLetter: (n) => letters(n),
	lowerLetter: (n) => letters(n).toLowerCase(),
	chineseCounting: counting,
	chineseCountingThousand: counting,
	japaneseCounting: counting,
	taiwaneseCounting: counting,
	taiwaneseCountingThousand: counting,
	koreanCounting: counting,
	ideographDigital: byDigit,
	japaneseDigitalTenThousand: byDigit,
	taiwaneseDigital: byDigit,
	koreanDigital2: byDigit,
	chineseLegalSimplified: legal,
	japaneseLegal: legal,
	ideographLegalTraditional: legal,
	decimalEnclosedCircle: signs(circles),
	decimalEnclosedCircleChinese: signs(circles),
	decimalEnclosedFullstop: signs("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
	decimalEnclosedParen: signs("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
	ideographEnclosedCircle: signs("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
	ideographTraditional: cycle("甲乙丙丁戊己庚辛壬癸"),
	ideographZodiac: cycle("子丑寅卯辰巳午未申酉戌亥"),
};

/** a to z, then aa, bb and so on, as Word has it. */
function letters(n: number): string {
	return n < 1 ? String(n) : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.min(Math.ceil(n / 26), 30));
}

const romanDigits: readonly (readonly [number, string])[] = [
	[1000, "M"],
	[900, "CM"],
	[500, "D"],
	[400, "CD"],
	[100, "C"],
	[90, "XC"],
	[50, "L"],
	[40, "XL"],
	[10, "X"],
	[9, "IX"],
	[5, "V"],
	[4, "IV"],
	[1, "I"],
];

function roman(n: number): string {
	if (n < 1 || n > 3999) return String(n);
	let rest = n;
	let written = "";
	for (const [value, digits] of romanDigits) for (; rest >= value; rest -= value) written += digits;
	return written;
}
