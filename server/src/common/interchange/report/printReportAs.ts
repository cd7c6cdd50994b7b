import type { LocalizedText } from "../../model/localizedText.js";
import { standardProfile } from "../export/profile.js";
import { documentOfReport } from "../replies/reportDocument.js";
import { printReport } from "./printMarkdown.js";
import type { Report } from "./report.js";

/** The forms that a report can have, each by the ending of its files. */
const printers = {
	docx: async (report) => {
		const { printDocx } = await import("../export/docx/printDocx.js");
		return printDocx(documentOfReport(report), standardProfile, new Map());
	},
	xlsx: async (report) => {
		const [{ writeWorkbook }, { sheetOfDocument }] = await Promise.all([
			import("../export/xlsx/writeWorkbook.js"),
			import("../export/xlsx/documentSheet.js"),
		]);
		const { title } = report;
		const sheets = [sheetOfDocument(documentOfReport(report), title)];
		return writeWorkbook({ title, sheets, properties: new Map(), names: [] });
	},
	html: async (report, language) => (await import("./printHtml.js")).printHtml([report], language),
	md: async (report) => printReport(report).text,
} satisfies Readonly<
	Record<string, (report: Report, language: keyof LocalizedText) => Promise<string | Uint8Array>>
>;

export type ReportForm = keyof typeof printers;
export const reportForms = Object.keys(printers);

/** The form that the ending of a file, without its dot, stands for; `undefined` where none does. */
export function findReportForm(ending: string): ReportForm | undefined {
	const word = ending.toLowerCase();
	return Object.keys(printers).find((form): form is ReportForm => form === word);
}

/** A report in a form; a text is written as UTF-8. */
export function printReportAs(
	report: Report,
	form: ReportForm,
	language: keyof LocalizedText,
): Promise<string | Uint8Array> {
	return printers[form](report, language);
}
