import type { Plan } from "../model/plan.js";
import type { DocumentContext } from "./rule.js";

/*
 * While a conflict of merged copies stands in a table, it is not known which rows the plan has: document/conflict says so,
 * and what follows from that alone is no finding of its own.
 */

export type Undecided = Pick<DocumentContext, "plan" | "conflicts">;

/** Whether a conflict stands in one of two tasks or between them; `before` is -1 for the beginning of the document. */
export function isUndecidedBetween({ plan, conflicts }: Undecided, before: number, task: number): boolean {
	const undecided = conflicts();
	// Nearly every document is decided: then no place is looked up.
	if (undecided.length === 0) return false;
	const from = before < 0 ? 0 : plan.lineOfTask(before);
	const end = endOfTask(plan, task);
	return undecided.some(({ line, endLine }) => line < end && endLine > from);
}

/** Whether a conflict stands in a task. */
export function isUndecided(context: Undecided, task: number): boolean {
	return task >= 0 && isUndecidedBetween(context, task, task);
}

/** Whether a conflict may be about which tasks there are: one that holds tasks, or follows the rows of a table. */
export function hasUndecidedRows({ plan, conflicts }: Undecided): boolean {
	return conflicts().some(({ line, endLine }) => {
		const from = plan.blockAtLine(line);
		const end = plan.blockAtLine(endLine - 1) + 1;
		if (plan.tasksBefore(end) > plan.tasksBefore(from)) return true;
		const above = plan.blockAt(plan.blockAtLine(line - 1));
		return above?.kind === "row" || above?.kind === "table-header" || isDelimiter(above);
	});
}

function isDelimiter(block: ReturnType<Plan["blockAt"]>): boolean {
	return block?.kind === "text" && block.role === "delimiter";
}

/** The line behind the lines of a task. */
function endOfTask(plan: Plan, task: number): number {
	return plan.lineOfBlock(plan.blockOfTask(task) + 1);
}
