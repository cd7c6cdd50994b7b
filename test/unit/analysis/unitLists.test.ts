import assert from "node:assert/strict";
import { findListedUnits } from "../../../server/src/common/analysis/unitLists.js";

const cases: readonly (readonly [text: string, ...units: string[]])[] = [
	["参加会议的有区发改委、区财政局、区住建局等单位主要负责人。", "区发改委", "区财政局", "区住建局"],
	["区委办、区政府办分别作交流发言，县城管局、水务局汇报。", "区委办", "区政府办", "县城管局", "水务局"],
	["会同市公安局、应急管理局，联合区消防救援大队开展检查。", "市公安局", "应急管理局"],
	[
		"区委组织部(人才办)、湖东镇、临湖高新区管委会代表发言。",
		"区委组织部(人才办)",
		"湖东镇",
		"临湖高新区管委会",
	],
	["推进区、镇、村三级中心建设，提升医院、学校、社区服务中心能力。"],
	["建设社区卫生服务中心、社区养老服务中心、邻里中心。"],
	["要求各区局、各委办局、市级部门抓好落实。"],
	["市民中心、市政广场、县城公园、市长专线办。"],
	["区财政局要抓好落实。"],
];

describe("analysis: units listed in running text", () => {
	for (const [text, ...expected] of cases)
		it(text, () => {
			const found = findListedUnits(text);
			assert.deepEqual(
				found.map(({ name }) => name),
				expected,
			);
			for (const { name, start, end } of found) assert.equal(text.slice(start, end), name);
		});

	it("takes linear time, whatever the text", () => {
		const start = performance.now();
		for (const text of ["区发改委、".repeat(40_000), `${"由".repeat(200_000)}、局`, "(、".repeat(100_000)])
			findListedUnits(text);
		// A bound against hangs: the square of these lengths would take minutes.
		assert.ok(performance.now() - start < 10_000);
	});
});
