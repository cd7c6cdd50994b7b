import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
const OPEN = join(ROOT, "test", "vscode", "host", "open");
const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" };
const SETTINGS = {
	"editor.cursorBlinking": "solid",
	"editor.minimap.enabled": false,
	"editor.stickyScroll.enabled": false,
	"workbench.tips.enabled": false,
};

/**
 * Plays a script of this folder in a VS Code of its own, on a copy of the file's folder.
 *
 * @param {object} play
 * @param {string} play.name what it is called where it fails
 * @param {string} play.file the file to open, from the project's root; the script finds it as NIWEN_SCENE_FILE
 * @param {"light" | "dark"} play.theme
 * @param {string} play.script
 * @param {string} play.extension the extension's folder
 * @param {Record<string, string>} play.env what else the script is told
 * @param {(picture: string) => void} play.keep gets the picture of the window at the end
 * @param {Record<string, unknown>} [play.settings] VS Code settings on top of the common ones
 * @param {string} [play.size] window size, "WIDTHxHEIGHT" in pixels
 * @param {string} [play.locale] display language that the extension is told, such as "zh-cn"
 * @param {number} [play.limit] seconds for the whole
 * @returns {boolean} whether it came off
 */
export function playInVSCode(play) {
	const scratch = mkdtempSync(join(tmpdir(), "niwen-scene-"));
	try {
		const source = resolve(ROOT, play.file);
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
			...(play.locale ? {} : { "niwen.language": "en" }),
			"workbench.colorTheme": THEMES[play.theme],
			...play.settings,
		};
		const result = spawnSync(
			process.execPath,
			[
				OPEN,
				`--extension=${play.extension}`,
				`--file=${file}`,
				`--script=${join(ROOT, "scripts", "screenshots", play.script)}`,
				`--output=${picture}`,
				`--size=${play.size ?? "1400x860"}`,
				`--timeout=${play.limit ?? 180}`,
				"--wait=0",
				...(play.locale ? [`--locale=${play.locale}`] : []),
				...Object.entries(settings).map(([key, value]) => `--setting=${key}=${JSON.stringify(value)}`),
				workspace,
			],
			{
				stdio: ["ignore", "inherit", "pipe"],
				encoding: "utf8",
				env: { ...process.env, ...play.env, NIWEN_SCENE_FILE: file },
			},
		);
		if (result.status === 0) {
			play.keep(picture);
			return true;
		}
		const state = join(tmpdir(), `niwen-scene-${play.name}.png`);
		try {
			cpSync(picture, state);
			console.error(`${play.name}: failed; the state it left is in ${state}`);
		} catch {
			console.error(`${play.name}: failed before there was anything to see`);
		}
		console.error(result.stderr);
		return false;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}
