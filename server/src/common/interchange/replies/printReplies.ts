import type { LocalizedText } from "../../model/localizedText.js";
import { printReport } from "../report/printMarkdown.js";
import type { Report } from "../report/report.js";
import type { Collected } from "./collectReplies.js";
import { formProfile } from "./printForm.js";
import { repliesReport } from "./repliesReport.js";
import { reportProperty } from "./replyForms.js";
import { documentOfReport } from "./reportDocument.js";

/** What the 通报 is made of. */
export interface CollectedReport {
	/** Of the plan. */
	readonly title: string | null;
	readonly collected: Collected;
	/** `2026-11-29`. */
	readonly today: string;
	readonly language: keyof LocalizedText;
}

/** The forms that the 通报 can have, each by the ending of its files. */
const printers = {
	xlsx: async (source) => {
		const { writeWorkbook } = await import("../export/xlsx/writeWorkbook.js");
		const { repliesWorkbook } = await import("./repliesWorkbook.js");
		return writeWorkbook(repliesWorkbook(reportOf(source), source.language));
	},
	docx: async (source) => {
		const { printDocx } = await import("../export/docx/printDocx.js");
		return printDocx(documentOfReport(reportOf(source)), formProfile, new Map([reportProperty]));
	},
	html: async (source) => {
		const { printHtml } = await import("../report/printHtml.js");
		return printHtml([reportOf(source)], source.language);
	},
	md: async (source) => printReport(reportOf(source)).text,
	json: async ({ title, collected, today }) => {
		const { repliesAsJson } = await import("./repliesJson.js");
		return `${JSON.stringify(repliesAsJson(title, collected, today), null, 2)}\n`;
	},
} satisfies Readonly<Record<string, (source: CollectedReport) => Promise<string | Uint8Array>>>;

export type RepliesForm = keyof typeof printers;
export const repliesForms: readonly string[] = Object.keys(printers);

/** The form that the ending of a file, without its dot, stands for; `undefined` where none does. */
export function findRepliesForm(ending: string): RepliesForm | undefined {
	const word = ending.toLowerCase();
	return Object.keys(printers).find((form): form is RepliesForm => form === word);
}

/** The 通报; a text is written as UTF-8. */
export function printReplies(source: CollectedReport, form: RepliesForm): Promise<string | Uint8Array> {
	return printers[form](source);
}

function reportOf({ title, collected, today, language }: CollectedReport): Report {
	return repliesReport(title, collected, today, language);
}
