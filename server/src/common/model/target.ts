import type { LocalizedText } from "./localizedText.js";
import type { OffsetRange } from "./span.js";

/** A quantity that the plan commits somebody to; see *Targets* in ARCHITECTURE.md. */
export interface Target {
	/** The words of the quantity: `增长5%以上`. Equals the task's text from `range[0]` to `range[1]`. */
	readonly raw: string;
	/** What is measured; never empty. */
	readonly indicator: string;
	readonly change: "growth" | "level" | "count" | "qualitative" | "milestone" | "rank" | "ratio";
	readonly comparator: ">=" | ">" | "<=" | "<" | "=" | "~";
	/** In the base unit (650亿元 is 65000000000); null only for a qualitative target, a milestone and a ratio. */
	readonly value: number | null;
	/** The upper end, where a range is given. */
	readonly upper?: number;
	/** Base unit; empty where none is written. */
	readonly unit: string;
	/** `2024`, `2024-12`, or a span `2023/2025`. */
	readonly deadline?: string;
	/** UTF-16 offsets in the text that was read. */
	readonly range: OffsetRange;
}

/** A quantity that cannot be read, contradicts itself or cannot be true; a deadline that is not a date, or lies behind. */
export interface TargetProblem {
	/** `deadline`: a date that no calendar has, or a number that is not a date; `past`: a date before the plan's year. */
	readonly kind: "unparseable" | "conflict" | "implausible" | "deadline" | "past";
	/** UTF-16 offsets in the text that was read: the task's, or that of a column beside it. */
	readonly range: OffsetRange;
	readonly message: LocalizedText;
	/** Index of the column beside the task; absent where it stands in the task. */
	readonly column?: number;
	/** What is meant instead, where one thing can be. */
	readonly replacement?: string;
}
