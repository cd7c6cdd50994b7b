import { printHiddenMark } from "../../ooxml/sheetMarks.js";
import { escapeXml } from "../../ooxml/writeXml.js";
import type { TableForm } from "../../tableDocument.js";
import { printRuns } from "./runs.js";

/**
 * What stands in a cell of a form. Words that are sent out stand in content controls whose contents are locked
 * (ECMA-376 part 1, 17.5.2.23), with the mark of the row hidden in the first of them; where one of several words is to
 * be chosen, there is a list of them. All other cells are open.
 *
 * Controls stand around the words within a paragraph: one around a paragraph or a cell is unknown to readers that go
 * from cell to cell (python-docx), and LibreOffice 7.4 shows what is hidden in it. The document itself is not
 * protected: then only controls could be filled in, which not all programs let be typed into.
 *
 * @param row of the table, that of the names is 0
 * @param words of the cell, as runs
 */
export function printFormCell(
	{ open, marks, choice }: TableForm,
	row: number,
	column: number,
	{ words, isHead }: { readonly words: string; readonly isHead: boolean },
): string {
	const id = 1000 * (row + 1) + column;
	if (isHead || column < open) {
		const mark = column === 0 ? marks[row] : undefined;
		const hidden =
			mark === undefined ? "" : printRuns(printHiddenMark(mark.kind, mark.identity), "<w:vanish/>");
		return hidden + words === "" ? "" : printControl(id, "sdtContentLocked", "", hidden + words);
	}
	if (column !== choice.column) return words;
	const items = choice.values
		.map((value) => `<w:listItem w:displayText="${escapeXml(value)}" w:value="${escapeXml(value)}"/>`)
		.join("");
	const list = `${words === "" ? "<w:showingPlcHdr/>" : ""}<w:dropDownList>${items}</w:dropDownList>`;
	return printControl(id, "sdtLocked", list, words === "" ? prompt : words);
}

const prompt = printRuns("请选择", '<w:color w:val="808080"/>');

/** @param properties that follow the lock in the order of CT_SdtPr */
function printControl(id: number, lock: string, properties: string, content: string): string {
	return `<w:sdt><w:sdtPr><w:id w:val="${id}"/><w:lock w:val="${lock}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}
