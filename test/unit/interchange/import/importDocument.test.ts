import assert from "node:assert/strict";
import { importDocument } from "../../../../server/src/common/interchange/import/importDocument.js";
import type { DocumentBlock, RawCell } from "../../../../server/src/common/interchange/tableDocument.js";

const p = (text: string): DocumentBlock => ({ kind: "paragraph", text });
const h = (level: number, text: string): DocumentBlock => ({ kind: "heading", level, text });

/** A table; `^` is a cell merged with the one above, `<` one merged to the left. */
function t(...rows: readonly string[]): DocumentBlock {
	const cell = (text: string): RawCell =>
		text === "^"
			? { text: "", state: "above" }
			: text === "<"
				? { text: "", state: "left" }
				: { text, state: "own" };
	return {
		kind: "table",
		table: { rows: rows.map((row) => row.split("|").map((text) => cell(text.trim()))) },
		headerRows: 0,
	};
}

interface Sample {
	readonly blocks: readonly DocumentBlock[];
	/** Lines of the result that are not blank, without its dashes. */
	readonly lines: readonly string[];
	readonly notes?: readonly string[];
}

const names = "序号|项目|工作任务|责任领导|责任单位";
const head = "| 序号 | 项目 | 工作任务 | 责任领导 | 责任单位 |";

const samples: Readonly<Record<string, Sample>> = {
	"a title above names in two rows, and sections over all columns": {
		blocks: [
			t(
				"重点工作责任分解表|<|<|<|<|<",
				"|重点任务|具体内容|责任单位|<|时限",
				"^|^|^|牵头单位|配合单位|^",
				"一、产业|<|<|<|<|<",
				"1|工业|新增企业50家。|市工信局|市财政局|12月底",
				"2|^|改造企业30家。|市工信局||6月底",
				"改善民生|<|<|<|<|<",
				"3|教育|新建学校3所。|市教育局||全年",
				"注：牵头单位负总责。|<|<|<|<|<",
			),
		],
		lines: [
			"# 重点工作责任分解表",
			"## 一、产业",
			"| 序号 | 重点任务 | 具体内容 | 牵头单位 | 配合单位 | 时限 |",
			"| 1 | 工业 | 新增企业50家。 | 市工信局 | 市财政局 | 12月底 |",
			"| 2 | ^^ | 改造企业30家。 | 市工信局 |  | 6月底 |",
			"## 改善民生",
			"| 序号 | 重点任务 | 具体内容 | 牵头单位 | 配合单位 | 时限 |",
			"| 3 | 教育 | 新建学校3所。 | 市教育局 |  | 全年 |",
			"注：牵头单位负总责。",
		],
		notes: ["第 1 个表格：有一栏没有名称而都是数字，按“序号”导入；不对请改。"],
	},
	"tables that pages part": {
		blocks: [
			t(names, "1|住房|1.改造小区12个。|王强|★区住建局", "^|^|2.加装电梯30台。|^|★区住建局"),
			p("— 1 —"),
			{ kind: "page-break" },
			p("续表"),
			t(names, "||3.新建车位800个。||★区城管局", "2|养老|4.新增床位200张。|李芳|★区民政局"),
			p("— 2 —"),
			t("3|交通|5.新辟线路3条。|赵云|★区交通局"),
			p("— 3 —"),
		],
		lines: [
			head,
			"| 1 | 住房 | 1.改造小区12个。 | 王强 | ★区住建局 |",
			"| ^^ | ^^ | 2.加装电梯30台。 | ^^ | ★区住建局 |",
			"| ^^ | ^^ | 3.新建车位800个。 |  | ★区城管局 |",
			"| 2 | 养老 | 4.新增床位200张。 | 李芳 | ★区民政局 |",
			"| 3 | 交通 | 5.新辟线路3条。 | 赵云 | ★区交通局 |",
		],
		notes: [
			"第 2 个表格第 1 行：与上一个表格接成一张，其间的页码、续表字样没有放进结果。",
			"第 3 个表格第 1 行：与上一个表格接成一张，其间的页码、续表字样没有放进结果。",
			"第 2 个表格：第 2 行的序号、项目空着，按与上一行合并读取；请核对。",
			"页码和页眉页脚没有放进结果：正文第 4 段“— 3 —”。",
		],
	},
	"cells left empty that would say the same as above": {
		blocks: [
			t(
				names,
				"1|住房|1.改造小区12个。|王强|★区住建局",
				"||2.加装电梯30台。||★区住建局",
				"||3.新建车位800个。|李芳|★区城管局",
				"2|养老|4.新增床位200张。||★区民政局",
				"||5.新建食堂6家。||★区民政局",
				"合计||5项||",
			),
		],
		lines: [
			head,
			"| 1 | 住房 | 1.改造小区12个。 | 王强 | ★区住建局 |",
			"| ^^ | ^^ | 2.加装电梯30台。 | ^^ | ★区住建局 |",
			"| ^^ | ^^ | 3.新建车位800个。 | 李芳 | ★区城管局 |",
			"| 2 | 养老 | 4.新增床位200张。 |  | ★区民政局 |",
			"| ^^ | ^^ | 5.新建食堂6家。 |  | ★区民政局 |",
			"合计 5项",
		],
		notes: ["第 1 个表格：第 3—4、6 行的序号、项目、责任领导空着，按与上一行合并读取；请核对。"],
	},
	"empty cells of a leader who stands below himself elsewhere": {
		blocks: [
			t(
				names,
				"1|住房|1.改造小区12个。|王强|★区住建局",
				"2||2.加装电梯30台。|王强|★区住建局",
				"3||3.新建车位800个。||★区城管局",
			),
		],
		lines: [
			head,
			"| 1 | 住房 | 1.改造小区12个。 | 王强 | ★区住建局 |",
			"| 2 | ^^ | 2.加装电梯30台。 | 王强 | ★区住建局 |",
			"| 3 | ^^ | 3.新建车位800个。 |  | ★区城管局 |",
		],
		notes: ["第 1 个表格：第 3—4 行的项目空着，按与上一行合并读取；请核对。"],
	},
	"empty cells of a table that merges others, and those that nothing stands above": {
		blocks: [
			t(
				names,
				"1|住房|1.改造小区12个。|王强|★区住建局",
				"^|^|2.加装电梯30台。|^|★区住建局",
				"||3.新建车位800个。||★区城管局",
			),
			p("二、民生"),
			t(
				names,
				"||4.新增床位200张。|李芳|★区民政局",
				"二、教育|<|<|<|<",
				"||5.新建学校3所。||★区教育局",
				"5|教育|6.新增学位9000个。||★区教育局",
			),
		],
		lines: [
			head,
			"| 1 | 住房 | 1.改造小区12个。 | 王强 | ★区住建局 |",
			"| ^^ | ^^ | 2.加装电梯30台。 | ^^ | ★区住建局 |",
			"|  |  | 3.新建车位800个。 |  | ★区城管局 |",
			"## 二、民生",
			head,
			"|  |  | 4.新增床位200张。 | 李芳 | ★区民政局 |",
			"## 二、教育",
			head,
			"|  |  | 5.新建学校3所。 |  | ★区教育局 |",
			"| 5 | 教育 | 6.新增学位9000个。 |  | ★区教育局 |",
		],
	},
	"tables that count anew are tables of their own": {
		blocks: [t(names, "1|甲|增长5%。|王强|★区住建局"), p("附件2"), t(names, "1|乙|增长6%。|李芳|★区民政局")],
		lines: [
			head,
			"| 1 | 甲 | 增长5%。 | 王强 | ★区住建局 |",
			"附件2",
			head,
			"| 1 | 乙 | 增长6%。 | 李芳 | ★区民政局 |",
		],
	},
	"names that a page repeats within the table": {
		blocks: [t(names, "1|甲|增长5%。|王强|★区住建局", names, "2|乙|增长6%。|李芳|★区民政局")],
		lines: [head, "| 1 | 甲 | 增长5%。 | 王强 | ★区住建局 |", "| 2 | 乙 | 增长6%。 | 李芳 | ★区民政局 |"],
		notes: ["第 1 个表格：1 行是重复的表头，没有放进结果。"],
	},
	"columns that only the grid has": {
		blocks: [t("序号|<|工作任务|责任单位|<|", "1|<|增长5%。|★区住建局|区财政局|")],
		lines: ["| 序号 | 工作任务 | 责任单位 | 责任单位 |", "| 1 | 增长5%。 | ★区住建局 | 区财政局 |"],
	},
	"headings that begin with the title": {
		blocks: [h(1, "2026年重点任务分工方案"), h(2, "经济发展"), t(names, "1|甲|增长5%。|王强|★区住建局")],
		lines: ["# 2026年重点任务分工方案", "## 经济发展", head, "| 1 | 甲 | 增长5%。 | 王强 | ★区住建局 |"],
	},
	"a title in two paragraphs, and a sentence that is dressed as a heading": {
		blocks: [
			h(0, "江州区2026年重点工作"),
			h(0, "任务分解方案"),
			h(1, "一、总体要求"),
			h(2, "各单位要高度重视，抓好落实。"),
			t(names, "1|甲|增长5%。|王强|★区住建局"),
		],
		lines: [
			"region: 江州区",
			"# 江州区2026年重点工作任务分解方案",
			"## 一、总体要求",
			"各单位要高度重视，抓好落实。",
			head,
			"| 1 | 甲 | 增长5%。 | 王强 | ★区住建局 |",
		],
		notes: ["文首写入了“region: 江州区”，依据是标题；不对请改。"],
	},
	"what would be Markdown in text and cells": {
		blocks: [
			p("# 甲"),
			p("| 乙 |。"),
			p("&amp; <b>。"),
			t(names, "1|甲<br>|*增长*5%_a_。⏎完成。|王强|★区住建局"),
		],
		lines: [
			"&#35; 甲",
			"&#124; 乙 |。",
			"&amp;amp; &lt;b>。",
			head,
			"| 1 | 甲\\<br> | \\*增长\\*5%\\_a\\_。⏎完成。 | 王强 | ★区住建局 |",
		],
	},
	"a table that is none of a plan, and one of a single row": {
		blocks: [
			t(names, "1|甲|增长5%。|王强|★区住建局"),
			t("姓名|电话", "张三|1234"),
			t("联系人：张三|电话：1234"),
		],
		lines: [
			head,
			"| 1 | 甲 | 增长5%。 | 王强 | ★区住建局 |",
			"| 姓名 | 电话 |",
			"| 张三 | 1234 |",
			"联系人：张三",
			"电话：1234",
		],
	},
};

describe("import of documents", () => {
	for (const [what, { blocks, lines, notes = [] }] of Object.entries(samples))
		it(`reads ${what}`, () => {
			const imported = importDocument({ blocks, notes: [] });
			const shown = imported.text.split("\n").filter((line) => line !== "" && !/^[|\s-]+$/.test(line));
			assert.deepEqual(shown, lines);
			assert.deepEqual(
				imported.notes.map(({ zh }) => zh),
				notes,
			);
		});

	it("names places of the source where a reader of plans reports lines", () => {
		const prose = ["一、产业", "（一）放宽准入。新增企业30家。（区工信局牵头，区财政局配合）"].map(p);
		const { notes } = importDocument({ blocks: [p("临湖区2026年工作方案"), ...prose], notes: [] });
		assert.ok(
			notes.some(({ zh }) => zh.includes("（一）（正文第 3 段，现第1项）")),
			notes.map(({ zh }) => zh).join("\n"),
		);
	});

	it("has the front matter that travelled with a plan, and heeds it", () => {
		const { text } = importDocument({
			frontMatter: "region: 虹湾区\nlead: first",
			blocks: [t(names, "1|甲|增长5%。|王强|区住建局、区财政局")],
			notes: [],
		});
		assert.match(text, /^---\nregion: 虹湾区\nlead: first\n---\n/);
	});
});
