import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { provideCheckTasks } from "./checkTasks.js";
import { type Session, serverProgram, startSession } from "./session.js";

/** Of Node, which this entry alone has. */
declare const process: { readonly execPath: string };

let session: Session | undefined;

/** Desktop entry: the server runs in a Node process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	context.subscriptions.push(provideCheckTasks(context.extensionUri, process.execPath));
	const module = serverProgram(context, "server").fsPath;
	session = await startSession(
		context,
		(options) =>
			new LanguageClient(
				"niwen",
				"Niwen 拟文",
				{
					run: { module, transport: TransportKind.ipc },
					debug: {
						module,
						transport: TransportKind.ipc,
						options: { execArgv: ["--nolazy", "--inspect=6009"] },
					},
				},
				options,
			),
	);
}

export function deactivate(): Promise<void> | undefined {
	return session?.stop();
}
