import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { rulePageRequest } from "../../../server/src/common/protocol.js";

const scheme = "niwen-rule";

/** Serves the pages of rules, in the user's language, as documents `niwen-rule:/CODE.md`. */
export function serveRulePages(client: BaseLanguageClient): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		provideTextDocumentContent: async (uri) =>
			(await client.sendRequest<string | null>(rulePageRequest, {
				code: uri.path.replace(/^\/|\.md$/g, ""),
			})) ?? vscode.l10n.t("There is no rule {0}.", uri.path),
	});
}

/** Opens the page of a rule as a Markdown preview; without a code, asks which. */
export async function explainRule(rule?: { readonly code: string }): Promise<void> {
	const asked = rule?.code ?? (await askForCode());
	if (asked === undefined) return;
	await vscode.commands.executeCommand(
		"markdown.showPreview",
		vscode.Uri.from({ scheme, path: `/${asked}.md` }),
	);
}

/** The codes of the findings in the active document. */
async function askForCode(): Promise<string | undefined> {
	const document = vscode.window.activeTextEditor?.document;
	if (document === undefined) return undefined;
	const codes = new Set<string>();
	for (const { source, code } of vscode.languages.getDiagnostics(document.uri)) {
		const value = typeof code === "object" ? code.value : code;
		if (source === "niwen" && typeof value === "string") codes.add(value);
	}
	return vscode.window.showQuickPick([...codes].sort(), {
		placeHolder: vscode.l10n.t("Which rule should be explained?"),
	});
}
