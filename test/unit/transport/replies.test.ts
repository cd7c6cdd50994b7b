import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { CancellationTokenSource, ProgressType } from "vscode-languageserver/node";
import {
	type CollectAnswer,
	collectRequest,
	type ExportAnswer,
	exportRequest,
	type SplitAnswer,
	splitRequest,
} from "../../../server/src/common/documentProtocol.js";
import { connectServer, type ServerSetUp } from "../../support/connectServer.js";
import { fillForm } from "../../support/fillForms.js";

const uri = "file:///work/a.plan.md";
const text =
	"# 2026年重点任务分解方案\n\n| 序号 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 新建学校3所。 | 钱宇 | ★区教育局 |\n| 2 | 做好服务。 | 方勇 | |\n";

async function withServer(
	test: (ask: <Answer>(method: string, params: object) => Promise<Answer>, server: Server) => Promise<void>,
	setUp: ServerSetUp = {},
): Promise<void> {
	const server = await connectServer({ options: { language: "zh" }, ...setUp });
	try {
		await server.open(uri, text);
		await test((method, params) => server.client.sendRequest(method, params), server);
	} finally {
		server.close();
	}
}
type Server = Awaited<ReturnType<typeof connectServer>>;

describe("forms, over the protocol", () => {
	it("go out as files, with what is in none of them", async () => {
		await withServer(async (ask) => {
			const answer = await ask<SplitAnswer>(splitRequest, { uri, by: "unit", to: "docx" });
			assert.ok("files" in answer);
			assert.deepEqual(
				answer.files.map(({ name }) => name),
				["区教育局.docx"],
			);
			assert.deepEqual(answer.notes, ["没有牵头单位、不在任何填报表里的任务：2。"]);
			const packed = await ask<SplitAnswer>(splitRequest, { uri, by: "leader", to: "xlsx", asZip: true });
			assert.ok("files" in packed);
			assert.equal(packed.files.length, 1);
		});
	});

	it("come back as a report and what somebody has to look at, as the command line says it", async () => {
		await withServer(async (ask) => {
			const sent = await ask<SplitAnswer>(splitRequest, { uri, by: "unit", to: "docx" });
			assert.ok("files" in sent);
			const form = Buffer.from(sent.files[0]?.content ?? "", "base64");
			const filled = fillForm(form, () => ({ 进展: "已建成", 状态: "完成" }));
			const files = [
				{ name: "回复.docx", data: Buffer.from(filled).toString("base64") },
				{ name: "坏.xlsx", data: "UEsDBA==" },
				{ name: "照片.jpg", data: "" },
			];
			const answer = await ask<CollectAnswer>(collectRequest, { uri, files, to: "md", today: "2026-06-01" });
			assert.ok("content" in answer);
			assert.match(Buffer.from(answer.content, "base64").toString(), /已建成 +\| +\| +\| 完成 +\| 绿/);
			assert.equal(answer.message, "2 项任务，报回 1 项。");
			assert.deepEqual(
				answer.notes.map((note) => note.slice(0, 12)),
				["另有 1 个文件不是工作簿", "坏.xlsx：文件不完整"].map((note) => note.slice(0, 12)),
			);
		});
	});

	it("are refused with what to do where there is nothing to fill in, to read, or a folder that cannot be read", async () => {
		await withServer(async (ask) => {
			const nothing = await ask<CollectAnswer>(collectRequest, {
				uri,
				files: [],
				to: "md",
				today: "2026-06-01",
			});
			assert.match("refused" in nothing ? nothing.refused : "", /里面没有填报表/);
			const folder = await ask<CollectAnswer>(collectRequest, {
				...{ uri, from: "file:///back", to: "md", today: "2026-06-01" },
			});
			assert.match("refused" in folder ? folder.refused : "", /浏览器里读不了/);
			assert.equal(await ask(splitRequest, { uri: "file:///none", by: "unit", to: "docx" }), null);
			await assert.rejects(ask(collectRequest, { uri, to: "pdf", today: "2026-06-01" }), /niwen\/collect/);
			await assert.rejects(ask(collectRequest, { uri, to: "md", today: "yesterday" }), /niwen\/collect/);
		});
	});
});

describe("long work, over the protocol", () => {
	/** A host whose thread is busy until it is cancelled or told to end. */
	function slowHost() {
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => {
			end = resolve;
		});
		const runDocumentJob: NonNullable<ServerSetUp["runDocumentJob"]> = (_job, cancellation) =>
			new Promise((_resolve, reject) => {
				cancellation.onCancellationRequested(() => reject(new Error("cancelled")));
				void ended.then(() => reject(new Error("ended")));
			});
		return { runDocumentJob, end, pause: (time: number) => pause(time === 1000 ? 1 : time) };
	}
	const settled = (answer: Promise<unknown>) => answer.then(String, String);

	it("tells how it goes under the token of its request", async () => {
		const host = slowHost();
		await withServer(async (_, { client }) => {
			const seen: string[] = [];
			const both = new Promise<void>((resolve) => {
				client.onProgress(new ProgressType<{ kind: string; title?: string }>(), "t1", ({ kind, title }) => {
					seen.push(`${kind} ${title ?? ""}`.trim());
					if (kind === "begin") host.end();
					if (kind === "end") resolve();
				});
			});
			const answer = client.sendRequest<ExportAnswer>(exportRequest, {
				uri,
				to: "docx",
				workDoneToken: "t1",
			});
			await both;
			assert.deepEqual(seen, ["begin 导出方案", "end"]);
			assert.match(await settled(answer), /object/);
		}, host);
	});

	it("asks a client without a token for a progress, which may cancel it", async () => {
		const host = slowHost();
		let cancel = (_token: unknown): void => undefined;
		await withServer(
			async (ask, { client }) => {
				cancel = (token) => void client.sendNotification("window/workDoneProgress/cancel", { token });
				assert.match(await settled(ask(splitRequest, { uri, by: "unit", to: "docx" })), /was cancelled/);
			},
			{
				...host,
				capabilities: { window: { workDoneProgress: true } },
				handlers: {
					"window/workDoneProgress/create": (params) => {
						const { token } = params as { token: unknown };
						setImmediate(() => cancel(token));
						return null;
					},
				},
			},
		);
	});

	it("asks nothing of a client that has commands of its own, and ends with a cancelled request", async () => {
		const host = slowHost();
		const asked: unknown[] = [];
		await withServer(
			async (_, { client }) => {
				// At first the code that exports is still being loaded, then it is at work.
				for (const time of [0, 1, 30]) {
					const source = new CancellationTokenSource();
					const answer = client.sendRequest(exportRequest, { uri, to: "docx" }, source.token);
					await pause(time);
					source.cancel();
					await assert.rejects(answer, /cancelled/);
				}
				assert.deepEqual(asked, []);
			},
			{
				...host,
				options: { language: "zh", commandLinks: true },
				capabilities: { window: { workDoneProgress: true } },
				handlers: { "window/workDoneProgress/create": (params) => asked.push(params) },
			},
		);
	});
});
