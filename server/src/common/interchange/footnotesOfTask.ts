import { footnoteSigns } from "../model/inlineMarkup.js";
import type { Plan } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";

/**
 * The signs of footnotes in a task of prose, as written: the cells that it becomes have none of them, and the notes below
 * would be nobody's.
 *
 * @param lines of the document
 */
export function footnotesOfTask(plan: Plan, lines: readonly string[], task: number): readonly string[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const { line, character, endLine, endCharacter } = shiftSpan(row.span, plan.lineOfTask(task));
	const written = lines.slice(line, endLine + 1);
	written.push((written.pop() ?? "").slice(0, endCharacter));
	written.unshift((written.shift() ?? "").slice(character));
	return footnoteSigns(written.join("\n"));
}
