import { weighLine } from "./foreignMatter.js";
import { readPunctuation } from "./punctuation.js";

/** Lines `first` and `next` of a document are one sentence, with nothing between them but blank lines. */
export interface BrokenLine {
	readonly first: number;
	readonly next: number;
}

/** Blank lines that may stand in a sentence that a page or a column has broken. */
const mostBlank = 2;

/**
 * Finds sentences that are broken over lines: an opened quotation that the next line closes; a line that ends with
 * a comma; a line with whole sentences in it that ends in the middle of one. Headings, which end without a mark
 * and have no sentence in them, are never joined with what follows.
 *
 * @param isProse whether a line belongs to running text: no cell of a table, no heading with a mark
 */
export function findBrokenLines(
	lines: readonly string[],
	isProse: (line: number) => boolean,
): readonly BrokenLine[] {
	const found: BrokenLine[] = [];
	for (let i = 0; i + 1 < lines.length; i++) {
		const line = (lines[i] ?? "").trim();
		if (line.length < 8 || !isProse(i) || isEnded(line)) continue;
		let next = i + 1;
		while (next < lines.length && next - i <= mostBlank && (lines[next] ?? "").trim() === "") next++;
		const follower = (lines[next] ?? "").trim();
		if (follower === "" || !isProse(next) || opensAnew(follower)) continue;
		if (weighLine(line) === "likely" || weighLine(line) === "sure") continue;
		if (weighLine(follower) === "likely" || weighLine(follower) === "sure") continue;
		if (goesOn(line, follower)) found.push({ first: i, next });
	}
	return found;
}

/** Whether a whole line is the number of a page: — 3 —, 第3页 共10页. */
export function isPageNumber(line: string): boolean {
	const words = line.trim();
	return words.length <= 24 && pageNumber.test(words);
}

const pageNumber =
	/^(?:[-—–－]{1,2} ?\d{1,4} ?[-—–－]{1,2}|第 ?\d{1,4} ?[页頁](?: ?[/／，,]? ?共 ?\d{1,4} ?[页頁])?|[页頁][码碼][:：] ?\d{1,4})$/;

function goesOn(line: string, follower: string): boolean {
	const opened = readPunctuation(line).unpaired.find(({ opens }) => opens);
	const closed = readPunctuation(follower).unpaired.find(({ opens }) => !opens);
	if (opened !== undefined && closed !== undefined && closes(opened.mark, closed.mark)) return true;
	if (line.length < 15) return false;
	if (/[，,、]$/.test(line)) return true;
	return (
		line.length >= 20 &&
		/[。！？!?]/.test(line) &&
		/[\u4e00-\u9fff\d]$/.test(line) &&
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
	return /^(?:[#>|*•□■◆●○▲△★☆-]|[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十\d]{1,4}[章节条，,、]|首先|其次|再次|最后|本报讯|[本]?报?记者|作者|责任编辑|附件|注[:：]|抄送|《)/.test(
		line,
	);
}
