import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
	type EnvironmentReport,
	environmentRequest,
	type PlanStatus,
} from "../../../server/src/common/protocol.js";
import { languageId } from "../languageId.js";

/**
 * Opens what a report of a problem needs to say, for the user to complete, read and send: versions, settings by their
 * names, counts and codes. Nothing of a document, no name of a file, a folder, a unit or a person is in it.
 */
export async function reportProblem(
	client: BaseLanguageClient,
	version: string,
	statusOf: (uri: string) => PlanStatus | undefined,
): Promise<void> {
	const { t } = vscode.l10n;
	const document = vscode.window.activeTextEditor?.document;
	const plan = document?.languageId === languageId ? document : undefined;
	const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
		[t("What happened, and what you expected"), [t("(please write it here)")]],
		[t("What to do to see it again"), ["1. ", "2. "]],
		[
			t("Versions"),
			[
				`- Niwen ${version}`,
				`- VS Code ${vscode.version} (${vscode.env.appHost}, ${vscode.env.language})`,
				`- ${t("Server running: {0}", client.isRunning() ? t("yes") : t("no"))}`,
				`- ${t("Workspace trusted: {0}", vscode.workspace.isTrusted ? t("yes") : t("no"))}`,
			],
		],
		[t("Settings that differ from the defaults"), changedSettings()],
		...(plan === undefined
			? []
			: [[t("The plan, in numbers"), await planLines(client, plan, statusOf)] as const]),
	];
	const text = [
		`# ${t("A problem with Niwen")}`,
		t(
			"Nothing of your documents is in this report: no text, and no name of a file, a unit or a person. Read it, complete it, and send it to whoever gave you Niwen.",
		),
		...parts.map(([title, lines]) => `## ${title}\n\n${lines.join("\n")}`),
	].join("\n\n");
	await vscode.window.showTextDocument(
		await vscode.workspace.openTextDocument({ language: "markdown", content: `${text}\n` }),
	);
}

/** By name; a value only where it is a number, a switch or one of a few words, since others may name files. */
function changedSettings(): readonly string[] {
	const { t } = vscode.l10n;
	const contributed: unknown = vscode.extensions.all.find(({ packageJSON }) => packageJSON?.name === "niwen")
		?.packageJSON?.contributes?.configuration?.properties;
	const names = typeof contributed === "object" && contributed !== null ? Object.keys(contributed) : [];
	const lines = names.flatMap((name) => {
		const said = vscode.workspace.getConfiguration().inspect(name);
		const value = said?.workspaceFolderValue ?? said?.workspaceValue ?? said?.globalValue;
		if (value === undefined) return [];
		const property: unknown = Reflect.get(contributed as object, name);
		const isChoice = typeof property === "object" && property !== null && "enum" in property;
		const shown = typeof value === "number" || typeof value === "boolean" || isChoice;
		return [`- ${name}${shown ? `: ${String(value)}` : ""}`];
	});
	return lines.length === 0 ? [t("none")] : lines;
}

async function planLines(
	client: BaseLanguageClient,
	{ uri, lineCount }: vscode.TextDocument,
	statusOf: (uri: string) => PlanStatus | undefined,
): Promise<readonly string[]> {
	const { t } = vscode.l10n;
	const status = statusOf(uri.toString());
	const report = client.isRunning()
		? await client.sendRequest<EnvironmentReport | null>(environmentRequest, { uri: uri.toString() })
		: null;
	const codes = new Map<string, number>();
	for (const { source, code } of vscode.languages.getDiagnostics(uri)) {
		if (source !== "niwen") continue;
		const name = String(typeof code === "object" ? code.value : code);
		codes.set(name, (codes.get(name) ?? 0) + 1);
	}
	const inForce = report?.directories.filter(({ reason }) => reason === null).length ?? 0;
	return [
		`- ${t("Lines: {0}", lineCount)}`,
		...(status === undefined
			? []
			: [
					`- ${t("Tasks: {0}, layout: {1}, lead: {2}, numbering: {3}", status.tasks, status.layout ?? "-", status.lead, status.numbering)}`,
				]),
		...(report === null
			? []
			: [`- ${t("Directories in force: {0} of {1}", inForce, report.directories.length)}`]),
		...Array.from(codes, ([code, count]) => `- ${code}: ${count}`),
	];
}
