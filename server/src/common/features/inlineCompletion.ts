import {
	type InlineCompletionItem,
	InlineCompletionTriggerKind,
	type Position,
} from "vscode-languageserver-types";
import type { RowBlock } from "../model/block.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findCellAbove } from "./cellAbove.js";
import { markBehindNumber, nextGroupNumber, nextTaskNumber } from "./nextNumber.js";
import { columnAt, taskOfBlock } from "./place.js";

/**
 * What the document itself says comes next, as grey text behind the cursor: a number, the units of the row above, the
 * assignment of the task before (`（…牵头）`). Only at the end of a cell or paragraph. Unless it was asked for
 * (`Invoked`), only where its beginning is typed already: the Tab that takes it must go on moving from cell to cell.
 */
export function provideInlineCompletion(
	snapshot: PlanSnapshot,
	{ line, character }: Position,
	trigger: InlineCompletionTriggerKind,
): InlineCompletionItem[] {
	const { plan, document } = snapshot;
	const text = document.lines[line];
	if (text === undefined || character > text.length || character < 0) return [];
	const index = plan.blockAtLine(line);
	const block = plan.blockAt(index);
	const start = plan.lineOfBlock(index);
	const before = text.slice(0, character);
	const isInvoked = trigger === InlineCompletionTriggerKind.Invoked;
	let typed: string;
	let whole: string | undefined;
	if (block?.kind === "row" && block.header.layout === "table") {
		if (line !== start || !/^\s{0,200}(?:\||$)/.test(text.slice(character))) return [];
		typed = before.slice(before.lastIndexOf("|") + 1).trimStart();
		const column = columnAt(snapshot, block, start, 0, character);
		whole = nextInCell(snapshot, block, taskOfBlock(snapshot, index), column);
	} else if (block?.kind === "text" && text.slice(character).trim() === "") {
		const open = Math.max(before.lastIndexOf("（"), before.lastIndexOf("("));
		const isClosed = /[）)]/.test(before.slice(Math.max(open, 0)));
		typed = open < 0 || isClosed ? "" : before.slice(open);
		whole = /[。；]$/.test(before.slice(0, character - typed.length))
			? assignmentBefore(snapshot, index)
			: undefined;
	} else return [];
	if (whole === undefined || !whole.startsWith(typed) || whole.length === typed.length) return [];
	if (typed === "" && !isInvoked) return [];
	return [
		{
			insertText: whole.slice(typed.length),
			range: { start: { line, character }, end: { line, character } },
		},
	];
}

/** What a cell of a new row would hold, by the rows above. */
function nextInCell(snapshot: PlanSnapshot, row: RowBlock, task: number, column: number): string | undefined {
	const { header } = row;
	const { plan, document } = snapshot;
	if (task < 0) return undefined;
	if (column === header.numberColumn)
		return `${header.numberIn === "serial" ? nextTaskNumber(snapshot, task) : nextGroupNumber(snapshot, task)}`;
	if (column === header.taskColumn && header.numberIn === "task")
		return `${nextTaskNumber(snapshot, task)}${markBehindNumber(snapshot, task)}`;
	if (!header.unitColumns.includes(column)) return undefined;
	const above = findCellAbove(plan, task, column);
	if (above === undefined || above.cell.span.line !== above.cell.span.endLine) return undefined;
	const { line, character, endCharacter } = above.cell.span;
	return document.lines[plan.lineOfTask(above.task) + line]?.slice(character, endCharacter);
}

/** The assignment in brackets that closes the last task of the prose before a block, as written. */
function assignmentBefore({ plan, document }: PlanSnapshot, index: number): string | undefined {
	const task = plan.tasksBefore(index) - 1;
	const at = plan.blockOfTask(task);
	const block = plan.blockAt(at);
	if (block?.kind !== "text") return undefined;
	const assigned = block.items?.filter(({ row }) => row !== undefined).at(-1)?.assigned;
	if (assigned === undefined || assigned.line !== assigned.endLine) return undefined;
	const written = document.lines[plan.lineOfBlock(at) + assigned.line]
		?.slice(assigned.character, assigned.endCharacter)
		.trim();
	return written !== undefined && /^[（(]/.test(written) ? written : undefined;
}
