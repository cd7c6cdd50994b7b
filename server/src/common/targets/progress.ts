import type { Target, TargetProblem } from "../model/target.js";
import { isAnd, isConnector } from "./characters.js";
import { type ProblemReason, toProblem } from "./problems.js";
import type { TargetContext } from "./targetContext.js";
import type { Token } from "./tokens.js";
import { beginningOf, begins, phraseTailTable } from "./words.js";

export type Comparator = Target["comparator"];
export type Change = Target["change"];
export type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A target that is being read. */
export type Draft = Mutable<Target>;

/** Words further away than this have nothing to do with a number; it also bounds the work on hostile text. */
export const farthest = 72;

/** What is known of a text besides itself, put in order. */
export interface Known {
	readonly context: TargetContext;
	/** Quantities are told as what has been, unless a sentence says what shall be. */
	readonly tellsPast: boolean;
	/** Of a cell without a noun of its own. */
	readonly cellName: string | undefined;
	readonly cellUnit: { readonly scale: number; readonly unit: string } | undefined;
	readonly cellVerb: boolean;
	readonly cellGrowth: 0 | 1 | -1;
	/** What quantities without a noun are of: the cell's name, or that of the task. */
	readonly topic: string | undefined;
}

/** The quantity before, which a later one may refer to. */
export interface Before {
	readonly draft: Draft;
	/** Offset of its number. */
	readonly start: number;
	/** It says how far the indicator is from what it is compared with. */
	readonly benchmark: boolean;
	/** Its noun, where that stands behind the number; 0 elsewhere. */
	readonly postStart: number;
	readonly postEnd: number;
	readonly verb: "none" | "state" | "count";
	/** Where its clause begins. */
	readonly clause: number;
}

/** Quantities that 分别 tells apart. */
export interface Group {
	readonly parts: readonly string[];
	/** The parts are what was measured before in the sentence; the last of them are meant. */
	readonly isBefore: boolean;
	readonly whole: string;
	readonly drafts: Draft[];
	readonly growth: 0 | 1 | -1;
	readonly change: Change;
}

/** A clause: its place in the text and among its tokens, and the clause before. */
export interface Clause {
	readonly start: number;
	readonly end: number;
	readonly tokens: readonly Token[];
	/** Those of the clause, from the first to behind the last. */
	readonly firstToken: number;
	readonly endToken: number;
	/** Where the clause before begins; equal to `start` for the first of a sentence. */
	readonly previousStart: number;
	readonly previousEnd: number;
	readonly sentenceStart: number;
}

/** How far the reading of one text has come. Made for one text; rules see it as {@link Place} and change nothing. */
export interface Progress {
	readonly text: string;
	readonly known: Known;
	readonly drafts: Draft[];
	/** Those of them that tell what has been. Most texts have none. */
	told: Set<Draft> | undefined;
	/** The indicators that some of them are a part of. */
	wholes: Map<Draft, string> | undefined;
	readonly problems: TargetProblem[];
	clause: Clause;
	/** Offset behind the last quantity, its noun included, in this clause. */
	taken: number;
	/** Numbers before this offset have been read as a part of something else. */
	readTo: number;
	/** Offset behind a name in quotes. */
	quoteEnd: number;
	/** The last date that stands for itself. */
	dateStart: number;
	dateEnd: number;
	before: Before | undefined;
	group: Group | undefined;
	/** The first draft of the sentence, and of all that semicolons join. */
	sentenceDrafts: number;
	joinedDrafts: number;
}

/** What a rule may look at. */
export type Place = Readonly<Progress>;

/** Notes that a draft tells what has been. */
export function noteTold(progress: Progress, draft: Draft): void {
	progress.told ??= new Set();
	progress.told.add(draft);
}

/** Notes the indicator that a draft is a part of. */
export function noteWhole(progress: Progress, draft: Draft, whole: string): void {
	progress.wholes ??= new Map();
	progress.wholes.set(draft, whole);
}

/** The same of another indicator: each of those that share a quantity. */
export function copyDraft(progress: Progress, draft: Draft, indicator: string): Draft {
	const copy: Draft = { ...draft, indicator };
	if (progress.told?.has(draft) === true) noteTold(progress, copy);
	const whole = progress.wholes?.get(draft);
	if (whole !== undefined) noteWhole(progress, copy, whole);
	return copy;
}

/** Whether nothing more is said at `at`: the end of the clause, a joining word. */
export function endsClause(place: Place, at: number): boolean {
	const { text, clause } = place;
	for (let pos = at; ; ) {
		if (pos >= clause.end) return true;
		const code = text.charCodeAt(pos);
		switch (code) {
			case 0x3001: // 、
			case 0x29:
			case 0xff09:
			case 0x201d:
			case 0x20:
			case 0x3c:
			case 0x7c:
			case 0x5e76: // 并
			case 0x4e14: // 且
				return true;
			default:
				if (isAnd(code)) return true;
		}
		const tail = phraseTailTable.matchAt(text, pos);
		if (tail === undefined) return false;
		pos += tail.word.length;
	}
}

/** Where the item ends: at the end of the clause, 、 or a bracket that closes. */
export function itemEnd({ text, clause }: Place, from: number): number {
	const limit = Math.min(clause.end, from + 40);
	for (let at = from; at < limit; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x3001 || code === 0x29 || code === 0xff09) return at;
	}
	return Math.max(from, limit);
}

export function hasDigits(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (beginningOf(text.charCodeAt(at)) === begins.digit) return true;
	return false;
}

export function onlyConnectors({ text }: Place, from: number, to: number): boolean {
	if (to - from > 8) return false;
	for (let at = from; at < to; at++)
		if (!isConnector(text.charCodeAt(at)) && !isAnd(text.charCodeAt(at))) return false;
	return true;
}

/** A date stands between `start` and `end`. */
export function dateIn({ dateEnd }: Place, start: number, end: number): boolean {
	return dateEnd > start && dateEnd <= end;
}

export function problemAt(place: Place, reason: ProblemReason, start: number, end: number): TargetProblem {
	return toProblem(reason, place.text, Math.max(0, start), end);
}
