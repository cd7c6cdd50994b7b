import assert from "node:assert/strict";
import {
	CodeLensRequest,
	CodeLensResolveRequest,
	DidChangeConfigurationNotification,
	DidChangeTextDocumentNotification,
	DocumentDiagnosticRequest,
	InlayHintRequest,
	InlineCompletionRequest,
	LinkedEditingRangeRequest,
	SelectionRangeRequest,
} from "vscode-languageserver/node";
import { cursorNotification } from "../../../server/src/common/protocol.js";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const text = `---
region: 苏州市吴江区
---

# 某方案

（共2项）

## 一、目标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委、统计局 |
| 1 | 甲 | 2.新增企业2家。 | ^^ | ★区工信局 |
`;
const textDocument = { uri };
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const lastRow = 13;

describe("what is shown within the text", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});
	const connect = async (...args: Parameters<typeof connectServer>) => {
		server = await connectServer(...args);
		await server.open(uri, text);
		return server;
	};
	const labels = async ({ client }: ConnectedServer) =>
		((await client.sendRequest(InlayHintRequest.type, { textDocument, range: whole })) ?? []).map(
			({ label, position }) => `${position.line} ${String(label)}`,
		);
	const titles = async ({ client }: ConnectedServer) => {
		const lenses = (await client.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
		const seen = lenses.map((lens) => client.sendRequest(CodeLensResolveRequest.type, lens));
		return (await Promise.all(seen)).map(({ command }) => command?.title);
	};

	it("is answered to a client that says nothing of what it can do", async () => {
		const connected = await connect();
		const { capabilities, client } = connected;
		assert.equal(capabilities.inlayHintProvider, true);
		assert.deepEqual(capabilities.codeLensProvider, { resolveProvider: true });
		assert.equal(capabilities.selectionRangeProvider, true);
		assert.equal(capabilities.linkedEditingRangeProvider, true);
		assert.equal(capabilities.inlineCompletionProvider, undefined, "it has no such request");
		assert.deepEqual(await labels(connected), [`${lastRow} 钱宇`]);
		assert.deepEqual(await titles(connected), [
			"2项任务，与文中写明的一致",
			"没有错误和警告",
			"2项任务 · 2家牵头单位 · 1位牵头领导",
		]);
		const at = { textDocument, position: { line: lastRow, character: 7 } };
		const linked = await client.sendRequest(LinkedEditingRangeRequest.type, at);
		assert.deepEqual(
			linked?.ranges.map(({ start }) => start.line),
			[lastRow - 1, lastRow],
		);
		const ranges = await client.sendRequest(SelectionRangeRequest.type, {
			textDocument,
			positions: [at.position, at.position],
		});
		assert.equal(ranges?.length, 2);
	});

	it("completes inline for a client that asks for it", async () => {
		const { capabilities, client } = await connect({
			capabilities: { textDocument: { inlineCompletion: {} } },
		});
		assert.equal(capabilities.inlineCompletionProvider, true);
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [{ text: text.replace("★区工信局", "★区发改") }],
		});
		const line = (text.split("\n")[lastRow] ?? "").replace("★区工信局 |", "★区发改");
		const items = await client.sendRequest(InlineCompletionRequest.type, {
			textDocument,
			position: { line: lastRow, character: line.length },
			context: { triggerKind: 2 },
		});
		assert.deepEqual(
			(Array.isArray(items) ? items : (items?.items ?? [])).map(({ insertText }) => insertText),
			["委、统计局"],
		);
	});

	it("follows the settings at once, and asks a client that can to ask again", async () => {
		let settings: unknown = {};
		const asked: string[] = [];
		const refreshed = (method: string) => ({ [method]: () => asked.push(method) });
		const connected = await connect({
			capabilities: {
				workspace: {
					configuration: true,
					didChangeConfiguration: { dynamicRegistration: true },
					inlayHint: { refreshSupport: true },
					codeLens: { refreshSupport: true },
				},
			},
			configuration: () => settings,
			handlers: { ...refreshed("workspace/inlayHint/refresh"), ...refreshed("workspace/codeLens/refresh") },
		});
		assert.deepEqual(await labels(connected), [`${lastRow} 钱宇`]);
		settings = {
			inlayHints: { leaders: false, prefixes: true, targets: true, columns: false },
			codeLens: false,
			linkedEditing: false,
		};
		const before = asked.length;
		await connected.client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
		while (asked.length < before + 2 || (await titles(connected)).length > 0)
			await new Promise((done) => setTimeout(done, 5));
		assert.deepEqual(await labels(connected), [`${lastRow - 1} ≥ 5%`, `${lastRow - 1} (区)`]);
		assert.deepEqual(await titles(connected), []);
		const at = { textDocument, position: { line: lastRow, character: 7 } };
		assert.equal(await connected.client.sendRequest(LinkedEditingRangeRequest.type, at), null);
	});

	it("counts what the user is shown: what an unfinished row lacks waits for the cursor", async () => {
		const asked: string[] = [];
		const connected = await connect({
			capabilities: {
				textDocument: { diagnostic: {} },
				workspace: { codeLens: { refreshSupport: true } },
			},
			options: { sendsCursor: true },
			handlers: { "workspace/codeLens/refresh": () => asked.push("lenses") },
		});
		const { client } = connected;
		await client.sendNotification(cursorNotification, { uri, line: lastRow });
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [
				{
					range: { start: { line: lastRow, character: 22 }, end: { line: lastRow, character: 27 } },
					text: "",
				},
			],
		});
		const shown = async () => {
			const report = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
			const items = report.kind === "full" ? report.items : [];
			return items.filter(({ severity }) => severity === 1 || severity === 2).length;
		};
		assert.equal(await shown(), 0);
		assert.equal((await titles(connected))[1], "没有错误和警告");
		const before = asked.length;
		await client.sendNotification(cursorNotification, { uri, line: 0 });
		assert.equal(await shown(), 1);
		while (asked.length === before) await new Promise((done) => setTimeout(done, 5));
		assert.match((await titles(connected))[1] ?? "", /^1个/);
	});
});
