import type { Block } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { SourceDocument } from "../text/sourceDocument.js";

/** A document that is to be changed: its lines, what was read out of them, and the reader. */
export interface PlanSource {
	readonly document: SourceDocument;
	readonly plan: Plan;
	/**
	 * Reads the block that begins at a line, as the document is read. What is written is read once more before it is
	 * answered, since what a layout makes of a cell depends on what stands beside it.
	 */
	readonly readBlock: ReadBlockAt;
}

/**
 * @param at 0-based line where the block begins
 * @param header of the table that is open above it, null outside tables
 * @param more what else a row was read with, see `RowBlock.more`
 */
export type ReadBlockAt = (
	lines: readonly string[],
	at: number,
	header: TableHeader | null,
	more?: string,
) => {
	readonly block: Block;
	/** Of the table that is open behind it. */
	readonly header: TableHeader | null;
	readonly more?: string | undefined;
};

/** What became of operations: all of them, or none with the reason. */
export type EditOutcome =
	/** In the order of their places, none over another; `\n` stands for a line end. */
	| { readonly edits: readonly Edit[] }
	| {
			readonly refused: LocalizedText;
			/** Index of the operation that cannot be done. */
			readonly operation: number;
	  };
