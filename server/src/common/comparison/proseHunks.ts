import { diffArrays } from "diff";
import type { Block } from "../model/block.js";
import type { Plan } from "../model/plan.js";

/** A paragraph by the index of its block. */
export interface Paragraph {
	readonly block: number;
	readonly text: string;
}

/** Paragraphs between others that are the same in both plans; one of the lists may be empty. */
export interface ProseHunk {
	readonly was: readonly Paragraph[];
	readonly now: readonly Paragraph[];
}

/**
 * Which paragraphs of two plans differ; what stands between the same ones is one hunk.
 *
 * @param fold what is the same by it is no difference
 */
export function findProseHunks(
	before: Plan,
	after: Plan,
	fold: (text: string) => string,
): readonly ProseHunk[] {
	const [was, now] = [paragraphsOf(before), paragraphsOf(after)];
	const plain = ({ text }: Paragraph) => fold(text).replace(/\s+/g, "");
	const parts = diffArrays([...was], [...now], {
		comparator: (one, other) => plain(one) === plain(other),
		maxEditLength: 2000,
	});
	if (parts === undefined) return [{ was, now }];
	const hunks: ProseHunk[] = [];
	parts.forEach((part, i) => {
		const next = parts[i + 1];
		if (part.removed) hunks.push({ was: part.value, now: next?.added ? next.value : [] });
		else if (part.added && !parts[i - 1]?.removed) hunks.push({ was: [], now: part.value });
	});
	return hunks;
}

/** Paragraphs as one text, as they are told of. */
export function textOfParagraphs(paragraphs: readonly Paragraph[]): string {
	return paragraphs.map(({ text }) => text).join("\n");
}

function paragraphsOf(plan: Plan): readonly Paragraph[] {
	const found: Paragraph[] = [];
	plan.forEachBlock((block, index) => {
		if (isProse(block, index, plan)) found.push({ block: index, text: block.text.text });
	});
	return found;
}

/** Text that nothing else tells of: no title, no 共N项 and no task in prose. */
export function isProse(block: Block, index: number, plan: Plan): block is Extract<Block, { kind: "text" }> {
	if (block.kind !== "text" || index === plan.titleBlock || block.text.text.trim() === "") return false;
	if (block.role === "total" || block.total !== undefined || block.role === "delimiter") return false;
	if (block.role === "repeated-header" || block.role === "blank") return false;
	return !(block.items ?? []).some(({ kind }) => kind === "task");
}
