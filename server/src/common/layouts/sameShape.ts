import type { Block, RowBlock, TextBlock } from "../model/block.js";
import { saysLead } from "../model/leadsTask.js";
import { isSameList } from "../model/lists.js";
import { LineText } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";

/**
 * Whether a row may take another's place without anything around it being understood differently: its number,
 * group, merged cells and marks are the same and stand at the same places. Most key presses change only the
 * words of a task, and then the plan is the one before with a row exchanged.
 */
export function hasSameShape(before: Block | undefined, after: Block | undefined): after is RowBlock {
	if (before?.kind !== "row" || after?.kind !== "row") return false;
	const { header } = after;
	return (
		before.header === header &&
		before.lines === after.lines &&
		before.width === after.width &&
		before.quoteLost === after.quoteLost &&
		before.number === after.number &&
		before.groupNumber === after.groupNumber &&
		before.leaderCell === after.leaderCell &&
		before.unitCell === after.unitCell &&
		(before.text.text === "") === (after.text.text === "") &&
		// A task without number is called by its first words.
		(after.number !== null || before.text.text === after.text.text) &&
		isSameSpan(before.numberSpan, after.numberSpan) &&
		isSameCell(before.cells[header.numberColumn], after.cells[header.numberColumn]) &&
		isSameCell(before.cells[header.groupColumn], after.cells[header.groupColumn]) &&
		hasSameMarks(before, after) &&
		isSameList(before.disabled, after.disabled)
	);
}

/** Whether a heading or a line of text was read again as what it was. */
export function isSameBlock(before: Block | undefined, after: Block | undefined): boolean {
	if (before === undefined || after === undefined || before.lines !== after.lines) return false;
	// Rows that share the lines of a block were read anew with it.
	if (holdsRows(before) || holdsRows(after)) return false;
	if (before.kind === "table-header" && after.kind === "table-header")
		return before.header === after.header && isSameSpan(before.span, after.span);
	if (before.kind === "text" && after.kind === "text")
		return (
			before.role === after.role &&
			before.reach === after.reach &&
			before.level === after.level &&
			before.text.text === after.text.text &&
			before.written === after.written &&
			isSameItems(before, after) &&
			before.total?.value === after.total?.value &&
			before.disablesNext?.join() === after.disablesNext?.join()
		);
	// A heading that was edited may be spaced differently, and fixes are written as the document writes.
	return false;
}

function holdsRows(block: Block): boolean {
	return (block.kind === "text" || block.kind === "table-header") && block.rows !== undefined;
}

/** Whether the same words stand at the same places, and were read for points and tasks in the same way. */
function isSameItems(before: TextBlock, after: TextBlock): boolean {
	const { pieces } = before.text;
	return (
		before.items?.length === after.items?.length &&
		// What stands there as it is, and what is shown of it, are told apart where a document is written out.
		before.text instanceof LineText === after.text instanceof LineText &&
		pieces.length === after.text.pieces.length &&
		pieces.every((piece, i) => {
			const other = after.text.pieces[i];
			return piece.line === other?.line && piece.character === other.character && piece.at === other.at;
		})
	);
}

/** Whether two rows name the same units and leaders. */
export function hasSameNames(before: RowBlock, after: RowBlock): boolean {
	return (
		before.units.length === after.units.length &&
		before.units.every(({ raw }, i) => raw === after.units[i]?.raw) &&
		before.leaders.length === after.leaders.length &&
		before.leaders.every(({ name }, i) => name === after.leaders[i]?.name)
	);
}

/** Whether two rows commit to the same quantities, in the same words up to the last of them. */
export function hasSameTargets(before: RowBlock, after: RowBlock): boolean {
	const end = after.targets.at(-1)?.range[1] ?? 0;
	return (
		before.targets.length === after.targets.length &&
		before.text.text.slice(0, end) === after.text.text.slice(0, end) &&
		before.targets.every((target, i) => {
			const other = after.targets[i];
			return (
				other !== undefined &&
				target.indicator === other.indicator &&
				target.raw === other.raw &&
				target.value === other.value &&
				target.deadline === other.deadline
			);
		})
	);
}

function hasSameMarks(before: RowBlock, after: RowBlock): boolean {
	if (before.units.length !== after.units.length) return false;
	for (let i = 0; i < before.units.length; i++) {
		const a = before.units[i];
		const b = after.units[i];
		if (a?.star !== b?.star || a?.leadPlace !== b?.leadPlace) return false;
	}
	return saysLead(before) === saysLead(after);
}

function isSameCell(a: Cell | undefined, b: Cell | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	return a.state === b.state && a.content.text === b.content.text && isSameSpan(a.span, b.span);
}

function isSameSpan(a: Span, b: Span): boolean {
	return (
		a.line === b.line &&
		a.character === b.character &&
		a.endLine === b.endLine &&
		a.endCharacter === b.endCharacter
	);
}
