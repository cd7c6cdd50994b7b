import { allLevels } from "../../language/levels.js";
import { anyOf } from "../../language/patterns.js";
import { endingPattern } from "../../language/unitEndings.js";
import { labelLength } from "../assignmentLabel.js";
import { isOffice } from "../titledName.js";
import {
	costOfSentence,
	costOfUnitsAsGroup,
	fitOfLeader,
	fitOfName,
	fitOfUnits,
	isSentence,
	isShareBefore,
	isTail,
	withoutBlanks,
} from "./cellFits.js";
import type { CellKind } from "./cellKinds.js";
import {
	areOfficials,
	areSurelyUnits,
	endsWithAny,
	isBalanced,
	isDate,
	isMeasure,
	isNothing,
	isSurelyUnit,
	mayOpenDate,
} from "./cellShapes.js";
import { type Chunk, firstWordWidth } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";
import { dividesList, isFull } from "./listLines.js";

/** Of no cell: another way is always found. */
export const impossible = 1e6;

const farthest: Readonly<Record<CellKind, number>> = {
	number: 0,
	date: 6,
	units: 28,
	leader: 8,
	text: 1000,
	result: 40,
	name: 9,
	group: 7,
	amount: 2,
	measure: 2,
	other: 8,
};

/** 86000, 51240.5, 1.2亿元, ≥85, 12%. */
const amount = /^[≥≤>＞]?\d[\d,.]{0,14} ?(?:[万亿]?元?|[%％])$/;
const emptyCosts: Readonly<Record<CellKind, number>> = {
	number: 0,
	date: 3,
	units: 3.4,
	leader: 2,
	text: 9,
	result: 2.2,
	name: 2.6,
	group: 0.8,
	amount: 1.5,
	measure: 1.5,
	other: 0.2,
};

/** What it costs that a cell is empty: less where many are, and much where none is. */
export function emptyCost({ kind, empties, isNeeded }: ColumnFacts): number {
	const cost = (emptyCosts[kind] + (isNeeded ? 1.2 : 0)) * (1 - 0.2 * Math.max(0, empties));
	return empties < 0 || kind === "group" ? cost : Math.max(cost, learntEmptyCosts[empties] ?? 0);
}

/** By how often a column is empty. */
const learntEmptyCosts: readonly number[] = [2.5, 1.2, 0.5];

/** 人民银行乌岭州⏎分行, 便民服务中⏎心, 各市⏎（州）政府: what a line end has torn off a name begins no cell. */
const tornEnd = new RegExp(
	`^(?:[（(]${anyOf(allLevels)}[）)]|(?:\\p{Script=Han}?${endingPattern("tail")}|事处|理处|理局|务局|有限)(?!\\p{Script=Han}))`,
	"u",
);

/** 2.分类处置, （2）限期整改, ②: what stands behind the first of a list in the same cell. */
const goesOnList = /^(?:[2-9][.、．](?!\d)|[②-⑳]|[（(](?:[2-9]|[二三四五六七八九])[）)](?=\p{Script=Han}))/u;

/** Whether a line end or a blank tears a date: 2026 年⏎12 月, 6 月⏎30 日, 月底⏎前. */
function tearsDate(before: string, text: string): boolean {
	return (
		(/[\d年月]$/.test(before) && /^[日月底前]/.test(text)) ||
		(/20\d\d ?年$/.test(before) && /^1?\d ?月/.test(text)) ||
		(/\d ?月$/.test(before) && /^[1-3]?\d ?[日号]/.test(text)) ||
		(/[\d年月日]$/.test(before) && /^[—–~～至-] ?\d/.test(text)) ||
		(/20\d\d ?[.\-/](?:\d{1,2} ?[.\-/])?$/.test(before) && /^\d{1,2}(?!\d)/.test(text)) ||
		(/[底末]$/.test(before) && /^前(?:$|完成)/.test(text))
	);
}

/** What it costs that a cell begins behind a gap: little where people see a border. */
export function borderCost(before: Chunk | undefined, chunk: Chunk, column: ColumnFacts): number {
	const { gap, text } = chunk;
	if (column.kind === "measure" && isMeasure(text)) return 0;
	if (/^[、，。；：）》”%％℃]/.test(text) || endsWithAny(before?.text ?? "", "、（《“")) return 6;
	if (tornEnd.test(text) || tearsDate(before?.text ?? "", text)) return 4;
	// The second of a list begins no cell.
	if (goesOnList.test(text)) return 4;
	if (/\d$/.test(before?.text ?? "") && restOfNumber.test(text)) return 4;
	if (gap === "wrap") return 2.5;
	// 五里坡片⏎区: hardly a cell is one character.
	// 为 5000 户…: a sentence may begin so, where a figure follows.
	if (gap === "line" && /^\p{Script=Han}$/u.test(text))
		return /[为对将在以把由向与按从]/.test(text) ? 1.5 : costOfOneCharacter(column.kind);
	if (gap === "weak")
		return column.kind === "date" || column.kind === "amount" ? 0 : isDate(before?.text ?? "") ? 0.2 : 1.1;
	return gap === "none" ? 1.1 : gap === "blank" ? 0.2 : gap === "line" ? 0.3 : gap === "page" ? 0.5 : 0;
}

/** 压降至120⏎0%以下, 下降2⏎.5%: what a line end tears off a number. */
const restOfNumber = /^(?:\d{1,4}(?:\.\d+)?[%％]|\.\d)/;

/** 责任到⏎人, 五里坡片⏎区: what stands alone on its line is the end of a cell; names may stand below each other. */
function costOfOneCharacter(kind: CellKind): number {
	return kind === "amount" ? 0.3 : kind === "leader" || kind === "measure" || kind === "other" ? 1.5 : 4;
}

/** 基建处（牵头）: no words of a task. */
const tellsDuty = /[（(](?:牵头|主办|配合|协办)(?:单位|部门)?[）)][、，；]?$/;

/**
 * A cell that grows by one chunk after the other, and what it costs that it is one of its column. Lines of a cell that
 * wraps are about equally long: a line that had room for what follows ends the cell.
 */
export class CellWalk {
	private words = "";
	/** Width of the line that is being filled. */
	private lineWidth = 0;
	private joins = 0;
	private count = 0;
	private last: Chunk | undefined;
	private lastRun = "";
	/** What the first chunk rules out is not asked again for each chunk behind it. */
	private mayBeDate = false;
	private mayBeUnits = false;
	/** It begins with an office, as no task does. */
	private isOffice = false;
	/** The cell cost so much when it was asked that no longer one can be meant. */
	isHopeless = false;
	/** The words hold what no unit has: so will those of longer cells. */
	private isSentence = false;

	constructor(private readonly column: ColumnFacts) {}

	/** False where no cell of the column is so long. */
	add(chunk: Chunk): boolean {
		const { column, last } = this;
		if (++this.count > farthest[column.kind]) return false;
		if (last === undefined) this.begin(chunk.text);
		else this.join(last, chunk);
		if (last !== undefined && last.line === chunk.line)
			this.lineWidth += chunk.width + (chunk.gap === "none" ? 0 : 0.25);
		else this.lineWidth = chunk.width;
		this.last = chunk;
		return this.joins < 14;
	}

	/** The same cell, which grows on its own. */
	fork(): CellWalk {
		return Object.assign(new CellWalk(this.column), this);
	}

	private begin(text: string): void {
		this.words = this.lastRun = text;
		this.mayBeDate = mayOpenDate(text);
		this.isOffice = this.column.kind === "text" && (isOffice(text) || areOfficials(text));
		const mark = text.search(/[、，；。]/);
		this.mayBeUnits = mark < 0 ? text.length <= 30 : isSurelyUnit(text.slice(0, mark));
	}

	/** Costs, less is better; the words of the cell are those added. */
	cost(): number {
		const { width } = this.column;
		// A longer line is none of this column.
		const overflow =
			width > 0 && this.lineWidth > width + 1.3 ? Math.min(5, 1.5 + (this.lineWidth - width) / 3) : 0;
		return this.joins + overflow + this.fit() + (this.stopsWhereItWraps() ? 0.6 : 0);
	}

	/** Whether the last line of a task is full, and no mark closes it: it would have to end there by chance. */
	private stopsWhereItWraps(): boolean {
		const { kind, width } = this.column;
		if (kind !== "text" || width === 0 || endsWithAny(this.words, "。；！")) return false;
		return isFull(width - this.lineWidth - 1, this.lineWidth);
	}

	private join(last: Chunk, chunk: Chunk): void {
		const { kind } = this.column;
		// ★ marks who leads, 牵头单位： says so.
		if (kind === "text" && chunk.text.startsWith("★")) this.joins += 5;
		else if (kind === "text" && (labelLength(chunk.text) > 0 || tellsDuty.test(chunk.text))) this.joins += 4;
		// 县民政局⏎副院长蒋书年: a unit, and behind it a person.
		else if (kind === "leader" && chunk.gap === "line" && isSurelyUnit(last.text)) this.joins += 1.2;
		const isList = kind === "units" || kind === "leader";
		switch (chunk.gap) {
			case "blank":
				if (this.column.unitsByBlank && dividesList(this.words, last, chunk, this.lineWidth, this.column)) {
					this.words += "\n";
					this.joins += 0.3;
					break;
				}
				this.words += " ";
				this.joins += this.blankJoin(last, chunk);
				break;
			case "weak":
				this.words += " ";
				this.joins += isList ? 1.5 : kind === "date" ? 0.2 : isDate(chunk.text) ? 1.5 : 0;
				if (this.column.parted === "blanks" && !isList) this.joins += 2;
				break;
			case "wide":
				this.words += " ";
				this.joins += 6;
				break;
			case "none":
				this.joins += 0.4;
				break;
			case "wrap":
				break;
			default:
				if (isList && dividesList(this.words, last, chunk, this.lineWidth, this.column)) {
					this.joins +=
						this.column.unitALine || this.column.unitsByBlank || kind === "leader"
							? this.unitJoin(chunk)
							: this.lineJoin(last, chunk);
					this.words += "\n";
				} else this.joins += this.lineJoin(last, chunk);
		}
		// 满意度达95% 区教体局；: units behind a blank are words of their own, whatever stands before it.
		const goesOn = chunk.gap === "none" || chunk.gap === "wrap" || chunk.gap === "weak";
		if (goesOn && !(chunk.gap === "weak" && areSurelyUnits(chunk.text))) this.lastRun += chunk.text;
		else this.lastRun = chunk.text;
		this.words += chunk.text;
	}

	/** What it costs that a cell goes on behind a blank between two words. */
	private blankJoin(last: Chunk, chunk: Chunk): number {
		const { kind, parted } = this.column;
		if (kind === "units" && labelLength(chunk.text) > 0) return 0.3;
		if (parted === "lines") return 0.3;
		if (kind === "leader") return parted === "blanks" ? 1.2 : 0.3;
		if (endsWithAny(last.text, "，、：")) return 0.6;
		return parted === "blanks" ? 4.5 : 3;
	}

	/** What it costs that a cell goes on behind a line end. */
	private lineJoin(last: Chunk, chunk: Chunk): number {
		const { width, kind, parted } = this.column;
		if (goesOnList.test(chunk.text)) return 0;
		if (parted === "lines" && kind !== "date") return labelLength(chunk.text) > 0 ? 0.3 : 2.5;
		const page = chunk.gap === "page" ? 0.3 : 0;
		if (kind === "units" && labelLength(chunk.text) > 0) return page + 0.3;
		if (kind === "date" && tearsDate(last.text, chunk.text)) return page;
		if (kind === "leader" && isOffice(last.text)) return page + 0.3;
		// A line that ends so goes on, whatever its width.
		const isOpen = endsWithAny(last.text, "、，（《“：-") || /^[、，。；：）》”%％℃]/.test(chunk.text);
		if (width === 0) return page + (isOpen ? 0 : this.leftRoom(chunk) ? 1.9 : 0.7);
		const over = this.lineWidth > width + 1.3 ? Math.min(5, 1.5 + (this.lineWidth - width) / 3) : 0;
		const room = width - this.lineWidth - firstWordWidth(chunk.text);
		if (isFull(room, this.lineWidth)) return page + over;
		return page + over + (isOpen ? Math.min(2, 0.4 * room) : Math.min(3.6, 1.2 + 0.7 * room));
	}

	/** Whether the line below is so much longer that the column, however wide, had room for its first word. */
	private leftRoom({ text, width }: Chunk): boolean {
		const { kind } = this.column;
		// How wide longer lines are is known less well.
		if (kind === "units" || kind === "leader" || this.lineWidth > 8) return false;
		return width > this.lineWidth + firstWordWidth(text) + 0.6;
	}

	/** What it costs that a list goes on with a line of its own; where one leads, that is one. */
	private unitJoin({ gap }: Chunk): number {
		return (gap === "page" ? 0.6 : 0.3) + (this.column.isNeeded ? 1.3 : 0);
	}

	private fit(): number {
		const { words, column } = this;
		switch (column.kind) {
			case "date":
				return this.mayBeDate && isDate(words)
					? -4
					: isNothing(words)
						? -1
						: words.length < 24 && /20\d\d|\d月|季度/.test(words)
							? 3
							: 9;
			case "units": {
				const cost = this.isSentence ? costOfSentence : fitOfUnits(words);
				if (cost === costOfSentence && !this.isSentence) this.isSentence = isSentence(withoutBlanks(words));
				if (cost > 10 || words.length > 400) this.isHopeless = true;
				return cost;
			}
			case "leader":
				return fitOfLeader(words);
			case "text":
				return this.fitOfText();
			case "result":
				return this.fitOfResult();
			case "name":
				return fitOfName(words) + this.likeness();
			case "group":
				return (
					fitOfName(words) +
					(words.length > 12 ? 1 : -0.4) +
					(isTail(words) ? 5 : 0) +
					this.likeness() +
					(column.remarks.includes(words) ? 2 : 0) +
					(column.beside > 0 && this.lineWidth >= column.beside - 0.3 ? 1.2 : 0) +
					costOfUnitsAsGroup(this.lastRun)
				);
			case "amount":
				return amount.test(words) ? -3.5 : isNothing(words) ? -0.5 : 6;
			case "measure":
				return isMeasure(words) ? -2.5 : isNothing(words) ? -0.5 : 3;
			default:
				// 牵头单位：… 配合单位：…: no remark begins so.
				if (areSurelyUnits(words) || labelLength(words) > 0) return 4;
				return (isDate(words) ? 3 : words.length > 16 ? 2.5 : 0.6) + this.likeness();
		}
	}

	/** What it costs that a cell of a few words is not like others of its column: less than nothing if several are the same. */
	private likeness(): number {
		const { words, column } = this;
		if (column.words.includes(words)) return -1.5;
		if (this.tearsLearnt()) return 3;
		const over = words.length - 1.6 * column.length - 4;
		return column.length === 0 || over <= 0 ? 0 : Math.min(3, 0.6 + 0.3 * over);
	}

	/**
	 * Whether the words are those that several cells of the column say, but for their end (制度上墙、责|任到人), or with a line
	 * or a word more (通过市级验收⏎药学部).
	 */
	private tearsLearnt(): boolean {
		const { words, lastRun } = this;
		return this.column.words.some(
			(known) =>
				known.length > 4 &&
				((words.length > 3 && words.length < known.length && known.startsWith(words)) ||
					(words.length > known.length &&
						words.startsWith(known) &&
						words.slice(known.length).trim() === lastRun)),
		);
	}

	private fitOfResult(): number {
		const { words } = this;
		if (words.length < 2) return isNothing(words) ? 0 : 5;
		let cost = (words.length > 24 ? 1 : 0) + this.likeness();
		if (/^[、，。；）]/.test(words) || endsWithAny(words, "，、（《：")) cost += 3;
		if (areSurelyUnits(words)) cost += 5;
		else if (this.mayBeDate && isDate(words)) cost += 4;
		else if (this.lastRun.length < words.length && areSurelyUnits(this.lastRun)) cost += 3.2;
		return isBalanced(words) ? cost : cost + 2;
	}

	/** Whether its last words are units, which stand behind a border of their own. */
	private endsWithUnits(): boolean {
		return this.lastRun.length < this.words.length && areSurelyUnits(this.lastRun);
	}

	private fitOfText(): number {
		const { words } = this;
		if (words.length < 2 || isNothing(words)) return 5;
		if (this.column.words.includes(words)) return -3;
		let cost =
			(this.tearsLearnt() ? 3 : 0) + (endsWithAny(words, "。；！") && !this.endsWithUnits() ? -2 : 0);
		if (words.length < 6) cost += 1.5;
		if (this.isOffice) cost += 3;
		if (/^[\d.]+(?:\s|[个家项处座%万亿])/.test(words)) cost += 1;
		if (/^[、，。；）]/.test(words)) cost += 3;
		if (this.mayBeUnits && areSurelyUnits(words)) cost += 6;
		else if (this.mayBeDate && isDate(words)) cost += 5;
		else if (endsWithAny(words, "，、（《：")) cost += 3;
		else if (this.endsWithUnits()) cost += 3.2;
		// 满意度达95%⏎护理部: a share ends what shall be reached.
		else if (isShareBefore(words, this.lastRun)) cost += 2.5;
		else if (this.lastRun.length < words.length && (isDate(this.lastRun) || isOffice(this.lastRun)))
			cost += 3;
		return isBalanced(words) ? cost : cost + 2;
	}
}
