import type { Block } from "../model/block.js";
import type { MappedText } from "../model/mappedText.js";
import { cellAt } from "../model/tableHeader.js";

/** What a block shows: a section its title, a header the name of a column. */
export function textOfBlock(block: Block, column: number): MappedText | undefined {
	switch (block.kind) {
		case "text":
			return block.text;
		case "section":
			return block.title;
		case "table-header":
			return cellAt(block.cells, column)?.content;
		default:
			return undefined;
	}
}
