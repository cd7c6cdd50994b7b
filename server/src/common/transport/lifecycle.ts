import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { directoryEnding, settingsFileName } from "../environment/fileNames.js";
import { folderUri } from "../uris.js";
import type { Environments } from "./environments.js";
import type { ServerState } from "./serverState.js";

/** What happens once behind the answer to `initialize`, or to all documents: folders, settings. */
export interface LifecycleHost {
	readonly environments: Environments;
	/** Loads what is of use once everything else is served. */
	started(): void;
}

export function serveLifecycle(state: ServerState, host: LifecycleHost): void {
	const { connection } = state;
	const { environments } = host;
	connection.onInitialized(() => {
		register(state);
		followFolders(state, environments);
		void environments.load().then(() => host.started());
	});
	connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) =>
		environments.reloadSettings(sectionOf(settings)),
	);
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
		const gone = new Set(removed.map(({ uri }) => folderUri(uri)));
		const kept = workspace.folders.filter((folder) => !gone.has(folder));
		const folders = [...kept, ...added.map(({ uri }) => folderUri(uri))];
		workspace.folders.splice(0, Number.POSITIVE_INFINITY, ...folders);
		environments.reloadFolders();
	});
}

/** The settings of Niwen in what a client that is not asked sends: all of them, or only these. */
function sectionOf(settings: unknown): unknown {
	if (typeof settings !== "object" || settings === null || !("niwen" in settings)) return settings ?? {};
	return settings.niwen ?? {};
}
