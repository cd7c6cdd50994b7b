import { handsOutTasks } from "../language/planTitles.js";
import type { UnreadTable } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";

/** Whether a title says that the document hands out tasks. */
export function saysPlan(title: string): boolean {
	return title.length <= 60 && handsOutTasks(title.trim().replace(/的通知$/, ""));
}

/** Why a line that belongs to a table, in whatever form, is not read; `undefined` where it does not look like one. */
export function formOfTable(text: string): UnreadTable["reason"] | undefined {
	const line = text.slice(0, 400);
	if (
		/<table\b|<td\b/i.test(line) ||
		(line.match(/[│┃║├┼┤]/g)?.length ?? 0) > 2 ||
		line.split("｜", 4).length > 3
	)
		return "form";
	// 序号重点任务责任单位完成时限1…: the names of the columns with nothing between them.
	const names = /^\s*序号[^\s，。；：、]{4,80}/.exec(line)?.[0] ?? "";
	const isGlued =
		/任务|内容|事项|工作|项目|措施/.test(names) && /单位|部门|科室|股室|处室|责任人/.test(names);
	return isGlued ? "blankless" : undefined;
}

const reasons: Readonly<Record<UnreadTable["reason"], LocalizedText>> = {
	"no-numbers": {
		zh: "各行没有序号，分不清一行到哪里为止",
		en: "its rows have no numbers, so that nobody can tell where one ends",
	},
	"no-rows": { zh: "表头下面没有找到带序号的行", en: "no numbered row was found under its header" },
	layout: {
		zh: "各栏用空格对齐，格内又有换行，分不清哪些字是一格",
		en: "its columns are aligned by blanks and its cells wrap, so that nobody can tell which words are one cell",
	},
	order: {
		zh: "复制时各格的先后被打乱，或序号不在第一栏",
		en: "its cells were mixed up when it was copied, or its numbers do not stand in the first column",
	},
	nested: { zh: "一个序号下面有几行任务", en: "several tasks stand under one number" },
	blankless: { zh: "各格之间没有空格，分不清从哪里断开", en: "nothing stands between its cells" },
	form: { zh: "它的写法不能按行读取", en: "it is written in a form that is not read" },
};

/** What is said of a table that could not be read. */
export function messageOfUnread({ reason, names }: UnreadTable): LocalizedText {
	const shown = names
		.map((name) => name.slice(0, 10))
		.slice(0, 6)
		.join("、");
	const which = shown === "" ? "" : `（${shown}）`;
	const what = shown === "" ? "" : ` (${shown})`;
	const { zh, en } = reasons[reason];
	return {
		zh: `这张表${which}没有读入：${zh}。请直接导入原文件（Word、Excel 等），或改成表格。`,
		en: `This table${what} is not read: ${en}. Import the file itself (Word, Excel …), or write it as a table.`,
	};
}
