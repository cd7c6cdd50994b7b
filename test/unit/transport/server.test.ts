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
	ExecuteCommandRequest,
	FoldingRangeRequest,
	HoverRequest,
	MarkupContent,
	SemanticTokensDeltaRequest,
	SemanticTokensRequest,
	WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import {
	type CollectNamesResult,
	type CommandAnswer,
	collectNamesRequest,
	cursorNotification,
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

/** A client that makes files and checks versions. */
const edits = {
	workspace: {
		workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] },
	},
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
		const pullBehind = async (version: number, line: number, character: number, text: string) => {
			const place = { line, character };
			await client.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version },
				contentChanges: [{ range: { start: place, end: place }, text }],
			});
			const previousResultId = first.resultId ?? "";
			return client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, previousResultId });
		};
		const written = plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委 |").split("\n");
		const row = written.findIndex((line) => line.includes("地区生产总值"));
		const character = (written[row] ?? "").indexOf("地区");
		// What is typed in a row without findings leaves all others where they stand; a line more does not.
		assert.equal((await pullBehind(2, row, character, "全")).kind, "unchanged");
		assert.equal((await pullBehind(3, 0, 0, "\n")).kind, "full");
	});

	it("links findings with their rules' pages, pushed and pulled, for clients that show links", async () => {
		const row = "| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委，区统计局 |";
		const rulePages = "file:///niwen/docs/rules/";
		const link = { codeDescription: { href: `${rulePages}unit/separator.md` } };
		const showing = { codeDescriptionSupport: true };
		const cases: [Parameters<typeof connectServer>[0], unknown][] = [
			[{ rulePages, capabilities: { textDocument: { publishDiagnostics: showing } } }, link],
			[{ rulePages, capabilities: { textDocument: { diagnostic: showing } } }, link],
			// The client knows better where it keeps them.
			[
				{
					rulePages: "file:///elsewhere/",
					options: { rulePages },
					capabilities: { textDocument: { publishDiagnostics: showing } },
				},
				link,
			],
			[{ rulePages }, {}],
			[{ capabilities: { textDocument: { publishDiagnostics: showing } } }, {}],
		];
		for (const [setUp, expected] of cases) {
			const { client, open, diagnostics, close } = await connectServer(setUp);
			await open(uri, plan(row));
			const pulled =
				setUp?.capabilities?.textDocument?.diagnostic === undefined
					? undefined
					: await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
			const found =
				pulled?.kind === "full"
					? pulled.items
					: (await diagnostics(uri, (params) => params.diagnostics.length > 0)).diagnostics;
			assert.deepEqual(
				found.map(({ codeDescription }) => (codeDescription === undefined ? {} : { codeDescription })),
				[expected],
			);
			close();
		}
	});

	it("offers a name once of the directory that the document names", async () => {
		const directory =
			"region: 云州市青石区\nunits:\n  - { name: 区发改委 }\nofficials:\n  - { name: 孙二 }\n";
		const { client, open, diagnostics } = await connect({
			files: new Map([["file:///work/own.directory.yaml", directory]]),
		});
		const text = plan("| 1 | 甲 | 1.新增企业2家。 | 孙三 | ★区发改局 |").replace(
			"region: 苏州市吴江区\n",
			"region: 云州市青石区\ndirectory: own.directory.yaml\n",
		);
		await open(uri, text);
		const { diagnostics: found } = await diagnostics(uri, (params) =>
			params.diagnostics.some(({ code }) => code === "leader/unknown"),
		);
		const titlesOf = async (wanted: string) => {
			const range = found.find(({ code }) => code === wanted)?.range;
			assert.ok(range !== undefined, wanted);
			const actions = await client.sendRequest(CodeActionRequest.type, {
				textDocument: { uri },
				range,
				context: { diagnostics: [] },
			});
			return (actions ?? []).map(({ title }) => title).filter((title) => title.startsWith("改为"));
		};
		assert.deepEqual(await titlesOf("leader/unknown"), ["改为“孙二”"]);
		assert.deepEqual(await titlesOf("unit/unknown"), ["改为“区发改委”"]);
	});

	it("holds back what an unfinished row lacks until the cursor leaves it, in the status too", async () => {
		const { client, open, diagnostics } = await connect({ options: { language: "zh", sendsCursor: true } });
		const counts: string[] = [];
		client.onNotification(statusNotification, ({ version, errors, warnings }: PlanStatus) => {
			counts.push(`${version}: ${errors + warnings}`);
		});
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
		for (let i = 0; i < 200 && counts.at(-1) !== "2: 1"; i++)
			await new Promise((resolve) => setTimeout(resolve, 10));
		assert.ok(counts.includes("2: 0"), counts.join());
		assert.equal(counts.at(-1), "2: 1");
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

	it("tells the status and rule pages", async () => {
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

	describe("names of a document", () => {
		const news = (frontMatter: string) =>
			`---\n${frontMatter}---\n# 工作动态\n\n2026年4月2日\n\n一、会议由区长倪亚军主持，区财政局局长韩雪参加。\n`;
		const collect = (client: ConnectedServer["client"]) =>
			client.sendRequest<CollectNamesResult>(collectNamesRequest, { uri });
		/** What a command would change, by its directory and document. */
		const edited = async (client: ConnectedServer["client"], verb: string, options: object) => {
			const answer: CommandAnswer = await client.sendRequest(ExecuteCommandRequest.type, {
				command: `niwen.server.${verb}`,
				arguments: [{ uri, apply: false, ...options }],
			});
			const changes = answer.edit?.documentChanges ?? [];
			const editsOf = (isDocument: boolean) =>
				changes.flatMap((change) =>
					"edits" in change && (change.textDocument.uri === uri) === isDocument ? change.edits : [],
				);
			return {
				isNew: changes.some((change) => "kind" in change),
				directoryUri: changes.flatMap((change) => ("edits" in change ? change.textDocument.uri : []))[0],
				directoryEdits: editsOf(false),
				documentEdits: editsOf(true),
				note: answer.message,
			};
		};
		const accept = (client: ConnectedServer["client"], accepted: readonly string[]) =>
			edited(client, "collectNames", { accept: accepted });

		it("are proposed, and those accepted are written into a new directory that the document then names", async () => {
			const { client, open, files } = await connect({ capabilities: edits });
			await open(uri, news("region: 江州市临湖区\n"));
			const { proposals, directoryUri, note } = await collect(client);
			assert.equal(note, "");
			assert.equal(decodeURIComponent(directoryUri), "file:///work/江州市临湖区.directory.yaml");
			assert.deepEqual(
				proposals.map(({ id, group, description, detail, isPreselected }) => [
					id,
					group,
					description,
					detail,
					isPreselected,
				]),
				[
					["unit:区财政局", "unit", "", "第8行", true],
					["official:倪亚军", "official", "区长", "第8行", true],
					["official:韩雪", "official", "区财政局局长", "单位：区财政局；第8行", true],
				],
			);
			const result = await accept(client, ["official:倪亚军", "unit:没有的局"]);
			assert.equal(result.isNew, true);
			assert.equal(
				result.directoryEdits[0]?.newText,
				"region: 江州市临湖区\nprefix: 区\nofficials:\n  - name: 倪亚军\n    title: 区长\n    sources: [{ document: 工作动态, date: 2026-04-02 }]\n",
			);
			assert.deepEqual(
				result.documentEdits.map(({ newText }) => newText),
				["directory: ./江州市临湖区.directory.yaml\n"],
			);
			assert.equal(result.note, "已在新建的名录“江州市临湖区.directory.yaml”中加入1位领导；请核对后保存。");
			// A file of that name that is there already is not written over.
			files.set(directoryUri, "region: 江州市临湖区\n# 备注\n");
			const second = await accept(client, ["unit:区财政局"]);
			assert.equal(second.isNew, false);
			assert.match(second.directoryEdits[0]?.newText ?? "", /^\nunits:\n {2}- name: 区财政局/);
			assert.equal(second.documentEdits.length, 1);
		});

		it("go into the directory that the document names, or is about to", async () => {
			const own = "file:///work/own.directory.yaml";
			const { client, open, files } = await connect({
				capabilities: edits,
				files: new Map([[own, "region: 江州市临湖区\nofficials:\n  - { name: 倪亚军, title: 区长 }\n"]]),
			});
			await open(uri, news("directory: ./own.directory.yaml\n"));
			const { proposals, directoryUri } = await collect(client);
			assert.equal(directoryUri, own);
			assert.deepEqual(
				proposals.map(({ id, group }) => [id, group]),
				[
					["unit:区财政局", "unit"],
					["official:韩雪", "official"],
					["official:倪亚军", "addition"],
				],
			);
			const result = await accept(client, ["official:倪亚军", "official:韩雪"]);
			assert.deepEqual(result.documentEdits, []);
			assert.deepEqual(
				result.directoryEdits.map(({ range, newText }) => [range.start.line, newText]),
				[
					[2, ", sources: [{ document: 工作动态, date: 2026-04-02 }]"],
					[
						2,
						"\n  - name: 韩雪\n    title: 区财政局局长\n    unit: 区财政局\n    sources: [{ document: 工作动态, date: 2026-04-02 }]",
					],
				],
			);
			assert.match(result.note, /加入1位领导，补充1位领导的职务或出处/);
			files.delete(own);
			await client.sendNotification(DidChangeWatchedFilesNotification.type, {
				changes: [{ uri: own, type: 3 }],
			});
			const missing = await accept(client, ["unit:区财政局"]);
			assert.deepEqual([missing.directoryUri, missing.isNew, missing.documentEdits], [own, true, []]);
		});

		it("leave the other directories of the front matter in their place", async () => {
			const { client, open } = await connect({
				capabilities: edits,
				files: new Map([["file:///work/short.yaml", "general: true\nunits: [{ name: 发改委 }]\n"]]),
			});
			await open(uri, news("region: 江州市临湖区\ndirectory: short.yaml # 简称\n"));
			const result = await accept(client, ["unit:区财政局"]);
			assert.equal(result.isNew, true);
			assert.deepEqual(result.documentEdits, [
				{
					range: { start: { line: 2, character: 11 }, end: { line: 2, character: 21 } },
					newText: '[./江州市临湖区.directory.yaml, "short.yaml"]',
				},
			]);
		});

		it("are not written into a file with mistakes, and the note says so", async () => {
			const own = "file:///work/own.directory.yaml";
			const { client, open } = await connect({ capabilities: edits, files: new Map([[own, "units: [\n"]]) });
			await open(uri, news("directory: ./own.directory.yaml\n"));
			const result = await accept(client, ["official:韩雪"]);
			assert.deepEqual([result.directoryEdits, result.documentEdits], [[], []]);
			assert.match(result.note, /写错/);
		});

		it("are none where there are none, with a sentence", async () => {
			const { client, open } = await connect({ capabilities: edits });
			await open(uri, "# 说明\n\n请按时完成。\n");
			assert.deepEqual(await collect(client), {
				directoryUri: "file:///work/%E5%90%8D%E5%BD%95.directory.yaml",
				proposals: [],
				note: "文中没有找到单位或领导的名称。",
			});
			const known = "file:///work/b.plan.md";
			await open(known, plan("| 1 | 甲 | 1.地区生产总值增长5%以上。 | 钱宇 | ★区发改委 |"));
			const { note } = await client.sendRequest<CollectNamesResult>(collectNamesRequest, { uri: known });
			assert.match(note, /名录里都有/);
		});

		it("are added one by one, with what the document says", async () => {
			const { client, open } = await connect({ capabilities: edits });
			await open(uri, news("region: 江州市临湖区\n"));
			const result = await edited(client, "addToDirectory", { kind: "official", name: "韩雪" });
			assert.match(result.directoryEdits[0]?.newText ?? "", /name: 韩雪\n {4}title: 区财政局局长/);
		});

		it("take parameters that fit, and no others", async () => {
			const { client } = await connect({ capabilities: edits });
			await assert.rejects(client.sendRequest(collectNamesRequest, {}), /collectNames/);
			assert.equal(await client.sendRequest(collectNamesRequest, { uri: "file:///work/none.plan.md" }), null);
		});
	});
});
