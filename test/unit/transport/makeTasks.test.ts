import assert from "node:assert/strict";
import { MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///work/a.plan.md";
const lastYear = demoPlan("| 1 | 民生 | 7.举办全民健身运动会3场。 | 钱一凡 | ★区文体广电和旅游局 |");
const text = `${demoPlan("| 1 | 稳增长 | 1.新增规上工业企业20家。 | 赵明 | ★区工信局 |").replace("---\n", "---\nprevious: last.md\n")}
举办全民健身运动会5场。新增规上工业企业30家。
`;

describe("tasks out of running text, over the protocol", () => {
	let editor: MemoryEditor;
	const line = text.split("\n").findIndex((each) => each.startsWith("举办"));
	const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
	beforeEach(async () => {
		editor = await MemoryEditor.start({ files: new Map([["file:///work/last.md", lastYear]]) });
		await editor.open(uri, text);
	});
	afterEach(() => editor.server.close());

	it("take units and leaders of last year's plan, in one edit of the editor", async () => {
		const answer = await editor.run("makeTasks", { uri, range });
		assert.equal(answer.applied, true, answer.message);
		assert.match(editor.textOf(uri), /2\.举办全民健身运动会5场。 \| 钱一凡 \| ★区文体广电和旅游局 \|/);
		assert.match(editor.textOf(uri), /3\.新增规上工业企业30家。 \| 赵明 \| ★区工信局 \|\n\s*$/);
		assert.equal(editor.asked.length, 1);
		assert.match(answer.message, /7/);
	});
	it("are offered for what is selected, and listed without a change", async () => {
		const { choices } = await editor.run("makeTasks", { uri, range, list: true });
		assert.deepEqual(
			choices?.map(({ value }) => value),
			[1, 2],
		);
		assert.equal(editor.textOf(uri), text);
	});
});
