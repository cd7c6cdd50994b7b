import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findConflicts } from "../text/conflictMarks.js";
import { alignPlans } from "./alignPlans.js";

/**
 * Why a text is not taken for an edited copy of a plan: tasks that it lacks, or that cannot be read in it, would go from
 * the merged plan as if somebody had taken them out. Undefined where it is one.
 *
 * @param name what the copy is called in the message
 */
export function whyNoCopy(base: PlanSnapshot, copy: PlanSnapshot, name: string): LocalizedText | undefined {
	const conflict = whyUndecided(copy, name);
	if (conflict !== undefined) return conflict;
	const tasks = base.plan.taskCount;
	if (tasks === 0) return undefined;
	if (copy.plan.taskCount === 0) return nothingOf(name, tasks);
	const unread = linesUnread(copy.plan);
	const hasMoreUnread = unread.length > linesUnread(base.plan).length;
	// One task may have become another one; several at once are another plan.
	if (!hasMoreUnread && tasks === 1) return undefined;
	const { removed } = alignPlans(base, copy);
	if (removed.length === tasks && tasks > 1) return nothingOf(name, tasks);
	if (!hasMoreUnread || removed.length === 0) return undefined;
	return {
		zh: `${name} 的表格没有全部读入（第${(unread[0] ?? 0) + 1}行起），原稿有${removed.length}项任务在里面找不到，没有合并；请先用 niwen check 查看并改好。`,
		en: `A table of ${name} could not be read as a whole (from line ${(unread[0] ?? 0) + 1} on), and ${removed.length} of the base's tasks are not found in it, so nothing was merged; please see niwen check, and mend it first.`,
	};
}

/** Why nothing is merged with a text in which a conflict of a merge before is left: the base of copies, or one of them. */
export function whyUndecided({ document }: PlanSnapshot, name: string): LocalizedText | undefined {
	const [conflict] = findConflicts(document.lines);
	return conflict === undefined
		? undefined
		: {
				zh: `${name} 第${conflict.line + 1}行起还有没处理的合并冲突，那里的任务读不进来，没有合并；请先留下要用的一行，删去其余各行和标记行。`,
				en: `${name} has a conflict that is not decided, from line ${conflict.line + 1} on, so tasks cannot be read there and nothing was merged; please keep the row that is right, and remove the others and the lines of marks.`,
			};
}

/** The lines of tables that could not be read. */
function linesUnread(plan: Plan): readonly number[] {
	return plan.problems
		.filter(({ kind }) => kind === "unread" || kind === "header")
		.map(({ blockIndex, span }) => plan.lineOfBlock(blockIndex) + span.line);
}

function nothingOf(name: string, tasks: number): LocalizedText {
	return {
		zh: `原稿的${tasks}项任务，${name} 里一项也没有，没有合并；请检查是不是给错了文件。`,
		en: `${name} has none of the ${tasks} tasks of the base, so nothing was merged; please check whether it is the right file.`,
	};
}
