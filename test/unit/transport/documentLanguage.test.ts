import assert from "node:assert/strict";
import {
	CodeActionRequest,
	CodeLensRequest,
	CodeLensResolveRequest,
	HoverRequest,
	MarkupContent,
} from "vscode-languageserver/node";
import { languageOf } from "../../../server/src/common/service/documentLanguage.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const plan =
	"# 某方案\n\n## 一、目标\n\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n" +
	"| 1 | 甲 | 1.新建学校2所。 |  | ★区发改委 |\n";
const vacant = { line: 6, character: plan.split("\n")[6]?.indexOf("|  |") ?? 0 };
const leader = { ...vacant, character: vacant.character + 1 };

describe("the language of what is said about a document", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});

	/** What an English editor is told about a Chinese plan: a finding, its actions, a hover. */
	async function tellOf(options: object): Promise<string> {
		server = await connectServer({ options: { language: "en", ...options } });
		const { client, open, diagnostics } = server;
		await open(uri, plan);
		const found = await diagnostics(uri, (params) => params.diagnostics.length > 0);
		const textDocument = { uri };
		const actions = await client.sendRequest(CodeActionRequest.type, {
			textDocument,
			range: { start: leader, end: leader },
			context: { diagnostics: found.diagnostics },
		});
		const hover = await client.sendRequest(HoverRequest.type, { textDocument, position: leader });
		return [
			...found.diagnostics.map(({ message }) => message),
			...(actions ?? []).map(({ title }) => title),
			MarkupContent.is(hover?.contents) ? hover.contents.value : "",
			...(await Promise.all(
				((await client.sendRequest(CodeLensRequest.type, { textDocument })) ?? []).map(
					async (lens) => (await client.sendRequest(CodeLensResolveRequest.type, lens)).command?.title,
				),
			)),
		].join("\n");
	}

	it("is the document's where the client follows documents", async () => {
		const said = await tellOf({ followsDocuments: true });
		for (const part of ["牵头领导空缺，请填写", "本行不再提示", "牵头领导栏", "1项任务"])
			assert.ok(said.includes(part), said);
		assert.doesNotMatch(said, /[a-z]{3,} [a-z]{3,}/);
	});

	it("is the client's where it does not", async () => {
		const said = await tellOf({});
		assert.match(said, /Task 1 has no leader/);
		assert.match(said, /Ignore here/);
	});

	it("is told by the characters of the document's beginning", () => {
		const options = { language: "en", followsDocuments: true } as const;
		for (const [text, language] of [
			[plan, "zh"],
			["", "en"],
			["Minutes of a meeting with 王海 of 区发改委.\n", "en"],
			[`${"\n".repeat(30)}关于印发二〇二六年重点工作方案的通知`, "zh"],
		] as const)
			assert.equal(languageOf(createSourceDocument(text), options), language, text);
		const other = { ...options, followsDocuments: false };
		assert.equal(languageOf(createSourceDocument(plan), other), "en");
	});
});
