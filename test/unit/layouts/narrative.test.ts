import assert from "node:assert/strict";
import { type PointJson, toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { readSeed } from "../../support/seeds.js";

function jsonOf(text: string) {
	const { plan, index } = createTestSnapshot(text);
	return toPlanJson(plan, index);
}

/** The outline, a line a point: indent by level, mark, first words. */
function outlineOf(text: string, width = 8): readonly string[] {
	const lines: string[] = [];
	const add = (points: readonly PointJson[], level: number) => {
		for (const point of points) {
			assert.equal(point.level, level);
			for (const { raw, range } of [...point.targets, ...point.facts])
				assert.equal(point.text.slice(...range), raw);
			lines.push(`${"  ".repeat(level - 1)}${point.marker}${point.text.slice(0, width)}`);
			add(point.points, level + 1);
		}
	};
	add(jsonOf(text).points, 1);
	return lines;
}

function targetsOf(points: readonly PointJson[]): readonly string[] {
	return points.flatMap((point) => [
		...point.targets.map(({ indicator, raw }) => `${indicator} ${raw}`),
		...targetsOf(point.points),
	]);
}

const speech = `在全市经济工作会议上的讲话

同志们：

这次会议的主要任务是部署今年工作。

一、肯定成绩，坚定信心

去年的成绩来之不易。

二、突出重点，狠抓落实

今年要抓好三个方面：

（一）全力抓项目。第一，抓谋划，储备项目300个。第二，抓开工，新开工项目80个。

（二）扩大消费。首先，稳住大宗消费；其次，社会消费品零售总额增长7%；最后，优化环境。

（三）优化环境。1.压减时限。办理时间压减30%。2.降低成本。①减税20亿元。②用电成本下降5%。

三、加强领导

一要强化责任。二要强化督查。三要强化考核。
`;

const statements = `近日，云岭市各单位就落实全会精神作了交流。
市林业和草原局
守护绿水青山
做好今年的工作，关键在于落实。
一是抓造林。完成造林12万亩。
二是抓防火。建设防火道路80公里。
市投资促进局局长 马文斌
拿出招商新干劲
今年，我们将坚持招商不松劲。
一是建强队伍，引进项目60个。
二是优化服务。
`;

const newspaper = `“开门红”里看信心

云岭日报社 记者 马晓

新春以来，云岭市项目建设一派繁忙。

目标明确 跑出加速度

今年，云岭市提出“675”目标，包括“地区生产总值增长6%左右；规上工业增加值增长7%；固定资产投资增长5%以上”。

市委书记陈志远表示，要把时间抢回来。

铆足干劲 拼出新气象

一个个车间里机器轰鸣，工人们正在赶制订单，企业负责人说，新的一年要在新赛道上继续发力，把丢掉的时间和产

能抢回来。

沙河县：花海迎客来

本报讯（记者 李强）3月1日，沙河县花海景区开园，首日接待游客2万人次。

青石镇 培训进车间

本报讯（王芳）近日，青石镇举办技能培训，参训职工300人。
`;

describe("layouts: narrative", () => {
	it("reads marks that count at the beginning of a line only", () => {
		assert.deepEqual(
			outlineOf(
				"防汛工作\n\n一、准备\n● 检查堤防\n● 备足物资\n二、措施\n1、巡查\n1）每日两次\n2）专人负责\n2、值守\n三、原则\n——坚持预防为主。\n——坚持生命至上。\n",
			),
			[
				"一、准备",
				"  ●检查堤防",
				"  ●备足物资",
				"二、措施",
				"  1、巡查",
				"    1）每日两次",
				"    2）专人负责",
				"  2、值守",
				"三、原则",
				"  ——坚持预防为主。",
				"  ——坚持生命至上。",
			],
		);
		assert.deepEqual(outlineOf("一、情况\n1.5亿元已经下达，\n12 家企业开工。\n- 7 -\n唯一是资金不足。\n"), [
			"一、情况",
			"  1.5亿元已经下",
		]);
	});
	it("reads chapters, articles and numbers of several parts", () => {
		assert.deepEqual(
			outlineOf(
				"第一章 总则\n\n第一条 为规范管理，制定本办法。\n\n第二条 适用于下列项目：\n\n（一）新建项目；\n\n（二）依照第一条第（一）项实施的。\n\n第二章 附则\n\n第三条 自印发之日起施行。\n",
				4,
			),
			[
				"第一章总则",
				"  第一条为规范管",
				"  第二条适用于下",
				"    （一）新建项目",
				"    （二）依照第一",
				"第二章附则",
				"  第三条自印发之",
			],
		);
		assert.deepEqual(outlineOf("建设规划\n\n1 总体架构\n1.1 数据层\n1.1.1 人口库\n2 建设任务\n"), [
			"1总体架构",
			"  1.1数据层",
			"    1.1.1人口库",
			"2建设任务",
		]);
	});
	it("reads numbers in one character, whatever encloses them", () => {
		assert.deepEqual(
			outlineOf(
				"防汛工作\n\n一、准备\n㈠检查堤防\n⑴查险工\n⑵查涵闸\n㈡备足物资\n⒈编织袋\n⒉冲锋舟\n二、值守\n❶在岗\n❷在位\n",
			),
			[
				"一、准备",
				"  ㈠检查堤防",
				"    ⑴查险工",
				"    ⑵查涵闸",
				"  ㈡备足物资",
				"    ⒈编织袋",
				"    ⒉冲锋舟",
				"二、值守",
				"  ❶在岗",
				"  ❷在位",
			],
		);
		assert.deepEqual(outlineOf("一、准备\n会议明确：⑴备足物资；⑵检查堤防。\n"), [
			"一、准备",
			"  ⑴备足物资；",
			"  ⑵检查堤防。",
		]);
	});
	it("counts anew below each heading, all of it in one line", () =>
		assert.deepEqual(
			outlineOf(
				"一、清洁家园（一）清扫村道。（二）清理水塘。二、清洁水源（一）整治河道。（二）建设管网。",
				4,
			),
			[
				"一、清洁家园",
				"  （一）清扫村道",
				"  （二）清理水塘",
				"二、清洁水源",
				"  （一）整治河道",
				"  （二）建设管网",
			],
		));

	it("reads stages as points", () =>
		assert.deepEqual(outlineOf("三、实施步骤\n第一阶段:动员部署(3月)。\n第二阶段:集中整治(4—6月)。\n", 4), [
			"三、实施步骤",
			"  第一阶段动员部署",
			"  第二阶段集中整治",
		]));

	it("takes no title, signature or date for a point", () => {
		assert.deepEqual(
			outlineOf(
				"县长办公会议纪要\n\n北川县人民政府办公室　　　2026年4月24日\n\n2026年4月20日\n\n县长白露主持会议。\n\n一、关于供水\n\n1.改造水厂2座。\n\n- 2 -\n\n2.铺设管网30公里。\n",
			),
			["一、关于供水", "  1.改造水厂2座。", "  2.铺设管网30公里"],
		);
		assert.deepEqual(
			outlineOf(
				"县委召开务虚会\n\n本网讯 3月8日，县委召开务虚会，研究有关工作。\n\n会议强调，要真抓实干。\n",
			),
			[],
		);
		assert.deepEqual(
			outlineOf("攻坚克难 再上台阶\n\n——2026年1月8日\n\n白露\n\n一、回顾\n\n稳中求进。\n\n二、安排\n"),
			["一、回顾", "二、安排"],
		);
	});
	it("joins no date on a line of its own with what is below it", () => {
		const { plan } = createTestSnapshot("2026年3月2日\n\n副区长白露主持会议，研究防汛。\n");
		assert.deepEqual(
			[...plan.eachBlock()].filter((block) => block.kind === "text" && block.role === "paragraph").length,
			2,
		);
	});
	it("nests by which list stands inside which, where the marks alone tell otherwise", () => {
		assert.deepEqual(
			outlineOf(
				"讲话\n\n1.看形势。\n\n（一）事故多发。\n\n（二）基础薄弱。\n\n2.抓重点。\n\n（一）查矿山。\n\n3.压责任。\n",
			),
			[
				"1.看形势。",
				"  （一）事故多发。",
				"  （二）基础薄弱。",
				"2.抓重点。",
				"  （一）查矿山。",
				"3.压责任。",
			],
		);
		assert.deepEqual(
			outlineOf(
				"讲话\n\n第一，要有危机感\n\n困难还很多。比如：一是人才少。二是资金少。\n\n第二，要抓落实\n\n1、抓班子。\n\n2、抓队伍。\n",
			),
			[
				"第一要有危机感",
				"  一是人才少。",
				"  二是资金少。",
				"第二要抓落实",
				"  1、抓班子。",
				"  2、抓队伍。",
			],
		);
		// A list before the sections, and one that ends before the next heading, hold nothing.
		assert.deepEqual(
			outlineOf(
				"纪要\n\n1.听汇报。\n\n2.看现场。\n\n一、关于供水\n\n1.改造水厂2座。\n\n二、关于供暖\n\n1.更新锅炉3台。\n",
			),
			["1.听汇报。", "2.看现场。", "一、关于供水", "  1.改造水厂2座。", "二、关于供暖", "  1.更新锅炉3台。"],
		);
	});
	it("knows who speaks from the title above", () => {
		const outline = [
			"经开区：当好工业压舱",
			"  一是开工项目15个",
			"县商务局：跑出消费加",
			"  一是办好活动30场",
		];
		assert.deepEqual(
			outlineOf(
				"“开门红”大会表态发言摘编\n\n经开区：当好工业压舱石\n\n我们将紧盯目标。一是开工项目15个。\n\n县商务局：跑出消费加速度\n\n我们将做好服务。一是办好活动30场。\n",
				10,
			).map((line) => line.replace(/。$/, "")),
			outline,
		);
		assert.deepEqual(
			outlineOf(
				"会议发言\n\n青石镇党委书记 丁川：\n\n我们抓两件事。一是抓产业。\n\n县农业局局长 顾楠：\n\n重点是：1.扩大面积；2.培育龙头。\n",
				5,
			),
			["青石镇党委", "  一是抓产业。", "县农业局局", "  1.扩大面积；", "  2.培育龙头。"],
		);
	});
	it("joins the lines of a narrow page", () => {
		assert.deepEqual(
			outlineOf(
				"（一）发展农业。新建大棚1200\n亩，改造棚室。一是支持\n村集体领办；二是引入资\n本。\n1.使用节水设备的给予奖\n补\n",
				14,
			),
			[
				"（一）发展农业。新建大棚1200亩",
				"  一是支持村集体领办；",
				"  二是引入资本。",
				"  1.使用节水设备的给予奖补",
			],
		);
	});
	it("names the units of running text by level and shape", () => {
		const [point] = jsonOf(
			"一、议定事项\n\n由县住建局按程序印发，要求县财政局和县审计局监管，市场监管、区域协同、县城管理要跟上。\n",
		).points;
		assert.deepEqual(
			point?.units.map(({ raw }) => raw),
			["县住建局", "县财政局", "县审计局"],
		);
	});
	it("nests 一、 (一) 1. ① and the points in a sentence", () => {
		assert.equal(jsonOf(speech).layout, "narrative");
		assert.equal(jsonOf(speech).title, "在全市经济工作会议上的讲话");
		assert.deepEqual(outlineOf(speech, 5), [
			"一、肯定成绩，",
			"二、突出重点，",
			"  （一）全力抓项目",
			"    第一抓谋划，储",
			"    第二抓开工，新",
			"  （二）扩大消费。",
			"    首先稳住大宗消",
			"    其次社会消费品",
			"    最后优化环境。",
			"  （三）优化环境。",
			"    1.压减时限。",
			"    2.降低成本。",
			"      ①减税20亿",
			"      ②用电成本下",
			"三、加强领导",
			"  一要强化责任。",
			"  二要强化督查。",
			"  三要强化考核。",
		]);
		assert.deepEqual(
			jsonOf(speech).sections.map(({ ordinal, title }) => `${ordinal} ${title}`),
			["1 肯定成绩，坚定信心", "2 突出重点，狠抓落实", "3 加强领导"],
		);
	});

	it("ends a marked heading before the paragraph below it", () => {
		const text =
			"一、工业\n\n（一）培育集群\n\n全年安排资金3亿元，支持企业改造。\n\n1.智能制造\n\n全年建设工厂12个，上云企业500家。\n";
		assert.deepEqual(outlineOf(text, 6), [
			"一、工业",
			"  （一）培育集群",
			"    全年安排资金",
			"    1.智能制造",
			"      全年建设工厂",
		]);
	});

	it("takes the line under a headline that a web page fills in for no part of the text below it", () => {
		const text =
			"发布日期：2026-02-11 来源：本站 浏览次数：318 字号：大 中 小\n\n2月10日，全区召开会议，部署任务。\n";
		const { plan } = createTestSnapshot(text);
		assert.deepEqual(
			[...plan.eachBlock()].flatMap((block) =>
				block.kind === "text" && block.role === "paragraph" ? [block.lines] : [],
			),
			[1, 1],
		);
	});

	it("puts the points of a statement under the heading of its unit", () => {
		assert.deepEqual(outlineOf(statements, 6), [
			"市林业和草原",
			"  守护绿水青山",
			"  一是抓造林。完成",
			"  二是抓防火。建设",
			"市投资促进局",
			"  拿出招商新干",
			"  一是建强队伍，引",
			"  二是优化服务。",
		]);
		const [first, second] = jsonOf(statements).points;
		assert.deepEqual(
			first?.units.map(({ name }) => name),
			["市林业和草原局"],
		);
		assert.deepEqual(second?.officials, ["马文斌"]);
		assert.deepEqual(targetsOf(jsonOf(statements).points), ["造林 12万亩", "防火道路 80公里", "项目 60个"]);
	});

	it("tells the articles of a page from the headings inside one, and joins what a column has torn", () => {
		const { points, officials } = jsonOf(newspaper);
		assert.deepEqual(
			points.map(({ text }) => text),
			["“开门红”里看信心", "沙河县：花海迎客来", "青石镇 培训进车间"],
		);
		assert.deepEqual(
			points[0]?.points
				.filter(({ targets, facts }) => targets.length + facts.length === 0)
				.map(({ text }) => text),
			["目标明确 跑出加速度", "铆足干劲 拼出新气象"],
		);
		assert.ok(targetsOf(points).includes("规上工业增加值 增长7%"));
		assert.deepEqual(
			officials.map(({ name, titles, unit }) => [name, titles, unit]),
			[["陈志远", ["市委书记"], "市委"]],
		);
		assert.ok(
			[...createTestSnapshot(newspaper).plan.eachBlock()].some(
				(block) => block.kind === "text" && block.text.text.includes("产能抢回来"),
			),
		);
	});

	it("takes no points from the letter head of a plan with tables", () => {
		const text = `关于印发任务分解方案的通知\n\n各镇人民政府：\n\n现印发给你们。\n\n| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 修路30公里。 | ★市交通局 |\n`;
		assert.deepEqual(jsonOf(text).points, []);
		assert.deepEqual(jsonOf(text).layouts, ["table"]);
	});

	describe("the real documents", () => {
		/** Marks of the points under each heading without one. */
		const marksOf = (points: readonly PointJson[]) =>
			points.map((point) => point.points.flatMap(({ marker }) => (marker === "" ? [] : [marker])).join(" "));

		it("000: the statements of three units", function () {
			const { layout, points, officials, tasks } = jsonOf(readSeed(this, "000"));
			assert.equal(layout, "narrative");
			assert.equal(tasks.length, 0);
			assert.deepEqual(
				points.map(({ text }) => text),
				["东太湖度假区(太湖新城)", "区自然资源和规划局", "区运输事业发展中心主任 刘欢"],
			);
			assert.deepEqual(marksOf(points), ["一是 二是 三是", "一是 二是 三是 四是", "一是 二是 三是 四是"]);
			assert.deepEqual(
				officials.map(({ name, titles, unit }) => [name, titles, unit]),
				[["刘欢", ["区运输事业发展中心主任"], "区运输事业发展中心"]],
			);
			assert.ok(targetsOf(points).includes("多式联运精品线路 2条以上"));
			assert.ok(targetsOf(points).includes("行政村快递服务覆盖率 保持100%"));
		});

		it("001: the record of a meeting", function () {
			const { layout, points, officials, tasks, date } = jsonOf(readSeed(this, "001"));
			assert.equal(layout, "narrative");
			assert.equal(tasks.length, 0);
			assert.equal(date, "2022-06-01");
			assert.deepEqual(
				points.map(({ marker }) => marker),
				["一要", "二要", "三要", "一是", "二是", "三是"],
			);
			const head = officials.find(({ name }) => name === "顾洪建");
			assert.equal(head?.raw, "顧洪建");
			assert.deepEqual(head?.titles, ["局黨委書記", "局長"]);
			assert.equal(head?.date, "2022-05-31");
			assert.deepEqual(officials.find(({ name }) => name === "丁立新")?.titles, ["區委書記"]);
			assert.deepEqual(officials.find(({ name }) => name === "曹路宝")?.titles, ["市委書記"]);
		});

		it("003: a newspaper page of eight articles", function () {
			const { layout, points, officials } = jsonOf(readSeed(this, "003"));
			assert.equal(layout, "narrative");
			assert.equal(points.length, 8);
			assert.ok(points.every(({ marker }) => marker === ""));
			const targets = targetsOf(points);
			for (const target of [
				"GDP 增长6%左右",
				"一般公共预算收入 增长6%以上",
				"社会消费品零售总额 增长6%以上",
				"规上工业产值 增长10%以上",
				"工业投资 增长20%",
				"进出口总额 增长10%以上",
			])
				assert.ok(targets.includes(target), target);
			const titles = new Map(officials.map(({ name, titles }) => [name, titles]));
			assert.deepEqual(titles.get("丁立新"), ["吴中区委书记"]);
			assert.deepEqual(titles.get("顾晓东"), ["吴中区委副书记", "区长"]);
			assert.deepEqual([...titles.keys()], ["丁立新", "顾晓东", "官浩", "胡永平", "殷庆"]);
		});

		it("004: a news page with its HTML", function () {
			const { layout, date, officials } = jsonOf(readSeed(this, "004"));
			assert.equal(layout, "narrative");
			assert.equal(date, "2023-02-03");
			assert.deepEqual(
				officials.map(({ name, titles, mentions }) => [name, titles, mentions.length]),
				[
					["沈觅", ["市委常委", "园区党工委书记"], 3],
					["林小明", ["园区党工委副书记", "管委会主任"], 2],
					["吴宏", ["园区党工委副书记", "管委会副主任"], 1],
				],
			);
		});
	});
});
