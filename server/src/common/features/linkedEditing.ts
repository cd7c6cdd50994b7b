import type { Position, Range } from "vscode-languageserver-types";
import type { RowBlock } from "../model/block.js";
import { type Span, shiftSpan } from "../model/span.js";
import { type Cell, cellAt } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findPlace } from "./place.js";
import { toRange } from "./toLsp.js";

/**
 * The places in which the name of the group at a position is written again in the rows of the same table beside it,
 * this one among them: who changes one changes all. `undefined` where it is written once, or no group's name stands.
 */
export function provideLinkedEditing(
	snapshot: PlanSnapshot,
	position: Position,
): { ranges: Range[]; wordPattern: string } | undefined {
	const { plan } = snapshot;
	const place = findPlace(snapshot, position.line, position.character);
	if (place?.kind !== "group" || place.row.header.layout === "inline") return undefined;
	const { row, task } = place;
	const { groupColumn } = row.header;
	const own = cellAt(row.cells, groupColumn);
	if (own?.state !== "text" || own.content.text === "" || !isOnOneLine(own)) return undefined;
	const before: Span[] = [];
	const behind: Span[] = [];
	for (const [spans, step] of [
		[before, -1],
		[behind, 1],
	] as const)
		for (let at = task + step; at >= 0 && at < plan.taskCount; at += step) {
			const other = plan.taskAt(at);
			if (other === undefined || !goesOn(other, row, own)) break;
			const cell = cellAt(other.cells, groupColumn);
			if (cell?.state === "text" && isOnOneLine(cell) && hasLength(cell, own))
				spans.push(shiftSpan(cell.span, plan.lineOfTask(at)));
		}
	const inCell = shiftSpan(own.span, plan.lineOfTask(task));
	const isInName =
		position.line === inCell.line &&
		position.character >= inCell.character &&
		position.character <= inCell.endCharacter;
	const spans = [...before.reverse(), inCell, ...behind];
	if (!isInName || spans.length < 2) return undefined;
	return { ranges: spans.map(toRange), wordPattern: "[^|\\t\\r\\n]*" };
}

/** Whether a row beside belongs to the group: its name is the same, or merged with the cell above. */
function goesOn(other: RowBlock, row: RowBlock, own: Cell): boolean {
	if (other.header !== row.header) return false;
	if (other.groupNumber !== null && row.groupNumber !== null && other.groupNumber !== row.groupNumber)
		return false;
	const cell = cellAt(other.cells, row.header.groupColumn);
	return cell?.state === "covered" || (cell?.state === "text" && cell.content.text === own.content.text);
}

/** LSP 3.17: all ranges have the same length and content. */
function hasLength({ span }: Cell, { span: own }: Cell): boolean {
	return span.endCharacter - span.character === own.endCharacter - own.character;
}

function isOnOneLine({ span }: Cell): boolean {
	return span.line === span.endLine;
}
