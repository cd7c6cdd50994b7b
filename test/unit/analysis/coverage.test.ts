import assert from "node:assert/strict";
import * as fc from "fast-check";
import { findCoverage } from "../../../server/src/common/analysis/coverage.js";
import { readWorkReport } from "../../../server/src/common/analysis/workReport.js";
import {
	coverageJson,
	coverageReport,
	sayCoverage,
} from "../../../server/src/common/interchange/report/coverageReport.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const reportOf = (ahead: string, review = "地区生产总值增长5.2%，新建学校6所。城乡面貌焕然一新。") =>
	readWorkReport(
		createTestSnapshot(
			`# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n${review}\n\n## 二、2026年目标任务\n\n${ahead}\n`,
		).plan,
		"file:///report.md",
	);
const planOf = (...tasks: readonly string[]) =>
	createTestSnapshot(
		`# 2026年重点工作方案\n\n| 序号 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- |\n${tasks.map((task, i) => `| ${i + 1} | ${task} | ★区发改委 |\n`).join("")}`,
	).plan;

describe("sentences of a work report", () => {
	const commitments = (text: string) =>
		reportOf(text)
			.sentences.filter(({ isCommitment }) => isCommitment)
			.map((sentence) => sentence.text);

	it("commit where they have a target or demand something; reviews, calls and descriptions do not", () => {
		assert.deepEqual(
			commitments("工业投资增长10%以上。深化国资国企改革。各位代表，让我们团结奋进！民生是最大的政治。"),
			["工业投资增长10%以上。", "深化国资国企改革。"],
		);
	});

	it("do not commit where they head the sentences behind them", () => {
		assert.deepEqual(
			commitments(
				"（一）坚持扩大内需。实施重点项目110个。\n\n（二）产业强县建设。新增规上工业企业10家。\n\n着力稳定就业。城镇新增就业3500人。\n\n（三）建成县人民医院传染病区。配齐医务人员20名。\n\n（四）推进长护险扩面提质。\n",
			),
			[
				"实施重点项目110个。",
				"新增规上工业企业10家。",
				"城镇新增就业3500人。",
				"建成县人民医院传染病区。",
				"配齐医务人员20名。",
			].concat(["推进长护险扩面提质。"]),
		);
	});

	it("of the year before are results", () => {
		const { sentences, results } = reportOf("工业投资增长10%以上。");
		assert.deepEqual(
			results.map(({ fact }) => [fact.indicator, fact.raw]),
			[
				["地区生产总值", "增长5.2%"],
				["学校", "6所"],
			],
		);
		assert.equal(sentences.length, 1);
	});

	it("know their places in the report", () => {
		const [sentence] = reportOf("做好两件事：建成口袋公园12个；工业投资增长10%以上。").sentences;
		assert.deepEqual([sentence?.span.line, sentence?.text], [8, "做好两件事：建成口袋公园12个；"]);
	});

	it("of many forms are read without a throw", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
				readWorkReport(createTestSnapshot(text).plan, "file:///report.md");
			}),
			{ numRuns: 50 },
		);
	});
});

describe("coverage of a work report", () => {
	const cover = (report: string, ...tasks: readonly string[]) => {
		const [plan, stated] = [planOf(...tasks), reportOf(report)];
		return coverageJson(plan, stated, findCoverage(plan, stated));
	};

	const links: readonly (readonly [report: string, tasks: readonly string[], ...links: readonly string[]])[] =
		[
			["工业投资增长10%以上。", ["工业投资增长10%以上。"], "工业投资增长10%以上。 → 1"],
			["工业投资增长10%以上。", ["做好信访工作。"], "工业投资增长10%以上。 → "],
			// Two things in one sentence are two commitments.
			[
				"加快工业投资，工业投资增长10%以上，新增省级智能工厂20家。",
				["工业投资增长10%以上。"],
				"工业投资增长10%以上 → 1",
				"新增省级智能工厂20家 → ",
			],
			[
				"新建改建学校5所，新增学位6000个。",
				["新增学位6000个。", "新改建学校5所。"],
				"新建改建学校5所 → 2",
				"新增学位6000个 → 1",
			],
			[
				"深化国资国企改革，完善现代企业制度。",
				["深化国资国企改革，健全企业制度。"],
				"深化国资国企改革，完善现代企业制度。 → 1",
			],
			[
				"推进长护险扩面提质。",
				["推动长护险扩面提质增效。", "推进医保支付方式改革。"],
				"推进长护险扩面提质。 → 1",
			],
			// Verbs of work, numbers and measures stand in any task: they alone link nothing.
			["新增车位800个。", ["新建学校3所，新增学位2400个。"], "新增车位800个。 → "],
			["改造公厕15座。", ["改造老旧小区9个。", "改造桥梁15座。"], "改造公厕15座。 → "],
			["建成口袋公园12万平方米。", ["建成标准厂房12万平方米。"], "建成口袋公园12万平方米。 → "],
			["提升服务能力。", ["提升治理能力。"], "提升服务能力。 → "],
			["加快推进桥梁建设。", ["加快推进水库建设。"], "加快推进桥梁建设。 → "],
			["工业投资增长10%。", ["财政收入增长10%。"], "工业投资增长10%。 → "],
			// With the thing in common they do, whatever is done with it.
			["改造公厕15座。", ["改造老旧小区9个。", "新建公厕3座。"], "改造公厕15座。 → 2"],
			["大力发展服务业。", ["推动服务业发展。"], "大力发展服务业。 → 1"],
			["持续优化服务。", ["持续优化服务。"], "持续优化服务。 → 1"],
			["加强环境整治。", ["推进环境整治。"], "加强环境整治。 → 1"],
			["推进绿化工作。", ["加强绿化工作。"], "推进绿化工作。 → 1"],
		];
	for (const [report, tasks, ...expected] of links)
		it(`${report} ← ${tasks.join(" ")}`, () => {
			const { commitments } = cover(report, ...tasks);
			assert.deepEqual(
				commitments.map(({ text, tasks: found }) => `${text} → ${found.join()}`),
				expected,
			);
		});

	const figures: readonly (readonly [report: string, task: string, ...differs: readonly string[]])[] = [
		["一般公共预算收入增长3%左右。", "一般公共预算收入增长4%左右。", "增长4%左右 ≠ 增长3%左右"],
		["一般公共预算收入增长3%左右。", "全区一般公共预算收入增长3%左右。"],
		["工业投资增长10%以上。", "工业投资增长10%。", "增长10% ≠ 增长10%以上"],
		["工业投资增长10%以上。", "工业投资达650亿元。"],
		// Counts of one name may be of different things unless the sentence is the task's own.
		["新增学位6000个。", "新增学位8000个。", "8000个 ≠ 6000个"],
		["改造老旧小区12个。", "创建垃圾分类示范小区30个。"],
		// What was achieved is not what is promised.
		["工业投资增长10%以上。", "新建学校5所。"],
	];
	for (const [report, task, ...expected] of figures)
		it(`${task} against ${report}`, () => {
			assert.deepEqual(
				cover(report, task).differs.map((each) => `${each.plan} ≠ ${each.report}`),
				expected,
			);
		});

	it("tasks that no sentence is like have no source; sentences without a target are sources, too", () => {
		const { unsourced } = cover(
			"工业投资增长10%以上。优化营商环境。",
			"持续优化营商环境。",
			"开展垃圾分类宣传。",
		);
		assert.deepEqual(unsourced, [{ task: "2", text: "开展垃圾分类宣传。" }]);
	});

	it("the page shows each kind, with its count", () => {
		const [plan, stated] = [
			planOf("开展垃圾分类宣传。", "新增学位8000个。"),
			reportOf("新增学位6000个。深化改革创新。"),
		];
		const found = findCoverage(plan, stated);
		const report = coverageReport(plan, stated, found, "zh");
		assert.deepEqual(
			report.parts.map(({ heading }) => heading),
			["没有对应任务的承诺（1）", "数字不一致的（1）", "报告中没有出处的任务（1）", "任务与报告的对应（1）"],
		);
		assert.equal(
			sayCoverage(coverageJson(plan, stated, found)).zh,
			"工作报告有2处承诺，1处有对应任务，1处没有；1项任务在报告中没有出处，1处数字不一致。",
		);
	});

	it("names a clause that makes something beside those that count, where no task takes it up", () => {
		const plan = createTestSnapshot(
			"# 云岭县2026年重点任务\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 城镇新增就业3500人。 | ★县人社局 |\n",
		).plan;
		const { commitments: found } = findCoverage(
			plan,
			reportOf("城镇新增就业3500人，新建改扩建学校5所，建成县人民医院传染病区。"),
		);
		assert.deepEqual(
			found.filter(({ tasks }) => tasks.length === 0).map(({ text }) => text),
			["新建改扩建学校5所", "建成县人民医院传染病区"],
		);
	});

	it("says once where the report and the plan are of different places or years", () => {
		const told = (reportTitle: string, planTitle: string) => {
			const plan = createTestSnapshot(
				`# ${planTitle}\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建公园2个。 | ★市园林局 |\n`,
			).plan;
			const stated = readWorkReport(
				createTestSnapshot(`# ${reportTitle}\n\n新建公园2个。\n`).plan,
				"file:///r.md",
			);
			const { lead } = coverageReport(plan, stated, findCoverage(plan, stated), "zh");
			return lead.filter((text) => text.includes("请检查")).join("|");
		};
		assert.equal(
			told("大河市2026年政府工作报告", "清河县2026年重点任务分工方案"),
			"报告是大河市的，方案是清河县的，请检查是不是给错了文件。",
		);
		assert.equal(told("大河市2026年政府工作报告", "大河市2026年重点任务分工方案"), "");
		assert.equal(
			told("大河市2025年政府工作报告", "大河市2026年重点任务分工方案"),
			"报告是2025年的，方案是2026年的，请检查是不是给错了文件。",
		);
		assert.equal(told("大河市2026年政府工作报告", "大河市清河县2026年重点任务分工方案"), "");
		assert.equal(told("2026年政府工作报告", "大河市2026年重点任务分工方案"), "");
	});

	it("the work grows with the texts and not with their product", () => {
		const size = 1500;
		const words = "推进建设改造提升治理优化服务保障产业创新教育医疗交通环境乡村社区数字安全";
		const task = (i: number) =>
			`${words.slice(i % 20, (i % 20) + 4)}第${i}类${words.slice((i * 7) % 30, ((i * 7) % 30) + 6)}工作。`;
		const tasks = Array.from({ length: size }, (_, i) => task(i));
		const { commitments } = cover(tasks.join(""), ...tasks);
		assert.ok(commitments.length > 0);
	});
});
