// Given to the host's `open`: fails where the plan is not compared with a version in git, chosen by its commit, and with a
// file, chosen in VS Code's own dialog. The folder is a git repository whose only commit has the plan as it was.
const LIMIT_MS = 60_000;

export default async function compareWith(page) {
	// The server has read the plan once it counts its tasks.
	await page.locator(".codelens-decoration").first().waitFor({ timeout: LIMIT_MS });
	const picker = page.locator(".quick-input-widget");
	const choose = async (label) => {
		await page.locator(".view-line", { hasText: "2.新建学校" }).first().click();
		await page.keyboard.press("F1");
		await page.keyboard.type("Niwen: Compare with…");
		await picker
			.locator(".monaco-list-row", { hasText: "Compare with…" })
			.first()
			.waitFor({ timeout: LIMIT_MS });
		await page.keyboard.press("Enter");
		const row = picker.locator(".monaco-list-row", { hasText: label });
		await row.waitFor({ timeout: LIMIT_MS });
		await row.click();
	};
	const shows = async (from, words) => {
		const view = page.locator(".pane", { has: page.locator(".pane-header", { hasText: from }) }).first();
		await view.waitFor({ timeout: LIMIT_MS });
		await view.locator(".monaco-list-row", { hasText: words }).first().waitFor({ timeout: LIMIT_MS });
	};

	await choose("A Version in Git…");
	const commit = picker.locator(".monaco-list-row", { hasText: "As it went round for comments" });
	await commit.waitFor({ timeout: LIMIT_MS });
	await commit.click();
	await shows("As it went round for comments", "3所");

	await choose("A File…");
	const file = picker.locator(".monaco-list-row", { hasText: "returned.plan.md" });
	await file.waitFor({ timeout: LIMIT_MS });
	await file.click();
	await shows("returned.plan.md", "4所");
}
