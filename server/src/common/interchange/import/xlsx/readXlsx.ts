import { frontMatterIn } from "../../ooxml/customProperties.js";
import type { DocumentBlock, TableDocument } from "../../tableDocument.js";
import { UnreadableDocument } from "../../unreadableDocument.js";
import { openWorkbook } from "./openWorkbook.js";
import { asidesOf } from "./sheetAsides.js";
import { blocksOfSheet } from "./sheetBlocks.js";
import type { SheetReader } from "./sheetCells.js";
import { layOutSheet, type SheetLayout, TooManyCells } from "./sheetGrid.js";
import {
	hiddenSheet,
	notesOfAsides,
	notesOfSheet,
	otherSheets,
	tablesBeside,
	tooManyCells,
} from "./sheetNotes.js";
import type { WorkbookReader } from "./workbook.js";

/**
 * Reads a workbook of Excel, WPS or LibreOffice (`.xlsx`, ECMA-376 part 1, 18) as what its sheets show, one after
 * another. All that is thrown is {@link UnreadableDocument}.
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableDocument> {
	const isOurs = (workbook: WorkbookReader) =>
		workbook.sheets.some(({ name }) => name === workbook.planSheet);
	const { file, workbook, sheets } = await openWorkbook(
		bytes,
		(name, opened) => !isOurs(opened) || name === opened.planSheet,
	);
	const notes = sheets
		.filter(({ isHidden }) => isHidden)
		.map(({ name, cells }) => hiddenSheet(name, cells.rows.length));
	const shown = sheets.filter(({ isHidden }) => !isHidden);
	const blocks: DocumentBlock[] = [];
	for (const { name, index, part, cells } of shown) {
		const { regions, unseen } = layOut(name, cells);
		const lastTitleRow = Math.max(workbook.titleRows.get(index) ?? -1, cells.frozenRows - 1);
		const hasTitle = blocks.some((block) => block.kind === "heading" && block.level === 0);
		const { blocks: own, filled, stacked, isAnew } = blocksOfSheet(regions, { lastTitleRow, hasTitle });
		if (shown.length > 1 && !isNamedByProgram(name)) {
			// The title of the first sheet is that of the document.
			const [title] = own;
			const isTitle = title?.kind === "heading" && title.level === 0;
			blocks.push(...(isTitle ? own.slice(0, 1) : []), { kind: "heading", level: 1, text: name.trim() });
			blocks.push(...(isTitle ? own.slice(1) : own));
		} else blocks.push(...own);
		if (stacked > 1) notes.push(tablesBeside(name, stacked, isAnew));
		notes.push(
			...notesOfSheet(name, { ...unseen, filled }, cells),
			...notesOfAsides(name, asidesOf(file, part)),
		);
	}
	if (isOurs(workbook) && workbook.sheets.length > 1) notes.push(otherSheets(workbook.planSheet ?? ""));
	const frontMatter = frontMatterIn(file);
	return {
		blocks,
		notes,
		...(frontMatter === undefined ? {} : { frontMatter }),
		...(isOurs(workbook) ? { isOurs: true as const } : {}),
	};
}

/** What a sheet shows; throws {@link UnreadableDocument} where that is more than any plan has. */
export function layOut(name: string, reader: SheetReader): SheetLayout {
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
