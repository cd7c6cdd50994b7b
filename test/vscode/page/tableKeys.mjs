// Given to the host's `open`: presses the keys of tables as a person does, and fails where the text is not as expected.
import { before, begin, head, rows, shownText, tail, textIs, undoAll } from "./keysPlan.mjs";
import { LIMIT_MS, until } from "./steps.mjs";

const four = [...head.map((line) => line.replace("共3项", "共4项"))];

/** Where the cursor is put (line and column, from 1), what is pressed (`"words"` are typed), and the text that comes of it. */
const cases = [
	{
		name: "Tab goes to the next cell, and what is typed stands for its words",
		at: [7, 8],
		keys: ["Tab", '"新建书房3个。"'],
		text: [...head, "| 1 | 甲 | 1.新建书房3个。 | 钱宇 | ★区发改委 |", ...rows.slice(1), ...tail],
	},
	{
		name: "Shift+Tab goes back over the beginning of a row",
		at: [8, 3],
		keys: ["Shift+Tab", '"★区财政局"'],
		text: [...head, "| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区财政局 |", ...rows.slice(1), ...tail],
	},
	{
		name: "Tab in the last cell begins a numbered row",
		at: [9, 30],
		keys: ["Tab", '"办会1次。"'],
		text: [...four, ...rows, "| ^^ | ^^ | 4.办会1次。 | ^^ | ★ |", ...tail],
	},
	{
		name: "Enter in a row changes nothing",
		at: [7, 12],
		keys: ["Enter"],
		text: before,
	},
	{
		name: "Enter twice begins the next row, and numbers follow",
		at: [7, 12],
		keys: ["Enter", "Enter", '"办会1次。"'],
		text: [
			...four,
			rows[0],
			"| ^^ | ^^ | 2.办会1次。 | ^^ | ★ |",
			rows[1].replace("2.", "3."),
			rows[2].replace("3.", "4."),
			...tail,
		],
	},
	{
		name: "Enter in prose is the editor's",
		at: [11, 3],
		keys: ["Enter", '"一"'],
		text: [...before.slice(0, 10), "文字", "一。", ""],
	},
	{
		name: "Tab in prose is the editor's",
		at: [11, 1],
		keys: ["Tab"],
		text: [...before.slice(0, 10), "    文字。", ""],
	},
	{
		name: "Shift+Enter breaks the line inside the cell",
		at: [7, 17],
		keys: ["Shift+Enter", '"又"'],
		text: [...head, "| 1 | 甲 | 1.新建公园<br>又2个。 | 钱宇 | ★区发改委 |", ...rows.slice(1), ...tail],
	},
	{
		name: "Control+Enter begins a row below, from anywhere in the row",
		at: [8, 4],
		keys: ["Control+Enter", '"办会1次。"'],
		text: [
			...four,
			...rows.slice(0, 2),
			"| ^^ | ^^ | 3.办会1次。 | ^^ | ★ |",
			rows[2].replace("3.", "4."),
			...tail,
		],
	},
	{
		name: "Control+Shift+Enter begins a row above",
		at: [8, 4],
		keys: ["Control+Shift+Enter", '"办会1次。"'],
		text: [
			...four,
			rows[0],
			"| ^^ | ^^ | 2.办会1次。 | ^^ | ★ |",
			rows[1].replace("2.", "3."),
			rows[2].replace("3.", "4."),
			...tail,
		],
	},
	{
		name: "Alt+Down twice moves a row, its leader stays with the group",
		at: [7, 14],
		keys: ["Alt+ArrowDown", "Alt+ArrowDown"],
		text: [
			...head,
			"| 1 | 甲 | 1.新增企业2家。 | 钱宇 | ★区工信局 |",
			"| ^^ | ^^ | 2.招商3次。 | ^^ | ★区商务局 |",
			"| ^^ | ^^ | 3.新建公园2个。 | ^^ | ★区发改委 |",
			...tail,
		],
	},
	{
		name: "Alt+Up moves a row up",
		at: [8, 14],
		keys: ["Alt+ArrowUp"],
		text: [
			...head,
			"| 1 | 甲 | 1.新增企业2家。 | 钱宇 | ★区工信局 |",
			"| ^^ | ^^ | 2.新建公园2个。 | ^^ | ★区发改委 |",
			rows[2],
			...tail,
		],
	},
	{
		name: "Alt+Up in prose is the editor's",
		at: [11, 1],
		keys: ["Alt+ArrowUp"],
		text: [...before.slice(0, 9), "文字。", "", ""],
	},
	{
		name: "with two cursors Enter tears no row",
		at: [7, 3],
		keys: ["Shift+Alt+ArrowDown", "Enter", '"甲"'],
		text: [...head, rows[0].replace("1 |", "甲1 |"), rows[1].replace("^^", "甲^^"), rows[2], ...tail],
	},
];

export default async function tableKeys(page, { code }) {
	await begin(page);
	for (const { name, at, keys, text } of cases) {
		await code.goTo(at[0]);
		await page.locator(".quick-input-widget").first().waitFor({ state: "hidden" });
		for (let column = 1; column < at[1]; column++) await page.keyboard.press("ArrowRight");
		// What the status bar tells late would else be taken for what the key does.
		await until(`${name}: the cursor`, async () =>
			(await cursorOf(page)).startsWith(`Ln ${at[0]}, Col ${at[1]}`),
		);
		for (const key of keys) await press(page, key);
		await textIs(page, text, name);
		await page.keyboard.press("Escape");
		await undoAll(page, name);
		console.log(`  ✔ ${name}`);
	}
}

/** Presses a key and waits until something has come of it, text or cursor. */
async function press(page, key) {
	const state = await stateOf(page);
	if (key.startsWith('"')) await page.keyboard.insertText(key.slice(1, -1));
	else await page.keyboard.press(key);
	const end = Date.now() + LIMIT_MS;
	while (Date.now() < end && (await stateOf(page)) === state) await page.waitForTimeout(50);
	// The cursor follows the text.
	for (let last = ""; Date.now() < end; await page.waitForTimeout(250)) {
		const now = await stateOf(page);
		if (now === last) return;
		last = now;
	}
}

async function stateOf(page) {
	return `${await cursorOf(page)}\n${(await shownText(page)).join("\n")}`;
}

function cursorOf(page) {
	return page.locator('.statusbar-item[id="status.editor.selection"]').first().textContent();
}
