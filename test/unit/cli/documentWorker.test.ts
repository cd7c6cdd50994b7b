import assert from "node:assert/strict";
import {
	type DocumentJob,
	type PlanSource,
	planSource,
	runDocumentJob,
	withoutImport,
} from "../../../server/src/common/features/documentJobs.js";
import { standardProfile } from "../../../server/src/common/interchange/export/profile.js";
import { UnreadableDocument } from "../../../server/src/common/interchange/unreadableDocument.js";
import { createDocumentWorker } from "../../../server/src/node/documentWorker.js";
import type { DocumentWorker } from "../../../server/src/shared/documentWorker.js";
import { docx, paragraph, row, run, table } from "../../support/docx.js";
import { fillForm } from "../../support/fillForms.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { buildIfStale } from "./niwen.js";

const small = () =>
	docx(
		table(row(["序号", "重点工作目标任务", "责任单位"]), row(["1", "工业投资增长10%以上。", "★区工信局"])),
	);

/** A document that takes long enough to be interrupted. */
const large = () => docx(paragraph(Array.from({ length: 300_000 }, () => run("甲")).join("")));

function read(worker: DocumentWorker, bytes: Uint8Array, signal?: AbortSignal) {
	return worker.run<"import">({ kind: "import", request: { bytes, name: "a.docx" } }, signal);
}

/** What the worker and this thread make of a piece of work. */
async function both<Kind extends DocumentJob["kind"]>(job: Extract<DocumentJob, { kind: Kind }>) {
	const worker = createDocumentWorker();
	try {
		return [await worker.run<Kind>(job), await runDocumentJob<Kind>(job, withoutImport)] as const;
	} finally {
		worker.dispose();
	}
}

const plan = (): PlanSource =>
	planSource(
		createTestSnapshot(
			'---\nregion: 苏州市吴江区\nlead: ["star"]\n---\n# 2026年重点任务\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建学校3所。 | ★区教育局 |\n',
		),
	);

describe("the worker that reads and writes documents", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("reads one after another, whatever becomes of those before", async () => {
		const worker = createDocumentWorker();
		const broken = read(worker, small().subarray(0, 200));
		const whole = read(worker, small());
		await assert.rejects(broken, UnreadableDocument);
		assert.equal((await whole).taskCount, 1);
		worker.dispose();
	});

	for (const to of ["docx", "xlsx", "html", "csv", "json"] as const)
		it(`writes a plan as this thread does: ${to}`, async () => {
			const [there, here] = await both<"export">({
				kind: "export",
				plan: plan(),
				to,
				profile: standardProfile,
			});
			assert.deepEqual(there, here);
		});

	it("splits a plan and collects what came back as this thread does", async () => {
		const [there, here] = await both<"split">({
			kind: "split",
			plan: plan(),
			options: { by: "unit", to: "docx" },
		});
		assert.deepEqual([...there.files.keys()], ["区教育局.docx"]);
		assert.deepEqual(there, here);
		const [form = new Uint8Array()] = there.files.values();
		const bytes = fillForm(form, () => ({ 状态: "完成" }));
		const [reply, same] = await both<"read-replies">({ kind: "read-replies", bytes });
		assert.deepEqual(reply, same);
		const [report, again] = await both<"collect">({
			...{ kind: "collect", plan: plan(), returned: [{ file: "a.docx", reply }] },
			...{ today: "2026-06-01", language: "zh", to: "md" },
		});
		assert.deepEqual(report, again);
		assert.match(String(report.content), /\| 完成 +\| 绿/);
	});

	it("ends at once when it is cancelled, and begins anew", async () => {
		const worker = createDocumentWorker();
		const controller = new AbortController();
		const cancelled = read(worker, large(), controller.signal);
		// It has begun once another document waits behind it.
		const next = read(worker, small());
		setImmediate(() => controller.abort());
		await assert.rejects(cancelled, /abort/i);
		assert.equal((await next).taskCount, 1);
		worker.dispose();
	});

	it("reads nothing of a request that is cancelled before its turn", async () => {
		const worker = createDocumentWorker();
		await assert.rejects(read(worker, small(), AbortSignal.abort()), /abort/i);
		assert.equal((await read(worker, small())).taskCount, 1);
		worker.dispose();
	});
});
