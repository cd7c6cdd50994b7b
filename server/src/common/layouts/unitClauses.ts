import { isBlank, isHan } from "../language/characters.js";
import { isLeadLabel, labelWords } from "../language/duties.js";
import { isNobody } from "../language/nobody.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import { createCharacterSet } from "../text/characterSet.js";
import { andOthers, isBareName, longestOthers, othersAnd, othersEnds } from "./bareName.js";
import {
	hasColon,
	isBlankOrStop,
	isBracketedStar,
	isClosing,
	isFullStop,
	isJoining,
	isOpening,
	isStar,
	joins,
	leadStar,
	separatorAround,
	skipBlanks,
	starsAt,
	starWithin,
	withStarFirst,
} from "./betweenUnits.js";
import { dueOf } from "./dueClause.js";
import { splitJoined } from "./joinedUnits.js";
import { isOffice } from "./titledName.js";
import {
	dutyBefore,
	dutyOpenings,
	dutyWithin,
	findTogether,
	isBullet,
	isManner,
	isRemark,
	leadsByDuty,
	nextUnitIn,
	nobodyBracket,
	openingAt,
	ownDutyBefore,
} from "./unitDuties.js";
import { enumerationComma, isDoubtfulEnd, separates } from "./unitSeparators.js";

/** The name of a unit in a list, in UTF-16 offsets of the text that was read. */
export interface ClauseName {
	readonly start: number;
	readonly end: number;
	/** With its ★, or what stands for one. */
	readonly markedStart: number;
	readonly markedEnd: number;
	readonly star: boolean;
	/** A label or a bracket behind the name says that it leads: 牵头单位：…, 县民政局（牵头）. */
	readonly leads: boolean;
	/** Nothing but Han characters stands in it, as in nearly every one. */
	readonly isBare: boolean;
}

/** Makes what is kept of a name. */
export type KeepName<Name> = (
	start: number,
	end: number,
	markedStart: number,
	markedEnd: number,
	star: boolean,
	leads: boolean,
	isBare: boolean,
) => Name;

/** A clause of a list of units: the names of one group and what they do. */
export interface UnitClause<Name = ClauseName> {
	readonly names: readonly Name[];
	/** 牵头, 配合, 按职责分工负责; empty where nothing is said. */
	readonly duty: string;
}

/** What is amiss in how a list is written: another separator than 、, another mark than a ★ before the name. */
export interface ClauseProblem {
	readonly kind: "separator" | "star-variant";
	readonly start: number;
	readonly end: number;
	/** null where only the drafter can tell. */
	readonly replacement: string | null;
}

/** A label inside a list that holds several: 牵头单位：…；配合单位：…. */
const label = new RegExp(`^(${labelWords})(?:责任)?(?:单位|部门)?[:：]`);
/** Longest label with its colon (UTF-16 units). */
const longestLabel = 12;
const noClauses: never[] = [];
/** More than this without a separator is a sentence, no names with 会同 or 等 between. */
const longestGroup = 400;
/** More than this is neither a remark nor a date. */
const longestRemark = 40;

/**
 * The one reader of lists of units, in cells and in prose: names separated by 、, ★ before those that lead, and what the
 * names of a clause do (甲局、乙局牵头，丙局配合). Brackets may hold separators (`区委组织部(人才办、党建办)`), blanks within
 * a name are layout, line ends what `lineEnd.ts` says. Other separators and stars are read as what is meant, and noted.
 *
 * @param keep makes what the caller keeps of each name
 */
export function readUnitClauses<Name>(
	text: string,
	from: number,
	to: number,
	options: ClauseOptions,
	keep: KeepName<Name>,
): UnitClauses<Name> {
	const reader = new ClauseReader(text, to, options, keep);
	reader.run(from);
	return reader;
}

export interface ClauseOptions {
	/** A cell holds names alone; in a sentence stand offices, dates and remarks beside them, and a full stop ends a name. */
	readonly inCell: boolean;
	/** Every name leads: the column or the label says so. */
	readonly leads: boolean;
}

export interface UnitClauses<Name = ClauseName> {
	readonly clauses: readonly UnitClause<Name>[];
	readonly problems: readonly ClauseProblem[];
}

class ClauseReader<Name> implements UnitClauses<Name> {
	clauses: UnitClause<Name>[] = noClauses;
	problems: ClauseProblem[] = noClauses;
	private names: Name[] = [];
	/** Index of the finding on the separator before the words that are read, -1 where there is none. */
	private separator = -1;
	/** Behind the separator that was noted last. */
	private separatedTo = 0;
	private leadPlace: boolean;

	constructor(
		private readonly text: string,
		/** Where the list ends. */
		private readonly to: number,
		private readonly options: ClauseOptions,
		private readonly keep: KeepName<Name>,
	) {
		this.leadPlace = options.leads;
	}

	run(from: number): void {
		const { text, to } = this;
		let start = from;
		let depth = 0;
		let isBare = true;
		let mayJoin = false;
		let hasEvery = false;
		for (let i = from; i <= to; i++) {
			const code = i < to ? text.charCodeAt(i) : -1;
			// Nearly every character is one of a name: 一 to 鿿.
			if (code >= 0x4e00 && code <= 0x9fff) {
				if (!notable.has(code)) continue;
				if (isJoining(code)) mayJoin = true;
				// 各
				else if (code === 0x5404) hasEvery = true;
				else isBare = false;
				continue;
			}
			if (isOpening(code)) depth++;
			else if (depth > 0 && isClosing(code)) depth--;
			if (i < to && (depth > 0 || !separates(text, code, start, i, this.options.inCell, hasEvery))) {
				if (!isHan(code) && (i > start || code !== leadStar)) isBare = false;
				if (depth <= 0 && isDoubtfulEnd(text, start, i)) this.noteSeparator(i, start);
				continue;
			}
			const says = this.addUnit(start, i, isBare, mayJoin);
			isBare = true;
			mayJoin = false;
			hasEvery = false;
			if (i >= this.separatedTo) this.separator = -1;
			// What stands behind a clause parts no units.
			if (!says && code === leadStar) this.note("separator", i, i, "、");
			else if (!says && i < to && code !== enumerationComma) this.noteSeparator(i, start);
			else if (!says && text.charCodeAt(start - 1) === enumerationComma) this.noteSurplus(start, i);
			// A ★ that ends a name belongs to the next one.
			start = code === leadStar ? i : i + 1;
		}
		this.close("");
	}

	/** Ends the clause whose names stand behind the last word that said something. */
	private close(duty: string): void {
		if (this.names.length === 0) return;
		const clause = { names: this.names, duty };
		// Nearly every list is one clause, for which push() would make room for seventeen.
		if (this.clauses.length === 0) this.clauses = [clause];
		else this.clauses.push(clause);
		this.names = [];
	}

	private note(kind: ClauseProblem["kind"], start: number, end: number, replacement: string | null): void {
		const problem = { kind, start, end, replacement };
		if (this.problems.length === 0) this.problems = [problem];
		else this.problems.push(problem);
	}

	/** Notes a separator that should be 、, with what stands beside it, once, so that none is left behind. */
	private noteSeparator(at: number, start: number): void {
		const { text } = this;
		const around = at < this.separatedTo ? undefined : separatorAround(text, at);
		if (around === undefined || label.test(simplifyInPlace(text.slice(around[1], around[1] + longestLabel))))
			return;
		this.separatedTo = around[1];
		this.separator = this.problems.length;
		this.note("separator", ...around, isDoubtfulEnd(text, start, at) ? null : "、");
	}

	/** A 、 behind another, and one that ends the cell. */
	private noteSurplus(from: number, to: number): void {
		if (skipBlanks(this.text, from, to) < to || this.names.length === 0) return;
		const before = this.problems.at(-1)?.end === from ? this.problems.pop() : undefined;
		const start = before?.start ?? from - 1;
		if (to < this.to) this.note("separator", start, to + 1, "、");
		else if (this.options.inCell) this.note("separator", start, from, "");
	}

	/** Takes back what was noted: 甲局、乙局，按职责分工负责 and 甲局，会同乙局 have a comma between clauses. */
	private excuseSeparator(): void {
		if (this.separator >= 0) this.problems.splice(this.separator, 1);
		this.separator = -1;
	}

	/**
	 * Adds the unit between two offsets. Returns whether a word there says what the units before it do.
	 *
	 * @param isBare nothing but Han characters stands between them, behind the ★, and no word of what units do
	 * @param mayJoin 和, 及 or 与 is one of them
	 */
	private addUnit(from: number, to: number, isBare: boolean, mayJoin: boolean): boolean {
		const { text } = this;
		const isMarked = text.charCodeAt(from) === leadStar;
		const start = isMarked ? from + 1 : from;
		const { inCell } = this.options;
		const isOne = !mayJoin || (inCell && splitJoined(text.slice(start, to)) === undefined);
		if (isBare && isOne && isBareName(text, start, to, inCell)) {
			if (inCell) this.names.push(this.keep(start, to, from, to, isMarked, this.leadPlace, true));
			else
				this.addName({
					start,
					end: to,
					markedStart: from,
					markedEnd: to,
					star: isMarked,
					leads: this.leadPlace,
					isBare: true,
				});
			return false;
		}
		const [first, last] = this.trim(from, to);
		const afterLabel = this.readLabel(first, last);
		// 配合单位：无
		if (last <= first || this.isNoName(afterLabel, last)) return false;
		return this.addEach(this.readOpening(this.skipBullets(afterLabel, last), last), last);
	}

	/** Adds what stands between two offsets: units of which each says what it does are several though nothing parts them. */
	private addEach(start: number, end: number): boolean {
		const { text } = this;
		let from = start;
		for (let found = nextUnitIn(text, from, end); found !== undefined; found = nextUnitIn(text, from, end)) {
			const [at, next] = found;
			this.addMarked(from, at);
			// 县教育局（牵头）和县财政局 are parted.
			if (!/[和及与]/.test(text.slice(at, next))) this.note("separator", at, next, "、");
			from = next;
		}
		return this.addMarked(from, end);
	}

	private trim(from: number, to: number): readonly [start: number, end: number] {
		let start = from;
		let end = to;
		while (start < end && this.isEdge(start)) start++;
		while (end > start && this.isEdge(end - 1)) end--;
		return [start, end];
	}

	private isEdge(at: number): boolean {
		const code = this.text.charCodeAt(at);
		return isBlank(code) || (!this.options.inCell && isFullStop(code));
	}

	/** Behind a label at the beginning, which says whether the units behind it lead. */
	private readLabel(start: number, end: number): number {
		const { text } = this;
		if (end - start <= 3 || !hasColon(text, start, Math.min(end, start + longestLabel))) return start;
		const named = label.exec(simplifyInPlace(text.slice(start, start + longestLabel)));
		if (named === null) return start;
		this.leadPlace = this.options.leads || isLeadLabel(named[1] ?? "");
		return skipBlanks(text, start + named[0].length, end);
	}

	/** Nobody, a remark on the list, or when: none of it is a name. */
	private isNoName(start: number, end: number): boolean {
		const { text } = this;
		if (end - start <= longestRemark && isNobody(text.slice(start, end))) return true;
		if (this.options.inCell) return false;
		// 6月底前完成，市财政局牵头: when, not who.
		return (
			isRemark(text.slice(start, Math.min(end, start + longestRemark))) ||
			dueOf(text, start, end) !== undefined
		);
	}

	/** An item of a list on a line of its own: ● 市教育局. */
	private skipBullets(from: number, end: number): number {
		const { text } = this;
		if (isHan(text.charCodeAt(from))) return from;
		let start = from;
		while (start < end && text[start] !== "\n" && isBullet(text[start] ?? "")) start++;
		return skipBlanks(text, start, end);
	}

	/** Behind 由, 会同 or the like. */
	private readOpening(start: number, end: number): number {
		const { text } = this;
		const opening = openingAt(text, start, end);
		if (opening === 0) return start;
		this.excuseSeparator();
		// 县工信局，会同县财政局落实: the first leads unless somebody else does.
		if (text[start] === "会" && this.names.length > 0) this.close("负责");
		return skipBlanks(text, start + opening, end);
	}

	/** Adds the names between two offsets, with their ★, and what a word at their end says that they do. */
	private addMarked(markedStart: number, end: number): boolean {
		const { text } = this;
		const { star, variantEnd, end: start } = starsAt(text, markedStart, end);
		let trailing = end - start > 3 && isBracketedStar(text, end - 3);
		let nameEnd = trailing ? end - 3 : end;
		while (nameEnd > start && isStar(text.charCodeAt(nameEnd - 1))) {
			nameEnd--;
			trailing = true;
		}
		while (nameEnd > start && isBlankOrStop(text.charCodeAt(nameEnd - 1))) nameEnd--;
		let own = ownDutyBefore(text, start, nameEnd);
		nameEnd -= own?.length ?? nobodyBracket(text, start, nameEnd);
		const { duty, start: dutyStart } = dutyWithin(text, start, nameEnd);
		nameEnd = dutyStart;
		while (nameEnd > start && isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
		if (own === undefined && duty !== "") {
			// 县教育局（牵头）落实
			own = ownDutyBefore(text, start, nameEnd);
			nameEnd -= own?.length ?? 0;
		}
		if (nameEnd <= start) {
			// A ★ says that somebody leads: it is not taken away where the name is lost.
			if (star || trailing) this.note("star-variant", markedStart, end, null);
			if (duty !== "") this.excuseSeparator();
			// 甲局、乙局，按任务分工，分别牵头: what they do is still to come.
			if (duty !== "" && !isManner(duty)) this.close(duty);
			return duty !== "";
		}
		const inside = starWithin(text, start, nameEnd);
		const isStarred = star || trailing || inside >= 0;
		if (trailing || inside >= 0)
			this.note("star-variant", markedStart, end, withStarFirst(text, start, nameEnd, inside));
		else if (variantEnd >= 0) this.note("star-variant", markedStart, variantEnd, "★");
		const markedEnd = trailing ? end : nameEnd;
		// 县民政局（牵头）、县财政局: what a bracket says is said of the one before it.
		if (own !== undefined) this.close("");
		const leads = own?.leads === true;
		this.addAll({ start, end: nameEnd, markedStart, markedEnd, star: isStarred, leads, isBare: false });
		if (own !== undefined) this.close(own.duty);
		else if (duty !== "") this.close(duty);
		return duty !== "" || own !== undefined;
	}

	/** Adds the names that stand where one could, 等 behind them left out; in 甲局会同乙局 the first leads. */
	private addAll(name: ClauseName): void {
		const { text } = this;
		const { start, end } = name;
		const together = end - start > longestGroup ? undefined : findTogether(text, start, end);
		if (together === undefined) {
			this.addOthers(name);
			return;
		}
		const before = dutyBefore(text, start, together);
		const firstEnd = together - before.length;
		this.addOthers({ ...name, end: firstEnd, markedEnd: firstEnd });
		this.close(leadsByDuty(before) || before === "" ? "牵头" : before);
		const second = skipBlanks(text, together + 2, end);
		this.addAll({ ...name, start: second, markedStart: second, star: false, leads: false });
	}

	private addOthers(name: ClauseName): void {
		const { text } = this;
		const { start, end } = name;
		const at = end - start > longestGroup ? -1 : text.slice(start, end).indexOf("等");
		if (at > 0) {
			const more = othersAnd.exec(text.slice(start + at, Math.min(end, start + at + longestRemark)));
			if (more !== null && start + at + more[0].length < end) {
				this.addNames({ ...name, end: start + at, markedEnd: start + at });
				const next = start + at + more[0].length;
				this.addOthers({ ...name, start: next, markedStart: next, star: false, leads: false });
				return;
			}
		}
		let nameEnd = end;
		if (end - start > 2 && othersEnds.has(text.charCodeAt(end - 1))) {
			const others = andOthers.exec(text.slice(Math.max(start, end - longestOthers), end));
			if (others !== null && end - others[0].length > start) nameEnd = end - others[0].length;
		}
		this.addNames(
			nameEnd === end
				? name
				: { ...name, end: nameEnd, markedEnd: name.markedEnd === end ? nameEnd : name.markedEnd },
		);
	}

	/** Adds the names that stand where one could: several where 和 or the like joins them. */
	private addNames(name: ClauseName): void {
		const { start, end } = name;
		const names = joins(this.text, start, end) ? splitJoined(this.text.slice(start, end)) : undefined;
		if (names === undefined) {
			this.addName(name);
			return;
		}
		names.forEach(([from, to], i) => {
			const isFirst = i === 0;
			const isLast = i === names.length - 1;
			this.addName({
				start: start + from,
				end: start + to,
				markedStart: isFirst ? name.markedStart : start + from,
				markedEnd: isLast ? name.markedEnd : start + to,
				star: isFirst && name.star,
				leads: isLast && name.leads,
				isBare: name.isBare,
			});
		});
	}

	private addName(name: ClauseName): void {
		const [start, end] = this.trim(name.start, name.end);
		// 分管副市长, 县政府分管领导: in a sentence posts are not units.
		if (end <= start || (!this.options.inCell && (end - start < 2 || isOffice(this.text.slice(start, end)))))
			return;
		const markedStart = name.markedStart === name.start ? start : name.markedStart;
		const leads = name.leads || this.leadPlace;
		this.names.push(this.keep(start, end, markedStart, name.markedEnd, name.star, leads, name.isBare));
	}
}

/** 各, 和, 及 and 与, 同 of 会同, and what a word begins with that says what a unit does. */
const notable = createCharacterSet(`各和及与同${dutyOpenings}`);
