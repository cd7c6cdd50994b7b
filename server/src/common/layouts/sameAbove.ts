import { emptyText } from "../model/mappedText.js";
import type { Cell, TableHeader } from "../model/tableHeader.js";

/** What people write for `^^`: 同上, and its sign. */
const same: ReadonlySet<string> = new Set(["同上", "〃"]);

/**
 * The cells of a row, those of leaders, units and the deadline that say 同上 covered by the ones above. A task, a name or a
 * remark that says so keeps its words.
 */
export function coverSame(
	{ layout, leaderColumn, unitColumns, deadlineColumn }: TableHeader,
	cells: readonly Cell[],
): readonly Cell[] {
	if (layout === "inline") return cells;
	let covered: Cell[] | undefined;
	const cover = (column: number) => {
		const cell = cells[column];
		if (cell?.state !== "text" || cell.content.text.length > 2 || !same.has(cell.content.text)) return;
		covered ??= [...cells];
		covered[column] = { state: "covered", content: emptyText, span: cell.span };
	};
	cover(leaderColumn);
	cover(deadlineColumn);
	for (const column of unitColumns) cover(column);
	return covered ?? cells;
}
