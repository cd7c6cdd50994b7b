// Given to the host's `open`: keys of tables while a snippet, a suggestion in grey or a composition is open.
import { before, begin, head, rows, shownText, tail, textIs, undoAll } from "./keysPlan.mjs";
import { LIMIT_MS } from "./steps.mjs";

export default async function openKeys(page, { code }) {
	await begin(page);
	const composer = await page.context().newCDPSession(page);
	for (const [name, run] of Object.entries(cases)) {
		await run(page, code, composer);
		await page.keyboard.press("Escape");
		await page.keyboard.press("Escape");
		await undoAll(page, name);
		console.log(`  ✔ ${name}`);
	}
}

const cases = {
	async "Tab in a snippet goes to its next place, Enter leaves it and begins the next row"(page, code) {
		await goTo(page, code, 9, "★区商务局 |");
		for (let i = 0; i < 5; i++) await page.keyboard.press("Delete");
		await page.keyboard.insertText("qiantou");
		await page.keyboard.press("Control+Space");
		await page
			.locator(".suggest-widget.visible .monaco-list-row.focused")
			.first()
			.waitFor({ timeout: LIMIT_MS });
		await page.keyboard.press("Enter");
		await seesText(page, "★牵头单位、责任单位");
		await page.keyboard.insertText("区财政局");
		await page.keyboard.press("Tab");
		await page.keyboard.insertText("区审计局");
		await seesText(page, "★区财政局、区审计局");
		await page.keyboard.press("Enter");
		await page.waitForTimeout(500);
		await page.keyboard.press("Enter");
		await textIs(
			page,
			[
				...head.map((line) => line.replace("共3", "共4")),
				...rows.slice(0, 2),
				"| ^^ | ^^ | 3.招商3次。 | ^^ | ★区财政局、区审计局 |",
				"| ^^ | ^^ | 4. | ^^ | ★ |",
				...tail,
			],
			"a row behind the snippet",
		);
	},
	async "Tab takes what stands in grey, Enter does not"(page, code) {
		for (const key of ["Tab", "Enter"]) {
			await goTo(page, code, 9, "区商务局 |");
			for (let i = 0; i < 4; i++) await page.keyboard.press("Delete");
			await page.keyboard.press("Alt+Backslash");
			await page.locator(".ghost-text-decoration").first().waitFor({ timeout: LIMIT_MS });
			await page.keyboard.press(key);
			const taken = key === "Tab" ? "★区工信局" : "★";
			await textIs(
				page,
				[...head, ...rows.slice(0, 2), `| ^^ | ^^ | 3.招商3次。 | ^^ | ${taken} |`, ...tail],
				key,
			);
			await page.keyboard.press("Escape");
			await undoAll(page, key);
		}
	},
	async "keys of an input method are its own, and its words stay in their cell"(page, code, composer) {
		for (const key of ["Tab", "Enter", "ArrowUp"]) {
			await goTo(page, code, 8, "家。");
			for (const letters of ["z", "zh", "zhong"])
				await composer.send("Input.imeSetComposition", {
					text: letters,
					selectionStart: letters.length,
					selectionEnd: letters.length,
				});
			await seesText(page, "2.新增企业2zhong家。");
			// A real input method takes the key: pages see 229.
			for (const type of ["rawKeyDown", "keyUp"])
				await composer.send("Input.dispatchKeyEvent", {
					type,
					key: "Process",
					code: key,
					windowsVirtualKeyCode: 229,
				});
			await page.waitForTimeout(300);
			await seesText(page, "2.新增企业2zhong家。");
			await composer.send("Input.insertText", { text: "中" });
			await textIs(page, [...head, rows[0], rows[1].replace("2家", "2中家"), rows[2], ...tail], key);
			await undoAll(page, key);
		}
	},
	async "a key that comes through while a composition is open tears no row"(page, code, composer) {
		for (const key of ["Tab", "Enter", "Control+Enter", "Alt+ArrowDown"]) {
			await goTo(page, code, 8, "家。");
			await composer.send("Input.imeSetComposition", { text: "zhong", selectionStart: 5, selectionEnd: 5 });
			await seesText(page, "2.新增企业2zhong家。");
			await page.keyboard.press(key);
			await page.waitForTimeout(800);
			const text = await shownText(page);
			for (const words of [
				["新建公园", "区发改委"],
				["新增企业", "家。", "★区工信局"],
				["招商", "区商务局"],
			])
				if (!text.some((line) => words.every((each) => line.includes(each))))
					throw new Error(`${key}: ${words.join(" … ")} is torn:\n${text.join("\n")}`);
			await page.keyboard.press("Escape");
			await undoAll(page, key);
		}
	},
};

/** Puts the cursor in front of these words of a line. */
async function goTo(page, code, line, words) {
	await code.goTo(line);
	await page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
	const at = before[line - 1].indexOf(words);
	for (let i = 0; i < at; i++) await page.keyboard.press("ArrowRight");
}

async function seesText(page, words) {
	const end = Date.now() + LIMIT_MS;
	while (!(await shownText(page)).join("\n").includes(words)) {
		if (Date.now() > end) throw new Error(`no “${words}” in\n${(await shownText(page)).join("\n")}`);
		await page.waitForTimeout(100);
	}
}
