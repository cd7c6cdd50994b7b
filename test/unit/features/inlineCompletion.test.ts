import assert from "node:assert/strict";
import { provideInlineCompletion } from "../../../server/src/common/features/inlineCompletion.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

/** What is offered at the cursor: when it is asked for, and while somebody types; "" where nothing is. */
function check(marked: string, asked: string, typing: string): void {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	const snapshot = createTestSnapshot(text);
	const offered = (trigger: 1 | 2) => {
		const [item, ...others] = provideInlineCompletion(snapshot, cursor, trigger);
		assert.equal(others.length, 0);
		if (item !== undefined) assert.deepEqual(item.range, { start: cursor, end: cursor });
		return item?.insertText ?? "";
	};
	assert.deepEqual([offered(1), offered(2)], [asked, typing]);
}

const first = "| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委、统计局 |";

describe("inline completion", () => {
	it("the units of the row above", () =>
		check(demoPlan(first, "| ^^ | ^^ | 2.新建学校2所。 | ^^ | $0 |"), "★区发改委、统计局", ""));
	it("what is missing of them, once their beginning is typed", () =>
		check(
			demoPlan(first, "| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★$0 |"),
			"区发改委、统计局",
			"区发改委、统计局",
		));
	it("those of the row that a merged cell continues", () =>
		check(
			demoPlan(
				first,
				"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ^^ |",
				"| ^^ | ^^ | 3.新建学校2所。 | ^^ | ★区$0 |",
			),
			"发改委、统计局",
			"发改委、统计局",
		));
	it("nothing where something else is written", () =>
		check(demoPlan(first, "| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区财$0 |"), "", ""));
	it("nothing in the middle of a cell", () =>
		check(demoPlan(first, "| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★$0区财政局 |"), "", ""));
	it("the next number in an empty task", () =>
		check(demoPlan(first, "| ^^ | ^^ | $0 | ^^ | ★区财政局 |"), "2.", ""));
	it("the number of the next group", () =>
		check(demoPlan(first, "| $0 | 其他 | 2.新建学校2所。 | 钱一凡 | ★区财政局 |"), "2", ""));
	it("nothing for a leader, who is never the next one by rule", () =>
		check(demoPlan(first, "| ^^ | ^^ | 2.新建学校2所。 | $0 | ★区财政局 |"), "", ""));
	const prose = "# 江州市临湖区2026年工作会议纪要\n\n1.开展普查。（区统计局牵头，区财政局配合）\n\n";
	it("the assignment of the task before, in prose", () =>
		check(`${prose}2.建设公园。$0\n`, "（区统计局牵头，区财政局配合）", ""));
	it("the rest of it, once its bracket is typed", () =>
		check(`${prose}2.建设公园。（$0\n`, "区统计局牵头，区财政局配合）", "区统计局牵头，区财政局配合）"));
	it("none behind an assignment, or before any", () => {
		check(`${prose}2.建设公园。（区统计局牵头）$0\n`, "", "");
		check("# 会议纪要\n\n会议指出，要抓好落实。$0\n", "", "");
	});
	it("nothing at places outside the text", () => {
		const snapshot = createTestSnapshot(demoPlan(first));
		for (const [line, character] of [
			[1_000, 0],
			[2, 1_000],
		] as const)
			assert.deepEqual(provideInlineCompletion(snapshot, { line, character }, 1), []);
	});
});
