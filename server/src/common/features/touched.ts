import type { Range } from "vscode-languageserver-types";
import { comparePlaces, lineSpan, type Span } from "../model/span.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { toSpan } from "./toLsp.js";

/** What a cursor is at: in a blank cell all of it, else the one place; a selection is what it is. */
export function placeOfCursor({ document }: PlanSnapshot, range: Range): Span {
	const span = toSpan(range);
	const { line, character, endLine, endCharacter } = span;
	const text = document.lines[line] ?? "";
	if (line !== endLine || character !== endCharacter || character > text.length) return span;
	let start = character;
	let end = character;
	while (isBlank(text[start - 1])) start--;
	while (isBlank(text[end])) end++;
	return isBar(text[start - 1]) && isBar(text[end]) ? lineSpan(line, start, end) : span;
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
