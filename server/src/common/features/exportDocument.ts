import type { ExportAnswer, ExportForm } from "../documentProtocol.js";
import { toUtf8 } from "../interchange/export/toUtf8.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { toBase64 } from "../text/base64.js";
import { planSource, type RunDocumentJob } from "./documentJobs.js";
import { readProfile } from "./exportProfile.js";

/** Makes a PDF of a Word document or of a page, whichever the machine has a program for; or says why it cannot. */
export type MakePdf = (
	print: (form: "docx" | "html") => Promise<string | Uint8Array>,
) => Promise<Uint8Array | LocalizedText>;

/**
 * A plan written in a form of another program, for the client to keep.
 *
 * @param form `profile` is how the office sets its documents, in YAML; without one as the standard says
 * @param host `makePdf` is there where the server can run programs
 */
export async function exportDocument(
	snapshot: PlanSnapshot,
	{ to, profile }: { readonly to: ExportForm; readonly profile?: string | undefined },
	language: keyof LocalizedText,
	{ run, makePdf }: { readonly run: RunDocumentJob; readonly makePdf: MakePdf | undefined },
): Promise<ExportAnswer> {
	const found = await readProfile(profile);
	if ("refused" in found) return { refused: found.refused[language] };
	const plan = planSource(snapshot);
	const print = (form: Exclude<ExportForm, "pdf">) =>
		run<"export">({ kind: "export", plan, to: form, profile: found });
	if (to !== "pdf") {
		const { content, notes } = await print(to);
		return { content: await contentInBase64(content), notes: notes.map((note) => sayNote(note, language)) };
	}
	if (makePdf === undefined) return { refused: noPrograms[language] };
	const notes: string[] = [];
	const made = await makePdf(async (form) => {
		const printed = await print(form);
		notes.push(...printed.notes.map((note) => sayNote(note, language)));
		return printed.content;
	});
	return made instanceof Uint8Array ? { content: toBase64(made), notes } : { refused: made[language] };
}

/** The bytes of a file as they are answered. */
export async function contentInBase64(content: string | Uint8Array): Promise<string> {
	return toBase64(typeof content === "string" ? await toUtf8(content) : content);
}

const noPrograms = {
	zh: "浏览器里的编辑器不能生成 PDF：那要运行电脑上的程序。请导出为 Word 文档或网页，再另存或打印为 PDF。",
	en: "An editor in the browser cannot make PDF files, which takes a program of the machine. Please export to a Word document or a web page, and save or print that as PDF.",
};

function sayNote(
	{ place, message }: { readonly place: LocalizedText; readonly message: LocalizedText },
	language: keyof LocalizedText,
): string {
	return language === "zh" ? `${place.zh}：${message.zh}` : `${place.en}: ${message.en}`;
}
