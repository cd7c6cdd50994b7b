import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { printPackedReadme } from "../../scripts/packedReadme.js";
import { createFolder, plainEnvironment, root } from "../unit/cli/niwen.js";
import { type PackedExtension, packExtension } from "./packedExtension.js";
import { askServer } from "./serverProcess.js";
import { linksOf, nameParts } from "./shipped.js";

const sample = readFileSync(join(root, "seeds/wujiang-2024.plan.md"), "utf8");

/**
 * What `npm run package` makes, unpacked as an editor does it. vsce comes from the npm registry when it is first needed,
 * or out of npm's cache: where neither has it, these tests fail, as `npm ci` itself would.
 */
describe("the extension's package", function () {
	this.timeout(120_000);
	let folder: ReturnType<typeof createFolder>;
	let packed: PackedExtension;
	const textOf = (path: string): string => {
		const bytes = packed.contents.get(path);
		assert.ok(bytes !== undefined, `${path} is in the package`);
		return bytes.toString("utf8");
	};

	before(async function () {
		this.timeout(300_000);
		folder = createFolder();
		packed = await packExtension(root, folder.path);
	});
	after(() => folder.remove());

	it("has these files and no others", () => {
		const inside = [...packed.contents.keys()].filter((path) => path.startsWith("extension/"));
		assert.deepEqual(nameParts(inside.map((path) => path.slice("extension/".length))), [
			"LICENSE.txt",
			"SECURITY.md",
			"SECURITY.zh-CN.md",
			"changelog.md",
			"dist/*-HASH.js",
			"dist/THIRD-PARTY-NOTICES.txt",
			"dist/checkWorker.js",
			"dist/cli.js",
			"dist/cli.opencc.cjs",
			"dist/cli.parts.js",
			"dist/cli.parts.zh-TW.js",
			"dist/cli.quick.cjs",
			"dist/cli.types.cjs",
			"dist/cli.yaml.cjs",
			"dist/cli.zod.cjs",
			"dist/client/extension.cjs",
			"dist/client/extension.web.cjs",
			"dist/directories.json",
			"dist/documentWorker.js",
			"dist/documentWorker.web.js",
			"dist/documentWorker.web.zh-TW.js",
			"dist/documentWorker.zh-TW.js",
			"dist/page/charts.css",
			"dist/page/charts.js",
			"dist/page/preview.css",
			"dist/page/preview.js",
			"dist/sbom.cdx.json",
			"dist/server.engine.js",
			"dist/server.engine.zh-TW.js",
			"dist/server.js",
			"dist/server.web.js",
			"dist/server.web.zh-TW.js",
			"dist/server.zh-TW.js",
			"docs/images/icon.png",
			"docs/rules/*.md",
			"l10n/*.json",
			"language-configuration.json",
			"package.json",
			"package.nls.json",
			"package.nls.zh-cn.json",
			"package.nls.zh-tw.json",
			"readme.md",
			"schemas/*.json",
			"seeds/directories/*.yaml",
			"snippets/*.json",
			"syntaxes/policy-plan.tmLanguage.json",
			"walkthrough/*/*.md",
			"walkthrough/sample.plan.md",
		]);
		assert.deepEqual([...packed.contents.keys()].filter((path) => !inside.includes(path)).sort(), [
			"[Content_Types].xml",
			"extension.vsixmanifest",
		]);
	});

	it("has programs of which each loads the messages of its own script alone", () => {
		const reachedFrom = (program: string) => {
			const reached = new Set<string>();
			const visit = (file: string) => {
				if (reached.has(file)) return;
				reached.add(file);
				for (const [, next = ""] of textOf(`extension/dist/${file}`).matchAll(
					/\b(?:from|import)\s?\(?"\.\/([\w.-]+\.js)"/g,
				))
					visit(next);
			};
			visit(program);
			return [...reached];
		};
		const isTraditional = (file: string) => file.endsWith(".zh-TW.js");
		for (const program of ["server", "server.web", "cli.parts", "documentWorker", "documentWorker.web"]) {
			assert.deepEqual(reachedFrom(`${program}.js`).filter(isTraditional), [], program);
			const cores = reachedFrom(`${program}.zh-TW.js`).filter((file) => file.startsWith("core-"));
			assert.ok(cores.length > 0 && cores.every(isTraditional), `${program}: ${cores.join()}`);
		}
	});

	it("is at most 4 MB", () => {
		assert.ok(packed.size <= 4_000_000, `${packed.size} bytes`);
	});

	it("has every file that its manifest names", () => {
		const manifest: unknown = JSON.parse(textOf("extension/package.json"));
		const paths = pathsIn(manifest).map((path) => posix.join("extension", path));
		assert.ok(paths.includes("extension/docs/images/icon.png") && paths.length > 6, paths.join());
		for (const path of paths)
			assert.ok(
				packed.contents.has(path) || [...packed.contents.keys()].some((name) => name.startsWith(`${path}/`)),
				path,
			);
	});

	it("runs where the documents are, and has a banner", () => {
		const manifest = textOf("extension.vsixmanifest");
		assert.match(manifest, /Id="Microsoft\.VisualStudio\.Code\.ExtensionKind" Value="workspace[^"]*"/);
		assert.match(manifest, /Id="Microsoft\.VisualStudio\.Services\.Branding\.Color" Value="#b3261e"/);
	});

	it("lets no workspace that is not trusted name files: all settings of free text are restricted", () => {
		const { contributes, capabilities } = JSON.parse(textOf("extension/package.json"));
		const settings: Readonly<Record<string, { type: string; enum?: unknown; items?: { type: string } }>> =
			contributes.configuration.properties;
		const isFree = ({ type, items, ...rest }: { type: string; enum?: unknown; items?: { type: string } }) =>
			(type === "string" || items?.type === "string") && rest.enum === undefined;
		const free = Object.keys(settings).filter((name) => isFree(settings[name] ?? { type: "" }));
		assert.deepEqual(free, ["niwen.directories", "niwen.export.profile"]);
		assert.equal(capabilities.untrustedWorkspaces.supported, "limited");
		assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, free);
	});

	it("is for editors: it says nothing of how it was built, and no address of a repository", () => {
		const manifest: Record<string, unknown> = JSON.parse(textOf("extension/package.json"));
		for (const field of ["scripts", "devDependencies", "private", "files", "repository", "dependencies"])
			assert.equal(field in manifest, false, field);
		assert.doesNotMatch(textOf("extension.vsixmanifest"), /Services\.(?:Links|Repository)/);
		for (const [path, bytes] of packed.contents)
			assert.equal(bytes.includes(root), false, `${path} names ${root}`);
	});

	it("has a page in both languages whose links lead somewhere", () => {
		const page = textOf("extension/readme.md");
		assert.match(page, /^# 拟文 Niwen$/m);
		assert.match(page, /^# Niwen 拟文$/m);
		assert.doesNotMatch(page, /npm ci|<!--|!\[/);
		for (const link of linksOf(page)) assert.match(link, /^(?:https:|#)/);
		for (const [path, bytes] of packed.contents) {
			if (!path.startsWith("extension/docs/") || !path.endsWith(".md")) continue;
			for (const link of linksOf(bytes.toString("utf8")))
				if (!/^(?:\w+:|#)/.test(link))
					assert.ok(
						packed.contents.has(posix.join(posix.dirname(path), link.replace(/#.*/, ""))),
						`${path}: ${link}`,
					);
		}
	});

	it("has its licence, those of its libraries, and an icon", () => {
		assert.equal(textOf("extension/LICENSE.txt"), readFileSync(join(root, "LICENSE"), "utf8"));
		assert.match(textOf("extension/dist/THIRD-PARTY-NOTICES.txt"), /^ {2}vscode-languageclient \d/m);
		const icon = packed.contents.get("extension/docs/images/icon.png");
		assert.equal(icon?.subarray(1, 4).toString("latin1"), "PNG");
	});

	for (const [file, says] of [
		["server.js", /牵头领导/],
		["server.zh-TW.js", /牽頭領導/],
	] as const)
		it(`has a server, ${file}, that answers where nothing else is`, async () => {
			const server = join(packed.folder, "dist", file);
			const answers = await askServer([server, "--stdio"], folder.path, sample);
			assert.ok(answers.initialize.capabilities.hoverProvider);
			assert.match(answers.diagnostics.map(({ message }) => message).join("\n"), says);
			assert.equal(answers.status, 0);
		});

	for (const entry of [
		"server.web.js",
		"documentWorker.web.js",
		"server.web.zh-TW.js",
		"documentWorker.web.zh-TW.js",
	])
		it(`has all that a browser loads with ${entry}, and nothing of Node in it`, () => {
			const seen = new Set<string>();
			const waiting = [entry];
			for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
				if (seen.has(part)) continue;
				seen.add(part);
				for (const from of importsOf(textOf(`extension/dist/${part}`))) {
					assert.match(from, /^\.\//, `${part} imports ${from}`);
					waiting.push(from.slice(2));
				}
			}
			assert.ok(seen.size > 20, `${seen.size} parts`);
		});

	it("has the command line, too", () => {
		writeFileSync(join(folder.path, "sample.plan.md"), sample);
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(packed.folder, "dist/cli.js"), "check", "--format", "json", "sample.plan.md"],
			{ cwd: folder.path, env: plainEnvironment, encoding: "utf8" },
		);
		assert.equal(status, 0, stderr);
		assert.equal(JSON.parse(stdout)[0].tasks, 118);
	});
});

describe("the page of the installed extension", () => {
	it("leaves out pictures, links into the repository and what is about it, and keeps code", () => {
		const english = [
			"# Two Words",
			"",
			"[中文](README.zh-CN.md)",
			"",
			"<!-- repository -->",
			"## Build it",
			"",
			"<!-- /repository -->",
			"![A picture](docs/a.png)",
			"",
			"See [the rules](docs/rules.md#x), [a site](https://example.org) and [below](#below).",
			"",
			"```markdown",
			"[kept](a.md)",
			"```",
			"",
		].join("\r\n");
		assert.equal(
			printPackedReadme(english, "# 题目\n\n[English](README.md)\n"),
			[
				"# 题目",
				"",
				"[English](#two-words)",
				"",
				"---",
				"",
				"# Two Words",
				"",
				`[中文](#${encodeURIComponent("题目")})`,
				"",
				"See the rules, [a site](https://example.org) and [below](#below).",
				"",
				"```markdown",
				"[kept](a.md)",
				"```",
				"",
			].join("\n"),
		);
	});
});

/** What a module imports, at once or later, as the build writes it. */
function importsOf(module: string): string[] {
	const words = /\b(?:from|import)\s*\(?\s*"([^"\s]+)"/g;
	return Array.from(module.matchAll(words), ([, from = ""]) => from).filter((from) =>
		/^(?:\.|node:)/.test(from),
	);
}

/** All values of a manifest that are paths of files or folders: its entries, and what contributions name. */
function pathsIn(value: unknown): string[] {
	if (typeof value === "string") return /^(?:\.\/|docs\/)[^*]+$/.test(value) ? [value] : [];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(pathsIn);
}
