import { CodeLensRefreshRequest, InlayHintRefreshRequest } from "vscode-languageserver";
import type { ServerState } from "./serverState.js";

/*
 * What stands within the text is asked for again by clients when the text changes; where something else has changed —
 * settings, directories, what waits for the cursor — the server tells them, if they want to be told.
 */

export function refreshHints({ options, client, connection }: ServerState): void {
	if (!options.refreshesHints) return;
	void client.ask({
		method: "workspace/inlayHint/refresh",
		without: {
			zh: "正文中的提示在下次编辑时更新。",
			en: "Hints are brought up to date with the next edit.",
		},
		send: () => connection.sendRequest(InlayHintRefreshRequest.type),
	});
}

export function refreshLenses({ options, client, connection }: ServerState): void {
	if (!options.refreshesLenses) return;
	void client.ask({
		method: "workspace/codeLens/refresh",
		without: {
			zh: "标题上方的计数在下次编辑时更新。",
			en: "Counts over titles are brought up to date with the next edit.",
		},
		send: () => connection.sendRequest(CodeLensRefreshRequest.type),
	});
}
