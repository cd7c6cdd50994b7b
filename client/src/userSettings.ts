import * as vscode from "vscode";
import type { ConfigurationParams, ConfigurationRequest, LSPAny, ResponseError } from "vscode-languageclient";

/**
 * The settings as the server asks for them, with a word on who names the directories: only the user's own settings
 * may name files anywhere on the machine, those of a workspace come from whoever made it.
 */
export async function readSettings(
	params: ConfigurationParams,
	token: vscode.CancellationToken,
	next: ConfigurationRequest.HandlerSignature,
): Promise<LSPAny[] | ResponseError<void>> {
	const answers = await next(params, token);
	if (!Array.isArray(answers)) return answers;
	return answers.map((answer, i) => {
		const item = params.items[i];
		if (item?.section !== "niwen" || typeof answer !== "object" || answer === null) return answer;
		const scope = item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri);
		const said = vscode.workspace.getConfiguration("niwen", scope).inspect("directories");
		const isOfWorkspace = said?.workspaceValue !== undefined || said?.workspaceFolderValue !== undefined;
		return { ...answer, directoriesFrom: isOfWorkspace ? "workspace" : "user" };
	});
}
