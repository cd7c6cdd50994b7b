import assert from "node:assert/strict";
import { UnreadableDocument } from "../../../server/src/common/interchange/unreadableDocument.js";
import { createDocumentWorker } from "../../../server/src/node/documentWorker.js";
import { docx, paragraph, row, run, table } from "../../support/docx.js";
import { buildIfStale } from "./niwen.js";

const small = () =>
	docx(
		table(row(["序号", "重点工作目标任务", "责任单位"]), row(["1", "工业投资增长10%以上。", "★区工信局"])),
	);

/** A document that takes long enough to be interrupted. */
const large = () => docx(paragraph(Array.from({ length: 300_000 }, () => run("甲")).join("")));

describe("the worker that reads documents", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("reads one after another, whatever becomes of those before", async () => {
		const worker = createDocumentWorker();
		const broken = worker.importDocument({ bytes: small().subarray(0, 200), name: "a.docx" });
		const whole = worker.importDocument({ bytes: small(), name: "b.docx" });
		await assert.rejects(broken, UnreadableDocument);
		assert.equal((await whole).taskCount, 1);
		worker.dispose();
	});

	it("ends at once when it is cancelled, and begins anew", async () => {
		const worker = createDocumentWorker();
		const controller = new AbortController();
		const cancelled = worker.importDocument({ bytes: large(), name: "a.docx" }, controller.signal);
		// It has begun once another document waits behind it.
		const next = worker.importDocument({ bytes: small(), name: "b.docx" });
		setImmediate(() => controller.abort());
		await assert.rejects(cancelled, /abort/i);
		assert.equal((await next).taskCount, 1);
		worker.dispose();
	});

	it("reads nothing of a request that is cancelled before its turn", async () => {
		const worker = createDocumentWorker();
		await assert.rejects(
			worker.importDocument({ bytes: small(), name: "a.docx" }, AbortSignal.abort()),
			/abort/i,
		);
		assert.equal((await worker.importDocument({ bytes: small(), name: "a.docx" })).taskCount, 1);
		worker.dispose();
	});
});
