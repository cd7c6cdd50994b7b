import { readFileSync } from "node:fs";
import { basename } from "node:path";

const QUICK_INPUT = ".quick-input-widget";
const SETTLE_LIMIT_MS = 20_000;

/**
 * What a scene does in VS Code's window, step by step. Each step ends when its effect can be seen, and throws
 * (Playwright's time-out, 30 s) when it never can: nothing sleeps for a time that hopefully suffices.
 */
export class Editor {
	#page;
	#file;

	/**
	 * @param page Playwright's page with the workbench
	 * @param {string} file the scene's file, opened already
	 */
	constructor(page, file) {
		this.#page = page;
		this.#file = file;
	}

	/** Until the scene's file is shown and the caret is in it. */
	async opened() {
		await this.#showsTab(basename(this.#file));
		await this.#focusText();
	}

	/** Opens a file of the workspace by its name. */
	async openFile(name) {
		await this.#quickInput("Control+P", name, name);
		await this.#showsTab(name);
		await this.#focusText();
	}

	/** Runs a command by its full title, such as "View: Focus Problems". */
	async command(title) {
		await this.#quickInput("F1", `>${title}`, title.replace(/^.*?: /, ""));
	}

	/**
	 * Puts the caret at a line and column, both from 1, the column in characters (code points) of a line without
	 * tabs. Not by the column of "Go to Line": that counts a Chinese character as two.
	 */
	async goTo(line, column = 1) {
		await this.#focusText();
		await this.#quickInput("Control+G", `:${line}`);
		await this.#focusText();
		await this.#page.keyboard.press("Home");
		await this.#page.keyboard.press("Home");
		for (let n = 1; n < column; n++) await this.#page.keyboard.press("ArrowRight");
		await this.waitFor(".statusbar-item", new RegExp(`Ln ${line}, Col ${column}(?!\\d)`));
	}

	/**
	 * Puts the caret into a text of the scene's file, as it is on disk.
	 *
	 * @param {string} text
	 * @param {{ at?: "inside" | "start" | "end", occurrence?: number }} [options] `inside`, after the first
	 *     character, is where a hover belongs to the text; occurrences count from 1
	 */
	async goToText(text, { at = "inside", occurrence = 1 } = {}) {
		const source = readFileSync(this.#file, "utf8");
		let offset = -1;
		for (let n = 0; n < occurrence; n++) {
			offset = source.indexOf(text, offset + 1);
			if (offset < 0) throw new Error(`${basename(this.#file)} has no occurrence ${n + 1} of ${text}`);
		}
		offset += { start: 0, inside: Math.min(1, text.length), end: text.length }[at];
		const before = source.slice(0, offset).split("\n");
		await this.goTo(before.length, [...(before.at(-1) ?? "")].length + 1);
	}

	/** Types at the caret, as pasted text: no bracket is closed and no suggestion opens by itself. */
	async type(text) {
		await this.#page.keyboard.insertText(text);
		await this.waitFor(".monaco-editor .view-lines", text);
	}

	/** Shows the hover at the caret and waits for its content, `text` if given. Asks again while none comes. */
	async hover(text) {
		const hover = this.#withText(".monaco-hover:not(.hidden) .hover-contents", text);
		await this.#until(hover, async () => {
			await this.#page.keyboard.press("Control+K");
			await this.#page.keyboard.press("Control+I");
		});
	}

	/** Opens the suggestions at the caret and waits for one, for that with `text` if given. */
	async suggest(text) {
		const row = this.#withText(".suggest-widget.visible .monaco-list-row", text);
		await this.#until(row, async () => {
			await this.#page.keyboard.press("Escape");
			await this.#page.keyboard.press("Control+Space");
		});
	}

	/** Opens the context menu at the caret, and in it the submenu with `label`. */
	async submenu(label) {
		await this.#page.keyboard.press("Shift+F10");
		const entry = this.#withText(".monaco-menu .action-item", label);
		await entry.waitFor({ state: "visible" });
		await entry.click();
		// The entries of the menu itself, and those of the submenu behind it.
		await this.#page.locator(".monaco-menu").nth(1).locator(".action-item").first().waitFor();
	}

	/** Shows the Problems panel and waits for a finding in it. */
	async showProblems(text) {
		await this.#page.keyboard.press("Control+Shift+M");
		await this.waitFor(".markers-panel .monaco-list-row", text);
	}

	/** Shows the Outline, with the room of the file list above it, and waits for an entry. */
	async showOutline(text) {
		const files = this.#page.locator(
			'.explorer-viewlet .pane-header[aria-label^="Explorer Section"][aria-expanded="true"]',
		);
		if ((await files.count()) > 0) await files.first().click();
		await this.command("Explorer: Focus on Outline View");
		await this.waitFor(".outline-pane .monaco-list-row", text);
	}

	/** Writes into a field in place of what stands there. */
	async fill(selector, text) {
		await this.#page.locator(selector).first().fill(text);
	}

	/** Presses keys one after another, as they are bound. */
	async press(...keys) {
		for (const key of keys) {
			await this.settle();
			await this.#page.keyboard.press(key);
		}
	}

	/** Saves the file, so that `goToText` finds what stands there now. */
	async save() {
		await this.#page.keyboard.press("Control+S");
		await this.gone(".tab.active.dirty");
	}

	/** Puts something on the clipboard, in each of its forms (MIME type to content). */
	async copied(forms) {
		await this.#page.evaluate(async (all) => {
			const items = Object.entries(all).map(([type, text]) => [type, new Blob([text], { type })]);
			await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
		}, forms);
	}

	/**
	 * Shows the view of responsibilities in the side bar by `by` (a command's title), opens the row with `name` and the
	 * ledger of whom it is about.
	 */
	async showResponsibilities(by, name) {
		await this.showTree();
		await this.command(by);
		await this.openTreeRow(name);
		await this.openLedger(name);
	}

	/** Opens the charts of the plan by a command and rests the pointer on the bar of a name. */
	async showCharts(title, name) {
		await this.command(title);
		const bar = this.#page
			.frameLocator("iframe.webview")
			.frameLocator("iframe")
			.locator(`.mark[aria-label^="${name}"]`)
			.first();
		await bar.waitFor();
		await bar.hover();
	}

	/** Opens the preview by a command and begins to edit the cell with `text` in it, whose new text is `typed`. */
	async showPreview(title, text, typed) {
		await this.command(title);
		const page = this.#page.frameLocator("iframe.webview").frameLocator("iframe");
		const cell = page.locator("td", { hasText: text }).first();
		await cell.waitFor();
		if (typed === undefined) {
			await cell.click();
			return;
		}
		await cell.dblclick();
		await page.locator("textarea").fill(typed);
	}

	/**
	 * Compares the plan with another file of its folder, chosen as a user does; the view of differences has the side bar.
	 *
	 * @param {string} title of the command, without what stands before it
	 * @param {string} choice the entry that asks for a file
	 */
	async compareWith(title, choice, file) {
		await this.command(title);
		const picker = this.#page.locator(QUICK_INPUT);
		for (const label of [choice, file]) {
			const row = picker.locator(".monaco-list-row", { hasText: label }).first();
			await row.waitFor();
			await row.click();
		}
		await this.waitFor(".sidebar .monaco-list-row .codicon");
		// The other view of the side bar is folded, so that every difference has room.
		const other = this.#page.locator('.sidebar .pane-header[aria-expanded="true"]').first();
		await other.click();
		// Sentences are to be read as a whole.
		const box = await this.#page.locator(".part.sidebar").boundingBox();
		if (box === null) throw new Error("there is no side bar");
		const [edge, middle] = [box.x + box.width, box.y + box.height / 2];
		await this.#page.mouse.move(edge, middle);
		await this.#page.mouse.down();
		await this.#page.mouse.move(edge + 260, middle, { steps: 4 });
		await this.#page.mouse.up();
		await this.#page.mouse.move(edge + 600, middle);
		await this.waitFor(".codelens-decoration", /项任务|tasks/);
		await this.settle();
	}

	/** Shows the view of responsibilities in the side bar. */
	async showTree() {
		const icon =
			'.activitybar .action-label[aria-label*="拟文"], .activitybar .action-label[aria-label*="Niwen"]';
		await this.#page.locator(icon).first().click();
		await this.waitFor('.sidebar .monaco-list-row[aria-level="1"]');
	}

	/** Opens the row of the tree that has `name` in it. */
	async openTreeRow(name) {
		const row = this.#treeRow(name);
		await row.waitFor();
		await row.click();
		await this.waitFor('.sidebar .monaco-list-row[aria-level="2"]');
		await this.pointAway();
	}

	/** Opens the ledger of whom a row of the tree is about. */
	async openLedger(name) {
		const row = this.#treeRow(name);
		await row.hover();
		await row.locator(".actions .action-label").first().click();
		await this.waitFor('.tab[data-resource-name$=".md"]:not([data-resource-name$=".plan.md"])');
		await this.waitFor(".editor-instance .view-line", name);
	}

	/** Takes the mouse off what it points at, and with it the words shown there. */
	async pointAway() {
		await this.#page.mouse.move(0, 0);
		await this.gone(".workbench-hover");
	}

	#treeRow(name) {
		return this.#withText('.sidebar .monaco-list-row[aria-level="1"]', name);
	}

	/** Until something that matches is visible, with `text` (or a match of a RegExp) in it if given. */
	async waitFor(selector, text) {
		await this.#withText(selector, text).waitFor({ state: "visible" });
	}

	/** Until nothing that matches, with `text` in it if given, is visible any more. */
	async gone(selector, text) {
		await this.#withText(selector, text).waitFor({ state: "hidden" });
	}

	/** Until the window no longer changes: two pictures in a row are the same. */
	async settle() {
		const end = Date.now() + SETTLE_LIMIT_MS;
		let last = await this.#page.screenshot();
		while (Date.now() < end) {
			await this.#page.waitForTimeout(300);
			const next = await this.#page.screenshot();
			if (next.equals(last)) return;
			last = next;
		}
		throw new Error(`The window still changes after ${SETTLE_LIMIT_MS / 1000} s`);
	}

	#withText(selector, text) {
		const found = this.#page.locator(selector);
		// The editor draws a blank as a no-break space.
		return (
			text === undefined
				? found
				: found.filter({ hasText: text instanceof RegExp ? text : blanksAsAny(text) })
		).first();
	}

	async #showsTab(name) {
		await this.#page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
		await this.#page.locator(".editor-instance .monaco-editor .view-line").first().waitFor();
	}

	async #focusText() {
		await this.#page
			.locator(
				".editor-instance .monaco-editor .native-edit-context, .editor-instance .monaco-editor textarea.inputarea",
			)
			.first()
			.focus();
	}

	/** Asks with `act` until `locator` is visible: the first time, the language server may not be there yet. */
	async #until(locator, act) {
		for (let attempt = 1; ; attempt++) {
			await act();
			try {
				return await locator.waitFor({ state: "visible", timeout: 3_000 });
			} catch (error) {
				if (attempt === 10) throw error;
			}
		}
	}

	/**
	 * Opens the quick input with `key`, gives it `text`, and accepts the row that has `row` in it. It closes by itself
	 * where something takes the focus, such as a message that comes just then: then once more.
	 */
	async #quickInput(key, text, row) {
		const input = this.#page.locator(`${QUICK_INPUT} input`).first();
		for (let attempt = 1; ; attempt++) {
			try {
				await this.#page.keyboard.press(key);
				await input.waitFor({ state: "visible", timeout: 5_000 });
				await input.fill(text, { timeout: 5_000 });
				if (row !== undefined) {
					const found = this.#withText(`${QUICK_INPUT} .monaco-list-row.focused`, row);
					await found.waitFor({ state: "visible", timeout: 10_000 });
				}
				await input.press("Enter", { timeout: 5_000 });
				await this.#page.locator(QUICK_INPUT).first().waitFor({ state: "hidden" });
				return;
			} catch (error) {
				if (attempt === 3) throw error;
				await this.#page.keyboard.press("Escape");
			}
		}
	}
}

function blanksAsAny(text) {
	return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ \\u00a0]"));
}
