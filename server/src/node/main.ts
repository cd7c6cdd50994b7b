import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../common/transport/startServer.js";
import { createNodeHost } from "./nodeHost.js";

/** Starts the server over what the command line says: `--stdio`, `--node-ipc`, `--socket=N`. */
startServer((options) => createConnection(options), createNodeHost);
