import {
	type CompletionItem,
	CompletionItemKind,
	InsertTextFormat,
	type Position,
} from "vscode-languageserver-types";
import type { ToPinyin } from "../directory/pinyin.js";
import type { Target } from "../model/target.js";
import { rankName } from "./nameMatch.js";
import { changeWords } from "./targetWords.js";
import type { Language } from "./toLsp.js";

/**
 * Words that say what a task commits to, and that the target parser reads: see *Targets* in ARCHITECTURE.md. What stands in 〈〉 is
 * a place to fill in, with its default.
 */
const words: readonly (readonly [template: string, kind: Target["change"]])[] = [
	["增长〈5〉%以上", "growth"],
	["增长〈5〉%左右", "growth"],
	["下降〈3〉%以上", "growth"],
	["提高〈1〉个百分点", "growth"],
	["占比达〈50〉%", "level"],
	["〈覆盖〉率达〈90〉%以上", "level"],
	["突破〈100〉〈家〉", "level"],
	["稳定在〈100万〉以上", "level"],
	["控制在〈5〉%以内", "level"],
	["新增〈项目〉〈10〉〈个〉", "count"],
	["建成〈项目〉〈10〉〈个〉", "count"],
	["完成投资〈10〉亿元以上", "count"],
	["培育〈企业〉〈10〉家以上", "count"],
	["全覆盖", "qualitative"],
	["完成上级下达任务", "qualitative"],
	["与〈经济增长〉同步", "qualitative"],
	["保持稳定", "qualitative"],
	["清零", "qualitative"],
	["不发生〈重特大事故〉", "qualitative"],
];

/** The longest beginning of a template that prose may already end with. */
const longestBeginning = 8;

/**
 * Templates of targets and fixed phrases that go on from what stands before the cursor: from its last
 * characters, where they begin one, or from letters of its pinyin; behind a mark of punctuation, all of them.
 */
export function completeTargetWords(
	before: string,
	position: Position,
	language: Language,
	toPinyin: ToPinyin | undefined,
	snippets: boolean,
): CompletionItem[] {
	const letters = /[a-z]{2,40}$/i.exec(before.slice(-40))?.[0] ?? "";
	const atBreak = /[，。；,;、.．\s|]$/.test(before.slice(-1));
	const found: { item: CompletionItem; rank: number }[] = [];
	for (const [template, change] of words) {
		const label = template.replace(/[〈〉]/g, "");
		const typed = letters === "" ? commonPart(before, label) : letters;
		if (typed === "" && !atBreak) continue;
		const rank = letters === "" ? -typed.length : rankName(letters, [plainWords(label)], undefined, toPinyin);
		if (rank === undefined) continue;
		const { line, character } = position;
		const isSnippet = snippets && template.includes("〈");
		found.push({
			rank,
			item: {
				label,
				kind: isSnippet ? CompletionItemKind.Snippet : CompletionItemKind.Text,
				detail: changeWords[change][language],
				...(typed === "" ? {} : { filterText: typed }),
				insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
				textEdit: {
					range: { start: { line, character: character - typed.length }, end: position },
					newText: isSnippet ? printSnippet(template) : label,
				},
			},
		});
	}
	found.sort((a, b) => a.rank - b.rank);
	return found.map(({ item }, i) => ({ ...item, sortText: String(i).padStart(4, "0") }));
}

/** The longest end of the text that is a beginning of the label; a single character begins too much. */
function commonPart(before: string, label: string): string {
	for (let length = Math.min(longestBeginning, label.length, before.length); length > 1; length--)
		if (before.endsWith(label.slice(0, length))) return label.slice(0, length);
	return "";
}

function printSnippet(template: string): string {
	let place = 0;
	return template.replace(/〈/g, () => `\${${++place}:`).replace(/〉/g, "}");
}

/** Without digits and marks, which nobody spells. */
function plainWords(label: string): string {
	return label.replace(/[\d%]/g, "");
}
