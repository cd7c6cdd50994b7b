import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";

const bench = new URL("../../.bench/", import.meta.url);

/**
 * Tools to compare with: where they are installed (ignored by git), and the package.json that says which.
 *
 * @param {string} place below `.bench/`; empty for itself
 * @param {URL} manifest
 */
export function peersIn(place, manifest) {
	return { folder: fileURLToPath(new URL(place, bench)), manifest: readFileSync(manifest, "utf8") };
}

/** Those of the benchmark. */
const benchPeers = peersIn("", new URL("peers.json", import.meta.url));

/**
 * Installs the peers where they are not there in the right versions yet.
 *
 * @returns {string | undefined} why there are none; undefined where all are there
 */
export function installPeers({ folder, manifest } = benchPeers) {
	if (isComplete(folder, manifest)) return undefined;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), manifest);
	console.error(`Installing the tools to compare with into ${relative(process.cwd(), folder)} …`);
	const outcome = runNpm(["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"]);
	return outcome.status === 0 && isComplete(folder, manifest) ? undefined : whyNpmFailed(outcome);
}

/** The address of a peer's module, for `import`. */
export function resolvePeer(name, { folder } = benchPeers) {
	return createRequire(join(folder, "package.json")).resolve(name);
}

/** rumdl's own program, without the script around it that npm starts. */
export function findRumdl() {
	const scope = join(benchPeers.folder, "node_modules", "@rumdl");
	const file = process.platform === "win32" ? "rumdl.exe" : "rumdl";
	for (const name of existsSync(scope) ? readdirSync(scope) : []) {
		const path = join(scope, name, file);
		if (existsSync(path) && spawnSync(path, ["--version"]).status === 0) return path;
	}
	throw new Error(`rumdl has no program for this machine under ${scope}`);
}

function isComplete(folder, manifest) {
	return Object.entries(JSON.parse(manifest).dependencies).every(([name, version]) => {
		const file = join(folder, "node_modules", name, "package.json");
		return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === version;
	});
}
