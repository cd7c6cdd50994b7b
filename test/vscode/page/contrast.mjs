// Given to the host's `open`: measures how far what Niwen colours stands out from what is behind it (contrast ratio of
// WCAG 2.2, 1.4.3), in every theme that VS Code ships. Fails where one of Niwen's colours has less than 4.5:1. With
// NIWEN_CONTRAST the figures are written to that file, as rows of a Markdown table.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LIMIT_MS = 60_000;
const LEAST = 4.5;
/** By the file that the workbench names its class after. */
const THEMES = {
	light_modern: "Light Modern",
	light_plus: "Light+",
	"2026-light": "Light 2026",
	dark_modern: "Dark Modern",
	dark_plus: "Dark+",
	"2026-dark": "Dark 2026",
	hc_light: "Default High Contrast Light",
	hc_black: "Default High Contrast",
};
/**
 * What is looked at: its name, words of the line where it stands, and the words that begin with it. What VS Code colours by itself, Niwen having no say in
 * it, is `own: false`.
 */
const PARTS = [
	["title · 标题", "# 某区方案", "某区方案"],
	["declared total · 共N项", "共3项", "共"],
	["section number · 部分序号", "发展目标", "一"],
	["section title · 部分标题", "发展目标", "发展目标"],
	["column name · 栏名", "序号", "重点工作"],
	["merged cell · 同上 ^^", "2.新建公园", "^^"],
	["group · 项目", "1.产值", "甲乙"],
	["task number · 任务序号", "1.产值", "1.产值"],
	["target · 目标值", "1.产值", "5%"],
	["comparator · 以上、以下", "1.产值", "以上"],
	["deadline · 时限", "1.产值", "9月底前"],
	["leader · 牵头领导", "1.产值", "钱宇"],
	["★", "1.产值", "★"],
	["lead unit · 牵头单位", "1.产值", "区发改委"],
	["unit · 责任单位", "1.产值", "统计局"],
	["unknown unit · 名录外单位", "2.新建公园", "区某某局"],
	["front matter · 文件头", "region", "苏州市吴江区"],
	["comment · 批注", "批注", "批注"],
].map(([name, line, words]) => ({ name, line, words, own: true }));
const ELSEWHERE = [
	{ name: "hint: leader of ^^ · ^^ 所指领导", line: "2.新建公园", words: "钱宇", own: false },
	{ name: "hint: name of a column · 空格的栏名", line: "3.", words: "责任单位", own: false },
	{ name: "counts over headings · 标题上方的小字", selector: ".codelens-decoration > *", own: false },
	{ name: "tree: name · 责任分工：名称", selector: ".sidebar .monaco-list-row .label-name", own: false },
	{
		name: "tree: counts · 责任分工：项数",
		selector: ".sidebar .monaco-list-row .label-description",
		own: false,
	},
	{ name: "status bar · 状态栏", selector: '.statusbar-item[id$="niwen.status"] a', own: false },
];

export default async function contrast(page, { folder }) {
	await page.locator('.activitybar .action-label[aria-label*="Niwen"]').first().click();
	await page.locator(".sidebar .monaco-list-row .label-description").first().waitFor({ timeout: LIMIT_MS });
	await page.locator(".codelens-decoration").first().waitFor({ timeout: LIMIT_MS });
	const parts = [...PARTS, ...ELSEWHERE];
	const columns = [];
	for (const [file, theme] of Object.entries(THEMES)) {
		mkdirSync(join(folder, ".vscode"), { recursive: true });
		writeFileSync(
			join(folder, ".vscode", "settings.json"),
			JSON.stringify({ "workbench.colorTheme": theme, "niwen.language": "zh" }),
		);
		await page.locator(`.monaco-workbench[class*="themes-${file}-json"]`).waitFor({ timeout: LIMIT_MS });
		columns.push(await stable(page, parts));
	}
	report(parts, columns);
}

/** The figures once they no longer change. */
async function stable(page, parts) {
	const end = Date.now() + LIMIT_MS;
	let last = "";
	for (;;) {
		const ratios = await page.evaluate(measure, parts);
		const now = JSON.stringify(ratios);
		if (now === last && ratios.every((ratio) => ratio !== null)) return ratios;
		if (Date.now() > end)
			throw new Error(`not shown: ${parts.filter((_, i) => ratios[i] === null).map(({ name }) => name)}`);
		last = now;
		await page.waitForTimeout(500);
	}
}

function report(parts, columns) {
	const themes = Object.values(THEMES);
	const rows = parts.map(({ name }, i) => [name, ...columns.map((column) => column[i].toFixed(1))]);
	const head = [
		["", ...themes.map((theme) => theme.replace("Default ", ""))],
		["---", ...themes.map(() => "--:")],
	];
	const table = `${[...head, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
	if (process.env.NIWEN_CONTRAST) writeFileSync(process.env.NIWEN_CONTRAST, table);
	const low = parts.flatMap(({ name, own }, i) =>
		columns.flatMap((column, t) =>
			own && column[i] < LEAST ? [`${name} in ${themes[t]}: ${column[i]}`] : [],
		),
	);
	if (low.length > 0) throw new Error(`less than ${LEAST}:1\n${low.join("\n")}\n${table}`);
}

/** Runs in the page: the contrast ratio of each part, null where it is not shown. */
function measure(parts) {
	const lines = [...document.querySelectorAll(".editor-instance .view-line")];
	return parts.map(({ selector, line, words }) => {
		const element = selector
			? document.querySelector(selector)
			: leafAt(
					lines.find((each) => textOf(each).includes(line)),
					words,
				);
		return element ? Math.round(ratioOf(element) * 100) / 100 : null;
	});

	function textOf(element) {
		return element.textContent.replaceAll("\u00a0", " ");
	}

	/** The innermost element that the first character of words stands in; each may have an element of its own. */
	function leafAt(line, words) {
		let left = line ? textOf(line).indexOf(words) : -1;
		if (left < 0) return undefined;
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			if (left < node.data.length) return node.parentElement;
			left -= node.data.length;
		}
		return undefined;
	}

	/** Colours of CSS as `[red, green, blue, alpha]`, 0 to 255 and 0 to 1. */
	function channels(css) {
		const [red, green, blue, alpha = 1] = css.match(/[\d.]+/g).map(Number);
		return [red, green, blue, alpha];
	}

	function over([red, green, blue, alpha], below) {
		return [red, green, blue].map((channel, i) => channel * alpha + below[i] * (1 - alpha));
	}

	function ratioOf(element) {
		const above = [];
		let opacity = 1;
		for (let at = element; at !== null; at = at.parentElement) {
			const style = getComputedStyle(at);
			above.push(channels(style.backgroundColor));
			opacity *= Number(style.opacity);
		}
		const back = above.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
		const [red, green, blue, alpha] = channels(getComputedStyle(element).color);
		const [lighter, darker] = [
			luminance(over([red, green, blue, alpha * opacity], back)),
			luminance(back),
		].sort((a, b) => b - a);
		return (lighter + 0.05) / (darker + 0.05);
	}

	function luminance(colour) {
		const [red, green, blue] = colour.map((channel) => {
			const part = channel / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	}
}
