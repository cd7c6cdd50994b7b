import { relations, zipParts } from "./ooxml.js";

const namespaces = [
	'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
	'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
	'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
	'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(" ");

/** The inside of parts of a Word document, by their kind: `styles`, `numbering`, `footnotes`, `comments`, `header`. */
export type DocxParts = Readonly<
	Partial<Record<"styles" | "numbering" | "footnotes" | "comments" | "header", string>>
>;

/** A document of Word with that body. */
export function docx(body: string, parts: DocxParts = {}): Uint8Array {
	const others = Object.entries(parts);
	const rootOf = (kind: string) => (kind === "header" ? "hdr" : kind);
	return zipParts({
		"[Content_Types].xml": contentTypes(others.map(([kind]) => kind)),
		"_rels/.rels": relations({ officeDocument: "word/document.xml" }),
		"word/_rels/document.xml.rels": relations(
			Object.fromEntries(others.map(([kind]) => [kind, `${kind}.xml`])),
		),
		"word/document.xml": `<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
		...Object.fromEntries(
			others.map(([kind, inside]) => [
				`word/${kind}.xml`,
				`<w:${rootOf(kind)} ${namespaces}>${inside}</w:${rootOf(kind)}>`,
			]),
		),
	});
}

/** What parts are (ECMA-376 part 2, 7.2.3): the first part of a file, by which programs know what it is. */
function contentTypes(kinds: readonly string[]): string {
	const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";
	const parts = [["document", "document.main"], ...kinds.map((kind) => [kind, kind])].map(
		([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${type}.${kind}+xml"/>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join("")}</Types>`;
}

/** A run of text; `properties` is the inside of `w:rPr`. */
export function run(text: string, properties = ""): string {
	return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of runs, or of a text; `properties` is the inside of `w:pPr`. */
export function paragraph(content: string, properties = ""): string {
	const runs = content === "" || content.startsWith("<") ? content : run(content);
	return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A cell of paragraphs or of a text; `properties` is the inside of `w:tcPr`. */
export function cell(content: string, properties = ""): string {
	const paragraphs = /^<w:(?:p|tbl|sdt)[ >]/.test(content) ? content : paragraph(content);
	return `<w:tc>${properties === "" ? "" : `<w:tcPr>${properties}</w:tcPr>`}${paragraphs}</w:tc>`;
}

/** A row of cells, or of their texts; `properties` is the inside of `w:trPr`. */
export function row(cells: readonly string[], properties = ""): string {
	const written = cells.map((each) =>
		each.startsWith("<w:tc>") || each.startsWith("<w:sdt>") ? each : cell(each),
	);
	return `<w:tr>${properties === "" ? "" : `<w:trPr>${properties}</w:trPr>`}${written.join("")}</w:tr>`;
}

export function table(...rows: readonly string[]): string {
	return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join("")}</w:tbl>`;
}
