import { allFeatures } from "../service/allFeatures.js";
import * as params from "../service/requestParams.js";

/** What the parameters of LSP 3.17's requests and notifications must have, by method; custom ones pass zod. */
export const messageParams: ReadonlyMap<string, params.ParamsCheck> = new Map([
	...allFeatures.map((feature): [string, params.ParamsCheck] => [feature.method, feature.params]),
	["workspace/executeCommand", params.executeCommandParams],
	["textDocument/diagnostic", params.ofDocument],
	["workspace/diagnostic", params.workspaceDiagnosticParams],
	["textDocument/didOpen", params.openedDocument],
	["textDocument/didChange", params.changedDocument],
	["textDocument/didClose", params.ofDocument],
	["textDocument/willSaveWaitUntil", params.ofDocument],
	["workspace/textDocumentContent", params.contentParams],
	["workspace/didChangeConfiguration", params.anyObject],
	["workspace/didChangeWatchedFiles", params.changedFiles],
	["workspace/didChangeWorkspaceFolders", params.changedFolders],
]);
