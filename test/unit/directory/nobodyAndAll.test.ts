import assert from "node:assert/strict";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { createNameBook } from "../../../server/src/common/directory/nameBook.js";
import { resolveUnits } from "../../../server/src/common/directory/resolve.js";
import { readText } from "../../support/readText.js";

const table = (cells: string, header = "责任单位") =>
	`| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | ${header} |\n| --- | --- | --- | --- | --- |\n| 1 | 项目 | 1.新建学校2所。 | 钱宇 | ${cells} |\n`;

const unitsOf = (text: string) =>
	[...readText(text).plan.eachTask()].flatMap(({ units }) =>
		units.map(({ raw, star, leadPlace }) => `${star || leadPlace ? "★" : ""}${raw}`),
	);

describe("units that are nobody, or everybody", () => {
	it("are none where a cell or a label says so", () => {
		for (const cell of ["NaN", "null", "N/A", "/", "—", "-", "无", "无配合单位", "#VALUE!", "#N/A"])
			assert.deepEqual(unitsOf(table(cell)), [], cell);
		const labelled: Readonly<Record<string, readonly string[]>> = {
			"牵头单位：区教育局；配合单位：无": ["★区教育局"],
			"牵头单位：区教育局；配合单位：/": ["★区教育局"],
			"牵头单位:区教育局；配合单位:—": ["★区教育局"],
			"责任单位：区教育局；协办单位：NaN": ["区教育局"],
			"★区教育局、无": ["★区教育局"],
		};
		for (const [cell, units] of Object.entries(labelled)) assert.deepEqual(unitsOf(table(cell)), units, cell);
		assert.deepEqual(unitsOf("1.新建书房3个。（牵头单位：区教育局；配合单位：无）\n"), ["★区教育局"]);
	});

	it("are none by when, either: in a column and behind a label", () => {
		for (const words of ["NaN", "/", "无", "—"]) {
			const [row] = readText(table(words, "完成时限")).plan.eachTask();
			assert.equal(row?.deadline, null, words);
			const [task] = readText(`1.新建书房3个。（牵头单位：区教育局；完成时限：${words}）\n`).plan.eachTask();
			assert.deepEqual([task?.deadline, task?.targets[0]?.deadline], [null, undefined], words);
		}
	});

	it("make no row of a converter's NaN", () => {
		const { plan } = readText(`${table("★区教育局")}| NaN | NaN | NaN | NaN | NaN |\n|  | null |  |  |  |\n`);
		assert.equal(plan.taskCount, 1);
	});

	it("lead by a column whose bracket is of any kind", () => {
		for (const [open, close] of ["（）", "()", "【】", "〔〕", "［］", "[]"]) {
			assert.deepEqual(unitsOf(table("区教育局", `责任单位${open}牵头${close}`)), ["★区教育局"], open);
		}
	});

	it("make no group of NaN", () => {
		const { plan } = readText(
			"| 序号 | 项目 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | NaN | 1.新建学校2所。 | ★区教育局 |\n",
		);
		assert.equal(plan.groupAt(0)?.name, "");
	});

	it("are all of their kind behind a collective", () => {
		const { directory } = loadDirectory(
			"region: 苏州市吴江区\nprefix: 区\nunits:\n  - name: 区卫健委\n",
			"file:///d.directory.yaml",
		);
		const book = createNameBook([directory], "苏州市吴江区");
		const known = (list: string) =>
			resolveUnits(
				list.split("、").map((raw) => ({ raw })),
				book,
				new Set(),
			).map(({ collective, known: isKnown }) => (collective ? "all" : isKnown ? "known" : "unknown"));
		assert.deepEqual(known("区卫健委、各镇人民政府、街道办事处"), ["known", "all", "all"]);
		assert.deepEqual(known("各乡镇、街道"), ["all", "all"]);
		assert.deepEqual(known("各镇、街道办、村（社区）"), ["all", "all", "all"]);
		assert.deepEqual(known("街道办事处、区卫健委"), ["unknown", "known"]);
	});

	it("lead in a column whose bracket says so", () => {
		const text =
			"| 序号 | 重点工作目标任务 | 责任单位（牵头） | 责任单位（配合） |\n| --- | --- | --- | --- |\n| 1 | 工业投资增长10%以上。 | 区工信局 | 区发改委 |\n";
		assert.deepEqual(unitsOf(text), ["★区工信局", "区发改委"]);
		assert.equal(readText(text).plan.conventions.lead, "column");
	});
});
