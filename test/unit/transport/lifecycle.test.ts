import assert from "node:assert/strict";
import {
	CancellationTokenSource,
	ErrorCodes,
	LSPErrorCodes,
	ResponseError,
} from "vscode-languageserver/node";
import { type NewServer, startInMemory } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const position = { line: 0, character: 2 };
const initialize = { processId: null, rootUri: null, capabilities: {}, locale: "en" };

describe("server: lifecycle (LSP 3.17)", () => {
	let server: NewServer;
	beforeEach(() => {
		server = startInMemory();
	});
	afterEach(() => server.close());

	/** The code and the message that a request is refused with. */
	const refusal = async (method: string, params?: unknown): Promise<[number, string]> => {
		try {
			await server.client.sendRequest(method, params);
		} catch (error) {
			assert.ok(error instanceof ResponseError);
			return [error.code, error.message];
		}
		assert.fail(`${method} was answered`);
	};
	const start = async () => {
		await server.client.sendRequest("initialize", initialize);
		await server.client.sendNotification("initialized", {});
		const textDocument = { uri, languageId: "policy-plan", version: 1, text: "# 方案\n\n请按时完成。\n" };
		await server.client.sendNotification("textDocument/didOpen", { textDocument });
	};

	it("answers nothing but initialize until it is initialized, and drops notifications", async () => {
		const textDocument = { uri, languageId: "policy-plan", version: 1, text: "# 方案\n" };
		await server.client.sendNotification("textDocument/didOpen", { textDocument });
		for (const method of ["textDocument/documentSymbol", "shutdown", "niwen/rulePage", "no/such"]) {
			const [code, message] = await refusal(method, { textDocument: { uri } });
			assert.equal(code, ErrorCodes.ServerNotInitialized, method);
			assert.match(message, /initialize/);
		}
		await server.client.sendRequest("initialize", initialize);
		assert.deepEqual(
			await server.client.sendRequest("textDocument/documentSymbol", { textDocument: { uri } }),
			[],
			"the document was not opened",
		);
	});

	it("serves in its order what a client sends without waiting for an answer", async () => {
		const { client } = server;
		const textDocument = { uri, languageId: "policy-plan", version: 1, text: "# 方案\n" };
		const symbols = () => client.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
		const given = new CancellationTokenSource();
		const initialized = client.sendRequest("initialize", initialize);
		void client.sendNotification("initialized", {});
		void client.sendNotification("textDocument/didOpen", { textDocument });
		const before = symbols();
		const cancelled = client
			.sendRequest("workspace/symbol", { query: "" }, given.token)
			.catch((error) => error.code);
		given.cancel();
		void client.sendNotification("textDocument/didChange", {
			textDocument: { uri, version: 2 },
			contentChanges: [{ text: "# 方案\n\n## 一、城建\n" }],
		});
		const after = symbols();
		const wrong = refusal("textDocument/hover", {});
		const unknown = refusal("no/such");
		const down = client.sendRequest("shutdown");
		await initialized;
		const namesOf = (answer: unknown) => JSON.stringify(answer).match(/一、城建/g)?.length ?? 0;
		assert.deepEqual([namesOf(await before), namesOf(await after) > 0], [0, true]);
		assert.equal(await cancelled, LSPErrorCodes.RequestCancelled);
		assert.deepEqual(
			[(await wrong)[0], (await unknown)[0]],
			[ErrorCodes.InvalidParams, ErrorCodes.MethodNotFound],
		);
		assert.equal(await down, null);
	});

	it("says who it is, and which version", async () => {
		const result = await server.client.sendRequest("initialize", initialize);
		assert.ok(typeof result === "object" && result !== null && "serverInfo" in result);
		assert.deepEqual(result.serverInfo, { name: "niwen", version: "1.2.3" });
	});

	it("is initialized once, by parameters that are some", async () => {
		for (const params of [null, {}, { capabilities: {}, workspaceFolders: [{}] }, { capabilities: 1 }]) {
			const [code, message] = await refusal("initialize", params);
			assert.deepEqual([code, /initialize/.test(message)], [ErrorCodes.InvalidParams, true]);
		}
		await start();
		const [code, message] = await refusal("initialize", initialize);
		assert.equal(code, ErrorCodes.InvalidRequest);
		assert.match(message, /only once/);
		const symbols = await server.client.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
		assert.ok(JSON.stringify(symbols).includes("方案"), "and goes on as it was");
	});

	it("answers nothing any more once it is shut down", async () => {
		await start();
		assert.equal(await server.client.sendRequest("shutdown"), null);
		for (const method of ["textDocument/hover", "initialize", "shutdown"]) {
			const [code, message] = await refusal(method, { ...initialize, textDocument: { uri }, position });
			assert.equal(code, ErrorCodes.InvalidRequest, method);
			assert.match(message, /initialize|shut down/);
		}
	});

	it("refuses parameters that lack what the method needs, and says so", async () => {
		await start();
		const textDocument = { uri };
		const range = { start: position, end: position };
		const wrong: [string, unknown[]][] = [
			["textDocument/hover", [null, {}, { textDocument }, { textDocument, position: { line: 0 } }]],
			["textDocument/completion", [{ position }, { textDocument, position: { line: -1, character: 0 } }]],
			["textDocument/definition", [{ textDocument: { uri: 1 }, position }]],
			["textDocument/references", [{ textDocument, position }]],
			[
				"textDocument/codeAction",
				[
					{ textDocument, range },
					{ textDocument, context: {} },
				],
			],
			["textDocument/rangeFormatting", [{ textDocument, range: { start: position } }]],
			["textDocument/semanticTokens/full/delta", [{ textDocument }]],
			["textDocument/documentSymbol", [null, { textDocument: null }]],
			["workspace/symbol", [{}, { query: null }]],
			["textDocument/diagnostic", [null]],
			["workspace/diagnostic", [{}, { previousResultIds: [1] }]],
			["completionItem/resolve", [null, {}]],
			["niwen/rulePage", [null, { code: 1 }]],
		];
		for (const [method, each] of wrong)
			for (const params of each) {
				const [code, message] = await refusal(method, params);
				assert.equal(code, ErrorCodes.InvalidParams, `${method} ${JSON.stringify(params)}`);
				assert.match(message, new RegExp(method));
			}
		assert.equal((await refusal("no/such", {}))[0], ErrorCodes.MethodNotFound);
		assert.deepEqual(server.log, []);
	});

	it("takes as right what some clients send beyond the letter", async () => {
		await start();
		const end = { line: Number.MAX_VALUE, character: 2 ** 31 };
		const textDocument = { uri };
		const params = {
			textDocument,
			range: { start: position, end },
			context: { diagnostics: [], only: null },
		};
		assert.deepEqual(await server.client.sendRequest("textDocument/codeAction", params), []);
		assert.equal(
			await server.client.sendRequest("textDocument/hover", {
				textDocument,
				position: end,
				workDoneToken: 1,
			}),
			null,
		);
		assert.deepEqual(server.log, []);
	});

	it("leaves out notifications that cannot be understood, and tells the log", async () => {
		await start();
		const { client, log } = server;
		const textDocument = { uri, version: 2 };
		await client.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ range: 1 }] });
		await client.sendNotification("textDocument/didOpen", { textDocument });
		await client.sendNotification("workspace/didChangeWatchedFiles", { changes: null });
		const symbols = await client.sendRequest("textDocument/documentSymbol", { textDocument: { uri } });
		assert.ok(JSON.stringify(symbols).includes("方案"));
		assert.deepEqual(
			log.map((line) => line.split(" ").find((word) => word.includes("/"))),
			["textDocument/didChange", "textDocument/didOpen", "workspace/didChangeWatchedFiles"],
		);
	});
});
