import { createCharacterSet } from "../text/characterSet.js";
import { readFrontOfName } from "./frontWords.js";
import { numeralEnd } from "./numeralQuantity.js";
import type { Known } from "./progress.js";
import { nothingParsed, type ParsedTargets, readTargets } from "./readTargets.js";
import type { TargetContext } from "./targetContext.js";
import { readTail } from "./unitReader.js";
import {
	beginningOf,
	beginnings,
	begins,
	chineseUnitTable,
	innerVerbTable,
	mayBeMode,
	phraseTable,
	unitTable,
} from "./words.js";

/**
 * Reads the targets of a task: every quantity, every fixed phrase, rank, ratio and dated result that it commits to, with
 * its place in UTF-16 offsets of `text`. Never throws; takes time linear in the length of the text. See docs/targets.
 */
export function parseTargets(text: string, context: TargetContext = {}): ParsedTargets {
	let sentence = 0;
	// What the loop asks of each character is looked up once.
	const kinds = beginnings;
	const { nothing, softBreak, hardBreak } = begins;
	const { length } = text;
	for (let at = 0; at < length; at++) {
		const code = text.charCodeAt(at);
		const kind = (kinds[code] ?? 0) & ~mayBeMode;
		// Nearly all characters begin nothing, or a word of time alone. 年 of 年底 does.
		if (kind === softBreak || (kind === nothing && code !== 0x5e74)) continue;
		if (kind === hardBreak) {
			// 。 and line breaks.
			if (code === 0x3002 || code === 0x0a) sentence = at + 1;
		} else if (beginsTarget(text, at, code))
			return readTargets(text, knownOf(context, context.topic), sentence);
	}
	return nothingParsed;
}

/**
 * Reads a cell that holds nothing but the quantity (`增长5%左右`, `85.2%`, `≥95`, `120万亩`), of what the
 * task, or the header, calls `indicator`; a unit in brackets behind its name (地区生产总值(亿元)) counts for a
 * bare number. Ranges are offsets in `cell`. Empty where the cell states no quantity.
 */
export function parseTargetCell(cell: string, indicator: string, deadline?: string): ParsedTargets {
	const name = indicator.trim();
	if (name === "" || cell.length > longestCell) return nothingParsed;
	return readTargets(cell, knownOfCell(deadline === undefined ? {} : { deadline }, name));
}

/**
 * Reads words beside a task (`增长5%以上，力争达到82亿元`, `上半年完成70%`): like {@link parseTargets}, but what names
 * nothing itself is of `indicator`.
 */
export function parseGoal(cell: string, indicator: string, context: TargetContext): ParsedTargets {
	const name = indicator.trim();
	if (name === "" || cell.length > longestFigure) return parseTargets(cell, { ...context, topic: name });
	return readTargets(cell, knownOfCell(context, name));
}

// A cell with more text than this holds a task and not a figure.
const longestCell = 2000;
// A longer cell is words, of which a bare number says nothing.
const longestFigure = 16;

const endsYear = createCharacterSet("底末内");
const behindNumeral = createCharacterSet("点分年月季半余多至到—-~～、个");

/** Digits, numerals, phrases, ranks and blanks to fill in, and a part of a year that something may be done by. */
function beginsTarget(text: string, at: number, code: number): boolean {
	switch (beginningOf(code)) {
		case begins.digit:
		case begins.blank:
			return true;
		case begins.numeral:
			return counts(text, at, code);
		case begins.phrase:
			return code === 0x96f6 || phraseTable.matchAt(text, at) !== undefined;
		case begins.rank:
			return beginningOf(text.charCodeAt(at + 1)) === begins.numeral;
		default:
			// 年底, 年末, 年内
			return code === 0x5e74 && endsYear.has(text.charCodeAt(at + 1));
	}
}

/** Whether a unit, a part of the year or another numeral's mark follows the numerals at `at`: 一 of 统一 begins nothing. */
function counts(text: string, at: number, code: number): boolean {
	const end = numeralEnd(text, at, 40);
	// 半, 过半, ⅓ and what is no numeral by itself.
	if (end === at || code === 0x534a) return true;
	const next = text.charCodeAt(end);
	if (Number.isNaN(next)) return false;
	if (behindNumeral.has(next)) return true;
	return chineseUnitTable.matchAt(text, end) !== undefined || unitTable.matchAt(text, end - 1) !== undefined;
}

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
