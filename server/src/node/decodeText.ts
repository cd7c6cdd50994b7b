import { isUtf8 } from "node:buffer";
import type { Text } from "../common/model/plan.js";

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
}

/** Why bytes are no text that can be read. */
export interface DecodingProblem {
	readonly problem: Text;
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
 * The text of a file. Without `encoding` it is found out: a byte order mark, else strict UTF-8, else GB18030;
 * bytes that are neither are a problem, never a guess. With `encoding` unreadable bytes become U+FFFD.
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
	if (isUtf8(bytes)) {
		const text = decodeStrictly(bytes, "utf-8") ?? "";
		return checkText({ text, encoding: "utf-8", hasMark: false, isDamaged: false });
	}
	const wide = wideWithoutMark(bytes);
	if (wide !== undefined) return { problem: wide };
	const { sequences, errors } = weighUtf8(bytes);
	if (isMostlyControls(bytes)) return { problem: noText };
	// A broken byte in UTF-8 leaves nearly all other characters whole; in GBK hardly three bytes fit together.
	if (sequences >= 4 * errors) return { problem: badBytes(bytes, "utf-8", bytes) };
	const text = decodeStrictly(bytes, "gb18030");
	if (text === undefined)
		return { problem: badBytes(bytes, sequences > errors ? "utf-8" : "gb18030", bytes) };
	return checkText({ text, encoding: "gb18030", hasMark: false, isDamaged: false });
}

/** The signature of a file that is no text at all, in words. */
function knownFormat(bytes: Uint8Array): Text | undefined {
	const head = String.fromCharCode(...bytes.subarray(0, 8));
	if (head.startsWith("PK\u0003\u0004") || head.startsWith("\u00d0\u00cf\u0011\u00e0"))
		return {
			zh: "这是 Word、Excel 或 WPS 等办公软件的文件，不是文本；请用原软件打开，把内容复制到文本文件里再试。",
			en: "This is a file of Word, Excel or another office program, not text; please open it there and copy its contents into a text file.",
		};
	if (head.startsWith("%PDF-"))
		return {
			zh: "这是 PDF 文件，不是文本；请打开它，把内容复制到文本文件里再试。",
			en: "This is a PDF file, not text; please open it and copy its contents into a text file.",
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

const noText: Text = {
	zh: "这不是文本文件；请检查是不是给错了文件。",
	en: "This is no text file; please check whether it is the right one.",
};

/** A text with a control character here and there is a text; one made of them is something else. */
function checkText(decoded: DecodedText): DecodedText | DecodingProblem {
	const { text } = decoded;
	const seen = Math.min(text.length, 65_536);
	let controls = 0;
	for (let i = 0; i < seen; i++) {
		const code = text.charCodeAt(i);
		if (code < 32 && (code < 9 || code > 13)) controls++;
	}
	if (controls <= 4 || controls * 20 <= seen) return decoded;
	return {
		problem: {
			zh: `开头 ${seen} 个字符里有 ${controls} 个控制字符，不像是文本文件；如果确是文本，请另存为 UTF-8 后再试。`,
			en: `${controls} of the first ${seen} characters are control characters, so this is hardly a text file; if it is, please save it as UTF-8 and try again.`,
		},
	};
}

/** UTF-16 without its mark: zero bytes, nearly all on one side of the pairs. */
function wideWithoutMark(bytes: Uint8Array): Text | undefined {
	const seen = Math.min(bytes.length, 65_536);
	const zeros = [0, 0];
	for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	if (even + odd < 3 || (even + odd) * 100 < seen) return undefined;
	const lopsided = Math.min(even, odd) * 10 <= Math.max(even, odd);
	if (!lopsided || bytes.length % 2 !== 0)
		return {
			zh: `文件里有 ${even + odd} 个空字节，不是文本文件；请检查是不是给错了文件。`,
			en: `The file has ${even + odd} NUL bytes and is no text file; please check whether it is the right one.`,
		};
	const name = odd > even ? "utf-16le" : "utf-16be";
	return {
		zh: `文件像是没有标记的 UTF-16；请加上 --encoding ${name}，或另存为 UTF-8 后再试。`,
		en: `The file looks like UTF-16 without its mark; please add --encoding ${name}, or save it as UTF-8.`,
	};
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

function badBytes(body: Uint8Array, encoding: Encoding, whole: Uint8Array): Text {
	const at = firstBadByte(body, encoding) + whole.length - body.length;
	const line = new TextDecoder(encoding).decode(whole.subarray(0, at)).split("\n").length;
	const name = encoding.toUpperCase();
	return {
		zh: `第 ${line} 行（第 ${at + 1} 个字节）不合 ${name} 编码，文件可能已损坏；请用原软件另存为 UTF-8，或加上 --encoding ${encoding} 照读（读不出的字显示为 \ufffd），编码不同的请写明它的编码。`,
		en: `Line ${line} (byte ${at + 1}) is not valid ${name}, so the file may be damaged; please save it as UTF-8 again, or read it all the same with --encoding ${encoding} (what cannot be read becomes \ufffd), or name its encoding if it is another.`,
	};
}

/** Offset of the first byte with which the bytes before it are no text in this encoding. */
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
