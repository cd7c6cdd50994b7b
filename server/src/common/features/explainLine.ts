import { explainLine as explain, type LineExplanation } from "../layouts/explainLine.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { ReaderName } from "../model/readingNote.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";

/**
 * Says which reader took a line, as what, and why no other did: lines for people, without what could move a terminal.
 *
 * @param line 0-based
 */
export function explainLine(
	{ reading, document }: PlanSnapshot,
	line: number,
	language: keyof LocalizedText,
): readonly string[] {
	return printExplanation(explain(reading, document.lines, line), language).map(printableLine);
}

const readers: Readonly<Record<ReaderName, LocalizedText>> = {
	table: { zh: "Markdown 表格", en: "Markdown tables" },
	tsv: { zh: "制表符分隔的行", en: "tab-separated rows" },
	pasted: { zh: "逐格粘贴的表格", en: "tables of one cell a line" },
	markup: { zh: "网页表格、框线表格、逗号分隔等", en: "tables of HTML, boxes, commas and other marks" },
	loose: { zh: "没有边框的表格", en: "tables without borders" },
	text: { zh: "正文", en: "text" },
};

function printExplanation(
	{ reader, as, cells, notes }: LineExplanation,
	language: keyof LocalizedText,
): readonly string[] {
	const isZh = language === "zh";
	return [
		isZh
			? `按“${readers[reader].zh}”读成：${as.zh}`
			: `Read by the reader of ${readers[reader].en} as ${as.en}`,
		...cells.map(({ name, text }) => `  ${name}${isZh ? "：" : ": "}${text}`),
		...notes.map(({ reader: other, why }) =>
			isZh ? `不是“${readers[other].zh}”：${why.zh}` : `Not by the reader of ${readers[other].en}: ${why.en}`,
		),
	];
}
