import assert from "node:assert/strict";
import { MarkupContent } from "vscode-languageserver-types";
import { describeOfficial } from "../../../server/src/common/features/describe.js";
import { provideHover } from "../../../server/src/common/features/hover.js";
import type { Language } from "../../../server/src/common/features/toLsp.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { type PlanSummary, summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { readMarkers } from "../../support/markedText.js";
import {
	createTestSnapshot,
	demoDirectory,
	demoPlan,
	readTestDirectory,
} from "../../support/planSnapshot.js";
import { readDocument } from "../../support/workspaceIndex.js";

interface HoverCase {
	/** `$0` is the position, `«…»` the range of the answer. */
	readonly text: string;
	/** Lines that the Markdown holds, each as it is. */
	readonly has?: readonly string[];
	/** Words that must not stand in it. */
	readonly lacks?: readonly string[];
	/** The whole Markdown. */
	readonly is?: string;
	readonly language?: Language;
	readonly withoutDirectory?: boolean;
	/** Last year's plan. */
	readonly previous?: PlanSummary;
}

function hoverOf({ text: marked, language = "zh", withoutDirectory, previous }: HoverCase) {
	const { text, cursor, ranges } = readMarkers(marked);
	assert.ok(cursor !== null, "the case has a cursor");
	const snapshot = createTestSnapshot(
		text,
		withoutDirectory === true ? {} : { directories: [demoDirectory] },
	);
	const hover = provideHover(snapshot, cursor, {
		language,
		taskLink: (task) => `#T${task}`,
		rulePage: (code) => `https://rules.example/${code}.md`,
		placeLink: (uri, line) => `${uri}#${line + 1}`,
		...(previous === undefined ? {} : { previous }),
	});
	return { hover, range: ranges[0] };
}

function checkHover(hoverCase: HoverCase): void {
	const { hover, range } = hoverOf(hoverCase);
	assert.ok(hover !== undefined && MarkupContent.is(hover.contents), "there is a hover");
	const { value } = hover.contents;
	const lines = value.split("\n");
	for (const line of hoverCase.has ?? []) assert.ok(lines.includes(line), `no line “${line}” in:\n${value}`);
	for (const words of hoverCase.lacks ?? [])
		assert.ok(!value.includes(words), `“${words}” stands in:\n${value}`);
	if (hoverCase.is !== undefined) assert.equal(value, hoverCase.is);
	if (range !== undefined) assert.deepEqual(hover.range, toRange(range.span));
}

function checkNoHover(text: string): void {
	assert.equal(hoverOf({ text }).hover, undefined);
}

const rows = (second: string, third = "| ^^ | ^^ | 3.新建公园2个。 |  | ★区发改委 |") =>
	demoPlan("| 1 | 主要指标 | 1.城镇居民收入增长5%以上。 | 赵明 | ★区发改委、统计局 |", second, third);

describe("hover on a unit", () => {
	it("says what directory and plan know of it", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★«区发$0改委»、财政局 |"),
			is: [
				"**区发改委**",
				"",
				"临湖区发展和改革委员会",
				"",
				"本项牵头单位",
				"",
				"- 别名：发改委",
				"- 类别：政府部门",
				"- 说明：牵头编制 \\*计划\\*",
				"- 牵头 3 项：[1](#T0)、[2](#T1)、[3](#T2)",
				"- 牵头领导：赵明（2项）",
				"- 出处：《示范方案》（2026-01-05）",
			].join("\n"),
		}));
	it("explains a level that was carried over", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区发改委、«统计$0局» |"),
			has: ["**区统计局**", "本项配合单位；写作“统计局”，“区”承前省略", "- 配合 2 项：[1](#T0)、[2](#T1)"],
			lacks: ["出处", "全称"],
		}));
	it("says so in English", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区发改委、统计$0局 |"),
			language: "en",
			has: [
				"Shares in this task; written “统计局”; “区” carries over from the unit before",
				"- Shares in 2 tasks: [1](#T0), [2](#T1)",
			],
		}));
	it("says that a unit is in no directory", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区某$0某局 |"),
			has: ["**区某某局**", "本项牵头单位；名录中没有这个单位"],
		}));
	it("lives from the document's own names where there is no directory", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区某$0某局 |"),
			withoutDirectory: true,
			has: ["**区某某局**", "本项牵头单位", "- 牵头 1 项：[2](#T1)"],
			lacks: ["名录"],
		}));
	it("lists the first twelve of many tasks", () =>
		checkHover({
			text: demoPlan(
				...Array.from(
					{ length: 15 },
					(_, i) => `| 1 | 指标 | ${i + 1}.新建公园2个。 | 赵明 | ★区${i === 0 ? "$0" : ""}财政局 |`,
				),
			),
			has: [`- 牵头 15 项：${Array.from({ length: 12 }, (_, i) => `[${i + 1}](#T${i})`).join("、")}等15项`],
		}));
	it("escapes what a hostile document says", () =>
		checkHover({
			text: rows(
				"| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★\\[点$0我](command:evil)<img src=x>\\`a\\`https://evil.example |",
			),
			has: ["**\\[点我\\](command\\:evil)\\<imgsrc=x\\>\\`a\\`https\\://evil.example**"],
		}));
});

describe("hover on a leader", () => {
	it("gives title, tasks and units", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | «赵$0明» | ★区财政局 |"),
			is: [
				"**赵明**",
				"",
				"副区长",
				"",
				"- 牵头 2 项：[1](#T0)、[2](#T1)",
				"- 牵头单位：区发改委（1项）、区财政局（1项）",
				"- 出处：《示范方案》（2026-01-05）",
			].join("\n"),
		}));
	it("says nothing of a source where none gives the title", () => {
		const directory = (title: string, uri: string) =>
			readTestDirectory(`region: 江州市临湖区\nofficials:\n  - { name: 孙二, ${title} }\n`, uri);
		const describe = (...titles: readonly string[]) =>
			describeOfficial(
				createTestSnapshot(demoPlan("| 1 | 指标 | 1.新建公园2个。 | 孙二 | ★区财政局 |"), {
					directories: titles.map((title, i) => directory(title, `file:///${i}.directory.yaml`)),
				}),
				"孙二",
				{ language: "zh" },
			);
		assert.equal(
			describe("title: 副区长"),
			"**孙二**\n\n副区长\n\n- 牵头 1 项：1\n- 牵头单位：区财政局（1项）",
		);
		const several = describe(
			"title: 副区长",
			"title: 区政府党组成员, sources: [{ document: 示范方案, date: 2026-01-05 }]",
		);
		assert.match(several, /^- 副区长$/m);
		assert.match(several, /^- 区政府党组成员：《示范方案》（2026-01-05）$/m);
	});
	it("counts tasks that a merged cell gives", () =>
		checkHover({
			text: demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 钱一$0凡 | ★区财政局 |",
				"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区财政局 |",
			),
			language: "en",
			has: ["**钱一凡**", "- Leads 2 tasks: [1](#T0), [2](#T1)", "- Lead units: 区财政局 (2)"],
		}));
});

describe("hover on a target", () => {
	it("says it in words, with the value in its base unit", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成年度投资«6$050亿元以上»。 | ^^ | ★区发改委 |"),
			has: ["- 目标：不低于650亿元", "- 数值：65 000 000 000 元", "- 类型：应完成的数量"],
		}));
	it("names other tasks with the same indicator", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.城镇居民收入增$0长6%左右。 | ^^ | ★区发改委 |"),
			has: ["**城镇居民收入**", "- 目标：增长约6%", "- 同一指标：[1](#T0) （增长不低于5%）"],
		}));
});

describe("hover on a quantity of a point that is no task", () => {
	it("says it in words", () =>
		checkHover({
			text: "# 关于推进全民阅读的意见\n\n一、主要目标\n\n到2027年，城市书房达到60家，居民综合阅读率$0«达到85%以上»。\n",
			has: ["**居民综合阅读率**", "- 目标：不低于85%", "- 时限：2027年"],
		}));

	it("tells an achievement from a commitment", () =>
		checkHover({
			text: "# 宁河县政府工作报告\n\n一、过去一年工作回顾\n\n（一）文化事业亮点纷呈。新建城市书房«1$02家»。\n",
			has: ["**城市书房**", "- 类型：已有成绩，不作目标"],
		}));

	it("leaves the words around it alone", () =>
		checkNoHover("# 关于推进全民阅读的意见\n\n一、主要目标\n\n居民综$0合阅读率达到85%以上。\n"));
});

describe("hover on a target, with last year's plan", () => {
	const previous = summarizePlan(
		readDocument(
			"2025.plan.md",
			demoPlan(
				"| 1 | 指标 | 4.城镇居民收入增长5.5%左右。 | 赵明 | ★区发改委 |",
				"| ^^ | ^^ | 5.城镇居民收入达6万元。 | 赵明 | ★区发改委 |",
			).replace("# 2026年", "# 2025年"),
		),
	);
	const lineOf = (text: string, language: Language) => {
		const { hover } = hoverOf({ text, language, previous });
		const value = hover !== undefined && MarkupContent.is(hover.contents) ? hover.contents.value : "";
		return value.split("\n").find((line) => /^- (?:上年方案|Last year)/.test(line));
	};
	it("says what the same indicator was to be, with a link to its place", () => {
		const text = rows("| ^^ | ^^ | 2.城镇居民收入增$0长6%左右。 | ^^ | ★区发改委 |");
		assert.equal(
			lineOf(text, "zh"),
			"- 上年方案（2025年）：增长约5.5%（[第4项](file:///plans/2025.plan.md#11)），见《2025年重点工作任务分解方案》",
		);
		assert.equal(
			lineOf(text, "en"),
			"- Last year (2025): growth about 5.5% ([task 4](file:///plans/2025.plan.md#11)), in “2025年重点工作任务分解方案”",
		);
	});
	it("says nothing of an indicator that it does not have", () =>
		assert.equal(lineOf(rows("| ^^ | ^^ | 2.新建学校2$0所。 | ^^ | ★区发改委 |"), "zh"), undefined));
});

describe("hover on the parts of a plan", () => {
	it("number: section, group, leaders, units, targets", () =>
		checkHover({
			text: rows("| ^^ | ^^ | «2$0».完成投资650亿元。 | ^^ | ★区发改委、财政局 |"),
			has: [
				"**第2项** · 全文第2项，共3项",
				"- 部分：一、经济运行",
				"- 项目：1 主要指标",
				"- 牵头领导：赵明（与上一格合并）",
				"- 牵头单位：区发改委",
				"- 配合单位：区财政局",
				"- 目标：1个",
			],
		}));
	it("number of a task with a vacant leader", () =>
		checkHover({
			text: demoPlan("| 1 | 指标 | 3$0.新建公园2个。 |  | ★区发改委 |"),
			has: ["- 牵头领导：空缺"],
		}));
	it("section: counts and lead units", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区财政局 |").replace("经济运行", "经济$0运行"),
			is: [
				"**一、经济运行**",
				"",
				"- 任务：3项（[1](#T0)—[3](#T2)）",
				"- 项目：1个",
				"- 牵头单位：区发改委（2项）、区财政局（1项）",
				"- 牵头领导：赵明（2项）",
			].join("\n"),
		}));
	it("a cell in which nothing is written yet: what belongs there", () =>
		checkHover({
			text: demoPlan("| 1 | 指标 | 1.新建公园2个。 | $0 | ★区财政局 |"),
			has: ["**牵头领导**", "牵头领导栏：空格表示空缺，“^^”表示同上（与上一格合并）。"],
		}));
	it("group", () =>
		checkHover({
			text: rows("| 2 | «开放$0合作» | 2.完成投资650亿元。 | ^^ | ★区财政局 |"),
			has: ["**2 开放合作**", "- 任务：[2](#T1)、[3](#T2)"],
		}));
	it("merged leader cell", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | «^$0^» | ★区财政局 |"),
			is: "**赵明**\n\n牵头领导：同上（^^，与上一格合并），承自第 [1](#T0) 项。",
		}));
	it("merged cell with nothing above", () =>
		checkHover({
			text: demoPlan("| 1 | 指标 | 1.新建公园2个。 | ^$0^ | ★区财政局 |"),
			is: "牵头领导：同上（^^），但上面没有可承接的内容。",
		}));
	it("declared total", () =>
		checkHover({
			text: rows("| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | ★区财政局 |").replace(
				"## 一",
				"（共«1$02»项）\n\n## 一",
			),
			is: "文中写明“共12项”，实有3项。",
		}));
	it("column of units, with the convention of the document", () =>
		checkHover({ text: rows("").replace("责任单位", "责任$0单位"), has: ["本文以“★”标明牵头单位。"] }));
	it("front matter", () =>
		checkHover({ text: rows("").replace("region", "«reg$0ion»"), has: ["**region**"] }));
	it("excuse in a row", () =>
		checkHover({
			text: rows(
				"| ^^ | ^^ | 2.完成投资650亿元。 |  | ★区财政局 <!-- niwen-dis$0able leader/vacant no/such --> |",
			),
			has: [
				"此处不检查：",
				"- [leader/vacant](https://rules.example/leader/vacant.md)：牵头领导空缺",
				"- no/such：没有这条规则，请检查写法",
			],
		}));
	it("says nothing of plain words", () =>
		checkNoHover(rows("").replace("重点工作任务分解", "重点$0工作任务分解")));
	it("says nothing of an empty line", () => checkNoHover(rows("").replace("\n\n##", "\n$0\n##")));
});

describe("hover in other layouts", () => {
	it("pasted", () =>
		checkHover({
			text: "江州市临湖区2026年工作方案\n序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n1\n|\n指标\n|\n1.新建公园2个。\n|\n赵明\n|\n★区发改委、«统$0计局»\n|\n",
			has: ["**区统计局**"],
		}));
	it("tsv", () =>
		checkHover({
			text: "序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t指标\t1.新建公园«2$0个»。\t赵明\t★区发改委\n",
			has: ["**公园**"],
		}));
});
