/**
 * The pictures of docs/images, one VS Code run each.
 *
 * @typedef {object} Scene
 * @property {string} name the picture's file name without `.png`
 * @property {string} file the file to open, from the project's root; its folder is the workspace (a copy)
 * @property {"light" | "dark"} theme
 * @property {Record<string, unknown>} [settings] VS Code settings on top of the common ones
 * @property {string} [size] window size, "WIDTHxHEIGHT" in pixels
 * @property {string} [locale] display language that the extension is told, such as "zh-cn"
 * @property {(editor: import("./editor.mjs").Editor) => Promise<void>} steps what is done before the picture
 */

const SAMPLE = "seeds/wujiang-2024.plan.md";
const THEMES = /** @type {const} */ (["light", "dark"]);

/** @type {readonly Scene[]} */
export const SCENES = THEMES.flatMap((theme) => [
	{
		name: `outline-${theme}`,
		file: SAMPLE,
		theme,
		steps: async (editor) => {
			await editor.showOutline();
		},
	},
	{
		name: `hover-unit-${theme}`,
		file: SAMPLE,
		theme,
		steps: async (editor) => {
			await editor.goToText("区发改委");
			await editor.hover();
		},
	},
	{
		name: `hover-official-${theme}`,
		file: SAMPLE,
		theme,
		steps: async (editor) => {
			await editor.goToText("钱宇");
			await editor.hover();
		},
	},
	{
		name: `problems-${theme}`,
		file: "seeds/defects.plan.md",
		theme,
		steps: async (editor) => {
			await editor.showProblems();
		},
	},
	{
		name: `completion-${theme}`,
		file: SAMPLE,
		theme,
		steps: async (editor) => {
			await editor.goToText("★区商务局", { at: "end" });
			await editor.type("、fgw");
			await editor.suggest("发改委");
		},
	},
]);
