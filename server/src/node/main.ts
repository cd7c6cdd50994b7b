import { createConnection, LSPErrorCodes, Message } from "vscode-languageserver/node";
import { startServer } from "../common/transport/startServer.js";
import { createNodeHost } from "./nodeHost.js";

/** Starts the server over what the command line says: `--stdio`, `--node-ipc`, `--socket=N`. */
function startNodeServer(): void {
	const connection = createConnection({
		connectionStrategy: {
			// A request that its client gave up before it was begun need not be begun.
			cancelUndispatched: (message) => {
				if (!Message.isRequest(message)) return undefined;
				const error = { code: LSPErrorCodes.RequestCancelled, message: "cancelled" };
				return { jsonrpc: "2.0", id: message.id, error };
			},
		},
	});
	startServer(connection, createNodeHost());
}

startNodeServer();
