import type { Target, TargetProblem } from "../model/target.js";
import { withoutLayoutBlanks } from "./indicatorNames.js";
import { skipListMark } from "./listMarks.js";
import { NumberReader } from "./numberReader.js";
import type { Draft, Mutable } from "./readerState.js";
import { farthest } from "./readerState.js";
import { beginnings, begins } from "./words.js";

export interface ParsedTargets {
	/** What the text commits somebody to, in its order. */
	readonly targets: readonly Target[];
	/** What it says has been achieved. */
	readonly facts: readonly Target[];
	readonly problems: readonly TargetProblem[];
}

export const nothingParsed: ParsedTargets = { targets: [], facts: [], problems: [] };

/** Reads the targets of one text in one pass. Made for one text and used once. */
export class TargetReader extends NumberReader {
	read(): ParsedTargets {
		const { text } = this;
		const length = text.length;
		this.beginClause(this.clauseStart);
		while (this.at < length) {
			const at = this.at;
			const kind = beginnings[text.charCodeAt(at)];
			if (kind === begins.nothing) {
				this.at++;
				continue;
			}
			switch (kind) {
				case begins.digit:
					this.readDigits(at);
					break;
				case begins.numeral:
					this.readNumeral(at);
					break;
				case begins.hardBreak:
					this.endSentence(at);
					break;
				case begins.softBreak:
					this.endClause(at);
					break;
				case begins.quote:
					this.openQuote(at);
					break;
				case begins.title:
					this.at = this.closing(at, "》", 60) ?? at + 1;
					break;
				case begins.phrase:
					this.readPhrase(at);
					break;
				default:
					this.readBlank(at);
					break;
			}
			if (this.at <= at) this.at = at + 1;
		}
		this.endSentence(length);
		if (this.cellName !== undefined && this.drafts.length === 0) this.readBareCell();
		return this.result();
	}

	protected result(): ParsedTargets {
		const { drafts } = this;
		const problems = this.problems.length === 0 ? nothingParsed.problems : this.problems;
		if (drafts.length === 0 && problems.length === 0) return nothingParsed;
		if (!drafts.some(({ isFact }) => isFact))
			return { targets: drafts.map(toTarget), facts: nothingParsed.facts, problems };
		return {
			targets: drafts.filter(({ isFact }) => !isFact).map(toTarget),
			facts: drafts.filter(({ isFact }) => isFact).map(toTarget),
			problems,
		};
	}

	protected endClause(at: number): void {
		this.closeClause(at);
		this.previousClause = this.clauseStart;
		this.previousEnd = at;
		this.beginClause(at + 1);
	}

	/** A clause begins at `from`; a mark of a list there is none of its words. */
	protected beginClause(from: number): void {
		const start = skipListMark(this.text, from);
		if (this.previousClause === from) this.previousClause = start;
		this.clauseStart = start;
		this.taken = start;
		if (this.at < start) this.at = start;
	}

	protected endSentence(at: number): void {
		this.closeClause(at);
		this.closeGroup();
		this.sentenceStart = at + 1;
		this.previousClause = at + 1;
		this.beginClause(at + 1);
		this.modeScanned = at + 1;
		this.sentenceDrafts = this.drafts.length;
		const code = this.text.charCodeAt(at);
		// A semicolon joins: what was told before it is still being told, and in the same year.
		if (code !== 0xff1b && code !== 0x3b) {
			if (this.comparesPast && !this.commitsSentence && this.telling === "open") this.turnToFacts();
			this.comparesPast = false;
			this.commitsSentence = false;
			this.sentenceBegin = this.drafts.length;
			this.pastSentence = this.tellsPast;
			this.deadline = undefined;
			this.sentenceYear = undefined;
			this.last = undefined;
			this.lastVerb = "none";
		}
		this.lastClause = -1;
	}

	/** A date behind the quantities of the clause is theirs. */
	protected closeClause(at: number): void {
		if (this.times !== undefined) this.settleTimes();
		if (this.lastClause !== this.clauseStart || this.last === undefined) return;
		if (this.taken < at && at - this.taken <= farthest) this.scanModes(at, true);
	}
}

function toTarget(draft: Draft): Target {
	const { raw, change, comparator, value, unit, range, upper, deadline } = draft;
	const indicator = withoutLayoutBlanks(draft.indicator);
	const target: Mutable<Target> = { raw, indicator, change, comparator, value, unit, range };
	if (upper !== undefined) target.upper = upper;
	if (deadline !== undefined) target.deadline = deadline;
	return target;
}
