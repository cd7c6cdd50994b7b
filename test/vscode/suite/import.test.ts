import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { docx, paragraph, row, run, table } from "../../support/docx.js";
import { makePdf, ruledTable } from "../../support/pdfFile.js";
import { textRows, xlsxFile } from "../../support/xlsxFile.js";
import { waitFor } from "./waitFor.js";
import { workspaceUri } from "./workspace.js";

const body =
	paragraph("2026年重点工作任务分解方案", '<w:pStyle w:val="Title"/>') +
	table(
		row(["序号", "重点工作目标任务", "责任单位"]),
		row([
			"1",
			`<w:tc>${paragraph(`${run("工业投资增长10%以上。")}${run("藏", "<w:vanish/>")}`)}</w:tc>`,
			"★区工信局",
		]),
	);

const rows = [
	["序号", "重点工作目标任务", "责任单位"],
	["1", "新建学校3所。", "★区教育局"],
];
/** 序号|重点工作目标任务|责任单位 / 1|新建学校3所。|★区教育局, in the encoding that pages of offices often have. */
const inGbk = [
	...["d0f2bac5", "d6d8b5e3b9a4d7f7c4bfb1eac8cecef1", "d4f0c8ceb5a5cebb"],
	...["31", "d0c2bda8d1a7d0a333cbf9a1a3", "a1efc7f8bdccd3fdbed6"],
].map((hex) => Array.from(hex.matchAll(/../g), ([byte]) => Number.parseInt(byte, 16)));

function gbkPage(): Uint8Array {
	const ascii = (text: string) => new TextEncoder().encode(text);
	const cells = inGbk.map((cell) => [...ascii("<td>"), ...cell]);
	return Uint8Array.from([
		...ascii('<meta charset="gbk"><table><tr>'),
		...cells.slice(0, 3).flat(),
		...ascii("<tr>"),
		...cells.slice(3).flat(),
	]);
}

const others: Readonly<Record<string, Uint8Array>> = {
	"表格.xlsx": xlsxFile({
		sheets: [
			{
				xml: `<sheetData>${textRows(
					"A1",
					rows.map((cells) => cells.join("|")),
				)}</sheetData>`,
			},
		],
	}),
	"版式.pdf": makePdf([ruledTable(rows, { widths: [50, 250, 150] })]),
	"网页.html": gbkPage(),
};

describe("import of documents", () => {
	const folder = workspaceUri("import");
	const put = async (name: string, bytes: Uint8Array): Promise<vscode.Uri> => {
		const file = vscode.Uri.joinPath(folder, name);
		await vscode.workspace.fs.writeFile(file, bytes);
		return file;
	};
	before(() => vscode.workspace.fs.createDirectory(folder));
	after(async () => {
		for (const document of vscode.workspace.textDocuments)
			if (document.isUntitled) {
				await vscode.window.showTextDocument(document);
				await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
			}
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.workspace.fs.delete(folder, { recursive: true });
	});

	it("opens an unsaved plan named after the document, with what was left out beside it", async () => {
		const source = await put("方案.docx", docx(body));
		await vscode.commands.executeCommand("niwen.importDocument", source);
		const plan = vscode.window.activeTextEditor?.document;
		assert.ok(plan !== undefined);
		assert.equal(plan.isUntitled, true);
		assert.equal(plan.languageId, "policy-plan");
		assert.match(plan.uri.path, /\/方案\.plan\.md$/);
		assert.match(plan.getText(), /^\| 1 \| 工业投资增长10%以上。 \| ★区工信局 \|$/m);
		await waitFor("the report beside it", () =>
			vscode.window.visibleTextEditors.some(({ document }) => /“藏”/.test(document.getText())),
		);
		assert.equal((await vscode.workspace.fs.readDirectory(folder)).length, 1);
	});

	for (const [name, bytes] of Object.entries(others))
		it(`reads what other programs write: ${name}`, async () => {
			await vscode.commands.executeCommand("niwen.importDocument", await put(name, bytes));
			const plan = vscode.window.activeTextEditor?.document;
			assert.match(plan?.uri.path ?? "", new RegExp(`/${name.replace(/\.\w+$/, "")}\\.plan\\.md$`));
			assert.match(plan?.getText() ?? "", /^\| 1 \| 新建学校3所。 \| ★区教育局 \|$/m);
		});

	it("leaves everything as it is where a document cannot be read", async () => {
		const source = await put("broken.docx", docx(body).subarray(0, 300));
		const before = vscode.workspace.textDocuments.length;
		await vscode.commands.executeCommand("niwen.importDocument", source);
		assert.equal(vscode.workspace.textDocuments.length, before);
	});
});
