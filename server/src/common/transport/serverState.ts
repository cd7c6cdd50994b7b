import type { Connection } from "vscode-languageserver";
import type { LocalizedText } from "../model/localizedText.js";
import { printable } from "../text/printable.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { canonicalUri } from "../uris.js";
import { type ClientOptions, readClientOptions } from "./clientOptions.js";
import { ClientRequests } from "./clientRequests.js";
import type { ServerHost } from "./serverHost.js";
import { SnapshotStore } from "./snapshotStore.js";
import { Workspace } from "./workspace.js";

/** An open file that is not a plan: a directory, or settings. */
export interface OpenFile {
	readonly document: SourceDocument;
	readonly version: number;
}

/** What the parts of the server share: the client, the machine, and what is open. */
export class ServerState {
	options: ClientOptions = readClientOptions(undefined, undefined);
	workspace: Workspace;
	readonly store: SnapshotStore;
	readonly files = new Map<string, OpenFile>();
	readonly client: ClientRequests;
	/** Settings and directories are read; never rejected. */
	loading: Promise<void> = Promise.resolve();

	constructor(
		readonly connection: Connection,
		readonly host: ServerHost,
	) {
		this.client = new ClientRequests({
			pause: (milliseconds) => host.pause(milliseconds),
			warn: (message) => this.warn(message),
		});
		this.workspace = this.createWorkspace([]);
		this.store = new SnapshotStore((uri) => this.workspace.environmentOf(uri));
	}

	/** Begins anew with what the client said at `initialize`. */
	begin(options: ClientOptions, folders: string[]): void {
		this.options = options;
		this.workspace = this.createWorkspace(folders);
		this.workspace.rawSettings = options.settings ?? {};
	}

	/** Tells the log what the user should know, in their language. */
	warn(message: LocalizedText): void {
		this.connection.console.warn(printable(message[this.options.language]));
	}

	/** Tells the log of a defect, by the name of what failed; what depends on it goes on without. */
	readonly reportFailure = (feature: string, error: unknown): void => {
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		this.connection.console.error(printable(`niwen: ${feature}: ${reason}`));
	};

	private createWorkspace(folders: string[]): Workspace {
		return new Workspace(this.host, folders, (uri) => this.openFile(uri)?.document.lines.join("\n"));
	}

	/** The open file by any spelling of its URI: a path that a document names is spelt as we do. */
	private openFile(uri: string): OpenFile | undefined {
		const known = this.files.get(uri);
		if (known !== undefined || this.files.size === 0) return known;
		const canonical = canonicalUri(uri);
		for (const [other, file] of this.files) if (canonicalUri(other) === canonical) return file;
		return undefined;
	}
}
