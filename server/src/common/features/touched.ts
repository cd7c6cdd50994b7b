import type { Range } from "vscode-languageserver-types";
import type { Plan } from "../model/plan.js";
import { comparePlaces, lineSpan, type Span, shiftSpan } from "../model/span.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { toSpan } from "./toLsp.js";

/**
 * What a cursor is at: in a blank cell all of it, anywhere in 共N项 its number, else the one place; a selection is what it
 * is.
 */
export function placeOfCursor({ document, plan }: PlanSnapshot, range: Range): Span {
	const span = toSpan(range);
	const { line, character, endLine, endCharacter } = span;
	const text = document.lines[line] ?? "";
	if (line !== endLine || character !== endCharacter || character > text.length) return span;
	const total = totalAt(plan, text, line, character);
	if (total !== undefined) return total;
	let start = character;
	let end = character;
	while (isBlank(text[start - 1])) start--;
	while (isBlank(text[end])) end++;
	return isBar(text[start - 1]) && isBar(text[end]) ? lineSpan(line, start, end) : span;
}

/** From a place to the number in 共N项, where the place is in these words or at an end of them. */
function totalAt(plan: Plan, text: string, line: number, character: number): Span | undefined {
	const { declaredTotal } = plan;
	if (declaredTotal === null) return undefined;
	const span = shiftSpan(declaredTotal.span, plan.lineOfBlock(declaredTotal.blockIndex));
	if (span.line !== line || span.endLine !== line) return undefined;
	const before = text.slice(0, span.character).trimEnd();
	const behind = text.slice(span.endCharacter);
	const from = before.length - (before.endsWith("共") ? 1 : 0);
	const unit = behind.length - behind.trimStart().length;
	const to = span.endCharacter + (behind[unit] === "项" ? unit + 1 : 0);
	if (character < from || character > to) return undefined;
	// What the cursor is at besides is not left out.
	return lineSpan(line, Math.min(character, span.character), Math.max(character, span.endCharacter));
}

/** The findings that have a place in common with a span; an end that touches counts, as a cursor behind a word does. */
export function touchedBy(findings: readonly PlacedFinding[], span: Span): readonly PlacedFinding[] {
	return findings.filter(
		({ span: own }) =>
			comparePlaces(own.line, own.character, span.endLine, span.endCharacter) <= 0 &&
			comparePlaces(span.line, span.character, own.endLine, own.endCharacter) <= 0,
	);
}

function isBlank(character: string | undefined): boolean {
	return character === " " || character === "\u3000";
}

/** What stands at the side of a cell; nothing where the line begins or ends. */
function isBar(character: string | undefined): boolean {
	return character === undefined || character === "|" || character === "\t";
}
