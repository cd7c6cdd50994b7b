import type { Block } from "../model/block.js";
import { isEscaped } from "../model/cellText.js";
import type { Edit } from "../model/edit.js";
import { lineSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { blockIndexAt } from "./place.js";

/**
 * The edit that excuses a line from a rule: a comment in the last cell of a table's row, since a line of its
 * own would end the table, and a comment above any other line; codes are added to a comment that is there
 * already. `undefined` where no comment can stand: in front matter, and in the rows of pasted and tab-separated
 * tables, which have no comments.
 */
export function printExcuse(snapshot: PlanSnapshot, line: number, code: string): Edit | undefined {
	const { plan, document } = snapshot;
	const index = blockIndexAt(snapshot, line);
	const block = plan.blockAt(index);
	const start = plan.lineOfBlock(index);
	const text = document.lines[line] ?? "";
	if (block === undefined || block.kind === "front-matter") return undefined;
	if (block.kind === "row") {
		if (block.header.layout !== "table") return undefined;
		return block.disabled.length > 0 ? extendComment(text, line, code) : insertComment(text, line, code);
	}
	const above = plan.blockAt(index - 1);
	if (line !== start || isInsideTable(block, above, text)) return undefined;
	if (above?.kind === "text" && above.disablesNext !== undefined)
		return extendComment(document.lines[line - 1] ?? "", line - 1, code);
	return { span: lineSpan(start, 0, 0), newText: `<!-- niwen-disable-next-line ${code} -->\n` };
}

/** Before the bar that closes the row, or at the end of a row without one. */
function insertComment(text: string, line: number, code: string): Edit {
	const comment = `<!-- niwen-disable ${code} -->`;
	const end = text.trimEnd().length;
	const bar = end - 1;
	const isClosed = text[bar] === "|" && bar > text.length - text.trimStart().length && !isEscaped(text, bar);
	const at = isClosed ? bar : end;
	const blankBefore = text[at - 1] === " " ? "" : " ";
	return { span: lineSpan(line, at, at), newText: `${blankBefore}${comment}${isClosed ? " " : ""}` };
}

function extendComment(text: string, line: number, code: string): Edit | undefined {
	const start = text.lastIndexOf("<!-- niwen-disable");
	const open = start < 0 ? text.lastIndexOf("<!--") : start;
	const close = open < 0 ? -1 : text.indexOf("-->", open);
	if (close < 0) return undefined;
	const at = text.slice(0, close).trimEnd().length;
	return { span: lineSpan(line, at, at), newText: ` ${code}` };
}

/** A heading row inside a table, or a row of a table that is no plan's. */
function isInsideTable(block: Block, above: Block | undefined, text: string): boolean {
	if (block.kind === "table-header") return block.header.layout !== "table" && above?.kind === "row";
	if (block.kind === "section" && text.trimStart().startsWith("#")) return false;
	if (block.kind === "section")
		return block.lines > 1 || above?.kind === "row" || above?.kind === "table-header";
	if (block.kind !== "text" || block.lines > 1) return true;
	return block.role === "paragraph" && text.trimStart().startsWith("|");
}
