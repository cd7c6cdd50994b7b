import { createPlanSnapshot, type Environment, type PlanSnapshot } from "../common/analysis/planSnapshot.js";
import type { Text } from "../common/model/plan.js";
import { comparePlaces, type Span } from "../common/model/span.js";
import type { Edit } from "../common/rules/rule.js";
import { createSourceDocument } from "../common/text/sourceDocument.js";

/** A safe fix that was applied. */
export interface AppliedFix {
	readonly code: string;
	readonly title: Text;
	/** 0-based, as the text was when it was mended. */
	readonly line: number;
}

export interface MendedText {
	readonly text: string;
	readonly applied: readonly AppliedFix[];
	/** The text read, as it now is. */
	readonly snapshot: PlanSnapshot;
}

/** One mended finding may uncover another; fixes that undo each other must not go on for ever. */
const mostRounds = 10;

/**
 * Applies all safe fixes of a text's findings, and those of what is found then, until none is left. Line ends
 * stay as they are; new ones are the document's own. Fixes that touch one another wait for the next round.
 */
export function mendText(text: string, uri: string, environment: Environment): MendedText {
	const applied: AppliedFix[] = [];
	let now = text;
	for (let round = 0; ; round++) {
		const document = createSourceDocument(now);
		const snapshot = createPlanSnapshot({ uri, version: round, document, environment });
		if (round === mostRounds) return { text: now, applied, snapshot };
		const accepted = new DisjointEdits();
		const inRound: AppliedFix[] = [];
		for (const finding of snapshot.findings()) {
			if (!finding.hasFixes) continue;
			const fix = finding.fixes().find(({ safe }) => safe);
			if (fix === undefined || fix.edits.length === 0 || !accepted.add(fix.edits)) continue;
			inRound.push({ code: finding.code, title: fix.title, line: finding.span.line });
		}
		const next = applyEdits(now, accepted.edits, document.eol);
		if (next === now) return { text: now, applied, snapshot };
		now = next;
		applied.push(...inRound);
	}
}

/** The text with the edits made, whose spans are places in it, in their order and not overlapping. */
export function applyEdits(text: string, edits: readonly Edit[], eol: string): string {
	if (edits.length === 0) return text;
	const starts = lineStarts(text);
	const offsetOf = (line: number, character: number): number =>
		Math.min((starts[line] ?? text.length) + character, text.length);
	let result = "";
	let from = 0;
	for (const { span, newText } of edits) {
		result += text.slice(from, offsetOf(span.line, span.character)) + newText.replace(/\r\n|\n|\r/g, eol);
		from = offsetOf(span.endLine, span.endCharacter);
	}
	return result + text.slice(from);
}

/** Edits that do not touch one another, in the order of their places. */
class DisjointEdits {
	readonly edits: Edit[] = [];

	/** Takes the edits of a fix, all or none; returns whether they were taken. */
	add(more: readonly Edit[]): boolean {
		if (more.some(({ span }) => this.findTouched(span))) return false;
		for (const edit of more)
			this.edits.splice(this.indexBehind(edit.span.line, edit.span.character), 0, edit);
		return true;
	}

	private findTouched({ line, character, endLine, endCharacter }: Span): boolean {
		const before = this.edits[this.indexBehind(endLine, endCharacter) - 1];
		return (
			before !== undefined &&
			comparePlaces(line, character, before.span.endLine, before.span.endCharacter) <= 0
		);
	}

	/** Index of the first edit that begins behind the place. */
	private indexBehind(line: number, character: number): number {
		let low = 0;
		let high = this.edits.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const span = this.edits[middle]?.span;
			if (span !== undefined && comparePlaces(span.line, span.character, line, character) <= 0)
				low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** Offset of the first character of each line; lines end as LSP 3.17 has it. */
function lineStarts(text: string): readonly number[] {
	const starts = [0];
	for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
	return starts;
}
