import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	fileExistsRequest,
	type ListFilesParams,
	listFilesRequest,
	type ReadFileParams,
	type ReadNamedFileParams,
	type ReadNamedFileResult,
	readFileRequest,
	readNamedFileRequest,
} from "../../server/src/common/protocol.js";

/** Bytes; what is larger is nobody's settings, directory or plan. */
const largestFile = 8 * 1024 * 1024;

/** Answers the server in the browser, which has no files of its own. */
export function serveFiles(client: BaseLanguageClient): void {
	client.onRequest(readFileRequest, async ({ uri }: ReadFileParams) => {
		const read = await readNamedFile({ uri });
		return "text" in read ? read.text : null;
	});
	client.onRequest<ReadNamedFileResult, void>(readNamedFileRequest, readNamedFile);
	client.onRequest<boolean, void>(fileExistsRequest, async ({ uri }: ReadFileParams) => {
		const found = await statOf(vscode.Uri.parse(uri, true));
		return typeof found !== "string";
	});
	client.onRequest(listFilesRequest, async ({ glob }: ListFilesParams) =>
		(await vscode.workspace.findFiles(glob)).map((uri) => uri.toString()),
	);
}

/**
 * A file that settings or a document name, by its URI.
 *
 * @param within the URI of the folder that it must lie in; nobody here can tell where a link leads, so that none is followed
 *   below it
 */
export async function readNamedFile({ uri, within }: ReadNamedFileParams): Promise<ReadNamedFileResult> {
	const file = vscode.Uri.parse(uri, true);
	if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === undefined) return { failure: "unsupported" };
	const found = await statOf(file);
	if (typeof found === "string") return { failure: found };
	if ((found.type & vscode.FileType.Directory) !== 0) return { failure: "folder" };
	if ((found.type & vscode.FileType.File) === 0) return { failure: "irregular" };
	if (found.size > largestFile) return { failure: "large" };
	if (within !== undefined && (await hasLink(file, vscode.Uri.parse(within, true))))
		return { failure: "outside" };
	try {
		return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
	} catch (error) {
		return { failure: failureOf(error) };
	}
}

async function hasLink(file: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
	for (let at = file; at.path.length > folder.path.length; at = vscode.Uri.joinPath(at, "..")) {
		const found = await statOf(at);
		if (typeof found === "string" || (found.type & vscode.FileType.SymbolicLink) !== 0) return true;
		if (at.path === "/") break;
	}
	return false;
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | "missing" | "denied"> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch (error) {
		return failureOf(error);
	}
}

function failureOf(error: unknown): "missing" | "denied" {
	return error instanceof vscode.FileSystemError && error.code === "NoPermissions" ? "denied" : "missing";
}
