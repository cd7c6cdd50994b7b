import { comparePlaces, type Span } from "../model/span.js";
import type { PlacedFinding } from "../rules/runRules.js";

/** The findings that have a place in common with a span; an end that touches counts, as a cursor behind a word does. */
export function touchedBy(findings: readonly PlacedFinding[], span: Span): readonly PlacedFinding[] {
	return findings.filter(
		({ span: own }) =>
			comparePlaces(own.line, own.character, span.endLine, span.endCharacter) <= 0 &&
			comparePlaces(span.line, span.character, own.endLine, own.endCharacter) <= 0,
	);
}
