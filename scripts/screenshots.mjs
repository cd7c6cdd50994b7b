// Takes the pictures of docs/images from the extension at work in a real VS Code (test/vscode/host, Linux).
//
//   node scripts/screenshots.mjs            all scenes of scripts/screenshots/scenes.mjs
//   node scripts/screenshots.mjs NAME…      those scenes only
//   --extension=DIR  another extension than this project's · --output=DIR  another folder than docs/images
//
// The extension must be built (npm run build). Exit status 1 where a scene fails; its picture is then left as it was.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SCENES } from "./screenshots/scenes.mjs";

const ROOT = resolve(fileURLToPath(new URL("..", import.meta.url)));
const OPEN = join(ROOT, "test", "vscode", "host", "open");
const PLAY = join(ROOT, "scripts", "screenshots", "play.mjs");
const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };
const SETTINGS = {
	"editor.cursorBlinking": "solid",
	"editor.minimap.enabled": false,
	"editor.stickyScroll.enabled": false,
	"workbench.tips.enabled": false,
};

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { extension: { type: "string", default: ROOT }, output: { type: "string" } },
});
const output = resolve(values.output ?? join(ROOT, "docs", "images"));
const unknown = positionals.filter((name) => !SCENES.some((scene) => scene.name === name));
if (unknown.length > 0) {
	console.error(
		`No such scene: ${unknown.join(", ")}. There are: ${SCENES.map(({ name }) => name).join(", ")}`,
	);
	process.exit(2);
}
mkdirSync(output, { recursive: true });
const chosen = SCENES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const failed = chosen
	.filter((scene) => !take(scene, resolve(values.extension), output))
	.map(({ name }) => name);
if (failed.length > 0) {
	console.error(`Not taken: ${failed.join(", ")}`);
	process.exitCode = 1;
}

/** Plays one scene in a VS Code of its own, on a copy of the file's folder. Returns whether it came off. */
function take(scene, extension, folder) {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-scene-"));
	try {
		const source = resolve(ROOT, scene.file);
		const workspace = join(scratch, basename(dirname(source)));
		// Only what belongs to the plan: a folder of documents, never the packages of a project.
		cpSync(dirname(source), workspace, {
			recursive: true,
			filter: (path) => basename(path) !== "node_modules",
		});
		const file = join(workspace, basename(source));
		const picture = join(scratch, "picture.png");
		const settings = {
			...SETTINGS,
			// What an English reader is to read; with `auto`, a Chinese plan is spoken of in Chinese.
			...(scene.locale ? {} : { "niwen.language": "en" }),
			"workbench.colorTheme": THEMES[scene.theme],
			...scene.settings,
		};
		const result = spawnSync(
			process.execPath,
			[
				OPEN,
				`--extension=${extension}`,
				`--file=${file}`,
				`--script=${PLAY}`,
				`--output=${picture}`,
				`--size=${scene.size ?? "1400x860"}`,
				"--wait=0",
				...(scene.locale ? [`--locale=${scene.locale}`] : []),
				...Object.entries(settings).map(([key, value]) => `--setting=${key}=${JSON.stringify(value)}`),
				workspace,
			],
			{
				stdio: ["ignore", "inherit", "pipe"],
				encoding: "utf8",
				env: { ...process.env, NIWEN_SCENE: scene.name, NIWEN_SCENE_FILE: file },
			},
		);
		if (result.status !== 0) {
			const state = join(tmpdir(), `niwen-scene-${scene.name}.png`);
			try {
				cpSync(picture, state);
				console.error(`${scene.name}: failed; the state it left is in ${state}`);
			} catch {
				console.error(`${scene.name}: failed before there was anything to see`);
			}
			console.error(result.stderr);
			return false;
		}
		const target = join(folder, `${scene.name}.png`);
		cpSync(picture, `${target}.new`);
		renameSync(`${target}.new`, target);
		console.log(target);
		return true;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}
