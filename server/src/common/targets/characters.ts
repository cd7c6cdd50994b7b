import { chineseScale, numeralDigit } from "../text/numerals.js";
import { rangeSeparator } from "./quantity.js";

/** 和, 与, 及. */
export function isAnd(code: number): boolean {
	return code === 0x548c || code === 0x4e0e || code === 0x53ca;
}

export function isColon(code: number): boolean {
	return code === 0x3a || code === 0xff1a || code === 0x2236;
}

export function isConnector(code: number): boolean {
	return (
		code === 0x3001 ||
		code === 0x20 ||
		code === 0xa0 ||
		code === 0x3000 ||
		code === 0x2c ||
		code === 0xff0c ||
		code === 0x3a ||
		code === 0xff1a ||
		code === 0x09 ||
		code === 0x2f ||
		code === 0xff0f
	);
}

export function isQuoteOpen(code: number): boolean {
	return code === 0x201c || code === 0x300c || code === 0x2018 || code === 0x300e;
}

export function isQuoteClose(code: number): boolean {
	return code === 0x201d || code === 0x300d || code === 0x2019 || code === 0x300f;
}

export function isDashCode(code: number): boolean {
	return rangeSeparator(String.fromCharCode(code), 0) > 0 && code !== 0x81f3 && code !== 0x5230;
}

export function isHan(code: number): boolean {
	return code >= 0x4e00 && code <= 0x9fff;
}

export function isNumeralCode(code: number): boolean {
	return numeralDigit(code) >= 0 || chineseScale(code) > 0 || code === 0x5eff || code === 0x5345;
}

/** 由, 从: where a change begins. */
export function isBase(code: number): boolean {
	return code === 0x7531 || code === 0x4ece;
}
