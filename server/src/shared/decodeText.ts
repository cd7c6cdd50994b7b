import type { LocalizedText } from "../common/model/localizedText.js";
import { decodeMixed } from "./decodeMixed.js";

/** Encodings that Chinese office documents come in. GBK and GB2312 are read as GB18030, which contains them. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"] as const;
export type Encoding = (typeof encodings)[number];

export interface DecodedText {
	/** Without a byte order mark. */
	readonly text: string;
	readonly encoding: Encoding;
	readonly hasMark: boolean;
	/** Some bytes could not be read and stand in the text as U+FFFD; only where the encoding was given. */
	readonly isDamaged: boolean;
	/** Lines (0-based) that are GB18030 in a file of UTF-8; the text has them right. */
	readonly otherLines?: readonly number[];
}

/** Why bytes are not text that can be read. */
export interface DecodingProblem {
	readonly problem: LocalizedText;
}

/** The encoding by a name that people write: `GBK`, `utf8`, `UTF-16`; `undefined` where none is known by it. */
export function findEncoding(name: string): Encoding | undefined {
	const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
	const other: Readonly<Record<string, Encoding>> = {
		utf16: "utf-16le",
		unicode: "utf-16le",
		gbk: "gb18030",
		gb2312: "gb18030",
		cp936: "gb18030",
		ansi: "gb18030",
		cp950: "big5",
	};
	return encodings.find((encoding) => encoding.replace(/-/g, "") === plain) ?? other[plain];
}

/**
 * The text of a file. Without `encoding` it is found out: a byte order mark, else strict UTF-8, else UTF-16 whose
 * units are Chinese text in one byte order and none in the other, else Big5 where its bytes are everyday
 * characters of Big5 and not of GB 2312, else GB18030, else line by line UTF-8 and GB18030 where both occur; bytes that
 * are none of these are a problem, never a guess. With `encoding` unreadable bytes become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): DecodedText | DecodingProblem {
	const known = knownFormat(bytes);
	if (known !== undefined) return { problem: known };
	const mark = markOf(bytes);
	const said = encoding ?? mark?.encoding;
	const body = mark !== undefined && mark.encoding === said ? bytes.subarray(mark.length) : bytes;
	const hasMark = body !== bytes;
	if (said !== undefined) {
		const strict = decodeStrictly(body, said);
		if (strict === undefined && encoding === undefined) return { problem: badBytes(body, said, bytes) };
		const text = strict ?? new TextDecoder(said, { ignoreBOM: true }).decode(body);
		return checkText({ text, encoding: said, hasMark, isDamaged: strict === undefined });
	}
	const utf8 = decodeStrictly(bytes, "utf-8");
	if (utf8 !== undefined)
		return checkText({ text: utf8, encoding: "utf-8", hasMark: false, isDamaged: false });
	const wide = wideWithoutMark(bytes);
	if (wide !== undefined) {
		const text = decodeStrictly(bytes, wide) ?? "";
		return checkText({ text, encoding: wide, hasMark: false, isDamaged: false });
	}
	const notText = tooManyZeros(bytes);
	if (notText !== undefined) return { problem: notText };
	const { sequences, errors } = weighUtf8(bytes);
	if (isMostlyControls(bytes)) return { problem: noText };
	const mixed = sequences > 0 && errors > 0 ? decodeMixed(bytes) : undefined;
	if (mixed !== undefined)
		return checkText({ ...mixed, encoding: "utf-8", hasMark: false, isDamaged: false });
	// A broken byte in UTF-8 leaves nearly all other characters whole; in GBK hardly three bytes fit together.
	if (sequences >= 4 * errors) return { problem: badBytes(bytes, "utf-8", bytes) };
	if (isBig5(bytes)) {
		const text = decodeStrictly(bytes, "big5") ?? "";
		return checkText({ text, encoding: "big5", hasMark: false, isDamaged: false });
	}
	const text = decodeStrictly(bytes, "gb18030");
	if (text === undefined)
		return { problem: badBytes(bytes, sequences > errors ? "utf-8" : "gb18030", bytes) };
	return checkText({ text, encoding: "gb18030", hasMark: false, isDamaged: false });
}

/** The signature of a file that is not text at all, in words. */
function knownFormat(bytes: Uint8Array): LocalizedText | undefined {
	const head = String.fromCharCode(...bytes.subarray(0, 8));
	if (head.startsWith("PK\u0003\u0004") || head.startsWith("\u00d0\u00cf\u0011\u00e0"))
		return {
			zh: "这是 Word、Excel 或 WPS 等办公软件的文件，不是文本；请先导入成方案文件（niwen import，VS Code 里是“导入…”），再对导入的文件操作。",
			en: "This is a file of Word, Excel or another office program, not text; please import it first (niwen import, or “Import…” in VS Code) and use the plan that this makes.",
		};
	if (head.startsWith("%PDF-"))
		return {
			zh: "这是 PDF 文件，不是文本；请先导入成方案文件（niwen import，VS Code 里是“导入…”），再对导入的文件操作。",
			en: "This is a PDF file, not text; please import it first (niwen import, or “Import…” in VS Code) and use the plan that this makes.",
		};
	return undefined;
}

function markOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
	// The mark of GB18030 is rare, and a blank of no width in the text where it is not taken off.
	if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
		return { encoding: "gb18030", length: 4 };
	return undefined;
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | undefined {
	try {
		const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
		// ICU gives U+FFFD for four bytes of GB18030 that no character has, without calling them wrong.
		return encoding === "gb18030" && text.includes("\ufffd") ? undefined : text;
	} catch {
		return undefined;
	}
}

/** Bytes that no text has, one in a hundred or more: a picture, a program, a compressed file. */
function isMostlyControls(bytes: Uint8Array): boolean {
	const seen = Math.min(bytes.length, 65_536);
	let controls = 0;
	for (let i = 0; i < seen; i++) {
		const byte = bytes[i] ?? 0;
		if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
	}
	return controls > 4 && controls * 100 > seen;
}

const noText: LocalizedText = {
	zh: "这不是文本文件；请检查是不是给错了文件。",
	en: "This is not a text file; please check whether it is the right one.",
};

/** A text with a control character here and there is a text; one made of them is something else. */
function checkText(decoded: DecodedText): DecodedText | DecodingProblem {
	const { text } = decoded;
	const seen = Math.min(text.length, 65_536);
	const controls = text.slice(0, seen).match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
	if (controls <= 4 || controls * 20 <= seen) return decoded;
	return {
		problem: {
			zh: `开头 ${seen} 个字符里有 ${controls} 个控制字符，不像是文本文件；如果确是文本，请另存为 UTF-8 后再试。`,
			en: `${controls} of the first ${seen} characters are control characters, so this is hardly a text file; if it is, please save it as UTF-8 and try again.`,
		},
	};
}

/** How much of a file is weighed to tell its encoding (bytes). */
const weighed = 65_536;

/** UTF-16 without its mark: read in one byte order the bytes are Chinese text, in the other nothing. */
function wideWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	if (bytes.length % 2 !== 0 || bytes.length < 8) return undefined;
	const little = shareOfText(bytes, 0);
	const big = shareOfText(bytes, 1);
	const found = little > big ? "utf-16le" : "utf-16be";
	if (Math.max(little, big) < 0.95 || Math.min(little, big) > 0.5) return undefined;
	return decodeStrictly(bytes, found) === undefined ? undefined : found;
}

/** Share of the UTF-16 units that Chinese text has: Han, CJK and full-width marks, ASCII, dashes and quotation marks. */
function shareOfText(bytes: Uint8Array, highAt: 0 | 1): number {
	const seen = Math.min(bytes.length, weighed);
	let good = 0;
	for (let i = 0; i + 1 < seen; i += 2) {
		const high = (highAt === 0 ? bytes[i + 1] : bytes[i]) ?? 0;
		const low = (highAt === 0 ? bytes[i] : bytes[i + 1]) ?? 0;
		const isAscii = high === 0 && (low >= 0x20 ? low < 0x7f : low === 9 || low === 10 || low === 13);
		if (isAscii || (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20) good++;
	}
	return (good * 2) / seen;
}

/** Zero bytes are in no text of one or two bytes a character. */
function tooManyZeros(bytes: Uint8Array): LocalizedText | undefined {
	const seen = Math.min(bytes.length, weighed);
	let zeros = 0;
	for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros++;
	if (zeros < 3 || zeros * 100 < seen) return undefined;
	return {
		zh: `文件里有 ${zeros} 个空字节，不是文本文件；请检查是不是给错了文件，如果是 UTF-16 文本，请加上 --encoding utf-16le 或 utf-16be。`,
		en: `The file has ${zeros} NUL bytes and is not a text file; please check whether it is the right one, and if it is UTF-16, add --encoding utf-16le or utf-16be.`,
	};
}

/**
 * Whether bytes are Big5 rather than GBK, most of which can be read as either: nearly all pairs are everyday
 * characters or marks of Big5 (leads A1–C6), and far fewer are everyday ones of GB 2312 (leads A1–D7, trails from A1).
 */
function isBig5(bytes: Uint8Array): boolean {
	const seen = Math.min(bytes.length, weighed);
	let pairs = 0;
	let big5 = 0;
	let gb = 0;
	for (let i = 0; i + 1 < seen; i++) {
		const lead = bytes[i] ?? 0;
		if (lead < 0x81) continue;
		const trail = bytes[i + 1] ?? 0;
		pairs++;
		if (lead >= 0xa1 && lead <= 0xc6 && trail >= 0x40) big5++;
		if (lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1) gb++;
		i++;
	}
	if (pairs < 4 || big5 < 0.85 * pairs || big5 - gb < 0.2 * pairs) return false;
	return decodeStrictly(bytes, "big5") !== undefined;
}

/** How many characters of several bytes are whole UTF-8, and how many bytes are not. */
function weighUtf8(bytes: Uint8Array): { readonly sequences: number; readonly errors: number } {
	let sequences = 0;
	let errors = 0;
	for (let i = 0; i < bytes.length; ) {
		const lead = bytes[i] ?? 0;
		const length =
			lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
		let followers = 1;
		while (followers < length && ((bytes[i + followers] ?? 0) & 0xc0) === 0x80) followers++;
		if (length > 0 && followers === length) {
			if (length > 1) sequences++;
			i += length;
		} else {
			errors++;
			i++;
		}
	}
	return { sequences, errors };
}

function badBytes(body: Uint8Array, encoding: Encoding, whole: Uint8Array): LocalizedText {
	const at = firstBadByte(body, encoding) + whole.length - body.length;
	const line = new TextDecoder(encoding).decode(whole.subarray(0, at)).split("\n").length;
	const name = encoding.toUpperCase();
	return {
		zh: `第 ${line} 行（第 ${at + 1} 个字节）不合 ${name} 编码，文件可能已损坏；请用原软件另存为 UTF-8，或加上 --encoding ${encoding} 照读（读不出的字显示为 \ufffd），编码不同的请写明它的编码。`,
		en: `Line ${line} (byte ${at + 1}) is not valid ${name}, so the file may be damaged; please save it as UTF-8 again, or read it all the same with --encoding ${encoding} (what cannot be read becomes \ufffd), or name its encoding if it is another.`,
	};
}

/** Offset of the first byte with which the bytes before it are not text in this encoding. */
function firstBadByte(bytes: Uint8Array, encoding: Encoding): number {
	const isGood = (end: number): boolean => {
		try {
			const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
			const text = decoder.decode(bytes.subarray(0, end), { stream: true });
			return encoding !== "gb18030" || !text.includes("\ufffd");
		} catch {
			return false;
		}
	};
	if (isGood(bytes.length)) return Math.max(0, bytes.length - 1);
	let good = 0;
	let bad = bytes.length;
	while (bad - good > 1) {
		const middle = (good + bad) >> 1;
		if (isGood(middle)) good = middle;
		else bad = middle;
	}
	return good;
}
