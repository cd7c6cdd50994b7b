// Given to the host's `open`: fails where a step of the walkthrough does not tick itself by what is done.
import { until } from "./steps.mjs";

const PAGE = ".gettingStartedContainer";

export default async function firstSteps(page) {
	const status = page.locator(".statusbar").first();
	await until("plan", async () => /\b3 tasks/.test(await status.innerText()));
	await openWalkthrough(page);
	await ticks(page, []);
	await press(page, "Open the Sample");
	await page.locator('.tab.active[data-resource-name="示例.plan.md"]').waitFor();
	// What is wrong in the sample is known.
	await until("findings", async () => /\b8 tasks/.test(await status.innerText()));

	await openWalkthrough(page);
	await ticks(page, ["Open a sample plan"]);
	await select(page, "Fix what is wrong");
	await press(page, "Fix All");
	await page.locator('.tab.active[data-resource-name="示例.plan.md"]').waitFor();

	await openWalkthrough(page);
	await ticks(page, ["Open a sample plan", "Fix what is wrong"]);
	await select(page, "Add a task");
	await press(page, "Insert Row Below");

	await openWalkthrough(page);
	await ticks(page, ["Open a sample plan", "Fix what is wrong", "Add a task"]);
	await select(page, "See who does what");
	await press(page, "Show Responsibilities");
	await ticks(page, ["Open a sample plan", "Fix what is wrong", "Add a task", "See who does what"]);
}

/** By the palette, once more where something else has taken the focus from it. */
async function openWalkthrough(page) {
	await until("walkthrough", async () => {
		await page.keyboard.press("F1");
		try {
			const input = page.locator(".quick-input-widget input").first();
			await input.fill(">Niwen: First Steps", { timeout: 3_000 });
			const row = page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: "First Steps" });
			await row.first().waitFor({ timeout: 5_000 });
			await page.keyboard.press("Enter");
			await page.locator(`${PAGE} .getting-started-step`).nth(4).waitFor({ timeout: 10_000 });
			return true;
		} catch {
			return false;
		}
	});
}

async function select(page, title) {
	const step = page.locator(`${PAGE} .getting-started-step`, { hasText: title }).first();
	await step.click({ position: { x: 120, y: 20 } });
	await page.locator(`${PAGE} .getting-started-step.expanded`, { hasText: title }).waitFor();
}

async function press(page, button) {
	await page
		.locator(`${PAGE} .getting-started-step.expanded .monaco-button`, { hasText: button })
		.first()
		.click();
}

/** Until these steps are ticked, and no other is. */
async function ticks(page, expected) {
	let ticked = [];
	await until(
		() => `ticks at ${expected.join(", ")}; they are at ${ticked.join(", ")}`,
		async () => {
			ticked = await page.evaluate(
				(root) =>
					[...document.querySelectorAll(`${root} .getting-started-step`)]
						.filter(
							(step) => step.querySelector('[role="checkbox"]')?.getAttribute("aria-checked") === "true",
						)
						.map((step) => step.innerText.trim().split("\n")[0]),
				PAGE,
			);
			// The last step is done where a plan of one's own is open.
			return ticked.filter((step) => step !== "Write a plan of your own").join() === expected.join();
		},
	);
}
