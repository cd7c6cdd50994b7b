import assert from "node:assert/strict";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { editText } from "../../support/editText.js";

const first = "1.由区教育局牵头，区财政局配合，新建学校3所。";
const second = "2.新建公园3个，由副区长何江负责，区城管局牵头。";
const third = "3.改造公厕5座。（区城管局牵头，区财政局配合）";

function edited(...operations: readonly PlanOperation[]): readonly string[] {
	const text = editText(`# 2026年方案\n\n${[first, second, third].join("\n")}\n`, operations);
	return text.startsWith("refused") ? [text] : text.split("\n").slice(2, -1);
}

describe("editing who leads within the words of a task", () => {
	it("writes other names there, along with those that stand behind tasks", () => {
		const places = [
			{ at: { task: 0, unit: 1 }, name: "区审计局" },
			{ at: { task: 1, leader: 0 }, name: "何海" },
			{ at: { task: 2, unit: 1 }, name: "区审计局" },
		];
		assert.deepEqual(edited({ op: "renameName", places }), [
			first.replace("区财政局", "区审计局"),
			second.replace("何江", "何海"),
			third.replace("区财政局", "区审计局"),
		]);
		assert.deepEqual(
			edited({ op: "setLeaders", task: 1, names: ["何海"] })[1],
			second.replace("何江", "何海"),
		);
	});

	it("writes a name and other words of the same task at once", () => {
		const at = first.indexOf("新建");
		assert.equal(
			edited(
				{ op: "renameName", places: [{ at: { task: 0, unit: 0 }, name: "区教体局" }] },
				{ op: "replaceText", at: { task: 0, column: 0 }, range: [at, at + 2], text: "改建" },
			)[0],
			first.replace("教育", "教体").replace("新建", "改建"),
		);
		assert.equal(
			edited({ op: "setCell", task: 0, column: 1, text: "区林业局牵头，区财政局配合" })[0],
			first.replace("教育", "林业"),
		);
	});

	it("refuses two changes of one name, and what would make it no task", () => {
		const name = { op: "renameName", places: [{ at: { task: 0, unit: 0 }, name: "区教体局" }] } as const;
		const words = { op: "replaceText", at: { task: 0, column: 0 }, range: [3, 5], text: "区林" } as const;
		const refusals: readonly (readonly PlanOperation[])[] = [
			[name, words],
			[{ op: "setCell", task: 0, column: 1, text: "" }],
			[{ op: "setCell", task: 0, column: 0, text: "1.新建学校3所。" }],
		];
		for (const operations of refusals) assert.match(edited(...operations)[0] ?? "", /^refused/);
	});
});
