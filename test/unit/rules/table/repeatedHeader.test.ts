import assert from "node:assert/strict";
import { createPlanSnapshot } from "../../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot, demoPlan } from "../../../support/planSnapshot.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |";
const text = demoPlan(
	"| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |",
	header,
	"| 2 | 乙 | 2.新建道路3条。 | 赵明 | ★区财政局 |",
);

describe("table/repeated-header", () => {
	it("stands where it stood when blanks come behind the line", () => {
		const snapshot = createTestSnapshot(text, {});
		const line = snapshot.document.lines.lastIndexOf(header);
		const spanIn = (one: typeof snapshot) =>
			one.findings().find(({ code }) => code === "table/repeated-header")?.span;
		assert.deepEqual(spanIn(snapshot), { line, character: 0, endLine: line, endCharacter: header.length });
		const place = {
			startLine: line,
			startCharacter: header.length,
			endLine: line,
			endCharacter: header.length,
		};
		const { document, change } = replaceRange(snapshot.document, place, "\t ");
		const { uri, environment } = snapshot;
		const after = createPlanSnapshot({ uri, version: 2, document, environment }, { snapshot, change });
		assert.deepEqual(spanIn(after), spanIn(createTestSnapshot(document.lines.join("\n"), {})));
		assert.deepEqual(spanIn(after), spanIn(snapshot));
	});
});
