import { oneOf } from "./patterns.js";
import { duties } from "./words/duties.js";

/** The words of duty as sources of expressions; see `words/duties.yaml`. */
export const leadWords = oneOf(duties.lead);
export const answerWords = oneOf(duties.answer);
export const helpWords = oneOf(duties.help);
export const sharedWords = oneOf(duties.shared);
/** What a unit does, with its name before it: 牵头, 负责, 配合. */
export const coreDuties = oneOf([...duties.lead, ...duties.answer, ...duties.help]);
/** How it is done: 共同, 按职责分工. */
export const mannerWords = `(?:${oneOf(duties.manner)}|结合(?:自身|各自|本地)?实际|(?:按照?|依据?照?|根据)\\p{Script=Han}{0,10}?${oneOf(duties.by)}{1,3}(?:范围)?)`;
/** One word of duty at the end of a clause. */
export const dutyWords = `(?:[为是]${oneOf([...duties.labels.lead, ...duties.labels.share])}(?:单位|部门)|总?牵头|${oneOf([...duties.lead, ...duties.answer, ...duties.help, ...duties.act.filter((word) => word !== "组织")])}|(?<!${oneOf(duties.notOrganizing)})组织|${mannerWords})`;

const allWords: readonly string[] = [
	...duties.lead,
	...duties.answer,
	...duties.help,
	...duties.act,
	...duties.manner,
	...duties.by,
	"单位",
	"部门",
	"实际",
	"范围",
];
/** The last characters of all words of duty: what ends otherwise says none. */
export const dutyLastCharacters: string = [...new Set(allWords.map((word) => word.slice(-1)))].join("");

/** A label inside a cell or an assignment, without 单位 and the colon: 牵头, 主要责任, 配合. */
export const labelWords = oneOf([...duties.labels.lead, ...duties.labels.share]);
const leadLabels: ReadonlySet<string> = new Set(duties.labels.lead);
const shareLabels: ReadonlySet<string> = new Set(duties.labels.share);

/** Whether the units behind a label lead: 牵头, 主办. */
export function isLeadLabel(words: string): boolean {
	return leadLabels.has(words);
}

export function isShareLabel(words: string): boolean {
	return shareLabels.has(words);
}
