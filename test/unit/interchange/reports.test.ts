import assert from "node:assert/strict";
import fc from "fast-check";
import { provideReport } from "../../../server/src/common/features/reports.js";
import { createLedger } from "../../../server/src/common/interchange/report/ledger.js";
import { printHtml } from "../../../server/src/common/interchange/report/printHtml.js";
import { printReport } from "../../../server/src/common/interchange/report/printMarkdown.js";
import type { Report } from "../../../server/src/common/interchange/report/report.js";
import { collectStatistics } from "../../../server/src/common/interchange/report/statistics.js";
import {
	loadReport,
	statisticsReport,
} from "../../../server/src/common/interchange/report/statisticsReport.js";
import { createTestSnapshot, demoDirectory, demoPlan, testUri } from "../../support/planSnapshot.js";

const snapshotOf = (...rows: readonly string[]) =>
	createTestSnapshot(demoPlan(...rows), { directories: [demoDirectory] });

const small = snapshotOf(
	"| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业20家。 | ^^ | ★区工信局、财政局 |",
	"| 2 | 促改革 | 3.推进公园建设。 |  | ★区发改委 |",
);

describe("ledgers", () => {
	const print = (kind: "unit" | "leader", name: string, snapshot = small) =>
		printReport(createLedger(snapshot.plan, snapshot.index, { kind, name }, "zh").report).text;

	it("list the tasks in the columns of the plan, under its own names, with canonical names in the cells", () =>
		assert.equal(
			print("unit", "区财政局"),
			[
				"# 区财政局责任台账",
				"",
				"2026年重点工作任务分解方案",
				"",
				"## 配合（1项）",
				"",
				"| 序号 | 部分 | 项目   | 重点工作目标任务 | 牵头领导 | 责任单位            |",
				"| ---- | ---- | ------ | ---------------- | -------- | ------------------- |",
				"| 2    | 一   | 稳增长 | 新增企业20家。   | 赵明     | ★区工信局、区财政局 |",
				"",
			].join("\n"),
		));

	it("leave out columns in which nothing stands", () =>
		assert.match(print("leader", "赵明"), /\| 序号 \| 部分 \| 项目 {3}\| 重点工作目标任务/));

	it("keep columns of other kinds, deadlines and both columns of units", () => {
		const text =
			"| 序号 | 任务 | 牵头单位 | 配合单位 | 完成时限 | 投资额 |\n| --- | --- | --- | --- | --- | --- |\n| 1 | 建成公园。 | 区住建局 | 区财政局 | 2026年6月 | 3亿元 |\n";
		const printed = print("unit", "区住建局", createTestSnapshot(text));
		assert.match(printed, /\| 任务 +\| 责任单位 +\| 完成时限 +\| 投资额 +\|/);
		assert.match(printed, /\| 建成公园。 \| ★区住建局、区财政局 \| 2026-06 +\| 3亿元 +\|/);
	});

	it("are of any name that somebody goes by", () => {
		const { text } = provideReport(
			small,
			{ uri: testUri, report: "ledger", kind: "unit", name: "临湖区发展和改革委员会" },
			"zh",
		);
		assert.match(text, /^# 区发改委责任台账\n[^#]+## 牵头（2项）/);
	});

	it("say nothing of leading where the plan does not show who leads", () => {
		const text =
			"| 任务 | 责任单位 |\n| --- | --- |\n| 1.建公园。 | 区住建局、区财政局 |\n| 2.修路。 | 区交通局、区财政局 |\n";
		const snapshot = createTestSnapshot(text, { settings: { lead: "none" } });
		assert.match(print("unit", "区财政局", snapshot), /## 负责（2项）/);
	});
});

describe("statistics", () => {
	it("count tasks, targets and names", () => {
		const statistics = collectStatistics(small.plan, small.index);
		const { text } = printReport(statisticsReport(statistics, "zh"));
		assert.match(text, /共3项任务；牵头领导1人，责任单位4家，其中牵头的2家。/);
		assert.match(text, /有可考核目标的任务2项，没有的1项。/);
		assert.match(text, /## 没有牵头领导的任务\n\n1项：第3项。/);
		const { text: load } = printReport(loadReport(statistics, "en"));
		assert.match(load, /\| 区发改委 \| 2 {5}\| 0 {9}\| 2 {6}\| 67% {10}\| 赵明 1/);
	});

	it("are of documents without tasks, too", () => {
		const { plan, index } = createTestSnapshot("");
		const statistics = collectStatistics(plan, index);
		for (const language of ["zh", "en"] as const) {
			assert.ok(printReport(statisticsReport(statistics, language)).text.length > 0);
			assert.match(printReport(loadReport(statistics, language)).text, /没有写明|names neither/);
		}
	});
});

describe("words of a plan in a report", () => {
	const report = (words: string): Report => ({
		title: words,
		lead: [words],
		parts: [
			{
				heading: words,
				text: [words],
				table: { columns: ["甲", words], rows: [{ cells: [words, words], task: 0 }] },
			},
		],
	});

	it("are never HTML, nor a row or a line of their own, in Markdown", () =>
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom("<", "b", "r", ">", "!", "-", "|", "\\", "\n", "\r", "字", "`", " "),
				}),
				(words) => {
					const { text, links } = printReport(report(words));
					assert.doesNotMatch(text, /(?<!\\)(?:\\\\)*<[a-z/!?]/i);
					assert.equal(text.split("\n").length, 12);
					for (const line of text.split("\n").slice(8, 11))
						assert.equal(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length, 3, line);
					const [link] = links;
					assert.ok(link !== undefined && link.line === 10 && link.start <= link.end);
				},
			),
		));

	it("are text in HTML", () => {
		const html = printHtml([report('<script>alert("1")</script>&\u202e')], "zh");
		assert.doesNotMatch(html, /<script|\u202e/);
		assert.match(html, /&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;&amp;/);
	});
});
