import { applyEdits } from "../../server/src/common/editing/applyEdits.js";
import { editPlan } from "../../server/src/common/editing/planEditor.js";
import type { PlanOperation } from "../../server/src/common/model/planOperation.js";
import { createSourceDocument } from "../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "./planSnapshot.js";

/** The text with operations made, or the reason for which they are refused, in English, behind `refused: `. */
export function editText(text: string, operations: readonly PlanOperation[]): string {
	const outcome = editPlan(createTestSnapshot(text), operations);
	if ("refused" in outcome) return `refused: ${outcome.refused.en}`;
	const { lines, eol } = createSourceDocument(text);
	return applyEdits(lines, outcome.edits).join(eol);
}
