import assert from "node:assert/strict";
import { namesOffice } from "../../../server/src/common/layouts/leaderList.js";
import { isOffice } from "../../../server/src/common/layouts/titledName.js";
import { readText } from "../../support/readText.js";

/** The leaders that a cell names, in their order. */
function leadersIn(cell: string): string {
	const { plan } = readText(
		`| 序号 | 目标任务 | 责任领导 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 建成示范点3个。 | ${cell} | 县工信局 |\n`,
	);
	return [...plan.eachTask()].flatMap(({ leaders }) => leaders.map(({ name }) => name)).join(" ");
}

function check(cases: Readonly<Record<string, string>>): void {
	for (const [cell, leaders] of Object.entries(cases)) assert.equal(leadersIn(cell), leaders, cell);
}

describe("leaders of a cell", () => {
	it("are named before their titles or behind them", () =>
		check({
			王海: "王海",
			"王海、李强等": "王海 李强",
			李强等同志: "李强",
			"王海/李强": "王海 李强",
			李强副县长: "李强",
			李强县长: "李强",
			李强同志: "李强",
			王海涛总会计师: "王海涛",
			欧阳志强常务副县长: "欧阳志强",
			"王海涛 副县长": "王海涛",
			"王海（副县长）": "王海",
			"林晓燕（县委常委、副县长）": "林晓燕",
			副县长王海: "王海",
			县长李强: "李强",
			县长助理王海: "王海",
			"县长 欧阳志强": "欧阳志强",
			"总会计师 于洁": "于洁",
			总会计师于洁: "于洁",
			"县委副书记、县长李强": "李强",
			"县政府党组成员、副县长于洁": "于洁",
			"县委书记 李强同志": "李强",
			"县财政局局长 王海": "王海",
			"分管副县长（王海）": "王海",
			"组长：王海；副组长：李强": "王海 李强",
		}));

	it("are not the offices, fields of work or surnames that stand before a title", () =>
		check({
			县政府班子成员: "",
			各分管县领导: "",
			分管副县长: "",
			常务副县长: "",
			县长: "",
			总会计师: "",
			李书记: "",
			欧阳县长: "",
			农业局长: "",
			文旅局长: "",
			吴江区委书记: "",
			杨树镇党委书记: "",
			平江县县长: "",
			单位负责同志: "",
			有关同志: "",
		}));

	it("keep names that end or begin like a title", () =>
		check({ 李任: "李任", 张学: "张学", 吴定: "吴定", 司马长风: "司马长风", 艾力·玉素甫: "艾力·玉素甫" }));

	it("are joined where a blank is layout, and parted where it stands between them", () =>
		check({
			"钱 宇": "钱宇",
			"林 晓 燕": "林晓燕",
			"诸葛 明": "诸葛明",
			"欧阳 志强": "欧阳志强",
			"诸 葛 孔 明": "诸葛孔明",
			"诸葛 孔 明": "诸葛孔明",
			"王海 李强": "王海 李强",
			"王 海 李 强": "王海 李强",
			"王 海　　李 晓 强": "王海 李晓强",
			"王 海 李 晓 强": "王海 李晓强",
			"李强 王海 诸葛 明": "李强 王海 诸葛明",
			"李 强（县长） 王 海（副县长）": "李强 王海",
			"王海、李 强": "王海 李强",
			"于晓　洁": "于晓洁",
			"于　晓洁": "于晓洁",
			"王海　于晓　洁": "王海 于晓洁",
			"于晓 洁 王海": "于晓洁 王海",
			"李强 王海 陈 明": "李强 王海 陈明",
			"于晓　洁、王　海": "于晓洁 王海",
		}));

	it("are nobody where the cell says so", () =>
		check({
			待定: "",
			暂缺: "",
			无: "",
			"/": "",
			XX: "",
			待补充: "",
			没有: "",
			不涉及: "",
			空缺: "",
			"[空]": "",
			"（无）": "",
		}));

	it("take time that grows with the cell alone", () => {
		for (const cell of [
			"王 ".repeat(20_000),
			"副县长".repeat(10_000),
			"（".repeat(20_000),
			"总".repeat(30_000),
		]) {
			const start = performance.now();
			leadersIn(cell);
			assert.ok(performance.now() - start < 20_000, cell.slice(0, 6));
		}
	});
});

describe("offices", () => {
	it("are told from names", () => {
		for (const words of ["县领导", "分管副县长", "各镇党委书记", "总会计师", "局长", "政委"])
			assert.ok(isOffice(words), words);
		for (const words of ["王海", "李任", "县财政局", "各乡镇", "县委", "张师"])
			assert.ok(!isOffice(words), words);
	});

	it("fill a cell", () => {
		assert.ok(namesOffice("县长、分管副县长"));
		assert.ok(!namesOffice("/") && !namesOffice("待定") && !namesOffice(""));
	});
});
