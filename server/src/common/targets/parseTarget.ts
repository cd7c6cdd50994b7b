import { readFrontOfName } from "./frontWords.js";
import { readInSimplified } from "./ownScript.js";
import { toProblem } from "./problems.js";
import type { Known } from "./progress.js";
import { nothingParsed, type ParsedTargets, readTargets } from "./readTargets.js";
import type { TargetContext } from "./targetContext.js";
import { tokenize } from "./tokenize.js";
import type { Token } from "./tokens.js";
import { readTail } from "./unitReader.js";
import { innerVerbTable } from "./words.js";

/**
 * Reads the targets of a task: every quantity, every fixed phrase, rank, ratio and dated result that it commits to, with
 * its place in UTF-16 offsets of `text`. Never throws; takes time linear in the length of the text. See *Targets* in ARCHITECTURE.md.
 */
export function parseTargets(text: string, context: TargetContext = {}): ParsedTargets {
	if (context.isTraditional === true)
		return readInSimplified(text, "", context, (plain, _, plainContext) => parseTargets(plain, plainContext));
	const tokens = tokenize(text, context.year);
	// Half of all tasks have nothing but words.
	for (let i = 0; i < tokens.length; i++)
		if (mayTellOfTarget(tokens[i])) return readTargets(text, knownOf(context, context.topic), tokens);
	return nothingParsed;
}

/** What ends clauses, and words of time, tell of a target only beside something else. */
function mayTellOfTarget(token: Token | undefined): boolean {
	const kind = token?.kind;
	return kind !== undefined && kind !== "break" && kind !== "mode" && kind !== "quote";
}

/**
 * Reads a cell that holds nothing but the quantity (`增长5%左右`, `85.2%`, `≥95`, `120万亩`), of what the
 * task, or the header, calls `indicator`; a unit in brackets behind its name (地区生产总值(亿元)) counts for a
 * bare number. Ranges are offsets in `cell`. Empty where the cell states no quantity.
 */
export function parseTargetCell(
	cell: string,
	indicator: string,
	deadline?: string,
	isTraditional = false,
): ParsedTargets {
	const name = indicator.trim();
	if (name === "" || cell.length > longestCell) return nothingParsed;
	if (cell.charCodeAt(0) === hash && errorOfSheet.test(cell))
		return { ...nothingParsed, problems: [toProblem("sheet", cell, 0, cell.trimEnd().length)] };
	if (isTraditional)
		return readInSimplified(cell, name, {}, (plain, plainName) =>
			parseTargetCell(plain, plainName, deadline),
		);
	return readTargets(cell, knownOfCell(deadline === undefined ? {} : { deadline }, name));
}

/**
 * Reads words beside a task (`增长5%以上，力争达到82亿元`, `上半年完成70%`): like {@link parseTargets}, but what names
 * nothing itself is of `indicator`.
 */
export function parseGoal(cell: string, indicator: string, context: TargetContext): ParsedTargets {
	const name = indicator.trim();
	if (cell.charCodeAt(0) === hash && errorOfSheet.test(cell))
		return { ...nothingParsed, problems: [toProblem("sheet", cell, 0, cell.trimEnd().length)] };
	if (name === "" || cell.length > longestFigure) return parseTargets(cell, { ...context, topic: name });
	if (context.isTraditional === true) return readInSimplified(cell, name, context, parseGoal);
	return readTargets(cell, knownOfCell(context, name));
}

const hash = 0x23;
/** #REF!, #DIV/0!, and ##### where a column was too narrow; #N/A is an empty cell. */
const errorOfSheet = /^#(?:REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|#{1,30})\s*$/i;

// A cell with more text than this holds a task and not a figure.
const longestCell = 2000;
// A longer cell is words, of which a bare number says nothing.
const longestFigure = 16;

function knownOf(context: TargetContext, topic: string | undefined): Known {
	const { telling } = context;
	return {
		context,
		tellsPast: telling === "story" || telling === "review",
		cellName: undefined,
		cellUnit: undefined,
		cellVerb: false,
		cellGrowth: 0,
		topic,
	};
}

function knownOfCell(context: TargetContext, whole: string): Known {
	const open = Math.max(whole.lastIndexOf("("), whole.lastIndexOf("（"));
	const close = whole.charCodeAt(whole.length - 1);
	let name = whole;
	let cellUnit: Known["cellUnit"];
	if (open > 0 && (close === 0x29 || close === 0xff09)) {
		const tail = readTail(whole, open + 1);
		if (tail.end === whole.length - 1 && tail.end > open + 1) {
			cellUnit = tail;
			name = whole.slice(0, open).trim();
		}
	}
	return {
		...knownOf(context, name),
		cellName: name,
		cellUnit,
		cellVerb: innerVerbTable.matchAt(name, 0)?.value === true,
		cellGrowth: readFrontOfName(name),
	};
}
