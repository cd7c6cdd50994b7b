import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import type { Message } from "vscode-languageserver/node";
import { StreamWriter } from "../../../server/src/node/stdio/messageWriter.js";

interface Item {
	readonly code: string;
	readonly line: number;
}

const uri = "file:///plans/方案.plan.md";

function pushed(diagnostics: readonly Item[], version = 1): Message {
	const params = { uri, version, diagnostics };
	return { jsonrpc: "2.0", method: "textDocument/publishDiagnostics", params } as Message;
}

function pulled(items: readonly Item[], id = 1): Message {
	return { jsonrpc: "2.0", id, result: { kind: "full", resultId: "7", items } } as Message;
}

/** A stream that keeps what it takes, each call's bytes by themselves. */
function collect(): { readonly stream: Writable; readonly calls: Buffer[] } {
	const calls: Buffer[] = [];
	const stream = new Writable({
		write(chunk, _encoding, done) {
			calls.push(chunk);
			done();
		},
	});
	return { stream, calls };
}

/** The messages in bytes, as the base protocol of LSP frames them. */
function decode(bytes: Buffer): readonly unknown[] {
	const got: unknown[] = [];
	for (let at = 0; at < bytes.length; ) {
		const body = bytes.indexOf("\r\n\r\n", at) + 4;
		const [, length] = /^Content-Length: (\d+)\r\n\r\n$/.exec(bytes.toString("latin1", at, body)) ?? [];
		assert.ok(length !== undefined, `a header at byte ${at}`);
		at = body + Number(length);
		got.push(JSON.parse(bytes.toString("utf8", body, at)));
	}
	return got;
}

describe("Messages that are written to a stream", () => {
	it("go out in one call each, in their order", async () => {
		const { stream, calls } = collect();
		const writer = new StreamWriter(stream);
		const sent: Message[] = [
			pushed([{ code: "text/full-stop", line: 3 }]),
			{ jsonrpc: "2.0", id: 4, result: "★区发改委 𠀀" } as Message,
			pulled([]),
			{ jsonrpc: "2.0", id: 5, result: { kind: "unchanged", resultId: "7" } } as Message,
			{ jsonrpc: "2.0", method: "nothing" } as Message,
		];
		await Promise.all(sent.map((message) => writer.write(message)));
		assert.equal(calls.length, sent.length);
		assert.deepEqual(decode(Buffer.concat(calls)), JSON.parse(JSON.stringify(sent)));
	});

	it("bring the findings that there are, whichever of them were sent before", async () => {
		const item = fc.record({ code: fc.string({ unit: "binary" }), line: fc.nat() });
		const edit = fc.record({
			at: fc.nat(),
			removed: fc.oneof(fc.nat(4), fc.nat(60)),
			added: fc.array(item, { maxLength: 3 }),
			again: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(80)),
			pulls: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(fc.constant(0), fc.nat(150)),
				fc.array(item, { maxLength: 12 }),
				fc.array(edit, { maxLength: 10 }),
				async (more, few, edits) => {
					const first = [...few, ...Array.from({ length: more }, (_, line) => ({ code: "text", line }))];
					const { stream, calls } = collect();
					const writer = new StreamWriter(stream);
					let items: readonly Item[] = first;
					const sent = [pushed(items)];
					await writer.write(pushed(items));
					for (const { at, removed, added, again, pulls } of edits) {
						const from = at % (items.length + 1);
						const others = Array.from({ length: again }, (_, line) => ({ code: "再", line }));
						items = [...items.slice(0, from), ...added, ...others, ...items.slice(from + removed)];
						const message = pulls ? pulled(items) : pushed(items);
						sent.push(message);
						await writer.write(message);
					}
					assert.deepEqual(decode(Buffer.concat(calls)), JSON.parse(JSON.stringify(sent)));
				},
			),
		);
	});

	it("go out in one call where they are long and the stream can gather their parts", async () => {
		const calls: Buffer[] = [];
		const stream = new Writable({
			write() {
				assert.fail("a part goes out by itself");
			},
			writev(chunks, done) {
				calls.push(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)));
				done();
			},
		});
		const writer = new StreamWriter(stream);
		const items = Array.from({ length: 300 }, (_, line) => ({ code: "责任单位".repeat(20), line }));
		const sent = [
			pushed(items),
			pulled([...items.slice(0, 150), { code: "", line: 1 }, ...items.slice(151)]),
		];
		await Promise.all(sent.map((message) => writer.write(message)));
		assert.equal(calls.length, sent.length);
		assert.deepEqual(decode(Buffer.concat(calls)), JSON.parse(JSON.stringify(sent)));
	});

	it("keep the findings of two documents apart", async () => {
		const { stream, calls } = collect();
		const writer = new StreamWriter(stream);
		const [a, b, c] = [1, 2, 3].map((line) => ({ code: "a", line })) as [Item, Item, Item];
		const lists = [[a, b], [c], [a, b, c], [c, a], [], [b], [a, b, c], [a, c], [a, b, c]];
		for (const list of lists) await writer.write(pushed(list));
		assert.deepEqual(
			decode(Buffer.concat(calls)),
			JSON.parse(JSON.stringify(lists.map((list) => pushed(list)))),
		);
	});

	it("encode a finding once, however often it is sent", async () => {
		let encoded = 0;
		const finding = (line: number) => ({
			code: "a",
			line,
			toJSON() {
				encoded++;
				return { code: "a", line };
			},
		});
		const writer = new StreamWriter(collect().stream);
		const items = Array.from({ length: 300 }, (_, line) => finding(line));
		await writer.write(pushed(items));
		for (let press = 0; press < 20; press++) {
			items[150] = finding(150);
			await writer.write(pushed([...items]));
		}
		assert.equal(encoded, 320);
	});

	it("are none of them lost where the other side takes them slowly", async () => {
		const taken: Buffer[] = [];
		const waiting: (() => void)[] = [];
		const stream = new Writable({
			highWaterMark: 16,
			write(chunk, _encoding, done) {
				taken.push(chunk);
				waiting.push(done);
			},
		});
		const writer = new StreamWriter(stream);
		const sent = Array.from({ length: 200 }, (_, version) => pushed([{ code: "a", line: version }], version));
		let done = 0;
		const all = sent.map((message) => writer.write(message).then(() => done++));
		await setImmediate();
		assert.deepEqual([taken.length, done], [1, 0], "what is not taken is not done");
		while (done < sent.length) {
			waiting.shift()?.();
			await setImmediate();
		}
		await Promise.all(all);
		assert.deepEqual(decode(Buffer.concat(taken)), JSON.parse(JSON.stringify(sent)));
	});

	it("are told of where they cannot be written, and end nothing", async () => {
		const { stream, calls } = collect();
		const writer = new StreamWriter(stream);
		const errors: string[] = [];
		writer.onError(([{ message }]) => errors.push(message));
		const circular: { self?: unknown } = {};
		circular.self = circular;
		await assert.rejects(
			writer.write({ jsonrpc: "2.0", id: 1, result: circular } as unknown as Message),
			/circular/,
		);
		await writer.write(pulled([{ code: "a", line: 1 }]));
		assert.deepEqual([errors.length, calls.length], [1, 1]);
		let isClosed = false;
		writer.onClose(() => {
			isClosed = true;
		});
		stream.destroy(new Error("EPIPE"));
		await setImmediate();
		assert.deepEqual([isClosed, errors[1]], [true, "EPIPE"]);
		await assert.rejects(writer.write(pulled([])));
	});
});
