import type { Edit } from "../model/edit.js";
import { createSpans } from "../model/span.js";
import { createOffsets, type SourceDocument, startsOf } from "../text/sourceDocument.js";
import { TrackedText } from "../text/trackedText.js";

/** Edits that are made together, and the document that they are made in: what those before them have left. */
export interface MadeEdits {
	readonly document: SourceDocument;
	readonly edits: readonly Edit[];
}

/** Edits that were made one after another, as edits of the first document, in the order of their places. */
export function joinSteps(steps: readonly MadeEdits[]): readonly Edit[] {
	const [first] = steps;
	// One step is the rule, and needs no keeping track.
	if (first === undefined || steps.length === 1) return first?.edits ?? [];
	const { lines } = first.document;
	const tracked = new TrackedText<string>(lines.join("\n"));
	for (const { document, edits } of steps) {
		const offsetOf = createOffsets(document.lines);
		tracked.apply(
			edits.map(({ span, newText }) => ({
				start: offsetOf(span.line, span.character),
				end: offsetOf(span.endLine, span.endCharacter),
				newText,
				code: "",
			})),
		);
	}
	const spanOf = createSpans(startsOf(lines));
	return tracked.changes.map(({ start, end, newText }) => ({ span: spanOf(start, end), newText }));
}
