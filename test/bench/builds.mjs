import { spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import JSZip from "jszip";
import { runNpm, whyNpmFailed } from "../../scripts/npm.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where builds lie; ignored by git. */
const folder = join(root, ".bench/builds");

/**
 * One state of this project, as its users have it.
 *
 * @typedef {object} Build
 * @property {string} name how reports call it
 * @property {string} source its sources, with what they need installed: test/bench/engine.mjs there is its engine
 * @property {string} installed its npm package, installed
 * @property {string} [extension] the folder of its extension, as an editor unpacks it
 * @property {string[]} notes what is not as it should be, for the report
 */

/**
 * What the working tree is now, packed anew.
 *
 * @param {{ withExtension: boolean }} options
 * @returns {Promise<Build>} throws where it cannot be built or packed
 */
export async function buildPresent({ withExtension }) {
	const build = { name: nameOfPresent(), source: root, notes: [], ...placesIn(join(folder, "present")) };
	rmSync(build.at, { recursive: true, force: true });
	console.error("Packing the present state …");
	await pack(build, withExtension);
	return build;
}

/**
 * Another commit of this repository, built and packed in a folder of its own, once.
 *
 * @param {string} commit whatever git takes for one
 * @returns {Promise<Build>} throws, and says why, where it cannot be had
 */
export async function buildOfCommit(commit) {
	const hash = git(["rev-parse", "--verify", "--quiet", `${commit}^{commit}`]).stdout.trim();
	if (hash === "") throw new Error(`git knows no commit ${commit} here`);
	const name = hash.slice(0, 7);
	const places = placesIn(join(folder, hash.slice(0, 12)));
	const build = { name, source: join(places.at, "source"), notes: [], ...places };
	const whole = join(places.at, "build.json");
	if (existsSync(whole)) return { ...build, ...JSON.parse(readFileSync(whole, "utf8")) };
	console.error(`Building ${name} (once) …`);
	rmSync(places.at, { recursive: true, force: true });
	checkOut(hash, build.source);
	for (const args of [["ci"], ["run", "build"]]) npm(args, build.source);
	const isFinal = await pack(build, true);
	// What it packed its extension with is larger than itself.
	rmSync(join(build.source, "out"), { recursive: true, force: true });
	// Without a network it is tried anew the next time.
	if (isFinal) writeFileSync(whole, JSON.stringify({ extension: build.extension, notes: build.notes }));
	return build;
}

/**
 * Another checkout of this project, with what it needs installed, built and packed as it is now.
 *
 * @param {string} path
 * @returns {Promise<Build>} throws where it cannot be built or packed
 */
export async function buildOfFolder(path) {
	const source = resolve(path);
	const build = { name: basename(source), source, notes: [], ...placesIn(join(folder, "other")) };
	rmSync(build.at, { recursive: true, force: true });
	console.error(`Building ${source} …`);
	npm(["run", "build"], source);
	await pack(build, true);
	return build;
}

function placesIn(at) {
	return { at, installed: join(at, "installed/node_modules/niwen") };
}

function nameOfPresent() {
	const described = git(["rev-parse", "--short=7", "HEAD"]);
	const hash = described.status === 0 ? described.stdout.trim() : "no commit";
	return git(["status", "--porcelain"]).stdout?.trim() ? `${hash} with changes` : hash;
}

/** The files of a commit, without touching the working tree or its index. */
function checkOut(hash, target) {
	mkdirSync(target, { recursive: true });
	const env = { ...process.env, GIT_INDEX_FILE: join(dirname(target), "index") };
	for (const args of [
		["read-tree", hash],
		["checkout-index", "--all", `--prefix=${target}${sep}`],
	]) {
		const { status, stderr } = git(args, env);
		if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.trim()}`);
	}
}

/**
 * Packs what is built in `build.source`, installs the npm package and unpacks the extension beside it.
 *
 * @returns {Promise<boolean>} whether packing it again would give nothing else
 */
async function pack(build, withExtension) {
	mkdirSync(join(build.at, "installed"), { recursive: true });
	if (build.source === root) npm(["run", "build"], root);
	npm(["pack", "--ignore-scripts", "--pack-destination", build.at], build.source);
	const [file] = readdirSync(build.at).filter((name) => name.endsWith(".tgz"));
	if (file === undefined) throw new Error(`npm pack has left no package in ${build.at}`);
	writeFileSync(join(build.at, "installed/package.json"), "{}");
	npm(["install", "--offline", "--no-audit", "--no-fund", join(build.at, file)], join(build.at, "installed"));
	return withExtension ? packExtension(build) : true;
}

/**
 * Where a commit cannot pack its extension (before it could, or without a network), the files of its npm package stand
 * in for it, without the code that V8 has compiled: that is what an extension would have of them.
 */
async function packExtension(build) {
	const target = join(build.at, "extension");
	build.extension = target;
	const { scripts } = JSON.parse(readFileSync(join(build.source, "package.json"), "utf8"));
	const canPack = scripts.package !== undefined;
	const why = canPack ? await tryPackExtension(build, target) : "it could not pack one yet";
	if (why !== undefined) {
		build.notes.push(`${build.name}: the files of its npm package stand in for its extension (${why})`);
		cpSync(build.installed, target, { recursive: true, filter: (path) => !path.endsWith(".cache") });
	}
	return !canPack || why === undefined;
}

/** @returns {Promise<string | undefined>} why there is none */
async function tryPackExtension({ source, at }, target) {
	const file = join(at, "niwen.vsix");
	const outcome = runNpm(["run", "package", "--", "--out", file], { cwd: source });
	if (outcome.status !== 0) return lastLine(outcome.stderr);
	const zip = await JSZip.loadAsync(readFileSync(file));
	const unpacked = `${target}.part`;
	for (const entry of Object.values(zip.files)) {
		const path = resolve(unpacked, entry.name);
		if (entry.dir || !path.startsWith(resolve(unpacked, "extension") + sep)) continue;
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, await entry.async("nodebuffer"));
	}
	renameSync(join(unpacked, "extension"), target);
	rmSync(unpacked, { recursive: true });
	return undefined;
}

function npm(args, cwd) {
	const outcome = runNpm(args, { cwd });
	if (outcome.status !== 0) throw new Error(`npm ${args.join(" ")} in ${cwd}: ${whyNpmFailed(outcome)}`);
}

function git(args, env = process.env) {
	const { status, stdout, stderr, error } = spawnSync("git", args, { cwd: root, env, encoding: "utf8" });
	return { status, stdout: stdout ?? "", stderr: stderr || error?.message || "" };
}

function lastLine(text) {
	return text.trim().split("\n").at(-1) ?? "";
}

/** `niwen lsp --stdio` of a build's npm package, or the server that its extension starts. */
export function serverOf(build, { fromExtension = false } = {}) {
	const args = fromExtension
		? [join(build.extension, "dist/server.js"), "--stdio"]
		: [join(build.installed, "dist/cli.js"), "lsp", "--stdio"];
	return { name: `niwen ${build.name}`, command: process.execPath, args };
}

/** The command line of a build. */
export function commandLineOf(build, { fromExtension = false } = {}) {
	return join(fromExtension ? build.extension : build.installed, "dist/cli.js");
}
