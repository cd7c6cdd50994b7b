import type { Cell, CellStyle, CellValue, WriteSheet } from "hucre/xlsx";
import { printColumn } from "../../import/xlsx/cellReference.js";
import { uniqueSheetNames } from "./sheetNames.js";
import type { CellLook, CellRange, Sheet, Workbook } from "./workbook.js";

/**
 * The bytes of a workbook (`.xlsx`), by hucre, which is loaded here and nowhere else: always the same ones for the same
 * workbook, A4 across, as wide as a page.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
	const { writeXlsx } = await import("hucre/xlsx");
	const names = uniqueSheetNames(workbook.sheets.map(({ name }) => name));
	const custom = Object.fromEntries([...workbook.properties].map(([name, text]) => [name, clean(text)]));
	return writeXlsx({
		sheets: workbook.sheets.map((sheet, i) => sheetOf(sheet, names[i] ?? "")),
		namedRanges: workbook.names.map(({ name, sheet }) => {
			const { rows, columns } = workbook.sheets[sheet] ?? { rows: [], columns: [] };
			const quoted = `'${(names[sheet] ?? "").replaceAll("'", "''")}'`;
			const end = `$${printColumn(Math.max(0, columns.length - 1))}$${Math.max(1, rows.length)}`;
			return { name, range: `${quoted}!$A$1:${end}` };
		}),
		defaultFont: { name: "宋体", size: 11 },
		// A time would make other bytes of the same plan.
		properties: { title: clean(workbook.title), created: noTime, modified: noTime, custom },
	});
}

const noTime = new Date(Date.UTC(2000, 0, 1));

function sheetOf(sheet: Sheet, name: string): WriteSheet {
	const cells = new Map<string, Partial<Cell>>();
	const rows: CellValue[][] = sheet.rows.map((row, at) =>
		row.cells.map((cell, column) => {
			if (cell === null) return null;
			const value = typeof cell.value === "string" ? clean(cell.value) : cell.value;
			cells.set(`${at},${column}`, { value: value === "" ? null : value, style: styles[cell.look] });
			return value === "" ? null : value;
		}),
	);
	const last = lastShownColumn(sheet);
	const written: WriteSheet = {
		name,
		rows,
		cells,
		columns: sheet.columns.map(({ width, isHidden }) => ({ width, ...(isHidden ? { hidden: true } : {}) })),
		rowDefs: new Map(sheet.rows.map(({ height }, at) => [at, { height }])),
		merges: sheet.merges.map(({ top, left, bottom, right }) => ({
			...{ startRow: top, startCol: left },
			...{ endRow: bottom, endCol: right },
		})),
		pageSetup: {
			...{ paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
			margins: { top: 0.6, bottom: 0.7, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
			horizontalCentered: true,
			...(sheet.nameRow < 0 ? {} : { printTitlesRow: `$${sheet.nameRow + 1}:$${sheet.nameRow + 1}` }),
		},
		headerFooter: { oddFooter: "&C— &P —" },
		rowBreaks: [...sheet.pageBreaks],
		dataValidations: sheet.choices.map(({ values, range }) => ({
			...{ type: "list" as const, values: [...values], allowBlank: true, range: printRange(range) },
			...{ showErrorMessage: true, errorStyle: "warning" as const },
		})),
	};
	if (sheet.frozenRows > 0) written.freezePane = { rows: sheet.frozenRows };
	if (sheet.hasFilter && sheet.nameRow >= 0)
		written.autoFilter = {
			range: printRange({ top: sheet.nameRow, left: 0, bottom: sheet.rows.length - 1, right: last }),
		};
	if (sheet.isProtected)
		written.protection = { sheet: true, formatRows: true, formatColumns: true, autoFilter: true };
	return written;
}

function lastShownColumn({ columns }: Sheet): number {
	return columns.findLastIndex(({ isHidden }) => !isHidden);
}

function printRange({ top, left, bottom, right }: CellRange): string {
	return `${printColumn(left)}${top + 1}:${printColumn(right)}${bottom + 1}`;
}

/**
 * A text as a workbook can hold it: what XML has no place for is left out, and what looks like the mark of such a
 * character (`_x0041_`, which programs read as an A) is escaped (ECMA-376 part 1, 22.9.2.19); hucre does neither.
 */
function clean(text: string): string {
	return text
		.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "")
		.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
}

const thin = { style: "thin" } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
const body = { wrapText: true, vertical: "center" } as const;
const open: CellStyle = {
	...{ border, numFmt: "@", protection: { locked: false } },
	alignment: body,
	fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF8E1" } },
};

function light(rgb: string): CellStyle {
	return {
		...{ border, numFmt: "@", alignment: { ...body, horizontal: "center" } },
		fill: { type: "pattern", pattern: "solid", fgColor: { rgb } },
	};
}

/** Texts are of the format @, so that one that begins with = stays a text when somebody goes over it. */
const styles: Readonly<Record<CellLook, CellStyle>> = {
	title: {
		font: { name: "方正小标宋简体", size: 18 },
		alignment: { horizontal: "center", vertical: "center", wrapText: true },
		numFmt: "@",
	},
	heading: { border, font: { name: "黑体", size: 12 }, alignment: body, numFmt: "@" },
	words: { alignment: body, numFmt: "@" },
	name: {
		...{ border, numFmt: "@", font: { name: "黑体", size: 11 } },
		alignment: { ...body, horizontal: "center" },
		fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EDEDED" } },
	},
	text: { border, alignment: body, numFmt: "@" },
	short: { border, alignment: { ...body, horizontal: "center" }, numFmt: "@" },
	number: { border, alignment: { ...body, horizontal: "center" } },
	open,
	mark: { numFmt: "@" },
	green: light("C6E0B4"),
	yellow: light("FFE699"),
	red: light("F4B0B0"),
};
