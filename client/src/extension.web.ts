import type * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { type Session, serverProgram, startSession } from "./session.js";
import { WorkerServer } from "./workerServer.js";

let session: Session | undefined;

/** Browser entry: the server runs in a Web Worker and asks the client for files. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const server = new WorkerServer(serverProgram(context, "server.web"));
	context.subscriptions.push(server);
	session = await startSession(
		context,
		(options) => new LanguageClient("niwen", "Niwen 拟文", () => server.start(), options),
	);
}

export function deactivate(): Promise<void> | undefined {
	return session?.stop();
}
