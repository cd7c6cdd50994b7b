import { skipBlanks } from "./characters.js";
import type { Comparator } from "./progress.js";
import { backTable } from "./words.js";

/** 以上, 左右 and their like behind a quantity, at most two, and the offset behind them. */
export interface Back {
	readonly comparators: readonly Comparator[];
	readonly end: number;
}

/** Reads the comparators behind a quantity that ends at `from`. */
export function readBack(text: string, from: number): Back {
	let end = from;
	let comparators = none;
	for (let words = 0; words < 2; words++) {
		const pos = skipBlanks(text, end);
		const entry = backWordAt(text, pos);
		if (entry === undefined) break;
		comparators = comparators.length === 0 ? [entry.value] : [...comparators, entry.value];
		end = pos + entry.word.length;
	}
	// 2%～3%之间
	if (text.charCodeAt(end) === 0x4e4b && text.charCodeAt(end + 1) === 0x95f4) end += 2;
	return { comparators, end };
}

/** 以上, 左右 or their like at `at`, unless it begins another word (上下游). */
export function backWordAt(text: string, at: number): BackWord | undefined {
	const entry = backTable.matchAt(text, at);
	return entry !== undefined && compares(entry) ? entry : undefined;
}

interface BackWord {
	readonly word: string;
	readonly value: Comparator;
}

function compares(entry: { readonly word: string; readonly value: Comparator | null }): entry is BackWord {
	return entry.value !== null;
}

const none: readonly Comparator[] = [];
