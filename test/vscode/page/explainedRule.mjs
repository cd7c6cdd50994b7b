// Given to the host's `open`: fails where the command that explains a finding does not explain that at the cursor at once,
// or does not let the user choose, by words, among those of the line where several are meant.
const LIMIT_MS = 60_000;
const ROWS = ".quick-input-widget .monaco-list-row";

export default async function explainedRule(page, { code }) {
	await page.locator(".squiggly-warning").nth(3).waitFor({ timeout: LIMIT_MS });

	// One on the line: no question, wherever the cursor is.
	await code.goTo(13, 1);
	await explain(page);
	await showsPage(page, "unit/separator");

	// Three on the line, and the cursor at none of them.
	// The preview has the keyboard to itself.
	await page.locator('.tab[data-resource-name="findings.plan.md"]').click();
	await page.locator(".view-line", { hasText: "新增企业" }).click();
	await code.goTo(10, 1);
	await explain(page);
	await page.locator(ROWS).nth(2).waitFor({ timeout: LIMIT_MS });
	const offered = (await page.locator(ROWS).allInnerTexts()).map((row) => row.replace(/\s+/g, " "));
	for (const [i, words] of [/句号/, /李虹/, /顿号/].entries())
		if (!words.test(offered[i] ?? ""))
			throw new Error(`not ${words} in row ${i + 1}:\n${offered.join("\n")}`);
	if (offered.length !== 3) throw new Error(`other findings are offered, too:\n${offered.join("\n")}`);
	// By the keyboard alone.
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await showsPage(page, "leader/unknown");
}

async function explain(page) {
	await page.keyboard.press("F1");
	await page.locator(".quick-input-widget input").first().fill(">Niwen: Explain a Finding");
	await page.locator(`${ROWS}.focused`, { hasText: "Explain a Finding" }).first().waitFor();
	await page.keyboard.press("Enter");
}

/** Until the page of a rule is shown as a preview. */
async function showsPage(page, rule) {
	await page.locator(`.tab.active[aria-label*="${rule.split("/")[1]}"]`).waitFor({ timeout: LIMIT_MS });
}
