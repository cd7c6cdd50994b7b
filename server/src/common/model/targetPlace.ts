import type { RowBlock } from "./block.js";
import type { ColumnRole } from "./columns.js";
import { type MappedText, spanOfRange } from "./mappedText.js";
import type { Span } from "./span.js";
import type { Target } from "./target.js";

/**
 * Where a target of a row stands, and the text that its range counts in: the task's text, or another column,
 * as that of its year. Spans as in the row.
 */
export interface TargetPlace {
	readonly span: Span;
	readonly text: MappedText;
	/** The year of the column, where it stands in one. */
	readonly year?: number;
}

/** Columns in which no target stands. */
const namesOrNumbers: ReadonlySet<ColumnRole> = new Set([
	"number",
	"group",
	"leader",
	"lead-unit",
	"unit",
	"deadline",
	"measure",
]);

/** `undefined` for a target that stands nowhere in the row. */
export function findTargetPlace(row: RowBlock, target: Target): TargetPlace | undefined {
	const within = (text: MappedText) => text.text.slice(target.range[0], target.range[1]) === target.raw;
	if (within(row.text)) return { span: spanOfRange(row.text, target.range, row), text: row.text };
	for (let i = 0; i < row.cells.length; i++) {
		const column = row.header.columns[i];
		const cell = row.cells[i];
		if (column === undefined || i === row.header.taskColumn || namesOrNumbers.has(column.role)) continue;
		if (cell?.state !== "text" || !within(cell.content)) continue;
		// Two years may have the same figure.
		if (column.year !== undefined && target.deadline?.startsWith(`${column.year}`) === false) continue;
		// So may two quarters.
		if (column.month !== undefined && /-\d\d$/.test(target.deadline ?? "") && !isMonth(target, column.month))
			continue;
		return {
			span: spanOfRange(cell.content, target.range, cell),
			text: cell.content,
			...(column.year === undefined ? {} : { year: column.year }),
		};
	}
	return undefined;
}

function isMonth({ deadline }: Target, month: number): boolean {
	return Number(deadline?.slice(-2)) === month;
}
