import assert from "node:assert/strict";
import fc from "fast-check";
import { maxReach, type ReadBlock, readBlocks } from "../../../server/src/common/layouts/blockSequence.js";
import { topLines } from "../../../server/src/common/layouts/pageGap.js";
import { readBlock } from "../../../server/src/common/layouts/readBlock.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { brokenDocument, readShippedPlans } from "../../support/corpus.js";

/** A block that has looked at more lines than it says is not read again when one of those is edited. */
const watching: ReadBlock = (lines, at, state, context) => {
	let first = at;
	let last = at;
	const watched = new Proxy(lines, {
		get(target, key) {
			const line = typeof key === "string" && /^\d+$/.test(key) ? Number(key) : at;
			last = Math.max(last, line);
			// The document's first lines are another matter: `asksTop`.
			if (line >= topLines) first = Math.min(first, line);
			return Reflect.get(target, key);
		},
	});
	// A header leaves the rows that it has split to the rows themselves, which compare their text.
	const { split: _, ...without } = context;
	const step = readBlock(watched, at, state, without);
	const { kind, reach } = step.block;
	const looked = last - at + 1;
	assert.ok(first >= at, `${kind} at ${at} has looked back to ${first}`);
	assert.ok(
		looked <= reach || reach >= maxReach,
		`${kind} behind ${state.kind} has looked at ${looked} lines and says ${reach}: ${JSON.stringify(lines.slice(at, last + 1))}`,
	);
	return step;
};

describe("the reach of a block", () => {
	it("is all that its reader has looked at, in any document", () => {
		fc.assert(
			fc.property(brokenDocument(readShippedPlans()), (text) => {
				readBlocks(createSourceDocument(text), null, watching);
			}),
			{ numRuns: 300, seed: 20261130 },
		);
	}).timeout(60_000);

	for (const [name, text] of Object.entries({
		"a blank line above the first task of one cell a line":
			"序号\n|\n项目\n|\n重点任务\n|\n责任单位\n|\n1\n|\n工业\n\n1、增长5%。\n|\n★区发改委\n|\n",
		"the end of a table of one cell a line":
			"序号\n|\n项目\n|\n重点任务\n|\n责任单位\n|\n1\n|\n工业\n|\n1、增长5%。\n|\n★区发改委\n||\n抄送：各镇。\n一\n二\n三\n四\n",
		"a row above dashes that go on with a table":
			"| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 1.增长5%。 | ★区发改委 |\n\n| 2 | 2.新增3家。 | ★区工信局 |\n| --- | --- | --- |\n| 3 | 3.新建5所。 | ★区教育局 |\n",
		"a row above dashes that says one thing, as a title does":
			"| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n## 二、社会民生\n| ^^ | ^^ | 6.完善机制。 | ^^ | ^^ |\n| --- | --- | --- | --- | --- |\n| ^^ | ^^ | 6.完善机制。 | ^^ | ^^ |\n| 3 | 丁 | 1.完善机制。 | 钱宇 | ★区住建局 |\n| 1 | 甲 | 2.增长5%。 | 王芳 | ★区发改委 |\n",
		"a quotation mark before names of one cell a line":
			'"序号\n|\n重点任务\n|\n责任单位\n|\n1\n|\n1.增长5%。\n|\n★区发改委\n|\n2\n|\n2.新增3家。\n|\n★区工信局\n|\n',
		"a label whose list may go on over the end of a page":
			"3.改造老旧小区12个，惠及居民3000户。\n责任单位：\n区发改委\n4.地区生产总值增长5%以上。\n责任单位：区卫健委\n5.推进水环境治理（二期），建成管网6公里。\n责任单位：区发改委\n责任单位：区发改委\n责任单位：区发改委\n7.出台办法1件，见第2项。\n6.称号1个。\n责任单位：区发改委\n\n抄送：区委办。\n",
		"numbers in brackets that their column breaks":
			"序号\n工作任务\n责任单位\n完成时限\n（1\n）\n改造农村公路。\n县水利局\n6月底\n（\n2\n）\n新建学校3所。\n县教育局\n6月底\n（\n3\n",
		"rows that are numbered by codes":
			"编号 工作任务 责任单位\n1-1 改造农村公路。 县水利局\n1-2 新建学校3所。 县教育局\n2-1\n新建泵站。\n县水利局\n1-9\n",
		"numbers that begin anew beside groups":
			"类别 序号 工作任务 责任单位\n产业发展\n1 改造农村公路。 县水利局\n2 新建学校3所。 县教育局\n民生保障\n1 新建泵站。 县水利局\n2\n",
		"a paragraph above the halves of a column's name":
			"云岭县2026年重点任务分解表\n云岭县2026年重点任务分解表\n工作\n领域\n编号 工作任务 责任单位\n项目\n建设\n1 新建学校3所。\n县教育局\n",
		"rows that may be those of a torn table":
			"1\n改造农村公路，惠及群众。\n县水利局\n2\n新建学校3所，扩建2所。\n县教育局\n3\n序号\n",
		"a line that wide blanks part above the number of its row":
			"      改造农村公路    县水利局\n\n一\n1          县教育局\n二\n2   6月底\n",
		"names of columns without a number below them, at the end":
			'序号\t项目\t重点工作目任务"\t牵头领导\t责任单位',
	}))
		it(`counts ${name}`, () => {
			readBlocks(createSourceDocument(text), null, watching);
		});
});
