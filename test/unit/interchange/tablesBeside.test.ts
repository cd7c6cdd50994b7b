import assert from "node:assert/strict";
import { importDocument } from "../../../server/src/common/interchange/import/importDocument.js";
import { reportImport } from "../../../server/src/common/interchange/importReport.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { layOutTable, type TableDocument } from "../../../server/src/common/interchange/tableDocument.js";
import { nameOrigins, stackTablesBeside } from "../../../server/src/common/interchange/tablesBeside.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";

/** The rows of a text as they are after tables were put below one another, and what is said of it. */
function stack(
	text: string,
): { readonly rows: readonly string[]; readonly notes: readonly string[] } | undefined {
	const document = createSourceDocument(text);
	const { plan } = readPlan(document, {});
	const stacked = stackTablesBeside(plan, document.lines);
	if (stacked === undefined) return undefined;
	const source = createSourceDocument(stacked.lines.join("\n"));
	const again = readPlan(source, {}).plan;
	const printed = printPlan(again, "", source.lines);
	const reported = reportImport(again, source, printed, "", nameOrigins(stacked.origins));
	return {
		rows: printed.split("\n").filter((line) => /^(?:\||##)/.test(line) && !line.startsWith("| ---")),
		notes: [...stacked.notes, ...reported].map(({ message }) => message.zh),
	};
}

const names = ["序号", "重点任务", "牵头单位"];
const left = [
	["1", "新建公园2个。", "区住建局"],
	["2", "新建学校3所。", "区教育局"],
];
const right = [
	["3", "改造公厕15座。", "区城管局"],
	["4", "植树5万株。", "区林业局"],
];
const wide = [[...names, ...names], ...left.map((row, i) => [...row, ...(right[i] ?? [])])];
const whole = [
	"| 序号 | 重点任务 | 牵头单位 |",
	...[...left, ...right].map((row) => `| ${row.join(" | ")} |`),
];

const bars = (rows: readonly (readonly string[])[], bar: string) =>
	rows.map((row) => row.join(bar)).join("\n");
const widths = [6, 16, 12, 6, 16, 12];
const padded = (row: readonly string[]) =>
	row
		.map((cell, i) => {
			const width = [...cell].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0);
			return cell + " ".repeat((widths[i] ?? 0) - width);
		})
		.join("");
const [head = [], ...body] = wide;
const markdown = (rows: readonly (readonly string[])[]) =>
	rows
		.flatMap((row, i) => {
			const line = `| ${row.join(" | ")} |`;
			return i === 0 ? [line, `|${row.map(() => "---").join("|")}|`] : [line];
		})
		.join("\n");
const html = (tag: string) => (row: readonly string[]) =>
	`<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
const rule = `+${"-----+".repeat(6)}`;

const forms: readonly (readonly [name: string, table: string])[] = [
	["Markdown", markdown(wide)],
	[
		"Markdown with an empty column between",
		markdown(wide.map((row) => [...row.slice(0, 3), "", ...row.slice(3)])),
	],
	["HTML", `<table>${html("th")(head)}\n${body.map(html("td")).join("\n")}\n</table>`],
	["HTML in one line", `<table>${html("th")(head)}${body.map(html("td")).join("")}</table>`],
	[
		"boxes",
		`┌─┬─┬─┬─┬─┬─┐\n${wide.map((row) => `│${row.join("│")}│`).join("\n├─┼─┼─┼─┼─┼─┤\n")}\n└─┴─┴─┴─┴─┴─┘`,
	],
	["full-width bars", bars(wide, "｜")],
	["a grid", `${rule}\n${wide.map((row) => `| ${row.join(" | ")} |`).join(`\n${rule}\n`)}\n${rule}`],
	["blanks", wide.map(padded).join("\n")],
];

describe("tables side by side", () => {
	for (const [form, table] of forms)
		it(`are put below one another: ${form}`, () => {
			const found = stack(`# 2026年重点任务分解方案\n\n前言一句话。\n\n${table}\n\n注：按月报送。\n`);
			assert.deepEqual(found?.rows, whole);
			assert.match(
				found?.notes[0] ?? "",
				/^第 5 行：2 张表左右并排、表头相同，已从左到右上下接成一张；请核对。$/,
			);
			for (const note of found?.notes ?? [])
				assert.doesNotMatch(note, /没有放进结果|读来不同|照原样保留|没有读入/);
		});

	it("keep what is doubted of their rows, with the lines of the source", () => {
		const found = stack(`# 2026年重点任务分解方案\n\n${wide.map((row) => row.join("  ")).join("\n")}\n`);
		assert.deepEqual(found?.rows, whole);
		assert.ok(found?.notes.some((note) => /^第 4 行的第1项可能拆错/.test(note)));
	});

	it("are left as they are where a row has no number of its own and only words tell where it stands", () => {
		assert.equal(
			stack(`# 2026年重点任务分解方案\n\n${wide.map((row) => row.join(" ")).join("\n")}\n`),
			undefined,
		);
	});

	it("are left as they are where the names differ, or a note stands between the rows", () => {
		const more = wide.map((row, i) => [...row, i === 0 ? "备注" : "甲"]);
		assert.equal(stack(markdown(more)), undefined);
	});

	it("keep markup, merged cells and comments", () => {
		const found = stack(
			markdown([
				[...names, ...names],
				["1", "新建**公园**2个。", "区住建局", "3", "改造\\|公厕15座。", "^^"],
				[
					"2",
					"新建[学校](a.md)3所。<br>扩建1所。",
					"^^ <!-- niwen-disable target/missing -->",
					"4",
					"植树5万株。",
					"区林业局",
				],
				["", "", "", "5", "补植1万株。", "^^"],
			]),
		);
		assert.deepEqual(found?.rows, [
			"| 序号 | 重点任务 | 牵头单位 |",
			"| 1 | 新建**公园**2个。 | 区住建局 |",
			"| 2 | 新建[学校](a.md)3所。<br>扩建1所。 | ^^ <!-- niwen-disable target/missing --> |",
			"| 3 | 改造\\|公厕15座。 |  |",
			"| 4 | 植树5万株。 | 区林业局 |",
			"| 5 | 补植1万株。 | ^^ |",
		]);
	});

	it("that are each numbered anew stay tables of their own, whose numbers are no duplicates", () => {
		const anew = [
			[...names, ...names],
			...left.map((row, i) => [...row, String(i + 1), ...(right[i] ?? []).slice(1)]),
		];
		for (const table of [markdown(anew), bars(anew, ","), bars(anew, "\t")]) {
			const found = stack(table);
			assert.deepEqual(found?.rows, [
				...whole.slice(0, 3),
				whole[0],
				"| 1 | 改造公厕15座。 | 区城管局 |",
				"| 2 | 植树5万株。 | 区林业局 |",
			]);
			assert.match(
				found?.notes[0] ?? "",
				/^第 1 行：2 张表左右并排、表头相同、各自编号或各有标题，已从左到右上下排列，仍是各自的表；请核对。$/,
			);
		}
	});

	it("of documents are put together between the headings that reach over all of them", () => {
		const row = (cells: readonly string[]) => cells.map((text) => ({ text, rowSpan: 1, columnSpan: 1 }));
		const over = (text: string) => [{ text, rowSpan: 1, columnSpan: 6 }];
		const document: TableDocument = {
			blocks: [
				{ kind: "heading", level: 0, text: "2026年重点任务分解方案" },
				{
					kind: "table",
					headerRows: 1,
					table: layOutTable([
						row(head),
						over("一、城乡建设"),
						...body.map(row),
						over("二、民生"),
						row(["5", "新增就业2万人。", "区人社局", "6", "新增床位200张。", "区民政局"]),
					]),
				},
			],
			notes: [],
		};
		const { text, notes, taskCount, sectionCount } = importDocument(document);
		assert.deepEqual(
			text.split("\n").filter((line) => /^(?:\| \d|##)/.test(line)),
			[
				"## 一、城乡建设",
				...whole.slice(1),
				"## 二、民生",
				"| 5 | 新增就业2万人。 | 区人社局 |",
				"| 6 | 新增床位200张。 | 区民政局 |",
			],
		);
		assert.deepEqual([taskCount, sectionCount], [6, 2]);
		assert.deepEqual(
			notes.map(({ zh }) => zh).filter((note) => note.includes("并排")),
			[3, 5].map(
				(at) =>
					`第 1 个表格第 ${at === 3 ? 3 : 6} 行：2 张表左右并排、表头相同，已从左到右上下接成一张；请核对。`,
			),
		);
	});

	it("and rows put together from lines below them are called by the lines of the source", () => {
		const table = [
			"序号 任务 责任单位 完成时限",
			"11 新建公园2个，",
			"含口袋公园1个。 市园林局 6月底",
			"12 改造公厕15座，其中新建3座。 市城管局 9月底",
			"13 栽植乔木3000株。 市园林局 年底",
		].join("\n");
		const found = stack(`# 2026年重点任务分解方案\n\n${bars(wide, ",")}\n\n${table}\n`);
		assert.ok(
			found?.notes.some((note) => note.startsWith("第11项由第 8–9 行拼成")),
			found?.notes.join("\n"),
		);
	});
});
