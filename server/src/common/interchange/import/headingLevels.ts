import { endsLikeTitle } from "../../language/planTitles.js";
import { isSectionHeading } from "../../layouts/sectionRow.js";
import type { DocumentBlock } from "../tableDocument.js";

/** Markdown has no deeper headings. */
const deepest = 6;

/** More than a heading has is a paragraph that somebody has dressed as one. */
export const longestTitle = 60;

/** Whether words that are set as a heading read like one: they are short and no sentence, or open with a numeral. */
export function readsAsHeading(text: string): boolean {
	return isSectionHeading(text) || (text.length <= longestTitle && !/[。；;]$/.test(text));
}

/** Puts titles together that stand under one another: one that takes several lines is often several paragraphs. */
export function joinTitles(blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
	const joined: DocumentBlock[] = [];
	for (const block of blocks) {
		const before = joined.at(-1);
		const isMore = isTitle(block) && before !== undefined && isTitle(before);
		if (isMore) joined[joined.length - 1] = { ...before, text: before.text + block.text };
		else joined.push(block);
	}
	return joined;
}

function isTitle(block: DocumentBlock): block is Extract<DocumentBlock, { kind: "heading" }> {
	return block.kind === "heading" && block.level === 0 && block.text !== "";
}

/**
 * Which level headings have in a plan, where `#` is the title and `##` a section: programs count from another one, and
 * many documents have their title as the first heading.
 *
 * @returns from a level and the words of the heading to the number of `#`
 */
export function headingLevels(blocks: readonly DocumentBlock[]): (level: number, text: string) => number {
	const headings = blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
	const hasTitle = headings.some(({ level }) => level === 0);
	const first = headings[0];
	const highest = Math.min(...headings.flatMap(({ level }) => (level > 0 ? [level] : [])));
	const alone = headings.filter(({ level }) => level === highest).length === 1;
	const hasOwnTitle =
		!hasTitle &&
		first !== undefined &&
		first.level === highest &&
		alone &&
		!isSectionHeading(first.text) &&
		(headings.length > 1 || endsLikeTitle(first.text.replace(/\s/g, "")));
	const base = hasOwnTitle ? highest : highest - 1;
	let titles = 0;
	return (level) => {
		if (level <= 0 || (hasOwnTitle && level === highest)) return titles++ === 0 ? 1 : 2;
		return Math.min(Math.max(level - base, 1) + 1, deepest);
	};
}
