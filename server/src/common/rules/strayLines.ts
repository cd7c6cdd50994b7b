import type { RowBlock, TextBlock } from "../model/block.js";
import type { PlanOperation } from "../model/planOperation.js";

/** What would stand in a row, where a line (`text`) looks like task `number`: its cells, or its words alone. */
export function cellsOfStrayLine(
	{ role, lines, items = [] }: TextBlock,
	text: string,
	number: number,
): readonly string[] | undefined {
	if (role !== "paragraph" || lines !== 1) return undefined;
	const cells = text.split("\t").map((cell) => cell.trim());
	const isNumbered = new RegExp(`^${number}(?:[.．、]|$)`).test(cells[0] ?? "");
	if (cells.length > 2) return isNumbered ? cells : undefined;
	const [item] = items;
	return item?.style === "number" && item.ordinal === number ? [text.trim()] : undefined;
}

/**
 * Puts such a line into the table behind a task. Nothing where its cells are not those of the table: nobody knows which
 * of them is which.
 */
export function appendToTable(
	{ header }: RowBlock,
	task: number,
	cells: readonly string[],
	line: number,
): readonly PlanOperation[] {
	const isWhole = cells.length === header.columns.length;
	if (!isWhole && cells.length > 1) return [];
	const texts = isWhole
		? cells
		: header.columns.map((_, column) => (column === header.taskColumn ? cells[0] : ""));
	const row = texts.map((text = "") =>
		text === "" ? ({ state: "empty" } as const) : ({ state: "text", text } as const),
	);
	return [
		{ op: "insertRows", at: { after: task }, rows: [{ cells: row }] },
		{ op: "removeLines", line, endLine: line + 1 },
	];
}
