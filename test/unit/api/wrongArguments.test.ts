import assert from "node:assert/strict";
import type * as Api from "../../../server/src/node/api/niwen.js";
import { buildIfStale } from "../cli/niwen.js";

const plan = `# 2026年方案

| 序号 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 新建公园2个。 | 钱宇 | ★区发改委 |
`;

/** Programs without types hand in what they have; what is wrong with it is a sentence, not a defect. */
describe("the library, given what it does not take", function () {
	this.timeout(120_000);
	let api: typeof Api;
	const en = { language: "en" } as const;
	const bytes = Buffer.from(plan);

	before(async () => {
		buildIfStale();
		api = await import("../../../server/src/node/api/niwen.js");
	});

	const rejects = (done: Promise<unknown>, message: RegExp) =>
		assert.rejects(done, (error) => {
			assert.ok(error instanceof api.NiwenError, String(error));
			assert.match(error.message, message);
			return true;
		});

	it("says that a plan is a text, wherever one is given", async () => {
		const wanted = /must be a string and is Buffer; .*readFile\(path, "utf8"\)/;
		const given = bytes as unknown as string;
		await rejects(api.readPlan(given, en), wanted);
		await rejects(api.checkPlan(given, en), wanted);
		await rejects(api.fixPlan(given, en), wanted);
		await rejects(api.editPlan(given, [], en), wanted);
		await rejects(api.exportPlan(given, { to: "csv", ...en }), wanted);
		await rejects(api.comparePlans(plan, given, en), wanted);
		await rejects(api.alignPlans(given, plan, en), wanted);
		await rejects(api.mergePlans(plan, [{ name: "a", text: given }], en), wanted);
		await rejects(api.readPlan(undefined as unknown as string), /这里是 undefined/);
	});

	it("says that what is imported is bytes", async () => {
		await rejects(api.importPlan(plan as unknown as Uint8Array, en), /must be a Uint8Array and is string/);
		await rejects(api.importPlan(null as unknown as Uint8Array), /这里是 null/);
	});

	it("names what a plan can be exported to", async () => {
		const wanted = /exported to “doc”; please use one of docx, html, xlsx, csv, md, json for to/;
		await rejects(api.exportPlan(plan, { to: "doc" as "docx", ...en }), wanted);
	});

	it("names an operation that there is not", async () => {
		const operation = { op: "setLeader", task: 0 } as unknown as Parameters<typeof Api.editPlan>[1][number];
		const edited = await api.editPlan(plan, [operation], en);
		assert.ok("refused" in edited);
		assert.match(edited.refused, /There is no operation “setLeader”/);
	});
});
