/** The plan that the scripts of keys begin with (`keys.plan.md`), and how they look at it and give it back. */
import { LIMIT_MS, until } from "./steps.mjs";

export const head = [
	"# 某方案",
	"",
	"（共3项）",
	"",
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
];
export const rows = [
	"| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |",
	"| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |",
	"| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |",
];
export const tail = ["", "文字。", ""];
export const before = [...head, ...rows, ...tail];

/** Waits until the plan is shown, and the server has said which of its lines are tables; then the editor has the keys. */
export async function begin(page) {
	await textIs(page, before, "the plan is shown");
	await page.locator('.statusbar-item[id$="niwen.status"]').first().waitFor({ timeout: LIMIT_MS });
	await page.locator(".view-lines").first().click();
}

/** Undoes, step by step, what was done to the plan. */
export async function undoAll(page, name) {
	for (let undone = 0; undone < 20 && (await shownText(page)).join("\n") !== before.join("\n"); undone++) {
		await page.keyboard.press("Control+Z");
		await page.waitForTimeout(150);
	}
	await textIs(page, before, `${name}: undone`);
}

export async function textIs(page, expected, name) {
	let text = [];
	await until(
		() => `${name}: expected\n${expected.join("\n")}\nbut there is\n${text.join("\n")}`,
		async () => {
			text = await shownText(page);
			return text.join("\n") === expected.join("\n");
		},
	);
}

/** The lines of the document, without what stands in grey. */
export async function shownText(page) {
	const lines = await page.evaluate(() =>
		[...document.querySelectorAll(".editor-instance .view-line")]
			.map((line) => {
				const copy = line.cloneNode(true);
				for (const grey of copy.querySelectorAll('[class*="ghost-text"], [class*="suggestion-preview"]'))
					grey.remove();
				return { top: line.getBoundingClientRect().top, text: copy.textContent };
			})
			.sort((a, b) => a.top - b.top)
			.map(({ text }) => text),
	);
	return lines.map((line) => line.replaceAll("\u00a0", " ").replaceAll("\u200b", ""));
}
