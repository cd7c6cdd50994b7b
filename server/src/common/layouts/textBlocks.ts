import { opensNote } from "../language/notes.js";
import type { FrontMatterBlock, SectionBlock, TextBlock } from "../model/block.js";
import { readEntities, readInline } from "../model/inlineMarkup.js";
import { emptyText, type MappedText, mapLine, spanOfText, trimText } from "../model/mappedText.js";
import { lineSpan } from "../model/span.js";
import { parseChineseNumeral, withPlainDigits } from "../text/numerals.js";
import { isAssignmentLine, reachOfAssignment } from "./assignmentLines.js";
import { outside, type ReaderContext, type ReadStep } from "./blockSequence.js";
import { readNextLineExcuse } from "./excuses.js";
import { markerAt } from "./markers.js";
import { gatherParagraph } from "./paragraph.js";
import { readProse } from "./prose.js";
import { quotedLinesAt } from "./quotedLines.js";
import { isSectionHeading, lostSection, toSection } from "./sectionRow.js";
import { readTagged } from "./taggedProse.js";
import { isNumberAlone, type Wrapping } from "./wrapping.js";

/** Front matter is a few lines; a rule of dashes at the top of a long document must not swallow it. */
export const longestFrontMatter = 120;

/** Where a pasted table ended at it, the two lines below told so. */
const blank: TextBlock = { kind: "text", lines: 1, reach: 3, role: "blank", text: emptyText, level: 0 };

const blankOutside: ReadStep = { block: blank, next: outside };

/** An empty line. */
export function blankLine(wrapping: Wrapping | undefined): ReadStep {
	return wrapping === undefined ? blankOutside : { block: blank, next: { ...outside, wrapping } };
}

/** Reads the YAML between two lines of `---` at the very top. */
export function readFrontMatter(lines: readonly string[]): ReadStep | undefined {
	if (!opensFrontMatter(lines)) return undefined;
	const last = Math.min(lines.length, longestFrontMatter);
	for (let i = 1; i < last; i++) {
		if ((lines[i] ?? "").trimEnd() !== "---") continue;
		const block: FrontMatterBlock = {
			kind: "front-matter",
			lines: i + 1,
			reach: i + 1,
			yaml: lines.slice(1, i).join("\n"),
			closed: true,
		};
		return { block, next: outside };
	}
	return undefined;
}

/** Whether the first line is the dashes that front matter opens with. */
export function opensFrontMatter(lines: readonly string[]): boolean {
	return (lines[0] ?? "").trimEnd() === "---";
}

/**
 * Reads what belongs to no table: a line, or a paragraph of several with its points and assignments. That no
 * table opens here depended on `reach` lines.
 *
 * @param above how the paragraphs above were wrapped
 */
export function readText(
	lines: readonly string[],
	at: number,
	reach: number,
	context: ReaderContext,
	above?: Wrapping,
): ReadStep {
	const readsProse = context.layout === null || context.layout === "inline" || context.layout === "narrative";
	const quoted = readsProse && mayQuote(lines[at] ?? "") ? quotedLinesAt(lines, at) : undefined;
	if (quoted !== undefined) {
		const step = readText(quoted.lines, at, Math.max(reach, quoted.reach), context, above);
		if (hasTasks(step.block)) return step;
	}
	const line = textBlockOf(lines[at] ?? "", Math.max(2, reach, quoted?.reach ?? 0));
	const read =
		readsProse && isProse(line, lines[at] ?? "") ? readParagraph(line, lines, at, context, above) : undefined;
	const looked = Math.max(reach, quoted?.reach ?? 0);
	const block = read?.block ?? (readsProse ? withTaggedItems(line, lines[at] ?? "", context) : line);
	const wrapping = read === undefined ? above : read.wrapping;
	return {
		block: looked > block.reach ? { ...block, reach: looked } : block,
		next: wrapping === undefined ? outside : { ...outside, wrapping },
	};
}

/** Other words of a quotation stay as they are written, marks and all. */
function hasTasks(block: ReadStep["block"]): boolean {
	return block.kind === "text" && block.items?.some(({ kind }) => kind === "task") === true;
}

/** Whether a line begins with a mark of quotations; asked of every line of text. */
function mayQuote(line: string): boolean {
	const first = line.charCodeAt(0);
	return first === 0x3e || first === 0x7c || (first === 0x20 && /^ {1,3}[>|]/.test(line));
}

/** A line that is written in tags shows its tasks without them. */
function withTaggedItems(
	line: TextBlock | SectionBlock,
	source: string,
	context: ReaderContext,
): TextBlock | SectionBlock {
	if (line.kind !== "text" || line.role !== "paragraph" || !line.text.text.startsWith("<")) return line;
	const read = context.layout === "narrative" ? undefined : readTagged(source, context);
	return read === undefined ? line : { ...line, ...read };
}

/** Whether a line may have points and tasks in it, and go on in the next one. */
function isProse(line: TextBlock | SectionBlock, source: string): boolean {
	if (line.kind === "section") return source.trimStart()[0] !== "#";
	return line.role === "paragraph" && !/^\s*[|<>]/.test(source.slice(0, 200)) && !source.includes("\t");
}

/** The paragraph or wrapped heading that begins with a line. */
function readParagraph(
	line: TextBlock | SectionBlock,
	lines: readonly string[],
	at: number,
	context: ReaderContext,
	above: Wrapping | undefined,
): { readonly block: TextBlock | SectionBlock; readonly wrapping: Wrapping | undefined } {
	if (line.kind === "section" && !mayBeMore(lines, at))
		return { block: { ...line, reach: reachOfAssignment(lines, at + 1) - at }, wrapping: above };
	const { text: content, lines: count, reach, asksTop, wrapping } = gatherParagraph(lines, at, above);
	const items = isNumberAlone(content.text)
		? []
		: readProse(content, count, context.layout !== "narrative", context);
	const found = { reach, ...(asksTop ? { asksTop } : {}) };
	if (line.kind !== "section") {
		const whole = count === 1 ? line : { ...line, text: content, lines: count };
		return { block: { ...whole, ...found, ...(items.length === 0 ? {} : { items }) }, wrapping };
	}
	const isHeading = isSectionHeading(content.text) && !items.some(({ kind }) => kind === "task");
	if (!isHeading && items.length > 0)
		return {
			block: { kind: "text", role: "paragraph", lines: count, text: content, level: 0, items, ...found },
			wrapping,
		};
	// Lines that assign what is not a task stand for themselves.
	const heading = isHeading && count > 1 && !content.text.includes("\n") ? sectionOf(content, count) : line;
	return { block: { ...heading, ...found }, wrapping };
}

/** Whether a line that reads like 一、… is more than a heading: assigned, and so a task, or wrapped. */
function mayBeMore(lines: readonly string[], at: number): boolean {
	const isBracketed = /[)）\]〕】][。；;]?\s*$/.test((lines[at] ?? "").slice(-8));
	return isBracketed || isAssignmentLine(lines, at + 1) || mayBeWrapped(lines, at);
}

function sectionOf(content: MappedText, lines: number): SectionBlock {
	return toSection(content, spanOfText(content), "pasted", lines, 2);
}

/** Whether a heading may go on in the next line: it is long, and no other begins there. */
function mayBeWrapped(lines: readonly string[], at: number): boolean {
	const line = (lines[at] ?? "").trim();
	const next = (lines[at + 1] ?? "").trim();
	return line.length >= shortestWrapped && next !== "" && markerAt(next, 0) === undefined;
}

/** No page is so narrow that it breaks a heading of fewer characters. */
const shortestWrapped = 14;

/** @param reach how many lines were looked at to tell that no table opens here; at least 2 */
function textBlockOf(line: string, reach: number): TextBlock | SectionBlock {
	const words = line.trim();
	if (words === "") return reach > 2 ? { ...blank, reach } : blank;
	const start = line.indexOf(words[0] ?? "");
	if (words[0] === "#") {
		const level = /^#{1,6}/.exec(words)?.[0].length ?? 1;
		const content = titleOf(line, start + level);
		const title = content.text;
		const span = lineSpan(0, start, start + words.length);
		if (isSectionHeading(title)) return toSection(content, span, "table", 1, reach);
		if (level === 2)
			return title === ""
				? lostSection(span, "table", 1, reach)
				: toSection(content, span, "table", 1, reach);
		return text(reach, level === 1 ? "title" : "heading", content, level, totalIn(line));
	}
	if (words.startsWith("<!--")) {
		const disables = readNextLineExcuse(words);
		const block = text(reach, "comment", mapLine(words, 0, start), 0);
		return disables === undefined ? block : { ...block, disablesNext: disables };
	}
	const content = trimText(readEntities(mapLine(words, 0, start)));
	const total = totalIn(line);
	if (total !== undefined && words.length <= 16) return text(reach, "total", content, 0, total);
	if (opensNote(words) || opensFootnote.test(words)) return text(reach, "note", content, 0);
	if (words.length <= 120 && isSectionHeading(words))
		return toSection(content, lineSpan(0, start, start + words.length), "pasted", 1, reach);
	return text(reach, "paragraph", content, 0, words.length <= 200 ? total : undefined);
}

/** [^1]: 不含个体。 */
const opensFootnote = /^\[\^[^\s[\]|]{1,32}\]:/;

/** The words of a heading, without the marks that may close it (`##`) and its name for links (`{#目标}`). */
function titleOf(line: string, from: number): TextBlock["text"] {
	let words = line.slice(from).trimEnd();
	const closing = /\s#{1,9}$/.exec(words.slice(-10))?.[0].length ?? 0;
	words = words.slice(0, words.length - closing).trimEnd();
	const unseen = unseenBehind.exec(words.slice(-220))?.[0].length ?? 0;
	const anchor = anchorBefore.exec(words.slice(0, 220))?.[0].length ?? 0;
	const end = from + words.length - unseen;
	return trimText(readInline(line, from + anchor, Math.max(from + anchor, end)));
}

/** {#目标}, {-}, a comment or the anchor of a link, of which a Markdown tool shows nothing. */
const unseenBehind =
	/\s{0,9}(?:\{(?:[#.][^{}]{0,200}|-)\}|<!--[^<>]{0,200}-->|<a\s[^<>]{0,100}>\s?<\/a>|<a\s[^<>]{0,100}\/>)$/i;
const anchorBefore = /^\s{0,9}<a\s[^<>]{0,100}>\s?<\/a>/i;

function text(
	reach: number,
	role: TextBlock["role"],
	content: TextBlock["text"],
	level: number,
	total?: TextBlock["total"],
): TextBlock {
	const block: TextBlock = { kind: "text", lines: 1, reach, role, text: content, level };
	return total === undefined ? block : { ...block, total };
}

/** The 共N项 that a line declares: in brackets, or the whole line. */
function totalIn(line: string): TextBlock["total"] | undefined {
	if (!line.includes("共") || line.length > 200) return undefined;
	const found =
		/(^\s*|[(（]\s*)共\s*([\d０-９]{1,6}|[一二三四五六七八九十百千零〇]{1,9})\s*[项項条件个](?:任务|工作|重点任务|重点工作)?(?=\s*[)）]|\s*$)/.exec(
			line,
		);
	if (found === null) return undefined;
	const written = found[2] ?? "";
	const start = found.index + found[0].indexOf(written, (found[1] ?? "").length);
	const plain = withPlainDigits(written);
	const value = /^\d/.test(plain) ? Number(plain) : parseChineseNumeral(plain);
	return value === null ? undefined : { value, span: lineSpan(0, start, start + written.length) };
}
