import assert from "node:assert/strict";
import {
	endOfFullLine,
	type LineEnd,
} from "../../../../../server/src/common/interchange/import/pdf/cellLines.js";
import type { ColumnRole } from "../../../../../server/src/common/model/columns.js";
import { ruledTable } from "../../../../support/pdfFile.js";
import { notesOfPdf, showPdf } from "../../../../support/shownPdf.js";

const cases: readonly (readonly [ColumnRole, text: string, next: string, wanted: LineEnd])[] = [
	// What a bracket or a label says, it says of one unit.
	["unit", "县教育局（牵头）", "县财政局", "ended"],
	["unit", "区供销社（配合）", "各镇（配合）", "ended"],
	["unit", "区林业局(配合)", "清源镇(配合)", "ended"],
	["unit", "牵头：市教育局", "配合：市财政局", "ended"],
	["unit", "县教育局（县语委办）", "负责", "wrapped"],
	["unit", "县教育局（牵头", "）", "wrapped"],
	// Two whole names.
	["unit", "市发改委", "市财政局", "doubtful"],
	["unit", "市发改委\n市财政局", "市农业农村", "doubtful"],
	["lead-unit", "市妇联", "团市委", "doubtful"],
	["unit", "县城投公司", "各乡（镇）人民政府", "doubtful"],
	["unit", "投资合作局", "经济运行局", "doubtful"],
	["unit", "县教育局、县财政局", "县住建局、县交通局", "doubtful"],
	// A name that goes on.
	["unit", "各县（市、", "区）政府", "wrapped"],
	["unit", "各县（市、区）", "人民政府", "wrapped"],
	["unit", "市农业农村", "局", "wrapped"],
	["unit", "县发展和改革", "委员会", "wrapped"],
	["unit", "县自然资源", "和规划局", "wrapped"],
	["unit", "县公安局", "交通警察大队", "wrapped"],
	["unit", "市公安局", "市北分局", "wrapped"],
	["unit", "县委", "宣传部", "wrapped"],
	["unit", "县政府", "办公室", "wrapped"],
	["unit", "开发区", "建设局", "wrapped"],
	["unit", "市生态环境局", "江北分局", "wrapped"],
	["unit", "县教育局、县财", "政局", "wrapped"],
	["unit", "县教育局、县公安局", "交警大队、县住建局", "wrapped"],
	["leader", "竺青", "巫海", "doubtful"],
	["leader", "李晓燕", "王海", "doubtful"],
	["leader", "王海\n李强", "欧阳志强", "doubtful"],
	["leader", "麦合木提·艾山", "阿依努尔·赛买提", "doubtful"],
	["leader", "欧阳", "志强", "wrapped"],
	["leader", "王小", "明", "wrapped"],
	["leader", "阿依努尔·赛", "买提", "wrapped"],
	["leader", "扎西", "次仁", "wrapped"],
	["leader", "副县长", "王海", "wrapped"],
	["leader", "王海", "副县长", "wrapped"],
	["task", "1.开工项目26个。", "2.竣工18个。", "ended"],
	["task", "①开工项目26个；", "②竣工18个。", "ended"],
	["task", "（1）开工。\n（2）完工；", "（3）验收。", "ended"],
	["task", "1.开工项目26个；", "3.竣工18个。", "wrapped"],
	["task", "1.新建桥梁。", "2.5公里公路开工。", "wrapped"],
	["task", "新增造林", "2.造林。", "wrapped"],
	["other", "市发改委", "市财政局", "wrapped"],
];

describe("full lines of a cell in a PDF", () => {
	for (const [role, text, next, wanted] of cases)
		it(`${text.replaceAll("\n", "⏎")} | ${next}: ${wanted} in a column of ${role}`, () =>
			assert.equal(endOfFullLine(text, next, role), wanted));

	it("stay names of their own, and the report says of which it is not sure", async () => {
		const header = ["序号", "工作任务", "责任\n领导", "责任单位"];
		const table = ruledTable(
			[
				header,
				["1", "甲。", "竺青\n巫海", "县教育局（牵头）\n县财政局"],
				["2", "乙。", "欧阳\n志强", "市农业农村\n局"],
			],
			{ widths: [40, 100, 28, 88], height: 40 },
		);
		assert.deepEqual((await showPdf([table])).slice(1), [
			"1 | 甲。 | 竺青⏎巫海 | 县教育局（牵头）⏎县财政局",
			"2 | 乙。 | 欧阳志强 | 市农业农村⏎局",
		]);
		const notes = await notesOfPdf([table]);
		assert.match(notes, /按两个名称分行导入：竺青 \/ 巫海；请对照原件/);
	});
});
