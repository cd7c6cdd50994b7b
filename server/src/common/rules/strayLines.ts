import { type Block, isBlankBlock, type RowBlock, type TextBlock } from "../model/block.js";
import { Places } from "../model/folds.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";

/** A line that goes on with the numbers of a table above it, and the last row that has one. */
interface StrayLine {
	readonly block: number;
	readonly cells: readonly string[];
	readonly last: RowBlock;
	/** The number that its task has. */
	readonly number: number;
}

export function* findStrayLines(plan: Plan, lineText: (line: number) => string): Iterable<StrayLine> {
	let found: StrayLine | undefined;
	for (const i of plan.blocksAt(lines)) {
		const block = plan.blockAt(i);
		const before = found?.block === above(plan, i) ? found : lastAbove(plan, i);
		found = undefined;
		if (block?.kind !== "text" || before === undefined) continue;
		const number = before.number + 1;
		const cells = cellsOfStrayLine(block, lineText(plan.lineOfBlock(i)), number);
		if (cells === undefined) continue;
		found = { block: i, cells, last: before.last, number };
		yield found;
	}
}

/** Lines of text, where a task may stand that is in no table. */
const lines = new Places<Block>((block) => block.kind === "text" && block.role !== "blank");

/** The block above, empty lines aside. */
function above(plan: Plan, block: number): number {
	let i = block - 1;
	while (isBlankBlock(plan.blockAt(i))) i--;
	return i;
}

/** The task above whose numbers a line may go on with. */
function lastAbove(plan: Plan, line: number): Pick<StrayLine, "last" | "number"> | undefined {
	const last = plan.blockAt(above(plan, line));
	return last?.kind !== "row" || last.header.layout === "inline" || last.number === null
		? undefined
		: { last, number: last.number };
}

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
	const parted = cellsBetweenMarks(text.trim(), number);
	if (parted !== undefined) return parted;
	const [item] = items;
	return item !== undefined && counting.has(item.style) && item.ordinal === number
		? [text.trim()]
		: undefined;
}

/** 3,新建公园3个,钱宇,★区住建局 and 3｜新建公园3个｜…: cells that marks part, behind the number that is next; 3,500家 is none. */
function cellsBetweenMarks(text: string, number: number): readonly string[] | undefined {
	const mark = text.startsWith(`${number}`) ? text.charAt(`${number}`.length) : "";
	if (mark === "" || !",，;；｜│¦".includes(mark)) return undefined;
	const cells = text.split(mark).map((cell) => cell.trim());
	return cells.length > 2 && !/^\d/.test(cells[1] ?? "") ? cells : undefined;
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
