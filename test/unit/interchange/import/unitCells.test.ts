import assert from "node:assert/strict";
import { importDocument } from "../../../../server/src/common/interchange/import/importDocument.js";
import { layOutTable, type TableDocument } from "../../../../server/src/common/interchange/tableDocument.js";

const row = (cells: readonly string[]) => cells.map((text) => ({ text, rowSpan: 1, columnSpan: 1 }));

function read(units: readonly string[], more: Partial<TableDocument> = {}) {
	const names = row(["序号", "重点任务", "责任单位"]);
	const rows = units.map((text, i) => row([String(i + 1), `新建公园${i + 2}个。`, text]));
	const { text, notes } = importDocument({
		blocks: [{ kind: "table", table: layOutTable([names, ...rows]), headerRows: 1 }],
		notes: [],
		...more,
	});
	const cells = text.split("\n").flatMap((line) => /^\| \d .* \| (.*) \|$/.exec(line)?.[1] ?? []);
	return { cells, said: notes.map(({ zh }) => zh).filter((note) => note.includes("一行一个单位")) };
}

describe("the import of cells with a unit a line", () => {
	it("puts 、 where each line is a unit, and says so once a table", () => {
		const { cells, said } = read([
			"★区教育局\n区财政局、区人社局\n各镇街",
			"河湖管理处（牵头）\n河湖长制办公室\n执法总队",
			"区住建局",
			"★区住建局\n区财政局\n泰前街道\n岱阳经济开发区管委会\n各镇街",
		]);
		assert.deepEqual(cells, [
			"★区教育局、区财政局、区人社局、各镇街",
			"河湖管理处（牵头）、河湖长制办公室、执法总队",
			"区住建局",
			"★区住建局、区财政局、泰前街道、岱阳经济开发区管委会、各镇街",
		]);
		assert.deepEqual(said, ["第 1 个表格：有 3 格是一行一个单位，已改用“、”隔开。"]);
	});

	it("joins names that the width of the cell has cut, and leaves line breaks where a line is none", () => {
		const joined = ["县人力资源社\n会保障局", "各乡\n镇人民政府（街道办事处）"];
		const left = ["区教育局\n按职责分工负责", "区教育局\n财政局"];
		const { cells, said } = read([...joined, ...left]);
		assert.deepEqual(cells, [
			...joined.map((cell) => cell.replace("\n", "")),
			...left.map((cell) => cell.replace("\n", "<br>")),
		]);
		assert.deepEqual(said, []);
	});

	it("leaves those of which it is not certain whether they are one name, and what Niwen wrote", () => {
		const units = ["投资合作局\n经济运行局"];
		assert.deepEqual(read(units, { doubtfulBreaks: units }).cells, ["投资合作局<br>经济运行局"]);
		assert.deepEqual(read(units, { isOurs: true }).cells, ["投资合作局<br>经济运行局"]);
		assert.deepEqual(read(units).cells, ["投资合作局、经济运行局"]);
	});
});
