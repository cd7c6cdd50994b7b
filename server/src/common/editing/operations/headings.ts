import { type Block, isBlankBlock, type SectionBlock } from "../../model/block.js";
import type { InsertHeading, SetHeading } from "../../model/planOperation.js";
import { lineSpan, shiftSpan } from "../../model/span.js";
import { largestChineseNumeral, printChineseNumeral } from "../../text/numerals.js";
import type { EditDraft } from "../editDraft.js";
import { refuse } from "../refusal.js";
import { expectedBlank, readsOtherwise } from "../rereading.js";
import { replaceInBlock } from "./blocks.js";

/** Changes the numeral or the title of a section, or the words of another heading. */
export function setHeading(draft: EditDraft, { block, ordinal, title }: SetHeading, operation: number): void {
	const found = draft.source.plan.blockAt(block);
	checkTitle(title ?? "", operation);
	if (found?.kind === "section") {
		if (ordinal !== undefined) checkOrdinal(ordinal, operation);
		setSection(draft, block, found, ordinal, title, operation);
	} else if (found?.kind === "text" && (found.role === "title" || found.role === "heading")) {
		if (ordinal !== undefined)
			refuse(
				"这个标题不是部分的标题，没有序号可改。",
				"The heading is not a section's and has no numeral.",
				operation,
			);
		if (title !== undefined) replaceInBlock(draft, { block }, [0, found.text.text.length], title, operation);
	} else refuse("那里不是标题。", "There is no heading.", operation);
}

function setSection(
	draft: EditDraft,
	block: number,
	section: SectionBlock,
	ordinal: number | undefined,
	title: string | undefined,
	operation: number,
): void {
	const { plan, document } = draft.source;
	const start = plan.lineOfBlock(block);
	const marker = shiftSpan(section.markerSpan, start);
	const hasTitle = section.title.text !== "";
	if (section.ordinal === null) {
		if (ordinal === undefined && !hasTitle)
			refuse(
				"这个部分的标题是空的，请先写明是第几部分。",
				"The heading is blank: say first which section it is.",
				operation,
			);
		const words = `${ordinal === undefined ? "" : `${printChineseNumeral(ordinal)}、`}${hasTitle ? "" : (title ?? "")}`;
		if (words !== "")
			draft.edit(fillHeading(section, marker.line, marker.character, document.lines, words), operation);
	} else {
		if (ordinal !== undefined && ordinal !== section.ordinal)
			draft.edit({ span: marker, newText: printChineseNumeral(ordinal) }, operation);
		if (!hasTitle && title !== undefined && title !== "") {
			// Behind the mark (一、), where the title would stand.
			const { endLine, endCharacter } = shiftSpan(section.span, start);
			draft.edit({ span: lineSpan(endLine, endCharacter, endCharacter), newText: title }, operation);
		}
	}
	if (hasTitle && title !== undefined && title !== section.title.text)
		replaceInBlock(draft, { block }, [0, section.title.text.length], title, operation);
	draft.expectBlock(block, {
		operation,
		check(found) {
			checkSection(found, ordinal ?? section.ordinal, title ?? section.title.text, operation);
		},
	});
}

/** Puts words on a section that has no numeral. */
function fillHeading(
	section: SectionBlock,
	line: number,
	character: number,
	lines: readonly string[],
	words: string,
) {
	const text = lines[line] ?? "";
	const place = lineSpan(line, character, character);
	if (section.title.text !== "") return { span: place, newText: words };
	const hashes = /^\s{0,8}#{1,6}/.exec(text)?.[0];
	if (hashes !== undefined) return { span: lineSpan(line, hashes.length, text.length), newText: ` ${words}` };
	// In a table of one cell a line the blank cell is its closing bar: the heading goes above it.
	return { span: place, newText: section.layout === "pasted" ? `${words}\n` : words };
}

/**
 * Puts a section heading before a block, written as the section that stands there is or, where none does, as the one
 * nearest above or below; `## 一、…` where the document has none.
 */
export function insertHeading(draft: EditDraft, operation: InsertHeading, index: number): void {
	const { plan, document } = draft.source;
	const { ordinal, title } = operation;
	checkOrdinal(ordinal, index);
	checkTitle(title, index);
	const at = operation.block;
	if (!Number.isSafeInteger(at) || at < 0 || at > plan.blockCount)
		refuse("文中没有这个位置。", "There is no such place in the document.", index);
	const isLastLineEmpty = isBlankBlock(plan.blockAt(at - 1)) && at === plan.blockCount;
	const block = isLastLineEmpty ? at - 1 : at;
	if (plan.blockAt(block)?.kind === "front-matter")
		refuse("标题不能插在文首设置之前。", "A heading cannot stand before the front matter.", index);
	if (isRowUnread(draft, block) && block > 0 && !isBlankBlock(plan.blockAt(block - 1)))
		refuse(
			"那里是一张读不出来的表格中间，标题会把它分开：请先改好表格。",
			"A heading there would part the rows of a table that cannot be read: mend the table first.",
			index,
		);
	const line = plan.lineOfBlock(block);
	const own = plan.blockAt(block);
	const words = `${printChineseNumeral(ordinal)}、${title}`;
	const expected = {
		operation: index,
		check: (found: Block) => checkSection(found, ordinal, title, index),
	};
	const like = own?.kind === "section" && own.layout !== "table" ? own : undefined;
	if (like !== undefined && !isMarkdownHeading(document.lines[line] ?? "")) {
		draft.edit({ span: lineSpan(line, 0, 0), newText: likeSection(draft, block, like, words) }, index);
		draft.expectBefore(block, expected);
		return;
	}
	const needsBlank =
		block > 0 && !isBlankBlock(plan.blockAt(block - 1)) && plan.blockAt(block - 1)?.kind !== "front-matter";
	const heading = `${hashesNear(draft, block)} ${words}`.trimEnd();
	if (needsBlank) draft.expectBefore(block, expectedBlank(index));
	draft.expectBefore(block, expected);
	const isAtEnd = block === plan.blockCount;
	if (isAtEnd) {
		const last = document.lines.length - 1;
		const end = document.lines[last]?.length ?? 0;
		draft.edit({ span: lineSpan(last, end, end), newText: `\n${needsBlank ? "\n" : ""}${heading}` }, index);
		return;
	}
	const isBlankBehind = isBlankBlock(own) && !isLastLineEmpty;
	if (!isBlankBehind && !isLastLineEmpty) draft.expectBefore(block, expectedBlank(index));
	const behind = isBlankBehind || isLastLineEmpty ? "\n" : "\n\n";
	draft.edit({ span: lineSpan(line, 0, 0), newText: `${needsBlank ? "\n" : ""}${heading}${behind}` }, index);
}

/** Whether a block is a line between bars that no header makes a row of. */
function isRowUnread({ source: { plan, document } }: EditDraft, block: number): boolean {
	const isText = plan.blockAt(block)?.kind === "text";
	return isText && (document.lines[plan.lineOfBlock(block)] ?? "").trimStart().startsWith("|");
}

/** The lines of a heading written as another one of its layout is, whatever stands around its words. */
function likeSection(draft: EditDraft, block: number, like: SectionBlock, words: string): string {
	const { plan, document } = draft.source;
	const start = plan.lineOfBlock(block);
	const marker = shiftSpan(like.markerSpan, start);
	const span = shiftSpan(like.span, start);
	const lineText = (line: number) => document.lines[line] ?? "";
	const before = lineText(marker.line).slice(0, marker.character);
	const behind = [lineText(span.endLine).slice(span.endCharacter)];
	for (let line = span.endLine + 1; line < start + like.lines; line++) behind.push(lineText(line));
	return `${before}${words}${behind.join("\n")}\n`;
}

function isMarkdownHeading(line: string): boolean {
	return line.trimStart().startsWith("#");
}

/** The marks of the section headings that stand nearest. */
function hashesNear(draft: EditDraft, block: number): string {
	const { plan, document } = draft.source;
	const near = [...plan.eachSection()].findLast(({ blockIndex }) => blockIndex <= block) ?? plan.sectionAt(0);
	const line = near === undefined ? "" : (document.lines[plan.lineOfBlock(near.blockIndex)] ?? "");
	return /^\s{0,3}(#{1,6})/.exec(line)?.[1] ?? "##";
}

function checkOrdinal(ordinal: number, operation: number): void {
	if (Number.isSafeInteger(ordinal) && ordinal > 0 && ordinal <= Math.min(9999, largestChineseNumeral))
		return;
	refuse(`${ordinal}不能作部分的序号。`, `${ordinal} is not the number of a section.`, operation);
}

function checkTitle(title: string, operation: number): void {
	if (/[\r\n]/.test(title)) refuse("标题只能是一行。", "A heading is one line.", operation);
}

function checkSection(found: Block, ordinal: number | null, title: string, operation: number): void {
	if (found.kind !== "section" || found.ordinal !== ordinal || found.title.text.trim() !== title.trim())
		throw readsOtherwise(title === "" ? printOrdinal(ordinal) : title, operation);
}

function printOrdinal(ordinal: number | null): string {
	return ordinal === null ? "" : `${printChineseNumeral(ordinal)}、`;
}
