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
/** NIWEN_SCENE_CLEANED names another text to be cleaned, for a look at one that does not belong into the project. */
const CLEANED = process.env.NIWEN_SCENE_CLEANED ?? "seeds/traditional.plan.txt";
/** Of a window with two editors side by side. */
const WIDE = "1700x860";
const THEMES = /** @type {const} */ (["light", "dark"]);

/** Both READMEs show the interface in their own language. */
const languages = /** @type {const} */ (["en", "zh"]);
const nameOf = (name, language, theme) => `${name}-${language === "en" ? "" : "zh-"}${theme}`;
const localeOf = (language) => (language === "en" ? {} : { locale: "zh-cn" });

/** @type {readonly Scene[]} */
export const SCENES = THEMES.flatMap((theme) => [
	...languages.map((language) => ({
		name: nameOf("outline", language, theme),
		file: SAMPLE,
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.showOutline();
		},
	})),
	...languages.map((language) => ({
		name: nameOf("hints", language, theme),
		file: SAMPLE,
		theme,
		...localeOf(language),
		steps: showHints,
	})),
	...languages.map((language) => ({
		name: nameOf("hover-unit", language, theme),
		file: SAMPLE,
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.goToText("区发改委");
			await editor.hover();
		},
	})),
	{
		name: `hover-official-${theme}`,
		file: SAMPLE,
		theme,
		steps: async (editor) => {
			await editor.goToText("钱宇");
			await editor.hover();
		},
	},
	...languages.map((language) => ({
		name: nameOf("statement", language, theme),
		file: "seeds/statements.plan.txt",
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.showOutline();
			await editor.goToText("区工信局", { occurrence: 2 });
			await editor.hover(/表态发言|Statement/);
		},
	})),
	...languages.map((language) => ({
		name: nameOf("clean", language, theme),
		file: CLEANED,
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.command("View: Toggle Primary Side Bar Visibility");
			await editor.command(language === "zh" ? "拟文: 清理文稿" : "Niwen: Clean Document");
			await editor.waitFor(".monaco-diff-editor .modified-in-monaco-diff-editor .view-line");
			await editor.waitFor(".notification-toast", /共改动|change/);
		},
	})),
	...languages.map((language) => ({
		name: nameOf("problems", language, theme),
		file: "seeds/defects.plan.md",
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.showProblems();
		},
	})),
	...languages.map((language) => ({
		name: nameOf("completion", language, theme),
		file: SAMPLE,
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.goToText("★区商务局", { at: "end" });
			await editor.type("、fgw");
			await editor.suggest("发改委");
		},
	})),
	{
		name: `responsibilities-${theme}`,
		file: SAMPLE,
		theme,
		size: WIDE,
		steps: (editor) => editor.showResponsibilities("Niwen: Show Responsibilities by Unit", "区科技局"),
	},
	{
		name: `responsibilities-zh-${theme}`,
		file: SAMPLE,
		theme,
		locale: "zh-cn",
		size: WIDE,
		steps: (editor) => editor.showResponsibilities("拟文: 按责任单位查看", "区科技局"),
	},
	...languages.map((language) => ({
		name: nameOf("charts", language, theme),
		file: SAMPLE,
		theme,
		size: WIDE,
		...localeOf(language),
		steps: (editor) =>
			editor.showCharts(language === "en" ? "Niwen: Show Charts" : "拟文: 查看图表", "区住建局"),
	})),
	...languages.map((language) => previewScene(nameOf("preview", language, theme), language, theme)),
	...languages.map((language) => ({
		name: nameOf("compare", language, theme),
		file: "scripts/screenshots/comparison/plan.plan.md",
		theme,
		size: WIDE,
		...localeOf(language),
		steps: (editor) =>
			language === "en"
				? editor.compareWith("Niwen: Compare with…", "A File…", "draft.plan.md")
				: editor.compareWith("拟文: 比对…", "文件", "draft.plan.md"),
	})),
	...languages.map((language) => ({
		name: nameOf("conflicts", language, theme),
		file: "scripts/screenshots/comparison/merged.plan.md",
		theme,
		// VS Code's own buttons for conflicts stand on the same line, in its language.
		settings: { "merge-conflict.codeLens.enabled": false },
		size: WIDE,
		...localeOf(language),
		steps: async (editor) => {
			await editor.command("View: Toggle Primary Side Bar Visibility");
			await editor.waitFor(".codelens-decoration", /区水务局/);
			await editor.goToText("8.完成河道整治15公里");
		},
	})),
	...languages.map((language) => ({
		name: nameOf("table-menu", language, theme),
		file: SAMPLE,
		theme,
		...localeOf(language),
		steps: async (editor) => {
			await editor.goToText("★区商务局");
			await editor.submenu(/方案表格|Plan Table/);
		},
	})),
]).concat(
	languages.map((language) =>
		previewScene(`preview-${language === "en" ? "" : "zh-"}contrast`, language, "dark", {
			"workbench.colorTheme": "Default High Contrast",
		}),
	),
);

/** @returns {Scene} a cell that is being edited in the preview beside the text */
function previewScene(name, language, theme, settings = {}) {
	return {
		name,
		file: SAMPLE,
		theme,
		settings,
		size: WIDE,
		...localeOf(language),
		steps: async (editor) => {
			await editor.command("View: Toggle Primary Side Bar Visibility");
			const title = language === "en" ? "Niwen: Open Preview to the Side" : "拟文: 打开侧边预览";
			await editor.showPreview(title, "规模以上工业总产值", "3.规模以上工业总产值比上年增长6%左右。");
		},
	};
}

/** Counts over title and section, whom `^^` stands for, and a row in the writing. */
async function showHints(editor) {
	await editor.waitFor(".codelens-decoration", /牵头单位|lead unit/);
	await editor.goToText("统计局", { at: "end" });
}
