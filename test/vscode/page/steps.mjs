/** What the scripts of pages have in common. */

/** Milliseconds that anything is waited for, on a busy machine too. */
export const LIMIT_MS = 60_000;
const PAUSE_MS = 100;

/**
 * Waits until something holds, and gives what its condition gives then.
 *
 * @param what names it where it does not come: words, or a function that makes them then
 * @param limit milliseconds
 */
export async function until(what, isMet, limit = LIMIT_MS) {
	const end = Date.now() + limit;
	for (;;) {
		const met = await isMet();
		if (met) return met;
		if (Date.now() > end)
			throw new Error(`No ${typeof what === "function" ? what() : what} within ${limit} ms`);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}

/** Runs a command by its title in the palette. */
export async function command(page, title) {
	await page.keyboard.press("F1");
	const input = page.locator(".quick-input-widget input").first();
	await input.waitFor({ state: "visible" });
	await input.fill(`>${title}`);
	await page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: title }).first().waitFor();
	await page.keyboard.press("Enter");
}
