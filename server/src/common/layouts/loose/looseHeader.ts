import { type ColumnRole, findColumnRole, saysWhatAndWho } from "../../model/columns.js";
import { looseRoleOf, mayNameGroups } from "../columnEndings.js";
import { indentOf, isGap, isTableSection, numberAt } from "./furniture.js";
import { type HeaderName, orderByLevels, type Word } from "./headerLevels.js";
import { farthestBroken, numberOverLines } from "./numberOverLines.js";

/** The names of a table's columns as they stand in plain text, one after the other. */
export interface LooseHeader {
	readonly names: readonly HeaderName[];
	/** All words of the header in the order of the text, with what stands over several columns. */
	readonly said: string;
	readonly lines: number;
	/** First line that was not looked at. */
	readonly reach: number;
	/** Empty lines stand between the names. */
	readonly isSpaced: boolean;
	/** Each name has a line of its own. */
	readonly isCellALine: boolean;
	/** Wide blanks stand between the names. */
	readonly isWide: boolean;
	/** Nothing stands between the names. */
	readonly isBlankless: boolean;
	/** 序号 is among the first three. */
	readonly isNumbered: boolean;
}

const mostLines = 36;
const mostWords = 40;
const longestLine = 100;
/** What no name of a column has; 责任单位（★为牵头） is one. */
const noName = /[。；，|｜]|★(?!为|$)/;

/** Whether a line may begin the names of a table's columns: asked of every line of text, and so quick. */
export function mayOpenHeader(line: string): boolean {
	const length = line.length;
	if (length === 0 || (length > longestLine && !isSpread(line))) return false;
	// No. or 工作方向 alone on its line, the others below it; 工作⏎领域.
	if (length < 12 && (alone.test(line) || line === "工作" || line === "任务" || line === "重点")) return true;
	return (
		/[序单部任内时名编措领]/.test(line) &&
		(/^[\s\u3000]*(?:序|编\s?号|编[\s\u3000]*$|项次|No|任务|工作|重点|主要|目标|责任|牵头|项目|事项|类别|领域|改革|具体|年度|时间节点)/i.test(
			line,
		) ||
			// 榜单序号 攻坚方向
			/^[\s\u3000]*\p{Script=Han}{2,4}序号[\s\u3000]/u.test(line) ||
			// 工程类别 序号 重点任务: whatever is merged over rows may stand before the numbers.
			/^[\s\u3000]*[^\s\u3000]{2,8}[\s\u3000]+(?:序\s?号|编号|项次|N[oO][.．]?)[\s\u3000]/.test(line) ||
			// 板块 责任单位 工作任务 时间: whatever the first column is called.
			saysWhatAndWho(line))
	);
}

/** Wide columns have wide blanks between their names: 序号  任务                    责任单位. */
function isSpread(line: string): boolean {
	return (
		line.length <= longestSpread && / {4}/.test(line) && wordsOfLine(line).every((word) => word.length < 15)
	);
}

const longestSpread = 600;

function wordsOfLine(line: string): readonly string[] {
	return line.trim().split(/[\s\u3000]+/);
}

const alone =
	/^[\s\u3000]*(?:N[oO][.．]?|项次?|\p{Script=Han}{0,4}编号|\p{Script=Han}{2,4}序号|(?:分管|包[抓联保]|挂[钩联])\p{Script=Han}{0,4}|\p{Script=Han}{0,4}领导|\p{Script=Han}{0,4}(?:类别|领域|板块|方向|分类|类型|方面))[\s\u3000]*$/u;

/** The names of the columns that begin at a line; `undefined` where there are none. */
export function findLooseHeader(lines: readonly string[], at: number): LooseHeader | undefined {
	const first = lines[at] ?? "";
	if (!mayOpenHeader(first)) return undefined;
	const before = asked.get(lines);
	if (before?.at === at) return before.found;
	const found = readNames(lines, at, first);
	asked.set(lines, { at, found });
	return found;
}

/** What was found last: whether a row ends at a line, a table goes on there and another one begins is asked in turn. */
const asked = new WeakMap<
	readonly string[],
	{ readonly at: number; readonly found: LooseHeader | undefined }
>();

function readNames(lines: readonly string[], at: number, first: string): LooseHeader | undefined {
	const names: Names = { words: [], upTo: [noNames] };
	const { words, upTo } = names;
	let best: LooseHeader | undefined;
	let unknown = 0;
	let blanks = 0;
	let isSpaced = false;
	let i = at;
	for (; i < lines.length && i - at < mostLines && words.length < mostWords; i++) {
		const line = lines[i] ?? "";
		const start = indentOf(line);
		if (start >= line.length) {
			if (++blanks > 2 || i === at) break;
			continue;
		}
		if (i > at && (line.length > longestLine || opensNumber(line, start) || noName.test(line))) break;
		if (i > at && opensBroken(lines, i)) break;
		// 序号 begins the names once more: another table, or the next page.
		const isAgain = best !== undefined && line === first;
		// 工作领域⏎序号⏎…: what is merged over rows may stand before the numbers.
		const isBehindGroup =
			(i === at + 1 && mayNameGroups(first.trim()) && line.trim().length <= 3) ||
			(i === at + 2 && isTornGroup(first, lines[at + 1]));
		const isNumber = /^(?:序号|编号|项次)/.test(line.slice(start)) && !isBehindGroup;
		if (i > at && (isAgain || isTableSection(line) || isNumber)) break;
		if (blanks > 0) isSpaced = true;
		const before = words.length;
		addNames(names, line, i - at);
		// A line of several names may follow another; a sentence is not a name.
		if (words.slice(before).some(({ text }) => text.length > 14)) break;
		blanks = 0;
		if (isHopeless(names, unknown)) break;
		const found = toHeader(names, i - at + 1, isSpaced);
		if (found === undefined) continue;
		// 现代农业 below them is what the first row has left of its number.
		const { unknown: own, last } = upTo.at(-1) ?? noNames;
		const isWrapped = last.words.length > 1 && words.length - before === 1;
		const isFirst = looseRoleOf(found.names[0]?.text ?? "") === "number";
		if (best !== undefined && !isFirst && isLeftOfFirst(names, lines, i)) continue;
		if (best !== undefined && own > unknown && !(isWrapped && isFirst && startsRow(lines, i + 1))) continue;
		// Three lines below are looked at for the first number.
		best = { ...found, reach: i - at + 4 + farthestBroken };
		unknown = own;
		if (startsRow(lines, i + 1)) return { ...best, reach: i - at + 6 + farthestBroken };
	}
	if (best !== undefined) return { ...best, reach: Math.max(best.reach, i - at + 2 + farthestBroken) };
	return first.length <= 80 ? blanklessHeader(first) : undefined;
}

/** 工作⏎领域, 任务⏎类别: the name of what is merged over rows, in a column of two characters. */
function isTornGroup(first: string, second: string | undefined): boolean {
	const [above, below] = [first.trim(), (second ?? "").trim()];
	return above.length === 2 && below.length === 2 && mayNameGroups(above + below);
}

/**
 * Whether the last word is what the first row has left of its number (项目⏎建设⏎1), and no name of a column: it stands alone
 * on its line, and says what another column is called already.
 */
function isLeftOfFirst({ words, upTo }: Names, lines: readonly string[], at: number): boolean {
	const word = words.at(-1);
	const role = upTo.at(-1)?.role;
	if (word === undefined || word.line === words.at(-2)?.line || word.text.length > 4) return false;
	if (role !== "task" && role !== "other" && role !== "group" && role !== "goal") return false;
	const isSaid = upTo.slice(1, -1).some((other) => other.role === role);
	return isSaid && (startsRow(lines, at + 1) || startsRow(lines, at + 2));
}

/** Finding the names of columns looks at no more lines. */
export const reachOfHeader = mostLines + 6 + farthestBroken;

/** Whether another table's names of columns begin at a line, which a repeated header has not been told to be. */
export function opensOther(lines: readonly string[], at: number): boolean {
	const line = lines[at] ?? "";
	return (
		/^[\s\u3000]*(?:序|编\s?号|编[\s\u3000]*$|项次)/.test(line) && findLooseHeader(lines, at) !== undefined
	);
}

/** Whether the first number of a table stands below its header, perhaps behind a heading. */
function startsRow(lines: readonly string[], from: number): boolean {
	for (let i = from; i < from + 3; i++) {
		const line = lines[i] ?? "";
		if (opensNumber(line, indentOf(line)) || opensBroken(lines, i)) return true;
		if (line.trim() !== "" && !isTableSection(line)) return false;
	}
	return false;
}

/** Whether a row's number stands there, however it is written; 一 alone may as well be a heading's, and 1季度 is a name. */
function opensNumber(line: string, start: number): boolean {
	// 2026 年⏎目标
	if (/^20\d\d\s?年[\s\p{Script=Han}]{0,6}$/u.test(line.slice(start))) return false;
	const found = numberAt(line, start);
	return (
		(found !== undefined &&
			looseRoleOf(
				line
					.slice(start, start + 12)
					.trim()
					.split(/\s/, 1)[0] ?? "",
			) === undefined) ||
		numberAt(line, start, "bracketed") !== undefined ||
		numberAt(line, start, "bracketed-number") !== undefined ||
		numberAt(line, start, "circled") !== undefined ||
		numberAt(line, start, "codes") !== undefined
	);
}

/** Whether a number in brackets stands there that its column was too narrow for: （1⏎）. */
function opensBroken(lines: readonly string[], at: number): boolean {
	const line = lines[at] ?? "";
	const start = indentOf(line);
	if (line[start] !== "（" && line[start] !== "(") return false;
	return (
		numberOverLines(lines, at, start, "bracketed-number") !== undefined ||
		numberOverLines(lines, at, start, "bracketed") !== undefined
	);
}

function addWords(line: string, at: number, words: Word[]): void {
	let i = 0;
	while (i < line.length) {
		const from = i;
		while (i < line.length && isGap(line.charCodeAt(i))) i++;
		if (i >= line.length) return;
		const start = i;
		while (i < line.length && !isGap(line.charCodeAt(i))) i++;
		const isWide = from > 0 && (start - from > 1 || line.charCodeAt(from) !== 32);
		words.push({ line: at, start, end: i, text: line.slice(start, i), isWide });
	}
}

/** The cheapest way to put words together to names: what nobody knows costs more than what wraps. */
interface Names {
	readonly words: Word[];
	/** Up to each word, none at first. */
	readonly upTo: NamesUpTo[];
}

interface NamesUpTo {
	readonly cost: number;
	/** The last of the names, and what its column holds. */
	readonly last: HeaderName;
	readonly role: ColumnRole | undefined;
	/** How many names there are, and how many of them nobody knows. */
	readonly count: number;
	readonly unknown: number;
}

const noNames: NamesUpTo = {
	cost: 0,
	last: { text: "", words: [] },
	role: undefined,
	count: 0,
	unknown: 0,
};

/** Takes up the words of a line; what was found for those before them stays. */
function addNames({ words, upTo }: Names, line: string, at: number): void {
	addWords(line, at, words);
	for (let j = upTo.length; j <= words.length; j++) {
		let cost = Number.POSITIVE_INFINITY;
		let from = 0;
		let text = "";
		let name = "";
		for (let i = j - 1; i >= Math.max(0, j - mostWordsOfName); i--) {
			text = (words[i]?.text ?? "") + text;
			const own = (upTo[i]?.cost ?? 0) + nameCost(words, i, j, text);
			// Of the same, the name of more words.
			if (own > cost) continue;
			cost = own;
			from = i;
			name = text;
		}
		const role = looseRoleOf(name);
		const before = upTo[from] ?? noNames;
		const unknown = before.unknown + (role === undefined ? 1 : 0);
		const last = { text: name, words: words.slice(from, j) };
		upTo.push({ cost, last, role, count: before.count + 1, unknown });
	}
}

const mostWordsOfName = 6;

/** Whether what follows cannot make names of a header any more: too many words are not, whatever they are put to. */
function isHopeless({ upTo }: Names, best: number): boolean {
	const last = upTo.slice(-mostWordsOfName);
	return last.every(({ unknown }) => unknown > best + mostUnknown);
}

const mostUnknown = 4;

function toHeader(
	{ words, upTo }: Names,
	lines: number,
	isSpaced: boolean,
): Omit<LooseHeader, "reach"> | undefined {
	const n = words.length;
	const { count, unknown } = upTo[n] ?? noNames;
	if (n < 2 || unknown > count / 3) return undefined;
	const names: HeaderName[] = [];
	const roles: (ColumnRole | undefined)[] = [];
	for (let j = n; j > 0; ) {
		const { last, role } = upTo[j] ?? noNames;
		names.unshift(last);
		roles.unshift(role);
		j -= Math.max(1, last.words.length);
	}
	const known = new Set(roles.filter((role) => role !== undefined && role !== "other"));
	const number = roles.indexOf("number");
	const isNumbered = number >= 0 && number < 3;
	const saysUnits = known.has("unit") || known.has("lead-unit");
	const saysTask = known.has("task") || names.some(({ text }) => /名称$/.test(text.replace(/\s/g, "")));
	if (known.size < 2) return undefined;
	const said = words.map(({ text }) => text).join("");
	// Where the cells of several columns are mixed, so are the names.
	const isMixed = isSpaced && number === 0 && names.length > 2 && unknown === 0 && saysTask;
	if (isMixed)
		return { names, said, lines, isSpaced, isCellALine: true, isWide: false, isBlankless: false, isNumbered };
	if (isNumbered ? known.size < 3 && !(saysUnits && saysTask) : !(saysUnits && saysTask)) return undefined;
	if (!saysUnits && !saysTask) return undefined;
	const isCellALine = words.every((word, i) => i === 0 || word.line !== words[i - 1]?.line);
	const ordered = orderByLevels(names.map((name, i) => ({ name, role: roles[i] })));
	return {
		names: ordered.map(({ name }) => name),
		said,
		lines,
		isSpaced,
		isCellALine,
		isWide: words.filter(({ isWide }) => isWide).length > n / 3,
		isBlankless: false,
		isNumbered,
	};
}

/** What it costs that the words from one up to, not including, another are one name, whose text they are. */
function nameCost(words: readonly Word[], from: number, to: number, text: string): number {
	// 序⏎号 is one name, and so is 投资额⏎（万元）.
	if (text.length > 16 || /[。；！？]|^[号（(]|序号./.test(text)) return 50;
	if (/.序号$/.test(text) && to - from > 1) return 50;
	let joins = 0;
	for (let i = from; i < to && to - from > 1; i++) {
		const word = words[i];
		// 任务来源 责任单位 are two names, and so is what stands beside 序号.
		if (word === undefined || isNameByItself(word, words[i === from ? i + 1 : i - 1])) return 50;
		if (i > from) joins += joinCost(words[i - 1], word);
	}
	if (to - from === 2 && isTornName(words[from], words[from + 1], text)) return 0;
	return joins + (findColumnRole(text) !== undefined ? 0.1 : looseRoleOf(text) === undefined ? 4 : 0.5);
}

/** 时间⏎节点, 牵头⏎领导: halves of a name that may be names as well, one below the other. */
function isTornName(first: Word | undefined, second: Word | undefined, text: string): boolean {
	if (first === undefined || second === undefined || first.line === second.line) return false;
	if (first.text.length !== 2 || second.text.length > 3) return false;
	const role = findColumnRole(text);
	// 任务⏎类别 is one, 编号⏎板块 are two.
	if (mayNameGroups(text)) return looseRoleOf(first.text) !== "number";
	return role === "deadline" || role === "leader" || role === "lead-unit" || role === "unit";
}

function isNameByItself({ text, line }: Word, beside: Word | undefined): boolean {
	return text === "序号" || (text.length >= 4 && beside?.line === line && looseRoleOf(text) !== undefined);
}

function joinCost(before: Word | undefined, word: Word): number {
	// 牵⏎头⏎市⏎领⏎导: a column as narrow as one character.
	if (before?.line !== word.line) return before?.text.length === 1 && word.text.length === 1 ? 0.1 : 1;
	// 实施区域 重点项目: what is long enough for a name stands beside another.
	if (before.text.length > 2 && word.text.length > 2) return 5;
	// 序 号 is spread; 主要 任务 is one name where 主要 alone is not one.
	return word.isWide ? 3 : 1.2;
}

/** 序号任务名称责任单位完成时限: the names without anything between. */
function blanklessHeader(line: string): LooseHeader | undefined {
	const text = line.trim();
	if (text.length < 8 || text.length > 60 || !/^\p{Script=Han}+$/u.test(text)) return undefined;
	if (!/单位|部门/.test(text) || !/任务|内容|事项|名称|措施/.test(text)) return undefined;
	const start = indentOf(line);
	const names = splitNames(text);
	if (names === undefined || names.length < 3) return undefined;
	let at = start;
	return {
		names: names.map((name) => {
			const word = { line: 0, start: at, end: at + name.length, text: name, isWide: false };
			at += name.length;
			return { text: name, words: [word] };
		}),
		said: text,
		lines: 1,
		reach: 2,
		isSpaced: false,
		isCellALine: false,
		isWide: false,
		isBlankless: true,
		isNumbered: looseRoleOf(names[0] ?? "") === "number",
	};
}

function splitNames(text: string): readonly string[] | undefined {
	const n = text.length;
	const from = new Array<number>(n + 1).fill(-1);
	from[0] = 0;
	for (let i = 0; i < n; i++) {
		if ((from[i] ?? -1) < 0) continue;
		for (let j = i + 2; j <= Math.min(n, i + 8); j++)
			if ((from[j] ?? -1) < 0 && findColumnRole(text.slice(i, j)) !== undefined) from[j] = i;
	}
	if ((from[n] ?? -1) < 0) return undefined;
	const names: string[] = [];
	for (let j = n; j > 0; j = from[j] ?? 0) names.unshift(text.slice(from[j] ?? 0, j));
	return names;
}
