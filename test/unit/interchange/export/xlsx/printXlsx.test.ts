import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { frontMatterOf } from "../../../../../server/src/common/frontMatter.js";
import { planDocument } from "../../../../../server/src/common/interchange/export/planDocument.js";
import { viewsOfPlan } from "../../../../../server/src/common/interchange/export/xlsx/planViews.js";
import { printXlsx } from "../../../../../server/src/common/interchange/export/xlsx/printXlsx.js";
import { readXlsx } from "../../../../../server/src/common/interchange/import/xlsx/readXlsx.js";
import type { TableDocument } from "../../../../../server/src/common/interchange/tableDocument.js";
import { readCorpus } from "../../../../support/corpus.js";
import { createTestSnapshot } from "../../../../support/planSnapshot.js";
import { readText } from "../../../../support/readText.js";
import { wordsOfDocument } from "../../../../support/sameDocument.js";

function documentOf(text: string): TableDocument {
	const lines = text.split("\n");
	return planDocument(readText(text).plan, frontMatterOf(lines), lines);
}

/** The parts of the workbook of a plan, by name. */
async function partsOf(text: string): Promise<Readonly<Record<string, string>>> {
	const parts = unzipSync(await printXlsx(documentOf(text)));
	return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const names = "| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const plan = `---\nregion: 虹湾区\n---\n\n# 方案\n\n（共3项）\n\n## 一、经济\n\n${names}| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 |\n| ^^ | ^^ | 2.建成A\\|B线。 | ^^ | ★区财政局 |\n| ^^ | ^^ | 3.第一行<br>第二行 |  | ★区统计局 |\n\n## 二、民生\n\n${names}| 1 | 教育 | 4.新建学校3所。 | 钱宇 | ★区教育局 |\n\n注：★为牵头单位。\n`;

/** The plan with its views, by name of the sheet: the first rows of each. */
function viewsOf(text: string) {
	const snapshot = createTestSnapshot(text);
	return viewsOfPlan(snapshot.plan, snapshot.index);
}

describe("printXlsx", () => {
	it("shows targets as numbers with their units beside them, and what each unit leads and shares in", async () => {
		const views = viewsOf(
			`${names}| 1 | 工业 | 1.投资增长5.5%以上，达到650亿元。 | 钱宇 | ★区工信局、区财政局 |\n| 2 | 教育 | 2.新建学校3所。 | 钱宇 | ★区财政局 |\n`,
		);
		assert.deepEqual(
			views.map(({ name, document }) => [name, ...wordsOfDocument(document)]),
			[
				[
					"目标",
					"# 目标清单",
					"序号|重点工作目标任务|指标|类别|要求|目标值|上限|单位|完成时限|原文|牵头单位",
					"1|投资增长5.5%以上，达到650亿元。|投资|增减幅度|≥|5.5||%||增长5.5%以上|区工信局",
					"1|投资增长5.5%以上，达到650亿元。|投资|水平|≥|650||亿元||达到650亿元|区工信局",
					"2|新建学校3所。|学校|数量|=|3||所||3所|区财政局",
				],
				[
					"区工信局",
					"# 区工信局责任清单",
					"## 牵头（1项）",
					"序号|项目|任务|牵头领导|责任单位",
					"1|工业|投资增长5.5%以上，达到650亿元。|钱宇|★区工信局、区财政局",
				],
				[
					"区财政局",
					"# 区财政局责任清单",
					"## 牵头（1项）",
					"序号|项目|任务|牵头领导|责任单位",
					"2|教育|新建学校3所。|钱宇|★区财政局",
					"## 配合（1项）",
					"序号|项目|任务|牵头领导|责任单位",
					"1|工业|投资增长5.5%以上，达到650亿元。|钱宇|★区工信局、区财政局",
				],
			],
		);
	});

	it("only the sheet with the plan is read back, under whatever name", async () => {
		const document = documentOf(plan);
		const bytes = await printXlsx(document, viewsOf(plan));
		const read = await readXlsx(bytes);
		assert.deepEqual(wordsOfDocument(read), wordsOfDocument(document));
		assert.deepEqual(
			read.notes.map(({ place }) => place.zh),
			["工作表“任务”"],
		);
	});

	it("merges cells, keeps the names of the columns in sight and on each page, and filters below them", async () => {
		const parts = await partsOf(plan);
		const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
		const merges = Array.from(sheet.matchAll(/<mergeCell ref="([^"]+)"/g), ([, range]) => range);
		assert.deepEqual(merges, ["A1:E1", "A2:E2", "A4:E4", "A5:A7", "B5:B7", "D5:D6", "A8:E8", "A10:E10"]);
		assert.match(sheet, /<pane ySplit="3" topLeftCell="A4"[^>]*state="frozen"/);
		assert.match(sheet, /<autoFilter ref="A3:E10"\/>/);
		assert.match(
			parts["xl/workbook.xml"] ?? "",
			/<definedName name="_xlnm.Print_Titles" localSheetId="0">[^<]*\$3:\$3</,
		);
		assert.match(sheet, /<col min="6" max="6"[^>]*hidden="true"/);
	});

	it("cells under merged ones hold what these show, so that a filter finds their rows", async () => {
		const sheet = (await partsOf(plan))["xl/worksheets/sheet1.xml"] ?? "";
		assert.match(sheet, /<c r="A6"[^>]*><v>1<\/v>/);
		const [, name] = /<c r="B5" t="s"[^>]*><v>(\d+)</.exec(sheet) ?? [];
		assert.match(sheet, new RegExp(`<c r="B7" t="s"[^>]*><v>${name}</v>`));
	});

	it("a text never becomes a formula, and what looks like the mark of a character stays as it is", async () => {
		const texts = [
			"=1+1",
			"+SUM(A1)",
			"-2",
			"@x",
			"_x0041_",
			"0012",
			"1.50",
			'a&b<c>"d"',
			"䶮鿍𬭎",
			"“引号”",
		];
		const text = `${names}${texts.map((each, i) => `| ${i + 1} | ${each.replaceAll("<", "&lt;").replaceAll("_", "\\_")} | ${i + 1}.任务。 | 钱宇 | ★区工信局 |`).join("\n")}\n`;
		const bytes = await printXlsx(documentOf(text));
		const sheet = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
		assert.doesNotMatch(sheet, /<f[ >]/);
		const read = await readXlsx(bytes);
		assert.deepEqual(
			wordsOfDocument(read)
				.slice(1)
				.map((row) => row.split("|")[1]),
			texts,
		);
	});

	it("the same bytes at any time and in any time zone", async () => {
		const before = process.env.TZ;
		const first = await printXlsx(documentOf(plan));
		try {
			process.env.TZ = "America/New_York";
			assert.deepEqual(await printXlsx(documentOf(plan)), first);
		} finally {
			if (before === undefined) delete process.env.TZ;
			else process.env.TZ = before;
		}
	});

	it("rows are as high as their longest cell, rows of merged cells together", async () => {
		const long = "全区重点工程按期建成并投入使用。".repeat(30);
		const sheet = (
			await partsOf(
				`${names}| 1 | 项目 | 1.${long} | 钱宇 | ★区工信局 |\n| ^^ | ^^ | 2.短。 | 钱宇 | ★区工信局 |\n`,
			)
		)["xl/worksheets/sheet1.xml"];
		const heights = Array.from((sheet ?? "").matchAll(/<row r="\d+" ht="([\d.]+)"/g), ([, height]) =>
			Number(height),
		);
		assert.equal(heights.length, 3);
		const [head = 0, first = 0, second = 0] = heights;
		assert.ok(head < 30 && second < 30 && first > 100, heights.join(", "));
	});

	it("the front matter travels with it, however long", async () => {
		const yaml = [
			"region: 虹湾区",
			`directory: [${Array.from({ length: 90 }, (_, i) => `./名录${i}.directory.yaml`).join(", ")}]`,
		];
		const document = documentOf(
			`---\n${yaml.join("\n")}\n---\n\n# 方案\n\n${names}| 1 | 项目 | 1.任务。 | 钱宇 | ★区工信局 |\n`,
		);
		assert.equal((await readXlsx(await printXlsx(document))).frontMatter, document.frontMatter);
		assert.equal(document.frontMatter, yaml.join("\n"));
	});

	it("what is written is read back as the same document", async () => {
		for (const { name, text } of readCorpus()) {
			const document = documentOf(text);
			const read = await readXlsx(await printXlsx(document));
			assert.deepEqual(wordsOfDocument(read), wordsOfDocument(document), name);
			assert.equal(read.frontMatter, document.frontMatter, name);
			assert.deepEqual(read.notes, [], name);
		}
	}).timeout(120_000);
});
