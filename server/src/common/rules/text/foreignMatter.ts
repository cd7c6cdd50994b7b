import { spanOfRange } from "../../model/mappedText.js";
import type { Plan } from "../../model/plan.js";
import { emptySpan, lineSpan, type Span, shiftSpan } from "../../model/span.js";
import { closesTag, isCredit, openedProgram } from "../../text/foreignMatter.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { type DocumentFacts, factsOf, placeOf } from "../textFacts.js";

const plan = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

export const textForeignMatter: DocumentRule = {
	code: "text/foreign-matter",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "网页带来的内容", en: "What a web page had around the text" },
	rationale: {
		zh: "从网页复制时，会带进导航、原文链接、免责声明、分享、打印按钮、备案号、HTML 标签，有的网页还被植入广告。这些不是方案正文，核对后删去。",
		en: "Copying from a page brings navigation, disclaimers, share and print buttons, record numbers and HTML tags with it, and of some pages planted advertising. They are no part of the plan; look at them and remove them.",
	},
	examples: {
		wrong: [
			`${plan}\n原文链接：\n免责声明：\n本站部分信息来源于网络，如涉及侵权请联系删除。\n返回顶部\n`,
			examplePlan("| 1 | 产业发展 | 1.<span>工业投资</span>增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [plan, `${plan}\n注：标“★”的为牵头单位。\n`],
	},
	*check({ plan, lineText }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const { first, last, count } of findFurniture(plan, facts)) {
			const start = plan.starts[first] ?? 0;
			const end = (plan.starts[last] ?? 0) + (plan.blocks[last]?.lines ?? 1) - 1;
			const words = lineText(start).trim();
			const shown = words.length > 16 ? `${words.slice(0, 16)}…` : words;
			yield {
				code,
				span: {
					...lineSpan(start, lineText(start).search(/\S|$/), 0),
					endLine: end,
					endCharacter: lineText(end).length,
				},
				message: {
					zh: `从“${shown}”起${count}行像是网页上的内容，不是方案正文，请核对后删去。`,
					en: `${count} ${count === 1 ? "line looks" : "lines look"} like a part of a web page and not of the plan, from “${shown}” on; check and remove.`,
				},
				fixes: () => [
					{
						title: {
							zh: `删去这${count}行`,
							en: `Remove ${count === 1 ? "this line" : `these ${count} lines`}`,
						},
						safe: false,
						edits: [{ span: removedLines(plan, start, end, lineText), newText: "" }],
					},
				],
			};
		}
		for (const block of facts.notable) {
			if (facts.blocks[block]?.furniture === "sure") continue;
			for (const text of facts.blocks[block]?.texts ?? []) {
				const debris = text.prose?.debris ?? [];
				const [first] = debris;
				if (first === undefined) continue;
				const written = text.text.text.slice(...first.range);
				const isSpam = debris.some(({ kind }) => kind === "advertising");
				const what = isSpam
					? { zh: "植入的广告", en: "planted advertising" }
					: { zh: "网页的标签", en: "markup of a page" };
				const shown = written.length > 30 ? `${written.slice(0, 30)}…` : written;
				yield {
					code,
					span: placeOf(plan, block, text, first.range),
					message: {
						zh: `“${shown}”是${what.zh}${debris.length > 1 ? `，本处共${debris.length}个` : ""}，请核对后删去。`,
						en: `“${shown}” is ${what.en}${debris.length > 1 ? ` (${debris.length} places here)` : ""}; check and remove.`,
					},
					fixes: () => [
						{
							title: { zh: "删去", en: "Remove" },
							safe: false,
							edits: debris.map(({ range, newText }) => ({
								span: shiftSpan(spanOfRange(text.text, range, emptySpan), plan.starts[block] ?? 0),
								newText,
							})),
						},
					],
				};
			}
		}
	},
};

const code = "text/foreign-matter";

/** Lines of the document with their ends; at its end, the line end before them. */
function removedLines(plan: Plan, start: number, end: number, lineText: (line: number) => string): Span {
	const lines = plan.starts.at(-1) ?? 0;
	if (end + 1 < lines) return { line: start, character: 0, endLine: end + 1, endCharacter: 0 };
	if (start === 0) return { line: 0, character: 0, endLine: end, endCharacter: lineText(end).length };
	return {
		line: start - 1,
		character: lineText(start - 1).length,
		endLine: end,
		endCharacter: lineText(end).length,
	};
}

/** Blocks `first` to `last` of the plan, `count` of them lines with something in it. */
interface FurnitureBlock {
	readonly first: number;
	readonly last: number;
	readonly count: number;
}

/** So many blocks a script may have; a tag that is never closed opens none. */
const longestProgram = 400;

/** So many paragraphs from either end of the document a page's frame may reach. */
const edge = 15;

/**
 * Runs of lines that look like a page's frame, blank lines among them. A frame stands around a text: what is only
 * likely counts in the first and last paragraphs, behind the last and before the first task. Short lines count
 * between others, and at the very end.
 */
export function findFurniture(plan: Plan, facts: DocumentFacts): readonly FurnitureBlock[] {
	if (!facts.notable.some((i) => (facts.blocks[i]?.furniture ?? "none") !== "none")) return [];
	const { blocks } = plan;
	const found: FurnitureBlock[] = [];
	const atEdge = edgesOf(plan);
	for (let i = 0; i < blocks.length; i++) {
		if (!isFurniture(i)) continue;
		const first = firstOf(i, found.at(-1)?.last ?? -1);
		let last = endOfProgram(i);
		let count = countLines(first, last);
		let waiting = 0;
		for (let next = last + 1; next < blocks.length; next++) {
			const block = blocks[next];
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (isFurniture(next)) {
				const end = endOfProgram(next);
				count += waiting + countLines(next, end);
				last = end;
				next = end;
				waiting = 0;
			} else if (facts.blocks[next]?.furniture === "possible" && atEdge(next)) waiting++;
			else {
				waiting = -1;
				break;
			}
			if (waiting > 4) break;
		}
		// Nothing but short lines behind a frame, down to the end of the document: they belong to it.
		if (waiting > 0 && restIsShort(last + 1)) {
			for (let next = last + 1; next < blocks.length; next++) {
				const block = blocks[next];
				if (block?.kind !== "text" || block.role === "blank") continue;
				last = next;
				count += linesOf(next);
			}
		}
		found.push({ first, last, count });
		i = last;
	}
	return found;

	function linesOf(i: number): number {
		return blocks[i]?.lines ?? 1;
	}

	function countLines(from: number, to: number): number {
		let count = 0;
		for (let i = from; i <= to; i++) {
			const block = blocks[i];
			if (block?.kind !== "text" || block.role !== "blank") count += linesOf(i);
		}
		return count;
	}

	/** The credits right above a frame belong to it. */
	function firstOf(i: number, least: number): number {
		let first = i;
		for (let above = i - 1; above > least && i - above <= 8 && atEdge(above); above--) {
			const block = blocks[above];
			if (block?.kind !== "text") break;
			if (block.role === "blank") continue;
			if (!isCredit(block.text.text)) break;
			first = above;
		}
		return first;
	}

	/** A line that opens a script or a style sheet, and what follows down to the line that closes it. */
	function endOfProgram(i: number): number {
		const block = blocks[i];
		const name = block?.kind === "text" ? openedProgram(block.text.text) : undefined;
		if (name === undefined) return i;
		for (let next = i + 1; next < Math.min(blocks.length, i + longestProgram); next++) {
			const other = blocks[next];
			if (other?.kind === "row" || other?.kind === "section") return i;
			if (other?.kind === "text" && closesTag(other.text.text, name)) return next;
		}
		return i;
	}

	function isFurniture(i: number): boolean {
		const weight = facts.blocks[i]?.furniture;
		return weight === "sure" || (weight === "likely" && atEdge(i));
	}

	function restIsShort(from: number): boolean {
		for (let i = from; i < blocks.length; i++) {
			const block = blocks[i];
			if (block?.kind !== "text") return false;
			if (block.role === "blank" || isFurniture(i)) continue;
			if (facts.blocks[i]?.furniture !== "possible") return false;
		}
		return true;
	}
}

/** Whether a block is among the first or last paragraphs of the document, outside its tables. */
function edgesOf({ blocks, taskBlocks }: Plan): (block: number) => boolean {
	const firstTask = taskBlocks[0] ?? blocks.length;
	const lastTask = taskBlocks.at(-1) ?? -1;
	let head = 0;
	let words = 0;
	for (; head < Math.min(blocks.length, firstTask); head++) {
		const block = blocks[head];
		if (block?.kind !== "text" || block.role === "blank") continue;
		// Markup and links are no paragraphs of the text.
		if (block.text.text.length > 20 && !block.text.text.startsWith("<") && ++words > edge) break;
	}
	let tail = blocks.length - 1;
	words = 0;
	for (; tail > lastTask; tail--) {
		const block = blocks[tail];
		if (block?.kind !== "text" || block.role === "blank") continue;
		if (++words > edge) break;
	}
	return (block) => block < head || block > tail;
}
