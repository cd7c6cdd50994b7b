import assert from "node:assert/strict";
import { UnreadableDocument } from "../../../server/src/common/interchange/unreadableDocument.js";
import {
	createDocumentWorkerOn,
	type DocumentAnswer,
	type DocumentRequest,
} from "../../../server/src/shared/documentWorker.js";

interface Started {
	readonly asked: DocumentRequest[];
	readonly held: boolean[];
	isEnded: boolean;
	answer(answer: DocumentAnswer): void;
	breakDown(reason: unknown): void;
}

/** A worker on threads that a test plays, with the clock in its hand. */
function createPlayed() {
	const started: Started[] = [];
	const waiting: { readonly milliseconds: number; readonly work: () => void }[] = [];
	const worker = createDocumentWorkerOn({
		start(answered, broken) {
			const thread: Started = { asked: [], held: [], isEnded: false, answer: answered, breakDown: broken };
			started.push(thread);
			return {
				post: (request) => void thread.asked.push(request),
				hold: (isBusy) => void thread.held.push(isBusy),
				terminate() {
					thread.isEnded = true;
				},
			};
		},
		later(milliseconds, work) {
			const one = { milliseconds, work };
			waiting.push(one);
			return () => {
				if (waiting.includes(one)) waiting.splice(waiting.indexOf(one), 1);
			};
		},
		explain: (reason) => (reason === "full" ? { zh: "满", en: "full" } : undefined),
	});
	const read = (signal?: AbortSignal) =>
		worker.run<"read-replies">({ kind: "read-replies", bytes: new Uint8Array() }, signal);
	/** The thread, once it has been asked so often. */
	const asked = async (thread: number, times: number): Promise<Started> => {
		for (;;) {
			const found = started[thread];
			if (found !== undefined && found.asked.length >= times) return found;
			await Promise.resolve();
		}
	};
	return { worker, started, waiting, read, asked };
}

const done = ({ asked }: Started): DocumentAnswer => ({
	id: asked.at(-1)?.id ?? -1,
	result: { rows: [] } as never,
});

describe("a worker for documents on any platform", () => {
	it("starts with the first piece of work, and ends a minute after the last", async () => {
		const { started, waiting, read, asked } = createPlayed();
		assert.equal(started.length, 0);
		const first = read();
		const thread = await asked(0, 1);
		thread.answer(done(thread));
		await first;
		const [minute] = waiting;
		assert.equal(minute?.milliseconds, 60_000);
		const second = read();
		await asked(0, 2);
		assert.equal(waiting.length, 0, "who works does not wait for its end");
		thread.answer(done(thread));
		await second;
		assert.deepEqual(thread.held, [true, false, true, false]);
		waiting[0]?.work();
		assert.equal(thread.isEnded, true);
		const third = read();
		const next = await asked(1, 1);
		next.answer(done(next));
		await third;
		assert.equal(started.length, 2);
	});

	it("is ended by a cancel, and the next piece of work has another", async () => {
		const { read, asked } = createPlayed();
		const controller = new AbortController();
		const cancelled = read(controller.signal);
		const waits = read();
		const thread = await asked(0, 1);
		controller.abort(new Error("not wanted"));
		await assert.rejects(cancelled, /not wanted/);
		assert.equal(thread.isEnded, true);
		const next = await asked(1, 1);
		// What an ended thread had on its way is nobody's answer.
		thread.answer(done(thread));
		thread.breakDown(new Error("ended"));
		next.answer(done(next));
		await waits;
	});

	it("says why a thread has ended, or could not begin", async () => {
		const { read, asked } = createPlayed();
		const full = read();
		(await asked(0, 1)).breakDown("full");
		await assert.rejects(full, (error) => error instanceof UnreadableDocument && error.text.en === "full");
		const lost = read();
		(await asked(1, 1)).breakDown(new Error("no such program"));
		await assert.rejects(lost, /no such program/);
		const refused = read();
		const thread = await asked(2, 1);
		thread.answer({ id: 2, refused: { zh: "坏", en: "broken" } });
		await assert.rejects(refused, UnreadableDocument);
	});
});
