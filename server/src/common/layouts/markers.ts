import type { MarkerStyle } from "../model/block.js";
import { isPageNumber } from "../text/brokenLines.js";
import { enclosedNumber } from "../text/enclosedNumbers.js";
import { parseChineseNumeral, plainDigit, withPlainDigits } from "../text/numerals.js";

/** A mark that opens a heading or a point, with its place in the text. */
export interface Marker {
	readonly style: Exclude<MarkerStyle, "none">;
	/** As written, without blanks behind it: 一是, （一）, 3. */
	readonly text: string;
	/** Null for marks that count nothing (●) or more than one thing (1.2). */
	readonly ordinal: number | null;
	readonly start: number;
	/** Where its words begin. */
	readonly end: number;
}

/** How deep a mark stands, where no other of its kind tells: 一、 above (一) above 1. above (1) above ①. */
export const markerRanks: Readonly<Record<MarkerStyle, number>> = {
	part: 8,
	chapter: 10,
	roman: 12,
	clause: 15,
	section: 20,
	article: 22,
	stem: 28,
	bracketed: 30,
	number: 40,
	"two-part-number": 44,
	"three-part-number": 46,
	"bracketed-number": 50,
	"half-bracketed-number": 55,
	circled: 60,
	letter: 65,
	is: 70,
	must: 70,
	first: 70,
	ordinal: 70,
	bullet: 80,
	none: 25,
};

const numerals = "一二三四五六七八九十百";
const roundOpen = "(（";
const roundClose = ")）";
const spokenOrder: readonly (readonly [word: string, ordinal: number])[] = [
	["首先", 1],
	["其次", 2],
	["再次", 3],
	["再者", 3],
	["最后", 4],
	["最後", 4],
];
/** What 一要 does not stand before as a mark: 三要素. */
const noDemand = "素件点點领領求害隘塞";

/**
 * The mark at an offset: 第一章, 一、 (一) 1. (1) ① 一是 一要 首先 第一，, in any width, and at the beginning of a line
 * also ● 1.1 1) Ⅰ. a.; `undefined` where there is none. Looks at a few characters only.
 */
export function markerAt(text: string, at: number): Marker | undefined {
	return (isLineStart(text, at) ? lineMarker(text, at) : undefined) ?? anyMarker(text, at);
}

/** Whether a line begins at an offset. */
export function isLineStart(text: string, at: number): boolean {
	return at === 0 || text[at - 1] === "\n";
}

function anyMarker(text: string, at: number): Marker | undefined {
	const first = text[at] ?? "";
	if (numerals.includes(first)) return numeralMarker(text, at);
	if (roundOpen.includes(first) && first !== "") return bracketMarker(text, at);
	if (first === "第") return ordinalMarker(text, at);
	if (plainDigit(text.charCodeAt(at)) >= 0) return numberMarker(text, at);
	if (first === "其") {
		const counted = countedOf(text, at);
		if (counted !== undefined) return counted;
	}
	const enclosed = enclosedNumber(first.charCodeAt(0));
	if (enclosed !== undefined) {
		// ㊀、 is 一、 in a circle.
		const isSection = enclosed.first === "㊀" && text[at + 1] === "、" && isLineStart(text, at);
		if (isSection) return marker("section", text, at, at + 2, enclosed.ordinal);
		return marker(enclosed.style, text, at, at + 1, enclosed.ordinal);
	}
	for (const [word, ordinal] of spokenOrder) {
		if (!text.startsWith(word, at)) continue;
		const mark = text[at + word.length] ?? "";
		if (mark === "，" || mark === "," || mark === "、" || mark === "：" || mark === ":")
			return marker("first", text, at, at + word.length + 1, ordinal, at + word.length);
		return mark === "是" || mark === "要"
			? marker("first", text, at, at + word.length + 1, ordinal)
			: undefined;
	}
	return undefined;
}

/** Characters that a mark can begin with: whether it is worth looking. */
export function mayOpenMarker(code: number): boolean {
	return openers.has(code) || enclosedNumber(code) !== undefined;
}

const openers = new Set(
	[...`${numerals}${roundOpen}第首其再最0123456789０１２３４５６７８９`].map((char) => char.charCodeAt(0)),
);

/** Marks that count only at the beginning of a line: elsewhere they are words and figures. */
function lineMarker(text: string, at: number): Marker | undefined {
	const head = text.slice(at, at + 24);
	const first = text[at];
	if (/^[●○◆◇■□▪▶➢·•—－\-*+]/.test(head)) return bulletMarker(text, at, head);
	if (/^[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVXa-zA-Z]/.test(head)) return latinMarker(text, at, head);
	const formal = /^(拾?[壹贰叁肆伍陆柒捌玖拾])(?:[、.．]|[ \u3000]{1,4}(?=\p{Script=Han}))/u.exec(head);
	if (formal !== null)
		return marker("section", text, at, at + formal[0].trimEnd().length, formalValue(formal[1] ?? ""));
	if (first === "任" || first === "第") {
		const named = namedNumberAt(head);
		if (named !== undefined)
			return marker(
				named.isArticle ? "article" : "stem",
				text,
				at,
				at + named.markEnd,
				named.value,
				at + named.end,
			);
	}
	if (/^[甲乙丙丁戊己庚辛]、[^甲乙丙丁、]/.test(head))
		return marker("stem", text, at, at + 2, "甲乙丙丁戊己庚辛".indexOf(head[0] ?? "") + 1);
	if (plainDigit(text.charCodeAt(at)) < 0) return undefined;
	const parts = /^\d{1,2}[.．](\d{1,2})([.．]\d{1,2})?(?=[ \u3000]{1,4}[^\d\s万亿千百个家％%]|$)/.exec(head);
	if (parts !== null && parts[1] !== undefined)
		return marker(
			parts[2] === undefined ? "two-part-number" : "three-part-number",
			text,
			at,
			at + parts[0].length,
			null,
		);
	const half = /^([\d０-９]{1,2})\\?[)）]/.exec(head);
	if (half?.[1] !== undefined)
		return marker("half-bracketed-number", text, at, at + half[0].length, Number(withPlainDigits(half[1])));
	// 01 支持企业稳岗, 1 总体架构: a number and a blank before a few words, and no quantity.
	const bare = /^(0?[1-9]|[1-9]\d)(?=[ \u3000]{1,4}[\p{Script=Han}“])/u.exec(head);
	if (bare?.[1] === undefined) return undefined;
	const line = text.slice(at + bare[0].length, at + 40).trimStart();
	const end = line.indexOf("\n");
	const words = (end < 0 ? line : line.slice(0, end)).trim();
	if (words.length > 24 || (end < 0 && text.length > at + 40)) return undefined;
	if (
		/[。；;，,：:！？|\d]|^[年月日时分秒家个人名户所座条项处次亩万亿千百吨元公斤米台辆套件张份期场批组类种级层位岁天周倍栋幢间宗起例单部斤里升度]/.test(
			words,
		)
	)
		return undefined;
	return marker("number", text, at, at + bare[0].length, Number(bare[1]));
}

/**
 * The number of a task that says what it numbers: 任务3：, 第一项：, 第1条. UTF-16 offsets of its digits or numerals, behind its words
 * and behind its mark; `undefined` where none opens the words.
 */
export function namedNumberAt(words: string):
	| {
			readonly value: number;
			readonly start: number;
			readonly digitsEnd: number;
			readonly end: number;
			readonly markEnd: number;
			readonly isArticle: boolean;
	  }
	| undefined {
	const found = namedNumber.exec(words);
	if (found === null) return undefined;
	const [all, opening = "", digits = "", thing = ""] = found;
	const isArticle = /[条條]/.test(thing);
	// 任务3：, 第3项：, but 第3：; and 第一条 is an article of its own kind.
	if ((opening === "第") !== (thing !== "") || (isArticle && !/[\d０-９]/.test(digits))) return undefined;
	const written = withPlainDigits(digits);
	const value = /^\d+$/.test(written) ? Number(written) : parseChineseNumeral(written);
	if (value === null || value === 0) return undefined;
	const digitsEnd = opening.length + digits.length;
	return {
		value,
		start: opening.length,
		digitsEnd,
		end: digitsEnd + thing.length,
		markEnd: all.trimEnd().length,
		isArticle,
	};
}

const namedNumber =
	/^(任[务務][ \u3000]?|第)([\d０-９]{1,3}|[一二三四五六七八九十百]{1,4})([项項条條]?)(?:[：:、.．]|[ \u3000]{1,4}(?=\p{Script=Han}))/u;

const formalNumerals = "壹贰叁肆伍陆柒捌玖拾";

/** 壹 to 拾, 拾壹 to 拾玖. */
function formalValue(words: string): number {
	const last = formalNumerals.indexOf(words.slice(-1)) + 1;
	return words.length === 2 ? 10 + last : last;
}

/** ● 高温时段停止作业, ——坚持创新引领, - 村级事务清单; no line that says who wrote something, and no subtitle. */
function bulletMarker(text: string, at: number, head: string): Marker | undefined {
	const mark =
		/^(?:[●○◆◇■□▪▶➢]|[·•](?:[ \u3000]{0,2}[－—–](?![－—–]))?(?=[^·•]{2})|——(?!—)|－(?![－\d])|[-*+](?=[ \t]))/.exec(
			head,
		)?.[0];
	if (mark === undefined) return undefined;
	const words = head.slice(mark.length).trimStart();
	if (words === "" || isPageNumber(head) || !/^[\p{Script=Han}“《【「（(*\dA-Za-z]/u.test(words))
		return undefined;
	if (/^(?:本报|记者|通讯员|文[/／]|图[/／]|摄影|作者|编辑|责编|来源|实习|见习)/.test(words))
		return undefined;
	// □ 周明 何江: who wrote an article.
	if (/[□■●]/.test(mark) && /^\p{Script=Han}{2,3}[ \u3000]\p{Script=Han}{2,3}/u.test(words)) return undefined;
	if (mark === "——") {
		const end = text.indexOf("\n", at);
		const line = text.slice(at + 2, Math.min(end < 0 ? text.length : end, at + 62)).trim();
		if (/^(?:在|记|访|写在|摘自|致|\d{4}年.*[上日]$)/.test(line) && !/[。；;，,：:]/.test(line))
			return undefined;
		if (/(?:讲话|发言|报告|致辞|侧记|纪实|访谈|综述)$/.test(line)) return undefined;
	}
	return marker("bullet", text, at, at + mark.length, null);
}

/** Ⅰ. II. a. B) */
function latinMarker(text: string, at: number, head: string): Marker | undefined {
	const found = /^(?:([ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]{1,4})[.．、]|([a-zA-Z])(?:[.．、](?![a-zA-Z\d])|[)）]))/.exec(head);
	if (found === null) return undefined;
	const roman = found[1] === undefined ? 0 : romanValue(found[1]);
	if (roman > 0) return marker("roman", text, at, at + found[0].length, roman);
	const letter = (found[2] ?? "").toLowerCase().charCodeAt(0) - 96;
	return letter > 0 ? marker("letter", text, at, at + found[0].length, letter) : undefined;
}

function romanValue(words: string): number {
	const single = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".indexOf(words);
	if (single >= 0) return single + 1;
	return ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"].indexOf(words) + 1;
}

/** 其一，其二， */
function countedOf(text: string, at: number): Marker | undefined {
	const ordinal = parseChineseNumeral(text[at + 1] ?? "");
	const mark = text[at + 2] ?? "";
	if (ordinal === null || ordinal === 0 || !numerals.includes(text[at + 1] ?? " ")) return undefined;
	if (mark === "，" || mark === "," || mark === "、" || mark === "：" || mark === ":")
		return marker("ordinal", text, at, at + 3, ordinal, at + 2);
	return mark === "是" ? marker("ordinal", text, at, at + 3, ordinal) : undefined;
}

/** 一、 and 一是, 一要. */
function numeralMarker(text: string, at: number): Marker | undefined {
	let end = at;
	while (end - at < 4 && numerals.includes(text[end] ?? " ")) end++;
	const ordinal = parseChineseNumeral(text.slice(at, end));
	if (ordinal === null || ordinal === 0) return undefined;
	// 三 、提升素质
	if (text[end] === " " && text[end + 1] === "、" && isLineStart(text, at))
		return marker("section", text, at, end + 2, ordinal);
	const mark = text[end] ?? "";
	if (mark === "、" && isOrdinalSeries(text, at)) return undefined;
	if (mark === "是") return isTail(text, at, end) ? undefined : marker("is", text, at, end + 1, ordinal);
	if (mark === "要")
		return noDemand.includes(text[end + 1] ?? " ") && text[end + 1] !== undefined
			? undefined
			: marker("must", text, at, end + 1, ordinal);
	return mark === "、" || mark === "．" || mark === "."
		? marker("section", text, at, end + 1, ordinal)
		: undefined;
}

/**
 * Whether several ordinals of one thing stand at an offset, and no mark: 一、二、三产业, 第一、二轮. At the beginning of a
 * line 一、二季度工作情况 is a heading with its mark.
 */
export function isOrdinalSeries(text: string, at: number): boolean {
	const found = series.exec(text.slice(at, at + 32));
	if (found === null) return false;
	const ordinals = (found[1] ?? "").match(/[一二三四五六七八九十]{1,2}/g) ?? [];
	if (text[at] === "第" || !isLineStart(text, at) || ordinals.length > 2) return true;
	const [first, second] = ordinals.map((ordinal) => parseChineseNumeral(ordinal) ?? 0);
	if (second !== (first ?? 0) + 1) return false;
	const [, , thing = ""] = found;
	// 一、二类水质占比达96%。 is a sentence, 一、二季度工作情况 a heading.
	return (
		/^次?产业|^轮|^线/.test(thing) ||
		(kinds.test(thing) && /\d[^\n]{0,100}[。；]/.test(text.slice(at, at + longestSeries)))
	);
}

const kinds = /^[类级期批]|^季度/;
/** So far a line is looked at for figures (UTF-16 units). */
const longestSeries = 100;

const series =
	/^(第?[一二三四五六七八九十]{1,2}(?:[、和及至]第?[一二三四五六七八九十]{1,2}){1,8})(次?产业|产(?![品能值量权])|季度|线|级|轮|批|期|类|等|号|届|档|年级|阶段|环|次|号楼)/;

/** 一是一、二是二 says how things are. */
function isTail(text: string, at: number, end: number): boolean {
	return text.startsWith(text.slice(at, end), end + 1) && /[、，,。；]/.test(text[end + 1 + end - at] ?? "");
}

/** (一) and (1), and 1). */
function bracketMarker(text: string, at: number): Marker | undefined {
	let i = at + 1;
	while (text[i] === " ") i++;
	const start = i;
	while (i - start < 4 && (numerals.includes(text[i] ?? " ") || plainDigit(text.charCodeAt(i)) >= 0)) i++;
	if (i === start) return formalBracket(text, at);
	const written = withPlainDigits(text.slice(start, i));
	while (text[i] === " ") i++;
	if (written === "" || !roundClose.includes(text[i] ?? " ")) return undefined;
	const isNumber = /^\d+$/.test(written);
	const ordinal = isNumber ? Number(written) : parseChineseNumeral(written);
	if (ordinal === null || ordinal === 0 || (isNumber && written.length > 2)) return undefined;
	return marker(isNumber ? "bracketed-number" : "bracketed", text, at, i + 1, ordinal);
}

/** （贰） at the beginning of a line. */
function formalBracket(text: string, at: number): Marker | undefined {
	const found = isLineStart(text, at)
		? /^.(拾?[壹贰叁肆伍陆柒捌玖拾])[)）]/.exec(text.slice(at, at + 4))
		: null;
	return found === null
		? undefined
		: marker("bracketed", text, at, at + found[0].length, formalValue(found[1] ?? ""));
}

/** 第一章, 第一部分; 第一，. */
function ordinalMarker(text: string, at: number): Marker | undefined {
	let end = at + 1;
	while (end - at < 4 && numerals.includes(text[end] ?? " ")) end++;
	const ordinal = parseChineseNumeral(text.slice(at + 1, end));
	if (ordinal === null || ordinal === 0 || (text[end] === "、" && isOrdinalSeries(text, at)))
		return undefined;
	const behind = text.slice(end, end + 4);
	const part = /^(?:部分|篇|[编編]|章)(?=[\s:：、]|[\p{Script=Han}“])/u.exec(behind);
	if (part !== null)
		return marker(part[0] === "章" ? "chapter" : "part", text, at, end + part[0].length, ordinal);
	if (/^[节節](?:\s|$)/.test(behind)) return marker("clause", text, at, end + 1, ordinal);
	if (/^条(?:\s|[^第规的款项和、至之及与或])/.test(behind) && isLineStart(text, at))
		return marker("article", text, at, end + 1, ordinal);
	// 第一步，摸底; 第一阶段：摸底
	if (text[end] === "步") end++;
	else if (text.startsWith("阶段", end)) end += 2;
	const mark = text[end] ?? "";
	return mark === "，" || mark === "," || mark === "、" || mark === "：" || mark === ":"
		? marker("ordinal", text, at, end + 1, ordinal, end)
		: undefined;
}

/**
 * Whether the digits that end at an offset cannot be decimals of those before their point: 1.30个村, 3.1.5万亩. Things
 * that are counted one by one have none, and no number has two points, unless it is a version's (3.0版 behind 2.).
 */
export function isWholeNumber(text: string, end: number): boolean {
	const char = text[end] ?? "";
	if (char === ".") return /^\d{1,3}[万亿千百亩个公平吨米%％版]/.test(text.slice(end + 1, end + 5));
	return "个所家座条户名项处套辆场件村".includes(char || " ") && !text.startsWith("个百分点", end);
}

/** 1. 1、 1． — not 3.5万亩, and of digits behind the mark only a year (12.2024年…). */
function numberMarker(text: string, at: number): Marker | undefined {
	let i = at;
	let ordinal = 0;
	while (i - at < 4) {
		const digit = plainDigit(text.charCodeAt(i));
		if (digit < 0) break;
		ordinal = ordinal * 10 + digit;
		i++;
	}
	const digits = i - at;
	if (digits > 3 || ordinal === 0) return undefined;
	while (text[i] === " ") i++;
	// 1 任务：开展检查…
	if (text[i] === "任" && /^任[务務][：:]/.test(text.slice(i, i + 3)))
		return marker("number", text, at, i + 3, ordinal);
	// 1\.: as converters write what Markdown would take for a list of its own.
	if (text[i] === "\\") i++;
	const mark = text[i] ?? "";
	if (mark !== "." && mark !== "．" && mark !== "、") return undefined;
	let behind = 0;
	while (behind < 5 && plainDigit(text.charCodeAt(i + 1 + behind)) >= 0) behind++;
	// 12.2024年…, 15.9月底前…: a date follows the mark. At the beginning of a line also 3.5000万元…: nobody writes so
	// many decimals there.
	const isWhole =
		isWholeNumber(text, i + 1 + behind) ||
		(behind === 4 && text[i + 5] === "年") ||
		(behind >= 4 && isLineStart(text, at)) ||
		(behind > 0 && isLineStart(text, at) && opensName(text, i + 1, i + 1 + behind)) ||
		(behind > 0 && behind <= 2 && text[i + 1 + behind] === "月");
	if (behind > 0 && !(isWhole && mark !== "、")) return undefined;
	return marker("number", text, at, i + 1, ordinal);
}

/** What follows figures that are not decimals: 2.5+2就业之家, 3.15分钟生活圈, 4.24小时自助服务, 5.5G基站, 6.3A级景区, 7.60岁以上老人. */
const isWord =
	/^(?:[+＋]\d|分钟|小时|[GD](?![Ww])|A级|A[景旅]|周?岁|[人种类支批台间栋张位门艘架只头棵株层楼号])/;

/** 10千伏, 500kV, 12345热线, 110指挥中心: voltages and numbers to call, which have no decimals. */
const wholeFigure =
	/^(?:1(?:10|19|20|22)(?:[指报急联接]|平台|中心)|(?:10|20|35|66|110|220|330|500|750|800|1000)(?:千伏|[kK][vV])|1\d{4}(?:热线|平台|便民))/;

/** Whether the digits from `from` to `end` open a name behind the mark of a list, and are not decimals of its number. */
export function opensName(text: string, from: number, end: number): boolean {
	return isWord.test(text.slice(end, end + 3)) || wholeFigure.test(text.slice(from, from + 7));
}

function marker(
	style: Marker["style"],
	text: string,
	start: number,
	end: number,
	ordinal: number | null,
	writtenEnd = end,
): Marker {
	let words = end;
	while (words < text.length && words - end < 4 && isMarkBlank(text, words, style)) words++;
	return { style, text: text.slice(start, writtenEnd), ordinal, start, end: words };
}

/** Blanks behind a mark, and the 、 that some write behind (一). */
function isMarkBlank(text: string, at: number, style: MarkerStyle): boolean {
	const char = text[at];
	if (char === " " || char === "\u3000" || char === "\u00a0") return true;
	return (
		(char === "、" || char === ":" || char === "：") &&
		style !== "number" &&
		style !== "section" &&
		style !== "bullet"
	);
}
