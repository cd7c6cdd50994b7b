import { once } from "node:events";
import type { LocalizedText } from "../../common/model/localizedText.js";
import { printableLine } from "../../common/text/printable.js";
import type { Language } from "./language.js";

/** Where a command writes, and in which language. */
export interface Terminal {
	readonly language: Language;
	/** Whether the standard output shows colours. */
	readonly hasColours: boolean;
	/** Writes a result to the standard output; waits where its reader is slower. */
	write(text: string | Uint8Array): Promise<void>;
	/** Writes a sentence to the standard error, on a line of its own. */
	say(text: LocalizedText): void;
	/** Shows how far long work is, on a terminal only; `total` at the end takes the bar away. */
	progress(done: number, total: number): void;
}

export function createTerminal(language: Language): Terminal {
	const started = Date.now();
	let barWidth = 0;
	const clearBar = (): void => {
		if (barWidth > 0) process.stderr.write(`\r${" ".repeat(barWidth)}\r`);
		barWidth = 0;
	};
	return {
		language,
		hasColours: showsColours(process.env, process.stdout.isTTY === true),
		async write(text) {
			clearBar();
			if (text.length > 0 && !process.stdout.write(text)) await once(process.stdout, "drain");
		},
		say(text) {
			clearBar();
			process.stderr.write(`${printableLine(text[language])}\n`);
		},
		progress(done, total) {
			if (process.stderr.isTTY !== true) return;
			clearBar();
			// What is done at once needs no bar.
			if (done >= total || Date.now() - started < 500) return;
			const filled = Math.round((done / total) * 30);
			const bar = `[${"#".repeat(filled)}${".".repeat(30 - filled)}] ${done}/${total}`;
			process.stderr.write(bar);
			barWidth = bar.length;
		},
	};
}

/** NO_COLOR (no-color.org) and FORCE_COLOR as Node itself reads them; else colours on a terminal only. */
export function showsColours(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	const { FORCE_COLOR: force, NO_COLOR: none, TERM: kind } = environment;
	if (force !== undefined) return force !== "0" && force !== "false";
	if (none !== undefined && none !== "") return false;
	return isTerminal && kind !== "dumb";
}
