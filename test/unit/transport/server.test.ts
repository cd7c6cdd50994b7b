import assert from "node:assert/strict";
import {
	CodeActionRequest,
	CompletionRequest,
	CompletionResolveRequest,
	DefinitionRequest,
	DidChangeConfigurationNotification,
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DocumentDiagnosticRequest,
	DocumentFormattingRequest,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	HoverRequest,
	MarkupContent,
	SemanticTokensDeltaRequest,
	SemanticTokensRequest,
	WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import {
	cursorNotification,
	type DocumentEditResult,
	documentEditRequest,
	type PlanStatus,
	rulePageRequest,
	statusNotification,
} from "../../../server/src/common/protocol.js";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";
import { readProjectFile } from "../../support/seeds.js";

const uri = "file:///work/a.plan.md";
const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";

function plan(...rows: string[]): string {
	return `---\nregion: 苏州市吴江区\n---\n\n# 某方案\n\n## 一、目标\n\n${header}${rows.join("\n")}\n`;
}

const pulls = {
	textDocument: { diagnostic: { dynamicRegistration: false } },
	workspace: { diagnostics: { refreshSupport: true }, configuration: true },
};

describe("server", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});
	const connect = async (...args: Parameters<typeof connectServer>) => {
		server = await connectServer(...args);
		return server;
	};

	it("pushes diagnostics for the version that an edit made, to clients that do not pull", async () => {
		const { client, open, diagnostics, capabilities } = await connect();
		assert.equal(capabilities.diagnosticProvider, undefined);
		const row = "| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委，区统计局 |";
		await open(uri, plan(row));
		const first = await diagnostics(uri, ({ diagnostics: found }) => found.length > 0);
		assert.deepEqual(
			first.diagnostics.map(({ code, source, range }) => [code, source, range.start.line]),
			[["unit/separator", "niwen", 10]],
		);
		const comma = row.indexOf("，");
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [
				{
					range: { start: { line: 10, character: comma }, end: { line: 10, character: comma + 1 } },
					text: "、",
				},
			],
		});
		const second = await diagnostics(uri, ({ version }) => version === 2);
		assert.deepEqual(second.diagnostics, []);
	});

	it("answers pulls with result ids, and takes an unchanged document for one", async () => {
		const { client, open } = await connect({ capabilities: pulls });
		await open(
			uri,
			plan(
				"| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委 |",
				"| ^^ | ^^ | 3.新增企业2家。 |  | ★区工信局 |",
			),
		);
		const first = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
		assert.equal(first.kind, "full");
		if (first.kind !== "full") return;
		assert.deepEqual(
			first.items.map(({ code, range }) => [code, range.start.line]),
			[
				["number/gap", 11],
				["leader/vacant", 11],
			],
		);
		assert.match(JSON.stringify(first.items[0]?.message), /2/);
		const again = await client.sendRequest(DocumentDiagnosticRequest.type, {
			textDocument: { uri },
			...(first.resultId === undefined ? {} : { previousResultId: first.resultId }),
		});
		assert.equal(again.kind, "unchanged");
	});

	it("holds back what an unfinished row lacks until the cursor leaves it", async () => {
		const { client, open, diagnostics } = await connect({ options: { language: "zh", sendsCursor: true } });
		await open(uri, plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委 |", ""));
		await diagnostics(uri);
		await client.sendNotification(cursorNotification, { uri, line: 11 });
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [
				{
					range: { start: { line: 11, character: 0 }, end: { line: 11, character: 0 } },
					text: "| ^^ | ^^ | 2.新增企业2家。 | ^^ |  |",
				},
			],
		});
		const held = await diagnostics(uri, ({ version }) => version === 2);
		assert.deepEqual(held.diagnostics, []);
		await client.sendNotification(cursorNotification, { uri, line: 3 });
		const shown = await diagnostics(
			uri,
			({ version, diagnostics: found }) => version === 2 && found.length > 0,
		);
		assert.deepEqual(
			shown.diagnostics.map(({ code }) => code),
			["unit/missing"],
		);
	});

	it("serves hovers, completion, symbols, folds, tokens, definitions and fixes", async () => {
		const { client, open, diagnostics } = await connect({ options: { language: "zh", commandLinks: true } });
		const text = readProjectFile("seeds", "wujiang-2024.plan.md");
		await open(uri, text);
		await diagnostics(uri, ({ diagnostics: found }) => found.length > 0);
		const lines = text.split("\n");
		const line = lines.findIndex((l) => l.includes("★区发改委、统计局"));
		const at = (word: string) => ({ line, character: (lines[line] ?? "").indexOf(word) + 1 });
		const hover = await client.sendRequest(HoverRequest.type, {
			textDocument: { uri },
			position: at("统计局"),
		});
		assert.ok(MarkupContent.is(hover?.contents) && hover.contents.value.includes("区统计局"));
		const symbols = await client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		assert.ok(JSON.stringify(symbols).includes("118"));
		const folds = await client.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
		assert.ok((folds?.length ?? 0) >= 10);
		const tokens = await client.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } });
		assert.ok((tokens?.data.length ?? 0) > 118 * 5);
		const delta = await client.sendRequest(SemanticTokensDeltaRequest.type, {
			textDocument: { uri },
			previousResultId: tokens?.resultId ?? "",
		});
		assert.deepEqual(delta !== null && "edits" in delta ? delta.edits : undefined, []);
		const definition = await client.sendRequest(DefinitionRequest.type, {
			textDocument: { uri },
			position: at("统计局"),
		});
		assert.ok(JSON.stringify(definition).includes("wujiang.directory.yaml"));
		const completion = await client.sendRequest(CompletionRequest.type, {
			textDocument: { uri },
			position: at("统计局"),
		});
		const items = Array.isArray(completion) ? completion : (completion?.items ?? []);
		const item = items.find(({ label }) => label.includes("统计局"));
		assert.ok(item !== undefined, "the unit itself is among what may stand there");
		const resolved = await client.sendRequest(CompletionResolveRequest.type, item);
		assert.ok(resolved.documentation !== undefined);
		const actions = await client.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } },
			context: { diagnostics: [] },
		});
		assert.ok((actions?.length ?? 0) > 0);
		await client.sendRequest(DocumentFormattingRequest.type, {
			textDocument: { uri },
			options: { tabSize: 4, insertSpaces: true },
		});
	});

	it("takes changed settings and .niwen.yaml at once", async () => {
		let settings: unknown = {};
		const { client, open, diagnostics, files } = await connect({
			capabilities: { workspace: { configuration: true } },
			configuration: () => settings,
		});
		await open(uri, plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 |  | ★区发改委 |"));
		const codes = (found: { diagnostics: { code?: string | number }[] }) =>
			found.diagnostics.map(({ code }) => code);
		await diagnostics(uri, (found) => codes(found).includes("leader/vacant"));
		settings = { rules: { "leader/vacant": "off" } };
		await client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
		await diagnostics(uri, (found) => !codes(found).includes("leader/vacant"));
		files.set("file:///work/.niwen.yaml", "rules:\n  leader/vacant: error\n");
		await client.sendNotification(DidChangeWatchedFilesNotification.type, {
			changes: [{ uri: "file:///work/.niwen.yaml", type: 1 }],
		});
		const back = await diagnostics(uri, (found) => codes(found).includes("leader/vacant"));
		assert.equal(back.diagnostics[0]?.severity, 1);
	});

	it("reports a mistake in a directory at its line, serves the rest, and takes its unsaved text", async () => {
		const directory = "file:///work/own.directory.yaml";
		const { open, diagnostics, files, client } = await connect();
		files.set(directory, "region: 某市某区\nunits:\n  - name: 区发改委\nofficials: []\n");
		await open(
			uri,
			plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委、区新局 |").replace(
				"region: 苏州市吴江区",
				"region: 某市某区\ndirectory: ./own.directory.yaml",
			),
		);
		await diagnostics(uri, ({ diagnostics: found }) => found.some(({ code }) => code === "unit/unknown"));
		await open(
			directory,
			"region: 某市某区\nunits:\n  - name: 区发改委\n  - name: 区新局\n  - nam: 区旧局\n",
			"yaml",
		);
		const broken = await diagnostics(directory, ({ diagnostics: found }) => found.length > 0);
		assert.equal(broken.diagnostics[0]?.code, "directory/invalid");
		assert.equal(broken.diagnostics[0]?.range.start.line, 4);
		await diagnostics(uri, ({ diagnostics: found }) => !found.some(({ code }) => code === "unit/unknown"));
		void client;
	});

	it("tells the status, rule pages and whole-document edits", async () => {
		const { client, open, diagnostics } = await connect({ options: { language: "zh", sendsCursor: true } });
		const status = new Promise<PlanStatus>((resolve) => client.onNotification(statusNotification, resolve));
		await open(
			uri,
			plan(
				"| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委 |",
				"| ^^ | ^^ | 5.新增企业2家。 | ^^ | ★区工信局 |",
			),
		);
		await diagnostics(uri);
		assert.deepEqual(
			{ tasks: (await status).tasks, layout: (await status).layout, lead: (await status).lead },
			{ tasks: 2, layout: "table", lead: "star" },
		);
		assert.match(
			(await client.sendRequest<string | null>(rulePageRequest, { code: "number/gap" })) ?? "",
			/number\/gap/,
		);
		assert.equal(await client.sendRequest(rulePageRequest, { code: "no/such" }), null);
		const renumbered = await client.sendRequest<DocumentEditResult | null>(documentEditRequest, {
			uri,
			command: "renumber",
		});
		assert.deepEqual(
			renumbered?.edits.map(({ newText }) => newText),
			["2"],
		);
	});

	it("answers the command that cleans with edits in place of the whole text", async () => {
		const { client, open } = await connect();
		await open(uri, plan("| 1 | 甲 | 1.推動數字經濟,落實責任。 | 钱宇 | ★区发改委 |"));
		const cleaned = await client.sendRequest<DocumentEditResult | null>(documentEditRequest, {
			uri,
			command: "clean",
		});
		assert.deepEqual(
			cleaned?.edits.map(({ newText }) => newText),
			["动", "数", "经", "济", "，", "实", "责"],
		);
		assert.match(cleaned?.notes.join() ?? "", /共改动7处：繁体转简体6处，半角标点改全角1处。/);
	});

	it("checks the workspace's closed plans", async () => {
		const closed = "file:///work/closed.plan.md";
		const { client } = await connect({
			capabilities: pulls,
			files: new Map([[closed, plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 |  | ★区发改委 |")]]),
		});
		const report = await client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
		const found = report.items.find((item) => item.uri === closed);
		assert.ok(found?.kind === "full" && found.items.some(({ code }) => code === "leader/vacant"));
	});

	it("answers requests about documents it does not have by nothing", async () => {
		const { client, log } = await connect();
		const position = { line: 0, character: 0 };
		assert.equal(await client.sendRequest(HoverRequest.type, { textDocument: { uri }, position }), null);
		assert.deepEqual(await client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }), []);
		assert.deepEqual(log, []);
	});
});
