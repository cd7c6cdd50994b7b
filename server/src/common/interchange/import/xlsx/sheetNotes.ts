import { counted } from "../../../model/counted.js";
import type { LocalizedText } from "../../../model/localizedText.js";
import { printableLine } from "../../../text/printable.js";
import { quote } from "../../../text/shorten.js";
import type { DocumentNote } from "../../tableDocument.js";
import { sayStacked } from "../../tablesBeside.js";
import { emptyAsMerged } from "../emptyCells.js";
import { listPlaces, runsOf } from "../places.js";
import { printColumn, printReference, type SheetPlace } from "./cellReference.js";
import type { SheetAsides } from "./sheetAsides.js";
import type { SheetCells } from "./sheetCells.js";
import { mostCells, type Unseen } from "./sheetGrid.js";
import type { FilledRows } from "./sheetTable.js";

/** What of a sheet was left out or is not what it should be. */
export function notesOfSheet(
	name: string,
	unseen: Unseen & { readonly filled: FilledRows },
	sheet: SheetCells,
): readonly DocumentNote[] {
	const place = placeOf(name);
	const notes: DocumentNote[] = [];
	const add = (list: readonly string[], message: (places: LocalizedText) => LocalizedText, unit?: string) => {
		if (list.length > 0) notes.push({ place, message: message(listPlaces(list, unit)) });
	};
	const runsOfRows = (rows: readonly number[]) => runsOf(rows, (row) => String(row + 1));
	add(
		runsOfRows(unseen.rows),
		(rows) => ({
			zh: `隐藏的第 ${rows.zh}没有导入；需要的话，在表格里取消隐藏后再导入。`,
			en: `hidden rows (${rows.en}) were left out; if you need them, show them in the sheet and import again.`,
		}),
		"行",
	);
	add(
		runsOf(unseen.columns, printColumn),
		(columns) => ({
			zh: `隐藏的 ${columns.zh}没有导入；需要的话，在表格里取消隐藏后再导入。`,
			en: `hidden columns (${columns.en}) were left out; if you need them, show them in the sheet and import again.`,
		}),
		"列",
	);
	add(
		runsOfRows(unseen.filtered),
		(rows) => ({
			zh: `被筛选隐去的第 ${rows.zh}也导入了；请核对。`,
			en: `rows that a filter hides (${rows.en}) were imported, too; please check.`,
		}),
		"行",
	);
	add(runsOfRows(unseen.filled.rows), (rows) => emptyAsMerged(rows, unseen.filled.columns), "行");
	add(unseen.covered, (cells) => ({
		zh: `${cells.zh} 的内容被合并的格盖住，表格里看不到，没有导入。`,
		en: `what stands in ${cells.en} is covered by merged cells, shows nowhere in the sheet, and was left out.`,
	}));
	const [hiddenRows, hiddenColumns] = [new Set(unseen.rows), new Set(unseen.columns)];
	const isShown = ({ row, column }: SheetPlace) => !hiddenRows.has(row) && !hiddenColumns.has(column);
	add(sheet.struck.filter(isShown).map(printReference), (cells) => ({
		zh: `${cells.zh} 里带删除线的文字照原样导入；不要的请删去。`,
		en: `words that are struck through in ${cells.en} were imported as they are; please delete what is not wanted.`,
	}));
	add(sheet.errors.map(printReference), (cells) => ({
		zh: `${cells.zh} 显示的是错误值（如 #DIV/0!），照原样导入；请在表格里改正公式。`,
		en: `${cells.en} ${sheet.errors.length === 1 ? "shows an error" : "show errors"} (such as #DIV/0!), imported as shown; please mend the formulas in the sheet.`,
	}));
	add(sheet.unresolved.map(printReference), (cells) => ({
		zh: `${cells.zh} 的公式还没有算出结果，按空格导入；请用 Excel 或 WPS 打开、保存一次再导入。`,
		en: `the formulas of ${cells.en} have no results yet and were imported as empty; please open and save the file in Excel or WPS, and import again.`,
	}));
	return notes;
}

/** So many comments are listed; of the others is told how many they are. */
const mostListed = 20;

/** Comments and text boxes, which no plan has. */
export function notesOfAsides(name: string, { comments, boxes }: SheetAsides): readonly DocumentNote[] {
	const notes: DocumentNote[] = [];
	const add = (list: readonly string[], message: (listed: string, count: number) => LocalizedText) => {
		if (list.length === 0) return;
		const more = list.length - mostListed;
		const listed = list.slice(0, mostListed).join("；") + (more > 0 ? "…" : "");
		notes.push({ place: placeOf(name), message: message(listed, list.length) });
	};
	add(
		comments.map(({ cell, words }) => `${cell}“${quote(words)}”`),
		(listed, count) => ({
			zh: `${count} 处批注没有导入：${listed}。`,
			en: `${counted(count, "comment")} left out: ${listed}.`,
		}),
	);
	add(
		boxes.map((words) => `“${quote(words)}”`),
		(listed, count) => ({
			zh: `${count} 个文本框或图形里的文字没有导入：${listed}。`,
			en: `words of ${counted(count, "text box or shape", "text boxes or shapes")} left out: ${listed}.`,
		}),
	);
	return notes;
}

/** A sheet that is hidden, with so many rows. */
export function hiddenSheet(name: string, rows: number): DocumentNote {
	return {
		place: placeOf(name),
		message: {
			zh: `工作表是隐藏的，里面的 ${rows} 行没有导入；需要的话，取消隐藏后再导入。`,
			en: `the sheet is hidden, and its ${counted(rows, "row")} ${rows === 1 ? "was" : "were"} left out; if you need them, show the sheet and import again.`,
		},
	};
}

/** As {@link sayStacked} has them. */
export function tablesBeside(name: string, count: number, isAnew: boolean): DocumentNote {
	return { place: placeOf(name), message: sayStacked(count, isAnew) };
}

/** The workbook was written by Niwen: the sheets beside the plan show its tasks once more. */
export function otherSheets(name: string): DocumentNote {
	return {
		place: placeOf(name),
		message: {
			zh: "只导入了这张表：其他工作表（目标、各单位）是导出时由它列出来的，在那里改的内容没有导入。",
			en: "only this sheet was imported: the others (targets, units) were listed from it by the export, and what was changed there was left out.",
		},
	};
}

export const noWorkbook = {
	zh: "文件里没有工作表，不是 Excel（.xlsx）的工作簿；请检查是不是给错了文件。",
	en: "The file has no sheets, so it is not a workbook of Excel (.xlsx); please check whether it is the right one.",
};

export function tooManyCells(name: string): LocalizedText {
	const { zh, en } = placeOf(name);
	return {
		zh: `${zh}的表格超过 ${mostCells / 10_000} 万格，没有读取；请把需要的部分复制到新文件再导入。`,
		en: `A table of ${en} has more than ${mostCells / 1_000_000} million cells and was not read; please copy the part that you need into a new file and import that.`,
	};
}

function placeOf(name: string): LocalizedText {
	const shown = printableLine(name);
	return { zh: `工作表“${shown}”`, en: `sheet “${shown}”` };
}
