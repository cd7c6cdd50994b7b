import { type ColumnRole, findColumnRole } from "../model/columns.js";

/** A longer line is a paragraph (UTF-16 units). */
const longestRecord = 400;
/** 序号: or 编号= opens a record, behind a mark of a list. */
const opening =
	/^[ \t\u3000>*•·-]{0,8}(?:[（(]?\d{1,3}[)）.、]\s?)?["“]?(?:任务|项目)?[序编]\s?号["”]?\s{0,3}[:：=＝]/;
const pair = /(?:^|[;；,，、/|\s])["“]?(\p{Script=Han}{2,8})["”]?\s{0,3}[:：=＝]/gu;
/** Whether a line is a record of a plan with the name of its column before each value: 序号：1；任务：…；责任单位：…. */
export function isRecordLine(line: string): boolean {
	if (line.length > longestRecord || !opening.test(line)) return false;
	return namesWork(new Set([...line.matchAll(pair)].map(([, name = ""]) => roleOfName(name))));
}

/** What the value behind a name in a record is. */
export function roleOfName(name: string): ColumnRole | undefined {
	return name === "任务" ? "task" : findColumnRole(name);
}

/** Whether a task is among what is named, and who answers for it or until when. */
export function namesWork(roles: ReadonlySet<ColumnRole | undefined>): boolean {
	return (
		(roles.has("task") || roles.has("goal")) &&
		(roles.has("unit") || roles.has("lead-unit") || roles.has("leader") || roles.has("deadline"))
	);
}
