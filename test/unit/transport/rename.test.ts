import assert from "node:assert/strict";
import {
	type ClientCapabilities,
	ExecuteCommandRequest,
	PrepareRenameRequest,
	RenameRequest,
	type ResponseError,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from "vscode-languageserver/node";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import type { CommandAnswer } from "../../../server/src/common/protocol.js";
import { applyEdits } from "../../support/applyEdits.js";
import { type ConnectedServer, connectServer, type Files } from "../../support/connectServer.js";
import { readMarkers } from "../../support/markedText.js";

const settings = "directories: [./own.directory.yaml]\n";
const directory = `region: 江州市临湖区
prefix: 区
units:
  - { name: 区发改委, aliases: [发改委] }
  - { name: 区统计局 }
  - { name: 区财政局 }
officials:
  - { name: 赵明, unit: 区发改委 }
`;
const plan = (units: string) =>
	`---\nregion: 江州市临湖区\n---\n\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| - | - | - | - | - |\n| 1 | 指标 | 1.新建公园2个。 | 赵明 | ${units} |\n`;
const [a, b, own] = ["a.plan.md", "b.plan.md", "own.directory.yaml"].map(
	(name) => `file:///work/${name}`,
) as [string, string, string];
const withVersions: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
const withAnnotations: ClientCapabilities = {
	workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe("server: rename", () => {
	let server: ConnectedServer;
	let messages: string[];
	const marked = readMarkers(plan("★区发$0改委、统计局"));
	const position = marked.cursor ?? { line: 0, character: 0 };

	async function start(capabilities: ClientCapabilities = withVersions): Promise<Files> {
		const files: Files = new Map([
			["file:///work/.niwen.yaml", settings],
			[own, directory],
			[a, marked.text],
			[b, plan("★区发改委、财政局")],
		]);
		server = await connectServer({ files, capabilities });
		messages = [];
		server.client.onNotification("window/showMessage", ({ message }: { message: string }) => {
			messages.push(message);
		});
		await server.open(a, marked.text);
		return files;
	}
	afterEach(() => server.close());

	const rename = (newName: string, at = position, uri = a) =>
		server.client.sendRequest(RenameRequest.type, {
			textDocument: { uri },
			position: at,
			newName,
		}) as Promise<WorkspaceEdit | null>;
	const editsOf = (edit: WorkspaceEdit | null, uri: string) =>
		(edit?.documentChanges as TextDocumentEdit[] | undefined)?.find(
			({ textDocument }) => textDocument.uri === uri,
		);
	const textAfter = (edit: WorkspaceEdit | null, uri: string, text: string) =>
		applyEdits(
			text,
			(editsOf(edit, uri)?.edits ?? []).flatMap((each) =>
				"newText" in each ? [{ span: toSpan(each.range), newText: each.newText }] : [],
			),
		);

	it("says what stands at a position, with its level, and refuses where it is no name", async () => {
		await start();
		const prepare = (at: typeof position) =>
			server.client.sendRequest(PrepareRenameRequest.type, { textDocument: { uri: a }, position: at });
		assert.deepEqual(await prepare({ ...position, character: position.character + 4 }), {
			range: {
				start: { line: 6, character: position.character + 3 },
				end: { line: 6, character: position.character + 6 },
			},
			placeholder: "区统计局",
		});
		await assert.rejects(prepare({ line: 6, character: 14 }), (error: ResponseError) =>
			/不是单位或领导的名称/.test(error.message),
		);
	});

	it("changes open documents, files that nobody has open, and their directory", async () => {
		await start();
		const edit = await rename("发展改革中心");
		assert.equal(textAfter(edit, a, marked.text), plan("★发展改革中心、区统计局"));
		assert.equal(textAfter(edit, b, plan("★区发改委、财政局")), plan("★发展改革中心、区财政局"));
		assert.equal(textAfter(edit, own, directory), directory.replaceAll("区发改委", "发展改革中心"));
		assert.deepEqual(
			[a, b, own].map((uri) => editsOf(edit, uri)?.textDocument.version),
			[1, null, null],
		);
		assert.deepEqual(messages, []);
	});

	it("reads a file once more that was written meanwhile", async () => {
		const files = await start();
		await rename("发展改革中心");
		const moved = plan("★区统计局、发改委").replace("\n\n", "\n\n\n\n");
		files.set(b, moved);
		assert.equal(textAfter(await rename("区改革局"), b, moved), moved.replace("、发改委", "、改革局"));
		files.delete(b);
		assert.equal(editsOf(await rename("区改革局"), b), undefined);
		assert.match(messages.at(-1) ?? "", /“b.plan.md”现在读不出来/);
	});

	it("begins in a directory file, too", async () => {
		const files = await start();
		await server.open(own, files.get(own) ?? "", "yaml");
		const edit = await rename("区改革局", { line: 3, character: 14 }, own);
		assert.equal(textAfter(edit, a, marked.text), plan("★区改革局、统计局"));
		assert.equal(editsOf(edit, own)?.textDocument.version, 1);
	});

	it("leaves a name that is another's to the user, where the client can ask", async () => {
		await start(withAnnotations);
		const edit = await rename("区财政局");
		const [annotation] = Object.values(edit?.changeAnnotations ?? {});
		assert.equal(annotation?.needsConfirmation, true);
		assert.match(annotation?.description ?? "", /已有“区财政局”/);
		assert.ok(editsOf(edit, a)?.edits.every((each) => "annotationId" in each));
		assert.equal((await rename("区改革局"))?.changeAnnotations, undefined);
	});

	it("refuses it where the client cannot, and what cannot be a name", async () => {
		await start();
		await assert.rejects(rename("区财政局"), (error: ResponseError) => /不能逐处确认/.test(error.message));
		await assert.rejects(rename("区财政局、区统计局"), (error: ResponseError) =>
			/不能作单位的名称/.test(error.message),
		);
	});

	it("is a command, too, for whoever has no rename", async () => {
		await start();
		const run = (options: object) =>
			server.client.sendRequest(ExecuteCommandRequest.type, {
				command: "niwen.server.rename",
				arguments: [{ uri: a, position, apply: false, ...options }],
			}) as Promise<CommandAnswer>;
		const { message, edit } = await run({ newName: "发展改革中心" });
		assert.equal(message, "改名涉及3个文件，6处。");
		assert.equal(
			textAfter((edit ?? null) as WorkspaceEdit | null, a, marked.text),
			plan("★发展改革中心、区统计局"),
		);
		const doubtful = await run({ newName: "区财政局" });
		assert.equal(doubtful.edit, undefined);
		assert.match(doubtful.message, /已有“区财政局”.*"confirmed": true/);
		assert.ok((await run({ newName: "区财政局", confirmed: true })).edit);
		assert.match(
			(await run({ newName: "区财政局", position: { line: 0, character: 0 } })).message,
			/不是单位/,
		);
	});

	it("gives plain changes to a client that knows no versions", async () => {
		await start({});
		const edit = await rename("区改革局");
		assert.deepEqual(Object.keys(edit?.changes ?? {}).sort(), [a, b, own]);
	});
});
