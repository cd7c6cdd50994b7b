import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** Work that takes longer shows itself (milliseconds). */
const patience = 1000;

/**
 * Asks the server for what may take long: after a second a notification shows it and lets it be cancelled. What is
 * refused is shown as an error. `undefined` where there is no answer to go on with.
 */
export async function askServer<Answer extends object>(
	client: BaseLanguageClient,
	method: string,
	params: object,
	title: string,
): Promise<Exclude<Answer, { readonly refused: string }> | undefined> {
	const source = new vscode.CancellationTokenSource();
	try {
		const work = client.sendRequest<Answer | null>(method, params, source.token);
		const settled = work.then(
			() => true,
			() => true,
		);
		const late = new Promise<boolean>((resolve) => setTimeout(resolve, patience, false));
		if (!(await Promise.race([settled, late])))
			void vscode.window.withProgress(
				{ location: vscode.ProgressLocation.Notification, title, cancellable: true },
				(_progress, token) => {
					token.onCancellationRequested(() => source.cancel());
					return settled;
				},
			);
		const answer = await work;
		if (answer === null) return undefined;
		if ("refused" in answer) {
			void vscode.window.showErrorMessage(String(answer.refused));
			return undefined;
		}
		return answer as Exclude<Answer, { readonly refused: string }>;
	} catch (error) {
		if (!source.token.isCancellationRequested)
			void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
		return undefined;
	} finally {
		source.dispose();
	}
}
