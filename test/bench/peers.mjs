import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

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
	const npm = process.env.npm_execpath;
	const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"];
	const { status, stderr, error } =
		npm === undefined
			? spawnSync("npm", args, { encoding: "utf8", shell: process.platform === "win32" })
			: spawnSync(process.execPath, [npm, ...args], { encoding: "utf8" });
	if (status === 0 && isComplete()) return undefined;
	return error?.message ?? stderr.split("\n").find((line) => /npm err/i.test(line)) ?? "npm install failed";
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
