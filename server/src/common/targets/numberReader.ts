import { plainDigit } from "../text/numerals.js";
import { isAnd, isColon, isDashCode, isHan, isNumeralCode, isQuoteOpen } from "./characters.js";
import { readDate } from "./parseDeadline.js";
import { PhraseReader } from "./phraseReader.js";
import {
	isLatin,
	isPercent,
	newQuantity,
	type Quantity,
	readChineseQuantity,
	readQuantity,
	readUnit,
	resetQuantity,
	skipPlaceholderUnit,
} from "./quantity.js";
import { farthest } from "./readerState.js";
import {
	bareRateEndTable,
	countVerbEndTable,
	innerVerbTable,
	pureNumberEndTable,
	ruleNounTable,
	shareEndTable,
	stockEndTable,
} from "./words.js";

/** Numbers in digits and numerals: which of them count something, and figures not filled in. */
export abstract class NumberReader extends PhraseReader {
	protected readDigits(at: number): void {
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
			if (!isLatin(after) || !this.readForeignUnit(at)) {
				this.readBareNumber(quantity.start);
				return;
			}
		}
		// 千亿级, 10亿元级, 3+X
		if (after === 0x7ea7 || after === 0x2b) return;
		if (quantity.kind === "none" && quantity.scaled && isLatin(after)) return;
		this.take();
	}

	/** 控制在36ABCs以内: letters between a limit and 以内 are a unit, whatever they mean; one letter (5G) is a name's. */
	protected readForeignUnit(at: number): boolean {
		const { text, quantity } = this;
		let end = quantity.end;
		while (end - quantity.end <= longestForeignUnit && isLatin(text.charCodeAt(end))) end++;
		const length = end - quantity.end;
		if (length < 2 || length > longestForeignUnit || this.backWordAt(end) === undefined) return false;
		if (this.readFront(at, this.front).comparator === undefined) return false;
		quantity.unit = text.slice(quantity.end, end);
		quantity.kind = "amount";
		quantity.end = end;
		return true;
	}

	protected isTimeAlone(at: number): boolean {
		const { text, quantity } = this;
		if (quantity.unit === "日")
			return text.charCodeAt(quantity.end) !== 0x5185 && this.backWordAt(quantity.end) === undefined;
		if (quantity.unit !== "年" || this.cellName !== undefined) return false;
		const front = this.readFront(at, this.front);
		if (front.comparator !== undefined || front.growth !== 0 || this.backWordAt(quantity.end) !== undefined)
			return false;
		return stockEndTable.matchBefore(text, front.noun, this.clauseStart) === undefined;
	}

	protected readNumeral(at: number): void {
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

	/** 半数以上, 一半以上, 过半, 超过半数. */
	protected readHalf(at: number): void {
		const { text, quantity } = this;
		let end = -1;
		if (text.startsWith("半数", at) || text.startsWith("一半", at)) end = at + 2;
		else if (text.startsWith("过半", at) && at >= this.quoteEnd && !this.tellsProgress(at)) {
			// 超过半数, 经过半年: 过 belongs to the word before.
			if (text.charCodeAt(at - 1) === 0x8d85 || "年天日小个".includes(text.charAt(at + 2) || " ")) return;
			end = at + 2;
		}
		if (end < 0 && text.charCodeAt(at) === 0x534a) this.readHalfTime(at);
		if (end < 0 || at < this.quoteEnd) return;
		const over = text.charCodeAt(at) === 0x8fc7;
		if (!over && this.backWordAt(end) === undefined && !this.isLimited(at, end)) return;
		if (over && text.charCodeAt(end) === 0x6570) end++;
		resetQuantity(quantity, at);
		quantity.end = end;
		quantity.value = 50;
		quantity.unit = "%";
		quantity.kind = "share";
		quantity.more = over;
		this.at = end;
		this.take();
	}

	/** 占比超过半数: a limit in front of words that end their clause. */
	protected isLimited(at: number, end: number): boolean {
		if (!this.endsClause(end)) return false;
		resetQuantity(this.quantity, at);
		const { comparator } = this.readFront(at, this.front);
		return comparator === ">" || comparator === ">=";
	}

	/** 压缩至半天以内, 不超过半小时: half of a time that something may take; 上半年 and 半年报 are none. */
	protected readHalfTime(at: number): void {
		const { text, quantity } = this;
		if (at < this.quoteEnd || plainDigit(text.charCodeAt(at - 1)) >= 0) return;
		const unit = readUnit(text, at + 1);
		if (unit.kind !== "time" || unit.scale > 1 || unit.end <= at + 1) return;
		resetQuantity(quantity, at);
		quantity.kind = "time";
		const front = this.readFront(at, this.front);
		const limited = this.backWordAt(unit.end) !== undefined || text.charCodeAt(unit.end) === 0x5185;
		if (!limited && !this.endsClause(unit.end)) return;
		// 半年内建成 says by when: only behind a word for where something shall stand, or a time that is measured.
		const measured = stockEndTable.matchBefore(text, front.noun, this.clauseStart) !== undefined;
		if (front.comparator === undefined && front.growth === 0 && !(limited && measured)) return;
		quantity.end = unit.end;
		quantity.value = 0.5;
		quantity.unit = unit.unit;
		this.at = unit.end;
		this.take();
	}

	/** 时间过半、任务过半, 双过半: a saying about the time of year. */
	protected tellsProgress(at: number): boolean {
		const before = this.text.slice(Math.max(0, at - 2), at);
		return before === "时间" || before === "任务" || before.endsWith("双");
	}

	/** 翻一番, 翻两番, 翻番. */
	protected readDoubling(at: number): boolean {
		const { text, quantity } = this;
		if (text.charCodeAt(at - 1) !== 0x7ffb) return false;
		if (!readChineseQuantity(text, at, quantity) || quantity.unit !== "番") return false;
		quantity.start = at - 1;
		this.at = quantity.end;
		this.take();
		return true;
	}

	/** Characters around that make the number a name or an ordinal: 第3位, 每10万人, 2+3+N. */
	protected isNamePart(at: number, before: number): boolean {
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
	protected isStockNumber(at: number): boolean {
		return plainDigit(this.text.charCodeAt(at)) >= 0;
	}

	/** Small numerals are part of many names; they count only behind a verb that makes things, 等, or a limit. */
	protected countsInWords(at: number): boolean {
		const { text, quantity } = this;
		const front = this.readFront(at, this.front);
		if (quantity.bareScale) return front.comparator !== undefined && front.comparator !== "=";
		if (quantity.kind === "classifier" && this.goesOnCounting(front.noun)) return true;
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

	/** 建成省级学科3个，|市级学科五个。: the verb of the clause before makes these, too; the number ends what is said of them. */
	protected goesOnCounting(nounEnd: number): boolean {
		const { text, last, noun } = this;
		if (last === undefined || this.lastVerb !== "count" || last.value === null) return false;
		// 储备一批
		if (this.quantity.unit === "批" || this.quantity.unit === "次") return false;
		if (this.lastClause !== this.previousClause || this.clauseStart <= this.previousClause) return false;
		if (!this.endsClause(this.backEnd())) return false;
		const behind = Math.max(last.range[1], this.lastPostEnd);
		if (behind > this.clauseStart || !this.onlyConnectors(behind, this.clauseStart)) return false;
		this.findNoun(this.clauseStart, nounEnd);
		// 每镇两个 says how they are spread.
		const first = text.charAt(noun.start);
		return noun.end - noun.start >= 2 && noun.verb === "none" && first !== "每" && first !== "各";
	}

	/** A number without unit or scale: a rating, a placeholder for a unit, or nothing. */
	protected readBareNumber(at: number): void {
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
	protected readRatio(at: number): void {
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
	protected unitOfList(from: number): { scale: number; unit: string; kind: Quantity["kind"] } | undefined {
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
	protected readBareCell(): void {
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

	/** 增长 %以上, 新增XX家, 达__亿元. */
	protected readBlank(at: number): void {
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

const longestForeignUnit = 8;

function digitsLength(value: number): number {
	return String(value).length;
}

function endsIn(text: string, end: number, word: string): boolean {
	return text.startsWith(word, end - word.length);
}

function sameBlank(first: number, next: number): boolean {
	return first === next;
}
