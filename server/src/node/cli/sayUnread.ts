import { counted } from "../../common/model/counted.js";
import type { Plan } from "../../common/model/plan.js";
import type { Terminal } from "./terminal.js";

/** Says that tables of a file could not be read, whose tasks are missing from what is printed. */
export function sayUnread(path: string, plan: Plan, terminal: Terminal): void {
	const unread = plan.problems.filter(({ kind }) => kind === "unread");
	const [first] = unread;
	if (first === undefined) return;
	const line = plan.lineOfBlock(first.blockIndex) + first.span.line + 1;
	terminal.say({
		zh: `${path} 有${unread.length}张表没有读入（第${line}行起），其中的任务没有算在内；详见 niwen check。`,
		en: `${path}: ${counted(unread.length, "table")} could not be read (from line ${line} on), and ${unread.length === 1 ? "its" : "their"} tasks are left out; niwen check shows more.`,
	});
}
