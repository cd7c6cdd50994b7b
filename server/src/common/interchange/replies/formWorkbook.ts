import { sheetOfDocument } from "../export/xlsx/documentSheet.js";
import type { Workbook } from "../export/xlsx/workbook.js";
import type { ReplyForm } from "./replyForms.js";

/** Width of the table, in Latin letters. */
const sheetWidth = 190;

/** A form as a workbook: only the cells to be filled in can be changed. */
export function workbookOfForm({ title, document, properties }: ReplyForm): Workbook {
	return { title, sheets: [sheetOfDocument(document, "填报", sheetWidth)], properties, names: [] };
}
