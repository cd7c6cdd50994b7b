import {
	type DidChangeTextDocumentParams,
	type DidChangeWatchedFilesParams,
	type DidCloseTextDocumentParams,
	type DidOpenTextDocumentParams,
	TextDocumentSaveReason,
} from "vscode-languageserver";
import { isSideFile } from "../environment/fileNames.js";
import { type CursorParams, cursorNotification } from "../protocol.js";
import type { TokenHistory } from "../service/tokenHistory.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { applyContentChanges } from "./contentChanges.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Environments } from "./environments.js";
import { changesLines } from "./growingPlans.js";
import type { LaterPass } from "./laterPass.js";
import type { Previews } from "./previews.js";
import type { Reports } from "./reports.js";
import type { ServerState } from "./serverState.js";
import type { Totals } from "./totals.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Who is told of changes of documents. */
export interface DocumentsHost {
	readonly environments: Environments;
	readonly diagnostics: Diagnostics;
	readonly plans: WorkspacePlans;
	readonly laterPass: LaterPass;
	readonly tokens: TokenHistory;
	readonly reports: Reports;
	readonly previews: Previews;
	readonly totals: Totals;
}

/** Follows what the client opens, edits and closes, where its cursor is, and files that change on disk. */
export function serveDocuments(state: ServerState, host: DocumentsHost): void {
	const { connection } = state;
	connection.onDidOpenTextDocument((params) => opened(state, host, params));
	connection.onDidChangeTextDocument((params) => edited(state, host, params));
	connection.onDidCloseTextDocument((params) => closed(state, host, params));
	connection.onWillSaveTextDocument(({ textDocument: { uri }, reason }) => {
		if (reason !== TextDocumentSaveReason.AfterDelay) host.diagnostics.growing.settle(uri, "saved");
	});
	connection.onWillSaveTextDocumentWaitUntil(({ textDocument: { uri }, reason }) =>
		reason === TextDocumentSaveReason.AfterDelay ? [] : host.totals.take(uri),
	);
	connection.onDidChangeWatchedFiles((params) => filesChanged(state, host, params));
	connection.onNotification(cursorNotification, (raw: unknown) => {
		if (isCursor(raw)) host.diagnostics.moveCursor(raw.uri, raw.line);
	});
}

function opened(
	state: ServerState,
	{ diagnostics, environments, plans, laterPass }: DocumentsHost,
	{ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams,
): void {
	if (isSideFile(uri)) {
		state.files.set(uri, { document: createSourceDocument(text), version });
		diagnostics.fileChanged(uri);
		environments.reloadFolders();
		return;
	}
	state.store.open(uri, languageId, version, text);
	if (state.options.wantsStatus) diagnostics.growing.opened(uri, text);
	plans.opened(uri);
	environments.opened(uri);
	laterPass.schedule(uri);
}

function edited(
	state: ServerState,
	{ diagnostics, environments, laterPass, reports, totals }: DocumentsHost,
	{ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams,
): void {
	const file = state.files.get(uri);
	if (file !== undefined) {
		const { document } = applyContentChanges(file.document, contentChanges);
		state.files.set(uri, { document, version });
		diagnostics.fileChanged(uri);
		environments.reloadFolders();
		return;
	}
	if (contentChanges.some(changesLines)) totals.linesWillChange(uri);
	state.store.change(uri, version, contentChanges);
	if (state.options.wantsStatus) diagnostics.growing.edited(uri, contentChanges);
	const last = contentChanges.at(-1);
	if (last !== undefined && "range" in last) diagnostics.noteEdit(uri, last.range.start.line);
	diagnostics.documentChanged(uri);
	laterPass.schedule(uri);
	reports.planChanged(uri);
}

function closed(
	state: ServerState,
	{ diagnostics, environments, plans, laterPass, tokens, previews, totals }: DocumentsHost,
	{ textDocument: { uri } }: DidCloseTextDocumentParams,
): void {
	const wasFile = state.files.delete(uri);
	if (state.store.has(uri)) {
		state.store.close(uri);
		environments.closed(uri);
		plans.closed(uri);
		laterPass.forget(uri);
	}
	tokens.forget(uri);
	previews.forget(uri);
	totals.forget(uri);
	diagnostics.closed(uri);
	if (wasFile) environments.reloadFolders();
}

function filesChanged(
	{ workspace, store, files }: ServerState,
	{ environments, diagnostics, plans, laterPass }: DocumentsHost,
	{ changes }: DidChangeWatchedFilesParams,
): void {
	if (changes.some(({ uri }) => workspace.concerns(uri) && !files.has(uri))) environments.reloadFolders();
	else if (changes.some(({ uri }) => !store.has(uri))) {
		diagnostics.environmentChanged();
		laterPass.schedule();
	}
	plans.filesChanged(changes.map(({ uri }) => uri));
}

function isCursor(raw: unknown): raw is CursorParams {
	if (typeof raw !== "object" || raw === null || !("uri" in raw) || !("line" in raw)) return false;
	return (typeof raw.uri === "string" || raw.uri === null) && typeof raw.line === "number";
}
