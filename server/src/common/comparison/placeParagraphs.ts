import { isBlankBlock } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { Span } from "../model/span.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { alignPlans } from "./alignPlans.js";
import { headingOf } from "./compareDocument.js";
import type { ChangeOutcome } from "./planChanges.js";
import { findProseHunks, isProse, type Paragraph, textOfParagraphs } from "./proseHunks.js";

/**
 * Makes in a plan what was changed in its paragraphs, line by line as they are written: found again by their words, new ones
 * behind what they stand behind. Refused where a paragraph is no longer there, or a task would be read otherwise.
 */
export function placeParagraphs(
	target: PlanSnapshot,
	from: PlanSnapshot,
	to: PlanSnapshot,
	change: { readonly was: string; readonly now: string },
): ChangeOutcome {
	const hunk = findProseHunks(from.plan, to.plan, (text) => text).find(
		({ was, now }) => textOfParagraphs(was) === change.was && textOfParagraphs(now) === change.now,
	);
	if (hunk === undefined) return { refused: gone };
	const { was, now } = hunk;
	const edits =
		was.length === 0
			? insertionOf(target, to, now)
			: was.length === now.length
				? was.map((paragraph, i) => replacementOf(target, to, [paragraph], now.slice(i, i + 1)))
				: [replacementOf(target, to, was, now)];
	if (edits.includes(undefined)) return { refused: gone };
	const made = edits.filter((edit) => edit !== undefined).sort((a, b) => a.span.line - b.span.line);
	return readsAlike(target, made) ? { edits: made } : { refused: misread };
}

const gone: LocalizedText = {
	zh: "找不到这段文字原来的位置，请手工并入",
	en: "the place of the paragraph was not found; it is to be merged by hand",
};
const misread: LocalizedText = {
	zh: "并入后表格会读成别的样子，请手工并入",
	en: "the tables would be read otherwise with it; it is to be merged by hand",
};

/** Puts other paragraphs in the place of some that stand one below the other. */
function replacementOf(
	target: PlanSnapshot,
	to: PlanSnapshot,
	was: readonly Paragraph[],
	now: readonly Paragraph[],
): Edit | undefined {
	const { plan, document } = target;
	const first = findBlock(plan, was[0]?.text ?? "");
	const last = was.length === 1 ? first : findBlock(plan, was.at(-1)?.text ?? "");
	if (first < 0 || last < first || !areParagraphs(plan, first, last, was.length)) return undefined;
	const [from, end] = [plan.lineOfBlock(first), plan.lineOfBlock(last + 1)];
	if (now.length > 0) {
		const lines = linesOf(to, now[0]?.block ?? -1, now.at(-1)?.block ?? -1, now.length);
		return lines && { span: linesSpan(document.lines, from, end), newText: lines.join("\n") };
	}
	// With what is taken out goes the empty line that parted it from what stands above.
	const isParted =
		isBlankBlock(plan.blockAt(first - 1)) &&
		(last + 1 >= plan.blockCount || isBlankBlock(plan.blockAt(last + 1)));
	const start = isParted ? from - 1 : from;
	if (start > 0) {
		const character = document.lines[start - 1]?.length ?? 0;
		const endCharacter = document.lines[end - 1]?.length ?? 0;
		return { span: { line: start - 1, character, endLine: end - 1, endCharacter }, newText: "" };
	}
	return end >= document.lines.length
		? { span: linesSpan(document.lines, from, end), newText: "" }
		: { span: { line: from, character: 0, endLine: end, endCharacter: 0 }, newText: "" };
}

/** Puts paragraphs behind the block that they stand behind, with the empty lines around them. */
function insertionOf(
	target: PlanSnapshot,
	to: PlanSnapshot,
	now: readonly Paragraph[],
): readonly (Edit | undefined)[] {
	const [first, last] = [now[0]?.block ?? -1, now.at(-1)?.block ?? -1];
	const { plan } = to;
	let above = first - 1;
	while (isBlankBlock(plan.blockAt(above))) above--;
	const lines = linesOf(to, above + 1, last, now.length);
	if (lines === undefined) return [undefined];
	const behind = above < 0 ? -1 : partnerOf(target, to, above);
	if (behind === undefined) return [undefined];
	const { lines: own } = target.document;
	if (behind < 0)
		return [
			{ span: { line: 0, character: 0, endLine: 0, endCharacter: 0 }, newText: `${lines.join("\n")}\n\n` },
		];
	const line = target.plan.lineOfBlock(behind + 1) - 1;
	const character = own[line]?.length ?? 0;
	return [
		{ span: { line, character, endLine: line, endCharacter: character }, newText: `\n${lines.join("\n")}` },
	];
}

/** The block of a plan that says what a block of another one says; undefined where there is none, or several. */
function partnerOf(target: PlanSnapshot, to: PlanSnapshot, index: number): number | undefined {
	const block = to.plan.blockAt(index);
	const { plan } = target;
	if (block === undefined) return undefined;
	if (index === to.plan.titleBlock) return plan.titleBlock < 0 ? undefined : plan.titleBlock;
	if (block.kind === "front-matter") return plan.blockAt(0)?.kind === "front-matter" ? 0 : undefined;
	if (block.kind === "section") {
		const isSame = (where: Plan, at: number) => where.sectionAt(at)?.blockIndex === index;
		const own = Array.from({ length: to.plan.sectionCount }, (_, i) => i).find((i) => isSame(to.plan, i));
		const words = headingOf(to.plan, own ?? -1);
		const same = Array.from({ length: plan.sectionCount }, (_, i) => i).filter(
			(i) => headingOf(plan, i) === words,
		);
		return same.length === 1 ? plan.sectionAt(same[0] ?? -1)?.blockIndex : undefined;
	}
	const tasks = to.plan.tasksBefore(index + 1);
	if (tasks > to.plan.tasksBefore(index)) {
		const task = alignPlans(to, target).afterOf(tasks - 1);
		return task < 0 ? undefined : plan.blockOfTask(task);
	}
	if (block.kind !== "text") return undefined;
	const found = findBlock(plan, block.text.text);
	return found < 0 ? undefined : found;
}

/** The only block of text that says something; -1 where there is none, or several. */
function findBlock(plan: Plan, text: string): number {
	const plain = (words: string) => words.replace(/\s+/g, "");
	const wanted = plain(text);
	const found: number[] = [];
	plan.forEachBlock((block, index) => {
		if (block.kind === "text" && plain(block.text.text) === wanted) found.push(index);
	});
	return found.length === 1 ? (found[0] ?? -1) : -1;
}

/** Whether between two blocks stand so many paragraphs, empty lines and nothing else. */
function areParagraphs(plan: Plan, first: number, last: number, count: number): boolean {
	let paragraphs = 0;
	for (let index = first; index <= last; index++) {
		const block = plan.blockAt(index);
		if (block !== undefined && isProse(block, index, plan)) paragraphs++;
		else if (!isBlankBlock(block)) return false;
	}
	return paragraphs === count;
}

/** The lines from one block to another, as they are written, where between them stand so many paragraphs alone. */
function linesOf(
	{ plan, document }: PlanSnapshot,
	first: number,
	last: number,
	count: number,
): readonly string[] | undefined {
	if (first < 0 || !areParagraphs(plan, first, last, count)) return undefined;
	return document.lines.slice(plan.lineOfBlock(first), plan.lineOfBlock(last + 1));
}

/** Lines without the line end behind the last. */
function linesSpan(lines: readonly string[], line: number, endLine: number): Span {
	return { line, character: 0, endLine: endLine - 1, endCharacter: lines[endLine - 1]?.length ?? 0 };
}

/** Whether all tasks say the same once edits are made. */
function readsAlike(target: PlanSnapshot, edits: readonly Edit[]): boolean {
	const { plan } = snapshotAfter(target, edits);
	if (plan.taskCount !== target.plan.taskCount || plan.sectionCount !== target.plan.sectionCount)
		return false;
	return !plan.someTask((row, task) => {
		const own = target.plan.taskAt(task);
		const cells = (of: typeof row | undefined) => of?.cells.map(({ content }) => content.text).join("\t");
		return own !== row && cells(own) !== cells(row);
	});
}
