import type { Part } from "../../ooxml/writePackage.js";
import { xmlDeclaration } from "../../ooxml/writeXml.js";
import type { ExportProfile } from "../profile.js";
import { printParagraph, printRuns, runProperties } from "./runs.js";
import { namespaces } from "./styles.js";

/** Which pages a header or footer is for. */
interface PageNumberPart extends Part {
	readonly id: string;
	readonly kind: "header" | "footer";
	readonly pages: "default" | "even";
	/** For pages that lie across; else for upright ones. */
	readonly isLandscape: boolean;
}

const mm = 56.692_913;
const emuOfMm = 36_000;

/**
 * The headers and footers that hold page numbers: — 1 — below the text, 7 mm from it; on odd pages a character from
 * the right, on even ones a character from the left (GB/T 9704-2012, 7.5). Pages that lie across have it where they
 * would have it upright, so that it stands beside the table and is read with the page turned (clause 8).
 */
export function pageNumberParts(profile: ExportProfile): readonly PageNumberPart[] {
	if (!profile.pageNumbers) return [];
	const parts: PageNumberPart[] = [];
	const add = (
		kind: "header" | "footer",
		pages: "default" | "even",
		isLandscape: boolean,
		content: string,
	) => {
		const at = parts.filter((part) => part.kind === kind).length + 1;
		parts.push({
			id: `rId${kind === "header" ? "Header" : "Footer"}${at}`,
			kind,
			pages,
			isLandscape,
			name: `word/${kind}${at}.xml`,
			type: `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`,
			xml: `${xmlDeclaration}<w:${kind === "header" ? "hdr" : "ftr"} ${namespaces}${kind === "header" ? drawingNamespaces : ""}>${content}</w:${kind === "header" ? "hdr" : "ftr"}>`,
		});
	};
	for (const pages of ["default", "even"] as const) {
		add("footer", pages, false, numberParagraph(pages));
		if (profile.landscapeNumber === "bottom") add("footer", pages, true, numberParagraph(pages));
		else {
			add("footer", pages, true, printParagraph("Footer", ""));
			add("header", pages, true, printParagraph("Footer", numberBeside(pages, profile)));
		}
	}
	return parts;
}

/** — 1 — at the outer side, a character from the edge of the text. */
function numberParagraph(pages: "default" | "even"): string {
	const side =
		pages === "default"
			? '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>'
			: '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>';
	return printParagraph("Footer", pageNumber, side);
}

const field = (kind: string, content = "") =>
	`<w:r>${runProperties()}<w:fldChar w:fldCharType="${kind}"/>${content}</w:r>`;

const pageNumber = `${printRuns("— ")}${field("begin")}<w:r>${runProperties()}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field("separate")}${printRuns("1")}${field("end")}${printRuns(" —")}`;

const drawingNamespaces =
	' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

/**
 * The number in a box beside the text of a page that lies across: turned so that the head of the table is at the left,
 * it stands below the text, at the right on odd pages and at the left on even ones.
 */
function numberBeside(pages: "default" | "even", { margins, sizes }: ExportProfile): string {
	// The line is 7 mm below the text: its box reaches over a line's height around that.
	const height = Math.ceil(sizes.pageNumber * 0.3528 * 1.5);
	const left = margins.bottom + landscapeShift(margins) - 7 - height / 2;
	const length = 40;
	const character = sizes.pageNumber * 0.3528;
	const edges = landscapeEdges(margins);
	const top = pages === "default" ? 210 - edges - character - length : edges + character;
	const [x, y, cx, cy] = [left, top, height, length].map((value) => Math.round(value * emuOfMm));
	const side = pages === "default" ? "right" : "left";
	const text = `<w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="${side}"/></w:pPr>${pageNumber}</w:p>`;
	return `<w:r>${runProperties()}<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>${x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${y}</wp:posOffset></wp:positionV><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${pages === "default" ? 1 : 2}" name="页码"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${text}</w:txbxContent></wps:txbx><wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
}

/**
 * Margins of a page that lies across are those of the upright page turned, with the differences between inner and
 * outer, top and bottom shared out: so they hold for odd and even pages alike, and the text stays 225×156 mm. The
 * standard allows a millimetre (5.2.1).
 */
function landscapeEdges({ inner, outer }: ExportProfile["margins"]): number {
	return (inner + outer) / 2;
}

function landscapeShift({ top, bottom }: ExportProfile["margins"]): number {
	return (top - bottom) / 2;
}

/** The end of a section: how its pages lie, and which numbers they have; in the order of CT_SectPr. */
export function printSection(
	isLandscape: boolean,
	{ margins }: ExportProfile,
	parts: readonly PageNumberPart[],
): string {
	const references = parts
		.filter((part) => part.isLandscape === isLandscape)
		.map(({ kind, pages, id }) => `<w:${kind}Reference w:type="${pages}" r:id="${id}"/>`)
		.sort((a, b) => (a < b ? 1 : -1))
		.join("");
	const edges = landscapeEdges(margins);
	const ends = margins.bottom + landscapeShift(margins);
	const page = isLandscape
		? { w: 297, h: 210, top: edges, bottom: edges, left: ends, right: ends }
		: { w: 210, h: 297, top: margins.top, bottom: margins.bottom, left: margins.inner, right: margins.outer };
	// The number's line stands 7 mm below the text.
	const footer = Math.max(5, page.bottom - 9.5);
	const at = (value: number) => Math.round(value * mm);
	return `<w:sectPr>${references}<w:pgSz w:w="${isLandscape ? 16838 : 11906}" w:h="${isLandscape ? 11906 : 16838}"${isLandscape ? ' w:orient="landscape"' : ""}/><w:pgMar w:top="${at(page.top)}" w:right="${at(page.right)}" w:bottom="${at(page.bottom)}" w:left="${at(page.left)}" w:header="${at(15)}" w:footer="${at(footer)}" w:gutter="0"/></w:sectPr>`;
}

/** How wide the text of a page is, in twentieths of a point. */
export function textWidth(isLandscape: boolean, { margins }: ExportProfile): number {
	const width = isLandscape ? 297 - margins.top - margins.bottom : 210 - margins.inner - margins.outer;
	return Math.round(width * mm);
}
