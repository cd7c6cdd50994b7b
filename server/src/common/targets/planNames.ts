import type { DateReading } from "./dates.js";
import { beginningOf, begins, planNameTable } from "./words.js";

/** The date belongs to a name: 2023-2025年清零计划, 三年行动计划(2023-2025年). */
export function isNameOfPlan(text: string, at: number, { end, span, limit }: DateReading): boolean {
	const last = Math.min(text.length, end + 12);
	for (let pos = end; pos < last; pos++) {
		const kind = beginningOf(text.charCodeAt(pos));
		if (kind !== begins.nothing && kind !== begins.phrase && kind !== begins.numeral) break;
		if (pos > end && planNameTable.matchAt(text, pos) !== undefined) return span || !limit;
	}
	const before = text.charCodeAt(at - 1);
	if (before !== 0x28 && before !== 0xff08) return false;
	for (let back = 2; back <= 4; back++) {
		const name = planNameTable.matchAt(text, at - 1 - back);
		if (name !== undefined && name.word.length === back) return true;
	}
	return false;
}

/** 较2020年, 自2023年: the character before a date that is another time to compare with or to begin from. */
export function opensComparison(code: number): boolean {
	switch (code) {
		case 0x8f83: // 较
		case 0x6bd4: // 比
		case 0x81ea: // 自
		case 0x4ece: // 从
		case 0x7531: // 由
		case 0x4ee5: // 以
		case 0x4e0e: // 与
		case 0x540c: // 同
		case 0x7167: // 照
			return true;
		default:
			return false;
	}
}
