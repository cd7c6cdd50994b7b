import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { within } from "./patience.mjs";

/**
 * A module of this folder in a process of its own, which answers each message with one of its own, or with
 * `{ error }`. It says one first, when it is ready.
 *
 * @param {string} script its name
 * @param {readonly string[]} args
 * @param {{ name: string, patience: number }} options how it is called in messages; milliseconds that an answer may take
 * @returns {Promise<{ ask: (message: object) => Promise<any>, stop: () => void }>} `ask` rejects where the process
 *   gives up, ends, or does not answer in time; it has then been ended
 */
export async function startAnswerer(script, args, { name, patience }) {
	const child = fork(fileURLToPath(new URL(script, import.meta.url)), args);
	const answer = async (message) => {
		if (message !== undefined) child.send(message);
		const heard = new AbortController();
		const told = once(child, "message", { signal: heard.signal });
		const end = once(child, "exit", { signal: heard.signal }).then(() => {
			throw new Error(`The process that runs ${name} ended early`);
		});
		told.catch(() => {});
		end.catch(() => {});
		try {
			const [said] = await within(Promise.race([told, end]), patience, name);
			if (said.error !== undefined) throw new Error(said.error);
			return said;
		} finally {
			heard.abort();
		}
	};
	const ask = async (message) => {
		try {
			return await answer(message);
		} catch (error) {
			// One that gives up may still be asked another thing; one that does not answer computes for ever.
			if (error.name === "NoAnswer") child.kill("SIGKILL");
			throw error;
		}
	};
	await ask(undefined);
	return { ask, stop: () => child.connected && child.disconnect() };
}
