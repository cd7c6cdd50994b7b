import { sheetOfDocument } from "../export/xlsx/documentSheet.js";
import type { CellLook, Sheet, Workbook } from "../export/xlsx/workbook.js";
import type { Report, ReportPart } from "../report/report.js";
import type { DocumentBlock, RawCell } from "../tableDocument.js";
import { lightNames } from "./repliesReport.js";

/** Columns of the 通报 table get room for what offices write; the others share the rest. */
const pageWidth = 200;

/** The 通报 as a workbook: the tasks, the sums, and what is to be cleared up, a sheet each; lights in their colours. */
export function repliesWorkbook(report: Report): Workbook {
	const [progress, sums, ...others] = report.parts;
	const title: DocumentBlock = { kind: "heading", level: 0, text: report.title };
	const lead = report.lead.map((text): DocumentBlock => ({ kind: "paragraph", text }));
	const sheet = (name: string, parts: readonly (ReportPart | undefined)[], above: readonly DocumentBlock[]) =>
		sheetOfDocument(
			{
				blocks: [...above, ...parts.flatMap((part) => (part === undefined ? [] : blocksOf(part)))],
				notes: [],
			},
			name,
			{ pageWidth, lastWidths: [] },
		);
	return {
		title: report.title,
		sheets: [
			withLights(sheet("通报", [progress], [title, ...lead])),
			sheet("汇总", [sums], []),
			...(others.length === 0 ? [] : [sheet("待核对", others, [])]),
		],
		properties: new Map(),
		names: [],
	};
}

function blocksOf({ heading, text, table }: ReportPart): readonly DocumentBlock[] {
	const words: readonly DocumentBlock[] = [
		{ kind: "heading", level: 1, text: heading },
		...text.map((words): DocumentBlock => ({ kind: "paragraph", text: words })),
	];
	if (table === undefined) return words;
	const rows = [table.columns, ...table.rows.map(({ cells }) => cells)];
	const block: DocumentBlock = {
		kind: "table",
		table: { rows: rows.map((row) => row.map((text): RawCell => ({ text, state: "own" }))) },
		headerRows: 1,
	};
	return [...words, block];
}

const looks: Readonly<Record<string, CellLook>> = {
	[lightNames.green]: "green",
	[lightNames.yellow]: "yellow",
	[lightNames.red]: "red",
};

function withLights(sheet: Sheet): Sheet {
	const column = sheet.rows[sheet.nameRow]?.cells.findIndex((cell) => cell?.value === "灯") ?? -1;
	return {
		...sheet,
		rows: sheet.rows.map((row, at) => ({
			...row,
			cells: row.cells.map((cell, i) => {
				const look = cell === null ? undefined : looks[String(cell.value)];
				return at <= sheet.nameRow || i !== column || cell === null || look === undefined
					? cell
					: { ...cell, look };
			}),
		})),
	};
}
