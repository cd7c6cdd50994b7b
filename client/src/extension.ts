import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Session, startSession } from "./session.js";

let session: Session | undefined;

/** Desktop entry: the server runs in a Node process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const module = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js").fsPath;
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
