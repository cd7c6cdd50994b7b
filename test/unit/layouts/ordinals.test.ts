import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** Marks and headings of a document, in their order: `一、2025年工作回顾`. */
function marksOf(text: string): readonly string[] {
	const { plan } = createTestSnapshot(text);
	return Array.from({ length: plan.pointCount }, (_, i) => plan.pointAt(i)).flatMap((point) =>
		point === undefined || point.marker === "" ? [] : [`${point.marker}${point.text.text.slice(0, 6)}`],
	);
}

const cases: readonly (readonly [what: string, text: string, marks: readonly string[]])[] = [
	[
		"sectors of the economy behind a sentence",
		"一、2025年工作回顾\n全省增速高于全国。一、二、三产业增加值分别增长3.1%、4.8%、6.0%。\n二、2026年重点工作\n",
		["一、2025年工", "二、2026年重"],
	],
	[
		"two sectors at the head of a line",
		"一、2025年工作回顾\n全年财政收入增长4%。\n二、三产业增加值分别增长4.8%、6.0%。\n二、2026年重点工作\n",
		["一、2025年工", "二、2026年重"],
	],
	[
		"rounds of a campaign",
		"一、工作情况\n完成整改。第一、二轮督察反馈问题整改完成率达到98%。一、二季度开展督查4次。\n二、打算\n",
		["一、工作情况", "二、打算"],
	],
	[
		"numerals in a circle over digits with their mark in them",
		"㊀、健全体系\n⒈建章立制\n⒉摸清底数\n㊁、补齐短板\n⒈新建站点\n",
		["㊀、健全体系", "⒈建章立制", "⒉摸清底数", "㊁、补齐短板", "⒈新建站点"],
	],
	["a heading of two quarters", "一、二季度工作情况\n二、三农工作\n", ["一、二季度工作情", "二、三农工作"]],
	[
		"numbers before words that begin with figures",
		"名词解释\n1.区域中心：依托重点医院建设。\n2.5+2就业之家：覆盖五级。\n3.15分钟生活圈：步行可达。\n4.24小时自助服务：随时办理。\n5.5G基站：通信设施。\n",
		["1.区域中心：依", "2.5+2就业之", "3.15分钟生活", "4.24小时自助", "5.5G基站：通"],
	],
	[
		"numbers before ages, versions and numbers to call",
		"名词解释\n1.双碳：碳中和。\n2.3.0版政策：第三版。\n3.60岁以上老人：享受优待。\n4.35周岁以下青年：人才。\n5.110指挥中心：接警。\n",
		["1.双碳：碳中和", "2.3.0版政策", "3.60岁以上老", "4.35周岁以下", "5.110指挥中"],
	],
	[
		"formal numerals",
		"壹、发展目标\n加快建设。\n贰 重点任务\n1.新建学校\n拾壹、保障措施\n",
		["壹、发展目标", "贰重点任务", "1.新建学校", "拾壹、保障措施"],
	],
	[
		"formal numerals in brackets",
		"（壹）发展目标\n加快建设，（贰）不是标题。\n（贰）重点任务\n(拾壹)保障措施\n",
		["（壹）发展目标", "（贰）重点任务", "(拾壹)保障措施"],
	],
	[
		"numbers before voltages and lines to call",
		"任务\n1.110千伏线路清单编制。\n2.35千伏变电站改造。\n3.10kV线路清单编制。\n4.12345热线办理。\n5.3A级景区创建。\n",
		["1.110千伏线", "2.35千伏变电", "3.10kV线路", "4.12345热", "5.3A级景区创"],
	],
	[
		"a figure with decimals that begins like the next number",
		"1.优化服务。每千人口托位数达2.6个，床位达6.2张。\n2.建强队伍。每千人口有执业医师3.1名。\n",
		["1.优化服务。每", "2.建强队伍。每"],
	],
	[
		"the first of a list of annexes",
		"附件：1. 任务清单\n2. 项目清单\n3. 平台清单\n",
		["1.任务清单", "2.项目清单", "3.平台清单"],
	],
];

describe("layouts: what is a mark", () => {
	for (const [what, text, marks] of cases)
		it(`reads ${what}`, () => {
			assert.deepEqual(marksOf(text), marks);
		});
});

describe("layouts: characters that only look like others", () => {
	const text = "⼀、重点任务\n1.关⼼⽣活。建设中⼼3个。（省卫⽣健康委牵头）\n";

	it("reads them as what they look like", () => {
		const { plan } = createTestSnapshot(text);
		assert.equal(plan.taskAt(0)?.text.text, "关心生活。建设中心3个。");
		assert.equal(plan.taskAt(0)?.units[0]?.raw, "省卫生健康委");
	});

	it("says where they stand", () => {
		const found = createTestSnapshot(text)
			.findings()
			.filter(({ code }) => code === "text/lookalike")
			.map(({ span }) => [span.line, span.character]);
		assert.deepEqual(found, [
			[0, 0],
			[1, 3],
		]);
	});
});

const silent: readonly (readonly [what: string, text: string])[] = [
	[
		"an address that is a link's words",
		"**来源链接**: [https://example.gov.cn/a/b.html](https://example.gov.cn/a/b.html)\n\n一、任务\n1.建设平台3个。（市科技局牵头）\n",
	],
	[
		"a comma before the governments of places",
		"一、任务\n1.建成集群3个。（牵头单位：市能源局；责任单位：市发展改革委、市统计局，各区政府）\n2.建成集群2个。（牵头单位：市能源局；责任单位：市统计局，有关县（市、区）政府）\n",
	],
	[
		"a quotation over several lines",
		"一、任务\n（一）加强保护，综合运用“国\n内预审\n＋\n海外快审（\nＰＰＨ\n）”，构筑“专利\n＋\n秘密保护”路径，完成3件。（市市场监管局牵头）\n",
	],
];

describe("findings: nothing is said of", () => {
	for (const [what, text] of silent)
		it(what, () => {
			const codes = createTestSnapshot(text)
				.findings()
				.map(({ code }) => code);
			assert.deepEqual(
				codes.filter((code) => /^(?:text|unit\/separator|outline)/.test(code)),
				[],
			);
		});
});
