import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** A sentence as a converter writes it, and as it is shown. */
const sentences: readonly (readonly [written: string, shown: string])[] = [
	["1\\.建设平台3\\~5个。（区科技局牵头）", "1.建设平台3~5个。（区科技局牵头）"],
	[
		"12\\.占比5\\-6\\%，PM2\\.5浓度\\<28微克。（区工信局牵头）",
		"12.占比5-6%，PM2.5浓度<28微克。（区工信局牵头）",
	],
	["1．新增A\\&B项目2个，\\#1楼封顶。（区住建局牵头）", "1．新增A&B项目2个，#1楼封顶。（区住建局牵头）"],
	[
		"**1.** 新建__3__所学校。（__区教育局__、*区财政局*负责）",
		"1. 新建__3__所学校。（区教育局、区财政局负责）",
	],
	[
		"1.新建[公园](https://example.cn/a_b_c.html)5个。（[区住建局](./u.md)牵头）",
		"1.新建公园5个。（区住建局牵头）",
	],
	["1.新建5\\*3米展板2块。（区文旅局牵头）", "1.新建5*3米展板2块。（区文旅局牵头）"],
];

/** What is written as it is: no markup, or only what looks like it. */
const plain = [
	"1.新建学校3所。（*区教育局、区财政局）",
	"1.新增__家，达到__亿元。（区发改委牵头）",
	"1.规格5*3*2米，路径C:\\计划\\a。（区发改委牵头）",
	"1.落实苏府[2024](12)号，建设a_b_c平台。（区发改委牵头）",
];

function read(text: string) {
	const { plan, index } = createTestSnapshot(`# 工作要点\n\n${text}\n`);
	return toPlanJson(plan, index).tasks.map(({ number, text: words, units, targets }) => ({
		number,
		words,
		units: units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`),
		targets: targets.map(({ raw: _, range: __, ...target }) => target),
	}));
}

describe("escapes, emphasis and links in prose", () => {
	for (const [written, shown] of sentences)
		it(`are read as what they show: ${written}`, () => {
			const found = read(written);
			assert.equal(found.length, 1);
			assert.deepEqual(found, read(shown));
			const { plan, document } = createTestSnapshot(`# 工作要点\n\n${written}\n`);
			const again = createTestSnapshot(printPlan(plan, "", document.lines));
			assert.deepEqual(
				[...again.plan.eachTask()].map(({ text }) => text.text),
				found.map(({ words }) => words),
			);
		});

	for (const text of plain)
		it(`are none where nothing is marked: ${text}`, () => {
			const [task] = read(text);
			assert.equal(task?.words, text.slice(2, text.lastIndexOf("（")));
		});

	it("stand at their places in the source", () => {
		const line = "1\\.建设__平台__3\\~5个。（区科技局牵头）";
		const { plan } = createTestSnapshot(line);
		const [task] = plan.eachTask();
		const [target] = task?.targets ?? [];
		assert.equal(target?.upper, 5);
		assert.equal(task?.text.text, "建设__平台__3~5个。");
	});

	it("open points and tasks of a list, with and without empty lines", () => {
		for (const gap of ["\n", "\n\n"])
			assert.deepEqual(
				read(["1\\.新建学校3所。（区教育局牵头）", "2\\.新建公园5个。（区住建局牵头）"].join(gap)).map(
					({ number, words }) => [number, words],
				),
				[
					[1, "新建学校3所。"],
					[2, "新建公园5个。"],
				],
			);
	});
});
