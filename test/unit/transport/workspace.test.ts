import assert from "node:assert/strict";
import {
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidCloseTextDocumentNotification,
	DocumentDiagnosticRequest,
	DocumentHighlightRequest,
	DocumentLinkRequest,
	FileChangeType,
	HoverRequest,
	MarkupContent,
	ReferencesRequest,
	WorkDoneProgress,
	WorkDoneProgressCancelNotification,
	WorkspaceDiagnosticRequest,
	WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { canonicalUri } from "../../../server/src/common/uris.js";
import { type ConnectedServer, connectServer, type Files } from "../../support/connectServer.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const uri = "file:///work/plan.plan.md";
const report = "file:///work/report.plan.md";

function plan(growth: string, { title = "2026年工作方案", previous = "", units = "★区发改委、统计局" } = {}) {
	const named = previous === "" ? "" : `previous: ${previous}\n`;
	return `---\nregion: 苏州市吴江区\n${named}---\n\n# ${title}\n\n## 一、目标\n\n${header}| 1 | 甲 | 1.规上工业总产值增长${growth}。 | 钱宇 | ${units} |\n`;
}

/** Asks until the answer fits: what is read in the background is there when it is there. */
async function until<Answer>(ask: () => Promise<Answer>, fits: (answer: Answer) => boolean): Promise<Answer> {
	for (let round = 0; ; round++) {
		const answer = await ask();
		if (fits(answer)) return answer;
		assert.ok(round < 200, `still ${JSON.stringify(answer)}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

describe("server: the documents of a workspace", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});
	const connect = async (files: Readonly<Record<string, string>>, capabilities = {}) => {
		server = await connectServer({ files: new Map(Object.entries(files)), capabilities });
		return server;
	};
	const filesChanged = async (files: Files, changes: Readonly<Record<string, string | null>>) => {
		const events = Object.entries(changes).map(([changed, text]) => {
			const type: FileChangeType =
				text === null
					? FileChangeType.Deleted
					: files.has(changed)
						? FileChangeType.Changed
						: FileChangeType.Created;
			if (text === null) files.delete(changed);
			else files.set(changed, text);
			return { uri: changed, type };
		});
		await server?.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: events });
	};
	const edit = (changed: string, version: number, text: string) =>
		server?.client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri: changed, version },
			contentChanges: [{ text }],
		});

	/** References of 统计局 in the open plan, as URIs and lines. */
	const references = async () => {
		const found = await server?.client.sendRequest(ReferencesRequest.type, {
			textDocument: { uri },
			position: { line: 10, character: plan("5%").split("\n")[10]?.indexOf("统计局") ?? 0 },
			context: { includeDeclaration: false },
		});
		return (found ?? []).map((each) => `${each.uri.slice("file:///work/".length)}:${each.range.start.line}`);
	};

	it("finds references in files that nobody has open, and follows them", async () => {
		const { open, files, client } = await connect({
			[report]: plan("5%", { title: "2026年政府工作报告", units: "★区统计局" }),
			"file:///work/notes.md": plan("5%"),
		});
		await open(uri, plan("5%"));
		assert.deepEqual(await references(), ["plan.plan.md:10", "report.plan.md:10"]);
		const made = "file:///work/made.plan.txt";
		await filesChanged(files, { [made]: plan("5%"), [report]: plan("5%", { units: "★区财政局" }) });
		assert.deepEqual(await references(), ["plan.plan.md:10", "made.plan.txt:10"]);
		await filesChanged(files, { [made]: null });
		assert.deepEqual(await references(), ["plan.plan.md:10"]);
		const highlights = await client.sendRequest(DocumentHighlightRequest.type, {
			textDocument: { uri },
			position: { line: 10, character: plan("5%").split("\n")[10]?.indexOf("统计局") ?? 0 },
		});
		assert.equal(highlights?.length, 1);
	});

	it("takes what is in the editor before the file, and the file again when it is closed", async () => {
		const { open, client } = await connect({ [report]: plan("5%", { units: "★区财政局" }) });
		await open(uri, plan("5%"));
		assert.deepEqual(await references(), ["plan.plan.md:10"]);
		await open(report, plan("5%"));
		assert.deepEqual(await references(), ["plan.plan.md:10", "report.plan.md:10"]);
		await edit(
			report,
			2,
			`\n${plan("5%")}`.replace("\n---\nregion: 苏州市吴江区\n---\n", "---\nregion: 吴江区\n---\n\n"),
		);
		assert.deepEqual(await references(), ["plan.plan.md:10", "report.plan.md:11"]);
		await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: report } });
		assert.deepEqual(await references(), ["plan.plan.md:10"]);
	});

	it("finds symbols by characters and initials in all documents", async () => {
		const { client, open } = await connect({ [report]: plan("5%", { title: "2026年政府工作报告" }) });
		await open(uri, plan("5%", { units: "★区住建局" }));
		const ask = (query: string) => client.sendRequest(WorkspaceSymbolRequest.type, { query });
		const tasks = await until(
			() => ask("工业总产值"),
			(found) => found?.length === 2,
		);
		assert.deepEqual(
			tasks?.map(({ location }) => location.uri),
			[uri, report],
		);
		const [unit] =
			(await until(
				() => ask("tjj"),
				(found) => (found?.length ?? 0) > 0,
			)) ?? [];
		assert.equal(unit?.name, "区统计局 (tjj)");
		assert.equal(unit?.location.uri, report);
	});

	it("pushes what another document contradicts behind the first findings, and takes it back", async () => {
		const { open, diagnostics, files } = await connect({
			[report]: plan("6%以上", { title: "2026年政府工作报告", units: "★区财政局" }),
		});
		await open(uri, plan("5%左右"));
		assert.deepEqual(
			(await diagnostics(uri)).diagnostics,
			[],
			"the first answer waits for no other document",
		);
		const { diagnostics: found } = await diagnostics(uri, (pushed) => pushed.diagnostics.length > 0);
		assert.deepEqual(
			found.map(({ code, range, relatedInformation }) => [
				code,
				range.start.line,
				relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
			]),
			[["target/inconsistent", 10, [[report, 10]]]],
		);
		await filesChanged(files, { [report]: plan("5%左右", { title: "2026年政府工作报告" }) });
		await diagnostics(uri, (pushed) => pushed.diagnostics.length === 0);
		await open(report, plan("7%", { title: "2026年政府工作报告" }));
		await diagnostics(uri, (pushed) => pushed.diagnostics.length === 1);
		await edit(report, 2, plan("5%左右", { title: "2026年政府工作报告" }));
		await diagnostics(uri, (pushed) => pushed.diagnostics.length === 0);
	});

	it("keeps showing it in its place while other lines are edited", async () => {
		const { open, diagnostics, client } = await connect({
			[report]: plan("6%", { title: "2026年政府工作报告" }),
		});
		await open(uri, plan("5%"));
		await diagnostics(uri, (pushed) => pushed.diagnostics.length > 0);
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [
				{ range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } }, text: "说明。\n\n" },
			],
		});
		const next = await diagnostics(uri, ({ version }) => version === 2);
		assert.deepEqual(
			next.diagnostics.map(({ code, range }) => [code, range.start.line]),
			[["target/inconsistent", 12]],
		);
	});

	it("asks clients that pull to pull again, with another result id", async () => {
		const connected = await connect(
			{ [report]: plan("6%", { title: "2026年政府工作报告" }) },
			{
				textDocument: { diagnostic: { dynamicRegistration: false } },
				workspace: { diagnostics: { refreshSupport: true } },
			},
		);
		let refreshed = 0;
		connected.client.onRequest("workspace/diagnostic/refresh", () => {
			refreshed++;
			return null;
		});
		await connected.open(uri, plan("5%"));
		const pull = () =>
			connected.client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
		const first = await pull();
		const before = refreshed;
		const next = await until(pull, (answer) => answer.kind === "full" && answer.items.length === 1);
		assert.ok(refreshed > before);
		assert.notEqual(next.resultId, first.resultId);
		const closed = await connected.client.sendRequest(WorkspaceDiagnosticRequest.type, {
			previousResultIds: [],
		});
		const ofReport = closed.items.find((item) => item.uri === report);
		assert.deepEqual(ofReport?.kind === "full" ? ofReport.items.map(({ code }) => code) : [], [
			"target/inconsistent",
		]);
	});

	it("compares with the plan that `previous:` names, anywhere in the folder that is open, and links to it", async () => {
		const previous = "file:///work/archive/2025年/plan.md";
		const { open, diagnostics, client, files } = await connect({});
		const now = "file:///work/now/plan.plan.md";
		const text = plan("5%。到2028年，研发投入占比达4%", { previous: "../archive/2025年/plan.md" });
		await open(now, text);
		const missing = await diagnostics(now, (pushed) => pushed.diagnostics.length > 0);
		assert.deepEqual(
			missing.diagnostics.map(({ code, range }) => [code, range.start.line, range.start.character]),
			[["document/front-matter", 2, 10]],
		);
		await filesChanged(files, {
			[encodeURI(previous)]: plan("6%。到2028年，研发投入占比达4.5%", { title: "2025年工作方案" }),
		});
		const found = await diagnostics(now, (pushed) =>
			pushed.diagnostics.some(({ code }) => code === "target/inconsistent"),
		);
		assert.deepEqual(
			found.diagnostics.map(({ relatedInformation }) => relatedInformation?.[0]?.location.uri),
			[encodeURI(previous)],
		);
		const hover = await client.sendRequest(HoverRequest.type, {
			textDocument: { uri: now },
			position: { line: 11, character: text.split("\n")[11]?.indexOf("增长") ?? 0 },
		});
		assert.ok(
			MarkupContent.is(hover?.contents) && hover.contents.value.includes("上年方案（2025年）：增长6%"),
		);
		const links = await client.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: now } });
		assert.deepEqual(
			links?.map(({ target, range }) => [target, range.start.line]),
			[[encodeURI(previous), 2]],
		);
	});

	it("reads no file as last year's plan that is called otherwise, nor the document itself", async () => {
		const { open, diagnostics, files } = await connect({ "file:///work/secret.key": plan("6%") });
		const reads: string[] = [];
		const get = files.get.bind(files);
		files.get = (key) => {
			reads.push(key);
			return get(key);
		};
		await open(uri, plan("5%", { previous: "secret.key" }));
		await diagnostics(uri, ({ diagnostics: [first] }) => first?.code === "document/front-matter");
		assert.ok(!reads.includes("file:///work/secret.key"));
		await edit(uri, 2, plan("5%", { previous: "plan.plan.md" }));
		const { diagnostics: found } = await diagnostics(
			uri,
			({ version, diagnostics: [first] }) => version === 2 && String(first?.message).includes("自己"),
		);
		assert.equal(found.length, 1);
	});

	it("leaves out files that are too long or no text, and says so", async () => {
		const { open, log } = await connect({
			"file:///work/long.plan.md": plan("5%") + "长".repeat(600_000),
			"file:///work/binary.plan.md": `${plan("5%")}\u0000`,
			[report]: plan("5%"),
		});
		await open(uri, plan("5%"));
		assert.deepEqual(await references(), ["plan.plan.md:10", "report.plan.md:10"]);
		await until(
			async () => log,
			(lines) => lines.length === 2,
		);
		assert.match(log.join("\n"), /long\.plan\.md[\s\S]*binary\.plan\.md/);
	});

	it("shows the progress of reading many files, and stops where it is told to", async () => {
		const files = new Map(
			Array.from({ length: 60 }, (_, i) => [`file:///work/${100 + i}.plan.md`, plan("5%")] as const),
		);
		server = await connectServer({
			files: new Map(files),
			capabilities: { window: { workDoneProgress: true } },
		});
		const { client, open } = server;
		const kinds: string[] = [];
		const ended = new Promise<void>((resolve) => {
			client.onRequest("window/workDoneProgress/create", ({ token }: { token: string }) => {
				client.onProgress(WorkDoneProgress.type, token, ({ kind }) => {
					kinds.push(kind);
					if (kind === "report" && kinds.length === 3)
						void client.sendNotification(WorkDoneProgressCancelNotification.type, { token });
					if (kind === "end") resolve();
				});
				return null;
			});
		});
		await open(uri, plan("5%"));
		await ended;
		assert.equal(kinds[0], "begin");
		assert.ok(kinds.length < 50, `${kinds.length} reports after it was cancelled`);
		assert.ok((await references()).length < 61);
	});

	it("knows a file by any spelling of its URI", () => {
		const spellings = [
			"file:///c%3A/%E6%96%B9%E6%A1%88%28%E7%BB%88%29.plan.md",
			"file:///C:/方案(终).plan.md",
			"file:///c:/%E6%96%B9%E6%A1%88(%E7%BB%88).plan.md",
		];
		assert.equal(new Set(spellings.map(canonicalUri)).size, 1);
		assert.notEqual(canonicalUri("file:///work/a.plan.md"), canonicalUri("file:///work/b.plan.md"));
	});
});
