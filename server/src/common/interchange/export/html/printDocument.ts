import { findColumnRole } from "../../../model/columns.js";
import { frontMatterMeta, lostHeadingClass } from "../../ooxml/niwenMarks.js";
import { escapeXml } from "../../ooxml/writeXml.js";
import type { DocumentBlock, ParagraphRole, TableDocument } from "../../tableDocument.js";
import { type ColumnWidth, layOutTables } from "../columnWidths.js";
import { layOutPages, type PageRun } from "../pageRuns.js";
import type { ExportProfile } from "../profile.js";
import { signatureIndents } from "../signature.js";
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
	const runs = layOutPages(blocks, profile).map((run) => printRun(run, profile));
	return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
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

function printRun({ isLandscape, blocks }: PageRun, profile: ExportProfile): string {
	const { margins, sizes } = profile;
	const width = isLandscape ? 297 - margins.top - margins.bottom : 210 - margins.inner - margins.outer;
	const columns = layOutTables(blocks, width / (sizes.table * 0.3528));
	const indents = signatureIndents(blocks, profile);
	let breaks = false;
	const printed = blocks.map((block, i) => {
		const isBroken = breaks;
		breaks = block.kind === "page-break";
		const classes = isBroken ? ["new-page"] : [];
		switch (block.kind) {
			case "page-break":
				return "";
			case "table":
				return printTable(block, columns.get(i) ?? [], classes, profile);
			case "heading": {
				if (block.text === "") return `<h2 class="${lostHeadingClass}"></h2>`;
				const name = `h${Math.min(Math.max(block.level, 0) + 1, 6)}`;
				return `<${name}${classList(classes)}>${printText(block.text)}</${name}>`;
			}
			default:
				return printParagraph(block, classes, indents.get(i));
		}
	});
	const lines = printed.filter((line) => line !== "").join("\n");
	return `<section class="${isLandscape ? "landscape" : "portrait"}">\n${lines}\n</section>`;
}

function printParagraph(
	{ text, role }: Extract<DocumentBlock, { kind: "paragraph" }>,
	classes: readonly string[],
	indent: number | undefined,
): string {
	const all: readonly (ParagraphRole | string)[] = role === undefined ? classes : [...classes, role];
	const moved = indent === undefined ? "" : ` style="padding-right: ${Math.round(indent * 100) / 100}em"`;
	return `<p${classList(all)}${moved}>${printText(text)}</p>`;
}

function printTable(
	{ table, headerRows }: Extract<DocumentBlock, { kind: "table" }>,
	columns: readonly ColumnWidth[],
	classes: readonly string[],
	{ spreadNames }: ExportProfile,
): string {
	const { rows } = table;
	const isLeader = (rows[0] ?? []).map(({ text }) => findColumnRole(text) === "leader");
	const printRow = (row: (typeof rows)[number], i: number) => {
		const isHead = i < headerRows;
		const cells = row.map(({ text, state }, column) => {
			if (state !== "own") return "";
			let right = column + 1;
			while (row[right]?.state === "left") right++;
			let below = i + 1;
			while (rows[below]?.[column]?.state === "above" && (isHead ? below < headerRows : true)) below++;
			const spans = `${below - i > 1 ? ` rowspan="${below - i}"` : ""}${right - column > 1 ? ` colspan="${right - column}"` : ""}`;
			const isName = spreadNames && !isHead && isLeader[column] === true && /^\p{Script=Han}{2}$/u.test(text);
			const words = isName ? `<span class="name">${printText(text)}</span>` : printText(text);
			const align = columns[column]?.align ?? "both";
			return isHead
				? `<th scope="col"${spans}>${words}</th>`
				: `<td${spans}${align === "both" ? "" : classList([align])}>${words}</td>`;
		});
		return `<tr>${cells.join("")}</tr>`;
	};
	const printed = rows.map(printRow);
	const widths = columns.map(({ share }) => `<col style="width: ${Math.round(share * 10_000) / 100}%">`);
	return [
		`<table${classList(classes)}>`,
		`<colgroup>${widths.join("")}</colgroup>`,
		...(headerRows > 0 ? [`<thead>${printed.slice(0, headerRows).join("\n")}</thead>`] : []),
		"<tbody>",
		...printed.slice(headerRows),
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
