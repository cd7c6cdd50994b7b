import type { XmlHandler } from "../../ooxml/readXml.js";
import { planSheetName } from "../../ooxml/sheetMarks.js";

/** A sheet as the workbook lists it. */
export interface SheetEntry {
	readonly name: string;
	/** Of its part, by the relationships of the workbook. */
	readonly relation: string;
	readonly isHidden: boolean;
}

/** Reads what a workbook says of its sheets (`xl/workbook.xml`). */
export class WorkbookReader implements XmlHandler {
	readonly sheets: SheetEntry[] = [];
	/** By index of the sheet: the last row that is printed at the top of each page, counted from 0. */
	readonly titleRows = new Map<number, number>();
	is1904 = false;
	/** Name of the sheet that holds the plan, where Niwen wrote the workbook; the others show parts of it. */
	planSheet: string | undefined;
	private definedName = "";
	private sheetOfName = 0;
	private reference = "";

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		switch (name) {
			case "workbookPr":
				this.is1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
				break;
			case "sheet":
				this.sheets.push({
					name: attributes.name ?? "",
					relation: attributes["r:id"] ?? "",
					isHidden: attributes.state === "hidden" || attributes.state === "veryHidden",
				});
				break;
			case "definedName":
				this.definedName = attributes.name ?? "";
				this.sheetOfName = Number(attributes.localSheetId ?? 0);
				this.reference = "";
				break;
			default:
				break;
		}
	}

	text(text: string): void {
		if (this.definedName !== "") this.reference += text;
	}

	close(name: string): void {
		if (name !== "definedName") return;
		const reference = this.reference.trim();
		if (this.definedName === "_xlnm.Print_Titles") {
			// 'Sheet 1'!$A:$B,'Sheet 1'!$1:$3
			const rows = /\$(\d{1,7}):\$(\d{1,7})$/.exec(reference);
			if (rows !== null) this.titleRows.set(this.sheetOfName, Number(rows[2]) - 1);
		} else if (this.definedName === planSheetName) {
			const sheet = reference.slice(0, Math.max(0, reference.lastIndexOf("!")));
			this.planSheet = sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
		}
		this.definedName = "";
	}
}
