import assert from "node:assert/strict";
import fc from "fast-check";
import { provideCharts } from "../../../server/src/common/features/charts.js";
import { drawChart } from "../../../server/src/common/interchange/report/drawChart.js";
import { planCharts } from "../../../server/src/common/interchange/report/planCharts.js";
import { collectFigures } from "../../../server/src/common/interchange/report/planFigures.js";
import { printHtml } from "../../../server/src/common/interchange/report/printHtml.js";
import { collectStatistics } from "../../../server/src/common/interchange/report/statistics.js";
import {
	loadReport,
	statisticsReport,
} from "../../../server/src/common/interchange/report/statisticsReport.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { planText } from "../../support/chartPlan.js";
import { createTestSnapshot, demoDirectory } from "../../support/planSnapshot.js";

const snapshot = createTestSnapshot(planText, { directories: [demoDirectory] });
const figuresOf = ({ plan, index }: PlanSnapshot) => collectFigures(plan, index);
const chartsOf = (of: PlanSnapshot, language: "zh" | "en" = "zh") => planCharts(figuresOf(of), language);

const hostileNames = [
	"<script>alert(1)</script>局",
	'"><img src=x onerror=alert(1)>局',
	"&lt;b&gt;局",
	"]]></title></svg><svg onload=alert(1)>局",
	"\u202e局级",
	"a' autofocus onfocus='x局",
];

const ours = new Set([
	...["!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "figure", "figcaption"],
	...[
		"table",
		"thead",
		"tbody",
		"tr",
		"th",
		"td",
		"svg",
		"g",
		"rect",
		"text",
		"section",
		"details",
		"summary",
	],
]);

/** Every tag is one of ours, no attribute of theirs is among its own, and no text turns another's direction. */
function checkMarkup(html: string): void {
	for (const [, name = ""] of html.matchAll(/<\/?([a-z!?\]][\w-]*)/gi))
		assert.ok(ours.has(name.toLowerCase()), name);
	for (const [tag] of html.matchAll(/<[^>]*>/g))
		assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /\s(?:on\w+|src|href|style|autofocus)\b/);
	assert.doesNotMatch(html, /\u202e/);
	assert.equal(html.match(/<svg/g)?.length, html.match(/<\/svg>/g)?.length);
}

describe("figures of a plan", () => {
	// Each number was counted in the plan by hand.
	it("name the tasks of sections, kinds of target, leaders and units", () => {
		const { sections, kinds, leaders, units } = figuresOf(snapshot);
		assert.deepEqual(sections, [
			{ name: "一、稳增长", withTargets: [0, 1, 2], withoutTargets: [] },
			{ name: "二、惠民生", withTargets: [3, 5], withoutTargets: [4] },
		]);
		assert.deepEqual(kinds, [
			{ change: "growth", targets: 1, tasks: [0] },
			{ change: "count", targets: 5, tasks: [1, 2, 3, 5] },
		]);
		assert.deepEqual(
			leaders.map(({ name, leads, shares }) => [name, leads, shares]),
			[
				["赵明", [0, 1], []],
				["钱宇", [5], [2]],
				["孙立", [3], [2]],
			],
		);
		assert.deepEqual(
			units.slice(0, 2).map(({ name, leads, shares }) => [name, leads, shares]),
			[
				["区发改委", [0, 2], []],
				["区工信局", [1], []],
			],
		);
	});

	it("pair units with leaders, those of merged cells and of several leaders too", () => {
		const { pairs } = figuresOf(snapshot);
		assert.deepEqual(
			pairs.filter(({ unit }) => unit === "区发改委" || unit === "区财政局"),
			[
				{ unit: "区发改委", leader: "赵明", leads: [0], shares: [] },
				{ unit: "区发改委", leader: "钱宇", leads: [2], shares: [] },
				{ unit: "区发改委", leader: "孙立", leads: [2], shares: [] },
				{ unit: "区财政局", leader: "赵明", leads: [], shares: [1] },
				{ unit: "区财政局", leader: "钱宇", leads: [], shares: [5] },
				{ unit: "区财政局", leader: "孙立", leads: [], shares: [3] },
			],
		);
		assert.ok(pairs.every(({ unit }) => unit !== "区民政局"));
	});

	it("put deadlines of tasks and targets into quarters, and years behind them", () => {
		const { deadlines, undated } = figuresOf(snapshot);
		assert.deepEqual(deadlines, [
			{ period: "2026-Q1", tasks: [2] },
			{ period: "2026-Q2", tasks: [1, 3] },
			{ period: "2026-Q3", tasks: [2] },
			{ period: "2026-Q4", tasks: [0] },
			{ period: "2026", tasks: [5] },
		]);
		assert.deepEqual(undated, [4]);
	});

	for (const [deadline, periods] of [
		["2026年1月1日前", ["2026-Q1"]],
		["2026年9月-10月", ["2026-Q4"]],
		["2025-2027年", ["2027"]],
		["2027年四季度", ["2027-Q4"]],
		["持续推进", []],
	] as const)
		it(`put “${deadline}” into ${periods.join() || "none"}`, () => {
			const one = createTestSnapshot(
				`# 2026年方案\n\n| 序号 | 任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 1 | 1.推进公园建设。 | ★区住建局 | ${deadline} |\n`,
			);
			assert.deepEqual(
				figuresOf(one).deadlines.map(({ period }) => period),
				periods,
			);
		});

	it("are what statistics count", () => {
		const { plan, index } = snapshot;
		const { unitsByLeader, deadlines, sections, targets } = collectStatistics(plan, index);
		assert.deepEqual(deadlines, {
			tasksWith: 5,
			tasksWithout: 1,
			byPeriod: [
				{ period: "2026-Q1", tasks: 1 },
				{ period: "2026-Q2", tasks: 2 },
				{ period: "2026-Q3", tasks: 1 },
				{ period: "2026-Q4", tasks: 1 },
				{ period: "2026", tasks: 1 },
			],
		});
		assert.deepEqual(unitsByLeader[0], { unit: "区发改委", leader: "赵明", leads: 1, shares: 0 });
		assert.deepEqual(sections[1], {
			...{ name: "二、惠民生", tasks: 3, tasksWithTargets: 2, leadUnits: 3, leaders: 2 },
		});
		assert.deepEqual(
			[targets.tasksWith, targets.tasksWithout, targets.total, targets.byChange.count],
			[5, 1, 6, 5],
		);
	});
});

describe("charts", () => {
	it("say each number in words, in the user's language", () => {
		const zh = chartsOf(snapshot);
		const en = chartsOf(snapshot, "en");
		assert.ok(zh.units?.kind === "bars" && en.units?.kind === "bars" && zh.pairs?.kind === "heat");
		assert.equal(zh.units.bars[0]?.says, "区发改委：牵头2项，配合0项");
		assert.equal(en.units.bars[0]?.says, "区发改委: leads 2, shares in 0");
		assert.match(zh.units.summary, /^条形图：各单位的任务，共8条。最多的是区发改委：牵头2项，配合0项。$/);
		assert.equal(zh.pairs.rows[0]?.cells[2]?.says, "孙立、区发改委：牵头1项，配合0项");
		assert.equal(zh.pairs.rows[1]?.cells[1], undefined);
		assert.ok(zh.deadlines?.kind === "bars");
		assert.deepEqual(
			zh.deadlines.bars.map(({ name, values }) => [name, ...values]),
			[
				["2026年第一季度", 1],
				["2026年第二季度", 2],
				["2026年第三季度", 1],
				["2026年第四季度", 1],
				["2026年内", 1],
			],
		);
	});

	it("do not speak of leading where the plan does not show who leads", () => {
		const { units, pairs } = chartsOf(
			createTestSnapshot(
				"| 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- |\n| 1.建公园。 | 赵明 | 区住建局、区财政局 |\n| 2.修路。 | 赵明 | 区交通局、区财政局 |\n",
				{ settings: { lead: "none" } },
			),
		);
		assert.ok(units?.kind === "bars" && pairs?.kind === "heat");
		assert.deepEqual(units.bars.map(({ says }) => says).sort(), [
			"区交通局：1项",
			"区住建局：1项",
			"区财政局：2项",
		]);
		assert.deepEqual(units.series, ["负责"]);
		assert.ok(pairs.rows.some(({ cells }) => cells[0]?.says === "赵明、区财政局：2项"));
	});

	it("are none of a document without tasks", () => assert.deepEqual(chartsOf(createTestSnapshot("")), {}));

	it("draw the first sixty bars, and say how many stand in the table alone", () => {
		const rows = Array.from(
			{ length: 75 },
			(_, i) => `| ${i + 1} | ${i + 1}.建成公园${i + 1}个。 | ★第${i}局 |`,
		);
		const many = createTestSnapshot(`| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n${rows.join("\n")}\n`);
		const charts = chartsOf(many);
		const { units } = charts;
		assert.ok(units?.kind === "bars");
		assert.deepEqual([units.bars.length, units.note], [60, "图中画出前60条，其余15条见表。"]);
		const report = loadReport(collectStatistics(many.plan, many.index), "zh", charts);
		assert.equal(report.parts.find(({ chart }) => chart === units)?.table?.rows.length, 75);
		assert.match(printHtml([report], "zh"), /<figcaption>图中画出前60条，其余15条见表。<\/figcaption>/);
	});

	it("number what can be pointed at, one of them in the order of Tab, for a page that answers", () => {
		const { units } = chartsOf(snapshot);
		assert.ok(units?.kind === "bars");
		const marks: (readonly number[])[] = [];
		const drawn = drawChart(units, { width: 500, numberOf: (tasks) => marks.push(tasks) - 1 });
		assert.deepEqual(
			marks,
			units.bars.map(({ tasks }) => tasks),
		);
		assert.equal(drawn.match(/tabindex="0"/g)?.length, 1);
		assert.match(
			drawn,
			/<g class="mark" role="button" tabindex="0" aria-label="区发改委：牵头2项，配合0项" data-mark="0">/,
		);
		assert.match(drawn, /^<svg [^>]*role="group" aria-label="条形图：/);
	});

	it("shade the cells of a heat map in five steps, by what stands in them", () => {
		const rows = [1, 2, 3, 4, 5].flatMap((tasks) =>
			Array.from(
				{ length: tasks },
				(_, i) => `| ${tasks}${i} | 建成公园${i + 1}个。 | 赵明 | ★第${tasks}局 |`,
			),
		);
		const { pairs } = chartsOf(
			createTestSnapshot(
				`| 序号 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`,
			),
		);
		assert.ok(pairs !== undefined);
		const drawn = drawChart(pairs, { width: 500 });
		assert.deepEqual(
			[...drawn.matchAll(/fill-opacity="([\d.]+)"/g)].map(([, opacity]) => opacity),
			["0.4", "0.32", "0.24", "0.16", "0.08"],
		);
	});

	it("keep within their width, however long names are", () => {
		for (const width of [240, 720])
			for (const [, x, w] of drawn(width).matchAll(
				/<rect class="bar" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g,
			))
				assert.ok(Number(x) + Number(w) <= width, `${x} + ${w}`);
		function drawn(width: number) {
			const name = "突出生态环境问题整治工作领导小组办公室".repeat(4);
			const { units } = chartsOf(
				createTestSnapshot(`| 任务 | 责任单位 |\n| --- | --- |\n| 1.建公园3个。 | ★${name} |\n`),
			);
			assert.ok(units !== undefined);
			return drawChart(units, { width });
		}
	});
});

describe("charts on a page that answers", () => {
	const textOf = (name: string) =>
		`# ${name}\n\n## 一、${name}\n\n| 序号 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 1.建成公园3个。 | ${name} | ★${name} |\n`;

	it("lead from each mark to its tasks, and from there to their places", () => {
		const { html, marks, places, language } = provideCharts(snapshot, 600, "zh");
		const marked = [...html.matchAll(/aria-label="([^"]*)" data-mark="(\d+)"/g)];
		assert.equal(marked.length, marks.length);
		const linesOf = (says: string) => {
			const mark = marked.find(([, label]) => label === says);
			return (marks[Number(mark?.[2] ?? -1)] ?? []).map((task) => places[task]?.[0]);
		};
		// 0-based lines of the plan's rows.
		assert.deepEqual(linesOf("区发改委：牵头2项，配合0项"), [6, 8]);
		assert.deepEqual(linesOf("区财政局：牵头0项，配合3项"), [7, 14, 16]);
		assert.deepEqual(linesOf("2026年第二季度：2项"), [7, 14]);
		assert.deepEqual(linesOf("二、惠民生：有可考核目标2项，没有1项"), [14, 15, 16]);
		assert.deepEqual(linesOf("孙立、区发改委：牵头1项，配合0项"), [8]);
		assert.equal(language, "zh-CN");
	});

	it("have six tables to be opened, and one place of Tab in each chart", () => {
		const { html } = provideCharts(snapshot, 600, "en");
		for (const [pattern, count] of [
			[/<svg /g, 6],
			[/<details><summary aria-label="[^"]+">The numbers as a table<\/summary>\n<table>/g, 6],
			[/tabindex="0"/g, 6],
		] as const)
			assert.equal(html.match(pattern)?.length, count, pattern.source);
	});

	it("say so where there is nothing to draw", () =>
		assert.match(provideCharts(createTestSnapshot(""), 600, "zh").html, /没有可以画图的任务/));

	for (const name of hostileNames)
		it(`take ${JSON.stringify(name)} for a name`, () => {
			for (const language of ["zh", "en"] as const)
				checkMarkup(provideCharts(createTestSnapshot(textOf(name)), 600, language).html);
		});
});

describe("statistics as HTML", () => {
	const pageOf = (of: PlanSnapshot, language: "zh" | "en") => {
		const statistics = collectStatistics(of.plan, of.index);
		const charts = chartsOf(of, language);
		return printHtml(
			[statisticsReport(statistics, language, charts), loadReport(statistics, language, charts)],
			language,
		);
	};

	it("has six charts, each with a table of its numbers behind it", () => {
		for (const language of ["zh", "en"] as const) {
			const page = pageOf(snapshot, language);
			assert.equal(page.match(/<svg class="chart"/g)?.length, 6);
			assert.equal(page.match(/<\/figure>\n<table>/g)?.length, 6);
		}
	});

	it("needs nothing else: no script, no address, no attribute of style", () => {
		const page = pageOf(snapshot, "zh");
		const withoutNamespace = page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
		assert.doesNotMatch(withoutNamespace, /<script|https?:|\bsrc=|\bhref=|\bstyle=|url\(|@import|\bon\w+=/i);
		assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
	});

	it("shows names for what they are, whatever they are", () => {
		const names = fc.constantFrom(...hostileNames);
		fc.assert(
			fc.property(names, names, (unit, leader) => {
				const text = `# ${leader}\n\n## 一、${unit}\n\n| 序号 | 任务 | 牵头领导 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n| 1 | 1.建成公园3个。 | ${leader} | ★${unit} | 2026年${unit} |\n`;
				for (const language of ["zh", "en"] as const) {
					checkMarkup(pageOf(createTestSnapshot(text), language));
				}
			}),
		);
	});
});
