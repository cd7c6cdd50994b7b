import assert from "node:assert/strict";
import { leadsTask } from "../../../server/src/common/model/leadsTask.js";
import { readText } from "../../support/readText.js";

/** The units of a cell under a header, ★ before those that lead, and the separators that are reported. */
function unitsIn(cell: string, header = "责任单位"): string {
	const { plan } = readText(
		`| 序号 | 目标任务 | ${header} |\n| --- | --- | --- |\n| 1 | 建成示范点3个。 | ${cell} |\n`,
	);
	const { lead } = plan.conventions;
	return [...plan.eachTask()]
		.flatMap((row) => [
			...row.units.map(({ raw }, i) => (leadsTask(row, i, lead) ? `★${raw}` : raw)),
			...row.unitProblems.map(({ written }) => `[${written}]`),
		])
		.join(" ");
}

function check(cases: Readonly<Record<string, string>>, header?: string): void {
	for (const [cell, units] of Object.entries(cases)) assert.equal(unitsIn(cell, header), units, cell);
}

describe("units of a cell", () => {
	it("are parted where a label begins a line, whatever the name above it ends with", () =>
		check({
			"牵头单位：县残联<br>配合单位：县水利局": "★县残联 县水利局",
			"牵头：县城投<br>配合：县妇联、县文联": "★县城投 县妇联 县文联",
		}));

	it("are parted by blanks, however many", () =>
		check({
			"★县交通局  县财政局": "★县交通局 县财政局 [  ]",
			"★合作指导科 财会科 各县级社": "★合作指导科 财会科 各县级社 [ ] [ ]",
			"县农业科 技局": "县农业科技局",
			"★县交通局&nbsp;&nbsp;县财政局": "★县交通局 县财政局 [  ]",
		}));

	it("lead where they are responsible and nobody else leads", () => {
		const cases = {
			县住建局负责: "★县住建局",
			县住建局具体负责: "★县住建局",
			"县住建局、县财政局负责": "★县住建局 ★县财政局",
			"县工信局负责，县财政局配合": "★县工信局 县财政局",
			"县工信局负责落实，各乡镇负责配合": "★县工信局 各乡镇",
			"县工信局牵头，县财政局负责": "★县工信局 县财政局",
			"★县工信局、县财政局负责": "★县工信局 县财政局",
			"县住建局、县财政局共同负责": "县住建局 县财政局",
			"县工信局、县财政局按职责分工负责": "县工信局 县财政局",
			"县工信局、县财政局，按职责分工负责": "县工信局 县财政局",
			县住建局落实: "县住建局",
		};
		check(cases);
		check(cases, "责任分工");
	});

	it("are parted from what they do, and what they do it to", () =>
		check({
			"县工信局牵头，各乡镇政府负责属地工作": "★县工信局 各乡镇政府",
			"县工信局牵头，县财政局配合，各乡镇负责属地落实": "★县工信局 县财政局 各乡镇",
			"县工信局牵头，各镇街负责辖区内组织实施": "★县工信局 各镇街",
			"县住建局负责，各乡镇负责本辖区排查": "★县住建局 各乡镇",
			"县住建局牵头，县财政局做好资金保障": "★县住建局 县财政局",
			"县住建局负责工程建设，县财政局负责资金支持": "★县住建局 ★县财政局",
			"★县住建局、县财政局负责资金": "★县住建局 县财政局",
			"各牵头单位、各配合部门": "各牵头单位 各配合部门",
		}));

	it("are parted from what they do", () =>
		check({
			由县工信局牵头: "★县工信局",
			"由县工信局、县财政局牵头，县商务局配合": "★县工信局 ★县财政局 县商务局",
			"县工信局牵头，县财政局配合实施": "★县工信局 县财政局",
			"县工信局牵头，县财政局协同推进": "★县工信局 县财政局",
			"县工信局牵头，各乡镇具体落实": "★县工信局 各乡镇",
			"县工信局牵头，相关部门按职责分工配合": "★县工信局 相关部门",
			"县工信局牵头，县教育局、县卫健局等部门密切配合": "★县工信局 县教育局 县卫健局",
			"县工信局牵头抓总，县财政局协助": "★县工信局 县财政局",
			"县工信局总牵头，各乡镇抓落实": "★县工信局 各乡镇",
			"县工信局负总责，县财政局参与": "★县工信局 县财政局",
			"县工信局为主，县财政局配合": "★县工信局 县财政局",
			"以县工信局为主，县财政局配合": "★县工信局 县财政局",
			"县工信局主办，县财政局协办": "★县工信局 县财政局",
			"县工信局为牵头单位，县财政局为配合单位": "★县工信局 县财政局",
			"县工信局牵头,县财政局，县商务局配合": "★县工信局 县财政局 县商务局 [，]",
		}));

	it("are two where 会同 stands between them, and the first leads", () =>
		check({
			县工信局会同县财政局负责: "★县工信局 县财政局",
			县工信局会同县财政局: "★县工信局 县财政局",
			"县工信局会同县财政局、县商务局负责": "★县工信局 县财政局 县商务局",
			"县工信局牵头，会同县财政局落实": "★县工信局 县财政局",
			"县工信局，会同县财政局落实": "★县工信局 县财政局",
			"★县工信局，会同县财政局落实": "★县工信局 县财政局",
		}));

	it("are parted behind what each does, though nothing parts them", () =>
		check({
			"甲局（牵头）乙局（配合）": "★甲局 乙局 []",
			"区城管局（牵头）区住建局（配合）区交通局（配合）": "★区城管局 区住建局 区交通局 [] []",
			"县教育局(牵头)县财政局、各镇": "★县教育局 县财政局 各镇 []",
			"县教育局、县财政局（配合）各乡（镇）人民政府": "县教育局 县财政局 各乡（镇）人民政府 []",
			"★县教育局（牵头）县财政局": "★县教育局 县财政局 []",
			"县教育局（牵头）和县财政局": "★县教育局 县财政局",
			县教育局牵头县财政局配合: "★县教育局 县财政局 []",
			县教育局牵头各乡镇配合: "★县教育局 各乡镇 []",
			"县教育局牵头 县财政局、县住建局配合": "★县教育局 县财政局 县住建局",
			"县教育局牵头<br>县财政局配合": "★县教育局 县财政局",
			"县教育局牵头<br>县财政局、县住建局配合<br>各乡镇落实": "★县教育局 县财政局 县住建局 各乡镇",
		}));

	it("are parted behind a town where both are called by their level, and are one where 和 is of the name", () =>
		check({
			"★区中和镇和区财政局": "★区中和镇 区财政局",
			"★区共和镇、区中和镇和区财政局、区住建局": "★区共和镇 区中和镇 区财政局 区住建局",
			"★区村镇和区域发展局": "★区村镇和区域发展局",
			"★县村镇和房产管理局": "★县村镇和房产管理局",
			"★区和平街道、永和镇": "★区和平街道 永和镇",
		}));

	it("are one where what follows tells what it does", () =>
		check({
			"县教育局（牵头）落实": "★县教育局",
			县教育局牵头成立专班: "★县教育局",
			县教育局牵头成立领导小组负责: "★县教育局",
			县住建局负责各乡镇协调配合: "★县住建局",
			"县教育局（负责）的学校": "县教育局（负责）的学校",
			"县教育局牵头<br>负责": "★县教育局",
			"县教育局 牵头": "★县教育局",
			"区委组织部（人才办）、区委宣传部（文明办）": "区委组织部（人才办） 区委宣传部（文明办）",
		}));

	it("keep names that hold such a word", () =>
		check({
			"县委办、县府办、县外事办": "县委办 县府办 县外事办",
			"中国移动、县工商银行、县协同办": "中国移动 县工商银行 县协同办",
			"大同市工信局、县会展中心": "大同市工信局 县会展中心",
			"县以工代赈办、县社会组织": "县以工代赈办 县社会组织",
			"县工商业联合会、县残疾人就业保障中心": "县工商业联合会 县残疾人就业保障中心",
			"会同县工信局、会同县财政局": "会同县工信局 会同县财政局",
			怀化市会同县财政局: "怀化市会同县财政局",
			"县工信局，县财政局": "县工信局 县财政局 [，]",
		}));

	it("say who leads without a hint that nothing does", () => {
		const { plan } = readText(
			"| 序号 | 目标任务 | 责任分工 |\n| --- | --- | --- |\n| 1 | 建成甲3个。 | 县住建局负责 |\n| 2 | 建成乙3个。 | 县教育局负责，县财政局配合 |\n",
		);
		assert.equal(plan.conventions.lead, "word");
	});

	it("take time that grows with the cell alone", () => {
		for (const cell of [
			"会同".repeat(20_000),
			"大同局、".repeat(10_000),
			"配合".repeat(20_000),
			"由以".repeat(20_000),
			"县工信局，会同".repeat(5_000),
			"县工信局（牵头）".repeat(5_000),
			"县工信局牵头县财政局配合".repeat(5_000),
			"县工信局牵头<br>".repeat(5_000),
			"县工信局（人才办）".repeat(5_000),
			"按职责分工".repeat(10_000),
		]) {
			const start = performance.now();
			unitsIn(cell);
			assert.ok(performance.now() - start < 20_000, cell.slice(0, 8));
		}
	});
});
