import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
	type ChartsResult,
	chartsRequest,
	type ReportParams,
	type ReportResult,
	type ResponsibilitiesResult,
	reportRequest,
	responsibilitiesRequest,
} from "../../../server/src/common/protocol.js";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///work/a.plan.md";
const text = demoPlan(
	"| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业20家。 | ^^ | ★区工信局 |",
);

describe("views of a plan, over the protocol", () => {
	let editor: MemoryEditor;
	beforeEach(async () => {
		editor = await MemoryEditor.start();
		await editor.open(uri, text);
	});
	afterEach(() => editor.server.close());

	describe("responsibilities", () => {
		const ask = (params: object) =>
			editor.server.client.sendRequest<ResponsibilitiesResult | null>(responsibilitiesRequest, params);

		it("follow what is typed", async () => {
			const before = await ask({ uri, by: "leader" });
			assert.deepEqual([before?.version, before?.groups.map(({ name }) => name)], [1, ["赵明"]]);
			await editor.edit(uri, text.replace("| ^^ | ★区工信局", "| 孙立 | ★区工信局"));
			const after = await ask({ uri, by: "leader" });
			assert.deepEqual([after?.version, after?.groups.map(({ name }) => name)], [2, ["赵明", "孙立"]]);
		});

		it("are filtered", async () => {
			const found = await ask({ uri, by: "unit", filter: "工信" });
			assert.deepEqual([found?.matches, found?.groups.map(({ name }) => name)], [1, ["区工信局"]]);
		});

		it("are of open documents alone, and take parameters that fit", async () => {
			assert.equal(await ask({ uri: "file:///work/none.plan.md", by: "leader" }), null);
			await assert.rejects(ask({ uri, by: "colour" }), /responsibilities/);
			await assert.rejects(ask({ uri, by: "unit", filter: "字".repeat(201) }), /responsibilities/);
		});
	});

	describe("charts", () => {
		const ask = (params: object) =>
			editor.server.client.sendRequest<ChartsResult | null>(chartsRequest, params);

		it("follow what is typed, in the width of the page", async () => {
			const before = (await ask({ uri, width: 500 })) ?? assert.fail();
			assert.equal(before.version, 1);
			assert.match(before.html, /<svg class="chart" [^>]*width="500"/);
			assert.equal(before.places.length, 2);
			await editor.edit(uri, text.replace("| ^^ | ★区工信局", "| 孙立 | ★区工信局"));
			const after = (await ask({ uri, width: 500 })) ?? assert.fail();
			assert.equal(after.version, 2);
			assert.match(after.html, /aria-label="孙立[：:]/);
			assert.doesNotMatch(before.html, /孙立/);
		});

		it("are of open documents alone, and take parameters that fit", async () => {
			assert.equal(await ask({ uri: "file:///work/none.plan.md", width: 500 }), null);
			await assert.rejects(ask({ uri, width: 1e9 }), /charts/);
			await assert.rejects(ask({ uri, width: "500" }), /charts/);
		});
	});

	describe("reports", () => {
		const ask = (params: object) =>
			editor.server.client.sendRequest<ReportResult | null>(reportRequest, params);
		const ledger = { uri, report: "ledger", kind: "unit", name: "区工信局" } as const satisfies ReportParams;

		it("are Markdown with the places of their tasks", async () => {
			const report = await ask(ledger);
			const { text, links = [], version } = report ?? assert.fail();
			assert.equal(version, 1);
			const lines = text.split("\n");
			assert.deepEqual(
				links.map(({ range, line, character }) => [
					lines[range.start.line]?.slice(range.start.character, range.end.character),
					line,
					character,
				]),
				[["2", 11, 12]],
			);
			assert.match(text, /^# 区工信局责任台账\n\n2026年重点工作任务分解方案\n\n## 牵头（1项）\n/);
		});

		it("say so where no task names a unit", async () => {
			assert.match((await ask({ ...ledger, name: "区某局" }))?.text ?? "", /没有写明由区某局负责的任务/);
		});

		it("are of plans that are open, or of the workspace, and of parameters that fit", async () => {
			assert.equal(await ask({ ...ledger, uri: "file:///work/none.plan.md" }), null);
			await assert.rejects(ask({ ...ledger, name: "" }), /report/);
			await assert.rejects(ask({ uri, report: "weather" }), /report/);
		});
	});
});

describe("reports as documents that the server makes", () => {
	const refreshed: string[] = [];
	let editor: MemoryEditor;
	const closed = "file:///work/closed.plan.md";
	before(async () => {
		editor = await MemoryEditor.start({
			capabilities: { workspace: { textDocumentContent: {} } },
			files: new Map([[closed, text.replace("区工信局", "区商务局")]]),
			handlers: {
				"workspace/textDocumentContent/refresh": (params) => {
					refreshed.push((params as { uri: string }).uri);
					return null;
				},
			},
		});
		await editor.open(uri, text);
	});
	after(() => editor.server.close());
	const contentOf = async (reportUri: string) =>
		(
			await editor.server.client.sendRequest<{ text: string }>("workspace/textDocumentContent", {
				uri: reportUri,
			})
		).text;
	const uriOf = async (params: ReportParams) =>
		(await editor.server.client.sendRequest<ReportResult>(reportRequest, params)).reportUri;
	const until = async (what: string, isMet: () => boolean) => {
		for (let i = 0; !isMet(); i++) {
			assert.ok(i < 200, `no ${what}; log: ${editor.server.log.join("\n")}`);
			await pause(20);
		}
	};

	it("are announced to who opens them, and to nobody else", async () => {
		assert.deepEqual(editor.server.capabilities.workspace?.textDocumentContent, {
			schemes: ["niwen-report"],
		});
		const other = await MemoryEditor.start();
		assert.equal(other.server.capabilities.workspace?.textDocumentContent, undefined);
		other.server.close();
	});

	it("follow the plan: who shows one is told once that it has changed", async () => {
		const ledger = await uriOf({ uri, report: "ledger", kind: "leader", name: "赵明" });
		assert.match(decodeURIComponent(ledger), /^niwen-report:\/赵明 台账\.md\?/);
		assert.match(await contentOf(ledger), /## 单独牵头（2项）/);
		await editor.edit(uri, text.replace("| ^^ | ★区工信局", "| 孙立 | ★区工信局"));
		await editor.edit(uri, text.replace("| ^^ | ★区工信局", "| 孙立群 | ★区工信局"));
		await until("refresh", () => refreshed.length > 0);
		assert.deepEqual(refreshed.splice(0), [ledger]);
		assert.match(await contentOf(ledger), /## 单独牵头（1项）/);
	});

	it("are told of no more once nobody asks for them", async () => {
		const ledger = await uriOf({ uri, report: "load" });
		await contentOf(ledger);
		await editor.edit(uri, `${text}\n`);
		await until("refresh", () => refreshed.includes(ledger));
		refreshed.length = 0;
		await editor.edit(uri, text);
		const again = await uriOf({ uri, report: "statistics" });
		await contentOf(again);
		await editor.edit(uri, `${text}\n\n`);
		await until("refresh", () => refreshed.includes(again));
		assert.deepEqual(refreshed, [again]);
	});

	it("are of a file of the workspace that nobody has open, too", async () => {
		await editor.server.client.sendRequest("workspace/symbol", { query: "区商务局" });
		const ledger = await uriOf({ uri: closed, report: "ledger", kind: "unit", name: "区商务局" });
		assert.match(await contentOf(ledger), /★区商务局/);
	});

	it("say what is amiss with an address", async () => {
		assert.match(await contentOf("niwen-report:/a.md?%7B%7D"), /重新打开/);
		assert.match(await contentOf("niwen-report:/a.md?%"), /重新打开/);
		const other = JSON.stringify({ uri: "file:///etc/passwd", report: "load" });
		assert.match(await contentOf(`niwen-report:/a.md?${encodeURIComponent(other)}`), /没有打开/);
	});
});
