/**
 * One reader of documents in a process of its own. Told over IPC which document to read (`{ bytes }`, base64), and then
 * how often at least and how long (`{ milliseconds, least }`), it answers with the median of the milliseconds of a
 * reading and the most memory in MB that the process took beyond what it had before the first.
 */
import { performance } from "node:perf_hooks";
import process from "node:process";
import { importCore } from "./engine.mjs";
import { resolvePeer } from "./peers.mjs";

const readers = {
	/** All that an import does, up to the plan in table layout with its report. */
	async niwen() {
		const { importBytes } = await importCore(
			`export { importBytes } from "./interchange/import/importBytes.js";`,
		);
		const host = { decodeText: (bytes) => Buffer.from(bytes).toString("utf8") };
		return async (bytes) => (await importBytes({ bytes, name: "bench.docx" }, host)).text;
	},
	async mammoth() {
		const { default: mammoth } = await import(resolvePeer("mammoth"));
		return async (bytes) => (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })).value;
	},
	async officeparser() {
		const { default: officeparser, ...named } = await import(resolvePeer("officeparser"));
		const parse = named.parseOffice ?? officeparser.parseOffice ?? officeparser.OfficeParser.parseOffice;
		return async (bytes) => JSON.stringify((await parse(Buffer.from(bytes))).content);
	},
};

const read = await readers[process.argv[2]]();
let bytes = new Uint8Array();
process.on("message", async (message) => {
	try {
		if (message.bytes !== undefined) {
			bytes = new Uint8Array(Buffer.from(message.bytes, "base64"));
			process.send({ ready: true });
			return;
		}
		const before = process.memoryUsage().rss;
		const times = [];
		const end = performance.now() + message.milliseconds;
		for (let i = 0; i < message.least || performance.now() < end; i++) {
			const start = performance.now();
			const result = await read(bytes);
			times.push(performance.now() - start);
			if (!result.includes("责任单位")) throw new Error("The table was not read");
		}
		// maxRSS is in kilobytes.
		const memory = process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024;
		process.send({ time: times.sort((a, b) => a - b)[times.length >> 1], memory });
	} catch (error) {
		process.send({ error: error.message });
	}
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
