import assert from "node:assert/strict";
import fc from "fast-check";
import { frontMatterOf } from "../../../server/src/common/frontMatter.js";
import { reportImport } from "../../../server/src/common/interchange/importReport.js";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { proseForms } from "./proseForms.js";

/** What import makes of a text. */
function printed(text: string): string {
	const lines = text.split("\n");
	return printPlan(createTestSnapshot(text).plan, frontMatterOf(lines), lines);
}

function notesOf(text: string) {
	const { plan, document } = createTestSnapshot(text);
	return reportImport(plan, document, printed(text), "");
}

/** What a document says of its tasks; not where they stand, nor by which numbers. */
function tasksOf(text: string) {
	const { plan, index } = createTestSnapshot(text);
	return toPlanJson(plan, index).tasks.map(({ text: words, leaders, units, targets, facts, deadline }) => ({
		text: words,
		leaders,
		// One unit alone needs no word in prose, and bears a ★ in a table.
		units: units.map(({ raw, name, lead }) => ({ raw, name, lead: lead || units.length === 1 })),
		targets,
		facts,
		deadline,
	}));
}

/** The words of a text without what layout adds or takes: marks, blanks, numbers of tasks, names of columns. */
function wordsOf(text: string): string {
	return text
		.replace(/<!--.*?-->/g, "")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.replace(/\d/g, "");
}

function checkConversion(text: string): void {
	const once = printed(text);
	assert.deepEqual(tasksOf(once), tasksOf(text), once);
	assert.equal(printed(once), once, "importing the result gives the result");
	assert.equal(printed(text), once, "two imports are the same");
	assert.ok(!createTestSnapshot(once).plan.layouts.includes("inline"), once);
	assert.deepEqual(
		notesOf(text).filter(
			({ kind, message }) =>
				kind === "changed" || (kind === "left-out" && !message.en.startsWith("The marks")),
		),
		[],
		once,
	);
}

describe("printPlan: tasks of prose", () => {
	for (const [form, text] of Object.entries(proseForms))
		describe(form, () => {
			it("gives the same tasks, and itself when it is imported", () => checkConversion(text));

			it("finds nothing wrong with numbers that the source had right", () => {
				const numbersOf = (plan: string) =>
					createTestSnapshot(plan)
						.findings()
						.filter(({ code }) => /^(?:number|group|section|table)\//.test(code))
						.map(({ code, message }) => `${code} ${message.zh}`);
				// A task without number among numbered ones is told of by the report, too.
				const isOpen = notesOf(text).some(({ message }) => message.en.includes("no number in the source"));
				const found = numbersOf(printed(text)).filter(
					(each) => !(isOpen && each.startsWith("number/missing")),
				);
				assert.deepEqual(found, numbersOf(text));
			});

			it("keeps every line that is no task", () => {
				const once = wordsOf(printed(text));
				const { plan } = createTestSnapshot(text);
				const withTasks = new Set(Array.from(plan.eachTask(), (_, task) => plan.blockOfTask(task)));
				plan.forEachBlock((block, i) => {
					if (block.kind === "text" && !withTasks.has(i)) {
						// Of a heading that is a 项目 the mark stands under 序号.
						const words = wordsOf(block.text.text.replace(/^[(（][一二三四]+[)）]/, ""));
						assert.ok(once.includes(words), `${block.text.text}\n${printed(text)}`);
					}
				});
			});

			it("keeps its line ends apart and its words with Windows line ends", () => {
				assert.equal(printed(text.replace(/\n/g, "\r\n")), printed(text));
			});
		});

	it("puts what the front matter says of the prose as it is in tables, and says so", () => {
		const text =
			"---\nlayout: inline\nlead: first\nnote: 保留\n---\n\n# 方案\n\n1.新建学校5所。（责任单位：区教育局、区财政局）\n2.增加学位60个。（区教育局配合，区住建局牵头）\n";
		const once = printed(text);
		assert.match(once, /^---\nlayout: table\nlead: star\nnote: 保留\n---\n/);
		assert.deepEqual(tasksOf(once), tasksOf(text));
		assert.equal(printed(once), once);
		const { plan, document } = createTestSnapshot(text);
		const messages = reportImport(plan, document, once, frontMatterOf(text.split("\n"))).map(
			({ message }) => message.zh,
		);
		assert.ok(messages.includes("文首的“lead: first”改为“lead: star”，与表格一致。"), messages.join("\n"));
	});

	it("tells of what reads otherwise in the result", () => {
		const text = "1.新建学校5所。（区教育局牵头）\n";
		const { plan, document } = createTestSnapshot(text);
		const notes = (change: (result: string) => string) =>
			reportImport(plan, document, change(printed(text)), "")
				.filter(({ kind }) => kind === "changed" || kind === "left-out")
				.map(({ kind, line }) => [kind, line]);
		assert.deepEqual(
			notes((result) => result),
			[],
		);
		assert.deepEqual(
			notes((result) => result.replace("★", "")),
			[["changed", 0]],
		);
		assert.deepEqual(
			notes((result) => result.replace("5所", "6所")),
			[
				["left-out", 0],
				["changed", 0],
			],
		);
		assert.deepEqual(
			notes((result) => result.replace(/^.*新建.*$/m, "")),
			[
				["changed", null],
				["left-out", 0],
				["left-out", 0],
			],
		);
	});

	it("looks like this", () => {
		assert.equal(
			printed(proseForms["a province's style: numbers under （一） under 一、"] ?? ""),
			`---
region: 南河省
---

# 2026年南河省营商环境行动方案

## 一、总体要求

坚持问题导向，全年压减办理时限20%以上。

## 二、重点任务

| 序号 | 项目 | 重点工作目标任务 | 责任单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 提升政务服务 | 1.推进“一件事一次办”，新增主题30个。 | ★省政务服务办、省公安厅、省市场监管局 | 2026年6月底 |
| ^^ | ^^ | 2.办理时限压缩50%以上。 | ★省政务服务办 |  |
| 2 | 优化市场环境 | 3.清理不合理限制100项。 | ★省发展改革委、★省财政厅、各市（州）人民政府 | 持续推进 |

## 三、保障措施

| 重点工作目标任务 | 责任单位 | 完成时限 |
| --- | --- | --- |
| 4.每季度通报一次进展。 | ★省政府督查室 |  |
`,
		);
	});

	const paragraph = fc.constantFrom(
		"一、产业发展",
		"二、民生改善",
		"（一）做强工业",
		"（二）做优服务。今年要突出重点。",
		"(三)办好实事",
		"1.智能制造",
		"产业升级",
		"为做好今年工作，制定本方案。",
		"坚持稳中求进，增加值增长6%以上",
		"附件：1.名单",
		"责任单位：区统计局",
		"由区发改委牵头，区财政局配合。",
		"（区城管局、区住建局）",
		"江州市人民政府",
		"2026年1月5日",
		"",
		"",
	);
	const sentence = fc.constantFrom(
		"新建学校5所。",
		" 30个村通公路，",
		"GDP增长6%左右",
		"**改造公园2座。**",
		"办成|一件实事。",
		"",
	);
	const mark = fc.constantFrom(
		"1.",
		"2、",
		"3. ",
		"12.",
		"（一）",
		"（1）",
		"一是",
		"首先，",
		"①",
		"一、",
		"",
		"- ",
	);
	const assignment = fc.constantFrom(
		"（区发改委牵头，区财政局、区统计局配合）",
		"(区工信局负责)",
		"[牵头单位：区商务局；责任单位：区财政局、各镇（街道）；完成时限：2026年6月底]",
		"（区城管局、区住建局等按职责分工负责）",
		"（责任单位：★区民政局、区财政局，下同）",
		"责任单位：区教育局。完成时限：9月底",
		"\n牵头领导：钱一凡、周 文\n责任单位：区水务局",
		"由区体育局牵头，区文旅局配合。",
		"【责任单位】区卫健委、区医保局。",
		"",
	);
	const task = fc.tuple(mark, sentence, assignment).map((parts) => parts.join(""));
	const line = fc.oneof({ arbitrary: task, weight: 3 }, { arbitrary: paragraph, weight: 2 });
	const document = fc
		.tuple(fc.array(line, { minLength: 1, maxLength: 14 }), fc.constantFrom("\n", "\n\n", ""))
		.map(([lines, between]) => lines.join(between));

	it("keeps no remark of what the cells say, and all words that they do not", () => {
		const table = printed(
			[
				"# 大河市2026年重点任务分解",
				"1.举办马拉松赛1场。（市体育局牵头，市公安局配合，12月底前完成）",
				"2.新建学校2所。（牵头单位：区教育局；配合单位：无；完成时限：8月底）",
				"3.改造公厕15座。",
				"牵头单位：区商务局",
				"配合单位：/",
				"4.修路3公里。（区交通局牵头，6月底前完成招标）",
				"5.建桥2座。（牵头单位：区交通局；配合单位：无锡分公司）",
			].join("\n"),
		);
		const rows = table.split("\n").filter((line) => /^\| \d/.test(line));
		assert.deepEqual(
			rows.map((row) =>
				row
					.split("|")
					.slice(2, -1)
					.map((cell) => cell.trim()),
			),
			[
				["★市体育局、市公安局", "12月底前", ""],
				["★区教育局", "8月底", ""],
				["★区商务局", "", ""],
				["★区交通局", "6月底前", "区交通局牵头，6月底前完成招标"],
				["★区交通局、无锡分公司", "", ""],
			],
		);
	});

	it("keeps bars, backslashes and tags of the source as they are", () => {
		for (const words of ["增长5\\|3个", "建设A\\\\|B线", "甲<br>乙", "办好 `a|b` 系统", "^^丙", "C:\\"]) {
			const text = `# 方案\n\n1.完成${words}2个。（区工信局牵头）\n2.新建公园2个。（区住建局负责）\n`;
			assert.equal(createTestSnapshot(text).plan.taskAt(0)?.text.text, `完成${words}2个。`);
			checkConversion(text);
		}
	});

	it("a comment within a sentence is none of it, and the report says so", () => {
		const text = "# 方案\n\n1.新建学校3所<!-- 原5所 -->。（区教育局<!-- ,区财政局 -->牵头）\n";
		const { plan, document } = createTestSnapshot(text);
		const [task] = plan.eachTask();
		assert.deepEqual([task?.text.text, task?.units.map(({ raw }) => raw)], ["新建学校3所。", ["区教育局"]]);
		const notes = reportImport(plan, document, printPlan(plan, "", document.lines), "");
		const told = notes.filter(({ kind }) => kind === "left-out").map(({ message }) => message.zh);
		assert.deepEqual(told, [
			"第 3 行的内容没有放进结果：<!-- 原5所 -->",
			"第 3 行的内容没有放进结果：<!-- ,区财政局 -->",
		]);
	});

	it("holds for documents put together at random", () => {
		fc.assert(
			fc.property(document, (text) => {
				// A date within a line may tell the year when it comes to stand on one of its own; the report says so.
				fc.pre(!/[^\n]2026年1月5日|2026年1月5日[^\n]/.test(text));
				// Words behind an assignment, which come to stand on a line of their own, are a task there where they say who does it.
				fc.pre(!/(?:配合|负责|单位)[^\n]*由区\S{3}牵头|由区\S{3}牵头，区\S{3}配合。[^\n]/.test(text));
				const { plan } = createTestSnapshot(text);
				// A mark that is assigned without a word has nothing to be put into a table.
				fc.pre(plan.taskCount > 0 && [...plan.eachTask()].every((row) => row.text.text !== ""));
				checkConversion(text);
			}),
			{ numRuns: 500 },
		);
	});
});
