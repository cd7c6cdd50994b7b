import { pinyin } from "pinyin-pro";

/** Milliseconds that the editor may take before the next key makes sense. */
const PATIENCE_MS = 30_000;
/** An input method takes about so many characters at once. */
const PHRASE = 4;

/**
 * Presses keys as a drafter does, at an even pace, and counts them. A chord (Ctrl+Shift+H) is one stroke. Chinese is
 * written by full pinyin: the letters of each character, and a space for every four characters or fewer, for those are
 * chosen at once; marks and digits are a stroke each, ★ four, and a stroke changes from Chinese to Latin letters and
 * back. The words are put in at once, when the strokes have had their time.
 */
export class Drafter {
	strokes = 0;
	#script = "zh";
	#page;
	#pace;

	/** @param pace milliseconds a stroke */
	constructor(page, pace) {
		this.#page = page;
		this.#pace = pace;
	}

	/** Presses each key so often as `Down*3` says. */
	async press(...keys) {
		for (const key of keys) {
			const [name, times = "1"] = key.split("*");
			for (let i = 0; i < Number(times); i++) {
				await this.#wait(1);
				await this.#page.keyboard.press(name.replace(/\b(Up|Down|Left|Right)$/, "Arrow$1"));
				await this.#settle();
			}
		}
	}

	/** Writes words into the document. */
	async write(words) {
		for (const part of words.match(/[\x20-\x7e]+|[^\x20-\x7e]+/g) ?? []) {
			const isLatin = /^[\x20-\x7e]/.test(part);
			await this.#wait(strokesOf(part) + this.#change(part));
			if (isLatin) await this.#page.keyboard.type(part);
			else await this.#page.keyboard.insertText(part);
			await this.#settle();
		}
	}

	/** Goes to a place by Ctrl+G. */
	async goTo(line, column) {
		await this.press("Control+G");
		await this.reaches(".quick-input-widget");
		await this.write(column === undefined ? `${line}` : `${line}:${column}`);
		await this.press("Enter");
		await this.reaches(".editor-instance");
	}

	/** Runs a command of the palette by the beginning of its name. */
	async command(name) {
		await this.press("F1");
		await this.reaches(".quick-input-widget");
		await this.write(name);
		await this.choose(name);
	}

	/** Takes the first of a list that has come up, once it has what is looked for. */
	async choose(name) {
		await this.sees(`.quick-input-list .monaco-list-row:has-text("${name}")`);
		await this.press("Enter");
	}

	/** Takes the suggestion that has the focus, once it is the one that is meant. */
	async accept(name) {
		await this.sees(`.suggest-widget.visible .monaco-list-row.focused:has-text("${name}")`);
		await this.press("Tab");
	}

	/** Waits until something is on the screen, as whoever reads it does. */
	async sees(selector) {
		await this.#page.locator(selector).first().waitFor({ timeout: PATIENCE_MS });
	}

	/** Waits until keys go to a field. */
	async reaches(selector) {
		await this.#page.waitForFunction((sought) => document.activeElement?.closest(sought) != null, selector, {
			timeout: PATIENCE_MS,
		});
	}

	/** Waits until lines on the screen have these words, at least so many. */
	async seesText(words, lines = 1) {
		await this.#page.waitForFunction(
			([sought, least]) =>
				[...document.querySelectorAll(".editor-instance .view-line")].filter((line) =>
					line.textContent.replaceAll("\u00a0", " ").replaceAll("\u200b", "").includes(sought),
				).length >= least,
			[words, lines],
			{ timeout: PATIENCE_MS },
		);
	}

	async save() {
		await this.press("Control+S");
		await this.#page.waitForFunction(() => document.querySelector(".tab.dirty") === null, undefined, {
			timeout: PATIENCE_MS,
		});
	}

	async saveAll() {
		await this.press("Control+K", "S");
		await this.#page.waitForFunction(() => document.querySelector(".tab.dirty") === null, undefined, {
			timeout: PATIENCE_MS,
		});
	}

	/** Notes that strokes were made; a wait as long as they take. */
	async #wait(strokes) {
		this.strokes += strokes;
		await this.#page.waitForTimeout(strokes * this.#pace);
	}

	/** Lets the page do what the last key has brought about; of what comes later somebody waits for the sight. */
	async #settle() {
		await this.#page.evaluate(
			() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 1000 }))),
		);
	}

	/** A stroke where the script is another than before. */
	#change(part) {
		const script = /\p{Script=Han}/u.test(part)
			? "zh"
			: /[A-Za-z|^\\[\]()$?<>=.]/.test(part)
				? "en"
				: this.#script;
		const isOther = script !== this.#script;
		this.#script = script;
		return isOther ? 1 : 0;
	}
}

/** The strokes that words take, without a change of script. */
export function strokesOf(words) {
	let strokes = 0;
	for (const run of words.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []) {
		if (!/\p{Script=Han}/u.test(run)) {
			for (const character of run) strokes += character === "★" ? 4 : 1;
			continue;
		}
		const letters = pinyin(run, { toneType: "none", type: "array", v: true }).join("").length;
		strokes += letters + Math.ceil([...run].length / PHRASE);
	}
	return strokes;
}
