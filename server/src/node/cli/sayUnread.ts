import { counted } from "../../common/model/counted.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { conflictLines } from "../../common/text/conflictMarks.js";
import type { Terminal } from "./terminal.js";

type Read = Pick<PlanSnapshot, "plan" | "document">;

/**
 * Says that tables of a file could not be read, whose tasks are missing from what is printed, or that conflicts of merged
 * copies are not decided, where tasks are missing or stand twice.
 */
export function sayUnread(path: string, read: Read, terminal: Terminal): void {
	sayUndecided(path, read, terminal);
	sayUnreadTables(path, read, terminal);
}

/** Says the second of {@link sayUnread}. */
export function sayUndecided(path: string, { document }: Read, terminal: Terminal): void {
	const [conflict] = conflictLines(document);
	if (conflict === undefined) return;
	terminal.say({
		zh: `${path} 第${conflict.line + 1}行起还有没处理的合并冲突，那里和下面的任务可能缺漏或重复；请先处理好，详见 niwen check。`,
		en: `${path} has a conflict of merged copies that is not decided (from line ${conflict.line + 1} on): tasks there and below may be missing or stand twice. Please decide it first; niwen check shows more.`,
	});
}

function sayUnreadTables(path: string, { plan }: Read, terminal: Terminal): void {
	const unread = plan.problems.filter(({ kind }) => kind === "unread");
	const [first] = unread;
	if (first === undefined) return;
	const line = plan.lineOfBlock(first.blockIndex) + first.span.line + 1;
	terminal.say({
		zh: `${path} 有${unread.length}张表没有读入（第${line}行起），其中的任务没有算在内；详见 niwen check。`,
		en: `${path}: ${counted(unread.length, "table")} could not be read (from line ${line} on), and ${unread.length === 1 ? "its" : "their"} tasks are left out; niwen check shows more.`,
	});
}
