import assert from "node:assert/strict";
import fc from "fast-check";
import type { Range } from "vscode-languageserver-types";
import { formatTables, formatText } from "../../../server/src/common/features/formatting.js";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import { readShapes } from "../../../server/src/common/layouts/readPlan.js";
import { defaultSettings } from "../../../server/src/common/settings.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { applyTextEdits } from "../../../server/src/node/mendText.js";
import { applyEdits } from "../../support/applyEdits.js";
import { brokenDocument, readCorpus } from "../../support/corpus.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { outlineOf } from "../../support/readText.js";
import { readProjectFile } from "../../support/seeds.js";

type Options = Parameters<typeof formatTables>[2];
const compact: Options = { ambiguousWidth: 1, format: "compact" };
const aligned: Options = { ambiguousWidth: 1, format: "aligned" };

function editsOf(text: string, options: Options, ranges?: readonly Range[]) {
	const { plan, document } = createTestSnapshot(text);
	return formatTables(plan, document, options, ranges);
}

function format(text: string, options: Options = compact, ranges?: readonly Range[]): string {
	const edits = editsOf(text, options, ranges);
	return applyEdits(
		text,
		edits.map((edit) => ({ span: toSpan(edit.range), newText: edit.newText })),
	);
}

function checkFormatting(
	lines: readonly string[],
	expected: readonly string[],
	options: Options = compact,
): void {
	const once = format(lines.join("\n"), options);
	assert.deepEqual(once.split("\n"), expected);
	assert.deepEqual(editsOf(once, options), [], "formatting twice changes nothing");
}

const long = "1.这一项任务写得很长，超过了对齐的宽度，所以这一列不再补空格。";

describe("formatting, compact", () => {
	it("pads the columns before the tasks, and none from there on", () =>
		checkFormatting(
			[
				"|序号|项目|重点工作目标任务|牵头领导|责任单位|",
				"|-|:-|:-:|--:|--|",
				"|1|主要指标|1.增长5%。|甲|区财政局|",
				"|^^|^^|2.稳定。|||",
				`|^^|^^|${long}|乙丙|  ★区局  |`,
			],
			[
				"| 序号 | 项目     | 重点工作目标任务 | 牵头领导 | 责任单位 |",
				"| ---- | :------- | :-: | --: | -- |",
				"| 1    | 主要指标 | 1.增长5%。 | 甲 | 区财政局 |",
				"| ^^   | ^^       | 2.稳定。 |  |  |",
				`| ^^   | ^^       | ${long} | 乙丙 | ★区局 |`,
			],
		));
	it("pads a column to 24 at most", () =>
		checkFormatting(
			[
				"| 项目 | 任务 |",
				"| --- | --- |",
				"| 一个名称写得比二十四格还要长得多的项目 | 1.甲 |",
				"| 短 | 2.乙 |",
			],
			[
				"| 项目                     | 任务 |",
				"| ------------------------ | --- |",
				"| 一个名称写得比二十四格还要长得多的项目 | 1.甲 |",
				"| 短                       | 2.乙 |",
			],
		));
	it("pads nothing where the tasks come first", () =>
		checkFormatting(
			["| 任务 | 责任单位 |", "| --- | --- |", "| 1.甲 |   区局|", "|  2.乙    | 区财政局 |"],
			["| 任务 | 责任单位 |", "| --- | --- |", "| 1.甲 | 区局 |", "| 2.乙 | 区财政局 |"],
		));
	it("takes blanks back that were padding", () =>
		checkFormatting(
			[
				"| 序号 | 任务     | 责任单位 |",
				"| ---- | -------- | -------- |",
				"| 1    | 1.甲     | 区局     |",
				"| 2    | 2.乙丙丁 | 区局     |",
			],
			[
				"| 序号 | 任务 | 责任单位 |",
				"| ---- | -------- | -------- |",
				"| 1    | 1.甲 | 区局 |",
				"| 2    | 2.乙丙丁 | 区局 |",
			],
		));
	it("keeps rows that are too short or too long, bars in text, excuses", () =>
		checkFormatting(
			[
				"| 序号 | 任务 | 责任单位 |",
				"| --- | --- | --- |",
				"1 | 1.甲 | 区局",
				"| 12345 |",
				"| ^^ | 3.丙 | 区局 | 多 |",
				"| ^^ <!-- niwen-disable number/gap --> | 4\\|丁 | 区局 <!-- niwen-disable unit/no-lead --> |",
			],
			[
				"| 序号  | 任务 | 责任单位 |",
				"| ----- | --- | --- |",
				"| 1     | 1.甲 | 区局 |",
				"| 12345 |",
				"| ^^    | 3.丙 | 区局 | 多 |",
				"| ^^ <!-- niwen-disable number/gap --> | 4\\|丁 | 区局 <!-- niwen-disable unit/no-lead --> |",
			],
		));
	it("of tables that are no plan's the columns before sentences; prose is left alone", () => {
		checkFormatting(
			["正文 | 不是表格", "", "| 姓名 | 电话 |", "|--|--|", "| 甲 | 1 |", "", "  正文  "],
			["正文 | 不是表格", "", "| 姓名 | 电话 |", "| ---- | ---- |", "| 甲   | 1    |", "", "  正文  "],
		);
		checkFormatting(
			["| 姓名 | 事迹 | 电话 |", "|--|--|--|", `| 甲 | ${long} | 1 |`, "| 乙丙丁 | 无 | 2 |"],
			["| 姓名   | 事迹 | 电话 |", "| ------ | -- | -- |", `| 甲     | ${long} | 1 |`, "| 乙丙丁 | 无 | 2 |"],
		);
	});
	it("no row of a table whose names stand below an empty header is taken for the row of dashes", () =>
		checkFormatting(
			[
				"|  |  |  |",
				"| --- | --- | --- |",
				"|序号|项目|工作任务|",
				"|1|产业发展|1.新增企业30家。|",
				"|2|民生|2.新增就业10人。|",
			],
			[
				"|  |  |  |",
				"| --- | --- | --- |",
				"| 序号 | 项目     | 工作任务 |",
				"| 1    | 产业发展 | 1.新增企业30家。 |",
				"| 2    | 民生     | 2.新增就业10人。 |",
			],
		));
	it("heading rows in a table", () =>
		checkFormatting(
			["| 序号 | 任务 |", "| --- | --- |", "| 一、经济运行 |  |", "| 1 | 1.甲 |"],
			["| 序号         | 任务 |", "| ------------ | --- |", "| 一、经济运行 |  |", "| 1            | 1.甲 |"],
		));
	it("bars that lack, tabs and full-width blanks outside the row", () =>
		checkFormatting(
			[
				"| 序号 | 任务 |",
				"| ---- | --- |",
				"\u30001\t|\t1.甲",
				"\u3000| 2 | 2.乙 |\u3000",
				"  | 3 | 3.　丙　",
			],
			["| 序号 | 任务 |", "| ---- | --- |", "| \u30001  | 1.甲 |", "| 2    | 2.乙 |", "| 3    | 3.　丙　 |"],
		));
	it("takes only the width that columns before the tasks have from ★ and the like", () => {
		const lines = ["| 标记 | 任务 |", "| ---- | --- |", "| ★★★★ | ★1.甲 |", "| ★ | 2.乙 |"];
		checkFormatting(lines, ["| 标记 | 任务 |", "| ---- | --- |", "| ★★★★ | ★1.甲 |", "| ★    | 2.乙 |"]);
		checkFormatting(
			lines,
			["| 标记     | 任务 |", "| -------- | --- |", "| ★★★★ | ★1.甲 |", "| ★       | 2.乙 |"],
			{ ambiguousWidth: 2, format: "compact" },
		);
	});
});

describe("formatting, aligned", () => {
	it("pads every column to its widest cell", () =>
		checkFormatting(
			["|序号|重点工作目标任务|责任单位|", "|-|:-:|--:|", `|1|${long}|★区局|`, "|^^|2.短。||"],
			[
				`| 序号 | 重点工作目标任务${" ".repeat(46)} | 责任单位 |`,
				`| ---- | :${"-".repeat(60)}: | -------: |`,
				`| 1    | ${long} | ★区局    |`,
				`| ^^   | 2.短。${" ".repeat(56)} |          |`,
			],
			aligned,
		));
	it("counts ambiguous characters as the setting says", () =>
		checkFormatting(
			["| 任务 | 责任单位 |", "| --- | --- |", "| 1.甲 | ★区局 |"],
			["| 任务 | 责任单位 |", "| ---- | -------- |", "| 1.甲 | ★区局   |"],
			{ ambiguousWidth: 2, format: "aligned" },
		));
	it("rows that are too long go on unpadded", () =>
		checkFormatting(
			["| 任务 | 责任单位 |", "| ---- | -------- |", "| 1.甲 | 区局 | 多  |  余 |"],
			["| 任务 | 责任单位 |", "| ---- | -------- |", "| 1.甲 | 区局     | 多 | 余 |"],
			aligned,
		));
});

describe("formatting", () => {
	const ragged = ["|序号|任务|", "|--|--|", "|1|1.甲|", "|2|2.乙|", "|3|3.丙|"];
	const rangeOf = (from: number, to: number): Range => ({
		start: { line: from, character: 1 },
		end: { line: to, character: 0 },
	});
	it("changes only the rows of a range", () => {
		assert.deepEqual(format(ragged.join("\n"), compact, [rangeOf(2, 3)]).split("\n"), [
			ragged[0],
			ragged[1],
			"| 1    | 1.甲 |",
			ragged[3],
			ragged[4],
		]);
	});
	it("changes the rows of several ranges, those that overlap once", () => {
		const ranges = [rangeOf(4, 5), rangeOf(0, 1), rangeOf(4, 5), rangeOf(9, 12)];
		assert.deepEqual(format(ragged.join("\n"), compact, ranges).split("\n"), [
			"| 序号 | 任务 |",
			ragged[1],
			ragged[2],
			ragged[3],
			"| 3    | 3.丙 |",
		]);
		assert.deepEqual(editsOf(ragged.join("\n"), compact, []), []);
	});
	it("changes nothing but the blanks that are too few or too many", () => {
		const edits = editsOf(
			["| 序号 | 任务 |", "| --- | --- |", "| 1 | 1.甲 |", "| 2    |   2.乙 |", "| 3    | 3.丙 |"].join("\n"),
			compact,
		);
		assert.deepEqual(
			edits.map(({ range: { start, end }, newText }) => [
				start.line,
				start.character,
				end.character - start.character,
				newText,
			]),
			[
				[1, 5, 0, "-"],
				[2, 4, 0, "   "],
				[3, 9, 2, ""],
			],
		);
	});
	it("leaves other layouts alone", () => {
		const text = "序号\t项目\t重点工作目标任务\t责任单位\n1\t指标\t1.甲\t区局\n";
		assert.equal(format(text), text);
	});
	for (const name of ["seeds/wujiang-2024.plan.md", "seeds/defects.plan.md", "walkthrough/sample.plan.md"])
		it(`aligns ${name} as it ships, and changes nothing else of it`, () => {
			const shipped = readProjectFile(...name.split("/"));
			assert.equal(format(shipped), shipped);
			const loose = shipped.replace(/ {2,}\|/g, " |");
			assert.notEqual(loose, shipped);
			const once = format(loose);
			assert.deepEqual(outlineOf(createTestSnapshot(once).plan), outlineOf(createTestSnapshot(loose).plan));
			assert.equal(format(once), once);
		});
	const cell = fc.stringMatching(/^[一-三a| \\★^<>!\t　-]{0,12}$/);
	const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
	const headers = fc.constantFrom(
		"| 序号 | 任务 | 责任单位 |",
		"| 项目 | 任务 | 牵头领导 |",
		"| 姓名 | 电话 | 备注 |",
	);
	const anyOptions = fc.record<Options>({
		ambiguousWidth: fc.constantFrom<1 | 2>(1, 2),
		format: fc.constantFrom("compact", "aligned"),
	});
	const anyTable = fc
		.tuple(headers, rows)
		.map(([header, table]) =>
			[
				header,
				"| --- | :-: | --: |",
				...table.map(
					(cells, i) => `${i % 3 === 1 ? "\u3000" : ""}|${cells.join("|")}${i % 3 === 2 ? "|\u3000" : ""}`,
				),
			].join("\n"),
		);
	it("any table: content stays, formatting twice changes nothing", () => {
		fc.assert(
			fc.property(anyTable, anyOptions, (text, options) => {
				const once = format(text, options);
				assert.deepEqual(editsOf(once, options), []);
				const bare = (words: string) => words.replace(/[\s|-]/g, "");
				assert.equal(bare(once), bare(text));
				assert.deepEqual(outlineOf(createTestSnapshot(once).plan), outlineOf(createTestSnapshot(text).plan));
			}),
			{ numRuns: 300 },
		);
	});
	it("any table: an edit holds blanks, dashes and outer bars alone, and nothing that could stay", () => {
		fc.assert(
			fc.property(anyTable, anyOptions, (text, options) => {
				const lines = text.split("\n");
				for (const { range, newText } of editsOf(text, options)) {
					const line = lines[range.start.line] ?? "";
					const old = line.slice(range.start.character, range.end.character);
					const isOfDashes = /^[|: \t　-]*$/.test(line);
					assert.equal(range.start.line, range.end.line);
					assert.match(old, isOfDashes ? /^[ \t　-]*$/ : /^[ \t　]*$/);
					assert.match(newText, isOfDashes ? /^[ -]*\|? *$/ : /^ *\|? *$/);
					assert.ok(old !== newText && !(old !== "" && newText !== "" && old[0] === newText[0]));
					assert.ok(!(old !== "" && newText !== "" && old.at(-1) === newText.at(-1)));
				}
			}),
			{ numRuns: 300 },
		);
	});
	it("any table: rows that are formatted by and by come to the same as all at once", () => {
		fc.assert(
			fc.property(anyTable, anyOptions, (text, options) => {
				const count = text.split("\n").length;
				let byAndBy = text;
				for (let line = 0; line < count; line++)
					byAndBy = format(byAndBy, options, [rangeOf(line, line + 1)]);
				assert.equal(byAndBy, format(text, options));
			}),
			{ numRuns: 200 },
		);
	});
});

describe("formatting a text whose plan is not read", () => {
	const corpus = readCorpus();
	const formatted = (text: string, options = aligned) =>
		formatText(text, createSourceDocument(text), {
			settings: { ...defaultSettings, table: { ...defaultSettings.table, ...options } },
		});
	it("writes what the edits make of it with the plan read, in every document", () => {
		assert.ok(corpus.length > 100);
		for (const { name, text } of corpus)
			for (const options of [aligned, compact])
				assert.equal(formatted(text, options), applyTextEdits(text, editsOf(text, options)), name);
	});
	it("keeps line ends of every kind, and the very text where nothing is to be done", () => {
		const text = "引言\r|序号|任务|\n|--|--|\r\n|1|1.甲|\r|2|2.乙|";
		assert.equal(
			formatted(text),
			"引言\r| 序号 | 任务 |\n| ---- | ---- |\r\n| 1    | 1.甲 |\r| 2    | 2.乙 |",
		);
		assert.equal(formatted(formatted(text)), formatted(text));
		assert.equal(formatted("一段文字。\r\n"), "一段文字。\r\n");
	});
	it("does so in broken documents, too, and sees the blocks of their plans", () => {
		fc.assert(
			fc.property(brokenDocument(corpus), (text) => {
				assert.equal(formatted(text), applyTextEdits(text, editsOf(text, aligned)));
				const { reading, frontMatter } = createTestSnapshot(text);
				const { blocks } = readShapes(createSourceDocument(text), frontMatter.values.layout ?? null);
				const shapes = (all: typeof blocks) => [...all].map(({ kind, lines, reach }) => [kind, lines, reach]);
				assert.deepEqual(shapes(blocks), shapes(reading.sequence.blocks));
			}),
			{ numRuns: 80 },
		);
	});
	it("in the layout that the front matter or the settings name", () => {
		const table = "|序号|任务|\n|--|--|\n|1|1.甲|";
		const narrative = `---\nlayout: narrative\n---\n${table}`;
		assert.equal(formatted(narrative), narrative);
		const settings = { ...defaultSettings, layout: "narrative" as const };
		assert.equal(formatText(table, createSourceDocument(table), { settings }), table);
		assert.notEqual(formatted(table), table);
	});
});
