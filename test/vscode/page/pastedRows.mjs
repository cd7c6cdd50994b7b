// Given to the host's `open`: fails where a table on the clipboard does not become rows of the plan's table, where one
// undo does not take it back, or where Ctrl+Shift+V does not paste the words as they are.
const LIMIT_MS = 30_000;
const html =
	"<table><tr><td>重点工作目标任务</td><td>责任单位</td></tr><tr><td>修路3条。</td><td>★区住建局</td></tr><tr><td>办会2次。</td><td>★区商务局</td></tr></table>";
const plain = "重点工作目标任务\t责任单位\n修路3条。\t★区住建局\n办会2次。\t★区商务局";

export default async function pastedRows(page) {
	await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
	// Hints within the text are shown with it, so it is known by its words.
	const isAsItWas = (text) =>
		text.includes("（共4项）") && text.includes("4.新增企业2家") && !text.includes("修路");
	await until(page, "the plan", isAsItWas);
	// The server has read the plan once it counts its tasks.
	await page.locator(".codelens-decoration").first().waitFor({ timeout: LIMIT_MS });
	await page.locator(".view-line", { hasText: "3.新建公园2个" }).first().click();
	await copy(page);
	await page.keyboard.press("Control+V");
	await until(page, "rows", (text) =>
		/4\.修路3条。.*区住建局[\s\S]*5\.办会2次。.*区商务局[\s\S]*6\.新增企业2家/.test(text),
	);
	await page.keyboard.press("Control+Z");
	await until(page, "the plan as it was, after one undo", isAsItWas);
	await page.keyboard.press("Control+Shift+V");
	await until(
		page,
		"the words as they are",
		(text) => text.includes("修路3条。") && !text.includes("4.修路3条"),
	);
}

/** Puts the table on the clipboard as spreadsheets do: as HTML, and as text with tabs. */
async function copy(page) {
	await page.evaluate(
		async (forms) => {
			const items = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
			await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
		},
		{ "text/html": html, "text/plain": plain },
	);
}

async function until(page, what, isMet) {
	const end = Date.now() + LIMIT_MS;
	for (;;) {
		const text = await page.evaluate(shownText);
		const met = isMet(text);
		if (met) return met;
		if (Date.now() > end) throw new Error(`not ${what}:\n${text}`);
		await page.waitForTimeout(200);
	}
}

/** Runs in the page: the lines that the editor shows. */
function shownText() {
	return [...document.querySelectorAll(".editor-instance .view-line")]
		.map((line) => [line.getBoundingClientRect().top, line.textContent.replaceAll("\u00a0", " ")])
		.sort(([a], [b]) => a - b)
		.map(([, text]) => text)
		.join("\n");
}
