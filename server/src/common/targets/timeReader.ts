import { numeralDigit, plainDigit } from "../text/numerals.js";
import { isAnd, isColon, isConnector, isNumeralCode } from "./characters.js";
import { readPeriod } from "./parseDeadline.js";
import { ReaderState } from "./readerState.js";
import { beginnings, begins, comparisonEndTable, modeTable, planNameTable, striveEndTable } from "./words.js";

/** Dates, and the words that say whether a quantity has been or shall be. */
export abstract class TimeReader extends ReaderState {
	protected takeDate(at: number): void {
		const { text, date } = this;
		if (this.isComparedWith(at)) return;
		const after = text.charCodeAt(date.end);
		if (date.year > 0 && this.year !== undefined && date.year < this.year && !date.span) {
			// 改造2005年底前建成的小区: which of them; nobody commits to what is over.
			if (date.limit) {
				this.modeScanned = Math.max(this.modeScanned, date.end);
				return;
			}
			this.scanModes(at, false);
			// 完成2023年度结转项目12个: in a plan an earlier year tells what has been only where the clause begins with it.
			if (this.telling !== "plan" || this.opensClause(at)) {
				this.pastSentence = true;
				this.pastClause = -1;
			}
			this.markDate(at);
			return;
		}
		// 2023年度, 2020年以来, 2024年版
		if (text.charCodeAt(date.end - 1) === 0x5ea6 && !date.limit) return;
		if (text.startsWith("以来", date.end) || after === 0x8d77 || text.startsWith("以后", date.end)) return;
		if (this.isPlanName(date.end, at)) return;
		this.scanModes(at, false);
		// 1至8月: so far this year. 2026年6月至2027年5月 reaches beyond it.
		if (
			date.span &&
			this.telling !== "plan" &&
			text.charCodeAt(date.end - 1) === 0x6708 &&
			date.year <= (this.year ?? date.year)
		) {
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
			this.noteTime(date.deadline, at, date.end);
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

	/** Nothing but joining marks and 截至, 到, 在 stands before it in its clause. */
	protected opensClause(at: number): boolean {
		for (let pos = this.clauseStart; pos < at; pos++) {
			const code = this.text.charCodeAt(pos);
			if (!isConnector(code) && !"截至止到在自".includes(this.text.charAt(pos))) return false;
		}
		return true;
	}

	protected markDate(at: number): void {
		let start = at;
		const before = this.text.charCodeAt(at - 1);
		if (before === 0x5230 || before === 0x81f3 || before === 0x4e8e || before === 0x5728) start--;
		this.dateStart = start;
		this.dateEnd = this.date.end;
		this.modeScanned = Math.max(this.modeScanned, this.date.end);
	}

	protected dateIn(start: number, end: number): boolean {
		return this.dateEnd > start && this.dateEnd <= end;
	}

	/** 较2020年, 自2023年: another time to compare with or to begin from. */
	protected isComparedWith(at: number): boolean {
		const code = this.text.charCodeAt(at - 1);
		// 较 比 自 从 由 以 与 对 同 于(低于2023年)
		return (
			code === 0x8f83 ||
			code === 0x6bd4 ||
			code === 0x81ea ||
			code === 0x4ece ||
			code === 0x7531 ||
			code === 0x4ee5 ||
			code === 0x4e0e ||
			code === 0x540c ||
			code === 0x7167
		);
	}

	/** The date belongs to a name: 2023-2025年清零计划, 三年行动计划(2023-2025年). */
	protected isPlanName(end: number, at: number): boolean {
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
	protected scanModes(to: number, behind: boolean): void {
		const { text, date } = this;
		for (let at = Math.max(this.modeScanned, to - 400); at < to; at++) {
			const entry = modeTable.matchAt(text, at, to);
			if (entry === undefined) continue;
			const end = at + entry.word.length;
			if (entry.value === "period") {
				// 半年内, 三年内: as long as that from now on.
				if (text.charCodeAt(at) === 0x5e74 && isCount(text.charCodeAt(at - 1))) {
					if (!behind) {
						this.dateStart = at - 1;
						this.dateEnd = end;
					}
					continue;
				}
				this.readPeriodAt(entry.word === "季度" ? at - 1 : at, behind);
				at = Math.max(end, date.end) - 1;
				continue;
			}
			if (entry.value === "year") {
				if (!behind && this.deadline !== undefined) this.readWholeYear(at, end);
			} else if (!behind) {
				if (entry.value === "commit") this.noteCommitment(entry.word, at);
				else if (entry.value === "compare") this.comparesPast = true;
				else this.notePast(entry.word, at);
			}
			at = end - 1;
		}
		this.modeScanned = Math.max(this.modeScanned, to);
	}

	protected readPeriodAt(at: number, behind: boolean): void {
		const { text, date } = this;
		// 会议指出，上半年完成…: still what was said to have been.
		const isTold = /指出[，,：:]$/.test(text.slice(Math.max(0, at - 3), at));
		if (!behind && !this.tellsPast && !isTold) {
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
			this.noteQuartersBefore(from, date.deadline);
			this.noteTime(date.deadline, from, date.end);
			return;
		}
		for (let k = this.sentenceDrafts; k < this.drafts.length; k++) {
			const draft = this.drafts[k];
			if (draft !== undefined && draft.range[0] >= this.clauseStart && draft.deadline === this.rowDeadline)
				draft.deadline = date.deadline;
		}
		// The next clause is another matter.
	}

	/**
	 * 上半年…，全年…: what is due within a part of the year ends there. 完成全年任务的一半 and 占全年的40% say of what.
	 */
	protected readWholeYear(at: number, end: number): void {
		const { text, deadline } = this;
		if (deadline === undefined || deadline.length === 4 || deadline.includes("/")) return;
		if (!this.opensPart(at)) return;
		this.noteTime(deadline.slice(0, 4), text.charCodeAt(at - 1) === 0x5230 ? at - 1 : at, end);
	}

	/** Whether a new part of the clause begins at `at`: at its start, behind 、 or 和, or behind 力争 and its like. */
	protected opensPart(at: number): boolean {
		const { text } = this;
		if (at <= this.clauseStart) return true;
		const before = text.charCodeAt(at - 1);
		if (isConnector(before) || isAnd(before) || before === 0x5e76) return true;
		return striveEndTable.matchBefore(text, at, this.clauseStart) !== undefined;
	}

	/** A date that what follows is due by. Those that stand in a row are kept, see {@link times}. */
	protected noteTime(deadline: string, start: number, end: number): void {
		const inRow =
			this.deadline !== undefined &&
			this.timeEnd >= this.clauseStart &&
			start > this.timeEnd &&
			this.onlyConnectors(this.timeEnd, start);
		if (!inRow) this.times = undefined;
		else if (this.times === undefined) this.times = [this.deadline ?? deadline, deadline];
		else if (this.times.length < mostTimes) this.times.push(deadline);
		this.deadline = deadline;
		this.timeEnd = end;
		this.timeDrafts = this.drafts.length;
	}

	/** 一、二、|三季度: the quarters whose word stands with the last only. */
	protected noteQuartersBefore(from: number, deadline: string): void {
		const { text } = this;
		const before = text.charCodeAt(from - 1);
		if (before !== 0x3001 && !isAnd(before)) return;
		const year = deadline.slice(0, 5);
		const quarters: number[] = [];
		for (let at = from; quarters.length < 3; at -= 2) {
			const joint = text.charCodeAt(at - 1);
			const quarter = numeralDigit(text.charCodeAt(at - 2));
			if ((joint !== 0x3001 && !isAnd(joint)) || quarter < 1 || quarter > 3 || at - 2 < this.clauseStart)
				break;
			quarters.push(quarter);
			from = at - 2;
		}
		for (let k = quarters.length - 1; k >= 0; k--) {
			this.noteTime(`${year}${quarterEnds[(quarters[k] ?? 1) - 1] ?? "12"}`, from, from + 1);
			from += 2;
		}
	}

	/** 一季度、二季度分别完成5亿元、8亿元: at the end of the clause each of its quantities gets its own date. */
	protected settleTimes(): void {
		const { times, drafts, timeDrafts } = this;
		this.times = undefined;
		if (times === undefined || drafts.length - timeDrafts !== times.length) return;
		const first = drafts[timeDrafts];
		if (first === undefined || !this.text.slice(this.timeEnd, first.range[0]).includes("分别")) return;
		// 今明两年工业投资、民间投资分别增长…: the indicators are what is told apart.
		for (let k = timeDrafts; k < drafts.length; k++)
			if (drafts[k]?.indicator !== first.indicator || drafts[k]?.deadline !== this.deadline) return;
		for (let k = timeDrafts; k < drafts.length; k++) {
			const draft = drafts[k];
			const time = times[k - timeDrafts];
			if (draft !== undefined && time !== undefined) draft.deadline = time;
		}
	}

	/** 今年, 将, 力争: what follows shall be. Where all else has been, only the words that say nothing else count. */
	protected noteCommitment(word: string, at: number): void {
		if (this.telling === "review" && !certainCommitments.includes(word)) return;
		if (this.telling === "story" && !this.commitsInStory(word, at)) return;
		this.commitsSentence = true;
		this.pastSentence = false;
		this.pastClause = -1;
	}

	/** 该乡计划再改造5000亩 commits, 占年度计划的74% and 今年上半年 do not. */
	protected commitsInStory(word: string, at: number): boolean {
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

	protected notePast(word: string, at: number): void {
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
		// 是上年的1.2倍
		if (
			text.charCodeAt(at + word.length) === 0x7684 &&
			plainDigit(text.charCodeAt(at + word.length + 1)) >= 0
		)
			return;
		if (text.startsWith("同期", at + word.length) || text.startsWith("水平", at + word.length)) return;
		this.pastSentence = true;
	}

	protected isPast(nounEnd: number): boolean {
		if (this.pastSentence) return true;
		if (this.pastClause !== this.clauseStart) return false;
		// 对已建成的30个站点: what has been built is only what the task is about.
		return this.text.charCodeAt(nounEnd - 1) !== 0x7684;
	}
}

/** 半, 三, 3 before 年内. */
function isCount(code: number): boolean {
	return code === 0x534a || isNumeralCode(code) || plainDigit(code) >= 0;
}

/** No more dates stand in a row: the quarters, or the months of a year. */
const mostTimes = 12;

const quarterEnds = ["03", "06", "09", "12"];

/** Words that commit even where everything around has been done. */
const certainCommitments = ["力争", "明年", "下一步", "拟", "新一年"];

/** Words that commit in a plan and say nothing in a story. */
const weakCommitments = ["今年", "推动", "全力", "任务", "安排", "要", "必须", "努力", "基础上", "未来"];
