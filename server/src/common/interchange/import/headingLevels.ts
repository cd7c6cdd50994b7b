import { endsLikeTitle } from "../../language/planTitles.js";
import { isSectionHeading } from "../../layouts/sectionRow.js";
import type { DocumentBlock } from "../tableDocument.js";

/** Markdown has no deeper headings. */
const deepest = 6;

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
	const isTitle =
		!hasTitle &&
		first !== undefined &&
		first.level === highest &&
		alone &&
		!isSectionHeading(first.text) &&
		(headings.length > 1 || endsLikeTitle(first.text.replace(/\s/g, "")));
	const base = isTitle ? highest : highest - 1;
	let titles = 0;
	return (level) => {
		if (level <= 0 || (isTitle && level === highest)) return titles++ === 0 ? 1 : 2;
		return Math.min(Math.max(level - base, 1) + 1, deepest);
	};
}
