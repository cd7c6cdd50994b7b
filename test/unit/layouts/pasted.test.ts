import assert from "node:assert/strict";
import { leaderStateOf } from "../../../server/src/common/model/leadersOf.js";
import { outlineOf, readText } from "../../support/readText.js";
import { readSeed } from "../../support/seeds.js";

const header = ["序号", "项目", "重点任务", "牵头领导", "责任单位"].flatMap((name) => [name, "|"]);

/** Cells in the pasted layout: one a line, each closed by a bar; `=n` a run of n bars, `-` an empty cell. */
function paste(...cells: string[]): string {
	const lines = cells.flatMap((cell) => {
		if (/^=\d$/.test(cell)) return ["|".repeat(Number(cell[1]))];
		if (cell === "-") return ["|"];
		if (cell.startsWith("~")) return [cell.slice(1)];
		return [...cell.split("/"), "|"];
	});
	return [...header, ...lines].join("\n");
}

describe("layout pasted", () => {
	it("lays cells under their columns where merged cells are left out", () => {
		const { plan } = readText(
			paste(
				"1",
				"稳增长",
				"1.甲增长5%。",
				"王 芳",
				"★区发改委、统计局",
				"2.乙增长6%。",
				"★区财政局",
				"=3",
				"3.丙。",
				"-",
				"★区工信局",
				"=2",
			),
		);
		assert.deepEqual(outlineOf(plan), [
			"- | 1:稳增长 | 1 | 甲增长5%。 | explicit:王芳 | ★区发改委、统计局",
			"- | 1:稳增长 | 2 | 乙增长6%。 | inherited:王芳 | ★区财政局",
			"- | 1:稳增长 | 3 | 丙。 | vacant | ★区工信局",
		]);
	});

	it("takes a lone bar behind the last cell for the covered cell that completes the row", () => {
		const { plan } = readText(
			paste(
				"1",
				"甲",
				"1.子。",
				"王 芳",
				"★区发改委",
				"2",
				"乙",
				"2.丑。",
				"★区商务局",
				"=1",
				"3.寅。",
				"李 强",
				"★区商务局",
				"=2",
			),
		);
		assert.deepEqual(outlineOf(plan), [
			"- | 1:甲 | 1 | 子。 | explicit:王芳 | ★区发改委",
			"- | 2:乙 | 2 | 丑。 | inherited:王芳 | ★区商务局",
			"- | 2:乙 | 3 | 寅。 | explicit:李强 | ★区商务局",
		]);
	});

	it("takes it for an empty cell where all others are there", () => {
		const { plan } = readText(paste("1", "甲", "1.子。", "王 芳", "-", "2.丑。", "李 强", "★区商务局", "=2"));
		assert.equal(plan.taskAt(0)?.unitCell, "empty");
		assert.equal(plan.taskAt(1)?.number, 2);
		assert.equal(leaderStateOf(plan, 1), "explicit");
	});

	it("takes it for the empty first cell of the next row where the row is full", () => {
		const { plan } = readText(
			paste("1", "甲", "1.子。", "王 芳", "★区发改委", "-", "乙", "2.丑。", "★区商务局", "=1"),
		);
		assert.deepEqual(
			Array.from(plan.eachGroup(), ({ number, name }) => [number, name]),
			[
				[1, "甲"],
				[null, "乙"],
			],
		);
		assert.equal(leaderStateOf(plan, 1), "inherited");
	});

	it("fills up rows whose closing bars are lost at the end of a page", () => {
		const { plan } = readText(
			paste(
				"1",
				"甲",
				"1.子。",
				"王 芳",
				"★区发改委",
				"2.丑。",
				"-",
				"★区商务局",
				"2",
				"乙",
				"3.寅。",
				"李 强",
				"★区财政局",
				"4.卯。",
				"★区水务局",
			),
		);
		assert.deepEqual(
			outlineOf(plan).map((line) => line.split(" | ").slice(1).join(" | ")),
			[
				"1:甲 | 1 | 子。 | explicit:王芳 | ★区发改委",
				"1:甲 | 2 | 丑。 | vacant | ★区商务局",
				"2:乙 | 3 | 寅。 | explicit:李强 | ★区财政局",
				"2:乙 | 4 | 卯。 | inherited:李强 | ★区水务局",
			],
		);
		assert.deepEqual(plan.problems, []);
	});

	it("reads section rows, lost ones too, and joins a group name that a page break has torn", () => {
		const { plan } = readText(
			paste(
				"一、目标",
				"=4",
				"1",
				"甲",
				"1.子。",
				"王 芳",
				"★区发改委",
				"-",
				"=4",
				"1",
				"壮大新",
				"2.丑。",
				"王 芳",
				"★区发改委",
				"兴产业",
				"3.寅。",
				"王 芳",
				"★区发改委",
				"=1",
				"三、改革",
				"=4",
				"1",
				"丙",
				"4.卯。",
				"王 芳",
				"★区发改委",
			),
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => [block.ordinal, block.title.text]),
			[
				[1, "目标"],
				[null, ""],
				[3, "改革"],
			],
		);
		assert.deepEqual(
			Array.from(plan.eachGroup(), ({ name, parts }) => [name, parts.length]),
			[
				["甲", 1],
				["壮大新兴产业", 2],
				["丙", 1],
			],
		);
	});

	it("reads several leaders a line each, and ends at the note", () => {
		const { plan } = readText(
			`${paste("1", "甲", "1.子。", "王 芳/陈志远", "★区发改委")}\n注:带“★”者为牵头单位\n免责声明:\n某网站\nTOP`,
		);
		assert.deepEqual(
			plan.taskAt(0)?.leaders.map(({ name }) => name),
			["王芳", "陈志远"],
		);
		assert.equal(plan.taskCount, 1);
		assert.equal(
			[...plan.eachBlock()].filter((block) => block.kind === "text" && block.role !== "blank").length,
			4,
		);
	});

	it("reads other columns in another order", () => {
		const text = ["任务序号", "工作任务", "完成时限", "牵头单位", "配合单位"]
			.flatMap((name) => [name, "|"])
			.concat(
				"1",
				"|",
				"建成公共充电桩300个。",
				"|",
				"2026年6月底前",
				"|",
				"县发改局",
				"|",
				"县住建局、县交通局",
				"|",
			)
			.concat("2", "|", "改造提升农村公路45公里。", "|", "12月底", "|", "县交通局", "|", "|")
			.join("\n");
		const { plan } = readText(text);
		assert.equal(plan.conventions.lead, "column");
		assert.deepEqual(outlineOf(plan), [
			"- | - | 1 | 建成公共充电桩300个。 | none | ★县发改局、县住建局、县交通局",
			"- | - | 2 | 改造提升农村公路45公里。 | none | ★县交通局",
		]);
	});

	it("looks for the numbers of a table in its own rows", () => {
		const table = (...rows: readonly string[]) =>
			["序号", "项目", "重点任务", "责任单位", ...rows].flatMap((cell) => [cell, "|"]);
		const above = table("1", "甲", "新建公园二十个。", "★区城管局", "2", "乙", "新建学校两所。", "★区教育局");
		for (const between of [["", "二、民生"], ["注：略。"]]) {
			const below = table("1", "甲", "1.新建医院一家。", "★区卫健委");
			const { plan } = readText([...above, ...between, "", ...below].join("\n"));
			assert.deepEqual(
				Array.from(plan.eachTask(), ({ header }) => header.numberIn),
				["serial", "serial", "task"],
			);
		}
	});

	it("reads the reference plan", function () {
		const { plan } = readText(readSeed(this, "002"));
		assert.equal(plan.layout, "pasted");
		assert.deepEqual(
			Array.from(plan.eachTask(), ({ number }) => number),
			Array.from({ length: 118 }, (_, i) => i + 1),
		);
		assert.deepEqual(
			Array.from(plan.eachSection(), ({ block }) => block.ordinal),
			[1, null, 3, 4, 5, 6, 7, 8, 9, 10],
		);
		const vacant = [...plan.eachTask()].flatMap((row, i) =>
			leaderStateOf(plan, i) === "vacant" ? [row.number] : [],
		);
		assert.deepEqual(vacant, [3, 5, 7, 9, 18, 32, 33, 34, 35, 36, 40, 41, 42, 46, 71, 82, 87, 88, 89, 98]);
		const forms = new Set([...plan.eachTask()].flatMap(({ units }) => units.map(({ raw }) => raw)));
		assert.equal(forms.size, 89);
		assert.deepEqual(plan.problems, []);
		assert.equal(plan.issuer, "苏州市吴江区人民政府");
		assert.equal(plan.region, "苏州市吴江区");
		assert.equal(plan.date, "2024-01-25");
		assert.equal(plan.declaredTotal?.value, 118);
	});
});
