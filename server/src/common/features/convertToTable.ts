import type { TextEdit } from "vscode-languageserver-types";
import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import { printPlan } from "../interchange/printPlan.js";

/**
 * The edit that writes the whole document in table layout, with the document's own line ends. Empty where the
 * document has no tasks to lay out, and where it is written so already.
 */
export function convertToTable(snapshot: PlanSnapshot): TextEdit[] {
	const { plan, document, frontMatter } = snapshot;
	if (plan.tasks.length === 0) return [];
	const printed = printPlan(plan, frontMatter.yaml);
	const { lines, eol } = document;
	if (lines.join("\n") === printed) return [];
	const last = lines.length - 1;
	return [
		{
			range: { start: { line: 0, character: 0 }, end: { line: last, character: lines[last]?.length ?? 0 } },
			newText: eol === "\n" ? printed : printed.replace(/\n/g, eol),
		},
	];
}
