import { type Block, rowsOf } from "./block.js";
import { Sequence, type Sums } from "./sequence.js";

/** The blocks of a document in their order; what is added up over them has its place in {@link blockSums}. */
export type BlockTree = Sequence<Block>;

/** What is known of the blocks before any place without passing over them. */
export const blockSums = {
	lines: 0,
	tasks: 1,
	/** Blocks that the document's first lines told how to read: an edit of those changes any of them. */
	asksTop: 2,
	/** Comments that excuse the line below them from rules. */
	excuses: 3,
} as const;

const sums: Sums<Block> = [
	({ lines }) => lines,
	(block) => (block.kind === "row" ? 1 : rowsOf(block).length),
	(block) => ((block.kind === "text" || block.kind === "section") && block.asksTop === true ? 1 : 0),
	(block) => (block.kind === "text" && block.disablesNext !== undefined ? 1 : 0),
];

export function blocksOf(blocks: readonly Block[]): BlockTree {
	return Sequence.of(blocks, sums);
}
