import assert from "node:assert/strict";
import {
	DidChangeTextDocumentNotification,
	DidChangeWatchedFilesNotification,
	DidCloseTextDocumentNotification,
	DocumentDiagnosticRequest,
	FileChangeType,
	WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { type EnvironmentReport, environmentRequest } from "../../../server/src/common/protocol.js";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const uri = "file:///work/a.plan.md";
const settings = "file:///work/.niwen.yaml";
const names = "file:///work/names.directory.yaml";

/** A plan of a made-up county, with the lines given in its front matter. */
const plan = (...lines: readonly string[]) =>
	`---\n${["region: 某省某县", ...lines].join("\n")}\n---\n\n# 2026年工作方案\n\n## 一、目标\n\n${header}| 1 | 甲 | 1.规上工业总产值增长5%。 | 钱宇 | ★县新设局、县统计局 |\n`;
const directory = (...units: readonly string[]) =>
	`region: 某省某县\nunits:\n${units.map((name) => `  - name: ${name}\n`).join("")}`;

describe("server: what holds for a document", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});

	async function connect(
		files: Readonly<Record<string, string>>,
		setUp: Omit<Parameters<typeof connectServer>[0], "files"> = {},
	) {
		server = await connectServer({ files: new Map(Object.entries(files)), ...setUp });
		return server;
	}
	const codes = ({ diagnostics }: { diagnostics: readonly { code?: unknown }[] }) =>
		diagnostics.map(({ code }) => code);

	for (const readingTakes of [0, 60])
		it(`says nothing false while files are read (${readingTakes} ms)`, async () => {
			const { open, diagnostics, history } = await connect(
				{
					[settings]: "rules:\n  unit/lead-convention: off\n",
					[names]: directory("县新设局", "县统计局"),
					"file:///work/last.md": plan(),
				},
				{ readingTakes },
			);
			await open(uri, plan("directory: ./names.directory.yaml", "previous: ./last.md").replace("★", ""));
			await diagnostics(uri);
			await new Promise((resolve) => setTimeout(resolve, 400));
			const said = history.filter((one) => one.uri === uri).map(codes);
			assert.ok(said.length > 0);
			for (const each of said) assert.deepEqual(each, []);
		});

	it("lets a directory that one document names hold for that document alone", async () => {
		const other = "file:///work/b.plan.md";
		const { open, diagnostics } = await connect({ [names]: directory("县新设局") });
		await open(uri, plan("directory: ./names.directory.yaml"));
		await diagnostics(uri, (pushed) => codes(pushed).includes("unit/unknown"));
		await open(other, plan());
		const { diagnostics: found } = await diagnostics(other);
		assert.deepEqual(
			found.filter(({ code }) => code === "unit/unknown"),
			[],
		);
	});

	it("takes the nearest .niwen.yaml upwards, and counts its paths and globs from there", async () => {
		const deep = "file:///work/县/草案/a.plan.md";
		const { open, diagnostics } = await connect({
			[settings]: "rules:\n  unit/unknown: error\n",
			[encodeURI("file:///work/县/.niwen.yaml")]:
				"directories: [../names.directory.yaml]\noverrides:\n  - files: [草案/**]\n    rules: { unit/unknown: hint }\n",
			[names]: directory("县新设局"),
		});
		await open(encodeURI(deep), plan());
		const { diagnostics: found } = await diagnostics(encodeURI(deep));
		assert.deepEqual(
			found.filter(({ code }) => code === "unit/unknown").map(({ severity }) => severity),
			[4],
		);
	});

	it("says at the settings' line that a directory is not in force, open or not, and takes it back", async () => {
		const { open, client, diagnostics, files } = await connect({
			[settings]: "# ./nope.directory.yaml\ndirectories:\n  - ./nope.directory.yaml\n",
		});
		const place = { start: { line: 2, character: 4 }, end: { line: 2, character: 25 } };
		const isSaid = ({
			diagnostics: found,
		}: {
			diagnostics: readonly { range: unknown; message: unknown }[];
		}) =>
			found.length === 1 &&
			JSON.stringify(found[0]?.range) === JSON.stringify(place) &&
			/nope\.directory\.yaml”没有读入/.test(String(found[0]?.message));
		await open(uri, plan());
		await diagnostics(settings, isSaid);
		await open(settings, files.get(settings) ?? "", "yaml");
		await diagnostics(settings, isSaid);
		await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: settings } });
		await diagnostics(settings, isSaid);
		files.set("file:///work/nope.directory.yaml", directory("县新设局"));
		await client.sendNotification(DidChangeWatchedFilesNotification.type, {
			changes: [{ uri: "file:///work/nope.directory.yaml", type: FileChangeType.Created }],
		});
		await diagnostics(settings, ({ diagnostics: found }) => found.length === 0);
	});

	it("says what is wrong with a directory that nobody has open, while a document rests on it", async () => {
		const { open, client, diagnostics } = await connect({
			[settings]: "directories: [./names.directory.yaml]\n",
			[names]: "region: 某省某县\nunits:\n  - name: [\n",
			"file:///work/own.yaml": "units:\n  - nmae: 甲\n",
		});
		await open(uri, plan("directory: ./own.yaml"));
		const { diagnostics: found } = await diagnostics(names, (pushed) => pushed.diagnostics.length > 0);
		assert.ok(found.every(({ code, severity }) => code === "directory/invalid" && severity === 1));
		await diagnostics("file:///work/own.yaml", (pushed) => pushed.diagnostics.length > 0);
		await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
		await diagnostics(names, (pushed) => pushed.diagnostics.length === 0);
	});

	it("gives side files the severity that settings give them, as the command line does", async () => {
		const { open, diagnostics } = await connect({
			[settings]: "rules:\n  directory/invalid: hint\ndirectories: [./nope.yaml]\n",
		});
		await open(uri, plan());
		const { diagnostics: found } = await diagnostics(settings, (pushed) => pushed.diagnostics.length > 0);
		assert.deepEqual(
			found.map(({ severity }) => severity),
			[4],
		);
	});

	it("answers pulls with the same, for open and closed files, and pushes closed files until the workspace is pulled", async () => {
		const capabilities = { textDocument: { diagnostic: {} } };
		const above = "file:///.niwen.yaml";
		const lone = "file:///elsewhere/b.plan.md";
		const { open, client, diagnostics, files } = await connect(
			{
				[settings]: "directories: [./nope.directory.yaml]\n",
				[above]: "directories: [./none.directory.yaml]\n",
			},
			{ capabilities },
		);
		await open(uri, plan());
		await open(lone, plan());
		await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
		for (const file of [settings, above])
			await diagnostics(file, (pushed) => pushed.diagnostics.length === 1);
		const { items } = await client.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
		for (const file of [settings, above]) {
			const item = items.find((each) => each.uri === file);
			assert.deepEqual(
				item?.kind === "full" && codes({ diagnostics: item.items }),
				["directory/invalid"],
				file,
			);
			await diagnostics(file, (pushed) => pushed.diagnostics.length === 0);
		}
		await open(settings, files.get(settings) ?? "", "yaml");
		const pulled = await client.sendRequest(DocumentDiagnosticRequest.type, {
			textDocument: { uri: settings },
		});
		assert.deepEqual(pulled.kind === "full" && codes({ diagnostics: pulled.items }), ["directory/invalid"]);
	});

	it("pulls nothing false when a document was just opened", async () => {
		const { open, client } = await connect(
			{ [names]: directory("县新设局", "县统计局") },
			{ capabilities: { textDocument: { diagnostic: {} } }, readingTakes: 30 },
		);
		await open(uri, plan("directory: ./names.directory.yaml"));
		const first = await client.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
		assert.deepEqual(first.kind === "full" && codes({ diagnostics: first.items }), []);
	});

	it("follows the names that a document gives while they are typed", async () => {
		const { open, client, diagnostics } = await connect({ [names]: directory("县新设局") });
		await open(uri, plan("directory: ./no.yaml"));
		await diagnostics(uri, (pushed) => codes(pushed).includes("directory/invalid"));
		await client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version: 2 },
			contentChanges: [{ text: plan("directory: ./names.directory.yaml") }],
		});
		const { diagnostics: found } = await diagnostics(uri, (pushed) => codes(pushed).includes("unit/unknown"));
		assert.ok(!codes({ diagnostics: found }).includes("directory/invalid"));
	});

	it("tells the log what is wrong with the editor's own settings, once", async () => {
		const { open, diagnostics, log } = await connect(
			{},
			{
				capabilities: { workspace: { configuration: true } },
				configuration: () => ({ rules: { "unit/unknwon": "off" }, failOn: 1, directories: ["gone.yaml"] }),
			},
		);
		await open(uri, plan());
		await open("file:///work/b.plan.md", plan());
		await diagnostics("file:///work/b.plan.md");
		const told = log.filter((line) => line.startsWith("编辑器的设置"));
		assert.equal(told.length, 3, told.join("\n"));
		assert.match(told.join("\n"), /unit\/unknwon[\s\S]+gone\.yaml/);
	});
});

it("server: says what holds for a document and who set it", async () => {
	const { client, open, close } = await connectServer({
		files: new Map([[settings, "failOn: hint\ndirectories: [./nope.yaml]\n"]]),
		capabilities: { workspace: { configuration: true } },
		configuration: () => ({ maxFindings: 7, directories: ["/srv/none.yaml"], directoriesFrom: "user" }),
		options: { language: "en" },
	});
	try {
		await open(uri, plan("lead: star"));
		const report: EnvironmentReport = await client.sendRequest(environmentRequest, { uri });
		const given = report.settings.filter(({ from }) => from.kind !== "default");
		assert.deepEqual(
			given.map(({ key, value, from }) => [key, value, from.kind, from.uri]),
			[
				["lead", "star", "document", uri],
				["failOn", "hint", "settings", settings],
				["maxFindings", 7, "editor", null],
			],
		);
		assert.deepEqual(
			report.directories.slice(0, 2).map(({ name, reason, from }) => [name, reason !== null, from.kind]),
			[
				["./nope.yaml", true, "settings"],
				["/srv/none.yaml", true, "editor"],
			],
		);
		assert.deepEqual(report.root, { uri: "file:///work", kind: "workspace" });
		assert.equal(await client.sendRequest(environmentRequest, { uri: "file:///work/closed.plan.md" }), null);
	} finally {
		close();
	}
});
