import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { StreamMessageReader } from "vscode-languageserver/node";
import { buildIfStale, plainEnvironment, program } from "../cli/niwen.js";

const uri = "file:///plans/a.plan.md";
const rows = Array.from({ length: 400 }, (_, i) => `| ${i + 1} | 推进${i}项 | 甲局长 | ★区乙局 |`);
const text = [
	"# 方案",
	"",
	"| 序号 | 目标任务 | 责任领导 | 责任单位 |",
	"| - | - | - | - |",
	...rows,
	"",
].join("\n");

interface Received {
	readonly id?: number;
	readonly method?: string;
	readonly params?: {
		readonly version?: number;
		readonly diagnostics?: readonly object[];
		readonly message?: string;
	};
}

describe("The language server over the standard streams of its process", function () {
	this.timeout(60_000);
	let child: ChildProcessWithoutNullStreams;
	let got: Received[];
	before(function () {
		this.timeout(300_000);
		buildIfStale();
	});

	beforeEach(async () => {
		child = spawn(process.execPath, [program, "lsp", "--stdio"], { env: plainEnvironment });
		got = [];
		new StreamMessageReader(child.stdout).listen((message) => got.push(message as Received));
		send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
		await until(() => got.some(({ id }) => id === 1));
		send({ method: "initialized", params: {} });
	});

	afterEach(() => void child.kill("SIGKILL"));

	function send(message: object): void {
		const body = JSON.stringify({ jsonrpc: "2.0", ...message });
		child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	}

	async function until(holds: () => boolean): Promise<void> {
		while (!holds()) await pause(5);
	}

	const open = () =>
		send({
			method: "textDocument/didOpen",
			params: { textDocument: { uri, languageId: "policy-plan", version: 1, text } },
		});
	const press = (version: number) =>
		send({
			method: "textDocument/didChange",
			params: {
				textDocument: { uri, version },
				contentChanges: [
					{ range: { start: { line: 4, character: 7 }, end: { line: 4, character: 7 } }, text: "实" },
				],
			},
		});
	const versions = () =>
		got
			.filter(({ method }) => method === "textDocument/publishDiagnostics")
			.map(({ params }) => params?.version);

	it("sends all findings of all versions to a client that reads late", async () => {
		open();
		await until(() => versions().includes(1));
		child.stdout.pause();
		// A hundred times what a pipe holds.
		for (let version = 2; version <= 100; version++) {
			press(version);
			await pause(2);
		}
		await pause(300);
		assert.ok(!versions().includes(100));
		child.stdout.resume();
		await until(() => versions().includes(100));
		const told = versions().map(Number);
		assert.deepEqual(
			told,
			[...told].sort((a, b) => a - b),
		);
		for (const { params } of got.filter(({ method }) => method === "textDocument/publishDiagnostics"))
			assert.ok((params?.diagnostics?.length ?? 0) > 300);
	});

	it("answers what was asked before it is shut down, and ends by 0", async () => {
		open();
		for (let id = 2; id < 30; id++)
			send({ id, method: "textDocument/documentSymbol", params: { textDocument: { uri } } });
		send({ id: 30, method: "shutdown" });
		// In any order: what is asked first waits for the part of the server that answers it.
		await until(() => got.filter(({ id }) => id !== undefined).length === 30);
		const ids = got.flatMap(({ id }) => id ?? []).sort((one, other) => one - other);
		assert.deepEqual(
			ids,
			Array.from({ length: 30 }, (_, i) => i + 1),
		);
		send({ method: "exit" });
		assert.deepEqual(await once(child, "exit"), [0, null]);
	});

	it("ends with its input: by 1 where it was not shut down, else by 0", async () => {
		child.stdin.end();
		assert.deepEqual(await once(child, "exit"), [1, null]);
	});

	it("ends by 0 where its input ends behind shutdown", async () => {
		send({ id: 2, method: "shutdown" });
		await until(() => got.some(({ id }) => id === 2));
		child.stdin.end();
		assert.deepEqual(await once(child, "exit"), [0, null]);
	});

	it("ends where its client goes while it writes", async () => {
		open();
		await until(() => versions().includes(1));
		child.stdout.destroy();
		for (let version = 2; version < 20; version++) press(version);
		child.stdin.end();
		const [status] = await once(child, "exit");
		// By what it learns first: that nobody reads any more (as after SIGPIPE), or that nobody writes.
		assert.ok(status === 141 || status === 1, String(status));
	});
});
