import type { Edit } from "../../model/edit.js";
import { spanOfRange } from "../../model/mappedText.js";
import type { Cell } from "../../model/tableHeader.js";
import type { Splice } from "../cellChange.js";

/** The edits that put words in the place of others that a cell shows. */
export function spliceCell(
	cell: Cell,
	splices: readonly Splice[],
	write: (text: string) => string,
): readonly Edit[] {
	return splices.map(({ start, end, text }) => ({
		span: spanOfRange(cell.content, [start, end], cell),
		newText: write(text),
	}));
}
