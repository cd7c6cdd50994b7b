import assert from "node:assert/strict";
import {
	type ClientCapabilities,
	type CodeAction,
	CodeActionRequest,
	CompletionRequest,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	DocumentDiagnosticRequest,
	DocumentSymbolRequest,
	ErrorCodes,
	HoverRequest,
	InitializedNotification,
	InitializeRequest,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	ResponseError,
	ShutdownRequest,
} from "vscode-languageserver/node";
import { type NewServer, startInMemory } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const textDocument = { uri };
const lines = [
	"# 虹湾区2026年重点工作方案",
	"",
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、区财政局 |",
	"| ^^ | ^^ | 3.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
];
const text = `${lines.join("\n")}\n`;

interface Client {
	readonly what: string;
	readonly capabilities: ClientCapabilities;
	readonly pulls: boolean;
}

/** What clients say of themselves that cannot be had everywhere; each understands no request but those that it names. */
const clients: readonly Client[] = [
	{
		what: "that knows pushed diagnostics alone, as Neovim 0.7 and Eglot 1.9 do",
		capabilities: {
			textDocument: { publishDiagnostics: { relatedInformation: true }, codeAction: {}, hover: {} },
			workspace: { applyEdit: true, configuration: true },
		},
		pulls: false,
	},
	{
		what: "that pulls diagnostics, has tokens and hints, as Neovim 0.11 does",
		capabilities: {
			general: { positionEncodings: ["utf-8", "utf-16", "utf-32"] },
			textDocument: {
				diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
				publishDiagnostics: { relatedInformation: true },
				semanticTokens: {
					requests: { full: { delta: true } },
					tokenTypes: [],
					tokenModifiers: [],
					formats: ["relative"],
				},
				inlayHint: { dynamicRegistration: true },
				codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
			},
			workspace: {
				applyEdit: true,
				configuration: true,
				didChangeWatchedFiles: { dynamicRegistration: false },
				inlayHint: { refreshSupport: true },
				semanticTokens: { refreshSupport: true },
			},
		},
		pulls: true,
	},
	{ what: "that says nothing of itself: it neither pulls nor has tokens", capabilities: {}, pulls: false },
];

/** All that the protocol lets a server ask. */
const requestsOfServers = [
	...["client/registerCapability", "client/unregisterCapability"],
	...["window/showDocument", "window/showMessageRequest", "window/workDoneProgress/create"],
	...["workspace/applyEdit", "workspace/configuration", "workspace/workspaceFolders"],
	...["codeLens", "diagnostic", "foldingRange", "inlayHint", "inlineValue", "semanticTokens"].map(
		(what) => `workspace/${what}/refresh`,
	),
	"workspace/textDocumentContent/refresh",
];

/** What a server may ask of a client, by what that has said. */
function mayBeAsked(
	method: string,
	{ workspace, window, textDocument: document }: ClientCapabilities,
): boolean {
	switch (method) {
		case "workspace/configuration":
			return workspace?.configuration === true;
		case "workspace/applyEdit":
			return workspace?.applyEdit === true;
		case "client/registerCapability":
			return (
				workspace?.didChangeWatchedFiles?.dynamicRegistration === true ||
				workspace?.didChangeConfiguration?.dynamicRegistration === true
			);
		case "window/workDoneProgress/create":
			return window?.workDoneProgress === true;
		case "workspace/diagnostic/refresh":
			return workspace?.diagnostics?.refreshSupport === true;
		case "workspace/inlayHint/refresh":
			return workspace?.inlayHint?.refreshSupport === true && document?.inlayHint !== undefined;
		case "workspace/codeLens/refresh":
			return workspace?.codeLens?.refreshSupport === true;
		default:
			return false;
	}
}

for (const { what, capabilities, pulls } of clients)
	describe(`server: a client ${what}`, () => {
		let server: NewServer;
		const pushed: PublishDiagnosticsParams[] = [];
		const asked: string[] = [];
		const waiting = new Set<() => void>();
		const errors: string[] = [];

		/** The first push that fits, past or to come. */
		const push = (fits: (params: PublishDiagnosticsParams) => boolean) =>
			new Promise<PublishDiagnosticsParams>((resolve) => {
				const look = () => {
					const found = pushed.find(fits);
					if (found === undefined) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			});
		const codes = async (version: number): Promise<unknown[]> => {
			if (pulls) {
				const report = await server.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
				return report.kind === "full" ? report.items.map(({ code }) => code) : [];
			}
			const found = await push((params) => params.uri === uri && params.version === version);
			return found.diagnostics.map(({ code }) => code);
		};

		before(async () => {
			// Whatever is asked is noted, and refused where this client does not know it.
			const answer = (method: string) => () => {
				asked.push(method);
				if (!mayBeAsked(method, capabilities)) return new ResponseError(ErrorCodes.MethodNotFound, method);
				return method === "workspace/configuration" ? [null] : null;
			};
			server = startInMemory({
				handlers: Object.fromEntries(requestsOfServers.map((method) => [method, answer(method)])),
			});
			const { client } = server;
			client.onNotification(PublishDiagnosticsNotification.type, (params) => {
				pushed.push(params);
				for (const look of waiting) look();
			});
			client.onError(([error]) => void errors.push(error.message));
			await client.sendRequest(InitializeRequest.type, {
				processId: null,
				rootUri: "file:///work",
				capabilities,
				workspaceFolders: null,
			});
			await client.sendNotification(InitializedNotification.type, {});
			await client.sendNotification(DidOpenTextDocumentNotification.type, {
				textDocument: { uri, languageId: "policy-plan", version: 1, text },
			});
		});
		after(() => server.close());

		it("is told what is wrong in its own way, and that it is mended", async () => {
			assert.ok((await codes(1)).includes("number/gap"));
			await server.client.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version: 2 },
				contentChanges: [{ text: text.replace("3.新增", "2.新增") }],
			});
			assert.equal((await codes(2)).includes("number/gap"), false);
			await server.client.sendNotification(DidChangeTextDocumentNotification.type, {
				textDocument: { uri, version: 3 },
				contentChanges: [{ text }],
			});
			assert.ok((await codes(3)).includes("number/gap"));
			// Who pulls is not told a second time.
			if (pulls)
				assert.deepEqual(
					pushed.filter((params) => params.diagnostics.length > 0),
					[],
				);
		});

		it("finds all else by what every client has: hover, outline, completion, fixes", async () => {
			const { client } = server;
			const unit = { line: 4, character: (lines[4] ?? "").indexOf("区财政局") + 1 };
			assert.match(
				JSON.stringify(await client.sendRequest(HoverRequest.type, { textDocument, position: unit })),
				/区财政局/,
			);
			assert.match(
				JSON.stringify(await client.sendRequest(DocumentSymbolRequest.type, { textDocument })),
				/工业投资/,
			);
			const completed = await client.sendRequest(CompletionRequest.type, { textDocument, position: unit });
			assert.match(JSON.stringify(completed), /区金融监管局/);
			const place = { line: 5, character: (lines[5] ?? "").indexOf("3.") };
			const actions = await client.sendRequest(CodeActionRequest.type, {
				textDocument,
				range: { start: place, end: place },
				context: { diagnostics: [] },
			});
			const fix = (actions as readonly CodeAction[]).find(({ kind }) => kind === "quickfix");
			assert.ok(fix !== undefined);
		});

		it("is answered that a method is not known, and goes on", async () => {
			const { client } = server;
			for (const method of ["no/such", "textDocument/noSuch", "$/noSuch", "niwen/noSuch"])
				await assert.rejects(
					client.sendRequest(method, {}),
					(error) => error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound,
					method,
				);
			// A notification has no answer; what nobody knows is passed over.
			for (const method of ["no/such", "$/noSuch", "textDocument/noSuch"])
				await client.sendNotification(method, { textDocument });
			assert.ok((await client.sendRequest(DocumentSymbolRequest.type, { textDocument })) !== null);
		});

		it("is asked for nothing that it has not said it knows", async () => {
			await server.client.sendRequest(ShutdownRequest.type);
			assert.deepEqual(
				asked.filter((method) => !mayBeAsked(method, capabilities)),
				[],
			);
			assert.deepEqual(errors, []);
		});
	});
