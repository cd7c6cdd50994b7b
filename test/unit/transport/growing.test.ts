import assert from "node:assert/strict";
import {
	type ApplyWorkspaceEditParams,
	ApplyWorkspaceEditRequest,
	DidChangeTextDocumentNotification,
	TextDocumentSaveReason,
	WillSaveTextDocumentNotification,
	WillSaveTextDocumentWaitUntilRequest,
} from "vscode-languageserver/node";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const row = (task: number) => `| ${task} | 甲 | ${task}.新建学校${task}所。 | 钱宇 | ★区发改委 |\n`;
const plan = `# 某方案\n\n（共1项）\n\n## 一、目标\n\n${header}${row(1)}`;
const end = plan.split("\n").length - 1;

describe("a plan that lines are added to", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});

	/** An open plan whose server waits ten seconds when the test says so. */
	async function openPlan(text: string, sendsCursor = true, totalFollows = false) {
		const edits: ApplyWorkspaceEditParams[] = [];
		const waits: (() => void)[] = [];
		server = await connectServer({
			options: { language: "zh", sendsCursor, settings: { table: { totalFollows } } },
			capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
			handlers: {
				[ApplyWorkspaceEditRequest.method]: (params) => {
					edits.push(params as ApplyWorkspaceEditParams);
					return { applied: true };
				},
			},
			pause: (milliseconds) =>
				milliseconds < 10_000 ? Promise.resolve() : new Promise((resolve) => waits.push(resolve)),
		});
		const { client, open, diagnostics } = server;
		await open(uri, text);
		let version = 1;
		const codes = async (isDue: (codes: readonly unknown[]) => boolean = () => true) => {
			const codesOf = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => code);
			const { diagnostics: found } = await diagnostics(
				uri,
				(params) => params.version === version && isDue(codesOf(params.diagnostics)),
			);
			return codesOf(found);
		};
		await codes();
		return {
			codes,
			insert: async (line: number, character: number, newText: string) => {
				const at = { line, character };
				await client.sendNotification(DidChangeTextDocumentNotification.type, {
					textDocument: { uri, version: ++version },
					contentChanges: [{ range: { start: at, end: at }, text: newText }],
				});
				return codes();
			},
			save: (reason: TextDocumentSaveReason) =>
				client.sendNotification(WillSaveTextDocumentNotification.type, { textDocument: { uri }, reason }),
			willSave: (reason: TextDocumentSaveReason) =>
				client.sendRequest(WillSaveTextDocumentWaitUntilRequest.type, { textDocument: { uri }, reason }),
			waits,
			edits,
		};
	}
	const has = (code: string) => (codes: readonly unknown[]) => codes.includes(code);

	it("is not told that its total is wrong until it is saved", async () => {
		const { insert, save, codes } = await openPlan(plan);
		assert.deepEqual(await insert(end, 0, row(2)), []);
		assert.deepEqual(await insert(end + 1, 0, row(3)), []);
		await save(TextDocumentSaveReason.Manual);
		assert.deepEqual(await codes(has("number/total")), ["number/total"]);
	});

	it("nor until nobody has edited it for ten seconds", async () => {
		const { insert, codes, waits } = await openPlan(plan);
		await insert(end, 0, row(2));
		await insert(end, row(2).indexOf("学校"), "中心");
		assert.equal(waits.length, 2);
		// Ten seconds after the first edit, which was not the last.
		waits[0]?.();
		assert.deepEqual(await insert(end, row(2).indexOf("学校"), "乡镇"), []);
		waits[2]?.();
		assert.deepEqual(await codes(has("number/total")), ["number/total"]);
	});

	it("is not taken for saved by a save that time made", async () => {
		const { insert, save } = await openPlan(plan);
		await insert(end, 0, row(2));
		await save(TextDocumentSaveReason.AfterDelay);
		assert.deepEqual(await insert(end + 1, 0, row(3)), []);
	});

	it("is told at once where the total itself is edited, or the client does not say where its cursor is", async () => {
		const { insert } = await openPlan(plan);
		assert.deepEqual(await insert(2, 2, "1"), ["number/total"]);
		server?.close();
		const other = await openPlan(plan, false);
		assert.deepEqual(await other.insert(end, 0, row(2)), ["number/total"]);
	});

	it("is being begun where it was empty: what a template leaves to be filled in waits as well", async () => {
		const { insert, save, codes } = await openPlan("");
		const template = plan.replace("钱宇", "姓名").replace("共1项", "共9项");
		assert.deepEqual(await insert(0, 0, template), []);
		await save(TextDocumentSaveReason.Manual);
		assert.deepEqual([...(await codes(has("number/total")))].sort(), ["number/total", "text/placeholder"]);
	});

	const followed = [
		{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } }, newText: "2" },
	];
	it("has its total follow when it is saved, where the settings say so", async () => {
		const { insert, willSave } = await openPlan(plan, true, true);
		await insert(end, 0, row(2));
		assert.deepEqual(await willSave(TextDocumentSaveReason.AfterDelay), [], "time saved it, not its user");
		assert.deepEqual(await willSave(TextDocumentSaveReason.Manual), followed);
		assert.deepEqual(await willSave(TextDocumentSaveReason.Manual), [], "once");
	});
	it("and when it has been left alone, of its version", async () => {
		const { insert, waits, edits } = await openPlan(plan, true, true);
		await insert(end, 0, row(2));
		waits[0]?.();
		for (let i = 0; edits.length === 0 && i < 200; i++) await new Promise((done) => setTimeout(done, 10));
		assert.deepEqual(
			edits.map(({ edit }) => edit.documentChanges),
			[[{ textDocument: { uri, version: 2 }, edits: followed }]],
		);
	});
	it("has it stay where it was wrong before, where its lines are as many as before, and without the setting", async () => {
		const wrong = await openPlan(plan.replace("共1项", "共5项"), true, true);
		await wrong.insert(end, 0, row(2));
		assert.deepEqual(await wrong.willSave(TextDocumentSaveReason.Manual), []);
		server?.close();
		const words = await openPlan(plan, true, true);
		await words.insert(2, 2, "1");
		assert.deepEqual(await words.willSave(TextDocumentSaveReason.Manual), []);
		server?.close();
		const off = await openPlan(plan);
		await off.insert(end, 0, row(2));
		assert.deepEqual(await off.willSave(TextDocumentSaveReason.Manual), []);
	});
});
