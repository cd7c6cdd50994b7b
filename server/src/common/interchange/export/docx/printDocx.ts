import { frontMatterProperties } from "../../ooxml/customProperties.js";
import { lostHeadingStyle } from "../../ooxml/niwenMarks.js";
import {
	type Part,
	propertyParts,
	relationshipsPart,
	rootRelationships,
	writePackage,
} from "../../ooxml/writePackage.js";
import { xmlDeclaration } from "../../ooxml/writeXml.js";
import type { DocumentBlock, ParagraphRole, TableDocument } from "../../tableDocument.js";
import { layOutTables } from "../columnWidths.js";
import { layOutPages, type PageRun } from "../pageRuns.js";
import type { ExportProfile } from "../profile.js";
import { signatureIndents } from "../signature.js";
import { pageNumberParts, printSection, textWidth } from "./pageNumbers.js";
import { printParagraph, printRuns } from "./runs.js";
import { namespaces, printFontTable, printStyles, settings } from "./styles.js";
import { printTable } from "./tables.js";

/**
 * A document as a Word document (ISO/IEC 29500 transitional) set as a profile says, by default as GB/T 9704-2012 does.
 * The same document has the same bytes. Its front matter is a property of it, so that it can be read back.
 *
 * @param own what else it keeps by name, beside what it shows
 */
export async function printDocx(
	document: TableDocument,
	profile: ExportProfile,
	own: ReadonlyMap<string, string> = new Map(),
): Promise<Uint8Array> {
	const numbers = pageNumberParts(profile);
	const type = (kind: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
	const { frontMatter } = document;
	const properties = propertyParts(
		titleOf(document),
		new Map([...frontMatterProperties(frontMatter ?? ""), ...own]),
	);
	const parts: readonly Part[] = [
		rootRelationships("word/document.xml", properties),
		{ name: "word/document.xml", type: type("document.main"), xml: printBody(document, profile, numbers) },
		relationshipsPart("word/document.xml", [
			{ id: "rId1", kind: "styles", target: "styles.xml" },
			{ id: "rId2", kind: "settings", target: "settings.xml" },
			{ id: "rId3", kind: "fontTable", target: "fontTable.xml" },
			...numbers.map(({ id, kind, name }) => ({ id, kind, target: name.replace("word/", "") })),
		]),
		{ name: "word/styles.xml", type: type("styles"), xml: printStyles(profile) },
		{ name: "word/settings.xml", type: type("settings"), xml: settings },
		{ name: "word/fontTable.xml", type: type("fontTable"), xml: printFontTable(profile) },
		...numbers,
		...properties,
	];
	return writePackage(parts);
}

/** The title of a document; empty without one. */
function titleOf({ blocks }: TableDocument): string {
	const title = blocks.find((block) => block.kind === "heading" && block.level === 0);
	return title?.kind === "heading" ? title.text : "";
}

function printBody(
	{ blocks }: TableDocument,
	profile: ExportProfile,
	numbers: ReturnType<typeof pageNumberParts>,
): string {
	const found = layOutPages(blocks, profile);
	const runs: readonly PageRun[] = found.length > 0 ? found : [{ isLandscape: false, blocks: [] }];
	const body = runs.map((run, i) => {
		const section = printSection(run.isLandscape, profile, numbers);
		const content = printBlocks(run, profile);
		// A section of Word ends with a paragraph that says so, the last one with the document.
		return i < runs.length - 1
			? `${content}${printParagraph("NiwenGap", "", section)}`
			: `${content}${content.endsWith("</w:tbl>") ? gap : ""}${section}`;
	});
	return `${xmlDeclaration}<w:document ${namespaces}><w:body>${body.join("")}</w:body></w:document>`;
}

/** A paragraph that nobody sees: without one between them two tables are one, and none may end a document. */
const gap = printParagraph("NiwenGap", "");

function printBlocks({ isLandscape, blocks }: PageRun, profile: ExportProfile): string {
	const width = textWidth(isLandscape, profile);
	const indents = signatureIndents(blocks, profile);
	const columns = layOutTables(blocks, width / (profile.sizes.table * 20));
	let breaks = false;
	return blocks
		.map((block, i) => {
			const isBroken = breaks;
			breaks = block.kind === "page-break";
			switch (block.kind) {
				case "page-break":
					return "";
				case "table": {
					const before = isBroken
						? printParagraph("NiwenGap", "", pageBreak)
						: blocks[i - 1]?.kind === "table"
							? gap
							: "";
					return `${before}${printTable(block, width, columns.get(i) ?? [], profile)}`;
				}
				case "heading":
					return printHeading(block, isBroken, blocks[i + 1]);
				default:
					return printText(block, isBroken, indents.get(i));
			}
		})
		.join("");
}

const pageBreak = "<w:pageBreakBefore/>";

function printHeading(
	{ level, text }: Extract<DocumentBlock, { kind: "heading" }>,
	isBroken: boolean,
	next: DocumentBlock | undefined,
): string {
	const properties = isBroken ? pageBreak : "";
	if (text === "") return printParagraph(lostHeadingStyle, "", properties);
	if (level > 0) return printParagraph(`Heading${Math.min(level, 6)}`, printRuns(text), properties);
	// （共118项） and 发文字号 belong to the title: the blank line stands behind them.
	const goesOn = next?.kind === "paragraph" && (next.role === "total" || next.role === "document-number");
	return printParagraph("Title", printRuns(text), `${properties}${goesOn ? '<w:spacing w:after="0"/>' : ""}`);
}

const styleOfRole: Readonly<Record<ParagraphRole, string>> = {
	"document-number": "NiwenNumber",
	addressee: "NiwenAddressee",
	attachments: "NiwenAttachments",
	issuer: "NiwenIssuer",
	date: "NiwenDate",
	attachment: "NiwenAnnex",
	total: "NiwenTotal",
	note: "NiwenNote",
};

function printText(
	{ text, role }: Extract<DocumentBlock, { kind: "paragraph" }>,
	isBroken: boolean,
	indent: number | undefined,
): string {
	const style = role === undefined ? "NiwenBody" : styleOfRole[role];
	// In hundredths of a character, and in twentieths of a point for those that do not count characters.
	const moved =
		indent === undefined
			? ""
			: `<w:ind w:rightChars="${Math.round(indent * 100)}" w:right="${Math.round(indent * 320)}"/>`;
	return printParagraph(style, printRuns(text), `${isBroken ? pageBreak : ""}${moved}`);
}
