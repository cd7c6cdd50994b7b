import assert from "node:assert/strict";
import { dutyBefore, isManner } from "../../../server/src/common/layouts/unitDuties.js";

describe("what units do, at the end of a clause", () => {
	const read = (clause: string) => dutyBefore(clause, 0, clause.length);

	it("is told from names, and from how they do it", () => {
		assert.equal(read("县财政局按职责分工负责"), "按职责分工负责");
		assert.equal(read("县财政局"), "");
		assert.ok(isManner("按职责分工"));
		assert.ok(!isManner("按职责分工负责"));
	});

	it("is looked for in thirty characters, since these words can be read in exponentially many ways", () => {
		for (const words of ["按职责分工", "依职责任务分工", "全面按要求职能"]) {
			const text = words.repeat(2000);
			assert.equal(isManner(`${text}吧`), false);
			assert.equal(read(`${text}吧落实`), "落实");
			assert.ok(read(`${text}落实`).length <= 30);
		}
	});
});
