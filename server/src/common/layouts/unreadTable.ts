import { handsOutTasks } from "../language/planTitles.js";
import type { UnreadTable } from "../model/block.js";
import { beginsColumnNames, type ColumnRole, findColumnRole } from "../model/columns.js";
import type { LocalizedText } from "../model/localizedText.js";
import { looseRoleOf } from "./columnEndings.js";
import { sayWork } from "./loose/tornRows.js";
import { namesWork, roleOfName } from "./recordLine.js";
import { isUnitShaped } from "./unitShape.js";

/** Whether a title says that the document hands out tasks. */
export function saysPlan(title: string): boolean {
	return title.length <= 60 && handsOutTasks(title.trim().replace(/的通知$/, ""));
}

/**
 * The text with which a table begins that nothing reads, and why it is not read, in a document without tasks; `undefined`
 * where there is none.
 *
 * @param isPlan the document says that it is a plan: then tables of any columns count
 */
export function findUnread(
	texts: readonly string[],
	isPlan: boolean,
): { readonly reason: UnreadTable["reason"]; readonly at: number } | undefined {
	const form = isPlan ? texts.map(formOfTable) : [];
	const at = form.findIndex((reason) => reason !== undefined);
	if (at >= 0) return { reason: form[at] ?? "form", at };
	const tagged = texts.findIndex(hasTaggedNames);
	if (tagged >= 0) return { reason: "form", at: tagged };
	const barred = texts.findIndex(hasBarredNames);
	if (barred >= 0) return { reason: "form", at: barred };
	const glued = texts.findIndex(hasGluedNames);
	if (glued >= 0) return { reason: "blankless", at: glued };
	const loneNames = isPlan ? findLoneNames(texts) : -1;
	if (loneNames >= 0) return { reason: "order", at: loneNames };
	if (hasScatteredNames(texts)) return { reason: "order", at: texts.findIndex(beginsColumnNames) };
	const rows = isPlan ? findNumberedRows(texts) : -1;
	if (rows >= 0) return { reason: "names", at: rows };
	const records = findRecords(texts);
	return records < 0 ? undefined : { reason: "records", at: records };
}

/** `<td>`, ｜｜｜, │││ */
const shortestForm = 3;

/** Why a line that belongs to a table, in whatever form, is not read; `undefined` where it does not look like one. */
function formOfTable(text: string): UnreadTable["reason"] | undefined {
	if (text.length < shortestForm) return undefined;
	const line = text.slice(0, 400);
	if (
		/<table\b|<td\b/i.test(line) ||
		(line.match(/[│┃║├┼┤]/g)?.length ?? 0) > 2 ||
		/^\s*\+(?:[-=]{3,}\+){2,}\s*$/.test(line) ||
		line.split("｜", 4).length > 3
	)
		return "form";
	if (hasGluedNames(line)) return "blankless";
	// Some names of columns, but not those of a table that is read.
	if (!beginsColumnNames(line) || !/\s\S{2,8}\s\S{2,12}$/.test(line)) return undefined;
	return listsContacts(line) ? undefined : "form";
}

/** 序 单位 电话: who can be reached how, and nothing that shall be done. */
function listsContacts(line: string): boolean {
	if (!/电话|手机|邮箱|地址|传真|联系方式/.test(line)) return false;
	const roles = line.split(/[ \t\u3000]+/).map(findColumnRole);
	return !roles.some((role) => role === "task" || role === "goal" || role === "deadline");
}

/** `<th>序号</th><th>重点任务</th><th>责任单位</th>`: whether the names of a plan's columns stand in tags of one line. */
function hasTaggedNames(text: string): boolean {
	if (!text.includes("<t") && !text.includes("<T")) return false;
	const roles = new Set<ColumnRole>();
	for (const [, name = ""] of text.slice(0, longestRecord).matchAll(taggedName)) {
		const role = findColumnRole(name);
		if (role !== undefined) roles.add(role);
	}
	return namesWork(roles);
}

const taggedName = />[ \t]{0,8}(\p{Script=Han}{2,8})[ \t]{0,8}</gu;

/** |序号 |工作任务 |责任单位, as AsciiDoc opens a row: whether the names of a plan's columns stand behind bars of one line. */
function hasBarredNames(text: string): boolean {
	const bar = text.indexOf("|");
	if (bar < 0 || bar > longestName) return false;
	const roles = new Set<ColumnRole>();
	for (const name of text.slice(0, longestNames).split("|")) {
		const role = findColumnRole(name.trim());
		if (role !== undefined) roles.add(role);
	}
	return roles.size >= 2 && namesWork(roles);
}

/** 序号重点任务责任单位完成时限1…: whether the names of three columns or more have nothing between them. */
function hasGluedNames(line: string): boolean {
	const first = /序号|编号|项次/.exec(line.slice(0, 40));
	if (first === null) return false;
	// Up to each offset, the roles of most names that fill the text from the first one's end; a longer may hold a shorter.
	const start = first.index + 2;
	const upTo: (ReadonlySet<ColumnRole> | undefined)[] = [];
	upTo[start] = new Set();
	for (let at = start; at < Math.min(line.length, start + longestNames); at++) {
		const roles = upTo[at];
		if (roles === undefined) continue;
		if (roles.size >= 3 && namesWork(roles)) return true;
		for (let end = at + 2; end <= Math.min(line.length, at + longestName); end++) {
			const role = findColumnRole(line.slice(at, end));
			if (role === undefined) continue;
			const more = new Set([...roles, role]);
			if (more.size > (upTo[end]?.size ?? -1)) upTo[end] = more;
		}
	}
	const all = upTo[line.length];
	return all !== undefined && all.size >= 3 && namesWork(all);
}

const longestNames = 120;
const longestName = 8;

/** The longest name of a column that stands at an offset, and what the column holds. */
function nameAt(
	text: string,
	at: number,
): { readonly role: ColumnRole; readonly length: number } | undefined {
	for (let length = longestName; length >= 2; length--) {
		const role = findColumnRole(text.slice(at, at + length));
		if (role !== undefined) return { role, length };
	}
	return undefined;
}

/**
 * Whether the names of a table's columns stand at the beginnings of texts that belong to no table: so the cells of a
 * column come one below the other, where the text was copied by places on the page.
 */
function hasScatteredNames(texts: readonly string[]): boolean {
	if (!texts.some(beginsColumnNames)) return false;
	const roles = new Set<ColumnRole>();
	for (const text of texts) {
		if (text.length < 2 || opensNoName(text.charCodeAt(0))) continue;
		const name = nameAt(text, 0);
		if (name !== undefined) roles.add(name.role);
	}
	roles.delete("number");
	return roles.size >= 3 && namesWork(roles);
}

/**
 * The first of the names of columns that have a text each, 序号 not among them; -1 where fewer than three kinds are named,
 * or no task and nobody who answers for it.
 */
function findLoneNames(texts: readonly string[]): number {
	const roles = new Set<ColumnRole>();
	let first = -1;
	for (let i = 0; i < texts.length; i++) {
		const text = texts[i] ?? "";
		if (text.length < 2 || text.length > longestName) continue;
		const role = looseRoleOf(text);
		if (role === undefined || role === "other" || role === "group") continue;
		if (first < 0) first = i;
		roles.add(role);
		if (roles.size >= 3 && namesWork(roles)) return first;
	}
	return -1;
}

/**
 * The text in which rows begin under names that nobody knows: they are numbered 1, 2, 3 …, a blank behind, and what
 * stands before each number but the first ends with units or a date, as no sentence does; -1 where none are.
 */
function findNumberedRows(texts: readonly string[]): number {
	let first = -1;
	let next = 1;
	let before = "";
	let work = 0;
	for (let i = 0; i < texts.length; i++) {
		const text = (texts[i] ?? "").slice(0, longestRecord);
		for (const found of text.matchAll(/(?:^|(?<=[\p{Script=Han}\n]))(\d{1,3})[.、．]?[ \t\u3000]/gu)) {
			const said = found.index === 0 ? before : text.slice(0, found.index);
			if (Number(found[1]) !== next || (next > 1 && !endsWithCell(said))) continue;
			if (next++ === 1) first = i;
			const row = text.slice(found.index + found[0].length, found.index + longestRow);
			if (sayWork(row.split(/[ \t\u3000\n]+/).slice(0, mostCells))) work++;
			// A list of persons, telephones or items of an agenda ends with units, too.
			if (next > fewestRows) return work * 2 > fewestRows ? first : -1;
		}
		if (text !== "") before = text;
	}
	return -1;
}

const fewestRows = 3;
const longestRow = 200;
const mostCells = 5;

/** Whether words end with units or a time limit behind a blank. */
function endsWithCell(words: string): boolean {
	const cell =
		words
			.slice(-60)
			.trim()
			.split(/[ \t\u3000]+/)
			.at(-1) ?? "";
	return (
		/^(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?|年|上半年|全年|[一二三四]季度)[底末前]{0,2}$/.test(cell) ||
		cell.split(/[、，]/).every((name) => name.length > 2 && isUnitShaped(name))
	);
}

/** A digit, a bar or a dash: asked of every line. */
function opensNoName(code: number): boolean {
	return (code >= 48 && code <= 57) || code === 124 || code === 45;
}

/** 任务=…, "任务": …, <任务>, 【任务】, 任务|…: a name at the beginning of a line, or in quotes or brackets within it, and its value. */
const recordName =
	/(?:^|\n)[ \t*+-]{0,8}(\p{Script=Han}{2,8})[ \t]{0,3}(?:[=＝:：]|\|(?=[^|\n]{1,60}(?:$|\n)))|["'“](\p{Script=Han}{2,8})["'”]\s{0,3}[:：]|[<【[](\p{Script=Han}{2,8})[>】\]]/gu;

/** Which lines of a text are looked at for records, and how much of each. */
const longestRecord = 2000;

/**
 * The text in which the records of a plan begin: names of its columns with a value each, the task's and a unit's, leader's or
 * date's among them; -1 where none do.
 */
function findRecords(texts: readonly string[]): number {
	const roles = new Set<ColumnRole>();
	let from = -1;
	for (let i = 0; i < texts.length; i++) {
		const text = texts[i] ?? "";
		if (text.length < 4 || !recordMark.test(text.slice(0, longestRecord))) continue;
		for (const [, line, quoted, tagged] of text.slice(0, longestRecord).matchAll(recordName)) {
			const name = line ?? quoted ?? tagged ?? "";
			const role = roleOfName(name);
			if (role === undefined || role === "other") continue;
			if (from < 0) from = i;
			roles.add(role);
		}
		if (namesWork(roles)) return from;
	}
	return -1;
}

const recordMark = /[=＝:：|"“<【[]/;

/** Of a line between the rows of a tab-separated table. */
const strayLine: LocalizedText = {
	zh: "这一行夹在表格各行之间，没有制表符，不知道是哪一格的内容，没有读入。请接回它所在的格，或从原文件（Word、Excel）重新复制。",
	en: "This line stands between the rows of a table and has no tab, so that nobody can tell which cell it is part of; it is not read. Join it to its cell, or copy the table from the original (Word, Excel) anew.",
};

const reasons: Readonly<Record<Exclude<UnreadTable["reason"], "stray">, LocalizedText>> = {
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
	records: {
		zh: "它是逐条的记录（如“任务=…”、JSON、XML），不是表格",
		en: "it is a list of records (such as 任务=…, JSON, XML) and not a table",
	},
	names: { zh: "认不出它的栏名", en: "the names of its columns are not known" },
	form: { zh: "它的写法不能按行读取", en: "it is written in a form that is not read" },
};

/** What is said of a table that could not be read. */
export function messageOfUnread({ reason, names }: Pick<UnreadTable, "reason" | "names">): LocalizedText {
	const shown = names
		.map((name) => name.slice(0, 10))
		.slice(0, 6)
		.join("、");
	const which = shown === "" ? "" : `（${shown}）`;
	const what = shown === "" ? "" : ` (${shown})`;
	if (reason === "stray") return strayLine;
	const { zh, en } = reasons[reason];
	return {
		zh: `这张表${which}没有读入：${zh}。请直接导入原文件（Word、Excel 等），或改成表格。`,
		en: `This table${what} is not read: ${en}. Import the file itself (Word, Excel …), or write it as a table.`,
	};
}
