import assert from "node:assert/strict";
import fc from "fast-check";
import type { Target } from "../../../server/src/common/model/target.js";
import { parseTargetCell, parseTargets } from "../../../server/src/common/targets/parseTarget.js";
import type { ParsedTargets } from "../../../server/src/common/targets/readTargets.js";
import { allRules } from "../../../server/src/common/targets/rules/allRules.js";
import { printTarget, readSentenceFiles } from "../../quality/targetSentences.js";
import { countWork } from "../../support/countedWork.js";

const files = readSentenceFiles();
const sentences = files.flatMap((file) => file.sentences);

/** Worked examples of all kinds of targets. */
const workedExamples: readonly (readonly [text: string, targets: readonly string[]])[] = [
	["规上工业总产值增长5%左右。", ["规上工业总产值 growth ~ 5 %"]],
	["实现高新技术产业产值占规上工业产值比重达54%", ["高新技术产业产值占规上工业产值比重 level >= 54 %"]],
	// 已 behind a verb says which of them; behind a noun, that it has been.
	["推动已签约项目落地率达到60%以上", ["签约项目落地率 level >= 60 %"]],
	["消除已排查隐患200处", ["隐患 count = 200 处"]],
	["已签约的20个项目开工率达到80%", ["20个项目开工率 level >= 80 %"]],
	["巩固过去三年成果，森林覆盖率达到42%", ["森林覆盖率 level >= 42 %"]],
	["完成去年结转项目12个", ["结转项目 count = 12 个"]],
	["确保去年新建的20公里道路全部通车", ["道路 count = 20 公里"]],
	["去年完成投资5亿元", []],
	["去年排查出的46处隐患点已完成治理31处", []],
	["目前签约的20个项目已开工15个", []],
	["隐患整治已完成200处", []],
	["整治已完成200处", []],
	["全市已建成充电桩300个", []],
	["新增上市公司3家以上", ["上市公司 count >= 3 家"]],
	["高新技术企业数突破1600家", ["高新技术企业数 level > 1600 家"]],
	["完成年度投资650亿元以上", ["年度投资 count >= 65000000000 元"]],
	["建成10个以上低空飞行器起降点", ["低空飞行器起降点 count >= 10 个"]],
	["争取2家以上企业被认定为跨国公司地区总部", ["被认定为跨国公司地区总部的企业 count >= 2 家"]],
	[
		"新增省、市两级示范智能车间30个、省级5G工厂2家",
		["省、市两级示范智能车间 count = 30 个", "省级5G工厂 count = 2 家"],
	],
	["确保粮食产量稳定在3.2亿斤以上", ["粮食产量 level >= 320000000 斤"]],
	["新增户籍人口1.5万以上", ["户籍人口 count >= 15000"]],
	["单位GDP能耗下降3%以上", ["单位GDP能耗 growth <= -3 %"]],
	["PM2.5浓度控制在28微克/立方米以内", ["PM2.5浓度 level <= 28 微克/立方米"]],
	["推动智慧农村建设全覆盖", ["智慧农村建设 qualitative"]],
	["打造“15分钟中医药健康圈”", []],
	["发挥“全球新能源企业500强”牵引作用", []],
	["万人高价值发明专利达32件", ["万人高价值发明专利 level >= 32 件"]],
	["工业投资、制造业投资分别增长10%、12%", ["工业投资 growth = 10 %", "制造业投资 growth = 12 %"]],
	[
		"日常养护处置率、安全隐患治理率、危桥当年处置率均达100%",
		["日常养护处置率 level >= 100 %", "安全隐患治理率 level >= 100 %", "危桥当年处置率 level >= 100 %"],
	],
	[
		"确保实际使用外资超5亿美元,其中以利润再投资方式出资占比超20%",
		["实际使用外资 level > 500000000 美元", "实际使用外资中以利润再投资方式出资占比 level > 20 %"],
	],
	["新增投资1-10亿元项目100个", ["1-10亿元项目 count = 100 个"]],
	["培育一批懂技术的新农人,开展一次排查,新增岗位20个", ["岗位 count = 20 个"]],
	["储备一批重点项目", []],
];

const names = [
	"5G",
	"PM2.5",
	"500强",
	"“一带一路”",
	"15分钟健康圈",
	"三甲",
	"“双一流”",
	"一二三产",
	"A4",
	"两级",
	"一刻钟",
	"八项规定",
	"千亿级",
	"Ⅲ类",
	"第四人民医院",
	"一体化",
	"万卡",
	"三年行动计划",
	"2023-2025年清零计划",
	"第3位",
	"一是",
	"二期",
	"吴政发〔2024〕5号",
	"年产废量10吨以上企业",
];

describe("targets", () => {
	describe("worked examples", () => {
		for (const [text, targets] of workedExamples)
			it(text, () => {
				const read = parseTargets(text);
				assert.deepEqual(read.targets.map(printTarget), targets);
				assert.deepEqual(read.problems, []);
				assertSound(text, read);
			});
	});

	describe("names with numbers are no targets", () => {
		for (const name of names)
			for (const text of [`推进${name}建设。`, `深化${name}`, `加强${name}管理,提升水平。`])
				it(text, () => assert.deepEqual(parseTargets(text), { targets: [], facts: [], problems: [] }));
	});

	describe("labelled sentences", () => {
		it("are at least 900, each text once", () => {
			assert.ok(sentences.length >= 900);
			assert.equal(new Set(sentences.map((one) => one.text)).size, sentences.length);
		});
		for (const file of files)
			describe(file.name, () => {
				for (const one of file.sentences)
					it(one.text, () => {
						const { year, telling, isTraditional } = one;
						const read = parseTargets(one.text, { year, telling, isTraditional });
						assert.deepEqual(read.targets.map(printTarget), one.targets);
						assert.deepEqual(read.facts.map(printTarget), one.facts);
						assert.deepEqual(
							read.problems.map((problem) => problem.kind),
							one.problems,
						);
						assertSound(one.text, read);
					});
			});
	});

	describe("examples of the rules", () => {
		for (const { name, examples } of allRules)
			for (const { text, targets } of examples)
				it(`${name}: ${text}`, () =>
					assert.deepEqual(parseTargets(text, { year: 2026 }).targets.map(printTarget), targets));
	});

	it("keeps the words of the quantity and their place", () => {
		const text = "力争规上工业总产值同比增长5%左右,新增企业3家以上。";
		assert.deepEqual(
			parseTargets(text).targets.map((target) => target.raw),
			["增长5%左右", "3家以上"],
		);
	});

	it("gives one range to all that share a quantity", () => {
		const { targets } = parseTargets("受理率、办结率均达98%");
		assert.deepEqual(
			targets.map((target) => target.range),
			[
				[8, 12],
				[8, 12],
			],
		);
	});

	describe("deadlines", () => {
		const rows: readonly (readonly [string, { year?: number; deadline?: string }, string | undefined])[] = [
			["年底前建成站点3个", { year: 2026 }, "2026-12"],
			["年底前建成站点3个", {}, "年底前"],
			["10月底前建成站点3个，全年改造渠道2条", {}, "10月底前"],
			["建成站点3个", { deadline: "2026-06" }, "2026-06"],
			["2027年底前建成站点3个", { deadline: "2026-06" }, "2027-12"],
			["到2030年建成站点3个", { year: 2026 }, "2030"],
			["对照2023年,建成站点3个", {}, undefined],
			["3月5日举行启动仪式,建成站点3个", { year: 2026 }, undefined],
			["较2020年增加站点3个", { year: 2026 }, undefined],
			["建成站点3个,2026年9月15日前投用", { year: 2026 }, "2026-09-15"],
			["落实三年行动计划(2024-2026年),建成站点3个", { year: 2026 }, undefined],
		];
		for (const [text, context, deadline] of rows)
			it(`${text} ${JSON.stringify(context)}`, () =>
				assert.equal(parseTargets(text, context).targets[0]?.deadline, deadline));
	});

	describe("cells", () => {
		const rows: readonly (readonly [cell: string, indicator: string, target: string | null])[] = [
			["增长5%左右", "地区生产总值", "地区生产总值 growth ~ 5 % by 2026"],
			["85.2%", "森林覆盖率", "森林覆盖率 level = 85.2 % by 2026"],
			["≥95", "群众满意度", "群众满意度 level >= 95 by 2026"],
			["120万亩", "粮食播种面积", "粮食播种面积 level = 1200000 亩 by 2026"],
			["1650", "地区生产总值(亿元)", "地区生产总值 level = 165000000000 元 by 2026"],
			["6%以上", "固定资产投资增速", "固定资产投资增速 growth >= 6 % by 2026"],
			["5-6", "外贸增长（%）", "外贸增长 growth = 5..6 % by 2026"],
			["新增3家", "上市公司", "上市公司 count = 3 家 by 2026"],
			["50家以上", "新增规上企业", "新增规上企业 count >= 50 家 by 2026"],
			["完成省下达任务", "单位GDP能耗", "单位GDP能耗 qualitative by 2026"],
			["全覆盖", "村级养老点", "村级养老点 qualitative by 2026"],
			["-3", "单位GDP能耗(%)", "单位GDP能耗 level = -3 % by 2026"],
			["<4%", "失业率", "失业率 level < 4 % by 2026"],
			["1,200", "就业(人)", "就业 level = 1200 人 by 2026"],
			["—", "就业", null],
			["持续推进", "改革", null],
			["", "就业", null],
			["95%", "", null],
		];
		for (const [cell, indicator, target] of rows)
			it(`${cell || "(empty)"} of ${indicator || "nothing"}`, () => {
				const { targets } = parseTargetCell(cell, indicator, "2026");
				assert.deepEqual(targets.map(printTarget), target === null ? [] : [target]);
				for (const one of targets) assert.equal(one.raw, cell.slice(one.range[0], one.range[1]));
			});
	});

	describe("problems", () => {
		it("says what is wrong in Chinese and English, at its place", () => {
			const text = "推进扩面,覆盖率达120%。";
			const [problem] = parseTargets(text).problems;
			assert.ok(problem !== undefined);
			assert.equal(text.slice(...problem.range), "达120%");
			assert.match(problem.message.zh, /“达120%”/);
			assert.match(problem.message.en, /“达120%”/);
		});
	});

	describe("any text", () => {
		const piece = fc.constantFrom(
			..."0123456789０.,，、。；:“”()（）《》%％‰-—~+×/ 一二三十百千万亿两零半年月日底前到至增长下降达超约为占均都分别其中新增建成完成实现率个家元亩人以上左右全覆盖同步清零下达任务平均水平不发生第每XX__已去年今年".split(
				"",
			),
			...[
				"增长",
				"以上",
				"亿元",
				"分别",
				"其中",
				"不低于",
				"2024年",
				"年底前",
				"全覆盖",
				"个百分点",
				"项目",
				"企业",
			],
		);
		const mixed = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
		it("never throws, and every range is sound", () => {
			fc.assert(
				fc.property(fc.oneof(mixed, fc.string({ unit: "binary" })), (text) => {
					assertSound(text, parseTargets(text, { year: 2024 }));
					for (const target of parseTargetCell(text, "指标").targets)
						assert.equal(target.raw, text.slice(target.range[0], target.range[1]));
				}),
				{ numRuns: 3000 },
			);
		});
		it("may be cut off anywhere", () => {
			for (const one of sentences)
				for (let end = 0; end < one.text.length; end++) {
					const prefix = one.text.slice(0, end);
					assertSound(prefix, parseTargets(prefix));
				}
		});
	});

	describe("time is linear", () => {
		for (const unit of [
			"1",
			"增长",
			"、",
			"第",
			"一",
			"“",
			"（",
			"达",
			"、5%",
			"1,",
			"1.",
			"1、",
			"增长1%",
			"新增3家",
			"5%的",
			"10亿元项目",
			"全覆盖",
			"平均水平",
			"下达",
			"同步",
			"年底",
			"不发生",
			"分别5%、",
			"%",
			"×",
			"《",
			"，（1）",
			"。一是",
			"、一季度",
			"无",
			"杜绝",
			"节约",
			"半",
			"高于",
			"高于全国2个百分点，",
			"新建、",
			"全年",
			"1ab",
			"千分之",
			"三点",
			"1:2:",
			"前10位",
			"……",
			"——",
			"<br>",
			"•",
			"二〇",
			"1 ",
			"和",
			"保持前10位，",
			"6月底前建成",
			"过去五年",
			"1E+",
			"家",
			",",
		])
			it(`in ${unit} over and over`, () => {
				const workOf = (length: number) => {
					const text = unit.repeat(Math.ceil(length / unit.length));
					return countWork(() => parseTargets(text)) / text.length;
				};
				// What grows with the square of the text is eight times as much for each character.
				const [short, long] = [workOf(5_000), workOf(40_000)];
				assert.ok(long < 1.5 * short + 1, `${long} looks at a character against ${short}`);
			});
	});
});

function assertSound(text: string, read: ParsedTargets): void {
	for (const list of [read.targets, read.facts]) {
		let last = 0;
		for (const target of list) {
			assertTarget(text, target);
			assert.ok(target.range[0] >= last, "offsets increase");
			last = target.range[0];
		}
	}
	for (const problem of read.problems) {
		assert.ok(
			problem.range[0] >= 0 && problem.range[0] < problem.range[1] && problem.range[1] <= text.length,
		);
		assert.notEqual(problem.message.zh, "");
		assert.notEqual(problem.message.en, "");
	}
}

function assertTarget(text: string, target: Target): void {
	const [start, end] = target.range;
	assert.ok(start >= 0 && start < end && end <= text.length, "the range lies in the text");
	assert.equal(target.raw, text.slice(start, end));
	assert.notEqual(target.indicator, "");
	const hasNone = ["qualitative", "milestone", "ratio"].includes(target.change);
	assert.equal(target.value === null, hasNone);
	if (target.value !== null) assert.ok(Number.isFinite(target.value));
}
