import { isAnd, isConnector, isQuoteClose, isQuoteOpen } from "./characters.js";
import { tidy } from "./indicatorNames.js";
import type { PhraseKind } from "./lexicon.js";
import { QuantityTaker } from "./quantityTaker.js";
import { type Draft, farthest } from "./readerState.js";
import {
	averageTable,
	beginnings,
	begins,
	frontTable,
	misfortuneEndTable,
	phraseOpenerTable,
	phraseTable,
	taskNounTable,
	taskVerbTable,
} from "./words.js";

/** 较大以上生产安全和道路交通责任事故发生 */
const longestMisfortune = 28;

/** Commitments by a fixed phrase: 全覆盖, 与…同步, 不发生…. */
export abstract class PhraseReader extends QuantityTaker {
	protected readPhrase(at: number): void {
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
			case "none":
				this.readNoMisfortune(at, end);
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

	protected readEndPhrase(at: number, end: number): void {
		let stop = end;
		while (isQuoteClose(this.text.charCodeAt(stop))) stop++;
		if (!this.endsClause(stop)) {
			// 全面消除D级危房
			const word = this.text.slice(at, end);
			const isFront = word === "全面消除" || word === "基本消除";
			// 无事故发生
			if (word === "无事故") this.readNoMisfortune(at, at + 1);
			else if (isFront && !this.hasNumber(end, this.sentenceItemEnd(end))) this.readFrontPhrase(at, end);
			return;
		}
		this.at = end;
		const start = this.phraseNounStart(at);
		this.findNoun(start, this.phraseNounEnd(at));
		// 动态“清零”
		if (this.noun.end - this.noun.start > 2 && this.text.startsWith("动态", this.noun.end - 2))
			this.noun.end -= 2;
		// 课后服务实现义务教育学校全覆盖: what covers them is the subject.
		const verb = this.text.slice(start, at).lastIndexOf("实现");
		if (verb >= 2) {
			const subject = this.stripLeading(start, start + verb);
			// 在全省率先实现…: how, not what.
			if (
				start + verb - subject >= 2 &&
				!/^(?:在|率先|全面|基本|年)/.test(this.text.slice(subject, subject + 2))
			) {
				this.noun.start = subject;
				this.noun.end = this.trimEnd(subject, start + verb);
			}
		}
		// “零”新增
		const open = this.text.charCodeAt(at) === 0x96f6 && isQuoteClose(this.text.charCodeAt(at + 1));
		this.addPhrase(open && isQuoteOpen(this.text.charCodeAt(at - 1)) ? at - 1 : at, end);
	}

	/** Where the noun of a phrase may begin: behind what was read last, and behind a date. */
	protected phraseNounStart(at: number): number {
		const start = Math.max(this.clauseStart, this.taken);
		this.scanModes(at, false);
		return this.dateIn(start, at) ? Math.max(start, this.dateEnd) : start;
	}

	/** Behind the noun of a phrase: 均, 保持, 总体 and quotation marks are not the noun's. */
	protected phraseNounEnd(at: number): number {
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

	protected readFrontPhrase(at: number, end: number): void {
		const stop = this.sentenceItemEnd(end);
		if (stop <= end) return;
		this.at = end;
		this.noun.start = end;
		this.noun.end = this.trimEnd(end, stop);
		// 粮食安全和不发生规模性返贫两条底线: the name of a line, one of several.
		const name = this.text.slice(end, this.noun.end);
		if (/[两二三四]条底线$/.test(name)) return;
		if (name.length > 4 && name.endsWith("底线")) this.noun.end = this.trimEnd(end, this.noun.end - 2);
		this.addPhrase(at, end);
	}

	/** 无重特大事故发生, 杜绝较大以上安全事故: the misfortune is what is measured. */
	protected readNoMisfortune(at: number, end: number): void {
		const { text } = this;
		if (at < this.quoteEnd || !this.opensPhrase(at)) return;
		let stop = this.itemEnd(end);
		if (stop - end < 2 || stop - end > longestMisfortune) return;
		const happens = text.startsWith("发生", stop - 2);
		const nounEnd = happens ? stop - 2 : stop;
		if (nounEnd <= end || misfortuneEndTable.matchBefore(text, nounEnd, end) === undefined) return;
		// 杜绝事故隐患, 无事故企业 end otherwise; 无人机事故 is the name of one.
		if (!happens && text.startsWith("人机", end)) return;
		if (!this.endsClause(stop)) stop = nounEnd;
		this.noun.start = end;
		this.noun.end = this.trimEnd(end, nounEnd);
		this.addPhrase(at, stop);
	}

	/** Whether a phrase at `at` is not the end of a word (有无, 毫无): a clause, or a word that commits, stands before it. */
	protected opensPhrase(at: number): boolean {
		const { text } = this;
		const before = text.charCodeAt(at - 1);
		return (
			at <= this.clauseStart ||
			isConnector(before) ||
			isAnd(before) ||
			before === 0x5e76 ||
			phraseOpenerTable.matchBefore(text, at, this.clauseStart) !== undefined
		);
	}

	protected readTaskPhrase(at: number, end: number): void {
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
			this.noun.end = this.topic === undefined ? stop : this.noun.start;
		}
		this.addPhrase(start, stop);
	}

	protected readAverage(at: number, end: number): void {
		const { text } = this;
		if (!this.endsClause(end)) return;
		const from = Math.max(this.clauseStart, this.taken, at - 18);
		for (let pos = at - 1; pos >= from; pos--) {
			if (averageTable.matchAt(text, pos, at) === undefined) continue;
			// 不低于 before 低于
			const negated =
				text.charCodeAt(pos - 1) === 0x4e0d && averageTable.matchAt(text, pos - 1, at) !== undefined;
			const start = negated ? pos - 1 : pos;
			this.findNoun(Math.max(this.clauseStart, this.taken), this.phraseNounEnd(start));
			this.at = end;
			this.addPhrase(start, end);
			return;
		}
	}

	/** 与经济增长保持同步. */
	protected readAlong(at: number, end: number): boolean {
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
			this.addPhrase(pos, end);
			return true;
		}
		return false;
	}

	protected readWhole(at: number, end: number): void {
		const stop = this.sentenceItemEnd(end);
		this.at = end;
		if (stop > end) {
			if (this.hasNumber(end, stop)) return;
			this.noun.start = end;
			this.noun.end = this.trimEnd(end, stop);
			if (this.noun.end - this.noun.start <= 1) return;
		} else {
			this.findNoun(this.phraseNounStart(at), this.phraseNounEnd(at));
			// 10月底前全面完成: what shall be done is named nowhere, or by all that was named before.
			if (this.noun.end <= this.noun.start && (this.topic === undefined || this.drafts.length > 0)) return;
		}
		this.addPhrase(at, end);
	}

	protected hasNumber(from: number, to: number): boolean {
		for (let at = from; at < to; at++) if (beginnings[this.text.charCodeAt(at)] === begins.digit) return true;
		return false;
	}

	/** Where what a phrase opens ends: at the next break. */
	protected sentenceItemEnd(from: number): number {
		const limit = Math.min(this.text.length, from + farthest);
		for (let at = from; at < limit; at++) {
			const kind = beginnings[this.text.charCodeAt(at)];
			if (kind === begins.hardBreak || kind === begins.softBreak) return at;
		}
		return limit;
	}

	/** What 零事故, “零”新增 and 无事故 say there shall be none of; empty for 零突破 and other phrases. */
	protected zeroOf(start: number, end: number): string {
		const words = this.text.slice(start, end);
		return /^[“‘]?[零无][”’]?(?!增长|突破|的突破|发生)(..)$/.exec(words)?.[1] ?? "";
	}

	protected addPhrase(start: number, end: number): void {
		const { text, noun } = this;
		let indicator = tidy(text.slice(noun.start, noun.end));
		if (indicator === "") {
			if (this.cellName !== undefined) indicator = this.cellName;
			else if (
				this.taken > this.clauseStart &&
				this.last !== undefined &&
				this.lastClause === this.clauseStart
			) {
				// 100%全覆盖: the number said it. But 零事故、零伤亡 are two.
				indicator = this.last.value === null ? this.zeroOf(start, end) : "";
			} else
				indicator = (this.last?.indicator ?? this.topic ?? this.clauseTopic()) || this.zeroOf(start, end);
		}
		if (indicator === "") return;
		this.scanModes(start, false);
		const draft: Draft = {
			raw: text.slice(start, end),
			indicator,
			change: "qualitative",
			// 高于平均水平 is in the words; without a number nothing is compared.
			comparator: "=",
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
}
