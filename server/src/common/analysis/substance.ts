import {
	adverbTable,
	innerVerbTable,
	leadingExceptionTable,
	leadingVerbTable,
	leadingWordTable,
	moveVerbTable,
	unitTable,
} from "../targets/words.js";
import { wordSet } from "../targets/wordTable.js";

/** Words that stand in any task: alone they say nothing of what it is about, wherever in a clause. */
const emptyWords = wordSet(`
	建设 改造 提升 提高 发展 推进 推动 促进 加快 加强 加大 实施 开展 完善 健全 优化 强化 深化 增强 扩大 落实 建立 创建
	增长 下降 降低 上升 增加 减少 工作 任务 目标 水平 能力 体系 机制 力度 以上 以下 以内 左右 不低于 不少于 不高于 不超过
	力争 确保 达到 全年 年底 年底前 月底 月底前 全部 全面 持续 进一步 不断 大力 积极
`);

const tables = [emptyWords, innerVerbTable, moveVerbTable] as const;
/** Off the beginning of a clause, where something is left behind them: 服务 of 服务企业, but not of 优化服务. */
const openings = [leadingWordTable, leadingVerbTable, adverbTable] as const;
/** Longer texts are known by their beginning (UTF-16 units). */
const longest = 600;

/**
 * What a text is about: the pairs of neighbouring characters that are left without verbs of work (新增, 推进), figures
 * and their measures (800个) and words that stand in any task (工作, 水平). Empty where nothing is left (完成任务).
 * Linear in the text.
 */
export function substanceOf(text: string): ReadonlySet<string> {
	const pairs = new Set<string>();
	for (const clause of text
		.slice(0, longest)
		.replace(/\s/g, "")
		.split(/[，,、：:。；;！!]/))
		for (const piece of withoutOpenings(withoutEmptyWords(clause)).split(" ")) {
			const characters = [...piece];
			for (let i = 1; i < characters.length; i++) pairs.add(`${characters[i - 1]}${characters[i]}`);
		}
	return pairs;
}

/** Whether two texts are about one thing as far as a pair of characters tells. */
export function sharesSubstance(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	const [few, many] = a.size <= b.size ? [a, b] : [b, a];
	for (const pair of few) if (many.has(pair)) return true;
	return false;
}

/** A clause with blanks for words that stand in any task, figures with their measures, and marks. */
function withoutEmptyWords(clause: string): string {
	let kept = "";
	for (let at = 0; at < clause.length; ) {
		const length = figureAt(clause, at) || lengthOf(tables, clause, at);
		if (length > 0) {
			kept += " ".repeat(length);
			at += length;
		} else {
			const character = String.fromCodePoint(clause.codePointAt(at) ?? 0);
			kept += /[\p{L}\p{N}]/u.test(character) ? character : " ";
			at += character.length;
		}
	}
	return kept;
}

/** UTF-16 units of a figure and its measure (2.5万平方米); 0 where none begins. */
function figureAt(clause: string, at: number): number {
	const isDigit = (i: number) => /[\d０-９]/.test(clause.charAt(i));
	if (!isDigit(at)) return 0;
	let end = at + 1;
	while (isDigit(end) || (/[.．]/.test(clause.charAt(end)) && isDigit(end + 1))) end++;
	while (/[十百千万亿余多]/.test(clause.charAt(end))) end++;
	return end + (unitTable.matchAt(clause, end)?.word.length ?? 0) - at;
}

/** Takes verbs and adverbs off the beginning as long as two characters in succession are left behind them. */
function withoutOpenings(clause: string): string {
	let at = 0;
	for (;;) {
		while (clause.charAt(at) === " ") at++;
		if (leadingExceptionTable.matchAt(clause, at) !== undefined) break;
		const length = lengthOf(openings, clause, at);
		if (length === 0 || !/[^ ]{2}/.test(clause.slice(at + length))) break;
		at += length;
	}
	return clause.slice(at);
}

/** UTF-16 units of the longest word of more than one character that begins there; 0 where none does. */
function lengthOf(
	words: readonly { matchAt(text: string, at: number): { readonly word: string } | undefined }[],
	text: string,
	at: number,
): number {
	let longestWord = 0;
	for (const table of words) {
		const length = table.matchAt(text, at)?.word.length ?? 0;
		if (length > 1) longestWord = Math.max(longestWord, length);
	}
	return longestWord;
}
