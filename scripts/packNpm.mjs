import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runNpm, whyNpmFailed } from "./npm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What is packed, as it will lie in the package. */
const stage = join(root, "out", "npm");

/**
 * The files that `npm pack` takes, by package.json.
 *
 * @returns {string[]} paths from the project's folder; throws where npm cannot tell
 */
export function listShippedFiles() {
	return pack(root, ["--dry-run"]).files;
}

/**
 * Packs what is built for npm, from a folder of its own: its package.json has no scripts, as none of the files that they
 * name is in the package. npm warns of `prepare` where somebody installs the file, and a checkout needs it: npm runs it
 * where the package comes from git. The project's own package.json is never changed.
 *
 * @param {string} out the file to write; one that is there is replaced
 * @returns {{ files: string[] }} the paths in it; throws where it cannot be packed
 */
export function packNpm(out) {
	rmSync(stage, { recursive: true, force: true });
	const folder = join(stage, "package");
	for (const path of listShippedFiles()) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		cpSync(join(root, path), join(folder, path));
	}
	const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	const { scripts: _1, devDependencies: _2, ...forUsers } = manifest;
	writeFileSync(join(folder, "package.json"), `${JSON.stringify(forUsers, null, "\t")}\n`);
	const { filename, files } = pack(folder, ["--pack-destination", stage]);
	moveInto(join(stage, filename), out);
	return { files };
}

/**
 * Puts a whole file in its place, also on another disk.
 *
 * @param {string} from
 * @param {string} to
 */
export function moveInto(from, to) {
	mkdirSync(dirname(to), { recursive: true });
	const beside = join(dirname(to), `.${basename(to)}.${process.pid}`);
	copyFileSync(from, beside);
	renameSync(beside, to);
	rmSync(from);
}

/**
 * @param {string} folder
 * @param {readonly string[]} options
 * @returns {{ filename: string, files: string[] }}
 */
function pack(folder, options) {
	const outcome = runNpm(["pack", "--json", "--ignore-scripts", ...options], { cwd: folder });
	if (outcome.status !== 0) throw new Error(whyNpmFailed(outcome));
	// Up to npm 11 it is a list of packages, since npm 12 an object with their names.
	const [{ filename, files }] = Object.values(JSON.parse(outcome.stdout));
	return { filename, files: files.map(({ path }) => path) };
}
