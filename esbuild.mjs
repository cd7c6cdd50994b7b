#!/usr/bin/env node
/**
 * Builds dist/: the command line, the server (Node and Web Worker), the extension (desktop and browser) and the
 * directories that ship, with the licences of all libraries in them. `--watch` builds again at every change, with source
 * maps; what is built without it is what ships, and has none.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, context } from "esbuild";
import { buildWithCore } from "./scripts/buildWithCore.mjs";
import { modulesAtOnce } from "./scripts/modulesAtOnce.mjs";
import { traditionalMessages } from "./scripts/traditionalMessages.mjs";

const root = fileURLToPath(new URL("./", import.meta.url));
process.chdir(root);
const isWatching = process.argv.includes("--watch");

/** @type {import("esbuild").BuildOptions} */
const common = {
	bundle: true,
	minify: !isWatching,
	sourcemap: isWatching ? "linked" : false,
	sourcesContent: false,
	// Chinese text is larger escaped, and slower to read.
	charset: "utf8",
	legalComments: "none",
	logLevel: "warning",
	metafile: true,
	// The same libraries as ES modules, of which only what is used is bundled; for Node they offer CommonJS, whose names
	// a part that is loaded later does not have.
	alias: {
		yaml: fileURLToPath(new URL("node_modules/yaml/browser/index.js", import.meta.url)),
		numfmt: fileURLToPath(new URL("node_modules/numfmt/dist/index.mjs", import.meta.url)),
	},
};

/**
 * A Node program is one file, so that V8 can keep its code (server/src/node/loadProgram.ts); a library in it runs
 * when it is first used. The editor's extension has it in parts instead (`server`), which need a sixth more time to start,
 * and next to no room. All lie in one folder: modules find what is built beside them there (distribution.ts).
 * @type {import("esbuild").BuildOptions}
 */
const nodeProgram = {
	...common,
	outdir: "dist",
	outExtension: { ".js": ".cjs" },
	platform: "node",
	target: "node20.19",
	format: "cjs",
	define: { "import.meta.url": "niwenProgramUrl" },
	banner: { js: 'const niwenProgramUrl=require("node:url").pathToFileURL(__filename).href;' },
};

/**
 * Libraries that few runs of the quick command line need, by what they are imported as, and what of them is used. Each is a
 * program beside it (`cli.NAME.cjs`), which it loads when it needs it: V8 looks over all of a file before it runs.
 */
const librariesApart = {
	yaml: { file: "cli.yaml", source: 'export * from "yaml";' },
	zod: {
		file: "cli.zod",
		source:
			'export { array, boolean, enum, int, literal, looseObject, number, record, string, toJSONSchema, union } from "zod";',
	},
	"opencc-js/t2cn": { file: "cli.opencc", source: 'export * from "opencc-js/t2cn";' },
	"vscode-languageserver-types": {
		file: "cli.types",
		source: 'export * from "vscode-languageserver-types";',
	},
};

/** @type {import("esbuild").Plugin} */
const librariesAreApart = {
	name: "libraries-are-apart",
	setup({ onResolve }) {
		onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
			kind === "entry-point" || librariesApart[path] === undefined
				? undefined
				: { path: `./${librariesApart[path].file}.cjs`, external: true },
		);
	},
};

const programs = {
	...nodeProgram,
	// Kept code can import nothing; what is apart is required.
	supported: { "dynamic-import": false },
	// Source maps would not be true any more.
	plugins: isWatching ? [librariesAreApart] : [librariesAreApart, modulesAtOnce],
	entryPoints: existing({ "cli.quick": "server/src/node/cli/quickProgram.ts" }),
};

/** @returns {import("esbuild").BuildOptions} */
const libraryProgram = ({ file, source }) => ({
	...nodeProgram,
	outdir: undefined,
	outfile: `dist/${file}.cjs`,
	entryPoints: undefined,
	stdin: { contents: source, resolveDir: root },
});

/**
 * What is started: small modules that load their program.
 * @returns {import("esbuild").BuildOptions}
 */
const entries = (build) => ({
	...common,
	outdir: "dist",
	platform: "node",
	target: "node20.19",
	format: "esm",
	define: { COMMAND_LINE_BUILD: JSON.stringify(build) },
	entryPoints: existing({
		cli: "server/src/node/cli/cli.ts",
		checkWorker: "server/src/node/checkWorkerEntry.ts",
	}),
});

/**
 * What libraries in CommonJS ask of Node by `require` is imported: in ES modules, which is what the server's parts are,
 * there is no `require`.
 * @type {import("esbuild").Plugin}
 */
const nodeModulesAreImported = {
	name: "node-modules-are-imported",
	setup({ onResolve, onLoad }) {
		const namespace = "node-module";
		onResolve({ filter: /^[a-z_/:]+$/ }, ({ path, kind, namespace: within }) => {
			if (within === namespace) return { path, external: true };
			if (kind !== "require-call" || !isBuiltin(path)) return undefined;
			return { path: path.startsWith("node:") ? path : `node:${path}`, namespace };
		});
		onLoad({ filter: /./, namespace }, ({ path }) => ({
			contents: `export * from ${JSON.stringify(path)};`,
		}));
	},
};

/**
 * The server, for Node and for a Web Worker, as ES modules in parts: a library is loaded when it is first used. The two
 * share their parts, and each shares them with the worker that reads and writes documents and with the command line.
 * @type {import("esbuild").BuildOptions}
 */
const server = {
	...common,
	outdir: "dist",
	platform: "node",
	// Of the protocol's libraries each entry names the platform that it is for.
	conditions: ["browser"],
	target: ["node20.19", "es2022"],
	format: "esm",
	splitting: true,
	chunkNames: "[name]-[hash]",
	alias: {
		...common.alias,
		fflate: fileURLToPath(new URL("node_modules/fflate/esm/browser.js", import.meta.url)),
	},
	define: { NIWEN_VERSION: JSON.stringify(JSON.parse(readFileSync("package.json", "utf8")).version) },
	plugins: [nodeModulesAreImported],
	entryPoints: existing({
		server: "server/src/node/main.ts",
		// Loaded behind the answer to `initialize`; an entry, since a core is made of all that it needs.
		"server.engine": "server/src/common/transport/serveClient.ts",
		documentWorker: "server/src/node/documentWorkerEntry.ts",
		"server.web": "server/src/browser/main.ts",
		"cli.parts": "server/src/node/cli/program.ts",
		"documentWorker.web": "server/src/browser/documentWorkerEntry.ts",
	}),
};

/** What is called `NAME.js` in that build and has its Chinese messages in Traditional script. */
const traditional = (name) => `${name}.zh-TW`;

/**
 * The same with Chinese messages in Traditional script. Libraries, and what else imports no core, are the same files.
 * @type {import("esbuild").BuildOptions}
 */
const traditionalServer = {
	...server,
	plugins: [...server.plugins, traditionalMessages],
	entryPoints: Object.fromEntries(
		Object.entries(server.entryPoints).map(([name, source]) => [traditional(name), source]),
	),
};

/** The programs of the server's build that have cores, with the others of their platform. */
const platforms = (nameOf) => {
	const file = (name) => `${nameOf(name)}.js`;
	return {
		[file("server")]: [file("documentWorker"), file("cli.parts")],
		[file("server.engine")]: [],
		[file("server.web")]: [file("documentWorker.web")],
	};
};

/**
 * What programs that embed Niwen import: one file, whatever is done with it.
 * @type {import("esbuild").BuildOptions}
 */
const embedded = {
	...server,
	splitting: false,
	entryPoints: existing({ niwen: "server/src/node/api/niwen.ts" }),
};

/** @type {import("esbuild").BuildOptions} */
const desktopClient = {
	...common,
	entryPoints: existing({ extension: "client/src/extension.ts" }),
	outdir: "dist/client",
	outExtension: { ".js": ".cjs" },
	platform: "node",
	target: "node20.19",
	format: "cjs",
	external: ["vscode"],
};

/** @type {import("esbuild").BuildOptions} */
const webClient = {
	...desktopClient,
	entryPoints: existing({ "extension.web": "client/src/extension.web.ts" }),
	platform: "browser",
	target: "es2022",
};

/** Folders of client/page/. */
const pageNames = ["charts", "preview"];

/**
 * The pages that the extension shows in webviews, each a script and a style sheet. A page is one file: its policy lets no
 * other be loaded.
 * @type {import("esbuild").BuildOptions}
 */
const pages = {
	...common,
	entryPoints: pageNames.flatMap((name) =>
		["ts", "css"].map((kind) => ({ in: `client/page/${name}/${name}.${kind}`, out: name })),
	),
	outdir: "dist/page",
	platform: "browser",
	target: "es2022",
	format: "iife",
};

await generateDirectories();
await writeApiTypes();
const parts = [embedded, desktopClient, webClient, pages].filter(
	({ entryPoints }) => Object.keys(entryPoints).length > 0,
);
if (isWatching) {
	const contexts = await Promise.all(
		[
			programs,
			...Object.values(librariesApart).map(libraryProgram),
			entries("watched"),
			server,
			...parts,
		].map((options) => context(options)),
	);
	await Promise.all(contexts.map((one) => one.watch()));
	console.log("Watching for changes; press Ctrl+C to end.");
} else {
	const [shared, sharedTraditional, ...results] = await Promise.all([
		buildWithCore(
			server,
			platforms((name) => name),
		),
		buildWithCore(traditionalServer, platforms(traditional), ".zh-TW"),
		build(programs),
		...Object.values(librariesApart).map((library) => build(libraryProgram(library))),
		...parts.map((options) => build(options)),
	]);
	const hash = createHash("sha256");
	for (const file of ["cli.quick", ...Object.values(librariesApart).map((library) => library.file)])
		hash.update(readFileSync(`dist/${file}.cjs`));
	const version = hash.digest("hex").slice(0, 12);
	results.push(await build(entries(version)));
	// The command line may be called by its own name.
	chmodSync("dist/cli.js", 0o755);
	const metafiles = [shared, sharedTraditional, ...results.map(({ metafile }) => metafile)];
	removeStale(metafiles.flatMap(({ outputs }) => Object.keys(outputs)));
	await writeNotices(metafiles);
	await compileAhead(version);
}

/** Keeps the code of the command line as V8 has compiled it after a run over the samples. */
async function compileAhead(version) {
	const outfile = join(root, "dist/compileAhead.mjs");
	try {
		await build({
			entryPoints: ["scripts/compileAhead.ts"],
			outfile,
			bundle: true,
			platform: "node",
			format: "esm",
			logLevel: "warning",
		});
		// In a process of its own, which ends with the run.
		const { status } = spawnSync(process.execPath, [outfile, version], {
			stdio: ["ignore", "ignore", "inherit"],
		});
		if (status !== 0) console.warn("The command line is not compiled ahead; it starts a little slower.");
	} finally {
		rmSync(outfile, { force: true });
	}
}

/** The entries whose source exists; the others are named, never left out in silence. */
function existing(entries) {
	return Object.fromEntries(
		Object.entries(entries).filter(([name, source]) => {
			if (existsSync(source)) return true;
			console.warn(`${name} is not built: ${source} does not exist.`);
			return false;
		}),
	);
}

/** Writes dist/directories.json from the YAML files; a mistake in one of them ends the build. */
async function generateDirectories() {
	const { generateDirectories: generate } = await loadScript("generateDirectories");
	mkdirSync("dist", { recursive: true });
	writeFileSync("dist/directories.json", generate(new URL("seeds/directories/", import.meta.url)));
}

/** Writes dist/niwen.d.ts, the types of the public interface. */
async function writeApiTypes() {
	const { printApiTypes } = await loadScript("apiTypes");
	writeFileSync("dist/niwen.d.ts", printApiTypes(root));
}

/** Writes the licences of what is bundled, and its bill of materials; a package without one ends the build. */
async function writeNotices(metafiles) {
	const { createNotices } = await loadScript("thirdPartyNotices");
	writeFileSync("dist/THIRD-PARTY-NOTICES.txt", createNotices(metafiles, root));
	const { createSbom } = await loadScript("sbom");
	writeFileSync("dist/sbom.cdx.json", createSbom(metafiles, root));
}

/** The exports of a script in TypeScript. */
async function loadScript(name) {
	const outfile = join(root, `out/${name}.mjs`);
	await build({
		entryPoints: [`scripts/${name}.ts`],
		outfile,
		bundle: true,
		platform: "node",
		format: "esm",
		alias: common.alias,
		logLevel: "warning",
	});
	// A fresh address each time: Node keeps the modules that it has loaded.
	return import(`${pathToFileURL(outfile).href}?${Date.now()}`);
}

/** Shared parts have a hash in their name: those of earlier builds are taken away. */
function removeStale(outputs) {
	const built = new Set(outputs.map((output) => basename(output)));
	for (const folder of ["dist", "dist/client", "dist/page"]) {
		if (!existsSync(folder)) continue;
		for (const name of readdirSync(folder))
			if (/\.(?:c?js(?:\.map)?|cache)$/.test(name) && !built.has(name)) rmSync(join(folder, name));
	}
}
