import { writeFileSync } from "node:fs";
import { Drafter } from "./player.mjs";
import { tasks } from "./tasks.mjs";

/** Given to the host's `open`: does one task in one way, and writes down what it took. */
export default async function play(page) {
	const { NIWEN_DRAFTER_TASK: name, NIWEN_DRAFTER_WAY: way } = process.env;
	const task = tasks.find((each) => each.name === name);
	await page.locator(".editor-instance .view-lines").first().click();
	// What starts by itself is not part of a day's work.
	if (way === "niwen") {
		await page.locator('.statusbar-item[id$="niwen.status"]').first().waitFor({ timeout: 60_000 });
		await page.waitForTimeout(4_000);
	}
	const drafter = new Drafter(page, Number(process.env.NIWEN_DRAFTER_PACE));
	const start = performance.now();
	await task[way](drafter);
	const seconds = (performance.now() - start) / 1000;
	writeFileSync(process.env.NIWEN_DRAFTER_RESULT, JSON.stringify({ strokes: drafter.strokes, seconds }));
}
