import { type Connection, type ConnectionOptions, RAL } from "vscode-languageserver";
import { folderUri } from "../uris.js";
import { readClientOptions } from "./clientOptions.js";
import { initializeResult } from "./initializeResult.js";
import { createMessageGate } from "./messageGate.js";
import { messageParams } from "./messageParams.js";
import type { ServerHost } from "./serverHost.js";
import type { ServerState } from "./serverState.js";

/**
 * Speaks LSP 3.17 over a connection until it is closed; the same in Node and in a Web Worker. `initialize` is answered with
 * what is loaded by then: the engine, four fifths of the server, is loaded while the client reads the answer, and what it
 * sends meanwhile waits.
 *
 * @param connect makes the connection, with the options given; `isShutDown` once the client has asked for it
 */
export function startServer(
	connect: (options: ConnectionOptions, isShutDown: () => boolean) => Connection,
	createHost: (connection: Connection) => ServerHost,
): void {
	const gate = createMessageGate((method) => messageParams.get(method));
	const connection = connect(gate.options, gate.isShutDown);
	const host = createHost(connection);
	let options = readClientOptions(undefined, undefined);
	let state: ServerState | undefined;
	gate.serve(connection, () => options.language);
	connection.onInitialize(({ initializationOptions, capabilities, locale, workspaceFolders }) => {
		options = readClientOptions(
			initializationOptions,
			capabilities,
			host.locale ?? locale,
			host.rulePages,
			(uri, path) => state?.workspace.namedUri(uri, path),
		);
		const folders = (workspaceFolders ?? []).map(({ uri }) => folderUri(uri));
		const load = async (): Promise<void> => {
			await answerIsWritten();
			const { serveClient } = await import("./serveClient.js");
			state = serveClient(connection, host, { options, folders });
		};
		gate.holdUntil(load());
		return initializeResult(options, host.version);
	});
	connection.listen();
}

/** The library's writer for streams writes an answer a turn behind its handler (vscode-jsonrpc), so this takes two. */
async function answerIsWritten(): Promise<void> {
	for (let turn = 0; turn < 2; turn++)
		await new Promise<void>((resolve) => void RAL().timer.setImmediate(resolve));
}
