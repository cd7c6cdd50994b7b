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
import { startServer } from "../../server/src/common/transport/startServer.js";
import type { ServerHost } from "../../server/src/common/transport/workspace.js";
import { readProjectFile } from "./seeds.js";

/** Files that the server finds on its machine, by URI; tests change them as they like. */
export type Files = Map<string, string>;

/** A client connected to a server over two streams in memory. */
export interface ConnectedServer {
	readonly client: ProtocolConnection;
	readonly files: Files;
	readonly capabilities: InitializeResult["capabilities"];
	/** What the server wrote to the client's log. */
	readonly log: string[];
	open(uri: string, text: string, languageId?: string): Promise<void>;
	/** The next diagnostics pushed for a document that fulfil a condition. */
	diagnostics(
		uri: string,
		fits?: (params: PublishDiagnosticsParams) => boolean,
	): Promise<PublishDiagnosticsParams>;
	close(): void;
}

export async function connectServer(
	setUp: {
		readonly capabilities?: ClientCapabilities;
		readonly options?: unknown;
		readonly files?: Files;
		readonly configuration?: () => unknown;
		readonly rulePages?: string;
	} = {},
): Promise<ConnectedServer> {
	const files: Files = setUp.files ?? new Map();
	const host: ServerHost = {
		shippedDirectories: async () =>
			["wujiang", "common"].map((name) => {
				const path = `seeds/directories/${name}.directory.yaml`;
				return loadDirectory(readProjectFile(path), `file:///shipped/${name}.directory.yaml`).directory;
			}),
		rulePages: setUp.rulePages,
		readFile: async (uri) => files.get(uri),
		listFiles: async (_folders, endings) =>
			[...files.keys()].filter((uri) => endings.some((e) => uri.endsWith(e))),
		pause: (milliseconds) => pause(milliseconds, undefined, { ref: false }),
	};
	const toServer = new PassThrough();
	const toClient = new PassThrough();
	startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), host);
	const client = createProtocolConnection(
		new StreamMessageReader(toClient),
		new StreamMessageWriter(toServer),
	);
	const log: string[] = [];
	const pushed: PublishDiagnosticsParams[] = [];
	const listeners = new Set<() => void>();
	client.onNotification(PublishDiagnosticsNotification.type, (params) => {
		pushed.push(params);
		for (const listener of listeners) listener();
	});
	client.onNotification("window/logMessage", ({ message }: { message: string }) => void log.push(message));
	client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
		items.map(() => setUp.configuration?.() ?? null),
	);
	client.onRequest("client/registerCapability", () => null);
	client.onRequest("workspace/diagnostic/refresh", () => null);
	client.listen();
	const params: InitializeParams = {
		processId: null,
		rootUri: null,
		workspaceFolders: [{ uri: "file:///work", name: "work" }],
		capabilities: setUp.capabilities ?? {},
		initializationOptions: setUp.options ?? { language: "zh" },
	};
	const { capabilities } = await client.sendRequest(InitializeRequest.type, params);
	await client.sendNotification(InitializedNotification.type, {});
	return {
		client,
		files,
		capabilities,
		log,
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
		close: () => {
			client.end();
			client.dispose();
			toServer.destroy();
			toClient.destroy();
		},
	};
}
