import { LineText, type MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";

/** A line of three or more backticks or tildes, between two of which stands code (CommonMark 0.31, 4.5). */
export interface FenceLine {
	/** Line in the block. */
	readonly line: number;
	/** The backticks or tildes. */
	readonly marks: string;
	/** Nothing stands behind them: it may close what another has opened. */
	readonly isBare: boolean;
}

/** Lines of the document, both of them fences. */
export interface FencedLines {
	readonly first: number;
	readonly last: number;
}

/** The fences among the lines of a paragraph. */
export function fencesIn(text: MappedText): readonly FenceLine[] {
	// Nearly every paragraph is one line, and begins with a word.
	if (text instanceof LineText && !isFenceMark(text.text.charCodeAt(0))) return none;
	let found: FenceLine[] | undefined;
	for (const { at, length, line } of text.pieces) {
		if (!isFenceMark(text.text.charCodeAt(at))) continue;
		const words = text.text.slice(at, at + length);
		const marks = /^(?:`{3,}|~{3,})/.exec(words)?.[0];
		// Backticks that close on their own line are a code span.
		if (marks === undefined || (marks[0] === "`" && words.includes("`", marks.length))) continue;
		found ??= [];
		found.push({ line, marks, isBare: words.trimEnd().length === marks.length });
	}
	return found ?? none;
}

const none: readonly FenceLine[] = [];

function isFenceMark(code: number): boolean {
	return code === 0x60 || code === 0x7e;
}

/** The code of a plan, in order. */
export function fencedLinesOf(plan: Plan): readonly FencedLines[] {
	const found = Array.from(plan.eachBlock(), (block, i) => ({
		block: i,
		fences: block.kind === "text" ? fencesIn(block.text) : none,
	}));
	return found.some(({ fences }) => fences.length > 0) ? pairFences(found, plan) : [];
}

/**
 * The code between fences, in order. What is opened and never closed is not one: Markdown takes the rest of the document
 * for code, and a few marks that a page has left behind would silence all the rules below them.
 *
 * @param places blocks of the plan with their fences, in order
 */
export function pairFences(
	places: readonly { readonly block: number; readonly fences: readonly FenceLine[] }[],
	plan: Plan,
): readonly FencedLines[] {
	const found: FencedLines[] = [];
	let opened: { readonly line: number; readonly marks: string } | undefined;
	for (const { block, fences } of places)
		for (const { line, marks, isBare } of fences) {
			const at = plan.lineOfBlock(block) + line;
			if (opened === undefined) opened = { line: at, marks };
			else if (isBare && marks.startsWith(opened.marks)) {
				found.push({ first: opened.line, last: at });
				opened = undefined;
			}
		}
	return found;
}
