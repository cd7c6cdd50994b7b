import { frontMatterMeta, lostHeadingClass, writtenBy } from "../../ooxml/niwenMarks.js";
import { escapeXml } from "../../ooxml/writeXml.js";
import type { ParagraphRole, TableDocument } from "../../tableDocument.js";
import {
	headingRank,
	layOutDocument,
	type PrintedParagraph,
	type PrintedPart,
	type PrintedRow,
	type PrintedRun,
	type PrintedTable,
} from "../printedPages.js";
import type { ExportProfile } from "../profile.js";
import { printStyleSheet } from "./styleSheet.js";

/**
 * A document as one HTML file that needs nothing else, loads nothing and runs nothing: to be looked at, to be printed
 * on A4 as a profile says (the heads of tables stand on each page), and to be read back.
 */
export function printDocument(document: TableDocument, profile: ExportProfile): string {
	const { blocks, frontMatter } = document;
	const title = blocks.find((block) => block.kind === "heading" && block.level === 0);
	const words = title?.kind === "heading" ? title.text : "";
	const meta =
		frontMatter === undefined
			? ""
			: `<meta name="${frontMatterMeta}" content="${escapeXml(frontMatter).replace(/\n/g, "&#10;")}">\n`;
	const runs = layOutDocument(blocks, profile).map(printRun);
	return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="generator" content="${writtenBy}">
${meta}<title>${escapeXml(words)}</title>
<style>
${printStyleSheet(profile)}</style>
</head>
<body>
${runs.join("\n")}
</body>
</html>
`;
}

function printRun({ isLandscape, parts }: PrintedRun): string {
	return `<section class="${isLandscape ? "landscape" : "portrait"}">\n${parts.map(printPart).join("\n")}\n</section>`;
}

function printPart(part: PrintedPart): string {
	const classes = part.breaksBefore ? ["new-page"] : [];
	switch (part.kind) {
		case "table":
			return printTable(part, classes);
		case "paragraph":
			return printParagraph(part, classes);
		case "heading": {
			const { level, text } = part.block;
			if (text === "") return `<h2 class="${lostHeadingClass}"></h2>`;
			const name = `h${headingRank(level)}`;
			return `<${name}${classList(classes)}>${printText(text)}</${name}>`;
		}
	}
}

function printParagraph({ block, indent }: PrintedParagraph, classes: readonly string[]): string {
	const { text, role } = block;
	const all: readonly (ParagraphRole | string)[] = role === undefined ? classes : [...classes, role];
	const moved = indent === undefined ? "" : ` style="padding-right: ${Math.round(indent * 100) / 100}em"`;
	return `<p${classList(all)}${moved}>${printText(text)}</p>`;
}

function printTable({ columns, head, rows }: PrintedTable, classes: readonly string[]): string {
	const printRow = (row: PrintedRow, tag: "th" | "td") => {
		const cells = row.map(({ column, text, rowSpan, columnSpan, isSpread }) => {
			const spans = `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ""}${columnSpan > 1 ? ` colspan="${columnSpan}"` : ""}`;
			const words = isSpread ? `<span class="name">${printText(text)}</span>` : printText(text);
			const align = columns[column]?.align ?? "both";
			return tag === "th"
				? `<th scope="col"${spans}>${words}</th>`
				: `<td${spans}${align === "both" ? "" : classList([align])}>${words}</td>`;
		});
		return `<tr>${cells.join("")}</tr>`;
	};
	const widths = columns.map(({ share }) => `<col style="width: ${Math.round(share * 10_000) / 100}%">`);
	return [
		`<table${classList(classes)}>`,
		`<colgroup>${widths.join("")}</colgroup>`,
		...(head.length > 0 ? [`<thead>${head.map((row) => printRow(row, "th")).join("\n")}</thead>`] : []),
		"<tbody>",
		...rows.map((row) => printRow(row, "td")),
		"</tbody>",
		"</table>",
	].join("\n");
}

function classList(classes: readonly string[]): string {
	return classes.length === 0 ? "" : ` class="${classes.join(" ")}"`;
}

function printText(text: string): string {
	return escapeXml(text).replace(/\n/g, "<br>");
}
