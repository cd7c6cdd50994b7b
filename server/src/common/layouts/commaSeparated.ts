import type { TextBlock } from "../model/block.js";
import { findColumnRole } from "../model/columns.js";
import type { LocalizedText } from "../model/localizedText.js";
import { mapLine } from "../model/mappedText.js";
import type { SeparatingMark } from "../model/separatedRows.js";
import { outside, type ReaderContext, type ReaderState, type ReadStep } from "./blockSequence.js";
import { isPlanHeader } from "./header.js";
import { readSeparatedHeader, readSheetTitle } from "./markup/separated.js";
import { longestCell } from "./record.js";
import { isRecordLine } from "./recordLine.js";
import { toNumber } from "./taskNumber.js";
import { unknownColumns } from "./unknownColumns.js";
import { messageOfUnread } from "./unreadTable.js";

/** Between the lines of a table whose cells commas or other marks part. */
const inside: ReaderState = { kind: "commas", header: null };

/** A row of names is not longer (UTF-16 units). */
const longestHeader = 400;

/**
 * Reads what begins a table whose cells are parted by commas (RFC 4180), or by semicolons, as spreadsheets write it where
 * the comma is that of decimals, and its title. Where its rows do not fit, or slashes or dashes part the cells, its lines
 * are read one by one up to an empty one, as those of records are that name their columns themselves: all such marks stand
 * within the cells of a plan, too, so nothing of it is read as tasks, and nothing in it is a text whose marks might be
 * mended.
 */
export function readCommaSeparated(
	lines: readonly string[],
	at: number,
	state: ReaderState,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	let reach = 2;
	if (state.kind !== "commas") {
		const title = readSheetTitle(lines, at, (below) => isReadMark(separatorAt(lines, below)));
		if (title !== undefined) return { block: title, next: outside };
		const mark = separatorAt(lines, at);
		if (mark === undefined && !isRecordLine(line)) return undefined;
		if (isReadMark(mark)) {
			const table = readSeparatedHeader(lines, at, mark, context);
			if (table !== undefined) return table;
			reach += longestCell;
		}
	}
	// Records with an empty line between them are one list.
	if (line.trim() === "" && !isRecordLine(lines[at + 1] ?? "")) return undefined;
	const block: TextBlock = {
		kind: "text",
		lines: 1,
		reach,
		role: state.kind === "commas" ? "code" : "comma-header",
		text: mapLine(line, 0, 0),
		level: 0,
	};
	return { block, next: inside };
}

function separatorAt(lines: readonly string[], at: number): Separator | undefined {
	return separatorOf(lines[at] ?? "", lines[at + 1] ?? "");
}

function isReadMark(mark: Separator | undefined): mark is SeparatingMark {
	return mark === "," || mark === ";";
}

/**
 * The mark that parts the names of the columns in a line; `undefined` where the line is not a header.
 *
 * @param below the next line, which has as many cells at least
 */
function separatorOf(line: string, below = line): Separator | undefined {
	if (line.length > longestHeader || !mayBeHeader.test(line) || /[|\t]/.test(line)) return undefined;
	const opensWithNumber = /^\s*"?序\s*号/.test(line);
	return separators.find(
		(mark) =>
			line.includes(mark) &&
			(sureMarks.has(mark) || opensWithNumber) &&
			(isHeader(line, below, mark) || (opensWithNumber && isReadMark(mark) && lacksTask(line, below, mark))),
	);
}

/**
 * 序号,事宜,牵头单位: whether a line names the columns of a plan but for the task's, whose name nobody knows. Units of other
 * lists (序号,单位,得分) are no plan's.
 *
 * @param below the next line, which begins with a number
 */
function lacksTask(line: string, below: string, mark: SeparatingMark): boolean {
	const cells = below.split(mark);
	const names = namesOf(line.split(mark));
	if (names.length < 3 || cells.length < names.length || names.some((name) => name.length > 20)) return false;
	if (below !== line && toNumber(unquoted(cells[0] ?? "")) === null) return false;
	return names.some(
		(name) =>
			["lead-unit", "leader"].includes(findColumnRole(name) ?? "") ||
			(findColumnRole(name) === "unit" && /责任|承办|主办|配合|协办|落实/.test(name)),
	);
}

function namesOf(cells: readonly string[]): readonly string[] {
	return cells.map(unquoted);
}

function unquoted(cell: string): string {
	return cell.trim().replace(/^"(.*)"$/, "$1");
}

const separators = ["——", "--", ",", ";", "/", "／", "，", "；", "·", "•", "、", "—", "–", "-"] as const;
type Separator = (typeof separators)[number];
/** Any of the sure marks, or 序号. */
const mayBeHeader = /——|--|[,;/／]|序\s*号/;
/** Marks that stand between names for no other reason; others open a table only behind 序号. */
const sureMarks: ReadonlySet<Separator> = new Set(["——", "--", ",", ";", "/", "／"] as const);

/** 任务,单位: two names of columns are a table where nothing else stands in the line. */
function areTwoNames(cells: readonly string[]): boolean {
	const roles = cells.map((name) => findColumnRole(name.replaceAll('"', "")) ?? "other");
	return roles.includes("task") && roles.every((role) => role !== "other");
}

/** What is said of such a table, by its line of column names, or of records by the first. */
export function messageOfSeparated(header: string): LocalizedText {
	if (isRecordLine(header)) return messageOfUnread({ reason: "records", names: [] });
	const mark = separatorOf(header) ?? ",";
	if (mark !== "," && mark !== ";")
		return {
			zh: `这张表的各格是用“${mark}”隔开的，没有读入：请直接导入原文件（Word、Excel 等），或改成表格。`,
			en: `The cells of this table are parted by “${mark}” and are not read: import the file itself (Word, Excel …), or write it as a table.`,
		};
	const names = namesOf(header.split(mark));
	if (!isPlanHeader(names)) return unknownColumns(names);
	const [zh, en] = mark === ";" ? ["分号", "semicolon"] : ["逗号", "comma"];
	return {
		zh: `这里是${zh}分隔的表格，没有读入：请从 Excel 直接复制粘贴，或另存为制表符分隔的文本。`,
		en: `This table is ${en}-separated and is not read: copy it from the spreadsheet, or save it with tabs between the cells.`,
	};
}

function isHeader(line: string, below: string, mark: string): boolean {
	const cells = line.split(mark);
	// A cell in quotes may go on in the next line.
	const isOpen = (below.split('"').length - 1) % 2 === 1;
	if (!isOpen && below.split(mark, cells.length).length < cells.length) return false;
	if (cells.length < 3) return mark === "," && cells.length === 2 && areTwoNames(cells);
	if (/[。；！？]/.test(line.replaceAll(mark, ""))) return false;
	const names = namesOf(cells);
	return names.every((name) => name.length <= 20) && isPlanHeader(names);
}
