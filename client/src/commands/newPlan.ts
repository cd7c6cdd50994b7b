import * as vscode from "vscode";
import { languageId } from "../languageId.js";

const ending = ".plan.md";

/**
 * Asks where a new plan is to be kept and under which name, then opens it with the parts that every plan has, ready to
 * be filled in: so it has its ending, its directory and its settings from the first word on.
 *
 * @param to where, if that is decided already; menus give other things
 */
export async function newPlan(to?: unknown): Promise<void> {
	const year = new Date().getFullYear();
	const uri = to instanceof vscode.Uri ? to : await askForFile(year);
	if (uri === undefined) return;
	if (await hasText(uri)) {
		void vscode.window.showWarningMessage(
			vscode.l10n.t("{0} exists already; nothing was changed. Choose another name.", nameOf(uri)),
		);
		return;
	}
	try {
		await vscode.workspace.fs.writeFile(uri, new Uint8Array());
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		void vscode.window.showErrorMessage(
			vscode.l10n.t("{0} could not be made there: {1}", nameOf(uri), reason),
		);
		return;
	}
	const document = await vscode.workspace.openTextDocument(uri);
	const plan =
		document.languageId === languageId
			? document
			: await vscode.languages.setTextDocumentLanguage(document, languageId);
	const editor = await vscode.window.showTextDocument(plan);
	await editor.insertSnippet(new vscode.SnippetString(planSnippet(year)));
}

async function askForFile(year: number): Promise<vscode.Uri | undefined> {
	const { t } = vscode.l10n;
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	const name = `${year}年重点工作目标任务分解落实方案${ending}`;
	const uri = await vscode.window.showSaveDialog({
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
		title: t("Where the new plan is kept, and its name"),
		saveLabel: t("New Plan"),
		filters: { [t("Plan")]: ["plan.md"] },
	});
	return uri?.with({ path: withEnding(uri.path) });
}

/** A plan is known by its ending, whatever the user or the dialog made of it. */
export function withEnding(path: string): string {
	return path.endsWith(ending) || path.endsWith(".plan.txt")
		? path
		: `${path.replace(/(?:\.plan)?(?:\.(?:md|txt))?$/, "")}${ending}`;
}

function nameOf({ path }: vscode.Uri): string {
	return path.split("/").at(-1) ?? path;
}

async function hasText(uri: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(uri)).size > 0;
	} catch {
		return false;
	}
}

function planSnippet(year: number): string {
	return [
		"---",
		`region: \${1:某某市某某区}`,
		"---",
		"",
		`# \${2:区政府}\${3:${year}}年重点工作目标任务分解落实方案`,
		"",
		`（共\${4:1}项）`,
		"",
		`## 一、\${5:经济社会发展主要预期目标}`,
		"",
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| --- | --- | --- | --- | --- |",
		`| 1 | \${6:主要预期目标} | 1.\${7:地区生产总值增长5%以上。} | \${8:姓名} | ★\${9:区发改委}、\${10:区统计局} |`,
		"$0",
		"",
		"注：责任单位中，带“★”者为牵头单位。",
		"",
	].join("\n");
}
