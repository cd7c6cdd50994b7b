import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { StreamReader } from "../../../server/src/node/stdio/messageReader.js";

const messages = [
	{ jsonrpc: "2.0", method: "first", params: { text: "★区发改委、区财政局\n" } },
	{ jsonrpc: "2.0", id: 1, method: "second", params: ["𠀀", "a\r\n\r\nb"] },
	{ jsonrpc: "2.0", id: 2, result: null },
];

function frame(message: object, more = ""): Buffer {
	const body = Buffer.from(JSON.stringify(message));
	return Buffer.concat([Buffer.from(`Content-Length: ${body.length}${more}\r\n\r\n`), body]);
}

function read(chunks: readonly Buffer[]): {
	readonly got: readonly object[];
	readonly errors: readonly string[];
} {
	const stream = new PassThrough();
	const got: object[] = [];
	const errors: string[] = [];
	const reader = new StreamReader(stream);
	reader.onError(({ message }) => errors.push(message));
	const listening = reader.listen((message) => got.push(message));
	for (const chunk of chunks) stream.emit("data", chunk);
	listening.dispose();
	return { got, errors };
}

describe("Messages that are read from a stream", () => {
	const bytes = Buffer.concat(messages.map((message) => frame(message)));

	it("come whole and in their order, wherever what comes is cut", () => {
		for (let at = 0; at <= bytes.length; at++)
			assert.deepEqual(read([bytes.subarray(0, at), bytes.subarray(at)]).got, messages, `cut at ${at}`);
		const single = Array.from(bytes, (byte) => Buffer.of(byte));
		assert.deepEqual(read(single), { got: messages, errors: [] });
	});

	it("may be long, and come in many pieces", () => {
		const long = { jsonrpc: "2.0", method: "long", params: { text: "任务".repeat(500_000) } };
		const all = Buffer.concat([frame(long), bytes]);
		const chunks = Array.from({ length: Math.ceil(all.length / 65_536) }, (_, i) =>
			all.subarray(i * 65_536, (i + 1) * 65_536),
		);
		assert.deepEqual(read(chunks).got, [long, ...messages]);
	});

	it("have headers in any case and order, with others between", () => {
		const body = Buffer.from("{}");
		for (const header of [
			"content-length:2",
			"CONTENT-LENGTH:  2 ",
			"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2",
			"Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf8",
		])
			assert.deepEqual(read([Buffer.from(`${header}\r\n\r\n`), body]), { got: [{}], errors: [] }, header);
	});

	it("are told of where they are none, and those behind are read", () => {
		const broken = Buffer.from("Content-Length: 3\r\n\r\n{,}");
		const { got, errors } = read([Buffer.concat([broken, bytes])]);
		assert.deepEqual([got, errors.length], [messages, 1]);
		const nameless = Buffer.from("Content-Type: text\r\n\r\n");
		const second = read([nameless, bytes]);
		assert.deepEqual(second.got, messages);
		assert.match(second.errors.join(), /Content-Length property.*Content-Type: text/s);
	});

	it("end where nobody listens any more", () => {
		const stream = new PassThrough();
		const got: object[] = [];
		new StreamReader(stream).listen((message) => got.push(message)).dispose();
		stream.emit("data", bytes);
		assert.deepEqual(got, []);
	});
});
