import type { Report, ReportPart } from "../report/report.js";
import type { DocumentBlock, RawCell, TableDocument } from "../tableDocument.js";

/** A report as a document, its tables one below the other. */
export function documentOfReport({ title, lead, parts }: Report): TableDocument {
	return {
		blocks: [
			{ kind: "heading", level: 0, text: title },
			...lead.map((text): DocumentBlock => ({ kind: "paragraph", text })),
			...parts.flatMap(blocksOfPart),
		],
		notes: [],
	};
}

/** A part of a report as blocks of a document, lights in their colours. */
export function blocksOfPart({ heading, text, table }: ReportPart): readonly DocumentBlock[] {
	const words: readonly DocumentBlock[] = [
		{ kind: "heading", level: 1, text: heading },
		...text.map((words): DocumentBlock => ({ kind: "paragraph", text: words })),
	];
	if (table === undefined) return words;
	const { columns, rows, lightColumn, shares } = table;
	const own = (text: string): RawCell => ({ text, state: "own" });
	const body = rows.map(({ cells, light }) =>
		cells.map((cell, column) =>
			light === undefined || column !== lightColumn ? own(cell) : { ...own(cell), light },
		),
	);
	return [
		...words,
		{
			kind: "table",
			table: { rows: [columns.map(own), ...body] },
			headerRows: 1,
			...(shares === undefined ? {} : { fixed: { open: 0, shares } }),
		},
	];
}
