import assert from "node:assert/strict";
import { holdsSecondName } from "../../../server/src/common/layouts/secondName.js";
import { readText } from "../../support/readText.js";

/** The tasks of a text by their units. */
function unitsOf(text: string): string {
	return [...readText(text).plan.eachTask()]
		.map(({ units }) => units.map(({ raw }) => raw).join("、"))
		.join("|");
}

/** Units with a second name, as provinces, cities and counties write them. */
const names = [
	"市数据局（市大数据中心）",
	"市委组织部（市委人才办）",
	"市文化和旅游局（市文物局）",
	"市卫生健康委（市疾控局）",
	"区委办（区档案局）",
	"省委宣传部（省电影局）",
	"县自然资源局（县林业局）",
	"市住房城乡建设局（市人防办）",
	"区政府办公室（区外办）",
	"区委统战部（区民宗局）",
	"市农业农村局（市乡村振兴局）",
	"县市场监管局（县知识产权局）",
	"省发展改革委（省粮食和储备局）",
	"市工业和信息化局（市中小企业局）",
	"区城管局（区综合执法局）",
	"县委政法委（县委平安办）",
	"市科技局（市外国专家局）",
	"市教育局（市语委办）",
	"区民政局（区老龄办）",
	"市水利局（市防汛办）",
];

describe("a second name in brackets", () => {
	for (const name of names)
		it(`belongs to the unit and assigns nothing: ${name}`, () => {
			const open = name.indexOf("（");
			assert.ok(holdsSecondName(name, open, name.length - 1));
			for (const text of [
				`云岭市数据工作方案\n一、主要举措\n建设数据专区10个以上。 12月 ${name}\n`,
				`云岭市数据工作方案\n一、主要举措\n1.开展公共数据普查，联合${name}。\n`,
			])
				assert.equal(unitsOf(text), "", text);
			// Behind words that assign it is one unit.
			assert.equal(unitsOf(`1.建设数据专区10个。（${name}牵头，区财政局配合）\n`), `${name}、区财政局`);
		});

	it("is an assignment where it is no name of what stands before it", () => {
		const assigned: Readonly<Record<string, string>> = {
			"1.新建社区养老服务中心3个。（区民政局）\n": "区民政局",
			"1.新建社区养老服务中心（区民政局、区财政局）\n": "区民政局、区财政局",
			"1.办好一批民生实事。（市发改委、市财政局）\n": "市发改委、市财政局",
			"1.加强与市发改委的衔接。（市财政局）\n": "市财政局",
		};
		for (const [text, units] of Object.entries(assigned)) assert.equal(unitsOf(text), units, text);
	});

	it("is named with the unit by the points of prose", () => {
		const { plan } = readText(
			"云岭市数据工作方案\n\n一、主要举措\n\n开展公共数据普查，由市数据局（市大数据中心）统一组织实施。\n",
		);
		assert.equal(plan.taskCount, 0);
	});
});
