import { isHan } from "../language/characters.js";
import type { OffsetRange } from "../model/span.js";
import { signs, signsOf } from "./characterClasses.js";
import { type CharacterSet, createCharacterSet } from "./characterSet.js";
import { type GbkTable, gbkTable } from "./gbk.js";
import { isTraditionalOnly } from "./script.js";

/** Characters that stand where others stood before bytes were lost or read in the wrong encoding. */
export interface BrokenText {
	/** UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	/**
	 * `lost`: U+FFFD or what became of it; the bytes are gone. `misread`: UTF-8 that was read as GBK or as Western
	 * European text, every byte of it there. `shifted`: GBK that lost a byte, so that all behind it was paired wrongly.
	 */
	readonly kind: "lost" | "misread" | "shifted";
	/** What stood there, where the bytes leave no doubt; null else. */
	readonly original: string | null;
	/** What can be read of it, for a message; null where nothing can. */
	readonly likely: string | null;
}

/**
 * Finds broken characters. What is found is found by its bytes: a run of characters is UTF-8 read as GBK where its
 * GBK bytes are strict UTF-8 and say everyday words, and has slipped by a byte where reading it from the second
 * byte on does. Time is linear in the text.
 *
 * @param table GBK read backwards; without one only U+FFFD is found
 */
export function findBrokenText(
	text: string,
	table: () => GbkTable | undefined = gbkTable,
): readonly BrokenText[] {
	let found: BrokenText[] | undefined;
	const add = (broken: BrokenText) => {
		found ??= [];
		const last = found.at(-1);
		if (last === undefined || !isOneBreak(text, last, broken)) found.push(broken);
		else found[found.length - 1] = joinBreaks(last, broken);
	};
	const western = westernSign.test(text) ? readWestern(text, table) : none;
	let passed = 0;
	for (let i = 0; i < text.length; ) {
		const next = western[passed];
		if (next !== undefined && i >= next.range[0]) {
			add(next);
			i = Math.max(i, next.range[1]);
			passed++;
			continue;
		}
		if (text.charCodeAt(i) < 0x80) {
			i++;
			continue;
		}
		const start = i;
		let strange = 0;
		let gone = 0;
		for (; i < (next?.range[0] ?? text.length); i++) {
			const code = text.charCodeAt(i);
			if (code < 0x80) break;
			if (code === 0xfffd) gone++;
			else if (isStrange(code)) strange++;
		}
		const run = text.slice(start, i);
		// One rare character in a run is a name; broken text is full of them.
		const known = strange >= 2 || run.includes("锟斤拷") || isTornOff(text, start, run) ? table() : undefined;
		const broken = known === undefined ? none : readRun(text, start, run, known);
		for (const one of broken) add(one);
		if (broken.length === 0 && gone > 0) addLost(run, start, add);
	}
	return found ?? none;
}

const none: readonly BrokenText[] = [];

/** What the first two bytes of a Han character in UTF-8 are in Windows-1252. */
const westernSign = /[\u00e4-\u00e9][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;
const westernRun =
	/[\u00e2-\u00ef][\u0080-\u00ff\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g;

/** UTF-8 read as Windows-1252 (å·¥ä¸š for 工业), as far as its bytes are all there and say everyday words. */
function readWestern(text: string, table: () => GbkTable | undefined): readonly BrokenText[] {
	const known = table();
	if (known === undefined) return none;
	const found: BrokenText[] = [];
	for (const { 0: run, index } of text.matchAll(westernRun)) {
		const bytes = Array.from(run, (character) => {
			const code = character.charCodeAt(0);
			const special = windows1252.indexOf(character);
			return code < 0x100 ? code : special < 0 ? 0x3f : 0x80 + special;
		});
		let original = "";
		let end = 0;
		for (let code = utf8At(bytes, 0); code >= 0; code = utf8At(bytes, end)) {
			original += String.fromCodePoint(code);
			end += utf8Length(bytes[end] ?? 0);
		}
		if (isPlausible(original, known))
			found.push({ range: [index, index + end], kind: "misread", original, likely: original });
	}
	return found;
}

/** The characters of Windows-1252 from byte 80 to 9F; bytes without one are the control characters themselves. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Whether two broken runs are one, with bytes gone between them, for which a ? stands. */
function isOneBreak(text: string, first: BrokenText, second: BrokenText): boolean {
	if (first.likely === null || second.likely === null) return false;
	if (first.original !== null && second.original !== null) return false;
	const between = second.range[0] - first.range[1];
	return between <= 0 || (between <= 2 && /^[?!？！]+$/.test(text.slice(first.range[1], second.range[0])));
}

function joinBreaks(first: BrokenText, second: BrokenText): BrokenText {
	const { likely } = first;
	// It is for a message; of a whole document of broken text the beginning will do.
	const joined =
		likely !== null && likely.length > longestLikely
			? likely
			: `${likely ?? ""}…${second.likely ?? ""}`.replace(/…+/g, "…");
	return { ...first, range: [first.range[0], second.range[1]], original: null, likely: joined };
}

const longestLikely = 200;

function addLost(run: string, start: number, add: (broken: BrokenText) => void): void {
	for (let at = run.indexOf("\ufffd"); at >= 0; ) {
		let end = at;
		while (run[end] === "\ufffd") end++;
		add({ range: [start + at, start + end], kind: "lost", original: null, likely: null });
		at = run.indexOf("\ufffd", end);
	}
}

/** Characters that modern text hardly has; a first sieve, so that ordinary text costs no more than this. */
function isStrange(code: number): boolean {
	return code !== 0xfffd && (signsOf(code) & signs.strange) !== 0;
}

/**
 * Whether a run behind a lost byte (?, and the half-width mark that took the other one) is not one that people write:
 * text that has slipped by a byte may have everyday characters only, but hardly one of the most frequent.
 */
function isTornOff(text: string, start: number, run: string): boolean {
	if (run.length < 4 || !/\?[!,:;()]?$/.test(text.slice(Math.max(0, start - 2), start))) return false;
	return shareOfFrequent(run.slice(0, 60)) < 0.4;
}

function shareOfFrequent(text: string): number {
	frequent ??= createCharacterSet(mostFrequent);
	let count = 0;
	for (let i = 0; i < text.length; i++) if (frequent.has(text.charCodeAt(i))) count++;
	return count / text.length;
}

let frequent: CharacterSet | undefined;

/** The five hundred most frequent characters of modern Chinese: four of five in what people write. */
const mostFrequent =
	"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

function readRun(text: string, start: number, run: string, table: GbkTable): readonly BrokenText[] {
	const misread = readMisread(start, run, table);
	if (misread.length > 0) return misread;
	if (run.includes("锟斤拷")) {
		const at = run.indexOf("锟斤拷");
		const last = run.lastIndexOf("锟斤拷") + 3;
		return [{ range: [start + at, start + last], kind: "lost", original: null, likely: null }];
	}
	const damaged = readDamaged(text, start, run, table) ?? readShifted(text, start, run, table);
	return damaged === undefined ? none : [damaged];
}

/**
 * The parts of a run that are UTF-8 read as GBK with every byte there, where what is between them is ordinary text;
 * none where it is not, since then bytes are gone.
 */
function readMisread(start: number, run: string, table: GbkTable): readonly BrokenText[] {
	const found: BrokenText[] = [];
	for (let i = 0; i < run.length; ) {
		const part = utf8From(run, i, table);
		const end = i + Math.max(1, part?.units ?? 1);
		if (part !== undefined && isRestored(part.original, run.slice(i, end), table))
			found.push({
				range: [start + i, start + end],
				kind: "misread",
				original: part.original,
				likely: part.original,
			});
		else if (!isOrdinary(run, i, end, table)) return none;
		i = end;
	}
	return found;
}

function isRestored(original: string, written: string, table: GbkTable): boolean {
	return isPlausible(original, table) && isBetter(original, written, table);
}

function isOrdinary(text: string, start: number, end: number, table: GbkTable): boolean {
	for (let i = start; i < end; i++) {
		const code = text.charCodeAt(i);
		if (isHan(code) ? !isCommon(code, table) : !isMark(code)) return false;
	}
	return true;
}

/** The longest text that the GBK bytes from a place on are in UTF-8, as far as it ends where a character does. */
function utf8From(run: string, at: number, table: GbkTable): { original: string; units: number } | undefined {
	let original = "";
	let whole: { original: string; units: number } | undefined;
	let bytes: number[] = [];
	for (let i = at; i < run.length; i++) {
		const own = table.encode(run.charAt(i));
		if (own === undefined) break;
		bytes.push(...own);
		for (let length = utf8Length(bytes[0] ?? 0); length > 1 && bytes.length >= length; ) {
			const code = utf8At(bytes, 0);
			if (code < 0) return whole;
			original += String.fromCodePoint(code);
			bytes = bytes.slice(length);
			length = utf8Length(bytes[0] ?? 0);
		}
		if (bytes.length === 0) whole = { original, units: i + 1 - at };
		else if (utf8Length(bytes[0] ?? 0) < 2) break;
	}
	return whole;
}

/** The character of several bytes that stands at a place in UTF-8; -1 where none does. Decoders throw, slowly. */
function utf8At(bytes: readonly number[], at: number): number {
	const lead = bytes[at] ?? 0;
	const length = utf8Length(lead);
	if (length < 2 || at + length > bytes.length) return -1;
	let code = lead & (0x7f >> length);
	for (let i = 1; i < length; i++) {
		const byte = bytes[at + i] ?? 0;
		if ((byte & 0xc0) !== 0x80) return -1;
		code = (code << 6) | (byte & 0x3f);
	}
	// Overlong forms, surrogates, and what is beyond Unicode.
	if (code < (leastOf[length] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return -1;
	return code;
}

/** The least code point that a number of bytes is used for. */
const leastOf: Readonly<Record<number, number>> = { 2: 0x80, 3: 0x800, 4: 0x10000 };

/** UTF-8 read as GBK of which a byte is gone: most of it can be read, but not all. */
function readDamaged(text: string, start: number, run: string, table: GbkTable): BrokenText | undefined {
	// A byte that no UTF-8 has stands for what is gone.
	const parts = run.split("\ufffd").map((part) => table.encode(part));
	const bytes: number[] = [];
	for (const part of parts) {
		if (part === undefined) return undefined;
		if (bytes.length > 0) bytes.push(0xff);
		for (const byte of part) bytes.push(byte);
	}
	let likely = "";
	let whole = 0;
	let broken = 0;
	let isBreak = false;
	for (let i = 0; i < bytes.length; ) {
		const length = utf8Length(bytes[i] ?? 0);
		const code = utf8At(bytes, i);
		if (code < 0) {
			i++;
			if (isBreak) continue;
			isBreak = true;
			broken++;
			likely += "…";
			continue;
		}
		isBreak = false;
		whole += length;
		likely += String.fromCodePoint(code);
		i += length;
	}
	if (whole < 6 || broken * 3 > whole || !isPlausible(likely.replaceAll("…", ""), table)) return undefined;
	return { range: widen(text, start, start + run.length), kind: "misread", original: null, likely };
}

function utf8Length(lead: number): number {
	if (lead >= 0xf0) return 4;
	if (lead >= 0xe0) return 3;
	return lead >= 0xc2 ? 2 : 1;
}

/**
 * GBK from which one byte is gone: every pair holds the end of one character and the beginning of the next. Pages
 * that made full-width marks half-width byte by byte have torn characters so: of 福” (B8A3 A1B1) the bytes A3A1
 * became !, B8 alone became ?, and all behind it slipped. What stood at either end has lost its other byte: which
 * of some forty everyday characters it was, no byte tells.
 */
function readShifted(text: string, start: number, run: string, table: GbkTable): BrokenText | undefined {
	if (run.length < 4) return undefined;
	const bytes = table.encode(run);
	if (bytes === undefined || bytes.length !== run.length * 2) return undefined;
	const inner = table.decode(bytes.subarray(1, bytes.length - 1), "gbk");
	if (inner === undefined || inner.includes("\ufffd")) return undefined;
	if (!isPlausible(inner, table)) return undefined;
	// Everyday characters alone do not tell the two apart; how frequent they are does.
	const isClear = shareOfFrequent(inner) > shareOfFrequent(run) + 0.4;
	if (!isBetter(inner, run, table) && !isClear) return undefined;
	const torn = tornMarks[text.charAt(start - 1)];
	// The second byte of the mark is the first one of the character that the run begins in.
	const first =
		torn === undefined || !/[?？]/.test(text.charAt(start - 2))
			? undefined
			: table.decode(Uint8Array.of(torn, bytes[0] ?? 0), "gbk");
	const isFirst = first !== undefined && first.length === 1 && isWritten(first.charCodeAt(0), table);
	return {
		range: widen(text, start, start + run.length),
		kind: "shifted",
		original: null,
		likely: `…${isFirst ? first : ""}${inner}…`,
	};
}

/** Half-width marks, each with the second byte that its full-width mark has in GBK (the first is A3). */
const tornMarks: Readonly<Record<string, number>> = {
	"!": 0xa1,
	"(": 0xa8,
	")": 0xa9,
	",": 0xac,
	":": 0xba,
	";": 0xbb,
	"?": 0xbf,
};

function isWritten(code: number, table: GbkTable): boolean {
	return isHan(code) ? isCommon(code, table) : isMark(code);
}

/** The ? and ! that the lost bytes beside a run have become belong to it. */
function widen(text: string, start: number, end: number): OffsetRange {
	let from = start;
	let to = end;
	if (/[,:;()]/.test(text.charAt(from - 1)) && /[?？]/.test(text.charAt(from - 2))) from -= 2;
	while (from > 0 && start - from < 2 && /[?!？！]/.test(text.charAt(from - 1))) from--;
	if (/[?？]/.test(text.charAt(to))) to++;
	return [from, to];
}

/** Whether a text is one that people write: Han characters, nearly all of them everyday ones, and marks. */
function isPlausible(text: string, table: GbkTable): boolean {
	let han = 0;
	let everyday = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (isHan(code)) {
			han++;
			if (isCommon(code, table)) everyday++;
		} else if (code > 0x7f && !isMark(code)) return false;
	}
	return han >= 2 && everyday * 10 >= han * 8;
}

function isBetter(restored: string, run: string, table: GbkTable): boolean {
	return shareOfCommon(restored, table) > shareOfCommon(run, table) + 0.25;
}

function shareOfCommon(text: string, table: GbkTable): number {
	let common = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (!isHan(code) || isCommon(code, table)) common++;
	}
	return common / text.length;
}

function isCommon(code: number, table: GbkTable): boolean {
	return table.isEveryday(code) || isTraditionalOnly(code);
}

/** CJK and full-width marks, dashes, quotation marks, list numbers. */
function isMark(code: number): boolean {
	return (
		(code >= 0x3000 && code <= 0x303f) ||
		(code >= 0xff00 && code <= 0xff65) ||
		(code >= 0x2010 && code <= 0x203b) ||
		(code >= 0x2460 && code <= 0x24ff) ||
		(code >= 0x25a0 && code <= 0x2606) ||
		code === 0xb7 ||
		code === 0xb0 ||
		code === 0xd7
	);
}
