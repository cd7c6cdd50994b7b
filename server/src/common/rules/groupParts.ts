import type { Edit } from "../model/edit.js";
import type { Group } from "../model/plan.js";
import { lineSpan, shiftSpan } from "../model/span.js";
import { writeCell } from "./cellEdits.js";
import type { DocumentContext } from "./rule.js";

/** Puts a torn group name into its first cell and merges the cells that held the rest. */
export function joinParts(context: DocumentContext, group: Group): readonly Edit[] {
	const { plan } = context;
	return group.parts.flatMap(({ task }, i) => {
		const row = plan.taskAt(task);
		if (row === undefined) return [];
		const { groupColumn, numberColumn, layout } = row.header;
		if (i > 0 && layout === "pasted") return removePastedCell(context, task);
		const merged = layout === "tsv" ? "" : "^^";
		const edits = [writeCell(row, groupColumn, i === 0 ? group.name : merged)];
		if (i > 0 && row.cells[numberColumn]?.state === "empty") edits.push(writeCell(row, numberColumn, merged));
		return edits
			.filter((edit) => edit !== undefined)
			.map(({ span, newText }) => ({ span: shiftSpan(span, plan.lineOfTask(task)), newText }));
	});
}

/**
 * Takes the group's cell out of a row of one cell a line: its lines with the bar that closes it. The run of
 * bars at the row's end, which counts the cells that are covered, grows by one.
 */
function removePastedCell(context: DocumentContext, task: number): readonly Edit[] {
	const { plan } = context;
	const row = plan.taskAt(task);
	const cell = row?.cells[row.header.groupColumn];
	if (row === undefined || cell?.state !== "text") return [];
	const start = plan.lineOfTask(task);
	const cellLine = start + cell.span.line;
	const bar = start + cell.span.endLine + 1;
	const last = start + row.lines - 1;
	const isBars = (line: number) => /^[\s|｜]{1,40}$/.test(context.lineText(line));
	const end = context.lineText(last).length;
	const run = isBars(last) && isBars(last - 1) ? "|" : "\n|";
	return [
		{ span: { line: cellLine, character: 0, endLine: bar + 1, endCharacter: 0 }, newText: "" },
		{ span: lineSpan(last, end, end), newText: run },
	];
}
