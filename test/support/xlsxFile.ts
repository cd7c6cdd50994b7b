import { zipSync } from "fflate";

/** A sheet of a workbook that a test writes down; `xml` is what stands in `worksheet`. */
export interface SheetSource {
	readonly name?: string;
	readonly state?: "hidden" | "veryHidden";
	readonly xml: string;
}

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Ids of number formats, each the format of the style with the same index. */
export interface WorkbookSource {
	readonly sheets: readonly SheetSource[];
	/** What stands in `sst`. */
	readonly shared?: string;
	/** What stands in `styleSheet`. */
	readonly styles?: string;
	/** What stands in `workbook` before and behind its sheets. */
	readonly before?: string;
	readonly behind?: string;
	/** Further parts, and parts in place of others, by name. */
	readonly parts?: Readonly<Record<string, string>>;
}

/** The bytes of a workbook as other programs write them, from its XML. */
export function xlsxFile({
	sheets,
	shared = "",
	styles = "",
	before = "",
	behind = "",
	parts = {},
}: WorkbookSource): Uint8Array {
	const relation = (id: string, kind: string, target: string) =>
		`<Relationship Id="${id}" Type="${officeRelations}/${kind}" Target="${target}"/>`;
	const relations = (list: readonly string[]) =>
		`<Relationships xmlns="${packageRelations}">${list.join("")}</Relationships>`;
	const files: Record<string, string> = {
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
		"_rels/.rels": relations([relation("rId1", "officeDocument", "xl/workbook.xml")]),
		"xl/workbook.xml": `<workbook xmlns="${namespace}" xmlns:r="${officeRelations}">${before}<sheets>${sheets
			.map(
				({ name, state }, i) =>
					`<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${i + 1}"/>`,
			)
			.join("")}</sheets>${behind}</workbook>`,
		"xl/_rels/workbook.xml.rels": relations([
			...sheets.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)),
			relation("rIdStyles", "styles", "styles.xml"),
			relation("rIdStrings", "sharedStrings", "/xl/sharedStrings.xml"),
		]),
		"xl/styles.xml": `<styleSheet xmlns="${namespace}">${styles}</styleSheet>`,
		"xl/sharedStrings.xml": `<sst xmlns="${namespace}">${shared}</sst>`,
	};
	sheets.forEach(({ xml }, i) => {
		files[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet xmlns="${namespace}">${xml}</worksheet>`;
	});
	const encoder = new TextEncoder();
	return zipSync(
		Object.fromEntries(
			Object.entries({ ...files, ...parts }).map(([name, text]) => [name, encoder.encode(text)]),
		),
		{ mtime: "1980-01-02T00:00:00" },
	);
}

/** A cell with a text of its own. */
export function textCell(reference: string, text: string): string {
	return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/**
 * Rows of texts from a place on, `|` between cells; an empty text is not a cell.
 *
 * @param from column letter and row, `A1`
 */
export function textRows(from: string, rows: readonly string[]): string {
	const first = from.charCodeAt(0);
	const top = Number(from.slice(1));
	return rows
		.map((row, i) => {
			const cells = row
				.split("|")
				.map((text, column) =>
					text === "" ? "" : textCell(`${String.fromCharCode(first + column)}${top + i}`, text),
				);
			return `<row r="${top + i}">${cells.join("")}</row>`;
		})
		.join("");
}
