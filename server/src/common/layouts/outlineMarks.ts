import type { Block, MarkerStyle, SectionBlock } from "../model/block.js";
import type { BlockTree } from "../model/blockTree.js";

/** A mark of a heading or a point, as far as it tells how lists go on. */
export interface Mark {
	readonly style: MarkerStyle;
	readonly ordinal: number | null;
}

/** The marks of a document as the outline puts them in their places. */
export function marksOf(blocks: BlockTree, places: readonly number[]): readonly Mark[] {
	const marks: Mark[] = [];
	for (const i of places) {
		const block = blocks.at(i);
		if (block?.kind === "section") {
			if (block.ordinal !== null) marks.push({ style: styleOfSection(block), ordinal: block.ordinal });
		} else if (block?.kind === "text")
			for (const { style, ordinal } of block.items ?? [])
				if (style !== "none") marks.push({ style, ordinal });
	}
	return marks;
}

/** A section's mark is 一、, or 第一部分, 第一章, 第一节. */
export function styleOfSection({ isPart, mark = "" }: SectionBlock): MarkerStyle {
	if (isPart !== true) return "section";
	return mark.includes("章") ? "chapter" : /[节節]/.test(mark) ? "clause" : "part";
}

/** For each block the ordinal of the next 一、 behind it, 0 where none follows. */
export function nextSections(blocks: readonly Block[]): Int32Array {
	const next = new Int32Array(blocks.length);
	let ordinal = 0;
	for (let i = blocks.length - 1; i >= 0; i--) {
		next[i] = ordinal;
		const block = blocks[i];
		if (block?.kind === "section") ordinal = block.ordinal ?? ordinal;
		else if (block?.kind === "text")
			ordinal =
				block.items?.find(({ style }) => style === "section" || style === "chapter" || style === "part")
					?.ordinal ?? ordinal;
	}
	return next;
}
