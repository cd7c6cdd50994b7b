import assert from "node:assert/strict";
import { type ResponsibilitiesResult, responsibilitiesRequest } from "../../../server/src/common/protocol.js";
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
});
