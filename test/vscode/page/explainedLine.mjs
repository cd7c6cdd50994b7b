// Given to the host's `open`: fails where the command that explains a line does not say which reader took it, as what.
const LIMIT_MS = 60_000;

export default async function explainedLine(page) {
	// The server has read the plan once it counts its tasks.
	await page.locator(".codelens-decoration").first().waitFor({ timeout: LIMIT_MS });
	await page.locator(".view-line", { hasText: "3.新建公园2个" }).first().click();
	await page.keyboard.press("F1");
	await page.keyboard.type("Explain How This Line Is Read");
	await page.keyboard.press("Enter");
	const dialog = page.locator(".monaco-dialog-box");
	await dialog.waitFor({ timeout: LIMIT_MS });
	const said = await dialog.innerText();
	for (const words of [/^Line \d+$/m, /task 3/i, /table/i])
		if (!words.test(said)) throw new Error(`not ${words}:\n${said}`);
}
