import { isFrame } from "./foreignMatter.js";
import { readPunctuation } from "./punctuation.js";

/** Lines `first` and `next` of a document are one sentence, with nothing between them but blank lines. */
export interface BrokenLine {
	readonly first: number;
	readonly next: number;
}

/** Blank lines that may stand in a sentence that a page or a column has broken. */
const mostBlank = 4;

/** What a line is a part of: running text, a heading with a number, or nothing that is ever joined. */
export type LineKind = "prose" | "heading" | "other";

/**
 * Finds sentences that are broken over lines: an opened quotation that the next line closes; a line that ends with
 * a comma; a line with whole sentences in it that ends in the middle of one; a line as long as all lines of a text
 * that was wrapped. Headings, which end without a mark and have no sentence in them, are never joined with what
 * follows.
 */
export function findBrokenLines(
	lines: readonly string[],
	kindOf: (line: number) => LineKind,
): readonly BrokenLine[] {
	const found: BrokenLine[] = [];
	const width = wrapWidth(lines, kindOf);
	for (let i = 0; i + 1 < lines.length; i++) {
		const kind = kindOf(i);
		if (kind === "other") continue;
		const line = (lines[i] ?? "").trim();
		if (line.length < 8 || isEnded(line)) continue;
		let next = i + 1;
		while (next < lines.length && next - i <= mostBlank && (lines[next] ?? "").trim() === "") next++;
		const follower = (lines[next] ?? "").trim();
		if (follower === "" || kindOf(next) !== "prose" || opensAnew(follower) || isDatedNote(follower)) continue;
		const isWrapped = next === i + 1 && columnsOf(line) >= width - wrapSlack;
		if (!isWrapped && !goesOn(line, follower, kind)) continue;
		if (isFrame(line) || isFrame(follower)) continue;
		// The number of a page, or one that its unit has been torn from: which, only the drafter can tell.
		if (/^[\d０-９]{1,4}$/.test(follower)) continue;
		found.push({ first: i, next });
	}
	return found;
}

/** Marks that may not begin a line, and the blanks of a paragraph's first one, make lines shorter by so much. */
const wrapSlack = 6;

/** Columns of a fixed-width font: a Chinese character has two. */
export function columnsOf(line: string): number {
	let columns = 0;
	for (let i = 0; i < line.length; i++) columns += line.charCodeAt(i) < 0x2000 ? 1 : 2;
	return columns;
}

/**
 * The width (columns) of the lines of a text that was wrapped, as copying from PDF leaves it: three lines or more end at it in
 * the midst of a sentence, nearly no other long line does so elsewhere, and none goes further. Infinite for a text
 * that was not.
 */
function wrapWidth(lines: readonly string[], kindOf: (line: number) => LineKind): number {
	let longest = 0;
	const open: number[] = [];
	for (let i = 0; i < lines.length; i++) {
		if (kindOf(i) === "other") continue;
		const line = (lines[i] ?? "").trim();
		const columns = columnsOf(line);
		longest = Math.max(longest, columns);
		// A text with lines this long was not wrapped.
		if (longest > 240) return Number.POSITIVE_INFINITY;
		if (columns >= 40 && !isEnded(line)) open.push(columns);
	}
	if (longest < 40) return Number.POSITIVE_INFINITY;
	const full = open.filter((columns) => columns >= longest - wrapSlack).length;
	return full >= 3 && full * 10 >= open.length * 8 ? longest : Number.POSITIVE_INFINITY;
}

/** Whether a whole line is the number of a page: — 3 —, 第3页 共10页. */
export function isPageNumber(line: string): boolean {
	const words = line.trim();
	return words.length <= 24 && pageMarks.includes(words[0] ?? " ") && pageNumber.test(words);
}

/** What the number of a page begins with: asked of every line. */
const pageMarks = "-—–－·•P第页頁";

const pageNumber =
	/^(?:[-—–－]{1,2} ?[\d０-９]{1,4} ?[-—–－]{1,2}|[·•] ?[\d０-９]{1,4} ?[·•]|Page [\d０-９]{1,4}(?: (?:of|\/) [\d０-９]{1,4})?|第 ?[\d０-９]{1,4} ?[页頁](?: ?[/／，,]? ?共 ?[\d０-９]{1,4} ?[页頁])?|[页頁][码碼][:：] ?[\d０-９]{1,4})$/;

/** Whether a line says on which day a document was issued, and nothing else: 2026年2月18日印发. */
export function isDatedNote(line: string): boolean {
	return line.length <= 24 && /[发發制製布文]$/.test(line) && datedNote.test(line);
}

const datedNote =
	/^[(（]?[\d０-９〇○零一二三四五六七八九]{4} ?年 ?[\d０-９一二三四五六七八九十]{1,3} ?月(?: ?[\d０-９一二三四五六七八九十]{1,3} ?日)?\s{0,4}(?:印[发制發製]|[发發]布|公布|[发發]文|成文)$/;

function goesOn(line: string, follower: string, kind: LineKind): boolean {
	const opened = readPunctuation(line).unpaired.find(({ opens }) => opens);
	const closed = readPunctuation(follower).unpaired.find(({ opens }) => !opens);
	if (opened !== undefined && closed !== undefined && closes(opened.mark, closed.mark)) return true;
	if (line.length < 15) return false;
	if (/[，,、]$/.test(line)) return true;
	// A heading has no four clauses.
	if (kind === "heading" && line.length >= 30 && line.split(/[，,]/).length >= 4)
		return /[。；;]$/.test(follower);
	return (
		kind === "prose" &&
		line.length >= 20 &&
		/[。！？!?]/.test(line) &&
		/[\p{Script=Han}\d]$/u.test(line) &&
		follower.length >= 4 &&
		/[，,。；;]/.test(follower)
	);
}

function closes(opener: string, closer: string): boolean {
	return (
		`${opener}${closer}` === "“”" || `${opener}${closer}` === "《》" || /^[(（][)）]$/.test(opener + closer)
	);
}

function isEnded(line: string): boolean {
	return /[。！？!?…；;：:”』）)】》.|>]$/.test(line);
}

/** What begins a paragraph of its own: numbers, bylines, headlines of news, marks of lists, markup. */
function opensAnew(line: string): boolean {
	return /^(?:[#>|*•□■◆●○▲△★☆-]|[（(]?[一二三四五六七八九十\d]{1,3}\\?[、.．)）]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十\d]{1,4}[章节条，,、]|首先|其次|再次|最后|本报讯|[本]?报?记者|作者|责任编辑|附件|注[:：]|抄送|《)/.test(
		line,
	);
}
