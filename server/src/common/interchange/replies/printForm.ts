import { type ExportProfile, standardProfile } from "../export/profile.js";
import type { ReplyForm } from "./replyForms.js";

/** The forms that files to be filled in can have, each by the ending of its files. */
export const formKinds = ["xlsx", "docx"] as const;
export type FormKind = (typeof formKinds)[number];

/** The bytes of a file to be filled in; always the same ones for the same form. */
export async function printForm(form: ReplyForm, kind: FormKind): Promise<Uint8Array> {
	if (kind === "docx") {
		const { printDocx } = await import("../export/docx/printDocx.js");
		return printDocx(form.document, formProfile, form.properties);
	}
	const [{ writeWorkbook }, { workbookOfForm }] = await Promise.all([
		import("../export/xlsx/writeWorkbook.js"),
		import("./formWorkbook.js"),
	]);
	return writeWorkbook(workbookOfForm(form));
}

/** A table that is filled in wants small characters and the whole page, not what a document wants that is sent out. */
export const formProfile: ExportProfile = {
	...standardProfile,
	sizes: { title: 18, body: 12, table: 9, pageNumber: 10.5 },
	lines: { body: 20, table: 13 },
	margins: { top: 20, bottom: 20, inner: 15, outer: 15 },
	landscape: "always",
	landscapeNumber: "bottom",
};

/** What Windows takes for a device, with any ending ("Naming Files, Paths, and Namespaces" of its documentation). */
const nameOfDevice = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|$)/i;

/** A name for the file of each form that every system takes, no two the same. */
export function formFileNames(
	forms: readonly Pick<ReplyForm, "holder">[],
	kind: FormKind,
): readonly string[] {
	const taken = new Set<string>();
	return forms.map(({ holder }) => {
		const plain =
			holder
				.replace(/[<>:"/\\|?*\p{Cc}]/gu, " ")
				.trim()
				.replace(/^\.{1,60}|\.{1,60}$/g, "")
				.replace(nameOfDevice, "$&_") || "未命名";
		for (let copy = 1; ; copy++) {
			const name = `${plain.slice(0, 60)}${copy === 1 ? "" : `（${copy}）`}.${kind}`;
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	});
}
