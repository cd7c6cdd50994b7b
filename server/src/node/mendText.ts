import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { toTextEdits } from "../common/features/toLsp.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { applySafeFixes, describeCircle, type FixesOutcome } from "../common/snapshot/applyFixes.js";
import type { PlanSnapshot } from "../common/snapshot/planSnapshot.js";

export interface MendedText extends Omit<FixesOutcome, "edits" | "circle"> {
	readonly text: string;
	/** Says which fixes undo each other, where some do. */
	readonly circle?: LocalizedText;
}

/**
 * Makes all safe fixes of a text, as the editor's fix-all does. Line ends stay as they are; new ones are the
 * document's own.
 *
 * @param snapshot of the text
 */
export function mendText(text: string, snapshot: PlanSnapshot): MendedText {
	const { edits, circle, ...outcome } = applySafeFixes(snapshot);
	return {
		...outcome,
		...(circle.length === 0 ? {} : { circle: describeCircle(circle) }),
		text: applyTextEdits(text, toTextEdits(edits, snapshot.document.eol)),
	};
}

/** The text with the edits made, which do not overlap. */
export function applyTextEdits(text: string, edits: TextEdit[]): string {
	return edits.length === 0
		? text
		: TextDocument.applyEdits(TextDocument.create("", "policy-plan", 0, text), edits);
}
