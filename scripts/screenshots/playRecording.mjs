// Given to the host's `open`: plays the steps of the recording in NIWEN_LANGUAGE on the file NIWEN_SCENE_FILE, and
// leaves a picture of each in the folder NIWEN_RECORDING.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor.mjs";
import { pictureName } from "./recording.mjs";
import { STEPS } from "./recordingSteps.mjs";
import { ROOT } from "./window.mjs";

export default async function playRecording(page, { shot }) {
	const { NIWEN_RECORDING: folder, NIWEN_SCENE_FILE: file, NIWEN_LANGUAGE: language } = process.env;
	await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
	const editor = new Editor(page, file);
	await editor.opened();
	const titles = JSON.parse(
		readFileSync(join(ROOT, language === "zh" ? "package.nls.zh-cn.json" : "package.nls.json"), "utf8"),
	);
	/** A command of the extension by what stands behind `niwen.` in its id. */
	const command = (id) => editor.command(`${titles.category}: ${titles[`command.${id}`]}`);
	for (const [i, step] of STEPS.entries()) {
		try {
			await step.act(editor, { command, titles, language });
		} catch (error) {
			// Nobody who prints the error follows its cause.
			throw new Error(`step ${step.name}: ${error.message}`);
		}
		await editor.settle();
		await shot(join(folder, pictureName(step, i)));
	}
}
