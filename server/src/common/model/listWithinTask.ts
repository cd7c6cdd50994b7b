import type { RowBlock } from "./block.js";
import { offsetOfPlace } from "./mappedText.js";
import { cellAt } from "./tableHeader.js";

/**
 * Where the list in a column begins within the words of its task, as in 由市教育局牵头，市财政局配合，新建学校3所: what is written there
 * is written in the task's cell. UTF-16 offset in that cell; -1 where the list has a place of its own.
 */
export function listWithinTask({ header, cells }: RowBlock, column: number): number {
	if (header.layout !== "inline" || column === header.taskColumn) return -1;
	const task = cellAt(cells, header.taskColumn);
	const list = cellAt(cells, column);
	if (task?.state !== "text" || list?.state !== "text") return -1;
	const { line, character } = list.span;
	const at = offsetOfPlace(task.content, line, character) ?? -1;
	return at >= 0 && task.content.text.startsWith(list.content.text, at) ? at : -1;
}
