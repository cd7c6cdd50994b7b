import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import {
	type ClientCapabilities,
	createConnection,
	createProtocolConnection,
	DidOpenTextDocumentNotification,
	InitializedNotification,
	type InitializeParams,
	InitializeRequest,
	type InitializeResult,
	type ProtocolConnection,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node";
import { loadDirectory } from "../../server/src/common/directory/load.js";
import type { ServerHost } from "../../server/src/common/transport/serverHost.js";
import { startServer } from "../../server/src/common/transport/startServer.js";
import { StreamWriter } from "../../server/src/node/stdio/messageWriter.js";
import { readProjectFile } from "./seeds.js";

/** Files that the server finds on its machine, by URI; tests change them as they like. */
export type Files = Map<string, string>;

/** How a test sets client and machine up. */
export interface ServerSetUp {
	readonly capabilities?: ClientCapabilities;
	readonly options?: unknown;
	readonly files?: Files;
	readonly configuration?: () => unknown;
	readonly rulePages?: string;
	readonly importDocument?: ServerHost["importDocument"];
	readonly runDocumentJob?: NonNullable<ServerHost["runDocumentJob"]>;
	/** Milliseconds that reading a file takes. */
	readonly readingTakes?: number;
	/** What becomes of the server's waiting, in place of time. */
	readonly pause?: (milliseconds: number) => Promise<void>;
	/** Told when the server has loaded what most requests need. */
	readonly loaded?: () => void;
	/** Handlers of the client, in place of the usual ones, by method; they may throw, and never answer. */
	readonly handlers?: Readonly<Record<string, (params: unknown) => unknown>>;
}

/** A client over two streams in memory whose server has not been initialized. */
export interface NewServer {
	readonly client: ProtocolConnection;
	readonly files: Files;
	/** What the server wrote to the client's log. */
	readonly log: readonly string[];
	close(): void;
}

/** A client connected to a server that has been initialized. */
export interface ConnectedServer extends NewServer {
	readonly initialized: InitializeResult;
	readonly capabilities: InitializeResult["capabilities"];
	/** All diagnostics that were pushed, in their order. */
	readonly history: readonly PublishDiagnosticsParams[];
	open(uri: string, text: string, languageId?: string): Promise<void>;
	/** The next diagnostics pushed for a document that fulfil a condition. */
	diagnostics(
		uri: string,
		fits?: (params: PublishDiagnosticsParams) => boolean,
	): Promise<PublishDiagnosticsParams>;
}

export function startInMemory(setUp: ServerSetUp = {}): NewServer {
	const files: Files = setUp.files ?? new Map();
	const host: ServerHost = {
		version: "1.2.3",
		shippedDirectories: async () =>
			["wujiang", "common"].map((name) => {
				const path = `seeds/directories/${name}.directory.yaml`;
				return loadDirectory(readProjectFile(path), `file:///shipped/${name}.directory.yaml`).directory;
			}),
		rulePages: setUp.rulePages,
		importDocument: setUp.importDocument,
		runDocumentJob: setUp.runDocumentJob,
		readFile: async (uri) => files.get(uri),
		exists: async (uri) => files.has(uri) || [...files.keys()].some((file) => file.startsWith(`${uri}/`)),
		readNamed: async (uri) => {
			if (setUp.readingTakes !== undefined) await pause(setUp.readingTakes);
			const text = files.get(uri);
			return text === undefined ? { failure: "missing" } : { text };
		},
		listFiles: async (_folders, endings) =>
			[...files.keys()].filter((uri) => endings.some((e) => uri.endsWith(e))),
		loaded: setUp.loaded,
		pause: setUp.pause ?? ((milliseconds) => pause(milliseconds, undefined, { ref: false })),
	};
	const toServer = new PassThrough();
	const toClient = new PassThrough();
	startServer(
		(options) => createConnection(new StreamMessageReader(toServer), new StreamWriter(toClient), options),
		() => host,
	);
	const client = createProtocolConnection(
		new StreamMessageReader(toClient),
		new StreamMessageWriter(toServer),
	);
	const log: string[] = [];
	client.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
	client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
		items.map(() => setUp.configuration?.() ?? null),
	);
	client.onRequest("client/registerCapability", () => null);
	client.onRequest("workspace/diagnostic/refresh", () => null);
	for (const [method, handler] of Object.entries(setUp.handlers ?? {})) client.onRequest(method, handler);
	client.listen();
	return {
		client,
		files,
		log,
		close: () => {
			client.end();
			client.dispose();
			toServer.destroy();
			toClient.destroy();
		},
	};
}

export async function connectServer(setUp: ServerSetUp = {}): Promise<ConnectedServer> {
	const server = startInMemory(setUp);
	const { client, log } = server;
	const pushed: PublishDiagnosticsParams[] = [];
	const history: PublishDiagnosticsParams[] = [];
	const listeners = new Set<() => void>();
	client.onNotification(PublishDiagnosticsNotification.type, (params) => {
		pushed.push(params);
		history.push(params);
		for (const listener of listeners) listener();
	});
	const params: InitializeParams = {
		processId: null,
		rootUri: null,
		workspaceFolders: [{ uri: "file:///work", name: "work" }],
		capabilities: setUp.capabilities ?? {},
		initializationOptions: setUp.options ?? { language: "zh" },
	};
	const initialized = await client.sendRequest(InitializeRequest.type, params);
	await client.sendNotification(InitializedNotification.type, {});
	return {
		...server,
		initialized,
		capabilities: initialized.capabilities,
		history,
		open: (uri, text, languageId = "policy-plan") =>
			client.sendNotification(DidOpenTextDocumentNotification.type, {
				textDocument: { uri, languageId, version: 1, text },
			}),
		diagnostics: (uri, fits = () => true) =>
			new Promise((resolve, reject) => {
				const timeout = setTimeout(
					() => reject(new Error(`no fitting diagnostics for ${uri}; log: ${log.join("\n")}`)),
					8000,
				);
				const look = () => {
					const index = pushed.findIndex((one) => one.uri === uri && fits(one));
					const [found] = index < 0 ? [] : pushed.splice(0, index + 1).slice(-1);
					if (found === undefined) return;
					listeners.delete(look);
					clearTimeout(timeout);
					resolve(found);
				};
				listeners.add(look);
				look();
			}),
	};
}
