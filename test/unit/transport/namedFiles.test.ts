import assert from "node:assert/strict";
import { DefinitionRequest, DocumentLinkRequest } from "vscode-languageserver/node";
import { type ConnectedServer, connectServer } from "../../support/connectServer.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const uri = "file:///work/drafts/plan.plan.md";
const directory = "region: 苏州市吴江区\nSECRETkey: 1\nofficials:\n  - name: SECRETname\n";

const plan = (...named: readonly string[]) =>
	`---\n${named.join("\n")}\n---\n\n# 2026年工作方案\n\n## 一、目标\n\n${header}| 1 | 甲 | 1.规上工业总产值增长5%。 | 钱宇 | ★区发改委 |\n`;

describe("server: files that documents name", () => {
	let server: ConnectedServer | undefined;
	afterEach(() => {
		server?.close();
		server = undefined;
	});

	/** Opens a plan where every URI has a file, and says which were read. */
	async function openWith(text: string, at = uri, configuration?: unknown) {
		const reads = new Set<string>();
		const files = new Map<string, string>([["file:///work/last.md", plan()]]);
		const have = new Map(files);
		files.get = (key) => {
			reads.add(key);
			return /niwen\.yaml$/.test(key) ? undefined : (have.get(key) ?? directory);
		};
		server = await connectServer({
			files,
			...(configuration === undefined
				? {}
				: { capabilities: { workspace: { configuration: true } }, configuration: () => configuration }),
		});
		await server.open(at, text);
		const document = { textDocument: { uri: at } };
		const links = await server.client.sendRequest(DocumentLinkRequest.type, document);
		const definitions = await server.client.sendRequest(DefinitionRequest.type, {
			...document,
			position: { line: 1, character: (text.split("\n")[1] ?? "").length },
		});
		return { server, reads, links: (links ?? []).map(({ target }) => target), definitions };
	}

	for (const key of ["directory", "previous", "report"])
		for (const path of [
			"made-up:run",
			"made-up:run?x.yaml",
			"made-up://host/x.yaml",
			"file:///etc/x.yaml",
			"//host/share/x.yaml",
			"\\\\host\\share\\x.yaml",
			"C:\\x.yaml",
			"/etc/x.yaml",
			"../../x.yaml",
			"../../x.md",
			"./nul.md",
		])
			it(`gives no link, no definition and no read for ${key}: ${path}`, async () => {
				const { server, reads, links, definitions } = await openWith(plan(`${key}: ${path}`));
				const code = key === "directory" ? "directory/invalid" : "document/front-matter";
				const { diagnostics } = await server.diagnostics(uri, (pushed) =>
					pushed.diagnostics.some((finding) => finding.code === code),
				);
				const found = diagnostics.find((finding) => finding.code === code);
				assert.match(String(found?.message), /须在工作区文件夹“work”之内/);
				assert.deepEqual(found?.range, {
					start: { line: 1, character: key.length + 2 },
					end: { line: 1, character: key.length + 2 + path.length },
				});
				assert.deepEqual(links, []);
				assert.deepEqual(definitions, []);
				const named = [...reads].filter((read) => !/^file:\/\/\/work\/(?:[^/]*$|drafts\/plan)/.test(read));
				assert.deepEqual(named, []);
			});

	it("links to and reads what lies in the folder that is open", async () => {
		const { links, reads, server } = await openWith(plan("directory: ../a.yaml", "previous: ..\\last.md"));
		assert.deepEqual(links, ["file:///work/a.yaml", "file:///work/last.md"]);
		await server.diagnostics(uri, () => reads.has("file:///work/a.yaml"));
	});

	it("takes no folder above a document that stands alone", async () => {
		const alone = "file:///elsewhere/a/plan.plan.md";
		const { links, server } = await openWith(plan("directory: ../a.yaml"), alone);
		assert.deepEqual(links, []);
		const { diagnostics } = await server.diagnostics(alone, (pushed) => pushed.diagnostics.length > 0);
		assert.match(String(diagnostics[0]?.message), /本文件所在的文件夹“a”/);
	});

	it("reads an absolute path of the user's own settings, and none of the workspace's", async () => {
		const path = "/srv/a.yaml";
		const text = plan("region: 苏州市吴江区");
		const own = await openWith(text, uri, { directories: [path], directoriesFrom: "user" });
		await own.server.diagnostics(uri, () => own.reads.has(`file://${path}`));
		own.server.close();
		const others = await openWith(text, uri, { directories: [path, "b.yaml"], directoriesFrom: "workspace" });
		await others.server.diagnostics(uri, () => others.reads.has("file:///work/b.yaml"));
		assert.ok(!others.reads.has(`file://${path}`));
	});
});
