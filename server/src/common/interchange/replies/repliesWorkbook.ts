import type { LocalizedText } from "../../model/localizedText.js";
import { sheetOfDocument } from "../export/xlsx/documentSheet.js";
import type { Workbook } from "../export/xlsx/workbook.js";
import type { Report, ReportPart } from "../report/report.js";
import type { DocumentBlock } from "../tableDocument.js";
import { reportProperty } from "./replyForms.js";
import { blocksOfPart } from "./reportDocument.js";

/** Columns of the 通报 table get room for what offices write. */
const pageWidth = 200;

const names = {
	tasks: { zh: "通报", en: "Progress" },
	sums: { zh: "汇总", en: "Sums" },
	others: { zh: "待核对", en: "To be checked" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** The 通报 as a workbook: the tasks, the sums, and what is to be cleared up, a sheet each. */
export function repliesWorkbook(report: Report, language: keyof LocalizedText): Workbook {
	const [progress, sums, ...others] = report.parts;
	const title: DocumentBlock = { kind: "heading", level: 0, text: report.title };
	const lead = report.lead.map((text): DocumentBlock => ({ kind: "paragraph", text }));
	const sheet = (
		name: keyof typeof names,
		parts: readonly (ReportPart | undefined)[],
		above: readonly DocumentBlock[],
	) => {
		const blocks = parts.flatMap((part) => (part === undefined ? [] : blocksOfPart(part)));
		return sheetOfDocument({ blocks: [...above, ...blocks], notes: [] }, names[name][language], pageWidth);
	};
	return {
		title: report.title,
		sheets: [
			sheet("tasks", [progress], [title, ...lead]),
			sheet("sums", [sums], []),
			...(others.length === 0 ? [] : [sheet("others", others, [])]),
		],
		properties: new Map([reportProperty]),
		names: [],
	};
}
