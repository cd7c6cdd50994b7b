import { frontMatterIn } from "../../ooxml/customProperties.js";
import { type OoxmlPackage, type OoxmlRelation, openPackage } from "../../ooxml/openPackage.js";
import type { DocumentBlock, DocumentNote, TableDocument } from "../../tableDocument.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { NumberFormats } from "./numberFormats.js";
import { SharedStrings } from "./sharedStrings.js";
import { blocksOfSheet } from "./sheetBlocks.js";
import { type CellSources, SheetReader } from "./sheetCells.js";
import { layOutSheet, type SheetLayout, TooManyCells } from "./sheetGrid.js";
import { hiddenSheet, notesOfSheet, noWorkbook, otherSheets, tooManyCells } from "./sheetNotes.js";
import { NumberDisplay } from "./showNumber.js";
import { WorkbookReader } from "./workbook.js";

/**
 * Reads a workbook of Excel, WPS or LibreOffice (`.xlsx`, ECMA-376 part 1, 18) as what its sheets show, one after
 * another. All that is thrown is {@link UnreadableDocument}.
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableDocument> {
	const [file, { format }] = await Promise.all([openPackage(bytes), import("numfmt")]);
	const workbook = new WorkbookReader();
	file.readXml(file.main, workbook);
	if (workbook.sheets.length === 0) throw new UnreadableDocument(noWorkbook);
	const relations = file.relationsOf(file.main);
	const sources = readSources(file, relations, new NumberDisplay(format, workbook.is1904));
	const notes: DocumentNote[] = [];
	const isOurs = workbook.sheets.some(({ name }) => name === workbook.planSheet);
	const shown = workbook.sheets.flatMap((sheet, index) => {
		if (isOurs && sheet.name !== workbook.planSheet) return [];
		const part = relations.find(({ id, isExternal }) => id === sheet.relation && !isExternal);
		// A chart on a sheet of its own holds no cells.
		if (part?.kind !== "worksheet") return [];
		const reader = new SheetReader(sources);
		file.readXml(part.target, reader);
		if (reader.rows.length === 0) return [];
		if (!sheet.isHidden) return [{ name: sheet.name, index, reader }];
		notes.push(hiddenSheet(sheet.name, reader.rows.length));
		return [];
	});
	const blocks: DocumentBlock[] = [];
	for (const { name, index, reader } of shown) {
		const { regions, unseen } = layOut(name, reader);
		const lastTitleRow = Math.max(workbook.titleRows.get(index) ?? -1, reader.frozenRows - 1);
		const hasTitle = blocks.some((block) => block.kind === "heading" && block.level === 0);
		const own = blocksOfSheet(regions, { lastTitleRow, hasTitle });
		if (shown.length > 1 && !isNamedByProgram(name)) {
			// The title of the first sheet is that of the document.
			const [title] = own;
			const isTitle = title?.kind === "heading" && title.level === 0;
			blocks.push(...(isTitle ? own.slice(0, 1) : []), { kind: "heading", level: 1, text: name.trim() });
			blocks.push(...(isTitle ? own.slice(1) : own));
		} else blocks.push(...own);
		notes.push(...notesOfSheet(name, unseen, reader));
	}
	if (isOurs && workbook.sheets.length > 1) notes.push(otherSheets(workbook.planSheet ?? ""));
	const frontMatter = frontMatterIn(file);
	return frontMatter === undefined ? { blocks, notes } : { blocks, notes, frontMatter };
}

function readSources(
	file: OoxmlPackage,
	relations: readonly OoxmlRelation[],
	display: NumberDisplay,
): CellSources {
	const partOf = (kind: string) =>
		relations.find((relation) => relation.kind === kind && !relation.isExternal)?.target ?? "";
	const strings = new SharedStrings();
	file.readXml(partOf("sharedStrings"), strings);
	const formats = new NumberFormats();
	file.readXml(partOf("styles"), formats);
	return {
		sharedTexts: strings.texts,
		show: (value, style) => display.show(value, formats.of(style)),
	};
}

function layOut(name: string, reader: SheetReader): SheetLayout {
	try {
		return layOutSheet(reader);
	} catch (error) {
		throw error instanceof TooManyCells ? new UnreadableDocument(tooManyCells(name)) : error;
	}
}

/** Names that programs give to new sheets say nothing. */
function isNamedByProgram(name: string): boolean {
	return /^(?:sheet|table|工作表|表)\s?\d{1,4}$/i.test(name.trim());
}
