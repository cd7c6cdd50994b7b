import { isHan } from "./characterSet.js";
import { gbkTable } from "./gbk.js";
import { isSimplifiedOnly, isTraditionalOnly } from "./script.js";

/** What a character may be a sign of; a text without any needs no closer look. */
export const signs = {
	traditional: 1,
	simplified: 2,
	/** Rare, private-use or lost: broken text is full of them. */
	strange: 4,
	/** A radical or a compatibility or private-use character; surrogates, which may be one. */
	lookalike: 8,
	/** A mark of sentences, a bracket or a quotation mark. */
	mark: 16,
	/** XX, ××, __, 待定, TBD begin with it. */
	placeholder: 32,
	/** Markup or advertising has it. */
	debris: 64,
	/** A closing bracket, before which a reading may stand. */
	closing: 128,
} as const;

/** The signs of each UTF-16 unit; made at the first call. */
export function characterSigns(): Uint8Array {
	table ??= createTable();
	return table;
}

let table: Uint8Array | undefined;

function createTable(): Uint8Array {
	const bits = new Uint8Array(0x10000);
	const gbk = gbkTable();
	for (let code = 0x80; code < 0x10000; code++) {
		let sign = 0;
		if (isTraditionalOnly(code)) sign |= signs.traditional;
		else if (isSimplifiedOnly(code)) sign |= signs.simplified;
		else if (gbk !== undefined && isHan(code) && code !== 0x3007 && !gbk.isStandard(code))
			sign |= signs.strange;
		if (code === 0x20ac || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) sign |= signs.strange;
		if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xd800 && code <= 0xfaff)) sign |= signs.lookalike;
		bits[code] = sign;
	}
	const put = (characters: string, sign: number) => {
		for (let i = 0; i < characters.length; i++) {
			const code = characters.charCodeAt(i);
			bits[code] = (bits[code] ?? 0) | sign;
		}
	};
	put(",;:?!()，；：？！（）“”《》", signs.mark);
	put("XxＸｘ×✕╳_待Tt", signs.placeholder);
	put("<&bB娱娛博棋彩赌賭", signs.debris);
	put(")）", signs.closing);
	// 锟斤拷 is what U+FFFD becomes, in everyday characters.
	put("锟", signs.strange);
	return bits;
}
