import { readPdf } from "../../server/src/common/interchange/import/pdf/readPdf.js";
import { makePdf, type PdfPageParts } from "./pdfFile.js";

/** What is read of pages, a line for each paragraph and each row: ` | ` between cells, ⏎ for a line break, `2# ` before a heading. */
export async function showPdf(pages: readonly PdfPageParts[]): Promise<readonly string[]> {
	const { blocks } = await readPdf(makePdf(pages));
	return blocks.flatMap((block): readonly string[] => {
		if (block.kind === "table")
			return block.table.rows.map((row) =>
				row
					.map(({ text, state }) => ({ above: "^^", left: "<<", own: text.replaceAll("\n", "⏎") })[state])
					.join(" | "),
			);
		if (block.kind === "page-break") return ["----"];
		return [(block.kind === "heading" ? `${block.level}# ` : "") + block.text.replaceAll("\n", "⏎")];
	});
}

/** What is said of them, in Chinese. */
export async function notesOfPdf(pages: readonly PdfPageParts[]): Promise<string> {
	const { notes } = await readPdf(makePdf(pages));
	return notes.map(({ place, message }) => `${place.zh}：${message.zh}`).join("\n");
}
