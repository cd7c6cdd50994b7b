import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { keysKnowTable, workspaceUri } from "./workspace.js";

const plan = `# 某方案

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |
`;
/** Where is typed: before the words of the section's heading, of which an outline shows the first ones. */
const place = new vscode.Position(2, 3);
/** More with `npm run long -- kills`. */
const kills = Number(process.env.NIWEN_KILLS || 3);

/** Ends the process of the server, as a crash does. Returns its number. */
async function killServer(): Promise<number> {
	const { readdir, readFile } = await import("node:fs/promises");
	const pid = await waitFor("a process of the server", async () => {
		for (const task of await readdir("/proc/self/task"))
			for (const child of (await readFile(`/proc/self/task/${task}/children`, "utf8")).split(" "))
				if (child !== "" && (await readFile(`/proc/${child}/cmdline`, "utf8")).includes("/dist/server.js"))
					return Number(child);
		return undefined;
	});
	process.kill(pid, "SIGKILL");
	await waitFor("its end", async () => {
		const state = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
		return state === "" || state.includes(") Z ");
	});
	return pid;
}

async function type(text: string): Promise<void> {
	for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}

describe("a server that ends by itself", () => {
	const now = Date.now;
	let later = 0;
	/** What ended before was long ago. */
	const letTimePass = () => {
		later += 4 * 60_000;
		Date.now = () => now() + later;
	};
	let document: vscode.TextDocument;
	let editor: vscode.TextEditor;

	before(async function () {
		if ((process.platform as string | undefined) !== "linux") {
			this.test?.parent?.tests.forEach((test) => {
				test.title += " (asked of Linux alone, where processes are found in /proc)";
			});
			this.skip();
		}
		const uri = workspaceUri("killed.plan.md");
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(plan));
		document = await vscode.workspace.openTextDocument(uri);
		editor = await vscode.window.showTextDocument(document);
	});
	after(async () => {
		Date.now = now;
		if (document === undefined) return;
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		await vscode.workspace.fs.delete(document.uri);
	});

	/** The names that the outline has: what the server that is there makes of the document. */
	const outline = async () => {
		const names: string[] = [];
		const add = (symbols: readonly vscode.DocumentSymbol[]): void => {
			for (const { name, children } of symbols) {
				names.push(name);
				add(children);
			}
		};
		add(
			(await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			)) ?? [],
		);
		return names;
	};
	const isKnown = (words: string) =>
		waitFor(`an outline with ${words}`, async () => (await outline()).some((name) => name.includes(words)));

	it(`${kills} times while somebody types: it is started again, knows all of it, and no character is lost`, async function () {
		this.timeout(20_000 + kills * 10_000);
		const ended = new Set<number>();
		const begun = now();
		for (let i = 1; i <= kills; i++) {
			// The fifth end in three minutes is another matter.
			if (i % 4 === 1) letTimePass();
			editor.selection = new vscode.Selection(place, place);
			await type(`甲${i}`);
			if (i % 2 === 0) await isKnown(`甲${i}`);
			const [pid] = await Promise.all([killServer(), type(`乙${i}丙`)]);
			await type("丁");
			ended.add(pid);
			const { text } = document.lineAt(place.line);
			assert.ok(text.startsWith(`## 甲${i}乙${i}丙丁`), text);
			await isKnown(`甲${i}乙${i}丙丁`);
		}
		const typed = Array.from({ length: kills }, (_, i) => `甲${kills - i}乙${kills - i}丙丁`).join("");
		assert.equal(document.getText(), plan.replace("## ", `## ${typed}`));
		assert.equal(ended.size, kills, "a server of its own each time");
		if (process.env.NIWEN_KILLS) console.log(`${kills} kills in ${Math.round((now() - begun) / 1000)} s`);
	});

	it("while a key is pressed in a table: the key is done by the next one", async () => {
		const row = document.getText().split("\n").length - 2;
		const before = document.getText();
		// A key waits three seconds for a server; a busy machine may need more to start one, and then nothing is done.
		for (let tries = 1; tries <= 4; tries++) {
			letTimePass();
			await keysKnowTable(editor, row, 8);
			editor.selection = new vscode.Selection(row, 8, row, 8);
			await Promise.all([killServer(), vscode.commands.executeCommand("niwen.nextCell", "key")]);
			assert.equal(document.getText(), before, "no tab stop in the table");
			if (!editor.selection.isEmpty) return;
		}
		assert.fail("the next cell was selected by none of four servers");
	});

	it("six times in three minutes: it is still started again", async () => {
		letTimePass();
		for (let i = 1; i <= 6; i++) {
			await killServer();
			editor.selection = new vscode.Selection(place, place);
			await type(`戊${i}`);
		}
		await isKnown("戊6");
	});
});
