import { type Block, rowsOf } from "../../model/block.js";
import { isEscaped } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import type { ExcuseLine, RemoveLines } from "../../model/planOperation.js";
import { lineSpan, type Span } from "../../model/span.js";
import { findComments } from "../../text/comments.js";
import { applyEdits } from "../applyEdits.js";
import type { EditDraft } from "../editDraft.js";
import { refuse } from "../refusal.js";
import { beginOfReading, checkUnchanged } from "../rereading.js";

/** Takes whole lines out; refused where a part of a plan stands in them. */
export function removeLines(draft: EditDraft, { line, endLine }: RemoveLines, operation: number): void {
	const { plan, document } = draft.source;
	const { lines } = document;
	if (!(line >= 0 && line < endLine && endLine <= lines.length))
		refuse("文中没有这些行。", "The document has no such lines.", operation);
	for (let block = plan.blockAtLine(line); block < plan.blockCount; block++) {
		const start = plan.lineOfBlock(block);
		if (start >= endLine) break;
		const end = plan.lineOfBlock(block + 1);
		const found = plan.blockAt(block);
		if (found === undefined) break;
		if (holdsPlan(found))
			refuse(
				`第${start + 1}行是方案的内容，不能整行删去；删任务请用“删除任务行”。`,
				`Line ${start + 1} is a part of the plan and cannot be taken out as a line; to delete a task, delete its row.`,
				operation,
			);
		// Of a paragraph the lines that stay are read anew, with what they then stand beside.
		if (start >= line && end <= endLine) draft.dropBlock(block);
	}
	const edit = { span: spanOfLines(lines, line, endLine), newText: "" };
	checkBeside(draft, edit, line, endLine, operation);
	draft.edit(edit, operation);
}

/**
 * Throws where a part of the plan is another once lines are gone, since they parted it from what stands beside, or where
 * what could not be read is read as a table that is not one.
 */
function checkBeside(
	{ source }: EditDraft,
	edit: Edit,
	line: number,
	endLine: number,
	operation: number,
): void {
	const { plan, document } = source;
	let next = plan.blockAtLine(endLine);
	const farthest = Math.min(plan.blockCount, next + farthestPart);
	while (next < farthest && !isPart(plan.blockAt(next))) next++;
	if (plan.lineOfBlock(next) < endLine) return;
	const removed = plan.blockAtLine(line);
	let block = removed;
	const nearest = Math.max(0, block - farthestPart);
	while (block > nearest && !isPart(plan.blockAt(block))) block--;
	block = Math.min(block, beginOfReading(source, removed));
	const lines = applyEdits(document.lines, [edit]);
	const end = plan.lineOfBlock(next) - (endLine - line);
	const first = plan.blockAt(block);
	let header = first?.kind === "row" ? first.header : null;
	let more = first?.kind === "row" ? first.more : undefined;
	for (let at = plan.lineOfBlock(block); at < end; block++) {
		const step = source.readBlock(lines, at, header, more);
		const before = block < removed ? plan.blockAt(block) : undefined;
		if (before !== undefined && (isPart(before) || isPart(step.block)))
			checkUnchanged(before, step.block, operation, false);
		if (before === undefined && isBroken(step.block)) refuseRun(operation);
		at += step.block.lines;
		header = step.header;
		more = step.more;
		if (at > end) refuseRun(operation);
	}
	const behind = plan.blockAt(next);
	if (!isPart(behind) || behind === undefined) return;
	const now = source.readBlock(lines, end, header, more).block;
	checkUnchanged(behind, now, operation, false);
	if (now.kind === "row" && behind.kind === "row" && now.header.key !== behind.header.key)
		refuseRun(operation);
}

/** So many blocks away a part of the plan is looked for on either side. */
const farthestPart = 60;

function isPart(block: Block | undefined): boolean {
	return block !== undefined && block.kind !== "text";
}

/** Whether a block is a row that does not fit its table, or a header without tasks. */
function isBroken(block: Block): boolean {
	if (block.kind === "table-header") return block.header.taskColumn < 0;
	if (block.kind !== "row") return false;
	const { columns, layout } = block.header;
	return (
		block.quoteLost || block.width > columns.length || (block.width < columns.length && layout !== "pasted")
	);
}

function refuseRun(operation: number): never {
	return refuse(
		"这几行隔开了上下两部分，删去后会连成一片：请先在中间留一个空行。",
		"These lines part what stands above them from what stands below: leave an empty line between.",
		operation,
	);
}

/** Whether a block is, or holds, something that only operations on the plan may take out. */
function holdsPlan(block: Block): boolean {
	if (block.kind === "text") return rowsOf(block).length > 0;
	return true;
}

/** The lines with one line end: that behind them, or, at the end of the document, the one before them. */
function spanOfLines(lines: readonly string[], line: number, endLine: number): Span {
	if (endLine < lines.length) return { line, character: 0, endLine, endCharacter: 0 };
	const last = lines.length - 1;
	const endCharacter = lines[last]?.length ?? 0;
	if (line === 0) return { line: 0, character: 0, endLine: last, endCharacter };
	return { line: line - 1, character: lines[line - 1]?.length ?? 0, endLine: last, endCharacter };
}

/**
 * Excuses a line from a rule: a comment in the last cell of a table's row, since a line of its own would end the table,
 * and a comment above any other line; a code is added to a comment that is there already. Refused where no comment
 * can stand: in front matter, and in the rows of pasted and tab-separated tables, which have no comments.
 */
export function excuseLine(draft: EditDraft, { line, code }: ExcuseLine, operation: number): void {
	const { plan, document } = draft.source;
	if (!/^[a-z]{1,30}\/[a-z-]{1,40}$|^\*$/.test(code))
		refuse(`“${code}”不是规则的代码。`, `“${code}” is not the code of a rule.`, operation);
	const index = line >= 0 && line < document.lines.length ? plan.blockAtLine(line) : -1;
	const block = plan.blockAt(index);
	const text = document.lines[line] ?? "";
	if (block?.kind === "row" && block.header.layout === "table") {
		draft.edit(
			block.disabled.length > 0 ? extend(text, line, code) : insertInRow(text, line, code),
			operation,
		);
		draft.expectBlock(index, {
			operation,
			check(found) {
				checkUnchanged(block, found, operation, false);
				if (found.kind !== "row" || !isExcused(found.disabled, code)) noPlace(operation);
			},
		});
		return;
	}
	const above = plan.blockAt(index - 1);
	if (
		block === undefined ||
		block.kind === "front-matter" ||
		block.kind === "row" ||
		line !== plan.lineOfBlock(index) ||
		isInsideTable(block, above, text)
	)
		noPlace(operation);
	if (above?.kind === "text" && above.disablesNext !== undefined) {
		draft.edit(extend(document.lines[line - 1] ?? "", line - 1, code), operation);
		return;
	}
	const comment = `<!-- niwen-disable-next-line ${code} -->`;
	draft.edit({ span: lineSpan(line, 0, 0), newText: `${comment}\n` }, operation);
	draft.expectBefore(index, {
		operation,
		check(found) {
			if (found.kind !== "text" || !isExcused(found.disablesNext ?? [], code)) noPlace(operation);
		},
	});
}

function isExcused(codes: readonly string[], code: string): boolean {
	return codes.includes(code) || codes.includes("*");
}

function noPlace(operation: number): never {
	return refuse(
		"这一行放不下“不再提示”的标记：请先转换为表格，或在设置中调整这条规则。",
		"No comment can stand at this line: convert to a table first, or change the rule in the settings.",
		operation,
	);
}

/** Before the bar that closes the row, or at the end of a row without one. */
function insertInRow(text: string, line: number, code: string): Edit {
	const comment = `<!-- niwen-disable ${code} -->`;
	const end = text.trimEnd().length;
	const bar = end - 1;
	const isClosed = text[bar] === "|" && bar > text.length - text.trimStart().length && !isEscaped(text, bar);
	const at = isClosed ? bar : end;
	const blankBefore = text[at - 1] === " " ? "" : " ";
	return { span: lineSpan(line, at, at), newText: `${blankBefore}${comment}${isClosed ? " " : ""}` };
}

/** Adds a code to the last comment of a line that has some. */
function extend(text: string, line: number, code: string): Edit {
	const excuses = findComments(text).filter(([from]) => text.startsWith("<!-- niwen-disable", from));
	const [, end] = excuses.at(-1) ?? [0, text.length];
	const at = text.slice(0, Math.max(0, end - "-->".length)).trimEnd().length;
	return { span: lineSpan(line, at, at), newText: ` ${code}` };
}

/** A heading row inside a table, or a row of a table that is not a plan's. */
function isInsideTable(block: Block, above: Block | undefined, text: string): boolean {
	if (block.kind === "table-header") return block.header.layout !== "table" && above?.kind === "row";
	if (block.kind === "section" && text.trimStart().startsWith("#")) return above?.kind === "table-header";
	if (block.kind === "section")
		return block.lines > 1 || above?.kind === "row" || above?.kind === "table-header";
	if (block.kind !== "text" || block.lines > 1) return true;
	return block.role === "paragraph" && text.trimStart().startsWith("|");
}
