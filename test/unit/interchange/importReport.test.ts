import assert from "node:assert/strict";
import { reportImport } from "../../../server/src/common/interchange/importReport.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { readsNoTable, unreadNotes } from "../../../server/src/common/interchange/unreadNotes.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";

function notesOf(text: string, change: (printed: string) => string = (printed) => printed) {
	const document = createSourceDocument(text);
	const { plan } = readPlan(document, {});
	return reportImport(plan, document, change(printPlan(plan, "", document.lines)), "").map(
		({ kind, line, message }) => {
			assert.ok(message.zh.endsWith("。") || kind === "left-out", message.zh);
			return [kind, line, message.en] as const;
		},
	);
}

const head = ["序号", "|", "项目", "|", "重点工作目标任务", "|", "牵头领导", "|", "责任单位", "|"];
const pasted = (...lines: readonly string[]) => [...head, ...lines, ""].join("\n");
const firstRow = ["1", "|", "产业", "|", "1.办成一件实事。", "|", "甲乙", "|", "★区工信局", "|"];

describe("import report", () => {
	it("has nothing to say of a table that is only copied", () => {
		const table =
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
		assert.deepEqual(notesOf(`${table}| 1 | 产业 | 1.办成一件实事。 | 甲乙 | ★区工信局 |\n`), []);
		assert.deepEqual(notesOf(pasted(...firstRow)), []);
	});

	it("says why a table is not read, beside others that are and alone", () => {
		const other = "| 序号 | 所办何事 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成桥梁3座 | 区交通局 |\n";
		const read = "| 序号 | 目标任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 建成公园3个。 | ★区城管局 |\n";
		const why =
			"Line 1: The header lacks the column task (重点工作目标任务), so 1 row is not read: add it, or check how it is spelt.";
		const notes = notesOf(`${other}\n${read}`);
		assert.deepEqual(notes[0], ["kept-open", 0, why]);
		const { plan } = readPlan(createSourceDocument(other), {});
		assert.deepEqual(
			unreadNotes(plan).map(({ message }) => message.en),
			[why],
		);
		assert.equal(readsNoTable(plan), true);
		assert.equal(readsNoTable(readPlan(createSourceDocument(`${other}\n${read}`), {}).plan), false);
		assert.equal(readsNoTable(readPlan(createSourceDocument("本次会议研究了三件事。\n"), {}).plan), false);
	});

	it("names what is struck through where the result has it without the line", () => {
		const row = (text: string) => `<tr><td>1<td>改造危桥${text}6座。<td>★区交通局`;
		const table = `<table><tr><th>序号<th>目标任务<th>责任单位\n${row("<s>8</s>")}\n${row("<b>8</b>")}</table>\n`;
		assert.deepEqual(
			notesOf(table).filter(([kind]) => kind === "kept-open"),
			[
				[
					"kept-open",
					1,
					"Line 2: “8”, which is struck through, is kept as it is; please delete it if it is not wanted.",
				],
			],
		);
	});

	it("names words behind an assignment that a line end had torn", () => {
		const notes = notesOf(
			"# 某区2026年方案\n\n1.新建书房3个。[牵头单位：区教育局；配合单位：区统计局]20\n26年重点任务\n",
		);
		assert.deepEqual(
			notes.filter(([kind]) => kind === "joined"),
			[["joined", 2, "Words beside the tasks that lines 3–4 had torn are joined to “2026年重点任务”."]],
		);
	});

	it("says of a ★ that it was put there only where the text has none", () => {
		const notes = (units: string) =>
			notesOf(`# 某区2026年方案\n\n1.新建书房3个。（${units}）\n`).filter(([kind]) => kind === "moved");
		assert.deepEqual(notes("责任单位：★区教育局、区财政局"), []);
		assert.equal(notes("区教育局牵头，区财政局配合").length, 1);
	});

	it("names rows whose closing run of bars was lost", () => {
		const notes = notesOf(
			pasted(
				...firstRow,
				"2.办成两件实事。",
				"|",
				"丙丁",
				"|",
				"★区统计局",
				"|",
				"3.办成三件实事。",
				"|",
				"★区统计局",
				"|||",
			),
		);
		assert.deepEqual(
			notes.map(([kind, line]) => [kind, line]),
			[["filled", 20]],
		);
		assert.match(notes[0]?.[2] ?? "", /task 2 \(line 21\)/);
		assert.doesNotMatch(notes[0]?.[2] ?? "", /task 3/);
	});

	it("names tasks that stood on several lines", () => {
		const notes = notesOf(
			pasted("1", "|", "产业", "|", "1.办成一件", "实事。", "|", "甲乙", "|", "★区工信局", "|"),
		);
		assert.deepEqual(
			notes.map(([kind]) => kind),
			["joined"],
		);
	});

	it("names what stands in the source and not in the result, with its line", () => {
		const notes = notesOf(`${pasted(...firstRow)}注:说明一句。\n`, (printed) =>
			printed.replace("注:说明一句。", ""),
		);
		assert.deepEqual(notes, [["left-out", 20, "Line 21 is left out of the result: 注:说明一句。"]]);
	});

	it("says once that the clipboard does not tell merged from empty", () => {
		const notes = notesOf(
			"序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t甲\t1.办成一件实事。\t甲乙\t★区工信局\n\t\t2.办成两件实事。\t\t★区统计局\n\t\t3.办成三件实事。\t\t★区统计局\n",
		);
		assert.deepEqual(
			notes.map(([kind, line]) => [kind, line]),
			[["guessed", null]],
		);
		assert.match(notes[0]?.[2] ?? "", /2 rows .+ the leader is empty in 2 rows/);
	});

	it("takes time in proportion to the document", () => {
		const rows = (count: number) =>
			Array.from(
				{ length: count },
				(_, i) => `| ^^ | ^^ | ${i + 2}.办成第${i}件实事。 | ^^ | ★区统计局 |\n`,
			).join("");
		const table =
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 产业 | 1.办成一件实事。 | 甲乙 | ★区工信局 |\n";
		const time = (count: number) => {
			const start = performance.now();
			notesOf(table + rows(count), (printed) => printed.replaceAll("统计局", "财政局"));
			return performance.now() - start;
		};
		time(500);
		assert.ok(time(8000) < 40 * Math.max(time(1000), 5));
	});

	it("says of the clipboard only what was empty in it", () => {
		const rows = (leader: string, number: string) =>
			`序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t甲\t1.办成一件实事。\t钱宇\t★区工信局\n${number}\t${number === "" ? "" : "乙"}\t2.办成两件实事。\t${leader}\t★区工信局\n`;
		const guessed = (text: string) =>
			notesOf(text).flatMap(([kind, , message]) => (kind === "guessed" ? [message] : []));
		assert.deepEqual(guessed(rows("钱宇", "")), [
			"The clipboard does not tell merged cells from empty ones: number and group are empty in 1 row and were read as merged with the row above; please check.",
		]);
		assert.deepEqual(guessed(rows("", "2")), [
			"The clipboard does not tell merged cells from empty ones: the leader is empty in 1 row and was read as vacant; please check.",
		]);
		assert.match(guessed(rows("", ""))[0] ?? "", /number and group .+; the leader /);
		assert.deepEqual(guessed(rows("钱宇", "2")), []);
	});

	it("names control characters that are lost", () => {
		const prose = "1. 新增企业60家。（牵头单位：市工信局）\0\n2. 新增\0学位5000个。（牵头单位：市教育局）\n";
		assert.deepEqual(
			notesOf(prose).filter(([kind]) => kind === "left-out"),
			[
				[
					"left-out",
					null,
					"The source has 2 invisible control characters (from line 1 on), of which 1 is left out of the result.",
				],
			],
		);
	});
});

describe("signs of footnotes", () => {
	it("stay with the rows and headings that prose becomes, and are not told as left out", () => {
		const text =
			"云岭市2026年工作要点[^1]\n\n一、任务[^2]\n1.新增企业30家[^3]。（市工信局[^4]牵头）\n\n这一段[^5]是话。\n\n[^3]: 不含个体20家。\n";
		let signs: readonly string[] = [];
		const notes = notesOf(text, (printed) => {
			signs = printed.match(/\[\^\d\](?!:)/g) ?? [];
			return printed;
		});
		assert.deepEqual(signs, ["[^1]", "[^2]", "[^3]", "[^4]", "[^5]"]);
		assert.deepEqual(
			notes.filter(([kind]) => kind === "left-out"),
			[],
		);
	});

	it("names rows put together from lines once, uncertain ones first, and by numbers of any kind", () => {
		const table = (serials: readonly string[], second: string) => {
			const rows = [
				["建成公园3个，面积达到6万平方", "米。", "★区城管局", "2026年9月底"],
				["新增车位500个，改造停车场", "2处。", second, "2026年10月底"],
				["改造老旧小区9个，惠及群众", "2600户。", "★区住建局", "2026年11月底"],
			];
			return [
				"序号",
				"目标任务",
				"责任单位",
				"完成时限",
				...rows.flatMap((row, i) => [serials[i] ?? "", ...row]),
			].join("\n");
		};
		for (const [serials, named] of [
			[["1", "2", "3"], "task 1 (lines 5–9), task 2 (lines 10–14), task 3 (lines 15–19)"],
			[["一", "二", "三"], "task 一 (lines 5–9), task 二 (lines 10–14), task 三 (lines 15–19)"],
			[
				["（1）", "（2）", "（3）"],
				"task （1） (lines 5–9), task （2） (lines 10–14), task （3） (lines 15–19)",
			],
		] as const)
			assert.deepEqual(
				notesOf(table(serials, "★区公安局")).map(([kind, , words]) => [kind, words]),
				[["joined", `3 tasks are each put together from several lines: ${named}.`]],
			);
		const notes = notesOf(table(["（1）", "（2）", "（3）"], "按职责分工落实到位"));
		const doubt = notes.findIndex(
			([kind, , words]) => kind === "guessed" && words.startsWith("Task （2） is put together"),
		);
		const joined = notes.findIndex(([kind]) => kind === "joined");
		assert.equal(doubt >= 0 && doubt < joined, true, JSON.stringify(notes));
		assert.equal(notes[joined]?.[2].includes("（2）"), false);
	});

	it("says which tasks have one unit alone, which bears a ★ where others lead by words", () => {
		const tasks = [
			"新建学校3所。（县教育局牵头，县财政局配合）",
			"修路3公里。（县交通局）",
			"改造公园2个。（县住建局、县城管局）",
			"种树5万亩。责任单位：县林业局",
		];
		const notes = notesOf(`岚溪县2026年工作要点\n${tasks.map((task, i) => `${i + 1}.${task}\n`).join("")}`);
		const said = notes.map(([, , words]) => words);
		assert.ok(
			said.includes("The only unit of 2 tasks bears a ★: task 2 (line 3), task 4 (line 5)."),
			said.join("\n"),
		);
		assert.ok(
			said.includes("1 task does not say who leads and bears no ★: task 3 (line 4)."),
			said.join("\n"),
		);
	});
});
