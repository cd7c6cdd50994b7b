import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { STEPS } from "./recordingSteps.mjs";
import { playInVSCode } from "./window.mjs";

const LANGUAGES = /** @type {const} */ (["en", "zh"]);
const THEMES = /** @type {const} */ (["light", "dark"]);

/** What the recording is made in: one VS Code run each. */
export const VARIANTS = LANGUAGES.flatMap((language) =>
	THEMES.map((theme) => ({ name: `${language}-${theme}`, language, theme })),
);

/**
 * Records all steps in one VS Code, a picture each, and a page that lists them.
 *
 * @param {{ name: string, language: "en" | "zh", theme: "light" | "dark" }} variant
 * @param {string} extension the extension's folder
 * @param {string} output gets a folder with the variant's name
 * @returns {boolean} whether all steps came off
 */
export function record({ name, language, theme }, extension, output) {
	const folder = join(output, name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	return playInVSCode({
		name: `recording-${name}`,
		file: "scripts/screenshots/recording/drafter.plan.md",
		theme,
		...(language === "zh" ? { locale: "zh-cn" } : {}),
		// In a browser VS Code saves by itself, and a step would find half a file.
		settings: { "files.autoSave": "off" },
		size: "1500x800",
		limit: 900,
		extension,
		script: "playRecording.mjs",
		env: { NIWEN_RECORDING: folder, NIWEN_LANGUAGE: language },
		keep: () => {
			const pictures = STEPS.map((step, i) => `## ${step.title[language]}\n\n![](${pictureName(step, i)})\n`);
			writeFileSync(join(folder, "index.md"), pictures.join("\n"));
			console.log(folder);
		},
	});
}

/** `03-tab-leader.png`: the steps in their order. */
export function pictureName(step, index) {
	return `${String(index + 1).padStart(2, "0")}-${step.name}.png`;
}
