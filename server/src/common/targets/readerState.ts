import type { Target, TargetProblem } from "../model/target.js";
import { isAnd, isConnector } from "./characters.js";
import { tidy } from "./indicatorNames.js";
import { newDate, resetDate } from "./parseDeadline.js";
import { type ProblemReason, toProblem } from "./problems.js";
import { isLatin, newQuantity, type Quantity, readUnit, resetQuantity } from "./quantity.js";
import type { TargetContext, Telling } from "./targetContext.js";
import { beginnings, begins, frontTable, innerVerbTable, phraseTailTable } from "./words.js";

export type Comparator = Target["comparator"];
export type Change = Target["change"];
export type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export interface Draft extends Mutable<Target> {
	isFact: boolean;
}

/** What the words in front of a number say, put together. */
export interface Front {
	/** Where the first of them that belongs to the quantity begins. */
	raw: number;
	/** Where the first of all of them begins: the noun ends there. */
	noun: number;
	comparator: Comparator | undefined;
	soft: boolean;
	growth: 0 | 1 | -1;
	rateNoun: boolean;
	toward: boolean;
	state: boolean;
	/** Anything that says where the indicator shall stand. */
	standing: boolean;
	each: boolean;
	respectively: boolean;
	bareScale: boolean;
	/** The comparator stands before what the indicator is compared with: the quantity is the distance from it. */
	benchmark: boolean;
	/** What falls, where its verb names it: 减员 is of 人员. */
	object: string;
}

/** The noun of a clause and the verb that governs it. */
export interface Noun {
	start: number;
	end: number;
	verb: "none" | "state" | "count";
	move: 0 | 1 | -1;
	/** The move is 提高 or 提升, which add nothing of their own. */
	raises: boolean;
}

// Words further away than this have nothing to do with a number; it also bounds the work on hostile text.
export const farthest = 72;

/** What a reader knows while it goes through a text, and the places of its clauses. */
export abstract class ReaderState {
	protected readonly drafts: Draft[] = [];
	protected readonly problems: TargetProblem[] = [];
	// One reader reads at a time, and what it is looking at is forgotten with it: they share these.
	protected readonly quantity: Quantity = scratch.quantity;
	protected readonly date = scratch.date;
	protected readonly front: Front = scratch.front;
	protected readonly noun: Noun = scratch.noun;
	protected at: number;
	protected clauseStart = 0;
	protected previousClause = 0;
	/** Where the clause before ends: at the mark behind it. */
	protected previousEnd = 0;
	protected sentenceStart = 0;
	/** Offset behind the last quantity, its noun included, in this clause. */
	protected taken = 0;
	protected quoteEnd = 0;
	/** Offset behind the last date that stands for itself. */
	protected dateStart = 0;
	protected dateEnd = 0;
	protected last: Draft | undefined;
	protected lastStart = 0;
	protected lastBenchmark = false;
	protected lastPostStart = 0;
	protected lastPostEnd = 0;
	protected lastVerb: Noun["verb"] = "none";
	protected lastClause = -1;
	protected group:
		| {
				parts: string[];
				/** The parts are what was measured before in the sentence; the last of them are meant. */
				isBefore: boolean;
				whole: string;
				drafts: Draft[];
				growth: 0 | 1 | -1;
				front: Front;
				change: Change;
		  }
		| undefined;
	protected modeScanned = 0;
	protected pastSentence = false;
	protected pastClause = -1;
	protected deadline: string | undefined;
	/** Dates that stand in a row (一季度、二季度): by which 分别 may tell the quantities behind them apart. */
	protected times: string[] | undefined;
	protected timeEnd = -1;
	/** So many drafts were made before the last of them. */
	protected timeDrafts = 0;
	protected sentenceYear: number | undefined;
	protected sentenceDrafts = 0;
	/** The first draft behind the last full stop; a semicolon ends no sentence. */
	protected sentenceBegin = 0;
	protected readonly year: number | undefined;
	protected readonly telling: Telling;
	/** Quantities are told as what has been, unless a sentence says what shall be. */
	protected readonly tellsPast: boolean;
	/** A comparison with the year before: 同比增长7%. */
	protected comparesPast = false;
	protected commitsSentence = false;
	protected readonly rowDeadline: string | undefined;
	protected readonly cellUnit: { scale: number; unit: string } | undefined;
	protected readonly cellName: string | undefined;
	/** What quantities without a noun are of: the cell's name, or that of the task. */
	protected readonly topic: string | undefined;
	protected readonly cellVerb: boolean = false;
	protected readonly cellGrowth: 0 | 1 | -1 = 0;
	protected backStop = 0;
	protected postStop = 0;

	constructor(
		protected readonly text: string,
		start: number,
		context: TargetContext,
		/** Of a cell without a noun of its own. */
		cellName?: string,
	) {
		forget();
		this.at = start;
		this.year = context.year;
		this.telling = context.telling ?? "plan";
		this.tellsPast = this.telling === "story" || this.telling === "review";
		this.pastSentence = this.tellsPast;
		this.rowDeadline = context.deadline;
		if (start > 0) this.findClause(start);
		this.topic = context.topic;
		if (cellName === undefined) return;
		const open = Math.max(cellName.lastIndexOf("("), cellName.lastIndexOf("（"));
		const close = cellName.charCodeAt(cellName.length - 1);
		this.cellName = cellName;
		if (open > 0 && (close === 0x29 || close === 0xff09)) {
			const read = readUnit(cellName, open + 1);
			if (read.end === cellName.length - 1 && read.end > open + 1) {
				this.cellUnit = { scale: read.scale, unit: read.unit };
				this.cellName = cellName.slice(0, open).trim();
			}
		}
		this.topic = this.cellName;
		this.cellVerb = innerVerbTable.matchAt(this.cellName, 0)?.value === true;
		const ending = frontTable.matchBefore(this.cellName, this.cellName.length);
		this.cellGrowth = ending?.value?.growth ?? 0;
	}

	/** Finds the clause in which the first number stands, where reading begins in the middle of the text. */
	protected findClause(start: number): void {
		for (let at = 0; at < start; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak) {
				this.sentenceStart = at + 1;
				this.previousClause = at + 1;
				this.clauseStart = at + 1;
			} else if (kind === begins.softBreak) {
				this.previousClause = this.clauseStart;
				this.previousEnd = at;
				this.clauseStart = at + 1;
			} else if (kind === begins.quote) {
				this.openQuote(at);
			} else if (kind === begins.title) {
				const end = this.closing(at, "》", 60);
				if (end !== undefined && end > start) this.quoteEnd = end;
			}
		}
		this.at = start;
		this.taken = this.clauseStart;
		this.modeScanned = this.sentenceStart;
	}

	protected openQuote(at: number): void {
		const open = this.text.charCodeAt(at);
		// A straight mark closes what another has opened.
		if ((open === 0x22 || open === 0xff02) && at < this.quoteEnd) {
			this.at = at + 1;
			return;
		}
		const close = closingMarks[String.fromCharCode(open)] ?? "’";
		const end = this.closing(at, close, 24);
		// Short words in quotes are a name; a long quotation is text like any other.
		if (end !== undefined && !this.hasBreak(at + 1, end)) this.quoteEnd = Math.max(this.quoteEnd, end);
		this.at = at + 1;
	}

	protected hasBreak(from: number, to: number): boolean {
		for (let at = from; at < to; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak || kind === begins.softBreak) return true;
		}
		return false;
	}

	/** Offset behind the closing mark, if it stands within `reach`. */
	protected closing(at: number, mark: string, reach: number): number | undefined {
		const end = Math.min(this.text.length, at + reach);
		const code = mark.charCodeAt(0);
		for (let pos = at + 1; pos < end; pos++) if (this.text.charCodeAt(pos) === code) return pos + 1;
		return undefined;
	}

	/** Where the blanks before `at` begin. */
	protected blankStart(at: number): number {
		let pos = at;
		while (
			at - pos < 3 &&
			(this.text.charCodeAt(pos - 1) === 0x20 || this.text.charCodeAt(pos - 1) === 0x3000)
		)
			pos--;
		return pos;
	}

	protected skipBlanks(at: number): number {
		let pos = at;
		while (pos - at < 3 && (this.text.charCodeAt(pos) === 0x20 || this.text.charCodeAt(pos) === 0x3000))
			pos++;
		return pos;
	}

	/** Whether nothing more is said at `at`: a break, a joining word, the end. */
	protected endsClause(at: number): boolean {
		const { text } = this;
		if (at >= text.length) return true;
		const code = text.charCodeAt(at);
		const kind = beginnings[code];
		if (kind === begins.hardBreak || kind === begins.softBreak) return true;
		if (
			code === 0x3001 ||
			code === 0x29 ||
			code === 0xff09 ||
			code === 0x201d ||
			code === 0x20 ||
			code === 0x3c ||
			code === 0x7c
		)
			return true;
		if (isAnd(code) || code === 0x5e76 || code === 0x4e14) return true;
		const entry = phraseTailTable.matchAt(text, at);
		return entry !== undefined && this.endsClause(at + entry.word.length);
	}

	/** Where the item ends: at a break or 、. */
	protected itemEnd(from: number): number {
		const limit = Math.min(this.text.length, from + 40);
		for (let at = from; at < limit; at++) {
			const code = this.text.charCodeAt(at);
			const kind = beginnings[code];
			if (
				kind === begins.hardBreak ||
				kind === begins.softBreak ||
				code === 0x3001 ||
				code === 0x29 ||
				code === 0xff09
			)
				return at;
		}
		return limit;
	}

	/** Whether another quantity stands further on in the same item. */
	protected numberFollows(from: number): boolean {
		const { text } = this;
		const limit = Math.min(text.length, from + 40);
		for (let at = from; at < limit; at++) {
			const code = text.charCodeAt(at);
			const kind = beginnings[code];
			if (kind === begins.hardBreak || kind === begins.softBreak || code === 0x3001) return false;
			if (kind === begins.digit && !isLatin(text.charCodeAt(at - 1))) return true;
			if (innerVerbTable.matchAt(text, at) !== undefined) return false;
		}
		return false;
	}

	protected onlyConnectors(from: number, to: number): boolean {
		if (to - from > 8) return false;
		for (let at = from; at < to; at++)
			if (!isConnector(this.text.charCodeAt(at)) && !isAnd(this.text.charCodeAt(at))) return false;
		return true;
	}

	/** Nothing but words of the quantity stands between the sentence's beginning and the number. */
	protected isAlone(nounEnd: number): boolean {
		const start = Math.max(this.sentenceStart, this.clauseStart);
		for (let at = start; at < nounEnd; at++) if (!isConnector(this.text.charCodeAt(at))) return false;
		return true;
	}

	protected addProblem(reason: ProblemReason, start: number, end: number): void {
		this.problems.push(toProblem(reason, this.text, Math.max(0, start), end));
	}

	/** 同比 at the end of a sentence tells that all of it has been. */
	protected turnToFacts(): void {
		// 同比增长18%以上 is no statistic.
		const isBound = this.drafts.some(
			({ change, comparator }, k) => k >= this.sentenceBegin && change === "growth" && comparator !== "=",
		);
		if (isBound) return;
		for (let k = this.sentenceBegin; k < this.drafts.length; k++) {
			const draft = this.drafts[k];
			if (draft !== undefined) draft.isFact = true;
		}
	}

	protected closeGroup(): void {
		const { group } = this;
		this.group = undefined;
		if (group !== undefined) shareComparator(group.drafts);
		if (group?.isBefore === true) {
			const first = Math.max(0, group.parts.length - group.drafts.length);
			group.drafts.forEach((draft, i) => {
				draft.indicator = tidy(group.parts[first + i] ?? group.whole);
			});
			return;
		}
		if (group === undefined || group.drafts.length === group.parts.length) return;
		const [only] = group.drafts;
		if (group.drafts.length === 1 && only !== undefined && group.parts.length > 1) {
			// 起数和死亡人数分别下降10%以上: each of them.
			const others = group.parts.slice(1).map((part) => ({ ...only, indicator: tidy(part) }));
			this.drafts.splice(this.drafts.indexOf(only) + 1, 0, ...others);
			return;
		}
		// As many quantities as indicators, or nobody can tell whose is which.
		for (const draft of group.drafts) draft.indicator = tidy(group.whole);
	}
}

/** 分别增长6%、7.5%左右: it goes for those before that say nothing else. */
function shareComparator(drafts: readonly Draft[]): void {
	const last = drafts[drafts.length - 1];
	if (last === undefined || !/(?:左右|上下)$/.test(last.raw)) return;
	for (const draft of drafts) if (draft.comparator === "=") draft.comparator = last.comparator;
}

const closingMarks: Readonly<Record<string, string>> = {
	"“": "”",
	"「": "」",
	"『": "』",
	'"': '"',
	"＂": "＂",
};

const scratch = {
	quantity: newQuantity(),
	date: newDate(),
	front: newFront(),
	noun: { start: 0, end: 0, verb: "none", move: 0, raises: false } as Noun,
};

function forget(): void {
	const { quantity, date, front, noun } = scratch;
	resetQuantity(quantity, 0);
	resetDate(date);
	date.end = 0;
	resetFront(front, 0);
	noun.start = 0;
	noun.end = 0;
	noun.verb = "none";
	noun.move = 0;
	noun.raises = false;
}

function newFront(): Front {
	return {
		raw: 0,
		noun: 0,
		comparator: undefined,
		soft: false,
		growth: 0,
		rateNoun: false,
		toward: false,
		state: false,
		standing: false,
		each: false,
		respectively: false,
		bareScale: false,
		benchmark: false,
		object: "",
	};
}

/** Makes a front of a number at `at` as if no word stood before it. */
export function resetFront(front: Front, at: number): void {
	front.raw = at;
	front.noun = at;
	front.comparator = undefined;
	front.soft = false;
	front.growth = 0;
	front.rateNoun = false;
	front.toward = false;
	front.state = false;
	front.standing = false;
	front.each = false;
	front.respectively = false;
	front.bareScale = false;
	front.benchmark = false;
	front.object = "";
}
