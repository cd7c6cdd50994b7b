import { emptyText } from "../model/mappedText.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";

/** Whether it is what people write for `^^`: 同上, or its sign. */
function saysSame(text: string): boolean {
	return text === "同上" || text === "〃";
}

/**
 * The cells of a row, those of leaders, units and the deadline that say 同上 covered by the ones above. A task, a name or a
 * remark that says so keeps its words.
 */
export function coverSame(
	{ layout, leaderColumn, unitColumns, deadlineColumn }: TableHeader,
	cells: readonly Cell[],
): readonly Cell[] {
	if (layout === "inline") return cells;
	let covered = coverCell(cells, leaderColumn);
	covered = coverCell(covered, deadlineColumn);
	for (let i = 0; i < unitColumns.length; i++) covered = coverCell(covered, unitColumns[i] ?? -1);
	return covered;
}

function coverCell(cells: readonly Cell[], column: number): readonly Cell[] {
	const cell = cellAt(cells, column);
	if (cell?.state !== "text" || !saysSame(cell.content.text)) return cells;
	return cells.with(column, { state: "covered", content: emptyText, span: cell.span });
}
