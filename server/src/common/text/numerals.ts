const digits = "零一二三四五六七八九";
const places = ["", "十", "百", "千"];
const groups = ["", "万", "亿", "万亿"];

/** The largest number that {@link printChineseNumeral} writes: above it numbers are no longer exact. */
export const largestChineseNumeral = Number.MAX_SAFE_INTEGER;

// The longest numeral below 10^16 has 31 characters; anything longer is not a numeral.
const longestNumeral = 40;

/**
 * Reads a Chinese numeral as it is written in official documents: 十二, 二十, 三百零五, 九千九百九十九万亿,
 * with 两 〇 廿 卅, with Arabic digits before a scale (3千, 1.5万), and years read by position (二〇二四).
 * A last digit without 零 counts the next lower place, as it is spoken: 三百五 is 350.
 * `null` for anything that is not wholly a numeral.
 */
export function parseChineseNumeral(text: string): number | null {
	const length = text.length;
	if (length === 0 || length > longestNumeral) return null;
	let total = 0;
	let section = 0;
	// -1: no digit waits for its place.
	let digit = -1;
	let lastPlace = 0;
	let lastGroup = 0;
	let afterZero = false;
	let place = Number.POSITIVE_INFINITY;
	for (let at = 0; at < length; at++) {
		const code = text.charCodeAt(at);
		const plain = plainDigit(code);
		if (plain >= 0) {
			if (digit >= 0) return at === 1 ? readByPosition(text) : null;
			const number = readArabic(text, at);
			if (number === null) return null;
			digit = number.value;
			at = number.end - 1;
			continue;
		}
		const value = numeralDigit(code);
		if (value === 0) {
			if (digit >= 0) return at === 1 ? readByPosition(text) : null;
			if (length === 1) return 0;
			afterZero = true;
			continue;
		}
		if (value > 0) {
			if (digit >= 0) return at === 1 ? readByPosition(text) : null;
			digit = value;
			continue;
		}
		if (code === 0x5eff || code === 0x5345) {
			// 廿, 卅
			if (digit >= 0 || place <= 10) return null;
			section += code === 0x5eff ? 20 : 30;
			place = 10;
			lastPlace = 10;
			continue;
		}
		const scale = chineseScale(code);
		if (scale === 0) return null;
		if (scale < 10_000) {
			if (scale >= place) return null;
			if (digit < 0) {
				// Only 十 stands for itself without a digit: 十二, 一百零十 is not written.
				if (scale !== 10 || section !== 0) return null;
				digit = 1;
			}
			section += digit * scale;
			digit = -1;
			place = scale;
			lastPlace = scale;
			afterZero = false;
			continue;
		}
		if (digit >= 0) section += digit;
		digit = -1;
		if (section === 0 && total === 0) return null;
		if (section === 0) {
			// 万亿: what was counted in 万 so far is counted in 万亿. No other scale follows one: 三亿万, 三万亿万亿.
			if (scale !== 100_000_000 || lastGroup !== 10_000 || total >= scale) return null;
			total *= scale;
		} else if (lastGroup !== 0 && scale > lastGroup) total = (total + section) * scale;
		else {
			if (lastGroup === scale) return null;
			total += section * scale;
		}
		section = 0;
		place = Number.POSITIVE_INFINITY;
		lastGroup = scale;
		lastPlace = scale;
		afterZero = false;
	}
	if (digit >= 0)
		section += !afterZero && lastPlace >= 100 && digit < 10 && digit > 0 ? (digit * lastPlace) / 10 : digit;
	return round(total + section);
}

/**
 * Writes a whole number from 0 to {@link largestChineseNumeral} as a Chinese numeral: 12 is 十二, 305 三百零五.
 * @throws RangeError for any other number.
 */
export function printChineseNumeral(n: number): string {
	if (!Number.isInteger(n) || n < 0 || n > largestChineseNumeral)
		throw new RangeError(`No Chinese numeral is written for ${n}.`);
	if (n === 0) return "零";
	let rest = n;
	let written = "";
	for (let group = 0; rest > 0; group++) {
		const part = rest % 10_000;
		rest = Math.floor(rest / 10_000);
		if (part > 0) {
			// 万亿 repeats 亿 only where no 亿 follows: 三万五千亿, but 三万亿零五.
			const name = group === 3 && written.includes("亿") ? "万" : (groups[group] ?? "");
			written = printSection(part) + name + written;
		}
		const next = rest % 10_000;
		if (rest > 0 && written !== "" && !written.startsWith("零") && part < 1000 && part > 0)
			written = `零${written}`;
		else if (rest > 0 && written !== "" && part === 0 && next > 0 && !written.startsWith("零"))
			written = `零${written}`;
	}
	return written.startsWith("一十") ? written.slice(1) : written;
}

/** Value of a Chinese digit 零–九, 〇 and 两; -1 for any other character. */
export function numeralDigit(code: number): number {
	switch (code) {
		case 0x96f6:
		case 0x3007:
			return 0;
		case 0x4e00:
			return 1;
		case 0x4e8c:
		case 0x4e24:
			return 2;
		case 0x4e09:
			return 3;
		case 0x56db:
			return 4;
		case 0x4e94:
			return 5;
		case 0x516d:
			return 6;
		case 0x4e03:
			return 7;
		case 0x516b:
			return 8;
		case 0x4e5d:
			return 9;
		default:
			return -1;
	}
}

/** Value of 十 百 千 万 亿; 0 for any other character. */
export function chineseScale(code: number): number {
	switch (code) {
		case 0x5341:
			return 10;
		case 0x767e:
			return 100;
		case 0x5343:
			return 1000;
		case 0x4e07:
			return 10_000;
		case 0x4ebf:
			return 100_000_000;
		default:
			return 0;
	}
}

/** Value of an Arabic digit, half- or full-width; -1 for any other character. */
export function plainDigit(code: number): number {
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	if (code >= 0xff10 && code <= 0xff19) return code - 0xff10;
	return -1;
}

function readArabic(text: string, start: number): { value: number; end: number } | null {
	let at = start;
	let mantissa = 0;
	let decimals = -1;
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const value = plainDigit(code);
		if (value >= 0) {
			mantissa = mantissa * 10 + value;
			if (decimals >= 0) decimals++;
			continue;
		}
		const isPoint = code === 0x2e || code === 0xff0e;
		if (!isPoint || decimals >= 0 || plainDigit(text.charCodeAt(at + 1)) < 0) break;
		decimals = 0;
	}
	if (at - start > 17) return null;
	return { value: decimals > 0 ? mantissa / 10 ** decimals : mantissa, end: at };
}

/** 二〇二四: digits only. Two or three digits are not a number but a list (一二三产), unless 〇 stands in them. */
function readByPosition(text: string): number | null {
	if (text.length !== 4 && !/[〇零]/.test(text)) return null;
	let value = 0;
	for (let at = 0; at < text.length; at++) {
		const digit = numeralDigit(text.charCodeAt(at));
		if (digit < 0 || text.charCodeAt(at) === 0x4e24) return null;
		value = value * 10 + digit;
	}
	return text.length > 15 ? null : value;
}

function printSection(part: number): string {
	let written = "";
	let zero = false;
	for (let place = 3; place >= 0; place--) {
		const digit = Math.floor(part / 10 ** place) % 10;
		if (digit === 0) {
			zero = written !== "";
			continue;
		}
		if (zero) written += "零";
		zero = false;
		written += (digits[digit] ?? "") + (places[place] ?? "");
	}
	return written;
}

/** Products of decimal fractions carry binary noise far behind the last digit that was written. */
function round(value: number): number {
	return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** A text with its full-width digits (０ to ９) as plain ones, which are as long. */
export function withPlainDigits(text: string): string {
	return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
