import assert from "node:assert/strict";
import { unzipSync } from "fflate";
import { parseFragment } from "parse5";
import { loadDirectory } from "../../server/src/common/directory/load.js";
import { provideCharts } from "../../server/src/common/features/charts.js";
import { planSource, runDocumentJob, withoutImport } from "../../server/src/common/features/documentJobs.js";
import { provideReport } from "../../server/src/common/features/reports.js";
import { parseFrontMatter } from "../../server/src/common/frontMatter.js";
import { standardProfile } from "../../server/src/common/interchange/export/profile.js";
import { parseConfigFile } from "../../server/src/common/parseSettings.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";
import { type ConnectedServer, connectServer } from "../support/connectServer.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { placesOf } from "../support/requestEverything.js";
import { buildIfStale, createFolder, niwen } from "./cli/niwen.js";

/** What a document might want a reader of it to run, load or open; all of it made up, and harmless. */
const attacks: Readonly<Record<string, string>> = {
	"an element of HTML": "<img src=x onerror=run()>甲",
	"a script": "<script>run()</script>甲",
	"a link to a command": "[甲](command:made.up?%5B1%5D)",
	"a picture from elsewhere": "![甲](https://a.example/x.png)",
	"a link that Markdown makes by itself": "<https://a.example> www.a.example 甲",
	"an address in brackets": "[甲]: https://a.example",
	"a formula": '=HYPERLINK("https://a.example","甲")',
	"marks that turn the direction of text": "甲\u202e\u2066乙\u061c",
	"an escape of terminals": "甲\u001b]8;;https://a.example\u0007乙\u001b[31m",
	"a name of JavaScript": "__proto__",
	"another name of JavaScript": "constructor",
	"a sign for symbols of the editor": "$(trash)甲",
};

function planWith(words: string): string {
	const cell = words.replaceAll("|", "\\|");
	return `---
region: 江州市临湖区
status: ${words.replaceAll(":", "：")}
---

# 2026年${words}方案

（共3项）

## 一、${words}

${words}新增企业3家。

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 | ${cell} |
| --- | --- | --- | --- | --- | --- |
| 1 | ${cell} | 1.${cell}新建公园2个。 | ${cell} | ★${cell}局，区财政局 | ${cell} |
| 3 | ${cell} | 3.${cell} | 钱一凡 | ${cell} | 5 |
`;
}

const directoryWith = (words: string) =>
	`region: 江州市临湖区\nunits:\n  - name: 区财政局\n    note: ${JSON.stringify(words)}\n    aliases: [${JSON.stringify(words)}]\nofficials:\n  - name: 钱一凡\n    title: ${JSON.stringify(words)}\n    note: ${JSON.stringify(words)}\n`;

const obeyed = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** Says that nothing of HTML or Markdown stands in a text but links of ours. */
function isHarmlessMarkdown(markdown: string): void {
	const read = markdown.replace(/\\[!-/:-@[-`{-~]/g, "");
	assert.doesNotMatch(read, /<|!\[|\]:|www\./, markdown);
	for (const [, address = ""] of read.matchAll(/\]\(([^)]*)\)/g))
		assert.match(address, /^(?:command:niwen\.openTask\?|file:\/\/\/)/, markdown);
	assert.doesNotMatch(markdown.replaceAll("\n", ""), obeyed);
}

/** Says that HTML of ours runs, loads and leads to nothing. */
function isHarmlessHtml(html: string): void {
	interface Node {
		readonly tagName?: string;
		readonly attrs?: readonly { readonly name: string; readonly value: string }[];
		readonly childNodes?: readonly Node[];
	}
	const visit = ({ tagName = "", attrs = [], childNodes = [] }: Node): void => {
		assert.ok(!/^(?:script|iframe|object|embed|link|img|base|form|foreignobject|a)$/i.test(tagName), tagName);
		for (const { name, value } of attrs) {
			assert.doesNotMatch(name, /^(?:on|src|href|xlink|action|srcdoc)/, `${name}=${value}`);
			if (name === "style") assert.doesNotMatch(value, /url|expression|import/i);
		}
		for (const child of childNodes) visit(child);
	};
	visit(parseFragment(html) as Node);
}

describe("a document that wants to be more than text", () => {
	let server: ConnectedServer;
	const directory = "file:///work/a.directory.yaml";
	before(async () => {
		server = await connectServer({
			capabilities: { textDocument: { hover: { contentFormat: ["markdown"] } } },
			options: { language: "zh", commandLinks: true },
			files: new Map(
				Object.values(attacks).map((words, i) => [`file:///work/${i}.directory.yaml`, directoryWith(words)]),
			),
		});
	});
	after(() => server.close());

	for (const [i, [what, words]] of Object.entries(attacks).entries()) {
		const uri = `file:///work/${i}.plan.md`;
		const text = planWith(words).replace("---\n", `---\ndirectory: ./${i}.directory.yaml\n`);

		it(`shows ${what} as words in hovers, suggestions and lenses`, async () => {
			const { client } = server;
			await server.open(uri, text);
			const textDocument = { uri };
			const shown: unknown[] = [];
			for (const position of placesOf(text, 3)) {
				const at = { textDocument, position };
				const hover = await client.sendRequest<{ readonly contents: { readonly value: string } } | null>(
					"textDocument/hover",
					at,
				);
				if (hover !== null) isHarmlessMarkdown(hover.contents.value);
				if (hover !== null) shown.push(hover);
			}
			assert.ok(shown.length > 5, "hovers are shown");
			const { items } = await client.sendRequest<{
				readonly items: readonly { readonly documentation?: { readonly value: string } }[];
			}>("textDocument/completion", {
				textDocument,
				position: { line: 16, character: text.split("\n")[16]?.indexOf("★") ?? 0 },
			});
			for (const { documentation } of items)
				if (documentation !== undefined) isHarmlessMarkdown(documentation.value);
			await client.sendNotification("textDocument/didClose", { textDocument });
		});

		it(`exports ${what} as words`, async () => {
			const snapshot = createTestSnapshot(text, {
				directories: [loadDirectory(directoryWith(words), directory).directory],
			});
			const files = async (to: "docx" | "xlsx" | "html" | "csv") =>
				(
					await runDocumentJob<"export">(
						{ kind: "export", plan: planSource(snapshot), to, profile: standardProfile },
						withoutImport,
					)
				).content;
			const html = String(await files("html"));
			isHarmlessHtml(html.slice(html.indexOf("<body")));
			assert.doesNotMatch(html.replaceAll("\n", ""), /[\p{Cc}]/u);
			const csv = String(await files("csv"));
			for (const field of csv.split(/[,\r\n]+/)) assert.doesNotMatch(field, /^"?[=@]/, csv);
			for (const to of ["docx", "xlsx"] as const) {
				const bytes = await files(to);
				assert.ok(typeof bytes !== "string");
				for (const [name, part] of Object.entries(unzipSync(bytes))) {
					const xml = new TextDecoder().decode(part);
					assert.doesNotMatch(
						xml,
						/TargetMode="External"|<f[ >]|<hyperlinks?[ >]|<w:hyperlink|instrText[^>]*>[^<]*(?:DDE|INCLUDE|LINK)/i,
						name,
					);
				}
			}
			isHarmlessHtml(provideCharts(snapshot, 600, "zh").html);
			for (const report of ["statistics", "load"] as const) {
				const { text: markdown } = provideReport(snapshot, { uri, report }, "zh");
				assert.doesNotMatch(markdown.replaceAll("\n", ""), obeyed, report);
			}
		});
	}
});

describe("a document that wants to be more than text, on the command line", function () {
	this.timeout(60_000);
	const words = Object.values(attacks).join("；");
	let folder = { path: "", remove: () => {} };
	before(() => {
		buildIfStale();
		folder = createFolder({
			"a.plan.md": planWith(words).replace("---\n", "---\ndirectory: ./a.directory.yaml\n"),
			"a.directory.yaml": directoryWith(words),
		});
	});
	after(() => folder.remove());

	for (const format of ["pretty", "github", "sarif", "json", "junit", "codequality"])
		it(`is told of as ${format} without an escape, a turn of direction or a command`, () => {
			const { stdout, stderr } = niwen(["check", ".", "--format", format], { cwd: folder.path });
			assert.ok(stdout.includes("甲"), stdout + stderr);
			assert.doesNotMatch((stdout + stderr).replace(/[\n\t]/g, ""), obeyed);
			if (format === "github")
				for (const line of stdout.trimEnd().split("\n"))
					assert.match(line, /^::(?:error|warning|notice) file=a\./);
		});
});

describe("YAML that wants to be more than values", () => {
	const texts: Readonly<Record<string, string>> = {
		"a key that is the prototype":
			"__proto__:\n  polluted: true\nregion: 甲县\nunits:\n  - name: 县水利局\n    __proto__: { polluted: true }\n",
		"a merged prototype": "base: &a { __proto__: { polluted: true } }\nregion: 甲县\n<<: *a\n",
		"a constructor": "constructor: { prototype: { polluted: true } }\nregion: 甲县\n",
		"a rule that is the prototype":
			"rules: { __proto__: off, constructor: off, toString: error }\nregion: 甲县\n",
		"a tag of a program":
			"region: !!js/function 'function () { globalThis.polluted = true }'\nunits: !!python/object/apply:os.system [x]\n",
		"a tag of its own": "region: !<tag:a.example,2026:run> 甲县\nunits: !run []\n",
		bytes: "region: !!binary R0lGODlhDAAMAIQAAP==\n",
		"aliases of aliases": Array.from(
			{ length: 12 },
			(_, i) =>
				`k${i}: &a${i} [${
					i === 0
						? "甲"
						: Array(9)
								.fill(`*a${i - 1}`)
								.join(", ")
				}]\n`,
		).join(""),
		"an alias of itself": "region: 甲县\nunits: &a [*a]\n",
	};
	for (const [what, text] of Object.entries(texts))
		it(`is refused, left out or text: ${what}`, () => {
			const loaded = loadDirectory(text, "file:///a.directory.yaml");
			const settings = parseConfigFile(text, "file:///.niwen.yaml", new Set());
			const { values, problems } = parseFrontMatter(text, readYaml);
			assert.ok(loaded.problems.length + settings.problems.length > 0, "nothing is passed over in silence");
			for (const made of [
				{},
				[],
				values,
				loaded.directory,
				settings.settings,
				settings.settings.rules,
				...loaded.directory.units,
			])
				assert.equal((made as { polluted?: unknown }).polluted, undefined);
			assert.equal((globalThis as { polluted?: unknown }).polluted, undefined);
			assert.equal(Object.getPrototypeOf(settings.settings.rules), Object.prototype);
			for (const { message } of problems) assert.ok(message.zh !== "");
		});
});
