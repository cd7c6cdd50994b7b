import { type Block, isBlankBlock, type SectionBlock } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** A heading above a row in the midst of a section, which becomes the first row of a section of its own. */
export function headingAbove(
	snapshot: PlanSnapshot,
	own: number,
	task: number,
	words: string,
): readonly Edit[] | undefined {
	const { plan } = snapshot;
	const block = plan.blockOfTask(task);
	const like = own >= 0 ? own : 0;
	const above = plan.blockAt(block - 1);
	if (above?.kind === "table-header") {
		// The row is the first of its table, which goes on as the new section's.
		const line = plan.lineOfBlock(block - 1);
		return [insertion(line, [...headingLines(snapshot, like, words), ""])];
	}
	const head = openingOf(snapshot, like, block, words);
	return head === undefined ? undefined : [insertion(plan.lineOfBlock(block), head)];
}

/** A heading in the place of the first one, which goes below the rows of the new section. */
export function firstHeading(
	snapshot: PlanSnapshot,
	own: number,
	next: number,
	words: string,
): readonly Edit[] | undefined {
	const { plan } = snapshot;
	const section = plan.sectionAt(own);
	const head = openingOf(snapshot, own, plan.blockOfTask(next), undefined);
	if (section === undefined || head === undefined || next >= section.endTask) return undefined;
	const span = headingSpan(section.block, plan.lineOfBlock(section.blockIndex));
	return [{ span, newText: words }, insertion(plan.lineOfBlock(plan.blockOfTask(next)), head)];
}

function insertion(line: number, lines: readonly string[]): Edit {
	const span = { line, character: 0, endLine: line, endCharacter: 0 };
	return { span, newText: lines.map((each) => `${each}\n`).join("") };
}

/** Where the words of a heading stand, its numeral included (第一部分, 一、). */
function headingSpan({ markerSpan, marker, span, mark = "" }: SectionBlock, line: number) {
	const before = Math.max(0, mark.indexOf(marker));
	return {
		line: line + markerSpan.line,
		character: Math.max(0, markerSpan.character - before),
		endLine: line + span.endLine,
		endCharacter: span.endCharacter,
	};
}

/** The lines of a section's heading with other words. */
function headingLines(
	{ plan, document }: PlanSnapshot,
	section: number,
	words: string | undefined,
): readonly string[] {
	const found = plan.sectionAt(section);
	if (found === undefined) return [`## ${words ?? ""}`];
	const from = plan.lineOfBlock(found.blockIndex);
	const lines = document.lines.slice(from, from + found.block.lines);
	if (words === undefined) return lines;
	const { line, character, endLine, endCharacter } = headingSpan(found.block, from);
	const before = (document.lines[line] ?? "").slice(0, character);
	const behind = (document.lines[endLine] ?? "").slice(endCharacter);
	return [...lines.slice(0, line - from), before + words + behind, ...lines.slice(endLine - from + 1)];
}

/** What stands from the heading of a section to its first row, without paragraphs, with other words in the heading. */
function openingOf(
	snapshot: PlanSnapshot,
	section: number,
	row: number,
	words: string | undefined,
): readonly string[] | undefined {
	const { plan, document } = snapshot;
	const linesOf = (block: number) =>
		document.lines.slice(plan.lineOfBlock(block), plan.lineOfBlock(block + 1));
	const found = plan.sectionAt(section);
	const heading = headingLines(snapshot, section, words);
	if (found === undefined || found.endTask === found.firstTask) {
		let header = row - 1;
		while (header >= 0 && plan.blockAt(header)?.kind !== "table-header") header--;
		return header < 0 ? undefined : ["", ...heading, "", ...linesOf(header)];
	}
	const isParted = isBlankBlock(plan.blockAt(found.blockIndex - 1));
	const lines = [...(isParted ? [""] : []), ...heading];
	const end = plan.blockOfTask(found.firstTask);
	for (let block = found.blockIndex + 1; block < end; block++) {
		const each = plan.blockAt(block);
		if (each === undefined || isText(each)) continue;
		if (isBlankBlock(each) && lines.at(-1) === "") continue;
		lines.push(...linesOf(block));
	}
	return lines;
}

function isText(block: Block): boolean {
	return block.kind === "text" && !isBlankBlock(block) && block.role !== "delimiter";
}

/** The edits that take out a heading, with the empty lines and, `whole`, the names of columns below it. */
export function removalOf(
	{ plan, document }: PlanSnapshot,
	section: number,
	whole: boolean,
): readonly Edit[] | undefined {
	const found = plan.sectionAt(section);
	if (found === undefined) return undefined;
	const end = plan.sectionAt(section + 1)?.blockIndex ?? plan.blockCount;
	let last = found.blockIndex;
	while (last + 1 < end) {
		const block = plan.blockAt(last + 1);
		const isPart = block?.kind === "table-header" || (block?.kind === "text" && block.role === "delimiter");
		if (!isBlankBlock(block) && !(whole && isPart)) break;
		last++;
	}
	const isLast = end === plan.blockCount;
	// Paragraphs below would become a part of the section above.
	if (!isLast && last + 1 < end && whole) return undefined;
	const [from, to] = [plan.lineOfBlock(found.blockIndex), plan.lineOfBlock(last + 1)];
	const { lines } = document;
	if (to < lines.length) {
		const span = { line: from, character: 0, endLine: to, endCharacter: 0 };
		return [{ span, newText: "" }];
	}
	if (from === 0) return undefined;
	// The document ends as it did: with a line end, or without.
	const above = isBlankBlock(plan.blockAt(found.blockIndex - 1)) ? from - 2 : from - 1;
	const line = Math.max(0, above);
	const isEnded = lines.at(-1) === "";
	const span = {
		line,
		character: (lines[line] ?? "").length,
		endLine: lines.length - 1,
		endCharacter: (lines.at(-1) ?? "").length,
	};
	return [{ span, newText: isEnded ? "\n" : "" }];
}

/** Whether all tasks say what they said once edits are made, and stand in the sections that `sectionOf` tells. */
function readsAs(
	before: PlanSnapshot,
	after: PlanSnapshot,
	sectionOf: (task: number, section: number) => number,
): boolean {
	const [was, now] = [before.plan, after.plan];
	if (was.taskCount !== now.taskCount) return false;
	return !now.someTask((row, task) => {
		const old = was.taskAt(task);
		const cells = (of: typeof row | undefined) =>
			of?.cells.map(({ state, content }) => `${state}\t${content.text}`).join("\n");
		if (old !== row && cells(old) !== cells(row)) return true;
		return now.sectionOfTask(task) !== sectionOf(task, was.sectionOfTask(task));
	});
}

/** Whether a number of tasks from one on stand in a new section of that title once edits are made, and all else is as it was. */
export function readsSection(
	before: PlanSnapshot,
	edits: readonly Edit[],
	at: number,
	title: string,
	first: number,
	count: number,
): boolean {
	const after = snapshotAfter(before, edits);
	if (after.plan.sectionCount !== before.plan.sectionCount + 1) return false;
	if (after.plan.sectionAt(at)?.block.title.text !== title) return false;
	return readsAs(before, after, (task, section) => {
		if (task >= first && task < first + count) return at;
		return section >= at ? section + 1 : section;
	});
}

/** Whether a section is gone once edits are made, and all else is as it was. */
export function readsWithout(before: PlanSnapshot, edits: readonly Edit[], at: number): boolean {
	const after = snapshotAfter(before, edits);
	if (after.plan.sectionCount !== before.plan.sectionCount - 1) return false;
	return readsAs(before, after, (_, section) => (section > at ? section - 1 : section));
}
