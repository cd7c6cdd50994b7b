import assert from "node:assert/strict";
import { lineEndBetween } from "../../../server/src/common/layouts/lineEnd.js";
import { readText } from "../../support/readText.js";

/** `｜` a line end between two units, `·` one within a name, `?` behind it where it is doubtful. */
const cells: Readonly<Record<string, readonly string[]>> = {
	"offices that are whole": [
		"河湖管理处（牵头）｜河湖长制办公室｜执法总队",
		"防御处（牵头）｜办公室｜执法支队、人事处",
		"防御处（牵头）｜党委办公室｜信息中心",
		"水土保持处（牵头）｜水土保持中心、监测站",
		"财务科｜人事科｜办公室",
		"政策研究室｜督查室",
		"县政府办公室｜县财政局",
		"城关村｜柳林村",
		"县委办｜公安局",
		"县供销社｜会展中心",
		"农业银行｜政务服务中心",
		"县水利站｜农技站、县林业站",
	],
	"one unit a line": [
		"★县农业农村局｜县水务局、县林业局",
		"★区工信局｜统计局、发改委",
		"县农业农村局｜各镇人民政府",
		"县教育局牵头｜县财政局配合",
		"县妇联｜县残联｜县文联",
	],
	"authorities whose names have no level": [
		"招商局｜经济发展局｜应急局",
		"招商局｜经济发展局、应急局",
		"投资合作局｜经济运行局、自然资源局",
		"党政办｜宣传部｜建设局",
		"财政局｜社会事业局",
		"社会事务局｜综合执法局、市场监管局",
		"管委会办公室｜规划建设局",
	],
	"bodies that no government's words end": [
		"江南大学｜云岭职业技术学院",
		"市广播电视台｜市教育局",
		"红星农场｜商务局",
		"临港海关｜海事局",
		"县人大｜县教育局",
		"江南大学·附属医院",
	],
	"names that the width has cut": [
		"市住房和城·乡建设局",
		"各县（市、·区）人民政府",
		"县教育局、县人力资源社·会保障局",
		"县人力资源社·会保障局",
		"县财政局、各乡·镇人民政府",
		"各县·（市、区）人民政府",
		"各县·区人民政府",
		"县财政局、县农业农村·局",
		"县市·场监管局、县财政局",
		"县园·林局、县司·法局",
		"瑶溪经开区·管委会、县税务局",
		"红旗街道·办事处",
		"县委·宣传部、县委·组织部",
		"县人民政府·办公室",
		"县城市管理委·员会",
		"县应急局、县交警·大队",
		"农业银行·县支行、县税务局",
		"县城投集团·有限公司",
		"县农村信用社｜县供销社",
		"县镇中心·小学",
		"县环卫处·置中心",
	],
	"what nobody but the drafter knows": [
		"县公安局｜?交警大队、县应急局",
		"县公安·?县教育局",
		"市生态环境局｜?瑶溪分局、县应急局",
		"县财政局、县文化馆｜?体育中心",
	],
};

function unitsOf(cell: string) {
	const { plan } = readText(
		`| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成市场2个。 | ${cell} |\n`,
	);
	return plan.taskAt(0);
}

describe("the end of a line in a cell of units", () => {
	for (const [what, examples] of Object.entries(cells))
		describe(what, () => {
			for (const example of examples)
				it(example, () => {
					const row = unitsOf(example.replace(/[｜·]\??/g, "<br>"));
					const names = example
						.replace(/·\??/g, "")
						.split(/｜\??|、(?!区）)/)
						.map((name) => name.replace(/^★|牵头$|配合$|（牵头）$/g, ""));
					assert.deepEqual(
						row?.units.map(({ raw }) => raw),
						names,
					);
					assert.equal(
						row.unitProblems.filter(({ replacement }) => replacement === null).length,
						example.split("?").length - 1,
					);
				});
		});

	it("takes a rest that no unit is called for the end of a name, and says so", () => {
		assert.deepEqual(lineEndBetween("县水利站", "点维护", true), { parts: true, isDoubtful: true });
		assert.deepEqual(lineEndBetween("县水文站", "", true), { parts: true, isDoubtful: false });
	});
});
