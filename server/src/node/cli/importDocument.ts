import { kindOfDocument } from "../../common/interchange/import/documentKind.js";
import type { ImportedDocument } from "../../common/interchange/import/importDocument.js";
import { importSources, type SourceName, sourceOfName } from "../../common/interchange/import/sources.js";
import { UnreadableDocument } from "../../common/interchange/unreadableDocument.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import { decodeText } from "../../shared/decodeText.js";
import { CommandFailure } from "../commandFailure.js";
import { createDocumentWorker } from "../documentWorker.js";
import { openOldDocument } from "../openOldDocument.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import type { Options } from "./commandLine.js";
import { sayImported } from "./sayImported.js";
import type { Terminal } from "./terminal.js";

/** Whether a file is to be imported as a document of another program, and not as the text that it is. */
export function isDocument(path: string, bytes: Uint8Array): boolean {
	const kind = kindOfDocument(bytes);
	const isOther = ["zip", "compound", "rtf", "odf", "mht"].includes(kind);
	return isOther || importSources.some(({ name }) => name === kind) || sourceOfName(path) !== undefined;
}

/** Imports a document of another program in a worker, and says all that was not taken as it stands. */
export async function importDocumentFile(
	{
		path,
		bytes,
		from,
	}: { readonly path: string; readonly bytes: Uint8Array; readonly from?: SourceName | undefined },
	options: Options,
	terminal: Terminal,
): Promise<ExitStatus> {
	const imported = await read(path, bytes, from);
	const { text, taskCount, sectionCount, notes, unread } = imported;
	if (imported.isEmpty && unread.length === 0) throw new CommandFailure(nothingFound(path));
	const output = options.get("out");
	if (output === undefined) await terminal.write(text);
	else writeFileAtomically(output, text, { overwrite: options.has("force") });
	for (const note of notes) terminal.say(note);
	if (taskCount === 0) terminal.say(noTasks(path));
	if (output !== undefined) sayImported(output, taskCount, sectionCount, terminal);
	return taskCount === 0 && unread.length > 0 ? 1 : 0;
}

async function read(
	path: string,
	bytes: Uint8Array,
	from: SourceName | undefined,
): Promise<ImportedDocument> {
	const worker = createDocumentWorker();
	try {
		const document =
			from === undefined ? await openOldDocument({ bytes, name: path }) : { bytes, name: path };
		return await worker.run<"import">({ kind: "import", request: { ...document, from } });
	} catch (error) {
		if (!(error instanceof UnreadableDocument)) throw error;
		const { zh, en } = error.text;
		const hint = from === undefined && isText(bytes) ? readAsText : { zh: "", en: "" };
		throw new CommandFailure({ zh: `${path}：${zh}${hint.zh}`, en: `${path}: ${en}${hint.en}` });
	} finally {
		worker.dispose();
	}
}

/** A text under the name of a document: a CSV called .xlsx. */
function isText(bytes: Uint8Array): boolean {
	return bytes.length > 0 && kindOfDocument(bytes) === "text" && !("problem" in decodeText(bytes));
}

const readAsText = {
	zh: "它的内容是文本；要按文本导入，请加 --from text。",
	en: " What it holds is text; to import it as such, add --from text.",
};

/** Why a file cannot be imported as the text that it was said to be; undefined where nothing speaks against it. */
export function whyNotText(path: string, bytes: Uint8Array, said: string): LocalizedText | undefined {
	const kind = kindOfDocument(bytes);
	if (!["docx", "xlsx", "pdf", "odf", "zip", "compound"].includes(kind)) return undefined;
	const source = importSources.find(({ name }) => name === kind)?.name;
	return {
		zh: `${path} 不是文本，不能用 --from ${said} 导入；请去掉 --from${source === undefined ? "" : `，或改用 --from ${source}`}。`,
		en: `${path} is not text and cannot be imported with --from ${said}; please leave --from out${source === undefined ? "" : `, or use --from ${source}`}.`,
	};
}

function nothingFound(path: string) {
	return {
		zh: `${path} 里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。`,
		en: `${path} has nothing of a plan: no heading, task, point or target; please check whether it is the right file.`,
	};
}

function noTasks(path: string) {
	return {
		zh: `${path} 里没有可以列成表格的任务，文字原样保留。`,
		en: `${path} has no tasks to put into a table; its text is kept as it is.`,
	};
}
