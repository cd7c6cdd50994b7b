import * as vscode from "vscode";
import type * as z from "zod/mini";
import { createNonce, pageHtml } from "./pageHtml.js";

export interface PageOptions<Received> {
	/** `dist/page/NAME.js` and `NAME.css`, built of `client/page/NAME/`. */
	readonly name: string;
	readonly title: string;
	/** What the page may say; all else is dropped. */
	readonly received: z.ZodMiniType<Received>;
	readonly receive: (message: Received) => void;
	/** The user has closed it. */
	readonly closed: () => void;
}

/**
 * A page of ours in a webview. It may load its own script and style sheet, and nothing else; what it says passes a schema,
 * as what is said to it does there (`client/page/connect.ts`).
 */
export class WebviewPage<Sent, Received> implements vscode.Disposable {
	private readonly listeners: readonly vscode.Disposable[];

	/** @param panel fresh, or one that VS Code has kept over a reload of the window */
	constructor(
		readonly panel: vscode.WebviewPanel,
		extensionUri: vscode.Uri,
		{ name, title, received, receive, closed }: PageOptions<Received>,
	) {
		const folder = pageFolder(extensionUri);
		const { webview } = panel;
		webview.options = pageOptions(extensionUri);
		this.listeners = [
			webview.onDidReceiveMessage((raw: unknown) => {
				const message = received.safeParse(raw);
				if (message.success) receive(message.data);
			}),
			panel.onDidDispose(() => {
				this.dispose();
				closed();
			}),
		];
		const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
		webview.html = pageHtml({
			script: address(`${name}.js`),
			style: address(`${name}.css`),
			title,
			language: vscode.env.language,
			nonce: createNonce(),
		});
	}

	/** Says something to the page; false where it is closed, or not shown and not kept. */
	async post(message: Sent): Promise<boolean> {
		return this.panel.webview.postMessage(message);
	}

	/** Ends the listening; the panel is closed by its own `dispose`. */
	dispose(): void {
		for (const each of this.listeners) each.dispose();
	}
}

/** What a webview of ours may do: scripts of the folder of pages. For {@link vscode.window.createWebviewPanel}, too. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
	return { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
}

function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(extensionUri, "dist", "page");
}
