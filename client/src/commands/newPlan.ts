import * as vscode from "vscode";
import { languageId } from "../languageId.js";

/** Opens an unsaved plan with the parts that every plan has, ready to be filled in. */
export async function newPlan(): Promise<void> {
	const document = await vscode.workspace.openTextDocument({ language: languageId, content: "" });
	const editor = await vscode.window.showTextDocument(document);
	await editor.insertSnippet(new vscode.SnippetString(planSnippet(new Date().getFullYear())));
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
