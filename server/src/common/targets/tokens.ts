import type { DateReading } from "./dates.js";
import type { PhraseKind } from "./lexicon/phrases.js";
import type { Quantity } from "./quantity.js";
import type { Mode } from "./words.js";

/** A piece of a text that tells something of its targets. Offsets are UTF-16 units of the text. */
export type Token = NumberToken | DateToken | PhraseToken | ModeToken | BreakToken | RankToken | PlainToken;

/** All tokens have the same four fields in the same order, so that engines read them alike. */
interface Placed<Kind, Detail> {
	readonly kind: Kind;
	readonly at: number;
	/** Offset behind it. */
	readonly end: number;
	readonly detail: Detail;
}

/** Digits or numerals with their unit: 3.2亿斤, 三至五家, 翻两番. */
export type NumberToken = Placed<"digits" | "numeral" | "doubling", Quantity>;

/** 2026年6月底前, or a part of the plan's year: 年底, 二季度. */
export type DateToken = Placed<"date" | "period", DateReading>;

/** 全覆盖, 不发生, and which kind of phrase it is. */
export type PhraseToken = Placed<"phrase", { readonly word: string; readonly value: PhraseKind }>;

/** 去年, 力争, 同比, and what it says. */
export type ModeToken = Placed<"mode", { readonly word: string; readonly value: Mode }>;

/**
 * A mark that ends a clause; `end` is where the next one begins, behind the mark of a list. `soft`: the sentence goes on;
 * `joined`: it does, and the next clause stands for itself; `hard`: it ends.
 */
export type BreakToken = Placed<"break", "soft" | "joined" | "hard">;

/** 前10位, 第三名; `exact` with 第. */
export type RankToken = Placed<"rank", { readonly value: number; readonly exact: boolean }>;

/** `half`: 一半, 过半, 半天. `blank`: a figure not filled in. `ratio`: 2:48:50. `quote`: where a quoted name ends. */
export type PlainToken = Placed<"half" | "blank" | "ratio" | "quote", undefined>;
