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
	// 3 绿色发展 新建公园3个。 钱宇 ★区住建局: cells that blanks part, as a ★ shows.
	const words = text.trim().split(/[ \u3000]+/);
	if (words.length > 2 && words[0] === `${number}` && /[ \u3000]★/.test(text)) return words;
	const [item] = items;
	return item !== undefined && counting.has(item.style) && item.ordinal === number
		? [text.trim()]
		: undefined;
}

/** Marks that a task's number may be written with: 3. （3） 3) ③ */
const counting: ReadonlySet<string> = new Set([
	"number",
	"bracketed-number",
	"half-bracketed-number",
	"circled",
]);

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
