import assert from "node:assert/strict";
import {
	type ClientCapabilities,
	type CodeAction,
	CodeActionRequest,
	ExecuteCommandRequest,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver/node";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import type { CommandAnswer } from "../../../server/src/common/protocol.js";
import { applyEdits } from "../../support/applyEdits.js";
import { type ConnectedServer, connectServer, type Files } from "../../support/connectServer.js";
import { readMarkers } from "../../support/markedText.js";

const region = "---\nregion: 江州市临湖区\n---\n\n";
const plan = (figure: string, unit = "★区发改委") =>
	`${region}# 临湖区2026年重点工作方案\n\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| - | - | - | - | - |\n| 1 | 指标 | 1.地区生产总值增长${figure}。 | 赵明 | ${unit} |\n`;
const report = (figure: string) => `${region}# 2026年临湖区政府工作报告\n\n地区生产总值增长${figure}。\n`;
const annex = (figure: string, unit = "区发改委") => `附件1\n\n地区生产总值增长${figure}（${unit}）。\n`;
const uris = ["plan", "report", "annex"].map((name) => `file:///work/${name}.plan.md`);
const [own = "", reportUri = "", annexUri = ""] = uris;
const edits: ClientCapabilities = {
	workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
};
const annotating: ClientCapabilities = {
	workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe("server: change a fact", () => {
	const marked = readMarkers(plan("5$0%以上"));
	const position = marked.cursor ?? { line: 0, character: 0 };
	let server: ConnectedServer;
	let files: Files;

	async function start(capabilities: ClientCapabilities): Promise<void> {
		files = new Map([
			[own, marked.text],
			[reportUri, report("5%以上")],
			[annexUri, annex("5%以上")],
		]);
		server = await connectServer({ files, capabilities });
		await server.open(own, marked.text);
	}
	afterEach(() => server.close());

	const run = (options: object) =>
		server.client.sendRequest(ExecuteCommandRequest.type, {
			command: "niwen.server.changeFact",
			arguments: [{ uri: own, position, apply: false, showMessage: false, ...options }],
		}) as Promise<CommandAnswer>;
	const changesOf = ({ edit }: CommandAnswer) =>
		((edit as WorkspaceEdit | undefined)?.documentChanges ?? []) as TextDocumentEdit[];
	function textAfter(answer: CommandAnswer, uri: string): string {
		const change = changesOf(answer).find(({ textDocument }) => textDocument.uri === uri);
		const list = (change?.edits ?? []).flatMap((each) =>
			"newText" in each ? [{ span: toSpan(each.range), newText: each.newText }] : [],
		);
		return applyEdits(files.get(uri) ?? "", list);
	}

	it("changes the plan, the report and the annex beside it, each other place to be confirmed", async () => {
		await start(annotating);
		const answer = await run({ newText: "6%左右" });
		assert.equal(textAfter(answer, own), plan("6%左右"));
		assert.equal(textAfter(answer, reportUri), report("6%左右"));
		assert.equal(textAfter(answer, annexUri), annex("6%左右"));
		assert.match(answer.message, /^“地区生产总值”改为“6%左右”：3份文稿，3处。$/);
		const { changeAnnotations = {} } = answer.edit as WorkspaceEdit;
		const confirmed = changesOf(answer).map(({ textDocument: { uri }, edits: list }) => {
			const [id] = list.map((each) => ("annotationId" in each ? each.annotationId : ""));
			return [uri, changeAnnotations[id ?? ""]?.needsConfirmation];
		});
		assert.deepEqual(new Map(confirmed as [string, boolean][]).get(own), false);
		assert.deepEqual(new Map(confirmed as [string, boolean][]).get(reportUri), true);
	});

	it("asks once where the client cannot ask about each place", async () => {
		await start(edits);
		const asked = await run({ newText: "6%左右" });
		assert.equal(asked.edit, undefined);
		assert.equal(asked.asks, "confirmed");
		assert.deepEqual(
			asked.choices?.map(({ value }) => value),
			[1, 0],
		);
		const answer = await run({ newText: "6%左右", confirmed: true });
		assert.equal(textAfter(answer, reportUri), report("6%左右"));
	});

	it("lets others follow what has been changed, offered at the figure", async () => {
		await start(edits);
		const place = { start: position, end: position };
		const actions = (await server.client.sendRequest(CodeActionRequest.type, {
			textDocument: { uri: own },
			range: place,
			context: { diagnostics: [] },
		})) as CodeAction[];
		const offer = "别处写的同一数据也改为“增长5%以上”…";
		assert.ok(
			actions.some(({ title }) => title === offer),
			actions.map(({ title }) => title).join(),
		);
		files.set(reportUri, report("4%"));
		const answer = await run({ confirmed: true });
		assert.equal(textAfter(answer, reportUri), report("5%以上"));
		assert.equal(changesOf(answer).length, 1);
	});

	it("changes a name, too, and says what stands at a place", async () => {
		await start(edits);
		const line = marked.text.split("\n")[position.line] ?? "";
		const unit = { line: position.line, character: line.indexOf("区发改委") + 1 };
		const found = await run({ position: unit, find: true });
		assert.equal(found.message, "区发改委");
		assert.deepEqual(found.select?.start, { line: position.line, character: line.indexOf("区发改委") });
		const answer = await run({ position: unit, newText: "区改革局", confirmed: true });
		assert.equal(textAfter(answer, own), plan("5%以上", "★区改革局"));
	});

	it("says what to do where there is nothing to change", async () => {
		await start(edits);
		assert.match((await run({ position: { line: 0, character: 0 } })).message, /光标处不是/);
		assert.match((await run({ newText: "很多" })).message, /“很多”不是一个数/);
	});
});
