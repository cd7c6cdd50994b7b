import { columnNameOf, columnWords } from "../language/columnNames.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import type { ColumnName } from "../language/wordTables.js";

/** What a column of a plan table holds. */
export type ColumnRole = ColumnName;

export interface Column {
	readonly role: ColumnRole;
	/** The header as written, without blanks at its ends. */
	readonly header: string;
	/** The year of a yearly target column. */
	readonly year?: number;
	/** The last month of the part of the year that a column of goals is of: 3 for 一季度目标. */
	readonly month?: number;
}

/**
 * What the column under a header holds: known by the header's words, in any order and with the usual
 * synonyms; `undefined` where nobody can tell. Blanks, line breaks and marks in the header do not count.
 */
export function findColumnRole(header: string): ColumnRole | undefined {
	if (header.length > longestRemembered) return readColumnRole(header);
	let role = roles.get(header);
	if (role === undefined) {
		role = readColumnRole(header) ?? null;
		if (roles.size >= mostRemembered) roles.clear();
		roles.set(header, role);
	}
	return role ?? undefined;
}

/** What was asked before: the same few headers stand over every table, and a header is asked several times. */
const roles = new Map<string, ColumnRole | null>();
const mostRemembered = 500;
const longestRemembered = 24;

function readColumnRole(header: string): ColumnRole | undefined {
	const words = plainHeader(header);
	// A header is a few words; a long cell is content and not worth matching.
	if (words === "" || words.length > 24) return undefined;
	const whole = withoutMarks(header);
	if (/^(?:预期|规划|工作|考核)?目标值?\(20\d\d/.test(whole)) return "yearly-target";
	if (monthOf(words) !== undefined) return "goal";
	// 责任单位（牵头）: what stands in the bracket may say who leads.
	const marked = whole === words ? undefined : columnNameOf(whole);
	const role = marked ?? columnNameOf(words);
	if (role !== undefined) return role;
	// 責任單位: the names in Traditional script are the same ones.
	const plain = simplifyInPlace(header);
	return plain === header ? undefined : readColumnRole(plain);
}

/** The column under a header; an unknown header makes a column that is kept as it is. */
export function toColumn(header: string): Column {
	const role = findColumnRole(header) ?? "other";
	const name = header.trim();
	const month = role === "goal" ? monthOf(plainHeader(simplifyInPlace(header))) : undefined;
	if (month !== undefined) return { role, header: name, month };
	const year = role === "yearly-target" ? yearIn(header) : undefined;
	return year === undefined ? { role, header: name } : { role, header: name, year };
}

const partOfYear =
	/^(?:20\d\d年)?(?:第?([一二三四1-4])季度|(上半年)|(下半年|全年$)|(前三季度)|(?:1(?:月份?)?[—\-~至])?(1[0-2]|[1-9])月(?:份|底前?|末)?)(?:工作|推进|实施|计划|目标|任务|进度|安排|节点|预期|完成|要求|值)*$/;

/** The last month of what a header such as 一季度目标, 上半年计划 or 1—9月进度安排 speaks of; none of 一季度完成情况. */
function monthOf(words: string): number | undefined {
	if (!/季度|半年|月|^全年$/.test(words)) return undefined;
	const [, quarter, half, rest, three, month] = partOfYear.exec(words) ?? [];
	if (quarter !== undefined) return 3 * ("一二三四".indexOf(quarter) + 1 || Number(quarter));
	if (half !== undefined) return 6;
	if (rest !== undefined) return 12;
	if (three !== undefined) return 9;
	return month === undefined ? undefined : Number(month);
}

/** Whether a column holds names of tasks and not what shall be done: 任务名称, 项目名称. */
export function isNameHeader(header: string): boolean {
	return /名[称稱][\s)）]*$/.test(header);
}

/** Labels of those who answer for a task, and of those who only help. */
const responsible = new RegExp(`^${columnWords("responsible")}${columnWords("answering")}?$`);
const helping = new RegExp(`^${columnWords("helping")}`);

/**
 * The columns whose units lead by their name alone: 牵头单位; where there is none, 责任单位 beside 配合单位. Empty
 * where the names of the columns do not tell.
 */
export function leadColumnsOf(columns: readonly Column[]): readonly number[] {
	const indexesOf = (isMeant: (column: Column) => boolean) =>
		columns.flatMap((column, i) => (isMeant(column) ? [i] : []));
	const found = indexesOf(({ role }) => role === "lead-unit");
	const isUnit = ({ role }: Column, words: RegExp, header: string) =>
		role === "unit" && words.test(plainHeader(simplifyInPlace(header)));
	if (found.length === 0 && columns.some((column) => isUnit(column, helping, column.header)))
		return indexesOf((column) => isUnit(column, responsible, column.header));
	return found;
}

/** The year of a header that says no more than it (2030年, 2025年); `undefined` of all others. */
export function bareYearOf(header: string): number | undefined {
	return /^20\d\d年?(?:度|底|末)?$/.test(plainHeader(header)) ? yearIn(header) : undefined;
}

function yearIn(header: string): number {
	return Number(/20\d\d/.exec(header)?.[0]);
}

function plainHeader(header: string): string {
	return withoutMarks(header).replace(/(?!^)\((?!责任)[^()]{0,12}\)$/, "");
}

/** Without blanks and marks, brackets half-width. */
function withoutMarks(header: string): string {
	return header
		.replace(/[\s*#★☆“”"]/g, "")
		.replace(/[（【〔［[]/g, "(")
		.replace(/[）】〕］\]]/g, ")")
		.replace(/[:：]$/, "");
}

/** Whether a line begins with 序号 in the place of a column's name: a table begins, and no paragraph goes on. */
export function beginsColumnNames(line: string): boolean {
	return (
		line.length <= 100 &&
		/^(?:序(?:[\s\u3000]{0,3}[号號])?|[编編][\s\u3000]{0,3}[号號]|[项項]次|[编編]$|N[oO][.．]?(?=$|[\s\u3000]+\p{Script=Han}))(?:$|[\s\u3000])/u.test(
			line,
		)
	);
}

/**
 * Whether a line is three words or more of which one names the column of what shall be done and one that of who does it, as
 * the names of a table's columns are that nothing but blanks parts: 板块 责任单位 工作任务 时间.
 */
export function saysWhatAndWho(line: string): boolean {
	if (line.length > longestNames || !/单位|部门|科室|处室/.test(line)) return false;
	if (!/任务|内容|事项|举措|措施|工作/.test(line) || /[\t|｜，。；：:]/.test(line)) return false;
	const words = line.trim().split(/[ \u3000]+/);
	return (
		words.length >= 3 &&
		words.every((word) => word.length <= longestOfThem) &&
		words.some((word) => /(?:任务|内容|事项|举措|措施|工作)$/.test(word)) &&
		words.some((word) => /(?:单位|部门|科室|处室)(?:[（(][^（()）]{1,6}[）)])?$/.test(word))
	);
}

/** A line of names is no longer (UTF-16 units), and none of the names is. */
const longestNames = 100;
const longestOfThem = 12;
