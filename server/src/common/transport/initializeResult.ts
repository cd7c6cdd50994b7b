import { type InitializeResult, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { commandIds } from "../commands/commandNames.js";
import { reportScheme } from "../protocol.js";
import { allFeatures } from "../service/allFeatures.js";
import type { ClientOptions } from "./clientOptions.js";

/** What the server says of itself at `initialize`, to a client with these options. */
export function initializeResult(options: ClientOptions, version: string): InitializeResult {
	return {
		serverInfo: { name: "niwen", version },
		capabilities: {
			textDocumentSync: {
				openClose: true,
				change: TextDocumentSyncKind.Incremental,
				// How it was saved says whether its user did it, or time.
				willSave: true,
				willSaveWaitUntil: true,
			},
			...diagnosticCapability(options),
			executeCommandProvider: { commands: [...commandIds] },
			...Object.assign({}, ...allFeatures.map((each) => each.capability(options))),
			workspace: {
				workspaceFolders: { supported: true, changeNotifications: true },
				...(options.opensContent ? { textDocumentContent: { schemes: [reportScheme] } } : {}),
			},
		},
	};
}

function diagnosticCapability({ pullsDiagnostics, refreshesDiagnostics }: ClientOptions): ServerCapabilities {
	if (!pullsDiagnostics) return {};
	return {
		diagnosticProvider: {
			identifier: "niwen",
			// Clients that cannot be told to ask again must do so by themselves.
			interFileDependencies: !refreshesDiagnostics,
			workspaceDiagnostics: true,
		},
	};
}
