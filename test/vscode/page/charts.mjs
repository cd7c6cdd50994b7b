// Given to the host's `open`: fails where the charts of a plan do not show its numbers, or do not lead to its tasks.
import { command, until } from "./steps.mjs";

export default async function charts(page) {
	await page.locator('.statusbar-item[id$="niwen.status"] a[aria-label*="Tasks: 3"]').first().waitFor();
	const refused = [];
	page.on("console", (message) => {
		if (/Content Security Policy/.test(message.text())) refused.push(message.text());
	});
	await command(page, "Show Charts");
	const frame = await chartsIn(page);

	await says(frame, ["钱宇: alone 2, with others 0", "方勇: alone 1, with others 0"]);
	// The numbers behind a chart are a table.
	const details = frame.locator("section", { hasText: "Units" }).first().locator("details");
	await details.locator("summary").click();
	await details.locator("td", { hasText: "区工信局" }).first().waitFor();

	// A click leads to the task, also beside what is drawn of the bar.
	const bar = frame.locator('.mark[aria-label^="方勇: "]');
	const { width, height } = await bar.boundingBox();
	await bar.click({ position: { x: width - 3, y: height / 2 } });
	await until("the caret at the task of 方勇", () => caretAt(page, /Ln 11\b/));

	// So does the keyboard: down to the second bar, and back.
	const first = frame.locator('.mark[aria-label^="钱宇: "]');
	await first.focus();
	await page.keyboard.press("ArrowDown");
	await until("the second bar to have the keyboard", async () =>
		((await focusedIn(frame)) ?? "").startsWith("方勇: "),
	);
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("Enter");
	// Two tasks are listed, over the first of them.
	await page.locator(".peekview-widget", { hasText: "新增企业2家" }).waitFor();
	await until("the caret at the first task of 钱宇", () => caretAt(page, /Ln 9\b/));
	await page.keyboard.press("Escape");

	// What is typed in the plan is followed, and an open table stays open.
	await page.locator(".editor-instance .monaco-editor .native-edit-context").first().focus();
	await page.keyboard.press("End");
	for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowLeft");
	await page.keyboard.insertText("、区教育局");
	await page.keyboard.press("Escape");
	await frame.locator('.mark[aria-label^="区教育局: "]').waitFor();
	// Whoever types goes on typing.
	await page.keyboard.insertText("、区民政局");
	await page.keyboard.press("Escape");
	await frame.locator('.mark[aria-label^="区民政局: "]').waitFor();
	if (!(await details.evaluate((element) => element.open))) throw new Error("The table was closed.");
	if (refused.length > 0) throw new Error(refused.join("\n"));
}

/** The document within the frames of the webview. */
async function chartsIn(page) {
	let found;
	await until("page of charts", async () => {
		for (const frame of page.frames())
			if (
				(await frame
					.locator("#page svg.chart")
					.count()
					.catch(() => 0)) > 0
			)
				found = frame;
		return found !== undefined;
	});
	return found;
}

async function says(frame, expected) {
	await until(`marks that say ${expected.join(" | ")}`, async () => {
		const labels = await frame
			.locator(".mark")
			.evaluateAll((marks) => marks.map((mark) => mark.getAttribute("aria-label")));
		return expected.every((label) => labels.includes(label));
	});
}

function focusedIn(frame) {
	return frame.evaluate(() => document.activeElement?.getAttribute("aria-label"));
}

async function caretAt(page, place) {
	return place.test(await page.locator(".statusbar").first().innerText());
}
