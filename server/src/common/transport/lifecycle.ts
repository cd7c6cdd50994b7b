import {
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type InitializeParams,
	type InitializeResult,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from "vscode-languageserver";
import { directoryEnding, settingsFileName } from "../environment/fileNames.js";
import { reportScheme } from "../protocol.js";
import { endRunStart } from "../text/endRun.js";
import { readClientOptions } from "./clientOptions.js";
import type { Environments } from "./environments.js";
import type { ServerState } from "./serverState.js";

/** What happens once, or to all documents: start, folders, settings. */
export interface LifecycleHost {
	readonly environments: Environments;
	/** What the server can do, as far as it depends on the client. */
	capabilities(): ServerCapabilities;
	/** Loads what is of use once everything else is served. */
	started(): void;
}

export function serveLifecycle(state: ServerState, host: LifecycleHost): void {
	const { connection } = state;
	const { environments } = host;
	connection.onInitialize((params) => initialize(state, host, params));
	connection.onInitialized(() => {
		register(state);
		followFolders(state, environments);
		void environments.load().then(() => host.started());
	});
	connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) =>
		environments.reloadSettings(sectionOf(settings)),
	);
}

function initialize(state: ServerState, host: LifecycleHost, params: InitializeParams): InitializeResult {
	const { initializationOptions, capabilities, locale, workspaceFolders } = params;
	const { locale: ownLocale = locale, rulePages } = state.host;
	state.begin(
		readClientOptions(initializationOptions, capabilities, ownLocale, rulePages, (uri, path) =>
			state.workspace.namedUri(uri, path),
		),
		(workspaceFolders ?? []).map(({ uri }) => folderOf(uri)),
	);
	return {
		serverInfo: { name: "niwen", version: state.host.version },
		capabilities: {
			textDocumentSync: {
				openClose: true,
				change: TextDocumentSyncKind.Incremental,
				// How it was saved says whether its user did it, or time.
				willSave: true,
				willSaveWaitUntil: true,
			},
			...host.capabilities(),
			workspace: {
				workspaceFolders: { supported: true, changeNotifications: true },
				...(state.options.opensContent ? { textDocumentContent: { schemes: [reportScheme] } } : {}),
			},
		},
	};
}

/** Asks to be told of changes; a client that does not tell is served all the same. */
function register({ connection, options, client }: ServerState): void {
	const method = "client/registerCapability";
	if (options.registersConfiguration)
		void client.ask({
			method,
			without: {
				zh: "设置改动后，重新启动服务才会生效。",
				en: "Changed settings take effect when the server is started again.",
			},
			send: () => connection.client.register(DidChangeConfigurationNotification.type, { section: "niwen" }),
		});
	if (options.registersWatchers)
		void client.ask({
			method,
			without: {
				zh: "名录、设置等文件在编辑器之外改动后，重新启动服务才会生效。",
				en: "Files that change outside the editor are read anew when the server is started again.",
			},
			send: () =>
				connection.client.register(DidChangeWatchedFilesNotification.type, {
					watchers: [
						{ globPattern: `**/*${directoryEnding}` },
						{ globPattern: `**/${settingsFileName}` },
						{ globPattern: "**/*.plan.{md,txt}" },
					],
				}),
		});
}

function followFolders({ connection, options, workspace }: ServerState, environments: Environments): void {
	if (!options.hasWorkspaceFolders) return;
	connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
		const gone = new Set(removed.map(({ uri }) => folderOf(uri)));
		const kept = workspace.folders.filter((folder) => !gone.has(folder));
		const folders = [...kept, ...added.map(({ uri }) => folderOf(uri))];
		workspace.folders.splice(0, Number.POSITIVE_INFINITY, ...folders);
		environments.reloadFolders();
	});
}

function folderOf(uri: string): string {
	return uri.slice(0, endRunStart(uri, /\//));
}

/** The settings of Niwen in what a client that is not asked sends: all of them, or only these. */
function sectionOf(settings: unknown): unknown {
	if (typeof settings !== "object" || settings === null || !("niwen" in settings)) return settings ?? {};
	return settings.niwen ?? {};
}
