import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { within } from "./patience.mjs";

/** The longest that one answer may take where nothing else is said, in milliseconds. */
const longestWait = 120_000;

/**
 * Starts a language server and speaks LSP 3.17 to it over its standard streams. The clock stops when the last
 * byte of an answer is there, before it is parsed: what is measured is the server, not this client.
 *
 * @param {{ name: string, command: string, args: readonly string[], cwd: string, patience?: number }} program
 *   name: how messages call it; patience: milliseconds that it may take to answer. Rejects, with its process ended,
 *   where it does not
 */
export async function startLanguageServer({ name, command, args, cwd, patience = longestWait }) {
	const started = performance.now();
	const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "ignore"] });
	const client = new Client(child, name, patience);
	try {
		await client.initialize(started);
		return client;
	} catch (error) {
		child.kill("SIGKILL");
		throw error;
	}
}

class Client {
	initializeTime = Number.NaN;
	isIncremental = false;
	#child;
	#name;
	#patience;
	#buffered = [];
	#size = 0;
	#ids = 0;
	#requests = new Map();
	#waiting = new Map();
	#exit;
	/** Why no more answers will come. */
	#failure;

	constructor(child, name, patience) {
		this.#child = child;
		this.#name = name;
		this.#patience = patience;
		child.stdout.on("data", (chunk) => this.#read(chunk, performance.now()));
		child.stdin.on("error", () => {});
		this.#exit = new Promise((resolve) => {
			child.on("error", (error) => this.#fail(error));
			child.on("close", () => {
				this.#fail(new Error(`${name} ended before it answered`));
				resolve();
			});
		});
	}

	get processId() {
		return this.#child.pid;
	}

	/** Shakes hands, and notes how long that took since its process was `started`. */
	async initialize(started) {
		const { value, at } = await this.request("initialize", {
			processId: process.pid,
			rootUri: null,
			capabilities: {
				textDocument: {
					synchronization: { dynamicRegistration: false },
					// Without textDocument.diagnostic: both servers push.
					publishDiagnostics: { versionSupport: true, relatedInformation: true },
				},
			},
		});
		this.initializeTime = at - started;
		const { textDocumentSync } = value.capabilities;
		const sync = typeof textDocumentSync === "object" ? textDocumentSync.change : textDocumentSync;
		this.isIncremental = sync === 2;
		this.notify("initialized", {});
	}

	request(method, params) {
		const id = ++this.#ids;
		return this.#wait(this.#requests, id, method, () => this.#send({ id, method, params }));
	}

	notify(method, params) {
		return this.#send({ method, params });
	}

	/**
	 * Sends a notification about a document and waits for the diagnostics of that version.
	 *
	 * @returns {Promise<{ time: number, diagnostics: readonly object[], bytes: number }>} milliseconds from before the
	 *   message is written to the last byte of the answer; the diagnostics; the size of the answer
	 */
	async notifyAndDiagnose(method, params) {
		const { uri, version } = params.textDocument;
		let sent = 0;
		const { value, at, bytes } = await this.#wait(this.#waiting, `${uri} ${version}`, method, () => {
			const message = encode({ method, params });
			sent = performance.now();
			this.#child.stdin.write(message);
		});
		return { time: at - sent, diagnostics: value.diagnostics, bytes };
	}

	async stop() {
		const timer = setTimeout(() => this.#child.kill("SIGKILL"), 3000);
		try {
			await this.request("shutdown", undefined);
			this.notify("exit", undefined);
			this.#child.stdin.end();
		} catch {
			this.#child.kill("SIGKILL");
		}
		await this.#exit;
		clearTimeout(timer);
	}

	#send(message) {
		this.#child.stdin.write(encode(message));
	}

	async #wait(pending, key, method, send) {
		if (this.#failure !== undefined) throw this.#failure;
		const answer = new Promise((resolve, reject) => {
			pending.set(key, { resolve, reject });
		});
		send();
		try {
			return await within(answer, this.#patience, `${this.#name}, ${method}`);
		} finally {
			pending.delete(key);
		}
	}

	#fail(error) {
		this.#failure = error;
		for (const pending of [this.#requests, this.#waiting])
			for (const { reject } of [...pending.values()]) reject(error);
	}

	#read(chunk, at) {
		this.#buffered.push(chunk);
		this.#size += chunk.length;
		// A long message comes in many chunks; they are joined once, when its header says that it is complete.
		while (this.#size > 0) {
			if (this.#buffered.length > 1 && this.#size < (this.#needed ?? 0)) return;
			const all = this.#buffered.length === 1 ? this.#buffered[0] : Buffer.concat(this.#buffered);
			this.#buffered = [all];
			const headerEnd = all.indexOf("\r\n\r\n");
			if (headerEnd < 0) return;
			const length = /content-length: *(\d+)/i.exec(all.toString("latin1", 0, headerEnd))?.[1];
			if (length === undefined) return this.#fail(new Error("A message without Content-Length"));
			const end = headerEnd + 4 + Number(length);
			this.#needed = end;
			if (all.length < end) return;
			this.#needed = undefined;
			this.#buffered = all.length === end ? [] : [all.subarray(end)];
			this.#size = all.length - end;
			this.#receive(all.toString("utf8", headerEnd + 4, end), at);
		}
	}

	#needed;

	#receive(text, at) {
		const message = JSON.parse(text);
		if (message.method === undefined) {
			const request = this.#requests.get(message.id);
			if (message.error === undefined) request?.resolve({ value: message.result, at });
			else request?.reject(new Error(message.error.message));
		} else if (message.id !== undefined) {
			// A registration or a question for settings: there is nothing to say.
			const asked = message.params?.items;
			this.#send({ id: message.id, result: Array.isArray(asked) ? asked.map(() => null) : null });
		} else if (message.method === "textDocument/publishDiagnostics") {
			const { uri, version } = message.params;
			this.#waiting.get(`${uri} ${version}`)?.resolve({ value: message.params, at, bytes: text.length });
		}
	}
}

function encode(message) {
	const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
	return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, "latin1"), body]);
}
