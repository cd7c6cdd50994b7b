// Given to the host's `open`: fails where the view of responsibilities is not what a screen reader or a keyboard needs.
import { command, until } from "./steps.mjs";

const TREE = ".sidebar .monaco-list";

export default async function responsibilities(page) {
	await page.locator('.activitybar .action-label[aria-label*="Niwen"]').first().click();
	await shows(page, ["钱宇: 2 tasks", "方勇: 1 task"]);
	const spoken = () =>
		page.locator('.statusbar-item[id$="niwen.status"] a').first().getAttribute("aria-label");
	await until("the status in words", async () =>
		/^Niwen 拟文: Tasks: 3\b.*; Findings: errors 0, warnings 0\b/.test((await spoken()) ?? ""),
	);
	// What has only a symbol to be seen by has a name.
	const nameless = await page.evaluate(
		() =>
			[...document.querySelectorAll(".sidebar .action-label")].filter(
				(button) => !button.getAttribute("aria-label") && !button.textContent.trim(),
			).length,
	);
	if (nameless > 0) throw new Error(`${nameless} buttons of the view have no name`);

	// By the keyboard alone: open the first leader, go to the second task.
	await command(page, "Focus on Responsibilities");
	await page.locator(`${TREE}:focus`).waitFor();
	// A key that comes while VS Code draws the rows again opens nothing: then it is pressed again, as a user would.
	await until("the first leader opened", async () => {
		await page.keyboard.press("Home");
		await page.locator(`${TREE} .monaco-list-row.focused`, { hasText: "钱宇" }).waitFor();
		await page.keyboard.press("ArrowRight");
		return until("its tasks", async () => (await labels(page)).length > 2, 5_000).catch(() => false);
	});
	await page.keyboard.press("Home");
	await shows(page, [
		"钱宇: 2 tasks",
		"Task 1: 新建公园2个。 区发改委",
		"Task 2: 新增企业2家。 区工信局",
		"方勇: 1 task",
	]);
	for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
	await until("the caret at the task", async () =>
		/Ln 10, Col 13\b/.test(await page.locator(".statusbar").first().innerText()),
	);

	// What is typed in the plan is followed.
	await page.locator(".editor-instance .monaco-editor .native-edit-context").first().focus();
	await page.keyboard.press("End");
	for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowLeft");
	await page.keyboard.insertText("、区教育局");
	await page.keyboard.press("Escape");
	await command(page, "Show Responsibilities by Unit");
	await shows(page, [
		"区发改委: leads 1, shares in 1",
		"区工信局: leads 1",
		"区教育局: shares in 1",
		"区商务局: leads 1",
	]);

	await command(page, "Filter Responsibilities");
	await page.locator('.quick-input-widget input[placeholder*="fgw"]').waitFor({ state: "visible" });
	await page.keyboard.insertText("swj");
	await shows(page, ["区商务局: leads 1"]);
	await page.keyboard.press("Enter");
	await command(page, "Clear the Filter");
	await until("all units again", async () => (await labels(page)).length > 1);
}

function labels(page) {
	return page.evaluate(
		(tree) =>
			[...document.querySelectorAll(`${tree} .monaco-list-row`)]
				.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
				.map((row) => row.getAttribute("aria-label")),
		TREE,
	);
}

async function shows(page, expected) {
	let shown = [];
	const fits = (label, wanted) => (wanted instanceof RegExp ? wanted.test(label) : label === wanted);
	await until(
		() => `the rows ${expected.join(" | ")}; shown are ${shown.join(" | ")}`,
		async () => {
			shown = await labels(page);
			return shown.length === expected.length && shown.every((label, i) => fits(label, expected[i]));
		},
	);
}
