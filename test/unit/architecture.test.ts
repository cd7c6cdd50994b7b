import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { printRulePage } from "../../server/src/common/rulePages/rulePage.js";
import { allRules } from "../../server/src/common/rules/allRules.js";
import type { Rule } from "../../server/src/common/rules/rule.js";
import { loadScriptConverter } from "../../server/src/common/text/script.js";
import { root, sources } from "../support/sources.js";

/**
 * A part of the product and what it may import. The table is in the order of the house: a layer may name only
 * layers above it in this list, so that what the table allows can never be a circle.
 */
interface Layer {
	readonly name: string;
	/** Files and folders (with `/` at the end), from the root; a file belongs to the longest that fits. */
	readonly at: readonly string[];
	/** Other layers that it may import. */
	readonly imports: readonly string[];
	/** Packages that it may import, `node:` for all modules of Node. */
	readonly packages?: readonly string[];
}

const common = "server/src/common/";
const types = "vscode-languageserver-types";
const lsp = "vscode-languageserver";

/** The one table of who may import whom; ARCHITECTURE.md says it in words. */
const layers: readonly Layer[] = [
	// The ground: what a plan is, what client and server say to each other, what a file name means.
	// The words of the language, as data; who is spoken of and how. It stands on nothing.
	{ name: "language", at: [`${common}language/`], imports: [] },
	{ name: "model", at: [`${common}model/`], imports: ["language"] },
	{
		name: "protocol",
		at: [`${common}protocol.ts`, `${common}previewProtocol.ts`, `${common}documentProtocol.ts`],
		imports: [],
	},
	{ name: "fileGlob", at: [`${common}fileGlob.ts`], imports: [] },
	{ name: "uris", at: [`${common}uris.ts`], imports: [] },
	// Each knows one thing and the model.
	{
		name: "text",
		at: [`${common}text/`],
		imports: ["language", "model"],
		packages: ["get-east-asian-width", "opencc-js/t2cn", "yaml"],
	},
	// The way back: operations on a plan become edits of its text, whatever reads it.
	{ name: "editing", at: [`${common}editing/`], imports: ["language", "model", "text"] },
	{ name: "targets", at: [`${common}targets/`], imports: ["language", "model", "text"] },
	{
		name: "directory",
		at: [`${common}directory/`],
		imports: ["language", "model", "text"],
		packages: ["pinyin-pro", "zod"],
	},
	// Of `text` only the type of a YAML reader, which is handed in: it must start without the library.
	{ name: "frontMatter", at: [`${common}frontMatter.ts`], imports: ["model", "text"] },
	{ name: "settings", at: [`${common}settings.ts`], imports: ["model", "directory", "fileGlob", "uris"] },
	{
		name: "parseSettings",
		at: [`${common}parseSettings.ts`],
		imports: ["model", "text", "directory", "frontMatter", "settings"],
		packages: ["zod"],
	},
	// What holds for a document and does not stand in it, who may say so, and what of that is not in force.
	{
		name: "environment",
		at: [`${common}environment/`],
		imports: ["model", "protocol", "uris", "text", "directory", "frontMatter", "settings", "parseSettings"],
	},
	// A row is read with its targets and deadline, so that they are kept with it.
	{ name: "layouts", at: [`${common}layouts/`], imports: ["language", "model", "text", "targets"] },
	// Of `layouts` the words that assign: names in prose are looked for outside them.
	{
		name: "facts",
		at: [`${common}analysis/`],
		imports: ["language", "model", "text", "directory", "targets", "layouts"],
	},
	// Of `layouts` what an edit left as it was: rules keep findings by it.
	{
		name: "rules",
		at: [`${common}rules/`],
		imports: ["language", "model", "text", "directory", "frontMatter", "layouts", "facts"],
	},
	// A version of a document, read and understood: it keeps what the rules found from version to version.
	{
		name: "snapshot",
		at: [`${common}snapshot/`],
		imports: [
			...["model", "text", "editing", "directory", "frontMatter", "settings", "environment", "layouts"],
			...["facts", "rules"],
		],
	},
	// What the other documents of a workspace know of a document, made from its snapshot.
	{
		name: "workspace",
		at: [`${common}workspace/`],
		imports: ["language", "model", "text", "directory", "facts", "snapshot"],
	},
	// A rule's page shows what the rule does with its own examples, so it stands above the snapshot.
	{
		name: "rulePages",
		at: [`${common}rulePages/`],
		imports: [
			"model",
			"text",
			"directory",
			"frontMatter",
			"settings",
			"facts",
			"rules",
			"snapshot",
			"workspace",
		],
	},
	// Cleaning mends what the text rules find, by the same facts; of `frontMatter` what documents say that travelled.
	{
		name: "interchange",
		at: [`${common}interchange/`],
		imports: ["language", "model", "text", "directory", "frontMatter", "facts", "layouts"],
		packages: ["fflate", "hucre/xlsx", "numfmt", "parse5", "saxes", "unpdf/pdfjs", "zod"],
	},
	// Two plans beside each other: which tasks are the same.
	{
		name: "comparison",
		at: [`${common}comparison/`],
		imports: ["language", "model", "text", "editing", "facts", "snapshot", "interchange"],
		packages: ["diff", "zod"],
	},
	// Of `protocol` the shape of an answer, of `interchange` the printer of the table layout.
	{
		name: "features",
		at: [`${common}features/`],
		imports: [
			...[
				"language",
				"model",
				"protocol",
				"text",
				"editing",
				"targets",
				"directory",
				"frontMatter",
				"settings",
			],
			...["layouts", "facts", "rules", "snapshot", "workspace", "interchange", "comparison"],
		],
		packages: [types],
	},
	// What can be done with a document, one file a command; parameters pass zod where they come in.
	{
		name: "commands",
		at: [`${common}commands/`],
		imports: [
			"language",
			"model",
			"protocol",
			"text",
			"directory",
			"interchange",
			"snapshot",
			"workspace",
			"rules",
			"rulePages",
			"comparison",
			"features",
		],
		packages: [types, "zod"],
	},
	// What Niwen answers, as tables; of `lsp` the types of requests.
	{
		name: "service",
		at: [`${common}service/`],
		imports: [
			...["model", "protocol", "text", "directory", "facts", "rules", "snapshot", "workspace"],
			...["rulePages", "features", "commands"],
		],
		packages: [types, lsp],
	},
	// Settings and directories are read here, at the edge; nothing below sees a raw one.
	{
		name: "transport",
		at: [`${common}transport/`],
		imports: [
			...["model", "protocol", "uris", "text", "directory", "frontMatter", "settings", "parseSettings"],
			...[
				"environment",
				"layouts",
				"facts",
				"rules",
				"snapshot",
				"workspace",
				"features",
				"commands",
				"service",
			],
		],
		packages: [types, lsp, "zod"],
	},
	// Three shells around one core.
	// What Node and the Web Worker do alike, by what both have: decoders, signals.
	{
		name: "shared",
		at: ["server/src/shared/"],
		imports: ["model", "interchange", "features", "transport"],
	},
	{
		name: "node",
		at: ["server/src/node/"],
		imports: [
			...["model", "protocol", "text", "editing", "directory", "frontMatter", "settings", "parseSettings"],
			...["environment", "facts", "rules", "snapshot", "workspace", "rulePages", "interchange"],
			...["comparison", "features", "layouts", "transport", "shared"],
		],
		packages: [
			"node:",
			"picocolors",
			"vscode-languageserver/node",
			"vscode-languageserver-textdocument",
			types,
		],
	},
	{
		// What embedders import, over the command line's own parts.
		name: "api",
		at: ["server/src/node/api/"],
		imports: [
			...["model", "editing", "directory", "environment", "facts", "rules", "snapshot"],
			...["interchange", "comparison", "features", "shared", "node"],
		],
	},
	{
		name: "browser",
		at: ["server/src/browser/"],
		imports: ["model", "directory", "protocol", "text", "interchange", "transport", "shared"],
		packages: ["vscode-languageserver/browser"],
	},
	// What pages and the extension say to each other.
	{ name: "messages", at: ["client/messages/"], imports: ["protocol"], packages: ["zod/mini"] },
	// Pages in webviews: they know nothing of VS Code.
	{ name: "page", at: ["client/page/"], imports: ["messages"], packages: ["zod/mini"] },
	{
		name: "client",
		at: ["client/src/"],
		imports: ["protocol", "messages"],
		packages: ["vscode", "vscode-languageclient", "zod/mini"],
	},
	{
		name: "desktop",
		at: ["client/src/extension.ts"],
		imports: ["client"],
		packages: ["vscode", "vscode-languageclient/node"],
	},
	{
		name: "web",
		at: ["client/src/extension.web.ts", "client/src/workerServer.ts"],
		imports: ["client", "protocol"],
		packages: ["vscode", "vscode-languageclient/browser"],
	},
];

/** The readers of a document, which make its plan and exchange rows of it; all others ask the plan by numbers. */
const readersOfPlans: readonly string[] = [
	"assemblePlan.ts",
	"blockSequence.ts",
	"conventions.ts",
	"letterHead.ts",
	"orderFold.ts",
	"orderProblems.ts",
	"outline.ts",
	"outlineMarks.ts",
	"readPlan.ts",
	"tableReadings.ts",
];

/** Large libraries: loaded when first used, never with the module that uses them. */
const heavyPackages: readonly string[] = [
	...["fflate", "hucre/xlsx", "numfmt", "opencc-js", "parse5", "pinyin-pro", "saxes"],
];

/** What `niwen check` may load for a plan that has no settings, directories or unusual front matter of its own. */
const packagesOfStart: readonly string[] = ["get-east-asian-width", "picocolors"];

const importsOf = new Map(sources.map((path) => [path, readImports(readFileSync(join(root, path), "utf8"))]));

describe("architecture", () => {
	it("reads imports as the bundler does", async () => {
		const { metafile } = await build({
			absWorkingDir: root,
			entryPoints: [...sources],
			bundle: true,
			write: false,
			metafile: true,
			platform: "node",
			format: "esm",
			packages: "external",
			// Each file once: without it, each of a thousand entries is bundled with all that it imports.
			splitting: true,
			outdir: "out/architecture",
			logLevel: "silent",
			external: ["*.json"],
		});
		assert.ok(sources.length > 100, `${sources.length} files are not the product`);
		for (const path of sources) {
			const bundled = (metafile.inputs[path]?.imports ?? []).map(
				({ kind, original, path: to }) => `${kind} ${original ?? to}`,
			);
			const read = (importsOf.get(path) ?? [])
				.filter(({ kind }) => kind !== "type")
				.map(({ kind, from }) => `${kind === "dynamic" ? "dynamic-import" : "import-statement"} ${from}`);
			assert.deepEqual([...new Set(read)].sort(), [...new Set(bundled)].sort(), path);
		}
	});

	it("allows imports only from layers below", () => {
		layers.forEach((layer, i) => {
			const below = new Set(layers.slice(0, i).map(({ name }) => name));
			for (const name of layer.imports)
				assert.ok(below.has(name), `the table lets ${layer.name} import ${name}, which is not below it`);
		});
	});

	for (const layer of layers)
		it(`${layer.name} imports what it may`, () => {
			const files = sources.filter((path) => layerOf(path) === layer);
			assert.ok(files.length > 0, "no file belongs to it: take it out of the table");
			assert.deepEqual(
				files.flatMap((path) => forbiddenImports(path, layer)),
				[],
			);
		});

	it("gives every file a layer", () => {
		assert.deepEqual(
			sources.filter((path) => layerOf(path) === undefined),
			[],
		);
	});

	it("has no circle of modules", () => {
		// Of nothing that one module names in another: what is loaded together, on demand, or a type.
		const graph = new Map(
			sources.map((path) => [
				path,
				(importsOf.get(path) ?? []).flatMap(({ from }) => resolveSource(path, from) ?? []),
			]),
		);
		assert.deepEqual(findCircles(graph), []);
	});

	it("lets nobody see how a plan is kept but those who read it", () => {
		const kept = [`${common}model/planView.ts`, `${common}model/blockTree.ts`, `${common}model/planOrder.ts`];
		assert.deepEqual(
			sources.filter(
				(path) =>
					(importsOf.get(path) ?? []).some(({ from }) => kept.includes(resolveSource(path, from) ?? "")) &&
					!kept.includes(path),
			),
			readersOfPlans.map((name) => `${common}layouts/${name}`),
		);
		const plan = readFileSync(join(root, `${common}model/plan.ts`), "utf8");
		const lists = [...plan.matchAll(/\b(?:Int32Array|(?:\w*Block|Task)\[\]|Array<\w*Block>)/g)];
		assert.deepEqual(
			lists.map(([list]) => list),
			[],
			"a list of blocks or tasks is handed out",
		);
	});

	it("has no barrel in the core", () => {
		assert.deepEqual(
			sources.filter((path) => path.startsWith(common) && /\/index\.ts$/.test(path)),
			[],
		);
	});

	it("compiles the core without Node, DOM and VS Code", () => {
		const config: unknown = JSON.parse(readFileSync(join(root, "server/tsconfig.common.json"), "utf8"));
		assert.deepEqual(config, {
			extends: "../tsconfig.json",
			compilerOptions: { types: [], lib: ["ES2023"] },
			include: ["src/common"],
		});
	});

	it("keeps the entries of the client to a screen", () => {
		for (const path of ["client/src/extension.ts", "client/src/extension.web.ts"]) {
			const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
			assert.ok(lines <= 40, `${path} has ${lines} lines`);
		}
	});

	it("loads heavy libraries when they are first used", () => {
		const wrong = sources.flatMap((path) =>
			(importsOf.get(path) ?? [])
				.filter(({ kind, from }) => kind === "value" && heavyPackages.includes(packageOf(from)))
				.map(({ from }) => `${path} loads ${from} with itself`),
		);
		assert.deepEqual(wrong, []);
	});

	it("starts a check without the libraries for YAML and schemas", () => {
		const loaded = loadedWith([
			"server/src/node/cli/cli.ts",
			"server/src/node/cli/runCommandLine.ts",
			"server/src/node/cli/check.ts",
			"server/src/node/reporters/pretty.ts",
		]);
		const packages = [...loaded]
			.filter((from) => !sources.includes(from) && !from.startsWith("node:"))
			.sort();
		assert.deepEqual(packages, packagesOfStart);
		assert.ok(loaded.has(`${common}rules/allRules.ts`), "the engine is among what was followed");
	});

	describe("rules", () => {
		const folder = `${common}rules/`;
		const ruleFiles = sources.filter(
			(path) => path.startsWith(folder) && path.slice(folder.length).includes("/"),
		);

		// Pages show the fixes of rules that take the converter of scripts.
		before(() => loadScriptConverter());

		it("has a file for each rule", () => assert.equal(ruleFiles.length, allRules.length));

		for (const path of ruleFiles) {
			const code = path
				.slice(folder.length, -".ts".length)
				.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
			it(`${code} has the code of its path, a page and what its examples show`, async () => {
				const module: unknown = await import(pathToFileURL(join(root, path)).href);
				assert.ok(typeof module === "object" && module !== null);
				const rules = Object.values(module).filter(isRule);
				assert.deepEqual(
					rules.map((rule) => rule.code),
					[code],
				);
				const listed = allRules.filter((rule) => rule.code === code);
				assert.equal(listed.length, 1, "allRules.ts lists it once");
				const page = `docs/rules/${code}.md`;
				const snapshot = `test/fixtures/rules/${code}.txt`;
				for (const file of [page, snapshot]) assert.ok(existsSync(join(root, file)), `${file} is missing`);
				const [rule] = listed;
				assert.ok(rule !== undefined);
				assert.equal(readFileSync(join(root, page), "utf8"), printRulePage(rule), "run npm run generate");
			});
		}
	});
});

interface Import {
	/** `type`: gone when compiled. `value`: loaded together. `dynamic`: loaded when it is come to. */
	readonly kind: "type" | "value" | "dynamic";
	/** As written. */
	readonly from: string;
}

/** The imports and re-exports of a module, formatted as Biome does; the length bound keeps the search linear. */
function readImports(source: string): readonly Import[] {
	const statement = /^(?:import|export)\b( type\b)?(?:[^;"'=()]{0,4000}? from)? "([^"\n]+)"/gm;
	const imports: Import[] = [];
	for (const [, type, from = ""] of source.matchAll(statement))
		imports.push({ kind: type === undefined ? "value" : "type", from });
	// Behind a type that is named in place stands its name, which begins with a capital.
	for (const [, from = "", name] of source.matchAll(/\bimport\("([^"\n]+)"\)(\.[A-Z])?/g))
		imports.push({ kind: name === undefined ? "dynamic" : "type", from });
	return imports;
}

function layerOf(path: string): Layer | undefined {
	let best: Layer | undefined;
	let longest = 0;
	for (const layer of layers)
		for (const at of layer.at) {
			const fits = at.endsWith("/") ? path.startsWith(at) : path === at;
			if (!fits || at.length <= longest) continue;
			best = layer;
			longest = at.length;
		}
	return best;
}

function forbiddenImports(path: string, layer: Layer): readonly string[] {
	return (importsOf.get(path) ?? []).flatMap(({ from }) => {
		if (!from.startsWith(".")) {
			const isAllowed = (layer.packages ?? []).some((name) =>
				name.endsWith(":") ? from.startsWith(name) : from === name,
			);
			return isAllowed ? [] : [`${path} imports ${from}`];
		}
		// What the build has made beside the product is data.
		if (from.endsWith("/dist/directories.json") && ["browser", "api"].includes(layer.name)) return [];
		const to = resolveSource(path, from);
		const target = to === undefined ? undefined : layerOf(to);
		const isAllowed = target === layer || (target !== undefined && layer.imports.includes(target.name));
		return isAllowed ? [] : [`${path} imports ${from} (${target?.name ?? "no source"})`];
	});
}

/** The source file that a relative import leads to; `undefined` for a package, or a file that is not a source. */
function resolveSource(path: string, from: string): string | undefined {
	if (!from.startsWith(".")) return undefined;
	const to = posix.join(dirname(path), from).replace(/\.js$/, ".ts");
	return importsOf.has(to) ? to : undefined;
}

/** Sources and packages that are loaded together with these sources. */
function loadedWith(entries: readonly string[]): ReadonlySet<string> {
	const loaded = new Set(entries);
	// A set goes on to what is added while it is gone through.
	for (const path of loaded)
		for (const { kind, from } of importsOf.get(path) ?? [])
			if (kind === "value") loaded.add(resolveSource(path, from) ?? packageOf(from));
	return loaded;
}

function packageOf(from: string): string {
	return from.split("/", from.startsWith("@") ? 2 : 1).join("/");
}

/** The circles of a graph: its strongly connected parts of more than one node (Tarjan 1972), sorted. */
function findCircles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
	const circles: string[][] = [];
	const order = new Map<string, number>();
	const open: string[] = [];
	const visit = (node: string): number => {
		const own = order.size;
		let low = own;
		order.set(node, own);
		open.push(node);
		for (const next of graph.get(node) ?? []) {
			const known = order.get(next);
			if (known === undefined) low = Math.min(low, visit(next));
			else if (open.includes(next)) low = Math.min(low, known);
		}
		if (low === own) {
			const part = open.splice(open.indexOf(node));
			if (part.length > 1 || graph.get(node)?.includes(node)) circles.push(part.sort());
		}
		return low;
	};
	for (const node of graph.keys()) if (!order.has(node)) visit(node);
	return circles.sort();
}

function isRule(value: unknown): value is Rule {
	return typeof value === "object" && value !== null && "code" in value && "scope" in value;
}
