import { createConnection, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { startServer } from "../common/transport/startServer.js";
import { createNodeHost } from "./nodeHost.js";

/** Starts the server over what the command line says: `--stdio`, `--node-ipc`, `--socket=N`. */
export function startNodeServer(): void {
	const connection = createConnection({
		connectionStrategy: {
			// A request that its client gave up before it was begun need not be begun.
			cancelUndispatched: ({ id }) => {
				const { code, message } = new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
				return { jsonrpc: "2.0", id, error: { code, message } };
			},
		},
	});
	startServer(connection, createNodeHost());
}

startNodeServer();
