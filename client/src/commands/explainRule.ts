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

/** Opens the page of a rule as a Markdown preview; without a code, that of the finding at the cursor, or asks which. */
export async function explainRule(rule?: { readonly code: string }): Promise<void> {
	const asked = rule?.code ?? (await findCode());
	if (asked === undefined) return;
	await vscode.commands.executeCommand(
		"markdown.showPreview",
		vscode.Uri.from({ scheme, path: `/${asked}.md` }),
	);
}

/**
 * The rule of the finding at the cursor, else of the only one in its line; where several are meant, the user chooses
 * among those at the cursor, of the line, or of the document.
 */
async function findCode(): Promise<string | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (editor === undefined) return undefined;
	const { document, selection } = editor;
	const findings = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "niwen");
	const at = onePerRule(findings.filter(({ range }) => range.contains(selection.active)));
	const inLine = onePerRule(
		findings.filter(
			({ range }) => range.start.line <= selection.active.line && selection.active.line <= range.end.line,
		),
	);
	const near = [at, inLine].find(({ length }) => length > 0);
	if (near?.length === 1) return near[0]?.code;
	const choices = near ?? onePerRule(findings);
	if (choices.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t("Nothing was found in this document."));
		return undefined;
	}
	const chosen = await vscode.window.showQuickPick(choices, {
		placeHolder: vscode.l10n.t("Which finding should be explained?"),
	});
	return chosen?.code;
}

/** Each rule once, by the words of its first finding. */
function onePerRule(
	findings: readonly vscode.Diagnostic[],
): readonly (vscode.QuickPickItem & { readonly code: string })[] {
	const items = new Map<string, vscode.QuickPickItem & { readonly code: string }>();
	for (const { code, message } of findings) {
		const value = typeof code === "object" ? code.value : code;
		if (typeof value === "string" && !items.has(value))
			items.set(value, { label: message, description: value, code: value });
	}
	return [...items.values()];
}
