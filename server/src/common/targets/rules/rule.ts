import type { Frame } from "../frame.js";
import type { Noun } from "../nounBefore.js";
import type { is } from "../ruleNeeds.js";

/** A text and what is read from it: `indicator change comparator value unit by deadline`, one each. */
export interface RuleExample {
	readonly text: string;
	readonly targets: readonly string[];
}

/** What every row of a table of rules has. Its examples are its tests. */
export interface RuleFacts {
	/** In a few words. */
	readonly name: string;
	readonly examples: readonly RuleExample[];
	/** What it needs to be asked of a quantity, see {@link is}. */
	readonly needs: number;
}

/** A quantity that commits to nothing. */
export interface NoTargetRule extends RuleFacts {
	/**
	 * `pass`: it is passed over; `taken`: so are the words before it; `base`: it is where a change begins; an offset: it is
	 * passed over with all numbers before that. undefined where the shape is another.
	 */
	holds(frame: Frame): "pass" | "taken" | "base" | number | undefined;
}

/** Where the name of what is measured stands. The first rule of the table that answers is right. */
export interface NameRule extends RuleFacts {
	read(frame: Frame): Naming | undefined;
}

export interface Naming {
	/** As it stands in the text; empty where nothing names it here. */
	readonly indicator: string;
	/** It stands behind the number. */
	readonly isPost: boolean;
	/** Offset behind the quantity and its name. */
	readonly end: number;
	/** The last offset that belongs to the name: 企业|被认定为总部. */
	readonly stop: number;
	/** Numbers before this offset are part of the name. */
	readonly readTo?: number;
	/** The verb, where it is not that of the noun. */
	readonly verb?: Noun["verb"];
}

/** What is known of a target while its rules are asked, one after another. */
export interface Reading {
	indicator: string;
	readonly isPost: boolean;
	readonly postStart: number;
	readonly postEnd: number;
	/** 1: the quantity is a rise, -1: a fall, 0: neither. */
	growth: 0 | 1 | -1;
	verb: Noun["verb"];
	/** Things are made, added or taken away. */
	counting: boolean;
	/** Offset where the quantity's own words begin. */
	raw: number;
	noun: Noun;
	/** What was counted before is part of what is measured, and no target of its own. */
	merges: boolean;
	/** What was measured before in the sentence, of which 分别 tells. */
	parts: readonly string[];
	/** The indicator that 其中 or 含 makes it a part of. */
	partOf?: string;
}

/** Completes a reading: what kind of change it is, what it is called. All rows are asked in their order. */
export interface ReadingRule extends RuleFacts {
	apply(frame: Frame, reading: Reading): void;
}
