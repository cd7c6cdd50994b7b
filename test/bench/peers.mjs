import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";

/** Where the peers are installed; ignored by git. */
const folder = fileURLToPath(new URL("../../.bench/", import.meta.url));
const manifest = readFileSync(new URL("peers.json", import.meta.url), "utf8");

/**
 * Installs the peers where they are not there in the right versions yet.
 *
 * @returns {string | undefined} why there are none; undefined where all are there
 */
export function installPeers() {
	if (isComplete()) return undefined;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "package.json"), manifest);
	console.error("Installing the tools to compare with into .bench/ …");
	const outcome = runNpm(["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"]);
	return outcome.status === 0 && isComplete() ? undefined : whyNpmFailed(outcome);
}

/** The address of a peer's module, for `import`. */
export function resolvePeer(name) {
	return createRequire(join(folder, "package.json")).resolve(name);
}

/** rumdl's own program, without the script around it that npm starts. */
export function findRumdl() {
	const scope = join(folder, "node_modules", "@rumdl");
	const file = process.platform === "win32" ? "rumdl.exe" : "rumdl";
	for (const name of existsSync(scope) ? readdirSync(scope) : []) {
		const path = join(scope, name, file);
		if (existsSync(path) && spawnSync(path, ["--version"]).status === 0) return path;
	}
	throw new Error(`rumdl has no program for this machine under ${scope}`);
}

function isComplete() {
	return Object.entries(JSON.parse(manifest).dependencies).every(([name, version]) => {
		const file = join(folder, "node_modules", name, "package.json");
		return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === version;
	});
}
