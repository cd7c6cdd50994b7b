import { isOpen } from "../language/nobody.js";
import type { OffsetRange } from "../model/span.js";

/**
 * Places that were left to be filled in: XX, ××, 20XX, `__年`, 待定, TBD. Not: Latin words with XX in them, bold
 * Markdown (`__重点__`), 有待定期… .
 */
export function findPlaceholders(text: string): readonly OffsetRange[] {
	if (!sign.test(text)) return none;
	const found: OffsetRange[] = [];
	for (const { 0: word, index } of text.matchAll(placeholder))
		if (!bold.test(word)) found.push([index, index + word.length]);
	return found;
}

/** What stands for a leader's name in the template of a plan and in the snippets, and is nobody's name. */
export function isPlaceholderName(text: string): boolean {
	return text === "姓名" || text === "领导姓名";
}

/** All of a cell of names that holds nothing but such a word. */
export function placeholderName(cell: string): readonly OffsetRange[] {
	return isPlaceholderName(cell) ? [[0, cell.length]] : none;
}

/**
 * In a cell of units: all of it where a draft leaves it open (待定, 暂未明确), else the words of templates in it (★某局, XX局). A
 * leader who is left open is vacant (`leader/vacant`).
 *
 * @param hasSign whether it has XX or the like in it
 */
export function placeholderUnit(cell: string, hasSign: boolean): readonly OffsetRange[] {
	if (isOpen(cell)) return [[0, cell.length]];
	if (!hasSign && !mayBeTemplate(cell)) return placeholderName(cell);
	return [...cell.matchAll(templateUnit)].map(({ 0: word, index }) => [index, index + word.length]);
}

/** Whether the name of a unit is one of a template, and nobody's. */
export function isPlaceholderUnit(name: string): boolean {
	return (mayBeTemplate(name) || sign.test(name)) && name.replace(templateUnit, "") === "";
}

function mayBeTemplate(text: string): boolean {
	return text.includes("某") || text.includes("名称");
}

const templateUnit =
	/(?<=^|[★☆、，,；;\s])(?:某某?\p{Script=Han}{0,2}[局委办部门位司]|[XxＸｘ×]{2,6}\p{Script=Han}{0,4}|(?:牵头|责任|配合)?单位名称|部门名称)(?=$|[、，,；;\s（(])/gu;

const none: readonly OffsetRange[] = [];

const sign = /[XxＸｘ×✕╳]{2}|__|待定|T\.?B\.?[DC]/i;
const bold = /^__[^_]/;
const placeholder =
	/__[^_\s年月日][^_]{0,60}__(?![年月日_])|_{2,}|(?<![A-Za-zＡ-Ｚａ-ｚ×✕╳])(?:[XＸ]{2,}|[xｘ]{2,}|[×✕╳]{2,})(?![A-Za-zＡ-Ｚａ-ｚ])|(?<![有亟等期])待定(?![期点向量性制额级稿])|(?<![A-Za-z])T\.?B\.?[DC]\.?(?![A-Za-z])/g;
