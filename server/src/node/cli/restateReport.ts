import { textAt } from "../../common/editing/textEdits.js";
import type { FactEdit } from "../../common/features/changeFact.js";
import type { DirectoryToRename } from "../../common/features/renameName.js";
import { toRange } from "../../common/features/toLsp.js";
import { counted } from "../../common/model/counted.js";
import type { Edit } from "../../common/model/edit.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Span } from "../../common/model/span.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { printable } from "../../common/text/printable.js";
import { createSourceDocument } from "../../common/text/sourceDocument.js";
import { shownUri } from "../nodeEnvironment.js";
import type { TextFile } from "../readTextFile.js";
import type { Options } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** A place that changes. */
export type RestatedEdit = Edit & { readonly reason: FactEdit["reason"] };

/** What becomes of all documents. */
export interface Restated {
	readonly about: string;
	readonly now: string;
	readonly changes: readonly { readonly uri: string; readonly edits: readonly RestatedEdit[] }[];
	/** What somebody has to look at. */
	readonly flags: readonly RestatedFlag[];
	/** Whether the new name is in use, so that writing it has to be asked for. */
	readonly isDoubtful: boolean;
}

export interface RestatedFlag {
	readonly uri: string | null;
	readonly span: Span | null;
	readonly number: number | null;
	readonly written: string | null;
	readonly why: string;
	readonly sentence: LocalizedText;
}

export interface OpenedText {
	readonly file: TextFile;
	readonly snapshot: PlanSnapshot;
}

export interface Documents {
	readonly own: OpenedText;
	readonly plans: readonly OpenedText[];
	readonly directories: readonly (DirectoryToRename & { readonly text: TextFile })[];
	/** Files that could not be read, as they are named. */
	readonly unread: readonly string[];
}

/** The file of a document. */
export function fileOf({ plans, directories }: Documents, uri: string): TextFile | undefined {
	return (
		plans.find(({ snapshot }) => snapshot.uri === uri)?.file ??
		directories.find(({ directory }) => directory.uri === uri)?.text
	);
}

/** A file's lines, and how they end. */
export function linesOf(file: TextFile) {
	return createSourceDocument(file.text);
}

/** What `--format json` prints; relied on from outside, field for field (docs/cli.md). */
export function restatedJson(
	{ about, now, changes, flags }: Restated,
	documents: Documents,
	was: string,
	written: boolean,
	{ language }: Terminal,
) {
	return {
		...{ about, was: was.trim(), now, written },
		changes: changes.map(({ uri, edits }) => {
			const file = fileOf(documents, uri);
			const lines = file === undefined ? [] : linesOf(file).lines;
			return {
				path: shownUri(uri),
				edits: edits.map(({ span, newText, reason }) => ({
					...{ range: toRange(span), was: textAt(lines, span), now: newText, reason },
				})),
			};
		}),
		flags: flags.map(({ uri, span, number, written: text, why, sentence }) => ({
			path: uri === null ? null : shownUri(uri),
			range: span === null ? null : toRange(span),
			...{ number, written: text, why, sentence: sentence[language] },
		})),
		unread: documents.unread,
	};
}

const reasons: Readonly<Record<FactEdit["reason"], LocalizedText>> = {
	own: { zh: "", en: "" },
	same: { zh: "（同一件事）", en: " (states the same)" },
	derived: { zh: "（随之重算）", en: " (reckoned from it)" },
};

/** The places that change, and those to be checked, a line each. */
export async function printRestated(
	{ about, now, changes, flags }: Restated,
	documents: Documents,
	was: string,
	{ language, write: out }: Terminal,
): Promise<void> {
	const isChinese = language === "zh";
	const lines = [
		isChinese ? `“${about}”：“${was.trim()}”改为“${now}”` : `“${about}”: “${was.trim()}” becomes “${now}”`,
	];
	for (const { uri, edits } of changes) {
		const file = fileOf(documents, uri);
		const before = file === undefined ? [] : linesOf(file).lines;
		for (const { span, newText, reason } of edits)
			lines.push(
				`${shownUri(uri)}:${span.line + 1}:${span.character + 1}  ${textAt(before, span)} → ${newText}${reasons[reason][language]}`,
			);
	}
	if (flags.length > 0) lines.push(isChinese ? "请再核对：" : "Please check:");
	for (const { uri, span, sentence } of flags) {
		const at =
			uri === null || span === null ? "" : `${shownUri(uri)}:${span.line + 1}:${span.character + 1}  `;
		lines.push(`${at}${sentence[language]}`);
	}
	await out(lines.map((line) => `${printable(line)}\n`).join(""));
}

/** What was done, or is to be done still. */
export function sayRestated(
	{ changes, flags }: Restated,
	isWritten: boolean,
	options: Options,
	terminal: Terminal,
): void {
	const places = changes.reduce((sum, { edits }) => sum + edits.length, 0);
	const files = changes.length;
	if (places === 0)
		terminal.say({
			zh: "没有要改的地方。",
			en: "There is nothing to change.",
		});
	else if (isWritten)
		terminal.say({
			zh: `已改${files}个文件、${places}处${flags.length > 0 ? `，另有${flags.length}处请核对` : ""}。`,
			en: `Changed ${counted(places, "place")} in ${counted(files, "file")}${flags.length > 0 ? `; ${flags.length} to be checked` : ""}.`,
		});
	else if (!options.has("write"))
		terminal.say({
			zh: `要改${files}个文件、${places}处，还没有写入；确认无误后加上 --write。`,
			en: `${counted(places, "place")} in ${counted(files, "file")} would change; nothing is written yet: add --write once it is right.`,
		});
}
