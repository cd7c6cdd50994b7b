import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
	type ClientCapabilities,
	DidChangeConfigurationNotification,
	DocumentDiagnosticRequest,
	ErrorCodes,
	ReferencesRequest,
	ResponseError,
} from "vscode-languageserver/node";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const uri = "file:///work/plan.plan.md";
const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const row = "| 1 | 甲 | 1.地区生产总值增长5%以上。 |  | ★区发改委、统计局 |\n";
const plan = `---\nregion: 苏州市吴江区\n---\n\n# 某方案\n\n## 一、目标\n\n${header}${row}`;

/** A client that says it can do everything that the server then asks of it. */
const capabilities: ClientCapabilities = {
	textDocument: { diagnostic: { dynamicRegistration: false } },
	window: { workDoneProgress: true },
	workspace: {
		configuration: true,
		didChangeConfiguration: { dynamicRegistration: true },
		didChangeWatchedFiles: { dynamicRegistration: true },
		diagnostics: { refreshSupport: true },
	},
};

/** More files than are read without showing how far. */
const files = () =>
	new Map(Array.from({ length: 40 }, (_, i) => [`file:///work/${100 + i}.plan.md`, plan] as const));

const methods = [
	"client/registerCapability",
	"workspace/configuration",
	"window/workDoneProgress/create",
	"workspace/diagnostic/refresh",
];

describe("server: a client that refuses what it is asked, or never answers", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});

	/** A set-up in which waiting for an answer ends once a request has gone unanswered. */
	const silence = () => {
		const waiting: (() => void)[] = [];
		let asked = 0;
		return {
			pause: (milliseconds: number) =>
				milliseconds < 1000
					? pause(milliseconds, undefined, { ref: false })
					: new Promise<void>((resolve) => {
							waiting.push(resolve);
							if (asked > 0) setImmediate(resolve);
						}),
			neverAnswer: () => {
				asked++;
				setImmediate(() => {
					for (const end of waiting.splice(0)) end();
				});
				return new Promise<never>(() => {});
			},
		};
	};

	const codes = async () => {
		const pulled = await server?.client.sendRequest(DocumentDiagnosticRequest.type, {
			textDocument: { uri },
		});
		return pulled?.kind === "full" ? pulled.items.map(({ code }) => code) : pulled?.kind;
	};
	const references = async () => {
		const found = await server?.client.sendRequest(ReferencesRequest.type, {
			textDocument: { uri },
			position: { line: 10, character: row.indexOf("统计局") },
			context: { includeDeclaration: false },
		});
		return found?.length;
	};

	for (const refused of [
		methods.slice(0, 1),
		methods.slice(1, 2),
		methods.slice(2, 3),
		methods.slice(3),
		methods,
	])
		for (const how of ["refuses", "never answers"]) {
			const name = refused.length > 1 ? "everything" : refused.join();
			it(`${how} ${name}: documents are served, and the log says what is missing`, async () => {
				const { pause, neverAnswer } = silence();
				const refuse = () => {
					throw new ResponseError(ErrorCodes.MethodNotFound, "not here");
				};
				const handler = how === "refuses" ? refuse : neverAnswer;
				server = await connectServer({
					capabilities,
					files: files(),
					handlers: Object.fromEntries(refused.map((method) => [method, handler])),
					...(how === "refuses" ? {} : { pause }),
				});
				const { client, open, log } = server;
				await open(uri, plan);
				const isFound = async () => assert.deepEqual(await codes(), ["leader/vacant"]);
				await isFound();
				assert.equal(await references(), 41);
				await client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
				await isFound();
				assert.equal(await references(), 41);
				const text = log.join("\n");
				for (const method of refused)
					assert.ok(text.includes(`${how === "refuses" ? "没有接受" : "没有答复"} ${method}`), text);
				assert.equal(new Set(log).size, log.length, `nothing is told twice: ${text}`);
			});
		}

	it("keeps the settings of before, and takes those that come late", async () => {
		const { pause, neverAnswer } = silence();
		let answer: () => unknown = () => [{ rules: { "leader/vacant": "off" } }];
		server = await connectServer({
			capabilities,
			pause,
			handlers: { "workspace/configuration": () => answer() },
		});
		const { client, open } = server;
		await open(uri, plan);
		const change = () => client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
		const foundAfterChange = async () => {
			await change();
			return codes();
		};
		assert.deepEqual(await codes(), []);
		answer = () => {
			throw new ResponseError(ErrorCodes.InternalError, "broken");
		};
		assert.deepEqual(await foundAfterChange(), [], "refused");
		let answerLate = (_: unknown) => {};
		answer = () => {
			void neverAnswer();
			return new Promise((resolve) => {
				answerLate = resolve;
			});
		};
		assert.deepEqual(await foundAfterChange(), [], "not yet answered");
		const refreshed = new Promise<void>((resolve) =>
			client.onRequest("workspace/diagnostic/refresh", () => {
				resolve();
				return null;
			}),
		);
		answerLate([{}]);
		await refreshed;
		assert.deepEqual(await codes(), ["leader/vacant"]);
	});

	it("answers of settings that were asked for before others do not count", async () => {
		const { pause, neverAnswer } = silence();
		const answers: ((value: unknown) => void)[] = [];
		server = await connectServer({
			capabilities,
			pause,
			handlers: {
				"workspace/configuration": () => {
					void neverAnswer();
					return new Promise((resolve) => answers.push(resolve));
				},
			},
		});
		const { client, open } = server;
		await open(uri, plan);
		await codes();
		await client.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
		await codes();
		const refreshed = new Promise<void>((resolve) =>
			client.onRequest("workspace/diagnostic/refresh", () => {
				resolve();
				return null;
			}),
		);
		answers[0]?.([{ rules: { "leader/vacant": "error" } }]);
		answers[1]?.([{ rules: { "leader/vacant": "off" } }]);
		await refreshed;
		assert.deepEqual(await codes(), []);
	});
});
