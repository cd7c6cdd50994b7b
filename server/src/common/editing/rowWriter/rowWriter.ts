import type { RowBlock } from "../../model/block.js";
import type { Edit } from "../../model/edit.js";
import type { TableHeader } from "../../model/tableHeader.js";
import type { CellChanges, CellContent } from "../cellChange.js";

/** A row with the lines of its block; for a task in prose those of the paragraph. Spans count from the first. */
export interface RowInText {
	readonly row: RowBlock;
	readonly lines: readonly string[];
	/** The row, or the names of columns, above it in its table. */
	readonly above?: string | undefined;
}

/**
 * How covered cells are written where a layout can leave them out: `short` as it does, `explicit` each with its `^^`, so
 * that no cell need be told by its words.
 */
export type CoveredStyle = "short" | "explicit";

/**
 * Writes the rows of one layout: the only place that knows how a cell is escaped, how it is merged and what stands
 * between two of them. Throws a `Refusal` where the layout has no way to say it.
 */
export interface RowWriter {
	/** The edits that change cells of a row and nothing else of it; places count from the row's first line. */
	changeCells(row: RowInText, changes: CellChanges, covered: CoveredStyle): readonly Edit[];
	/**
	 * The lines of a new row.
	 *
	 * @param cells one a column
	 * @param like a row beside it, whose style it takes
	 */
	writeRow(
		header: TableHeader,
		cells: readonly CellContent[],
		like: RowInText | undefined,
		covered: CoveredStyle,
	): readonly string[];
	/** A cell as it is written in its row, markup and all, for another row of the layout to take over. */
	sourceOf(row: RowInText, column: number): string | undefined;
}
