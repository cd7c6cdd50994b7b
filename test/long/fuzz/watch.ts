import { Worker } from "node:worker_threads";

/*
 * An input that is read without end stops the run and says nothing. A thread beside it looks whether inputs come to their
 * ends, and tells of the one that does not.
 */

/** Seconds; the slowest input takes a few of them on a busy machine. */
const patience = 120;
/** UTF-16 code units of an input that are shown. */
const longest = 20_000;

const watcher = `
const { workerData: { shared, patience } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const head = new Int32Array(shared, 0, 2);
let seen = 0;
let since = Date.now();
setInterval(() => {
	const [at, length] = head;
	if (at !== seen || at % 2 === 0) [seen, since] = [at, Date.now()];
	else if (Date.now() - since > patience * 1000) {
		writeSync(1, "\\nNot read to its end within " + patience + " s: " + Buffer.from(shared, 8, length).toString("utf16le") + "\\n");
		process.kill(process.pid, "SIGKILL");
	}
}, 1000);
`;

export class Watch {
	private readonly shared = new SharedArrayBuffer(8 + 2 * longest);
	/** How often an input was begun or ended, odd while one is read; the bytes of its text. */
	private readonly head = new Int32Array(this.shared, 0, 2);
	private readonly text = Buffer.from(this.shared, 8);
	private readonly worker = new Worker(watcher, {
		eval: true,
		workerData: { shared: this.shared, patience },
	});

	/** Reads an input, which is named with its text or bytes where that has no end. */
	async over(name: string, input: unknown, read: () => void | Promise<void>): Promise<void> {
		const shown = input instanceof Uint8Array ? Buffer.from(input).toString("base64") : String(input);
		this.head[1] = this.text.write(`${name}: ${shown}`.slice(0, longest), "utf16le");
		Atomics.add(this.head, 0, 1);
		try {
			await read();
		} finally {
			Atomics.add(this.head, 0, 1);
		}
	}

	async close(): Promise<void> {
		await this.worker.terminate();
	}
}
