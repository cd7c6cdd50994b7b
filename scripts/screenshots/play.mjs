// Given to the host's `open`: plays the scene that NIWEN_SCENE names, on the file NIWEN_SCENE_FILE.
import { Editor } from "./editor.mjs";
import { SCENES } from "./scenes.mjs";

export default async function play(page) {
	const scene = SCENES.find(({ name }) => name === process.env.NIWEN_SCENE);
	const file = process.env.NIWEN_SCENE_FILE;
	if (scene === undefined || file === undefined)
		throw new Error("NIWEN_SCENE and NIWEN_SCENE_FILE name a scene");
	const editor = new Editor(page, file);
	await editor.opened();
	await scene.steps(editor);
	await editor.settle();
}
