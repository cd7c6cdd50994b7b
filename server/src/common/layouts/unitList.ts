import type { UnitListProblem, UnitMention } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { createCharacterSet, isBlank, isHan } from "../text/characterSet.js";
import { goesOnBehindComma, isCollective } from "../text/unitName.js";
import {
	dutyBefore,
	findTogether,
	isBullet,
	isManner,
	mayEndDuty,
	mayOpenClause,
	openingAt,
	ownDutyBefore,
	whoLeads,
} from "./assignment.js";
import {
	isBracketedStar,
	isFullStop,
	isJoining,
	isStar,
	joins,
	leadStar,
	separatorAround,
	skipBlanks,
	starsAt,
	wordAfter,
	wordBefore,
} from "./betweenUnits.js";
import { splitJoined } from "./joinedUnits.js";
import { isUnitShaped } from "./unitShape.js";

/** The units of a cell or an assignment, and what is amiss in how they are written. */
export interface UnitList {
	readonly mentions: readonly UnitMention[];
	readonly problems: readonly UnitListProblem[];
}

const none: UnitList = { mentions: [], problems: [] };

/** 、 */
const enumerationComma = 0x3001;
/** A whole name before a ★ that begins the next one: 县财政, 区统计局. */
const shortestName = 3;

/** Marks that stand for "no unit": `/`, `—`, 无. */
const nobody = /^(?:[/／—–-]+|无)$/;
const longestNobody = 8;

/** A label inside a cell that holds several lists: 牵头单位：…；配合单位：…. */
const label = /^(牵头|主办|主要责任|责任|配合|协办|协同|参与|参加)(?:责任)?(?:单位|部门)?[:：]/;

/** Last characters of names of units: what stands before a line break is whole when it ends like this. */
const unitEnd =
	/(?:[局委办部镇乡区县市厅院会团社司行所处队校馆站园港库]|中心|公司|集团|街道|政府|国资|资产|海关|专班|大队|支队|总队|总社|银行|支行|分行|[)）])$/;

/** Longest label with its colon (UTF-16 units). */
const longestLabel = 12;

function hasColon(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) {
		const code = text.charCodeAt(i);
		if (code === 58 || code === 0xff1a) return true;
	}
	return false;
}

/**
 * Reads a list of units: separated by 、, those with ★ in front lead. Brackets may hold separators
 * (`区委组织部(人才办、党建办)`), blanks between single characters are layout (`市 农 业 农 村 局`), a name broken
 * by a line end is joined where its first part is no whole name. Other separators and other stars are read as
 * what they are meant to be and reported.
 */
export function parseUnitList(cell: Cell, column: number, inLeadColumn: boolean): UnitList {
	const { text } = cell.content;
	if (text === "" || (text.length <= longestNobody && nobody.test(text))) return none;
	const scan = new UnitListScan(cell, column, inLeadColumn);
	scan.run();
	// Kept with the row, in no more room than they need.
	return {
		mentions: scan.mentions.slice(),
		problems: scan.problems.length === 0 ? none.problems : scan.problems,
	};
}

/** Behind the last of a list, and no part of its name: 等, 等部门, 等有关单位. */
const andOthers = /等(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[个家])?(?:有关|相关|其他|各)?(?:部门|单位)?$/;
const othersEnds = createCharacterSet("等门位");
const longestOthers = 10;
/** More than this before a stroke is no name of a unit. */
const longestBeforeStroke = 40;

/** A unit of a list. Its spans are made when they are asked for: most units are never pointed at. */
class ListedUnit implements UnitMention {
	readonly raw: string;
	star = false;
	leadPlace = false;

	constructor(
		private readonly content: MappedText,
		readonly column: number,
		private readonly start: number,
		private readonly end: number,
		private readonly markedStart: number,
		private readonly markedEnd: number,
	) {
		this.raw = withoutLayout(content.text.slice(start, end));
	}

	get span(): Span {
		return spanOfRange(this.content, [this.start, this.end]);
	}

	get markedSpan(): Span {
		return spanOfRange(this.content, [this.markedStart, this.markedEnd]);
	}
}

/** Units of a list, and what a word behind them says that they do. */
interface Saying {
	readonly first: number;
	/** Behind the last of them. */
	readonly end: number;
	readonly duty: string;
}

class UnitListScan {
	readonly mentions: ListedUnit[] = [];
	readonly problems: UnitListProblem[] = [];
	/** Made where a word says who does what: most lists are names alone. */
	private sayings: Saying[] | undefined;
	/** Where the units begin that a following 牵头 or 配合 speaks of. */
	private sayingStart = 0;
	/** Index of the finding on the separator before the words that are read, -1 where there is none. */
	private separator = -1;
	/** Behind the separator that was reported last. */
	private separatedTo = 0;
	private leadPlace: boolean;
	private readonly content: MappedText;
	private readonly text: string;

	constructor(
		{ content }: Cell,
		private readonly column: number,
		private readonly inLeadColumn: boolean,
	) {
		this.leadPlace = inLeadColumn;
		this.content = content;
		this.text = content.text;
	}

	run(): void {
		const { text } = this;
		let start = 0;
		let depth = 0;
		for (let i = 0; i <= text.length; i++) {
			const code = text.charCodeAt(i);
			if (code === 0x28 || code === 0xff08) depth++;
			else if ((code === 0x29 || code === 0xff09) && depth > 0) depth--;
			if (i < text.length && (depth > 0 || !this.separates(code, start, i))) continue;
			const says = this.addUnit(start, i);
			if (i >= this.separatedTo) this.separator = -1;
			// What stands behind a clause parts no units.
			if (!says && code === leadStar) this.reportMissing(i);
			else if (!says && i < text.length && code !== enumerationComma) this.reportSeparator(i);
			// A ★ that ends a name belongs to the next one.
			start = code === leadStar ? i : i + 1;
		}
		if (this.sayings !== undefined) this.tellLeads(this.sayings);
	}

	/** Ends the clause whose units stand behind the last word that said something. */
	private say(duty: string): void {
		this.sayings ??= [];
		this.sayings.push({ first: this.sayingStart, end: this.mentions.length, duty });
		this.sayingStart = this.mentions.length;
	}

	/** 「甲、乙牵头，丙配合」: all units since the last such word lead; where nobody does, those who are responsible. */
	private tellLeads(sayings: readonly Saying[]): void {
		const { mentions } = this;
		const isMarked = mentions.some(({ star, leadPlace }) => star || leadPlace);
		const leads = whoLeads(sayings, isMarked, ({ first, end }) =>
			mentions.slice(first, end).every(({ raw }) => isCollective(raw)),
		);
		for (const [i, { first, end }] of sayings.entries())
			for (let m = first; m < end; m++) {
				const mention = mentions[m];
				if (leads[i] === true && mention !== undefined) mention.leadPlace = true;
			}
	}

	/** Whether the character at `at` ends a name that begins at `start`. */
	private separates(code: number, start: number, at: number): boolean {
		// Nearly every character is one of a name.
		if (code > enumerationComma && code < 0xff0c) return false;
		switch (code) {
			case enumerationComma:
				return !goesOnBehindComma(this.text, start, at);
			case 0x2c:
			case 0xff0c:
			case 0x3b:
			case 0xff1b:
				return true;
			case 0x2f:
			case 0xff0f:
				return at - start <= longestBeforeStroke && isUnitShaped(this.text.slice(start, at).trim());
			case 0x0a:
				return this.separatesLines(start, at);
			case leadStar:
				return this.separatesAtStar(start, at);
			default:
				return isBlank(code) && this.separatesWords(start, at);
		}
	}

	/** A line break ends a name unless the name is visibly broken by it. */
	private separatesLines(start: number, at: number): boolean {
		const before = this.text.slice(Math.max(start, at - 8), at).trim();
		const after = this.text.slice(at + 1, at + 3).trim();
		return before === "" || after === "" || isStar(after.charCodeAt(0)) || unitEnd.test(before);
	}

	/** A blank ends a name when whole words stand on both sides; between single characters it is layout. */
	private separatesWords(start: number, at: number): boolean {
		const before = wordBefore(this.text, at, start);
		const after = wordAfter(this.text, at);
		if (before === 0 || after === 0) return false;
		if (isStar(this.text.charCodeAt(at + 1))) return true;
		return before > 1 && after > 1 && unitEnd.test(this.text.slice(Math.max(start, at - 4), at));
	}

	/** A ★ behind a whole name begins the next one, or belongs to the one before it where no name follows. */
	private separatesAtStar(start: number, at: number): boolean {
		const { text } = this;
		// 区★工信局 is one name, 区统计局★牵头 one unit.
		if (at - start < shortestName || !isHan(text.charCodeAt(at + 1))) return false;
		return !/^(?:牵头|主办|负责)/.test(text.slice(at + 1, at + 3)) && unitEnd.test(text.slice(at - 3, at));
	}

	/** Reports that nothing stands between two names. */
	private reportMissing(at: number): void {
		const span = spanOfRange(this.content, [at, at]);
		this.problems.push({ kind: "separator", span, replacement: "、", written: "" });
	}

	/** Reports a separator that should be 、 — with what stands beside it, once, so that none is left behind. */
	private reportSeparator(at: number): void {
		const { text } = this;
		const around = at < this.separatedTo ? undefined : separatorAround(text, at);
		if (around === undefined || label.test(text.slice(around[1], around[1] + 12))) return;
		this.separatedTo = around[1];
		this.separator = this.problems.length;
		this.problems.push({
			kind: "separator",
			span: spanOfRange(this.content, around),
			replacement: "、",
			written: text.slice(...around),
		});
	}

	/** Takes back what was reported: 甲局、乙局，按职责分工负责 and 甲局，会同乙局 have a comma between clauses. */
	private excuseSeparator(): void {
		if (this.separator >= 0) this.problems.splice(this.separator, 1);
		this.separator = -1;
	}

	/** Adds the unit between two offsets. Returns whether a word there says what the units before it do. */
	private addUnit(from: number, to: number): boolean {
		const { text } = this;
		const isMarked = text.charCodeAt(from) === leadStar;
		if (isBareName(text, isMarked ? from + 1 : from, to)) {
			this.addMention(isMarked ? from + 1 : from, to, from, to, isMarked, false);
			return false;
		}
		let start = from;
		let end = to;
		while (start < end && isBlank(text.charCodeAt(start))) start++;
		while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
		if (end - start > 3 && hasColon(text, start, Math.min(end, start + longestLabel))) {
			const named = label.exec(text.slice(start, start + 12));
			if (named !== null) {
				this.leadPlace =
					this.inLeadColumn || named[1] === "牵头" || named[1] === "主办" || named[1] === "主要责任";
				start = skipBlanks(text, start + named[0].length, end);
			}
		}
		// An item of a list on a line of its own: ● 市教育局.
		if (!isHan(text.charCodeAt(start))) {
			while (start < end && text[start] !== "\n" && isBullet(text[start] ?? "")) start++;
			start = skipBlanks(text, start, end);
		}
		const opening = openingAt(text, start, end);
		if (opening > 0) {
			this.excuseSeparator();
			// 县工信局，会同县财政局落实: the first leads unless somebody else does.
			if (text[start] === "会" && this.mentions.length > this.sayingStart) this.say("负责");
			start = skipBlanks(text, start + opening, end);
		}
		const markedStart = start;
		const stars = starsAt(text, start, end);
		const { star, variantEnd } = stars;
		start = stars.end;
		let trailing = end - start > 3 && isBracketedStar(text, end - 3);
		let nameEnd = trailing ? end - 3 : end;
		while (nameEnd > start && isStar(text.charCodeAt(nameEnd - 1))) {
			nameEnd--;
			trailing = true;
		}
		while (
			nameEnd > start &&
			(isBlank(text.charCodeAt(nameEnd - 1)) || isFullStop(text.charCodeAt(nameEnd - 1)))
		)
			nameEnd--;
		const own = ownDutyBefore(text, start, nameEnd);
		if (own !== undefined) nameEnd -= own.length;
		const duty = dutyBefore(text, start, nameEnd);
		nameEnd -= duty.length;
		while (nameEnd > start && isBlank(text.charCodeAt(nameEnd - 1))) nameEnd--;
		if (nameEnd - start > 2 && othersEnds.has(text.charCodeAt(nameEnd - 1))) {
			const others = andOthers.exec(text.slice(Math.max(start, nameEnd - longestOthers), nameEnd));
			if (others !== null && nameEnd - others[0].length > start) nameEnd -= others[0].length;
		}
		if (nameEnd <= start) {
			// A ★ says that somebody leads: it is not taken away where the name is lost.
			if (star || trailing) this.reportStar(markedStart, end, null);
			if (duty !== "") this.excuseSeparator();
			// 甲局、乙局，按任务分工，分别牵头: what they do is still to come.
			if (duty !== "" && !isManner(duty)) this.say(duty);
			return duty !== "";
		}
		const inside = text.slice(start, nameEnd).includes("★");
		if (trailing || inside)
			this.reportStar(markedStart, end, `★${text.slice(start, nameEnd).replaceAll("★", "")}`);
		else if (variantEnd >= 0) this.reportStar(markedStart, variantEnd, "★");
		this.addLed(
			start,
			nameEnd,
			markedStart,
			trailing ? end : nameEnd,
			star || trailing || inside,
			own?.leads === true,
		);
		if (duty !== "") this.say(duty);
		return duty !== "";
	}

	/** Adds the names between two offsets; in 甲局会同乙局 the first leads. */
	private addLed(
		start: number,
		end: number,
		markedStart: number,
		markedEnd: number,
		star: boolean,
		leads: boolean,
	): void {
		const { text } = this;
		const together = findTogether(text, start, end);
		if (together === undefined) {
			this.addNames(start, end, markedStart, markedEnd, star, leads);
			return;
		}
		const firstEnd = together - dutyBefore(text, start, together).length;
		this.addNames(start, firstEnd, markedStart, firstEnd, star, leads);
		this.say("牵头");
		const second = skipBlanks(text, together + 2, end);
		this.addNames(second, end, second, markedEnd, false, false);
	}

	/** Adds the names between two offsets: several where 和 or the like joins them. */
	private addNames(
		start: number,
		end: number,
		markedStart: number,
		markedEnd: number,
		star: boolean,
		leads: boolean,
	): void {
		if (!joins(this.text, start, end)) {
			this.addMention(start, end, markedStart, markedEnd, star, leads);
			return;
		}
		const names = splitJoined(this.text, start, end, isUnitShaped);
		for (let i = 0; i < names.length; i++) {
			const [from, to] = names[i] ?? [start, end];
			const isFirst = i === 0;
			const isLast = i === names.length - 1;
			const markedFrom = isFirst ? markedStart : from;
			this.addMention(from, to, markedFrom, isLast ? markedEnd : to, isFirst && star, isLast && leads);
		}
	}

	/**
	 * Adds the name between `start` and `end`.
	 *
	 * @param markedStart where it stands with its ★
	 * @param leads whether a bracket behind it says so
	 */
	private addMention(
		start: number,
		end: number,
		markedStart: number,
		markedEnd: number,
		star: boolean,
		leads: boolean,
	): void {
		const unit = new ListedUnit(this.content, this.column, start, end, markedStart, markedEnd);
		unit.star = star;
		unit.leadPlace = leads || this.leadPlace;
		this.mentions.push(unit);
	}

	/** @param replacement null where only the drafter can tell */
	private reportStar(from: number, to: number, replacement: string | null): void {
		this.problems.push({
			kind: "star-variant",
			span: spanOfRange(this.content, [from, to]),
			replacement,
			written: this.text.slice(from, to),
		});
	}
}

/** Whether nothing but a name stands between two offsets, as nearly everywhere: no mark, no joining and no word of duty. */
function isBareName(text: string, from: number, to: number): boolean {
	if (to <= from || mayOpenClause(text.charCodeAt(from))) return false;
	for (let i = from; i < to; i++) {
		const code = text.charCodeAt(i);
		// 同 of 会同
		if (!isHan(code) || isJoining(code) || code === 0x540c) return false;
	}
	return !mayEndDuty(text, to) && !othersEnds.has(text.charCodeAt(to - 1));
}

function withoutLayout(name: string): string {
	for (let i = 0; i < name.length; i++)
		if (isBlank(name.charCodeAt(i)) || name.charCodeAt(i) === leadStar)
			return name.replace(/[\s\u3000★]/g, "");
	return name;
}
