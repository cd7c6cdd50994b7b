import { ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { type ImportDocumentResult, importDocumentRequest } from "../documentProtocol.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import { printable } from "../text/printable.js";
import { runLongWork } from "./longWork.js";
import type { ServerState } from "./serverState.js";

/** Answers requests to make a plan of a document of another program; the work is the host's, and ends with the request. */
export function serveImports(state: ServerState): void {
	state.connection.onRequest(importDocumentRequest, async (raw: unknown, token) => {
		const { importDocumentParams } = await import("./requestSchemas.js");
		const params = importDocumentParams.safeParse(raw);
		if (!params.success)
			return new ResponseError(ErrorCodes.InvalidParams, `${importDocumentRequest}: ${params.error.message}`);
		const { uri, data, workDoneToken } = params.data;
		const { language } = state.options;
		const name = planNameOf(uri);
		const refuse = (text: LocalizedText): ImportDocumentResult => {
			return { text: null, name, message: printable(text[language]), notes: [] };
		};
		const { importDocument } = state.host;
		if (importDocument === undefined) return refuse(noThreads);
		try {
			const title = { zh: `导入 ${name}`, en: `Importing ${name}` };
			const imported = await runLongWork(state, { workDoneToken, title, token }, (cancellation) =>
				importDocument({ uri, data }, cancellation),
			);
			if ("refused" in imported) return refuse(imported.refused);
			const { text, taskCount, sectionCount, notes } = imported;
			const done: ImportDocumentResult = {
				text,
				name,
				message: saidOf(taskCount, sectionCount)[language],
				notes: notes.map((note) => printable(note[language])),
			};
			return done;
		} catch (error) {
			if (token.isCancellationRequested)
				return new ResponseError(LSPErrorCodes.RequestCancelled, "The import was cancelled.");
			state.reportFailure(importDocumentRequest, error);
			return refuse(failed);
		}
	});
}

/** The name of the plan's file: that of the document with another ending. */
function planNameOf(uri: string): string {
	const last = uri.slice(uri.lastIndexOf("/") + 1).replace(/[?#].*/, "");
	let name = last;
	try {
		name = decodeURIComponent(last);
	} catch {
		// Written by somebody who does not escape %.
	}
	return `${name.replace(/\.[^.]{1,9}$/, "") || "plan"}.plan.md`;
}

function saidOf(taskCount: number, sectionCount: number): LocalizedText {
	if (taskCount === 0)
		return {
			zh: "没有找到可以列成表格的任务，文字原样导入。",
			en: "No tasks were found to put into a table; the text is imported as it is.",
		};
	return {
		zh: `导入了 ${taskCount} 项任务、${sectionCount} 个部分；保存之前没有写入任何文件。`,
		en: `${counted(taskCount, "task")} in ${counted(sectionCount, "section")} imported; nothing is written before you save.`,
	};
}

const noThreads: LocalizedText = {
	zh: "浏览器太旧，不能导入 Word、Excel 文件；请用桌面版的 VS Code 或新版的浏览器，或命令 niwen import。",
	en: "Files of Word and Excel cannot be imported here, since the browser is too old; please use a newer one, VS Code on the desktop, or the command niwen import.",
};

const failed: LocalizedText = {
	zh: "导入时 Niwen 内部出错；这是程序的问题，请用“报告问题”告诉我们。",
	en: "Niwen failed while importing; this is a defect of Niwen, please report it.",
};
