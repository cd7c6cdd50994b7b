import { type Cell, cellAt, type TableHeader } from "../../model/tableHeader.js";
import type { ReaderContext } from "../blockSequence.js";
import { headerByEndings } from "../columnEndings.js";
import { haveNumbers, serialsCount } from "../numberedColumn.js";
import { toNumber } from "../taskNumber.js";

/**
 * The header of a table by its first rows: they tell whether the tasks have their numbers in their own words or in 序号.
 *
 * @param plain the header by its names alone, with which the rows were read
 */
export function headerOfRows(
	context: ReaderContext,
	names: readonly string[],
	plain: TableHeader,
	rows: readonly (readonly Cell[])[],
): TableHeader {
	const textAt = (cells: readonly Cell[], column: number) => cellAt(cells, column)?.content.text ?? "";
	if (haveNumbers(plain, rows) && !serialsCount(plain, rows))
		return headerByEndings(context, "markup", names, "task", plain.taskColumn);
	if (rows.some((cells) => toNumber(textAt(cells, plain.numberColumn)) !== null))
		return headerByEndings(context, "markup", names, "serial");
	return plain;
}
