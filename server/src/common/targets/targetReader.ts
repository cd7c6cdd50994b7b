import type { Target, TargetProblem } from "../model/plan.js";
import { plainDigit } from "../text/numerals.js";
import {
	isAnd,
	isBase,
	isColon,
	isConnector,
	isDashCode,
	isHan,
	isNumeralCode,
	isQuoteClose,
	isQuoteOpen,
} from "./characters.js";
import type { FrontWord, PhraseKind } from "./lexicon.js";
import { newDate, readDate, readPeriod } from "./parseDeadline.js";
import { type ProblemReason, toProblem } from "./problems.js";
import {
	isLatin,
	isPercent,
	newQuantity,
	type Quantity,
	readChineseQuantity,
	readQuantity,
	readUnit,
	skipPlaceholderUnit,
} from "./quantity.js";
import type { TargetContext, Telling } from "./targetContext.js";
import {
	adverbTable,
	averageTable,
	backTable,
	bareMeasureTable,
	bareRateEndTable,
	bareVerbTable,
	beginnings,
	begins,
	comparisonEndTable,
	countVerbEndTable,
	countVerbTable,
	descriptionEndTable,
	distinguishingTable,
	frontTable,
	innerVerbTable,
	landWorkEndTable,
	leadingExceptionTable,
	leadingVerbTable,
	leadingWordTable,
	milestoneTable,
	modeTable,
	moveVerbTable,
	nounHeadExceptionTable,
	nounHeadTable,
	openShareEndTable,
	phraseTable,
	phraseTailTable,
	planNameTable,
	predicateExceptionTable,
	predicateTable,
	pureNumberEndTable,
	ruleNounTable,
	shareEndTable,
	stockEndTable,
	taskNounTable,
	taskVerbTable,
} from "./words.js";
import type { WordTable } from "./wordTable.js";

type Comparator = Target["comparator"];
type Change = Target["change"];
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

interface Draft extends Mutable<Target> {
	isFact: boolean;
}

/** What the words in front of a number say, put together. */
interface Front {
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
}

/** The noun of a clause and the verb that governs it. */
interface Noun {
	start: number;
	end: number;
	verb: "none" | "state" | "count";
	move: 0 | 1 | -1;
}

// Words further away than this have nothing to do with a number; it also bounds the work on hostile text.
const farthest = 72;
const mostFrontWords = 8;

/** Reads the targets of one text in one pass. Made for one text and used once. */
export class TargetReader {
	private readonly drafts: Draft[] = [];
	private readonly problems: TargetProblem[] = [];
	private readonly quantity: Quantity = newQuantity();
	private readonly date = newDate();
	private readonly front: Front = newFront();
	private readonly noun: Noun = { start: 0, end: 0, verb: "none", move: 0 };
	private at: number;

	private clauseStart = 0;
	private previousClause = 0;
	private sentenceStart = 0;
	/** Offset behind the last quantity, its noun included, in this clause. */
	private taken = 0;
	private quoteEnd = 0;
	/** Offset behind the last date that stands for itself. */
	private dateStart = 0;
	private dateEnd = 0;

	private last: Draft | undefined;
	private lastStart = 0;
	private lastPostStart = 0;
	private lastPostEnd = 0;
	private lastVerb: Noun["verb"] = "none";
	private lastClause = -1;

	private group:
		| { parts: string[]; whole: string; drafts: Draft[]; growth: 0 | 1 | -1; front: Front; change: Change }
		| undefined;

	private modeScanned = 0;
	private pastSentence = false;
	private pastClause = -1;
	private deadline: string | undefined;
	private sentenceYear: number | undefined;
	private sentenceDrafts = 0;
	/** The first draft behind the last full stop; a semicolon ends no sentence. */
	private sentenceBegin = 0;

	private readonly year: number | undefined;
	private readonly telling: Telling;
	/** Quantities are told as what has been, unless a sentence says what shall be. */
	private readonly tellsPast: boolean;
	/** A comparison with the year before: 同比增长7%. */
	private comparesPast = false;
	private commitsSentence = false;
	private readonly rowDeadline: string | undefined;
	private readonly cellUnit: { scale: number; unit: string } | undefined;
	private readonly cellName: string | undefined;
	private readonly cellVerb: boolean = false;
	private readonly cellGrowth: 0 | 1 | -1 = 0;

	constructor(
		private readonly text: string,
		start: number,
		context: TargetContext,
		/** Of a cell without a noun of its own. */
		cellName?: string,
	) {
		this.at = start;
		this.year = context.year;
		this.telling = context.telling ?? "plan";
		this.tellsPast = this.telling === "story" || this.telling === "review";
		this.pastSentence = this.tellsPast;
		this.rowDeadline = context.deadline;
		if (start > 0) this.findClause(start);
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
		this.cellVerb = innerVerbTable.matchAt(this.cellName, 0)?.value === true;
		const ending = frontTable.matchBefore(this.cellName, this.cellName.length);
		this.cellGrowth = ending?.value?.growth ?? 0;
	}

	read(): { targets: readonly Target[]; facts: readonly Target[]; problems: readonly TargetProblem[] } {
		const { text } = this;
		const length = text.length;
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

	private result() {
		const targets: Target[] = [];
		const facts: Target[] = [];
		for (const draft of this.drafts) {
			const { isFact, ...target } = draft;
			(isFact ? facts : targets).push(target);
		}
		return { targets, facts, problems: this.problems };
	}

	// ---- Clauses ----

	/** Finds the clause in which the first number stands, where reading begins in the middle of the text. */
	private findClause(start: number): void {
		for (let at = 0; at < start; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak) {
				this.sentenceStart = at + 1;
				this.previousClause = at + 1;
				this.clauseStart = at + 1;
			} else if (kind === begins.softBreak) {
				this.previousClause = this.clauseStart;
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

	private endClause(at: number): void {
		this.closeClause(at);
		this.previousClause = this.clauseStart;
		this.clauseStart = at + 1;
		this.taken = at + 1;
		this.at = at + 1;
	}

	private endSentence(at: number): void {
		this.closeClause(at);
		this.closeGroup();
		this.sentenceStart = at + 1;
		this.clauseStart = at + 1;
		this.previousClause = at + 1;
		this.taken = at + 1;
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
		this.at = at + 1;
	}

	/** 同比 at the end of a sentence tells that all of it has been. */
	private turnToFacts(): void {
		for (let k = this.sentenceBegin; k < this.drafts.length; k++) {
			const draft = this.drafts[k];
			if (draft !== undefined) draft.isFact = true;
		}
	}

	/** A date behind the quantities of the clause is theirs. */
	private closeClause(at: number): void {
		if (this.lastClause !== this.clauseStart || this.last === undefined) return;
		if (this.taken < at && at - this.taken <= farthest) this.scanModes(at, true);
	}

	private openQuote(at: number): void {
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

	private hasBreak(from: number, to: number): boolean {
		for (let at = from; at < to; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak || kind === begins.softBreak) return true;
		}
		return false;
	}

	/** Offset behind the closing mark, if it stands within `reach`. */
	private closing(at: number, mark: string, reach: number): number | undefined {
		const end = Math.min(this.text.length, at + reach);
		const code = mark.charCodeAt(0);
		for (let pos = at + 1; pos < end; pos++) if (this.text.charCodeAt(pos) === code) return pos + 1;
		return undefined;
	}

	// ---- Numbers ----

	private readDigits(at: number): void {
		const { text, quantity, date } = this;
		let end = at + 1;
		while (end < text.length && plainDigit(text.charCodeAt(end)) >= 0) end++;
		// Whatever happens, these digits are done with.
		this.at = end;
		const before = text.charCodeAt(at - 1);
		if (isLatin(before)) return;
		if (isDashCode(before) && (isLatin(text.charCodeAt(at - 2)) || plainDigit(text.charCodeAt(at - 2)) >= 0))
			return;
		if (readDate(text, at, date, this.sentenceYear ?? this.year)) {
			this.at = Math.max(date.end, end);
			this.takeDate(at);
			return;
		}
		if (at < this.quoteEnd) return;
		if (this.isNamePart(at, before)) return;
		if (!readQuantity(text, at, quantity)) return;
		this.at = Math.max(quantity.end, end);
		if (quantity.defect === "name") return;
		if (quantity.defect !== "none") {
			const start = this.readFront(at, this.front).raw;
			this.addProblem(quantity.defect, start, quantity.end);
			this.taken = quantity.end;
			return;
		}
		if (
			quantity.unit === "个" &&
			text.charCodeAt(quantity.end) === 0x3001 &&
			/^、\d+(?:\.\d+)?个百分点/.test(text.slice(quantity.end, quantity.end + 12))
		) {
			// 高于全国、全省1个、0.6个百分点
			quantity.unit = "百分点";
			quantity.kind = "points";
		}
		// 12日 is a day of the month, 3日内 a time; 2~3年 is a time that nothing is said of.
		if (quantity.kind === "time" && this.isTimeAlone(at)) return;
		const after = text.charCodeAt(quantity.end);
		if (before === 0x2d || before === 0x2212 || before === 0xff0d) {
			quantity.start = at - 1;
			quantity.value = -quantity.value;
		}
		if (quantity.kind === "none" && !quantity.scaled) {
			this.readBareNumber(quantity.start);
			return;
		}
		// 千亿级, 10亿元级, 3+X
		if (after === 0x7ea7 || after === 0x2b) return;
		if (quantity.kind === "none" && quantity.scaled && isLatin(after)) return;
		this.take();
	}

	private isTimeAlone(at: number): boolean {
		const { text, quantity } = this;
		if (quantity.unit === "日")
			return text.charCodeAt(quantity.end) !== 0x5185 && this.backWordAt(quantity.end) === undefined;
		if (quantity.unit !== "年" || this.cellName !== undefined) return false;
		const front = this.readFront(at, this.front);
		if (front.comparator !== undefined || front.growth !== 0 || this.backWordAt(quantity.end) !== undefined)
			return false;
		return stockEndTable.matchBefore(text, front.noun, this.clauseStart) === undefined;
	}

	private readNumeral(at: number): void {
		const { text, quantity } = this;
		const code = text.charCodeAt(at);
		this.at = at + 1;
		if (code === 0x534a || code === 0x8fc7) {
			this.readHalf(at);
			return;
		}
		let end = at + 1;
		while (end < text.length && end - at < 40 && isNumeralCode(text.charCodeAt(end))) end++;
		const isHalf = code === 0x4e00 && text.charCodeAt(at + 1) === 0x534a;
		if (isHalf) {
			this.readHalf(at);
			return;
		}
		this.at = end;
		if (at < this.quoteEnd) return;
		const before = text.charCodeAt(at - 1);
		if (this.isNamePart(at, before)) return;
		if (this.readDoubling(at)) return;
		if (!readChineseQuantity(text, at, quantity)) return;
		const after = text.charCodeAt(quantity.end);
		if (after === 0x7ea7 || after === 0x2b) return;
		if (!this.countsInWords(at)) return;
		this.at = Math.max(quantity.end, end);
		this.take();
	}

	/** 半数以上, 一半以上, 过半. */
	private readHalf(at: number): void {
		const { text, quantity } = this;
		let end = -1;
		if (text.startsWith("半数", at) || text.startsWith("一半", at)) end = at + 2;
		else if (text.startsWith("过半", at) && at >= this.quoteEnd && !this.tellsProgress(at)) end = at + 2;
		if (end < 0 || at < this.quoteEnd) return;
		const over = text.charCodeAt(at) === 0x8fc7;
		if (!over && this.backWordAt(end) === undefined) return;
		if (over && text.charCodeAt(end) === 0x6570) end++;
		Object.assign(quantity, newQuantity(), { start: at, end, value: 0.5, kind: "share", more: over });
		this.at = end;
		this.take();
	}

	/** 时间过半、任务过半, 双过半: a saying about the time of year. */
	private tellsProgress(at: number): boolean {
		const before = this.text.slice(Math.max(0, at - 2), at);
		return before === "时间" || before === "任务" || before.endsWith("双");
	}

	/** 翻一番, 翻两番, 翻番. */
	private readDoubling(at: number): boolean {
		const { text, quantity } = this;
		if (text.charCodeAt(at - 1) !== 0x7ffb) return false;
		if (!readChineseQuantity(text, at, quantity) || quantity.unit !== "番") return false;
		quantity.start = at - 1;
		this.at = quantity.end;
		this.take();
		return true;
	}

	/** Characters around that make the number a name or an ordinal: 第3位, 每10万人, 2+3+N. */
	private isNamePart(at: number, before: number): boolean {
		switch (before) {
			case 0x7b2c: // 第
			case 0x6bcf: // 每
			case 0x6570: // 数
			case 0x51e0: // 几
			case 0x2b:
			case 0xff0b:
			case 0xd7:
			case 0xb7:
			case 0x30fb:
			case 0x23:
			case 0x2116:
			case 0x3014:
			case 0x5b:
				return before !== 0x6570 || !this.isStockNumber(at);
			case 0x524d: {
				// 前3位; but 年底前30个
				const code = this.text.charCodeAt(at - 2);
				return !(code === 0x5e95 || code === 0x672b || code === 0x6708 || code === 0x65e5 || code === 0x5e74);
			}
			case 0x540e: // 最后一公里
				return this.text.charCodeAt(at - 2) === 0x6700;
			case 0x8bbe: // 下设6个工作组
				return this.text.charCodeAt(at - 2) === 0x4e0b || this.text.charCodeAt(at - 2) === 0x5185;
			case 0x81f3: // 80%至90% is read as one; 由5家到: a base
				return false;
			default:
				return false;
		}
	}

	/** 高新技术企业数1600家: 数 is the noun's, not 数十. */
	private isStockNumber(at: number): boolean {
		return plainDigit(this.text.charCodeAt(at)) >= 0;
	}

	/** Small numerals are part of many names; they count only behind a verb that makes things, 等, or a limit. */
	private countsInWords(at: number): boolean {
		const { text, quantity } = this;
		const front = this.readFront(at, this.front);
		if (quantity.bareScale) return front.comparator !== undefined && front.comparator !== "=";
		// 一个, 一批, 一项: an article; 一家, 一所, 一座 count where something is built or won.
		if (quantity.value === 1 && quantity.upper === undefined && quantity.kind === "classifier") {
			if (!"家座所处条户".includes(quantity.unit) && !text.startsWith("个", at + 1)) return false;
			const verb = countVerbEndTable.matchBefore(text, front.noun, this.clauseStart)?.word;
			if (verb === undefined || !innerVerbTable.matchAt(verb, 0)?.value || verb === "打造") return false;
			return true;
		}
		if (front.comparator !== undefined || front.growth !== 0) return true;
		if (quantity.kind !== "classifier" && quantity.kind !== "people") return true;
		// 两个“…”, 三项“…” are slogans.
		if (isQuoteOpen(text.charCodeAt(quantity.end)) && "个项条".includes(quantity.unit)) return false;
		if (this.backWordAt(quantity.end) !== undefined) return true;
		// 落实十五条硬措施, 严守十项规定
		if (ruleNounTable.matchAt(text, quantity.end) !== undefined) {
			this.findNoun(Math.max(this.clauseStart, at - farthest), front.noun);
			if (this.noun.verb !== "count" || /落实|执行|遵守|贯彻/.test(text.slice(this.clauseStart, at)))
				return false;
		}
		if (quantity.value > 10 && quantity.kind === "classifier") return true;
		const start = Math.max(this.clauseStart, at - farthest);
		if (text.charCodeAt(at - 1) === 0x7b49) return true;
		this.findNoun(start, front.noun);
		return this.noun.verb === "count" || (this.lastVerb === "count" && this.lastClause === this.clauseStart);
	}

	/** A number without unit or scale: a rating, a placeholder for a unit, or nothing. */
	private readBareNumber(at: number): void {
		const { text, quantity } = this;
		const after = text.charCodeAt(quantity.end);
		if (isColon(after) && plainDigit(text.charCodeAt(quantity.end + 1)) >= 0) {
			this.readRatio(at);
			return;
		}
		const front = this.readFront(at, this.front);
		const backWord = this.backWordAt(this.skipBlanks(quantity.end));
		const ends = this.endsClause(this.skipBlanks(quantity.end)) || after === 0x3001;
		if (this.cellName !== undefined) {
			const start = Math.max(this.taken, this.clauseStart);
			this.findNoun(start, front.noun);
			const alone =
				this.noun.end <= this.noun.start && front.noun < at && this.endsClause(this.skipBlanks(quantity.end));
			if (alone || backWord !== undefined || front.comparator !== undefined || front.growth !== 0)
				this.take();
			return;
		}
		if (backWord === undefined && !ends) return;
		if (at - 1 >= 0 && (isDashCode(text.charCodeAt(at - 1)) || isColon(text.charCodeAt(at - 1)))) return;
		const shared = after === 0x3001 || isAnd(after) ? this.unitOfList(quantity.end) : undefined;
		if (shared !== undefined && front.noun < at) {
			quantity.value *= shared.scale;
			quantity.unit = shared.unit;
			quantity.kind = shared.kind;
			this.take();
			return;
		}
		const comparator = front.comparator !== undefined && front.comparator !== "=";
		if (front.growth !== 0 && !front.toward) {
			this.addProblem("unit", front.raw, this.backEnd());
			return;
		}
		this.findNoun(Math.max(this.taken, this.clauseStart), front.noun);
		const { start, end, verb } = this.noun;
		const isShare =
			end > start &&
			shareEndTable.matchBefore(text, end, start) !== undefined &&
			bareRateEndTable.matchBefore(text, end, start) === undefined &&
			!text.slice(start, end).includes("每");
		if (isShare && (comparator || backWord !== undefined || front.standing) && !endsIn(text, end, "度")) {
			this.addProblem("unit", front.raw, this.backEnd());
			return;
		}
		const isPureNumber = front.standing && pureNumberEndTable.matchBefore(text, end, start) !== undefined;
		if (comparator || isPureNumber || (backWord !== undefined && front.standing)) {
			if (end <= start) this.addProblem("noun", front.raw, this.backEnd());
			else this.take();
			return;
		}
		// 新增学位4020。 is readable, 城市大脑3.0 and 2024 are names.
		const whole = Number.isInteger(quantity.value) && quantity.end - at === digitsLength(quantity.value);
		const yearLike = quantity.value >= 1900 && quantity.value <= 2100;
		if ((backWord !== undefined || (ends && whole && !yearLike)) && verb === "count" && end > start) {
			if (backWord !== undefined || isHan(text.charCodeAt(at - 1))) this.take();
		}
	}

	/** 1:1.2, 2.3:1 — a ratio where the noun says so, a time of day or a score elsewhere. */
	private readRatio(at: number): void {
		const { text, quantity } = this;
		const left = quantity.value;
		const middle = quantity.end;
		this.at = middle + 1;
		const right = newQuantity();
		if (!readQuantity(text, middle + 1, right) || right.defect !== "none" || right.kind !== "none") return;
		this.at = right.end;
		if (left !== 1 && right.value !== 1) return;
		const front = this.readFront(at, this.front);
		const named =
			this.cellName?.endsWith("比") === true ||
			text.charCodeAt(front.noun - 1) === 0x6bd4 ||
			text.slice(front.noun - 2, front.noun) === "比例";
		const limited = this.backWordAt(right.end) !== undefined || front.comparator !== undefined;
		if (!named || !(limited || this.endsClause(right.end))) return;
		quantity.start = at;
		quantity.end = right.end;
		quantity.value = right.value === 1 ? left : right.value;
		quantity.unit = right.value === 1 ? ":1" : "1:";
		quantity.kind = "times";
		this.take();
	}

	/** The unit behind the last number of a list: 分别达到10、20、30家. */
	private unitOfList(from: number): { scale: number; unit: string; kind: Quantity["kind"] } | undefined {
		const { text } = this;
		let pos = from;
		let digits = false;
		while (pos - from < 40) {
			const code = text.charCodeAt(pos);
			if (plainDigit(code) >= 0 || code === 0x2e) digits = true;
			else if (code !== 0x3001 && !isAnd(code)) break;
			pos++;
		}
		if (!digits) return undefined;
		const read = readUnit(text, pos);
		return read.unit !== "" || read.scale > 1 ? read : undefined;
	}

	/** The whole of a cell is a number, or a number that its column's name has the unit of. */
	private readBareCell(): void {
		const { text } = this;
		const start = text.length - text.trimStart().length;
		const end = text.trimEnd().length;
		const negative = text.charCodeAt(start) === 0x2d || text.charCodeAt(start) === 0x2212;
		const digits = negative ? start + 1 : start;
		if (end - start > 20 || plainDigit(text.charCodeAt(digits)) < 0) return;
		if (!readQuantity(text, digits, this.quantity) || this.quantity.defect !== "none") return;
		if (this.quantity.end !== end) return;
		if (negative) {
			this.quantity.start = start;
			this.quantity.value = -this.quantity.value;
		}
		this.take();
	}

	// ---- Words around a number ----

	/** Reads the words in front of the number at `at`, from it backwards. */
	private readFront(at: number, front: Front): Front {
		const { text } = this;
		const start = Math.max(this.taken, this.clauseStart, at - farthest);
		Object.assign(front, emptyFront);
		let end = at;
		front.raw = at;
		front.noun = at;
		for (let words = 0; words < mostFrontWords; words++) {
			const code = text.charCodeAt(end - 1);
			if (
				end > start &&
				(code === 0x20 || code === 0xa0 || code === 0x3000 || code === 0x2d) &&
				words < mostFrontWords - 1
			) {
				if (code === 0x2d && end !== at) break;
				end--;
				continue;
			}
			const compared = words > 0 ? this.skipComparison(end, start) : end;
			if (compared < end) {
				end = compared;
				front.noun = end;
				continue;
			}
			const head = perHeadStart(text, end, start);
			if (head < end) {
				end = head;
				front.noun = end;
				continue;
			}
			const entry = frontTable.matchBefore(text, end, start);
			// 达到日均3000单
			if (
				entry?.word === "日均" &&
				frontTable.matchBefore(text, end - 2, start)?.value?.comparator !== undefined
			) {
				end -= 2;
				front.noun = end;
				continue;
			}
			if (entry === undefined || entry.value === null) {
				if (end === at) this.readFrontOfWhole(at, start, front);
				break;
			}
			const word: FrontWord = entry.value;
			if (word.bareScale && !this.quantity.bareScale) break;
			// 为 at the beginning of a clause is a preposition: 为150户改造.
			if (word.toward && entry.word.length === 1 && end - 1 <= start && this.cellName === undefined) break;
			if (front.rateNoun) break;
			// 为, 占, 到 in front of a verb of growth belong to the noun or to another phrase.
			if (front.growth !== 0 && (word.toward || word.growth !== undefined) && !word.rateNoun) break;
			// A second comparator in front is another quantity's, but 力争突破, 达到…以上 are one.
			if (word.comparator !== undefined && front.comparator !== undefined && !word.soft && !front.soft) break;
			if (word.growth !== undefined && !front.toward) {
				front.growth = word.growth;
				front.rateNoun = word.rateNoun === true;
			}
			if (word.comparator !== undefined) {
				if (front.comparator === undefined || front.comparator === "=" || (front.soft && !word.soft)) {
					front.comparator =
						front.comparator === undefined || word.comparator !== "=" ? word.comparator : front.comparator;
					front.soft = word.soft === true;
				}
				if (!word.toward) front.standing = true;
			}
			front.toward = front.toward || word.toward === true;
			front.state = front.state || word.state === true;
			front.standing = front.standing || word.state === true || word.toward === true;
			front.each = front.each || word.each === true;
			front.respectively = front.respectively || word.respectively === true;
			end -= entry.word.length;
			front.noun = end;
			if (!word.aside) front.raw = end;
		}
		return front;
	}

	/** 不低于合同金额的30%: the comparator stands before what it is a share of. */
	private readFrontOfWhole(at: number, start: number, front: Front): void {
		const { text } = this;
		if (this.quantity.kind !== "share" || text.charCodeAt(at - 1) !== 0x7684) return;
		for (let end = at - 2; end > start && at - end <= 24; end--) {
			if (text.charCodeAt(end - 1) === 0x3001) return;
			const entry = frontTable.matchBefore(text, end, start);
			const comparator = entry?.value?.comparator;
			if (entry === undefined || comparator === undefined || comparator === "=" || comparator === "~")
				continue;
			if (entry.value?.bareScale === true || entry.word.length < 2) continue;
			front.comparator = comparator;
			front.standing = true;
			front.raw = end - entry.word.length;
			front.noun = front.raw;
			return;
		}
	}

	/** 较2020年, 比上年: back over what a rate of change is compared with. */
	private skipComparison(end: number, start: number): number {
		const { text } = this;
		const code = text.charCodeAt(end - 1);
		// 年 底 末 期 份
		if (code !== 0x5e74 && code !== 0x5e95 && code !== 0x672b && code !== 0x671f && code !== 0x5ea6)
			return end;
		for (let at = end - 2; at >= start && end - at <= 14; at--) {
			const here = text.charCodeAt(at);
			if (here === 0x8f83 || here === 0x6bd4) return at;
			const kind = beginnings[here];
			if (kind === begins.softBreak || kind === begins.hardBreak || here === 0x3001) return end;
		}
		return end;
	}

	/** 以上, 左右 or their like at `at`, unless it begins another word (上下游). */
	private backWordAt(at: number): { word: string; value: Comparator } | undefined {
		const entry = backTable.matchAt(this.text, at);
		return entry === undefined || entry.value === null ? undefined : { word: entry.word, value: entry.value };
	}

	/** Offset behind 以上, 左右 and their like after the quantity. */
	private backEnd(): number {
		const { quantity } = this;
		let end = quantity.end;
		for (let words = 0; words < 2; words++) {
			const entry = this.backWordAt(this.skipBlanks(end));
			if (entry === undefined) break;
			end = this.skipBlanks(end) + entry.word.length;
		}
		return end;
	}

	// ---- Nouns ----

	/** Finds the noun between `from` and `to`, and the verb before it, into {@link noun}. */
	private findNoun(from: number, to: number, isList = false): void {
		const { text, noun } = this;
		let start = Math.max(from, to - farthest);
		const end = this.trimEnd(start, to);
		noun.verb = "none";
		noun.move = 0;
		// An open bracket or quotation mark within: the noun begins behind it.
		start = this.skipOpen(start, end);
		let verbStart = start;
		let verbEnd = start;
		for (let at = start; at < end; at++) {
			// A、B和C分别…: what stands behind the first 、 is another noun, whatever its words.
			if (isList && text.charCodeAt(at) === 0x3001) break;
			// 绿色建筑占新建建筑比例: nor what it is a share of.
			if (text.charCodeAt(at) === 0x5360 && at > start) break;
			const verb = innerVerbTable.matchAt(text, at, end);
			if (verb === undefined) continue;
			const after = at + verb.word.length;
			if (this.isNounHead(after, end)) {
				at = after - 1;
				continue;
			}
			// 城镇新增就业: a short subject makes one name with its verb.
			if (verb.word === "新增" && at > verbEnd) {
				const subject = this.stripLeading(verbEnd, at);
				if (
					subject < at &&
					at - subject <= 4 &&
					end - after <= 4 &&
					end > after &&
					isHan(text.charCodeAt(at - 1))
				) {
					noun.start = subject;
					noun.end = end;
					noun.verb = "count";
					return;
				}
			}
			noun.verb = verb.value ? "count" : "state";
			noun.move = moveVerbTable.matchAt(text, at, end)?.value ?? 0;
			verbStart = at;
			verbEnd = after;
			at = after - 1;
		}
		if (verbEnd > start && text.charCodeAt(verbEnd) === 0x4e86) verbEnd++;
		const first = this.stripLeading(verbEnd, end);
		noun.start = first;
		noun.end = end;
		if (first < end || verbStart <= start) return;
		// 预算收入完成120亿元, 品牌农产品培育10个: the noun stands before its verb.
		const { verb } = noun;
		const word = text.slice(verbStart, end);
		const added = /^(?:新增|净增)/.test(word);
		const plain = added || /^(?:完成|实现|确保|力争)/.test(word);
		const subject = this.stripLeading(start, verbStart);
		if (this.trimEnd(subject, verbStart) <= subject) {
			noun.verb = verb;
			return;
		}
		noun.start = subject;
		noun.end = plain ? this.trimEnd(subject, verbStart) : end;
		noun.verb = plain && !added ? "state" : verb;
	}

	/** A verb that is the first half of a noun: 完成率, 建成区. */
	private isNounHead(at: number, end: number): boolean {
		return (
			nounHeadTable.matchAt(this.text, at, end) !== undefined &&
			nounHeadExceptionTable.matchAt(this.text, at, end) === undefined
		);
	}

	/** Takes adverbs, and verbs in front of a noun, off its beginning; notes in {@link noun} what they were. */
	private stripLeading(from: number, end: number): number {
		const { text, noun } = this;
		let at = this.skipPreposition(from, end);
		for (let words = 0; words < 16; words++) {
			while (at < end && isConnector(text.charCodeAt(at))) at++;
			if (at >= end) break;
			if (leadingExceptionTable.matchAt(text, at, end) !== undefined) break;
			const verb = leadingVerbTable.matchAt(text, at, end);
			const word = leadingWordTable.matchAt(text, at, end);
			const length = Math.max(verb?.word.length ?? 0, word?.word.length ?? 0);
			if (length === 0) {
				const adverb = adverbTable.matchAt(text, at, end);
				if (adverb === undefined || !this.isAdverb(at + adverb.word.length, end)) break;
				at += adverb.word.length;
				continue;
			}
			const isVerb = verb !== undefined && verb.word.length === length;
			if (isVerb && this.isNounHead(at + length, end)) break;
			// 完成改造1660户: the last verb is what is done.
			if (isVerb && this.skipConnectors(at + length, end) >= end) {
				noun.verb = "count";
				break;
			}
			if (isVerb && word?.word !== verb.word) noun.verb = "count";
			const move = moveVerbTable.matchAt(text, at, end);
			if (move !== undefined && move.word.length === length) noun.move = move.value;
			at += length;
			// 新建(筹集)廉租房
			const open = text.charCodeAt(at);
			const close = open === 0x28 ? ")" : open === 0xff08 ? "）" : "";
			if (isVerb && close !== "") at = Math.min(end, this.closing(at, close, 8) ?? at);
		}
		return at;
	}

	/** 向公众|开放场所60个, 为残疾儿童|提供救助1200人: over whom it is done for, to the verb. */
	private skipPreposition(from: number, end: number): number {
		const { text } = this;
		const code = text.charCodeAt(from);
		// 向 为 对 给
		if (code !== 0x5411 && code !== 0x4e3a && code !== 0x5bf9 && code !== 0x7ed9) return from;
		if (end - from === 1) return end;
		const limit = Math.min(end - 2, from + 20);
		for (let at = from + 2; at < limit; at++) {
			const verb = leadingVerbTable.matchAt(text, at, end);
			if (verb === undefined || leadingExceptionTable.matchAt(text, at, end) !== undefined) continue;
			if (!this.isNounHead(at + verb.word.length, end)) return at;
		}
		return from;
	}

	/** Whether what ends at `at` is an adverb: a verb follows it, here or behind the noun's region. */
	private isAdverb(at: number, end: number): boolean {
		if (this.skipConnectors(at, end) >= end) return true;
		if (leadingExceptionTable.matchAt(this.text, at, end) !== undefined) return false;
		const verb = leadingVerbTable.matchAt(this.text, at, end) ?? leadingWordTable.matchAt(this.text, at, end);
		return verb !== undefined && at + verb.word.length < end && !this.isNounHead(at + verb.word.length, end);
	}

	private skipConnectors(at: number, end: number): number {
		let pos = at;
		while (pos < end && isConnector(this.text.charCodeAt(pos))) pos++;
		return pos;
	}

	private trimEnd(start: number, end: number): number {
		let pos = end;
		while (pos > start) {
			const code = this.text.charCodeAt(pos - 1);
			if (!isConnector(code) && !isQuoteOpen(code) && code !== 0x7684 && code !== 0x28 && code !== 0xff08)
				break;
			pos--;
		}
		return pos;
	}

	/** Behind the last bracket or quotation mark that opens before `end` and does not close. */
	private skipOpen(start: number, end: number): number {
		let open = start;
		let depth = 0;
		for (let at = end - 1; at >= start; at--) {
			const code = this.text.charCodeAt(at);
			if (code === 0x29 || code === 0xff09 || code === 0x201d) depth++;
			else if (code === 0x28 || code === 0xff08 || code === 0x201c) {
				if (depth === 0) {
					open = at + 1;
					break;
				}
				depth--;
			}
		}
		return open;
	}

	/** The noun behind a count: from `from` to where its predicate, the clause or the next number begins. */
	private postEnd(from: number): number {
		const { text } = this;
		const limit = Math.min(text.length, from + farthest);
		let pieceStart = from;
		let at = this.sizeEnd(from);
		while (at < limit) {
			const code = text.charCodeAt(at);
			const kind = beginnings[code];
			if (kind === begins.hardBreak || kind === begins.softBreak) break;
			if (kind === begins.digit && !isLatin(text.charCodeAt(at - 1))) {
				at = this.verbWithin(from + 2, this.frontStart(at, from));
				break;
			}
			if (code === 0x28 || code === 0xff08) {
				const end = this.closing(at, code === 0x28 ? ")" : "）", 24);
				if (end === undefined) break;
				at = end;
				continue;
			}
			if (code === 0x29 || code === 0xff09 || code === 0x201d) break;
			if (code === 0x201c) {
				at = this.closing(at, "”", 30) ?? at + 1;
				continue;
			}
			if (code === 0x3001) {
				// 省、市两级…: single words in a row belong to one noun; longer ones are another item.
				if (at - pieceStart > 2) break;
				pieceStart = at + 1;
				at++;
				continue;
			}
			const predicate = predicateTable.matchAt(text, at);
			if (
				predicate !== undefined &&
				predicateExceptionTable.matchAt(text, at) === undefined &&
				!(predicate.word.length > 1 && this.isNounHead(at + predicate.word.length, limit))
			) {
				if (predicate.word.length > 1 || at - from >= 2) break;
			} else if (predicate !== undefined) {
				at += predicate.word.length;
				continue;
			}
			at++;
		}
		return this.trimEnd(from, at);
	}

	/** 二级以上天数|增加5%: where the words of the next number begin. */
	private frontStart(at: number, from: number): number {
		let end = at;
		for (let words = 0; words < 3; words++) {
			const value = frontTable.matchBefore(this.text, end, from)?.value;
			if (
				value === undefined ||
				value === null ||
				(value.growth === undefined && value.comparator === undefined)
			)
				break;
			end -= frontTable.matchBefore(this.text, end, from)?.word.length ?? 0;
		}
		return end;
	}

	/** 为12所中小学|改造午休教室240间: where the verb of the next number begins; `to` without one. */
	private verbWithin(from: number, to: number): number {
		for (let at = from; at < to - 3; at++) {
			const verb = innerVerbTable.matchAt(this.text, at, to) ?? countVerbTable.matchAt(this.text, at, to);
			if (verb === undefined) continue;
			const end = at + verb.word.length;
			if (to - end >= 2 && !this.isNounHead(end, to)) return at;
			at = end - 1;
		}
		return to;
	}

	/** Offset behind a size, age or grade that opens a noun: 65蒸吨锅炉, 80岁以上老年人; `at` where none does. */
	private sizeEnd(at: number): number {
		const size =
			/^\d{1,4}(?:\.\d)?(?:周?岁|千伏|[kK][vV]|蒸吨|吨级?|英寸|兆瓦|万?千瓦|米|层|马力|座|万元|亿元)(?:及?以[上下]|以内)?的?(?=[\u4e00-\u9fff])(?![、，。；])/.exec(
				this.text.slice(at, at + 16),
			);
		return size === null ? at : at + size[0].length;
	}

	/** Whether a noun follows at `at`, not a break, a joining word or a verb. */
	private nounFollows(at: number): boolean {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (Number.isNaN(code)) return false;
		const kind = beginnings[code];
		if (kind === begins.hardBreak || kind === begins.softBreak) return false;
		if (kind === begins.digit) return this.quantity.kind === "classifier" && this.sizeEnd(at) > at;
		if (
			code === 0x3001 ||
			code === 0x28 ||
			code === 0xff08 ||
			code === 0x29 ||
			code === 0xff09 ||
			code === 0x201d
		)
			return false;
		if (code === 0x20 || code === 0x2f || code === 0x2b || code === 0x3e || code === 0x7c) return false;
		if (isAnd(code) || code === 0x5e76 || code === 0x6216) return false;
		return this.postEnd(at) > at;
	}

	// ---- Taking a quantity ----

	/** Makes a target of {@link quantity}, with the words around it. */
	private take(): void {
		const { text, quantity, noun } = this;
		const start = quantity.start;
		const front = this.readFront(start, this.front);
		const isGroupMember =
			this.group !== undefined &&
			(this.group.parts.length < 2 || this.group.drafts.length < this.group.parts.length) &&
			this.onlyConnectors(this.taken, front.noun) &&
			!front.respectively;
		const backs = this.readBack(quantity.end);
		const end = this.backStop;
		this.at = Math.max(this.at, end);
		if (isBase(text.charCodeAt(front.noun - 1)) && front.raw === start) {
			// 由80%提高到, 从5家增加到: where it comes from is no target.
			this.dateStart = front.noun - 1;
			this.dateEnd = end;
			return;
		}
		// 其中10亿元以上40个: which of them are counted.
		const selects = backs.length > 0 && beginnings[text.charCodeAt(end)] === begins.digit;
		if (selects && (quantity.kind === "money" || quantity.kind === "amount" || quantity.kind === "none"))
			return;
		const of = text.charCodeAt(end) === 0x7684;
		const follow = of ? end + 1 : end;
		let postEnd = end;
		let postStart = follow;
		const direct = this.nounFollows(follow) && milestoneTable.matchAt(text, follow) === undefined;
		const measured =
			quantity.kind === "classifier" || quantity.kind === "share" || quantity.kind === "points";
		// 投资50亿元的50个项目: what is 的 belongs to the number behind it.
		if (of && !direct && !measured) return;
		const nounStart = Math.max(this.taken, this.clauseStart);
		this.scanModes(start, false);
		const regionStart = Math.max(nounStart, this.dateIn(nounStart, front.noun) ? this.dateEnd : nounStart);
		this.findNoun(regionStart, front.noun, front.each || front.respectively);
		if (noun.end <= noun.start && regionStart > nounStart && this.dateStart > nounStart)
			this.findNoun(nounStart, this.dateStart);
		// 50亿、百亿项目: a bare amount that nothing is said of.
		if (
			quantity.kind === "none" &&
			quantity.scaled &&
			this.cellName === undefined &&
			front.comparator === undefined &&
			front.growth === 0 &&
			backs.length === 0 &&
			noun.verb !== "count" &&
			this.lastVerb !== "count" &&
			stockEndTable.matchBefore(text, noun.end, noun.start) === undefined
		)
			return;
		const counts = quantity.kind === "classifier";
		const ratio = quantity.kind === "share" || quantity.kind === "points" || quantity.kind === "times";

		let indicator = "";
		let isPost = false;
		if (direct && !isGroupMember) {
			postEnd = this.postEnd(follow);
			if (counts) {
				if (this.isCondition(of, postEnd)) return;
				// 跨越三个千亿台阶
				if (
					isNumeralCode(text.charCodeAt(follow)) &&
					/^[百千万亿]{1,3}元?(?:台阶|大关)/.test(text.slice(follow, follow + 6))
				)
					return;
				isPost = true;
				// 1台65蒸吨锅炉: the number in the name is read with it.
				if (beginnings[text.charCodeAt(follow)] === begins.digit) this.at = Math.max(this.at, postEnd);
			} else if (ratio) {
				const post = text.slice(follow, postEnd);
				const goal = /^(?:以上的?)?(?:的)?(?:总体|年度|增长|发展)?(?:目标|任务|要求|水平|增速)/.test(post);
				if (!goal && this.numberFollows(postEnd) && noun.end > noun.start) return;
				if (goal) postEnd = end;
				else isPost = true;
			} else if (quantity.kind === "time" && !of && this.readDone(end)) {
				postEnd = end;
			} else {
				if (!this.makesThing(noun, follow, postEnd, of)) {
					if (!(of && this.isTotal(noun))) return;
				}
				isPost = true;
			}
		}

		if (
			quantity.kind === "share" &&
			!isPost &&
			!isGroupMember &&
			isHan(text.charCodeAt(end)) &&
			!this.endsClause(end)
		) {
			// 问题100%整改到位: what is done to the whole.
			const stop = this.itemEnd(end);
			if (stop - end <= 12 && !this.numberFollows(end) && leadingVerbTable.matchAt(text, end) !== undefined) {
				isPost = true;
				postEnd = stop;
			}
		}
		if (isPost) {
			indicator = this.postIndicator(follow, postEnd, ratio);
			postStart = follow;
		} else if (!isGroupMember) {
			indicator = text.slice(noun.start, noun.end);
			// 再建50个: a bare verb names nothing.
			if (noun.end - noun.start === 1 && "建改修增引".includes(indicator)) {
				indicator = "";
				noun.verb = "count";
			}
			postEnd = end;
		}
		let verb: Noun["verb"] = noun.verb;
		const sameList = this.lastClause === this.clauseStart;
		if (
			!sameList &&
			!this.tellsPast &&
			!isPost &&
			this.cellName === undefined &&
			describes(indicator, front, backs)
		) {
			this.taken = end;
			return;
		}
		let growth: 0 | 1 | -1 = front.toward ? 0 : front.growth;
		let counting = noun.verb === "count" || (isPost && counts);
		if (quantity.unit === "番") growth = 1;
		if (growth === 0 && ratio && noun.move !== 0 && !front.standing && quantity.kind !== "times" && !isPost)
			growth = noun.move;
		if (quantity.kind === "points" && growth === 0 && !front.toward && !front.standing)
			growth = noun.move !== 0 ? noun.move : 1;
		if (growth !== 0 && !ratio && !front.rateNoun && !isPost && noun.verb === "count" && !isGroupMember) {
			// 完成整治提升1.2万亩: the word of growth is half of the name of the work.
			growth = 0;
			front.raw = start;
			const verbStart = noun.start;
			this.findNoun(regionStart, start);
			if (verbStart < noun.start) noun.start = verbStart;
			indicator = text.slice(noun.start, noun.end);
		}
		// 缩短3天, 增长2000元 are changes; 减少排放3万吨, 增加1.2万人 count what is done.
		if (growth !== 0 && !ratio && !front.rateNoun) {
			const word = text.slice(front.raw, start);
			const counted = /^(?:增加|增|减少|压减|压降|削减|压缩|缩减|节约|精简)/.test(word);
			if (
				counted ||
				(indicator === "" && (this.last === undefined || !/^(?:提高|提升|增长|下降|上升)/.test(word)))
			) {
				growth = 0;
				verb = "count";
				counting = true;
			}
		}
		if (isGroupMember && this.group !== undefined && growth === 0 && !front.toward)
			growth = this.group.growth;
		// 增长6%、11%: what was said of the first goes for the next.
		if (
			growth === 0 &&
			indicator === "" &&
			ratio &&
			sameList &&
			front.raw === start &&
			this.last?.change === "growth" &&
			this.last.unit === quantity.unit &&
			isListMark(text.charCodeAt(start - 1)) &&
			this.last.range[1] === start - 1
		)
			growth = (this.last.value ?? 0) < 0 ? -1 : 1;

		// ---- what is measured
		let merged = false;
		if (indicator === "" && !isGroupMember && !isPost) {
			if (
				sameList &&
				this.lastPostEnd > this.lastPostStart &&
				this.last !== undefined &&
				!counts &&
				this.onlyConnectors(this.lastPostEnd, front.noun) &&
				this.lastPostEnd <= front.noun &&
				this.drafts[this.drafts.length - 1] === this.last
			) {
				// 2个水源地达标率保持100%: what was counted is part of what is measured.
				indicator = text.slice(this.lastStart, this.lastPostEnd);
				this.drafts.pop();
				merged = true;
				verb = "none";
			} else indicator = this.fallbackIndicator(front, growth);
		}
		if (this.last !== undefined && !isGroupMember && !isPost) {
			// 新建公厕5座、改造12座: the same things; 净增3000户、总量突破3万户: theirs.
			if (!ratio && quantity.unit === this.last.unit && isWhole(bareVerbTable, indicator))
				indicator = this.last.indicator;
			else if (isWhole(bareMeasureTable, indicator)) indicator = this.last.indicator + indicator;
		}
		if (
			!isGroupMember &&
			this.isAmongst(nounStart, noun.start) &&
			this.last !== undefined &&
			this.sentenceDrafts < this.drafts.length
		) {
			const before = this.last.indicator;
			indicator = indicator === before ? before : `${before}中${indicator}`;
			if (verb === "none") verb = this.lastVerb;
		} else if (verb === "none" && sameList && !merged && this.lastVerb !== "none") verb = this.lastVerb;
		if (indicator === "" && !isGroupMember) {
			const known = this.problems.length;
			this.judge(
				front,
				backs,
				Math.min(front.raw, start),
				end,
				"",
				growth === 0 ? "level" : "growth",
				growth,
			);
			if (this.problems.length > known) {
				this.taken = end;
				return;
			}
			if (this.drafts.length === 0 && (ratio || front.comparator !== undefined) && this.isAlone(front.noun))
				this.addProblem("noun", front.raw, end);
			this.taken = end;
			return;
		}
		indicator = tidy(indicator);
		if (sameList && this.last !== undefined && !isGroupMember)
			indicator = withHead(indicator, this.last.indicator);
		if (this.last !== undefined && indicator.startsWith("占") && !isPost)
			indicator = this.last.indicator + indicator;
		if (indicator.endsWith("占")) indicator += "比";
		if (
			this.cellName !== undefined &&
			this.cellGrowth !== 0 &&
			quantity.kind !== "classifier" &&
			growth === 0 &&
			!front.toward
		)
			growth = this.cellGrowth;

		const standing = front.standing || front.comparator !== undefined;
		const change = this.changeOf(growth, verb, counting, standing, isPost, indicator);
		const raw = Math.min(front.raw, start);
		this.judge(front, backs, raw, end, indicator, change, growth);

		const comparator = this.comparatorOf(front, backs);
		let { value, upper, unit } = quantity;
		if (this.cellUnit !== undefined && quantity.kind === "none" && !quantity.scaled) {
			value *= this.cellUnit.scale;
			unit = this.cellUnit.unit;
			if (upper !== undefined) upper *= this.cellUnit.scale;
		}
		let turned = comparator;
		if (change === "growth" && growth === -1) {
			const low = upper === undefined ? undefined : -upper;
			upper = upper === undefined ? undefined : -value;
			value = low ?? -value;
			turned = turn(comparator);
			if (value === 0) value = 0;
		}
		const draft: Draft = {
			raw: text.slice(raw, end),
			indicator,
			change,
			comparator: turned,
			value,
			unit,
			range: [raw, end],
			isFact: this.isPast(front.noun),
		};
		if (upper !== undefined) draft.upper = upper;
		const deadline = this.deadline ?? this.rowDeadline;
		if (deadline !== undefined) draft.deadline = deadline;

		const parts = front.each || front.respectively ? this.partsOf(indicator) : undefined;
		if (isGroupMember && this.group !== undefined) {
			const group = this.group;
			draft.change = growth !== 0 ? "growth" : group.change;
			if (!front.standing && backs.length === 0 && group.drafts[0] !== undefined && front.growth === 0)
				draft.comparator = group.drafts[0].comparator;
			draft.indicator = tidy(group.parts[group.drafts.length] ?? group.whole);
			group.drafts.push(draft);
			this.drafts.push(draft);
		} else if (front.respectively && parts !== undefined) {
			this.closeGroup();
			draft.indicator = tidy(parts[0] ?? indicator);
			this.group = { parts, whole: indicator, drafts: [draft], growth, front: { ...front }, change };
			this.drafts.push(draft);
		} else if (front.each && parts !== undefined && parts.length > 1) {
			for (const part of parts) this.drafts.push({ ...draft, indicator: tidy(part) });
		} else this.drafts.push(draft);

		this.last = this.drafts[this.drafts.length - 1];
		this.lastVerb = verb === "none" && isPost && counts ? "count" : verb;
		this.lastStart = start;
		this.lastPostStart = isPost && counts ? postStart : 0;
		this.lastPostEnd = isPost && counts ? postEnd : 0;
		this.lastClause = this.clauseStart;
		this.taken = Math.max(end, isPost ? Math.max(postEnd, this.postStop) : end);
	}

	private backStop = 0;
	private postStop = 0;

	/** The comparators behind the quantity; where they end goes into {@link backStop}. */
	private readBack(from: number): readonly Comparator[] {
		let end = from;
		let found: Comparator[] = none;
		for (let words = 0; words < 2; words++) {
			const pos = this.skipBlanks(end);
			const entry = this.backWordAt(pos);
			if (entry === undefined) break;
			if (found === none) found = [];
			found.push(entry.value);
			end = pos + entry.word.length;
		}
		this.backStop = end;
		return found;
	}

	/** A count that only selects: 拥有5家以上门店的企业10家. */
	private isCondition(of: boolean, postEnd: number): boolean {
		if (of) return false;
		return this.text.charCodeAt(postEnd) === 0x7684 && this.numberFollows(postEnd);
	}

	/** Whether another quantity stands further on in the same item. */
	private numberFollows(from: number): boolean {
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

	/** Whether a measure in front of a noun is what is made (完成20万亩农田改造), not a condition on it (10吨以上企业). */
	private makesThing(noun: Noun, from: number, postEnd: number, of: boolean): boolean {
		const { text, quantity } = this;
		if (of || quantity.kind === "time" || quantity.kind === "rating") return false;
		if (this.numberFollows(from)) return false;
		const post = text.slice(from, postEnd);
		const bare =
			noun.end <= noun.start ||
			leadingVerbTable.matchAt(text, noun.start, noun.end)?.word.length === noun.end - noun.start;
		// 完成某片区1200亩土地征收: the work stands behind the number, its place in front.
		const works =
			quantity.kind === "amount" &&
			(countVerbEndTable.matchBefore(text, postEnd, from) !== undefined ||
				landWorkEndTable.matchBefore(text, postEnd, from) !== undefined);
		if (noun.verb !== "count" || !(bare || works)) return false;
		if (quantity.kind === "amount" && !summable.includes(quantity.unit)) return false;
		if (quantity.kind === "money" && /(?:基金|资金|债券|贷款|贷|消费券|红包|补贴|补助)$/.test(post))
			return true;
		return !(
			/^(?:级|以上)?(?:及以上)?(?:重大|重点|产业|工业|优质|龙头|大|的)*(?:项目|企业|产业|集群|园区|工程|单位|平台|市场|主体|规模|公司)/.test(
				post,
			) && quantity.kind !== "people"
		);
	}

	/** 2个工作日内办结: how long it may take. */
	private readDone(at: number): boolean {
		return /^内?(?:办结|办理完毕|办理完结|办成|送达|到账|答复|回复)(?!率)/.test(this.text.slice(at, at + 8));
	}

	/** 设立总规模20亿元的基金: what is set up has the size. */
	private isTotal(noun: Noun): boolean {
		const words = this.text.slice(Math.max(this.clauseStart, noun.start - 4), noun.end);
		return this.quantity.kind === "money" && /^.{0,3}(?:设立|组建|建立|发行|成立)?.{0,2}总?规模$/.test(words);
	}

	private postIndicator(from: number, postEnd: number, ratio: boolean): string {
		const { text, noun } = this;
		const post = text.slice(from, postEnd);
		const before = text.slice(noun.start, noun.end);
		this.postStop = postEnd;
		if (ratio) {
			if (before === "" || text.charCodeAt(from - 1) === 0x7684) return post;
			return before + post;
		}
		let indicator = post;
		if (before !== "" && modifier.test(before) && before.length <= 12) indicator = before + post;
		const rest = distinguishingTable.matchAt(text, postEnd);
		if (rest !== undefined && noun.end <= noun.start) {
			const stop = this.itemEnd(postEnd);
			if (stop - postEnd <= 30 && !this.numberFollows(postEnd)) {
				this.postStop = stop;
				const told = text.slice(postEnd, stop).replace(/[的了]$/, "");
				indicator = `${told}的${post}`;
			}
		}
		return indicator;
	}

	/** Where the item ends: at a break or 、. */
	private itemEnd(from: number): number {
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

	/** What a quantity without a noun of its own measures: what was measured last, or what the clause before is about. */
	private fallbackIndicator(front: Front, growth: number): string {
		const { text, noun } = this;
		if (this.cellName !== undefined) return this.cellName;
		const sentence = this.last !== undefined;
		// 改造1660户: the verb is the noun.
		if (noun.verb === "count" && !front.standing && growth === 0) {
			const verb = countVerbEndTable.matchBefore(text, front.noun, Math.max(this.taken, this.clauseStart));
			if (verb !== undefined && sentence && /^[再新]/.test(verb.word))
				return this.last?.indicator ?? verb.word;
			const name = verb === undefined ? "" : this.nameOfWork(verb.word);
			if (verb !== undefined && !sentence)
				return verb.word === "完成" || verb.word === "新增" ? this.clauseTopic() : name;
			if (verb !== undefined && verb.word !== "完成" && verb.word !== "新增") return name;
		}
		if (sentence && this.last !== undefined) return this.last.indicator;
		return this.clauseTopic();
	}

	/** 惠及3.5万人: 惠及人数; other verbs are names of their work (改造1660户). */
	private nameOfWork(verb: string): string {
		if (!/^(?:惠及|带动|覆盖|接待|吸引|受益|服务)$/.test(verb)) return verb;
		const { unit } = this.quantity;
		if (unit === "人次") return `${verb}人次`;
		if (unit === "户") return `${verb}户数`;
		return unit === "人" || unit === "名" ? `${verb}人数` : verb;
	}

	private clauseTopic(): string {
		if (this.previousClause >= this.clauseStart) return "";
		const { noun } = this;
		const saved = { ...noun };
		let end = this.clauseStart - 1;
		if (end - this.previousClause > farthest) end = this.clauseStart - 1;
		this.findNoun(this.previousClause, end);
		const topic = this.text.slice(noun.start, noun.end);
		Object.assign(noun, saved);
		return topic.length > 30 || plainDigit(topic.charCodeAt(0)) >= 0 ? "" : topic;
	}

	/** Nothing but words of the quantity stands between the sentence's beginning and the number. */
	private isAlone(nounEnd: number): boolean {
		const start = Math.max(this.sentenceStart, this.clauseStart);
		for (let at = start; at < nounEnd; at++) if (!isConnector(this.text.charCodeAt(at))) return false;
		return true;
	}

	/** 其中 opens the clause: the noun is part of what was measured before. */
	private isAmongst(from: number, nounStart: number): boolean {
		const { text } = this;
		let at = from;
		while (
			at < nounStart &&
			(isConnector(text.charCodeAt(at)) || text.charCodeAt(at) === 0x28 || text.charCodeAt(at) === 0xff08)
		)
			at++;
		return text.startsWith("其中", at);
	}

	private changeOf(
		growth: number,
		verb: Noun["verb"],
		ownVerb: boolean,
		standing: boolean,
		isPost: boolean,
		indicator: string,
	): Change {
		const { kind } = this.quantity;
		if (growth !== 0) return "growth";
		if (kind === "share" || kind === "points" || kind === "times" || kind === "rating" || kind === "time")
			return "level";
		if (this.cellName !== undefined && !isPost) return ownVerb || this.cellVerb ? "count" : "level";
		// 每千人口托位数, 人均…: so many to each, however many there are.
		const stock = stockEndTable.matchBefore(indicator, indicator.length) !== undefined;
		if (ownVerb) {
			// 完成企业数突破1600家: the number of all, not of those that are made.
			const { text, noun } = this;
			const added = text.startsWith("增", noun.start - 1) || text.startsWith("建", noun.start - 1);
			return standing && stock && !isPost && !added ? "level" : "count";
		}
		if (perHead.test(indicator)) return "level";
		if (standing) return verb === "count" && kind === "classifier" && !stock ? "count" : "level";
		if (isPost) return "count";
		if (verb === "count") return stock && kind !== "classifier" && kind !== "people" ? "level" : "count";
		if (kind === "classifier") return stock ? "level" : "count";
		// 高标准农田建设20万亩: the noun ends in what is done.
		return countVerbEndTable.matchBefore(indicator, indicator.length) !== undefined ? "count" : "level";
	}

	private comparatorOf(front: Front, backs: readonly Comparator[]): Comparator {
		const { quantity } = this;
		const [back] = backs;
		const fromFront = front.comparator;
		if (quantity.kind === "time" && fromFront === undefined && back === undefined)
			if (this.text.charCodeAt(quantity.end) === 0x5185) return "<=";
		if (fromFront !== undefined && !front.soft) {
			if (fromFront === "~" && back !== undefined && back !== "~") return back;
			return fromFront;
		}
		if (back !== undefined) return back;
		if (quantity.more) return ">";
		if (fromFront === undefined) return "=";
		if (quantity.upper !== undefined) return "=";
		return fromFront;
	}

	/** Looks for contradictions and impossible values. */
	private judge(
		front: Front,
		backs: readonly Comparator[],
		start: number,
		end: number,
		indicator: string,
		change: Change,
		growth: number,
	): void {
		const { quantity } = this;
		const [back, second] = backs;
		const ahead = front.soft ? undefined : front.comparator;
		if (back !== undefined && second !== undefined && back !== second) this.addProblem("vague", start, end);
		else if (back === "~" && ahead !== undefined && ahead !== "~" && ahead !== "=")
			this.addProblem("vague", start, end);
		else if (ahead === "~" && back !== undefined && back !== "~") this.addProblem("vague", start, end);
		else if (ahead !== undefined && back !== undefined && back !== "~" && ahead !== "~") {
			const up = ahead === ">=" || ahead === ">";
			const sameSide = up === (back === ">=");
			if (!sameSide || ahead === ">" || ahead === "<") this.addProblem("strict", start, end);
		}
		if (quantity.upper !== undefined && quantity.upper < quantity.value)
			this.addProblem("range", quantity.start, quantity.end);
		const top = quantity.upper ?? quantity.value;
		if (quantity.unit === "%" && top > 100) {
			if (change === "growth" && growth === -1) this.addProblem("fall", start, end);
			else if (
				change === "level" &&
				shareEndTable.matchBefore(indicator, indicator.length) !== undefined &&
				openShareEndTable.matchBefore(indicator, indicator.length) === undefined
			)
				this.addProblem("over", start, end);
		}
		if (quantity.value < 0 && change === "count") this.addProblem("negative", start, end);
	}

	/** 分别 and 均: the indicators that share the quantities. */
	private partsOf(indicator: string): string[] {
		const parts = splitOutside(indicator);
		const last = parts[parts.length - 1];
		// 城乡居民收入: that of the towns and that of the country.
		if (parts.length === 1 && indicator.startsWith("城乡"))
			return ["城镇", "农村"].map((place) => place + indicator.slice(2));
		if (parts.length < 2 || last === undefined) return parts;
		// 省级、市级示范村; 城镇、农村居民收入: the noun stands once, behind the last.
		const level = sharedNoun.exec(last);
		if (level !== null && parts.slice(0, -1).every((part) => part.length <= 4 && sharingWord.test(part)))
			return parts.map((part, k) => (k === parts.length - 1 ? part : part + (level[2] ?? "")));
		const trade = /^(?:.{2,4}业)(.{2,6})$/.exec(last);
		if (
			trade !== null &&
			parts.slice(0, -1).every((part) => part.length <= 3 && !part.endsWith(trade[1] ?? ""))
		)
			return parts.map((part, k) =>
				k === parts.length - 1 ? part : `${part}${part.endsWith("业") ? "" : "业"}${trade[1] ?? ""}`,
			);
		// 芒果、荔枝种植面积: the measure stands once, behind the last.
		const [first = ""] = parts;
		const tail = last.slice(first.length);
		if (
			tail.length >= 2 &&
			first.length <= 6 &&
			stockEndTable.matchBefore(last, last.length) !== undefined &&
			parts
				.slice(0, -1)
				.every(
					(part) =>
						part.length === first.length && stockEndTable.matchBefore(part, part.length) === undefined,
				)
		)
			return parts.map((part, k) => (k === parts.length - 1 ? part : part + tail));
		// 代表建议、委员提案办复率: so is the name of the rate.
		if (last.endsWith("率") && last.length > 5)
			return parts.map((part) =>
				stockEndTable.matchBefore(part, part.length) === undefined ? part + last.slice(-3) : part,
			);
		return parts;
	}

	private closeGroup(): void {
		const { group } = this;
		this.group = undefined;
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

	private onlyConnectors(from: number, to: number): boolean {
		if (to - from > 8) return false;
		for (let at = from; at < to; at++)
			if (!isConnector(this.text.charCodeAt(at)) && !isAnd(this.text.charCodeAt(at))) return false;
		return true;
	}

	private addProblem(reason: ProblemReason, start: number, end: number): void {
		this.problems.push(toProblem(reason, this.text, Math.max(0, start), end));
	}

	// ---- Time ----

	private takeDate(at: number): void {
		const { text, date } = this;
		if (this.isComparedWith(at)) return;
		const after = text.charCodeAt(date.end);
		if (date.year > 0 && this.year !== undefined && date.year < this.year && !date.span) {
			this.scanModes(at, false);
			this.pastSentence = true;
			this.pastClause = -1;
			this.markDate(at);
			return;
		}
		// 2023年度, 2020年以来, 2024年版
		if (text.charCodeAt(date.end - 1) === 0x5ea6 && !date.limit) return;
		if (text.startsWith("以来", date.end) || after === 0x8d77 || text.startsWith("以后", date.end)) return;
		if (this.isPlanName(date.end, at)) return;
		this.scanModes(at, false);
		// 1至8月: so far this year.
		if (date.span && this.telling !== "plan" && text.charCodeAt(date.end - 1) === 0x6708) {
			this.pastSentence = true;
			this.markDate(at);
			return;
		}
		if (!this.tellsPast || (date.year > 0 && this.year !== undefined && date.year > this.year)) {
			this.pastSentence = false;
			this.pastClause = -1;
		}
		// 1月31日 alone is when something happens; 1月31日前 is by when it is done.
		const isDay = date.deadline?.length === 10 && !date.limit && text.charCodeAt(at - 1) !== 0x5230;
		if (date.deadline !== undefined && !isDay) {
			this.deadline = date.deadline;
			if (date.year > 0) this.sentenceYear = date.year;
			// (2024年6月底前) behind a quantity is that quantity's.
			if (
				this.lastClause === this.clauseStart &&
				this.last !== undefined &&
				this.last.deadline === this.rowDeadline
			)
				for (let k = this.sentenceDrafts; k < this.drafts.length; k++) {
					const draft = this.drafts[k];
					if (
						draft !== undefined &&
						draft.range[0] >= this.clauseStart &&
						draft.deadline === this.rowDeadline
					)
						draft.deadline = date.deadline;
				}
		}
		this.markDate(at);
	}

	private markDate(at: number): void {
		let start = at;
		const before = this.text.charCodeAt(at - 1);
		if (before === 0x5230 || before === 0x81f3 || before === 0x4e8e || before === 0x5728) start--;
		this.dateStart = start;
		this.dateEnd = this.date.end;
		this.modeScanned = Math.max(this.modeScanned, this.date.end);
	}

	private dateIn(start: number, end: number): boolean {
		return this.dateEnd > start && this.dateEnd <= end;
	}

	/** 较2020年, 自2023年: another time to compare with or to begin from. */
	private isComparedWith(at: number): boolean {
		const code = this.text.charCodeAt(at - 1);
		// 较 比 自 从 以 与 对 同 于(低于2023年)
		return (
			code === 0x8f83 ||
			code === 0x6bd4 ||
			code === 0x81ea ||
			code === 0x4ece ||
			code === 0x4ee5 ||
			code === 0x4e0e ||
			code === 0x540c ||
			code === 0x7167
		);
	}

	/** The date belongs to a name: 2023-2025年清零计划, 三年行动计划(2023-2025年). */
	private isPlanName(end: number, at: number): boolean {
		const { text } = this;
		const limit = Math.min(text.length, end + 12);
		for (let pos = end; pos < limit; pos++) {
			const kind = beginnings[text.charCodeAt(pos)];
			if (kind !== begins.nothing && kind !== begins.phrase && kind !== begins.numeral) break;
			if (planNameTable.matchAt(text, pos) !== undefined && pos > end)
				return this.date.span || !this.date.limit;
		}
		const before = text.charCodeAt(at - 1);
		if (before !== 0x28 && before !== 0xff08) return false;
		for (let back = 2; back <= 4; back++) {
			const name = planNameTable.matchAt(text, at - 1 - back);
			if (name !== undefined && name.word.length === back) return true;
		}
		return false;
	}

	/** Reads the words between the last number and `to` that say whether it has been, and by when it shall be. */
	private scanModes(to: number, behind: boolean): void {
		const { text, date } = this;
		for (let at = Math.max(this.modeScanned, to - 400); at < to; at++) {
			const entry = modeTable.matchAt(text, at, to);
			if (entry === undefined) continue;
			const end = at + entry.word.length;
			if (entry.value === "period") {
				this.readPeriodAt(entry.word === "季度" ? at - 1 : at, behind);
				at = Math.max(end, date.end) - 1;
				continue;
			}
			if (!behind) {
				if (entry.value === "commit") this.noteCommitment(entry.word, at);
				else if (entry.value === "compare") this.comparesPast = true;
				else this.notePast(entry.word, at);
			}
			at = end - 1;
		}
		this.modeScanned = Math.max(this.modeScanned, to);
	}

	private readPeriodAt(at: number, behind: boolean): void {
		const { text, date } = this;
		if (!behind && !this.tellsPast) {
			this.pastSentence = false;
			this.pastClause = -1;
		}
		const from = text.charCodeAt(at - 1) === 0x7b2c || text.charCodeAt(at - 1) === 0x524d ? at - 1 : at;
		date.end = at;
		if (!readPeriod(text, from, date, this.sentenceYear ?? this.year)) return;
		if (!behind) {
			this.dateStart = from;
			this.dateEnd = date.end;
		}
		if (date.deadline === undefined) return;
		if (!behind) {
			this.deadline = date.deadline;
			return;
		}
		for (let k = this.sentenceDrafts; k < this.drafts.length; k++) {
			const draft = this.drafts[k];
			if (draft !== undefined && draft.range[0] >= this.clauseStart && draft.deadline === this.rowDeadline)
				draft.deadline = date.deadline;
		}
		// The next clause is another matter.
	}

	/** 今年, 将, 力争: what follows shall be. Where all else has been, only the words that say nothing else count. */
	private noteCommitment(word: string, at: number): void {
		if (this.telling === "review" && !certainCommitments.includes(word)) return;
		if (this.telling === "story" && !this.commitsInStory(word, at)) return;
		this.commitsSentence = true;
		this.pastSentence = false;
		this.pastClause = -1;
	}

	/** 该乡计划再改造5000亩 commits, 占年度计划的74% and 今年上半年 do not. */
	private commitsInStory(word: string, at: number): boolean {
		const { text } = this;
		const before = text.charCodeAt(at - 1);
		const after = text.charCodeAt(at + word.length);
		// 会议强调，要守牢…; but 主要, 需要
		if (word === "要")
			return (
				at === 0 ||
				beginnings[before] === begins.softBreak ||
				beginnings[before] === begins.hardBreak ||
				beginnings[before] === begins.quote
			);
		if (weakCommitments.includes(word)) return false;
		// 年度计划, 按计划, 计划的
		if (word === "计划") return before !== 0x5ea6 && before !== 0x6309 && after !== 0x7684;
		// 目标是, 主要目标为, …目标，包括; but 紧盯目标、对照目标
		if (word === "目标")
			return after === 0x662f || after === 0x4e3a || isColon(after) || text.startsWith("包括", at + 3);
		return true;
	}

	private notePast(word: string, at: number): void {
		const { text } = this;
		if (word === "了") {
			const before = text.charCodeAt(at - 1);
			const after = text.charCodeAt(at + 1);
			// 为了, 除了; 了解, 了结
			if (before === 0x4e3a || before === 0x9664 || after === 0x89e3 || after === 0x7ed3 || after === 0x4e0d)
				return;
			this.pastClause = this.clauseStart;
			return;
		}
		if (word === "已" || word === "已经" || word === "曾" || word === "先后") {
			if (text.charCodeAt(at - 1) === 0x800c) return;
			this.pastClause = this.clauseStart;
			return;
		}
		if (comparisonEndTable.matchBefore(text, at) !== undefined) return;
		if (text.startsWith("同期", at + word.length) || text.startsWith("水平", at + word.length)) return;
		this.pastSentence = true;
	}

	private isPast(nounEnd: number): boolean {
		if (this.pastSentence) return true;
		if (this.pastClause !== this.clauseStart) return false;
		// 对已建成的30个站点: what has been built is only what the task is about.
		return this.text.charCodeAt(nounEnd - 1) !== 0x7684;
	}

	// ---- Phrases ----

	private readPhrase(at: number): void {
		const { text } = this;
		this.at = at + 1;
		const phrase = phraseTable.matchAt(text, at);
		if (phrase === undefined) return;
		const end = at + phrase.word.length;
		const kind: PhraseKind = phrase.value;
		switch (kind) {
			case "front":
				this.readFrontPhrase(at, end);
				break;
			case "task":
				this.readTaskPhrase(at, end);
				break;
			case "average":
				this.readAverage(at, end);
				break;
			case "along":
				if (!this.readAlong(at, end) && phrase.word !== "同步") this.readEndPhrase(at, end);
				break;
			case "whole":
				this.readWhole(at, end);
				break;
			default:
				this.readEndPhrase(at, end);
				break;
		}
	}

	private readEndPhrase(at: number, end: number): void {
		let stop = end;
		while (isQuoteClose(this.text.charCodeAt(stop))) stop++;
		if (!this.endsClause(stop)) return;
		this.at = end;
		const start = Math.max(this.clauseStart, this.taken);
		this.findNoun(start, this.phraseNounEnd(at));
		// 课后服务实现义务教育学校全覆盖: what covers them is the subject.
		const verb = this.text.slice(start, at).lastIndexOf("实现");
		if (verb >= 2) {
			const subject = this.stripLeading(start, start + verb);
			if (start + verb - subject >= 2) {
				this.noun.start = subject;
				this.noun.end = this.trimEnd(subject, start + verb);
			}
		}
		this.addPhrase(at, end, "=");
	}

	/** Behind the noun of a phrase: 均, 保持, 总体 and quotation marks are not the noun's. */
	private phraseNounEnd(at: number): number {
		let end = at;
		for (let words = 0; words < 6; words++) {
			if (isQuoteOpen(this.text.charCodeAt(end - 1))) {
				end--;
				continue;
			}
			const entry = frontTable.matchBefore(this.text, end, Math.max(this.clauseStart, this.taken));
			if (entry === undefined || entry.value === null || entry.value.growth !== undefined) break;
			end -= entry.word.length;
		}
		return end;
	}

	private readFrontPhrase(at: number, end: number): void {
		const stop = this.sentenceItemEnd(end);
		if (stop <= end) return;
		this.at = end;
		this.noun.start = end;
		this.noun.end = this.trimEnd(end, stop);
		this.addPhrase(at, end, "=");
	}

	private readTaskPhrase(at: number, end: number): void {
		const { text } = this;
		let stop = -1;
		for (let pos = end; pos < end + 10; pos++) {
			const code = text.charCodeAt(pos);
			const kind = beginnings[code];
			if (kind === begins.hardBreak || kind === begins.softBreak || code === 0x3001) break;
			const found = taskNounTable.matchAt(text, pos);
			if (found !== undefined) {
				stop = pos + found.word.length;
				pos = stop - 1;
			}
		}
		if (stop < 0 || !this.endsClause(stop)) return;
		const from = Math.max(this.clauseStart, this.taken, at - 14);
		let start = -1;
		let verbEnd = -1;
		for (let pos = at - 1; pos >= from; pos--) {
			const found = taskVerbTable.matchAt(text, pos, at);
			if (found === undefined) continue;
			start = pos;
			verbEnd = pos + found.word.length;
			break;
		}
		if (start < 0) return;
		this.at = stop;
		this.findNoun(Math.max(this.clauseStart, this.taken), start);
		if (this.noun.end <= this.noun.start) {
			// 完成上级下达任务: nothing else is named, unless it is in 下达的能耗任务.
			const isOf = text.charCodeAt(end) === 0x7684 && stop - end > 6;
			this.noun.start = isOf ? end + 1 : verbEnd;
			this.noun.end = this.cellName === undefined ? stop : this.noun.start;
		}
		this.addPhrase(start, stop, text.startsWith("达", start) ? ">=" : "=");
	}

	private readAverage(at: number, end: number): void {
		const { text } = this;
		if (!this.endsClause(end)) return;
		const from = Math.max(this.clauseStart, this.taken, at - 18);
		for (let pos = at - 1; pos >= from; pos--) {
			const found = averageTable.matchAt(text, pos, at);
			if (found === undefined) continue;
			// 不低于 before 低于
			const negated =
				text.charCodeAt(pos - 1) === 0x4e0d ? averageTable.matchAt(text, pos - 1, at) : undefined;
			const word = negated ?? found;
			const start = negated === undefined ? pos : pos - 1;
			this.findNoun(Math.max(this.clauseStart, this.taken), this.phraseNounEnd(start));
			this.at = end;
			this.addPhrase(start, end, word.value);
			return;
		}
	}

	/** 与经济增长保持同步. */
	private readAlong(at: number, end: number): boolean {
		const { text } = this;
		if (!this.endsClause(end)) return false;
		const from = Math.max(this.clauseStart, this.taken, at - 24);
		for (let pos = at - 1; pos > from; pos--) {
			const code = text.charCodeAt(pos);
			// 与 和 同 跟
			if (code !== 0x4e0e && code !== 0x548c && code !== 0x540c && code !== 0x8ddf) continue;
			if (code === 0x540c && pos === at) continue;
			this.findNoun(Math.max(this.clauseStart, this.taken), this.phraseNounEnd(pos));
			if (this.noun.end <= this.noun.start) return false;
			this.at = end;
			this.addPhrase(pos, end, "=");
			return true;
		}
		return false;
	}

	private readWhole(at: number, end: number): void {
		const stop = this.sentenceItemEnd(end);
		this.at = end;
		if (stop > end) {
			if (this.hasNumber(end, stop)) return;
			this.noun.start = end;
			this.noun.end = this.trimEnd(end, stop);
			if (this.noun.end - this.noun.start <= 1) return;
		} else this.findNoun(Math.max(this.clauseStart, this.taken), this.phraseNounEnd(at));
		this.addPhrase(at, end, "=");
	}

	private hasNumber(from: number, to: number): boolean {
		for (let at = from; at < to; at++) if (beginnings[this.text.charCodeAt(at)] === begins.digit) return true;
		return false;
	}

	/** Where what a phrase opens ends: at the next break. */
	private sentenceItemEnd(from: number): number {
		const limit = Math.min(this.text.length, from + farthest);
		for (let at = from; at < limit; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak || kind === begins.softBreak) return at;
		}
		return limit;
	}

	private addPhrase(start: number, end: number, comparator: Comparator): void {
		const { text, noun } = this;
		let indicator = tidy(text.slice(noun.start, noun.end));
		if (indicator === "") {
			if (this.cellName !== undefined) indicator = this.cellName;
			else if (
				this.taken > this.clauseStart &&
				this.last !== undefined &&
				this.lastClause === this.clauseStart
			) {
				// 100%全覆盖: the number said it.
				return;
			} else indicator = this.last?.indicator ?? this.clauseTopic();
		}
		if (indicator === "") return;
		this.scanModes(start, false);
		const draft: Draft = {
			raw: text.slice(start, end),
			indicator,
			change: "qualitative",
			comparator,
			value: null,
			unit: "",
			range: [start, end],
			isFact: this.isPast(start),
		};
		const deadline = this.deadline ?? this.rowDeadline;
		if (deadline !== undefined) draft.deadline = deadline;
		this.drafts.push(draft);
		this.last = draft;
		this.lastVerb = "none";
		this.lastPostEnd = 0;
		this.lastPostStart = 0;
		this.lastClause = this.clauseStart;
		this.taken = end;
		this.at = Math.max(this.at, end);
	}

	/** Whether nothing more is said at `at`: a break, a joining word, the end. */
	private endsClause(at: number): boolean {
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

	private skipBlanks(at: number): number {
		let pos = at;
		while (pos - at < 3 && (this.text.charCodeAt(pos) === 0x20 || this.text.charCodeAt(pos) === 0x3000))
			pos++;
		return pos;
	}

	// ---- Figures not filled in ----

	/** 增长 %以上, 新增XX家, 达__亿元. */
	private readBlank(at: number): void {
		const { text } = this;
		this.at = at + 1;
		const code = text.charCodeAt(at);
		if (at < this.quoteEnd) return;
		if (isPercent(code)) {
			const front = this.readFront(at, this.front);
			if (front.noun < at && (front.growth !== 0 || front.comparator !== undefined)) {
				this.quantity.end = at + 1;
				this.addProblem("blank", front.raw, this.backEnd());
			}
			return;
		}
		let end = at + 1;
		while (end < text.length && end - at < 40 && sameBlank(code, text.charCodeAt(end))) end++;
		this.at = end;
		const before = text.charCodeAt(at - 1);
		if (isLatin(before) || plainDigit(before) >= 0 || before === 0x300a) return;
		if (isLatin(text.charCodeAt(end))) return;
		// One x may be anything, one × a product.
		if (end - at === 1 && (code === 0x78 || code === 0x5f || code === 0xff3f)) return;
		const stop = skipPlaceholderUnit(text, this.skipBlanks(end));
		if (stop < 0) return;
		const front = this.readFront(at, this.front);
		this.quantity.end = stop;
		this.at = stop;
		this.addProblem("blank", front.raw, this.backEnd());
		this.taken = stop;
	}
}

const closingMarks: Readonly<Record<string, string>> = {
	"“": "”",
	"「": "」",
	"『": "』",
	'"': '"',
	"＂": "＂",
};

/** Words that commit even where everything around has been done. */
const certainCommitments = ["力争", "明年", "下一步", "拟", "新一年"];
/** Words that commit in a plan and say nothing in a story. */
const weakCommitments = ["今年", "推动", "全力", "任务", "安排", "要", "必须", "努力", "基础上", "未来"];

const none: Comparator[] = [];
const emptyFront: Omit<Front, "raw" | "noun"> = {
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
};

/** Measures that add up, so that a noun behind them is what is made. */
const summable: readonly string[] = [
	"亩",
	"公顷",
	"平方米",
	"平方公里",
	"平方千米",
	"公里",
	"千米",
	"米",
	"吨",
	"立方米",
	"斤",
	"公斤",
	"千克",
	"千瓦",
	"兆瓦",
	"千瓦时",
	"兆瓦时",
	"吨标准煤",
	"升",
	"标准机架",
	"机架",
];

// A short word that only narrows the noun behind the number: 剩余412栋…, 省级以上30家….
const modifier = /^(?:剩余|其余|新型)$|(?:级|级以上|级及以上|以上)$/;

/** Whether a word of the table is all there is. */
function isWhole(table: WordTable<true>, words: string): boolean {
	return table.matchAt(words, 0)?.word.length === words.length;
}

/** 总投资3亿元, 占地60亩 in a clause of their own say which project is meant. */
function describes(indicator: string, front: Front, backs: readonly Comparator[]): boolean {
	if (front.growth !== 0 || backs.length > 0) return false;
	if (front.comparator !== undefined && front.comparator !== "~") return false;
	const word = descriptionEndTable.matchBefore(indicator, indicator.length)?.word;
	return word !== undefined && indicator.length - word.length <= 2;
}

/** Back over 每千人, 每人每月, 每万人口 before a number; `end` where none stands there. */
function perHeadStart(text: string, end: number, start: number): number {
	if (!isPerHeadEnd(text.charCodeAt(end - 1))) return end;
	let found = end;
	for (let at = end - 2; at >= start && end - at <= 9; at--) {
		if (text.charCodeAt(at) !== 0x6bcf) continue;
		if (!/^(?:每[千百十万]?(?:人口?|户|亩|生|年|月|人次|名学生|千米|公里))+$/.test(text.slice(at, end)))
			return found;
		found = at;
	}
	return found;
}

/** 人 口 户 亩 生 年 月 次 米 里. */
function isPerHeadEnd(code: number): boolean {
	switch (code) {
		case 0x4eba:
		case 0x53e3:
		case 0x6237:
		case 0x4ea9:
		case 0x751f:
		case 0x5e74:
		case 0x6708:
		case 0x6b21:
		case 0x7c73:
		case 0x91cc:
			return true;
		default:
			return false;
	}
}

/** 、 和 与 及. */
function isListMark(code: number): boolean {
	return code === 0x3001 || isAnd(code);
}

const perHead = /^每|^[人户亩村日]均|^[百千万][人户]/;
const sharedNoun = /^(.{0,3}级|省|市|县|区|国家|城镇|农村|城市|乡村|企业|个人|男性|女性|东部|中部|西部)(.+)$/;
const sharingWord = /级$|^(?:省|市|县|区|国家|城镇|农村|城市|乡村|企业|个人|男性|女性|东部|中部|西部)$/;

function newFront(): Front {
	return { raw: 0, noun: 0, ...emptyFront };
}

function turn(comparator: Comparator): Comparator {
	switch (comparator) {
		case ">=":
			return "<=";
		case ">":
			return "<";
		case "<=":
			return ">=";
		case "<":
			return ">";
		default:
			return comparator;
	}
}

/** The indicator without what is punctuation. */
function tidy(indicator: string): string {
	let start = 0;
	let end = indicator.length;
	while (start < end && isLoose(indicator.charCodeAt(start))) start++;
	while (end > start && isLoose(indicator.charCodeAt(end - 1))) end--;
	return indicator.slice(start, end);
}

/** 国家级示范社2家、省级8家: the noun stands with the first only. */
function withHead(indicator: string, before: string): string {
	if (indicator.length > 6 || !indicator.endsWith("级")) return indicator;
	const head = /^[^、]{1,3}级(.+)$/.exec(before);
	return head === null ? indicator : indicator + (head[1] ?? "");
}

function isLoose(code: number): boolean {
	return isConnector(code) || code === 0x7684 || code === 0x28 || code === 0xff08 || code === 0xb7;
}

/** Splits A、B和C at 、, and at 和 与 及 where no 、 stands, but not within brackets and quotation marks. */
function splitOutside(indicator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let from = 0;
	const hasMark = indicator.includes("、");
	for (let at = 0; at < indicator.length; at++) {
		const code = indicator.charCodeAt(at);
		if (code === 0x28 || code === 0xff08 || code === 0x201c) depth++;
		else if (code === 0x29 || code === 0xff09 || code === 0x201d) depth = Math.max(0, depth - 1);
		else if (
			depth === 0 &&
			(code === 0x3001 || (isAnd(code) && at > from && (!hasMark || indicator.indexOf("、", at) < 0)))
		) {
			parts.push(indicator.slice(from, at));
			from = at + 1;
		}
	}
	parts.push(indicator.slice(from));
	return parts.map(tidy).filter((part) => part !== "");
}

function digitsLength(value: number): number {
	return String(value).length;
}

function endsIn(text: string, end: number, word: string): boolean {
	return text.startsWith(word, end - word.length);
}

function sameBlank(first: number, next: number): boolean {
	return first === next;
}
