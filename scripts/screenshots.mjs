// Takes pictures of the extension at work in a real VS Code (test/vscode/host, Linux).
//
//   node scripts/screenshots.mjs            those of docs/images: all scenes of scripts/screenshots/scenes.mjs
//   node scripts/screenshots.mjs NAME…      those scenes only
//   node scripts/screenshots.mjs recording  a drafter at work, step by step, in both languages, light and dark:
//                                           LANGUAGE-THEME/NN-STEP.png in a folder of its own (recording.mjs)
//   --only=zh-dark,…  of the recording only these · --extension=DIR  another extension than this project's
//   --output=DIR  another folder than docs/images, or than niwen-recording among temporary files
//
// The extension must be built (npm run build). Pictures are made small by pngquant where that is installed. Exit status 1 where a scene or a step fails; its picture is then left
// as it was.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { record, VARIANTS } from "./screenshots/recording.mjs";
import { SCENES } from "./screenshots/scenes.mjs";
import { playInVSCode, ROOT } from "./screenshots/window.mjs";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		extension: { type: "string", default: ROOT },
		output: { type: "string" },
		only: { type: "string" },
	},
});
const extension = resolve(values.extension);
if (positionals.length === 1 && positionals[0] === "recording") recordAll();
else takeScenes();

function recordAll() {
	const output = resolve(values.output ?? join(tmpdir(), "niwen-recording"));
	const wanted = choose(VARIANTS, values.only?.split(",") ?? []);
	report(wanted.filter((variant) => !record(variant, extension, output)));
}

function takeScenes() {
	const output = resolve(values.output ?? join(ROOT, "docs", "images"));
	mkdirSync(output, { recursive: true });
	report(choose(SCENES, positionals).filter((scene) => !take(scene, output)));
}

/** Those with these names, all where none is given. Ends the process where there is none of a name. */
function choose(all, names) {
	const unknown = names.filter((name) => !all.some((one) => one.name === name));
	if (unknown.length > 0) {
		console.error(
			`No such scene: ${unknown.join(", ")}. There are: ${all.map(({ name }) => name).join(", ")}`,
		);
		process.exit(2);
	}
	return all.filter(({ name }) => names.length === 0 || names.includes(name));
}

function report(failed) {
	if (failed.length === 0) return;
	console.error(`Not taken: ${failed.map(({ name }) => name).join(", ")}`);
	process.exitCode = 1;
}

/** Plays one scene in a VS Code of its own. Returns whether it came off. */
function take(scene, folder) {
	const target = join(folder, `${scene.name}.png`);
	return playInVSCode({
		...scene,
		extension,
		script: "play.mjs",
		env: { NIWEN_SCENE: scene.name },
		keep: (picture) => {
			cpSync(picture, `${target}.new`);
			makeSmall(`${target}.new`);
			renameSync(`${target}.new`, target);
			console.log(target);
		},
	});
}

/** Leaves the picture as it is where it cannot be made smaller without that being seen. */
function makeSmall(picture) {
	spawnSync("pngquant", [
		"--quality=80-100",
		"--speed=1",
		"--strip",
		"--force",
		"--output",
		picture,
		picture,
	]);
}
