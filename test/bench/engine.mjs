import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Niwen's engine as it stands in the sources, built as for the product, with the directories that ship.
 *
 * `npm run bench -- --before COMMIT` measures that commit through the file of this name that it has. What is behind
 * `open` and `edit` may change with the code; they, `loadEngine` and what they take stay as they are.
 */
export async function loadEngine() {
	return createEngine(
		await importCore(`
			export { createSourceDocument, replaceRange } from "./text/sourceDocument.js";
			export { createPlanSnapshot } from "./snapshot/planSnapshot.js";
			export { loadDirectory } from "./directory/load.js";
			export { defaultSettings } from "./settings.js";`),
	);
}

/**
 * Modules of the core, built as for the product.
 *
 * @param {string} exports what is needed of them, with paths as in server/src/common
 */
export async function importCore(exports) {
	const folder = mkdtempSync(join(tmpdir(), "niwen-bench-"));
	const outfile = join(folder, "engine.mjs");
	try {
		await build({
			stdin: { resolveDir: join(root, "server/src/common"), contents: exports },
			outfile,
			bundle: true,
			minify: true,
			charset: "utf8",
			format: "esm",
			platform: "node",
			target: "node20.19",
			alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
			logLevel: "warning",
		});
		return await import(pathToFileURL(outfile).href);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function createEngine({
	createSourceDocument,
	replaceRange,
	createPlanSnapshot,
	loadDirectory,
	defaultSettings,
}) {
	const uri = "file:///plans/bench.plan.md";
	const environment = {
		settings: defaultSettings,
		directories: readDirectories(loadDirectory),
		namedDirectories: [],
		missingDirectories: [],
	};
	return {
		/** Reads and checks a document with all rules. */
		open(text) {
			const snapshot = createPlanSnapshot({
				uri,
				version: 1,
				document: createSourceDocument(text),
				environment,
			});
			return { snapshot, findings: snapshot.findings() };
		},
		/** Reads and checks it after a range (as `replaceRange` takes it) was replaced, up to the findings that are shown. */
		edit({ snapshot }, range, text) {
			const { document, change } = replaceRange(snapshot.document, range, text);
			const next = createPlanSnapshot(
				{ uri, version: snapshot.version + 1, document, environment },
				{ snapshot, change },
			);
			return { snapshot: next, findings: next.found().mostSevere(defaultSettings.maxFindings) };
		},
	};
}

function readDirectories(loadDirectory) {
	const folder = join(root, "seeds/directories");
	return readdirSync(folder)
		.filter((name) => name.endsWith(".directory.yaml"))
		.sort()
		.map((name) => {
			const path = join(folder, name);
			return loadDirectory(readFileSync(path, "utf8"), pathToFileURL(path).href).directory;
		});
}
