// Given to the host's `open`: the preview in a real webview. It shows what will be printed, follows an edit by one row,
// moves the cursor, is edited in place with one undo, refuses what was changed meanwhile, and breaks its policy nowhere.
import { command, LIMIT_MS, until } from "./steps.mjs";

export default async function preview(page) {
	const refused = [];
	page.on("console", (message) => {
		if (/Content Security Policy/.test(message.text())) refused.push(message.text());
	});
	await page
		.locator('.statusbar-item[id$="niwen.status"] a', { hasText: "4" })
		.first()
		.waitFor({ timeout: LIMIT_MS });
	await command(page, "Niwen: Open Preview to the Side");
	const shown = await until("the page of the preview", () => frameOf(page));
	await showsMergedCells(shown);
	await followsAnEdit(page, shown);
	await movesTheCursor(page, shown);
	await isEditedInPlace(page, shown);
	await refusesWhatHasChanged(page, shown);
	await isUsedByKeys(page, shown);
	if (refused.length > 0) throw new Error(`The policy was broken: ${refused.join("\n")}`);
}

async function showsMergedCells(shown) {
	await until("four tasks", async () => (await shown.locator("tbody tr").count()) === 4);
	const spans = await shown
		.locator("tbody tr")
		.evaluateAll((rows) => rows.map((row) => [...row.cells].map(({ rowSpan }) => rowSpan).join(",")));
	equal(spans.join(" "), "2,2,1,2,1 1,1 2,2,1,1,1 1,1,1", "the merged cells");
	equal(await shown.locator("table").first().getAttribute("role"), "grid", "the role of the table");
	equal(await shown.locator("h1").innerText(), "区政府2024年重点工作目标任务分解落实方案", "the title");
	equal(await shown.locator(".sheet.whole.across").count(), 1, "sheets that lie across");
	const column = await shown
		.locator("col")
		.nth(2)
		.evaluate((col) => col.style.width);
	if (!/^[3-7]\d/.test(column)) throw new Error(`The column of tasks is ${column} wide`);
	// A task without a leader is told by a sign and in words, not by a colour alone.
	const found = shown.locator("td.found").first();
	await found.waitFor({ timeout: LIMIT_MS });
	if (!/Warning: |Error: /.test(await found.locator(".told").innerText()))
		throw new Error("A finding is not said");
	equal(await found.locator(".sign").count(), 1, "signs of a finding");
}

async function followsAnEdit(page, shown) {
	await shown.locator("tbody tr").evaluateAll((rows) => {
		for (const row of rows) row.dataset.before = "yes";
	});
	await goTo(page, 15, 13);
	await page.keyboard.insertText("湖边");
	await until("the row with what was typed", async () =>
		(await shown.locator("tbody tr").nth(2).innerText()).includes("3.湖边新建"),
	);
	const left = await shown.locator("tbody tr[data-before]").count();
	equal(left, 3, "rows that were left as they were");
	equal(await shown.locator("tbody tr").nth(2).getAttribute("aria-current"), "true", "the row of the cursor");
	await page.keyboard.press("Control+z");
	await until("the row as it was", async () =>
		(await shown.locator("tbody tr").nth(2).innerText()).includes("3.新建"),
	);
}

async function movesTheCursor(page, shown) {
	await shown.locator("td", { hasText: "一般公共预算收入" }).click();
	const row = shown.locator("tr", { has: shown.locator("td", { hasText: "一般公共预算收入" }) });
	await until("the row of the cursor", async () => (await row.getAttribute("aria-current")) === "true");
	equal(
		await shown.locator("td", { hasText: "一般公共预算收入" }).getAttribute("tabindex"),
		"0",
		"the cell's place",
	);
	// What is active is said of the text alone: the user goes there.
	const cell = shown.locator("td", { hasText: "一般公共预算收入" });
	await until("the cursor in the second task", async () => {
		// A key that comes while VS Code moves the focus between its frames is lost; the status bar follows a little later.
		await cell.press("Control+Enter");
		await page.waitForTimeout(1000);
		return /Ln 14, Col 13\b/.test(await status(page));
	});
}

async function isEditedInPlace(page, shown) {
	const cell = shown.locator("td", { hasText: "3.新建公园2个" });
	await cell.dblclick();
	const box = shown.locator("textarea");
	await box.waitFor();
	equal(await box.inputValue(), "3.新建公园2个。", "what is to be edited");
	await box.fill("3.新建公园5个。");
	await page.keyboard.press("Enter");
	await until("the plan with the new text", () => editorSays(page, "3.新建公园5个。"));
	await until(
		"the cell with the new text",
		async () => (await shown.locator("td", { hasText: "公园5个" }).count()) === 1,
	);
	equal(await shown.locator("textarea").count(), 0, "boxes that are left open");
	// One undo, from where the user is.
	await page.keyboard.press("Control+z");
	await until("the plan as it was", () => editorSays(page, "3.新建公园2个。"));
	await until(
		"the cell as it was",
		async () => (await shown.locator("td", { hasText: "公园2个" }).count()) === 1,
	);
}

async function refusesWhatHasChanged(page, shown) {
	await shown.locator("td", { hasText: "3.新建公园2个" }).dblclick();
	const box = shown.locator("textarea");
	await box.fill("3.新建公园7个。");
	// Somebody else changes the cell: here the user, in the text, while the box is open.
	await shown.evaluate(() => {
		// Leaving the page does not write: what is tried is only that the text is another meanwhile.
		const field = document.querySelector("textarea");
		field.addEventListener("blur", (event) => event.stopImmediatePropagation(), {
			capture: true,
			once: true,
		});
	});
	await goTo(page, 15, 13);
	await page.keyboard.insertText("街心");
	await until("the changed text", () => editorSays(page, "街心"));
	await until(
		"the box in the new row",
		async () => (await box.inputValue().catch(() => "")) === "3.新建公园7个。",
	);
	await box.focus();
	await page.keyboard.press("Enter");
	await until("the reason", async () =>
		/changed meanwhile/.test(
			await shown
				.locator(".message:not([hidden])")
				.innerText()
				.catch(() => ""),
		),
	);
	equal(await box.inputValue(), "3.新建公园7个。", "the text of the user");
	equal(await box.getAttribute("aria-invalid"), "true", "the box that was refused");
	await page.keyboard.press("Escape");
	await until("no box behind Escape", async () => (await shown.locator("textarea").count()) === 0);
	if (await editorSays(page, "公园7个")) throw new Error("What was refused is in the plan");
	await goTo(page, 15, 0);
	await page.keyboard.press("Control+z");
	await until("the plan as it was", () => editorSays(page, "3.新建公园2个。"));
}

async function isUsedByKeys(page, shown) {
	await shown.locator("td", { hasText: "3.新建公园2个" }).click();
	for (const [key, words] of [
		["ArrowDown", "4.新增企业2家"],
		["ArrowUp", "3.新建公园2个"],
		["ArrowRight", "王永建"],
		["ArrowLeft", "3.新建公园2个"],
		["Control+Home", "区政府2024年"],
		["ArrowDown", "共4项"],
	]) {
		await page.keyboard.press(key);
		await until(`${words} behind ${key}`, async () =>
			(await shown.evaluate(() => document.activeElement?.textContent ?? "")).includes(words),
		);
	}
	await shown.locator("button", { hasText: "Pages" }).click();
	await until("one long page", async () => (await shown.locator(".sheet.whole").count()) === 0);
	equal(await shown.locator("button[aria-pressed=false]").count(), 1, "buttons that are not pressed");
}

/** The frame of the preview, once its script has filled it. */
async function frameOf(page) {
	for (const frame of page.frames())
		if (
			(await frame
				.locator("#page .paper")
				.count()
				.catch(() => 0)) > 0
		)
			return frame;
	return undefined;
}

/** Puts the caret behind so many characters of a line. */
async function goTo(page, line, characters) {
	await page.locator(".editor-instance .monaco-editor .native-edit-context").first().focus();
	await page.keyboard.press("Control+g");
	const input = page.locator(".quick-input-widget input").first();
	await input.waitFor({ state: "visible" });
	await input.fill(`:${line}`);
	await page.keyboard.press("Enter");
	await page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
	await page.keyboard.press("Home");
	for (let i = 0; i < characters; i++) await page.keyboard.press("ArrowRight");
}

async function editorSays(page, words) {
	const lines = await page.locator(".editor-instance .view-lines").first().innerText();
	return lines.replaceAll("\u00a0", " ").includes(words);
}

function status(page) {
	return page.locator(".statusbar").first().innerText();
}

function equal(actual, expected, what) {
	if (actual !== expected) throw new Error(`Expected ${what} to be ${expected}, not ${actual}`);
}
