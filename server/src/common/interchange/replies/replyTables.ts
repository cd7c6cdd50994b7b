import type { LocalizedText } from "../../model/localizedText.js";
import type { Piece } from "../import/docx/pieces.js";
import { customProperties } from "../ooxml/customProperties.js";
import { type OoxmlPackage, openPackage } from "../ooxml/openPackage.js";
import type { RowMark } from "../ooxml/sheetMarks.js";
import type { RawCell } from "../tableDocument.js";

/** A row or a line of a file that came back, wherever it stood. */
export interface ReplyLine {
	/** For whoever looks it up. */
	readonly place: LocalizedText;
	/** A paragraph has one. */
	readonly cells: readonly RawCell[];
	/** What it was when it was sent. */
	readonly mark: RowMark | undefined;
}

export interface ReplyTables {
	/** What the file keeps of Niwen's by name. */
	readonly properties: ReadonlyMap<string, string>;
	/** Its tables or sheets, and the paragraphs between them, in their order. */
	readonly tables: readonly (readonly ReplyLine[])[];
}

/** Reads what stands in a workbook or a Word document. All that is thrown is `UnreadableDocument`. */
export async function readReplyTables(bytes: Uint8Array): Promise<ReplyTables> {
	const file = await openPackage(bytes);
	// Where it is neither, who reads workbooks says so.
	const tables = file.main.startsWith("word/") ? await tablesOfDocx(file) : await tablesOfXlsx(file);
	return { properties: customProperties(file), tables };
}

async function tablesOfXlsx(file: OoxmlPackage): Promise<ReplyTables["tables"]> {
	const [{ openWorkbook }, { layOut }] = await Promise.all([
		import("../import/xlsx/openWorkbook.js"),
		import("../import/xlsx/readXlsx.js"),
	]);
	const { sheets } = await openWorkbook(file);
	return sheets.flatMap(({ name, cells, isHidden }) => {
		if (isHidden) return [];
		const rows = layOut(name, cells).regions.flatMap((region) => region.rows);
		const placeOf = (row: number): LocalizedText => ({
			zh: `工作表“${name}”第 ${row + 1} 行`,
			en: `sheet “${name}”, row ${row + 1}`,
		});
		return [rows.map((row) => ({ place: placeOf(row.row), cells: row.cells, mark: row.mark }))];
	});
}

async function tablesOfDocx(file: OoxmlPackage): Promise<ReplyTables["tables"]> {
	const { readPieces } = await import("../import/docx/readDocx.js");
	const tables: ReplyLine[][] = [];
	let paragraphs = 0;
	let count = 0;
	const take = (piece: Piece): void => {
		if (piece.kind === "box") piece.pieces.forEach(take);
		else if (piece.kind === "paragraph") {
			paragraphs++;
			const place = { zh: `正文第 ${paragraphs} 段`, en: `paragraph ${paragraphs}` };
			if (piece.text !== "")
				tables.push([{ place, cells: [{ text: piece.text, state: "own" }], mark: piece.mark }]);
			piece.boxes.forEach(take);
		} else if (piece.kind === "table") {
			const table = ++count;
			tables.push(
				piece.rows.map((cells, row) => ({
					place: { zh: `第 ${table} 个表格第 ${row + 1} 行`, en: `table ${table}, row ${row + 1}` },
					cells,
					mark: piece.marks[row],
				})),
			);
		}
	};
	readPieces(file).pieces.forEach(take);
	return tables;
}
