import type { Plan } from "../model/plan.js";
import { isPageNumber } from "../text/brokenLines.js";
import { findComments } from "../text/comments.js";
import { shorten } from "../text/shorten.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames } from "./lineNames.js";

/** More than so many places would not help anybody. */
export const mostLeftOut = 100;

/** What is told of words of a line (0-based) that are not in the result. */
export function toLeftOut(text: string, line: number, nameOf: LineNames): ImportNote {
	const words = text.replace(/\s+/g, " ").trim();
	const cut = shorten(words);
	return {
		kind: "left-out",
		line,
		message: {
			zh: `${nameOf([line]).zh}的内容没有放进结果：${cut}`,
			en: `${capitalized(nameOf([line]).en)} is left out of the result: ${cut}`,
		},
	};
}

/** Comments within sentences, which are no part of what becomes a cell. */
export function commentNotes(
	plan: Plan,
	{ lines }: SourceDocument,
	nameOf: LineNames,
): readonly ImportNote[] {
	const notes: ImportNote[] = [];
	plan.forEachBlock((block, i) => {
		if (block.kind !== "text" || block.items === undefined || notes.length >= mostLeftOut) return;
		const start = plan.lineOfBlock(i);
		for (let line = start; line < start + block.lines; line++) {
			const text = lines[line] ?? "";
			for (const [from, to] of findComments(text)) notes.push(toLeftOut(text.slice(from, to), line, nameOf));
		}
	});
	return notes;
}

/** Page numbers on lines of their own in a cell, which are no part of its task. */
export function pageNumbersIn(text: string): readonly string[] {
	return text.includes("\n") ? text.split("\n").filter(isPageNumber) : [];
}
