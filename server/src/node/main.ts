import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../common/transport/startServer.js";
import { keepCompiledCode } from "./loadProgram.js";
import { createNodeHost } from "./nodeHost.js";
import { connectStdio } from "./stdio/connectStdio.js";

// What is loaded behind the answer to `initialize` is most of it.
keepCompiledCode();
/** Starts the server over what the command line says: `--stdio`, `--node-ipc`, `--socket=N`. */
startServer(
	process.argv.includes("--stdio") ? connectStdio : (options) => createConnection(options),
	createNodeHost,
);
