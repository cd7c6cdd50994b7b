import type { DocumentBlock } from "../tableDocument.js";
import type { ExportProfile } from "./profile.js";

/** Blocks behind one another on pages that lie the same way. */
export interface PageRun {
	readonly isLandscape: boolean;
	readonly blocks: readonly DocumentBlock[];
}

/** Tables of so many columns and more lie across. */
const fewestColumns = 5;
/** Words between, before or behind tables turn the page upright from so many characters on (UTF-16 units). */
const mostWords = 600;

/**
 * How the pages of a document lie: tables with their headings across where they are wide, letters and other long words
 * upright. Few words beside tables do not turn the page.
 */
export function layOutPages(
	blocks: readonly DocumentBlock[],
	{ landscape }: Pick<ExportProfile, "landscape">,
): readonly PageRun[] {
	if (landscape !== "auto")
		return blocks.length === 0 ? [] : [{ isLandscape: landscape === "always", blocks }];
	const lies = blocks.map((block) => block.kind === "table" && isWide(block));
	let from = 0;
	while (from < blocks.length) {
		if (lies[from] === true) {
			from++;
			continue;
		}
		const next = lies.indexOf(true, from);
		const to = next < 0 ? blocks.length : next;
		const [first, last] = uprightOf(blocks, from, to);
		for (let i = from; i < to; i++) lies[i] = i < first || i >= last;
		from = to;
	}
	// Without a wide table nothing lies across.
	if (!blocks.some((block) => block.kind === "table" && isWide(block))) lies.fill(false);
	return runsOf(blocks, lies);
}

function isWide({ table }: Extract<DocumentBlock, { kind: "table" }>): boolean {
	return (table.rows[0]?.length ?? 0) >= fewestColumns;
}

/**
 * Which blocks of those between wide tables stand upright, the end exclusive: all but the notes below the table above
 * and what heads the table below, unless they are few words and no letter.
 */
function uprightOf(blocks: readonly DocumentBlock[], from: number, to: number): readonly [number, number] {
	let first = from;
	let last = to;
	if (from > 0) while (first < last && hasRole(blocks[first], ["note"])) first++;
	if (to < blocks.length) while (last > first && headsTable(blocks[last - 1])) last--;
	const between = blocks.slice(first, last);
	const isLetter = between.some((block) => hasRole(block, ["addressee", "document-number"]));
	const isSigned = from === 0 && between.some((block) => hasRole(block, ["issuer", "date", "attachments"]));
	const words = between.reduce((sum, block) => sum + wordsOf(block), 0);
	const isFew = words <= mostWords && !between.some(({ kind }) => kind === "table");
	return isFew && !isLetter && !isSigned ? [to, to] : [first, last];
}

/** Whether a block belongs to the table below it: a heading, （共118项）, 附件1. */
function headsTable(block: DocumentBlock | undefined): boolean {
	return block?.kind === "heading" || block?.kind === "page-break" || hasRole(block, ["total", "attachment"]);
}

function hasRole(block: DocumentBlock | undefined, roles: readonly string[]): boolean {
	return block?.kind === "paragraph" && block.role !== undefined && roles.includes(block.role);
}

function wordsOf(block: DocumentBlock): number {
	return block.kind === "paragraph" || block.kind === "heading" ? block.text.length : 0;
}

function runsOf(blocks: readonly DocumentBlock[], lies: readonly boolean[]): readonly PageRun[] {
	const runs: { isLandscape: boolean; blocks: DocumentBlock[] }[] = [];
	blocks.forEach((block, i) => {
		const isLandscape = lies[i] === true;
		const open = runs.at(-1);
		if (open?.isLandscape === isLandscape) open.blocks.push(block);
		// Pages that lie otherwise are new ones anyway.
		else if (block.kind !== "page-break") runs.push({ isLandscape, blocks: [block] });
		if (open !== undefined && open.isLandscape !== isLandscape && open.blocks.at(-1)?.kind === "page-break")
			open.blocks.pop();
	});
	return runs;
}
