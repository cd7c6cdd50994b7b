import type { OffsetRange } from "../model/span.js";
import { signs, signsOf } from "./characterClasses.js";
import { isHan } from "./characterSet.js";
import { type GbkTable, gbkTable } from "./gbk.js";
import { isTraditionalOnly } from "./script.js";

/** Characters that stand where others stood before bytes were lost or read in the wrong encoding. */
export interface BrokenText {
	/** UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	/**
	 * `lost`: U+FFFD or what became of it; the bytes are gone. `misread`: UTF-8 that was read as GBK, every byte
	 * of it there. `shifted`: GBK that lost a byte, so that all behind it was paired wrongly.
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
		found.push(broken);
	};
	for (let i = 0; i < text.length; ) {
		if (text.charCodeAt(i) < 0x80) {
			i++;
			continue;
		}
		const start = i;
		let strange = 0;
		let gone = 0;
		for (; i < text.length; i++) {
			const code = text.charCodeAt(i);
			if (code < 0x80) break;
			if (code === 0xfffd) gone++;
			else if (isStrange(code)) strange++;
		}
		const run = text.slice(start, i);
		// One rare character in a run is a name; broken text is full of them.
		const known = strange >= 2 || run.includes("锟斤拷") ? table() : undefined;
		const broken = known === undefined ? undefined : readRun(text, start, run, known);
		if (broken !== undefined) add(broken);
		else if (gone > 0) addLost(run, start, add);
	}
	return found ?? none;
}

const none: readonly BrokenText[] = [];

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

function readRun(text: string, start: number, run: string, table: GbkTable): BrokenText | undefined {
	const end = start + run.length;
	const bytes = table.encode(run);
	if (bytes !== undefined) {
		const original = table.decode(bytes, "utf-8");
		if (original !== undefined && isPlausible(original, table) && isBetter(original, run, table))
			return { range: [start, end], kind: "misread", original, likely: original };
	}
	if (run.includes("锟斤拷")) {
		const at = run.indexOf("锟斤拷");
		const last = run.lastIndexOf("锟斤拷") + 3;
		return { range: [start + at, start + last], kind: "lost", original: null, likely: null };
	}
	return readDamaged(text, start, run, table) ?? readShifted(text, start, run, table);
}

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
	for (let i = 0; i < bytes.length; ) {
		const length = utf8Length(bytes[i] ?? 0);
		const character =
			length < 2 ? undefined : table.decode(Uint8Array.from(bytes.slice(i, i + length)), "utf-8");
		if (character === undefined) {
			broken++;
			i++;
			if (!likely.endsWith("…")) likely += "…";
			continue;
		}
		whole += length;
		likely += character;
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

/** GBK from which one byte is gone: every pair holds the end of one character and the beginning of the next. */
function readShifted(text: string, start: number, run: string, table: GbkTable): BrokenText | undefined {
	if (run.length < 4) return undefined;
	const bytes = table.encode(run);
	if (bytes === undefined || bytes.length !== run.length * 2) return undefined;
	const inner = table.decode(bytes.subarray(1, bytes.length - 1), "gbk");
	if (inner === undefined || inner.includes("\ufffd")) return undefined;
	if (!isPlausible(inner, table) || !isBetter(inner, run, table)) return undefined;
	return {
		range: widen(text, start, start + run.length),
		kind: "shifted",
		original: null,
		likely: `…${inner}…`,
	};
}

/** The ? and ! that the lost bytes beside a run have become belong to it. */
function widen(text: string, start: number, end: number): OffsetRange {
	let from = start;
	let to = end;
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
