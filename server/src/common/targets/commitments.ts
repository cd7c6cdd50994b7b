import { plainDigit } from "../text/numerals.js";
import { isColon } from "./characters.js";
import { beginningOf, begins, isBreak } from "./words.js";

/** Words that commit even where everything around has been done. */
export const certainCommitments = ["力争", "明年", "下一步", "拟", "新一年"];

/** Words that end a look back within a paragraph. */
export const turningWords = ["今年", "未来", "争取", "会议要求", "会议决定"];

/** Words that commit in a plan and say nothing in a story. */
const weakCommitments = ["今年", "推动", "全力", "任务", "安排", "要", "必须", "努力", "基础上", "未来"];

/** 该乡计划再改造5000亩 commits, 占年度计划的74% and 今年上半年 do not. */
export function commitsInStory(text: string, word: string, at: number): boolean {
	const before = text.charCodeAt(at - 1);
	const after = text.charCodeAt(at + word.length);
	// 会议强调，要守牢…; but 主要, 需要
	if (word === "要") return at === 0 || isBreak(before) || beginningOf(before) === begins.quote;
	if (weakCommitments.includes(word)) return false;
	// 年度计划, 按计划, 计划的
	if (word === "计划") return before !== 0x5ea6 && before !== 0x6309 && after !== 0x7684;
	// 目标是, 主要目标为, …目标，包括; but 紧盯目标、对照目标
	if (word === "目标")
		return after === 0x662f || after === 0x4e3a || isColon(after) || text.startsWith("包括", at + 3);
	return true;
}

/** 的108.6% behind 目标. */
export function isShared(text: string, at: number): boolean {
	return text.charCodeAt(at) === 0x7684 && plainDigit(text.charCodeAt(at + 1)) >= 0;
}

/** 今年|产品合格率要达到…, 今后五年，我们要…: what a look back ends with. */
export function demands(text: string, at: number): boolean {
	return /^(?:今年(?!以来)|今后|未来)[^。；]{0,24}(?:要|将|力争|确保|争取)/.test(text.slice(at, at + 32));
}
