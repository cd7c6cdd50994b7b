import type { Plan } from "../model/plan.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames, nameLines } from "./lineNames.js";

/** Tables that are not read, or not wholly, and why: what a check says of them. */
export function unreadNotes(plan: Plan, nameOf: LineNames = nameLines): readonly ImportNote[] {
	return plan.problems.flatMap(({ kind, blockIndex, span, message }): readonly ImportNote[] => {
		if (kind !== "unread" && kind !== "header") return [];
		const line = plan.lineOfBlock(blockIndex) + span.line;
		const where = nameOf([line]);
		return [
			{
				kind: "kept-open",
				line,
				message: { zh: `${where.zh}：${message.zh}`, en: `${capitalized(where.en)}: ${message.en}` },
			},
		];
	});
}

/** Whether a plan has a table that looks like one of tasks, and none that is read. */
export function readsNoTable(plan: Plan): boolean {
	return plan.taskCount === 0 && plan.problems.some(({ kind }) => kind === "unread" || kind === "header");
}
