import assert from "node:assert/strict";
import { printDocument } from "../../../../server/src/common/interchange/export/html/printDocument.js";
import { standardProfile } from "../../../../server/src/common/interchange/export/profile.js";
import { readHtmlTables } from "../../../../server/src/common/interchange/htmlTables.js";
import { type DocumentBlock, layOutTable } from "../../../../server/src/common/interchange/tableDocument.js";

const cell = (text: string, rowSpan = 1, columnSpan = 1) => ({ text, rowSpan, columnSpan });
const table = layOutTable([
	["序号", "项目", "任务", "牵头领导", "责任单位"].map((name) => cell(name)),
	[cell("1", 2), cell("工业", 2), cell("1.增长5%<br>以上。"), cell("钱宇"), cell("★区工信局")],
	[cell("2.第一行\n第二行"), cell(""), cell("区财政局")],
	[cell("合计", 1, 2), cell("3.甲&乙"), cell("钱宇、方勇"), cell('“"丙"”')],
]);
const blocks: readonly DocumentBlock[] = [
	{ kind: "heading", level: 0, text: "方案<script>" },
	{ kind: "heading", level: 1, text: "" },
	{ kind: "table", table, headerRows: 1 },
	{ kind: "page-break" },
	{ kind: "paragraph", text: "2026年1月2日", role: "date" },
];

describe("a page of a plan", () => {
	const html = printDocument(
		{ blocks, notes: [], frontMatter: 'region: "虹湾区"\nlead: star' },
		standardProfile,
	);

	it("has tables that read as they were, with merged cells and line breaks", async () => {
		assert.deepEqual(await readHtmlTables(html, () => assert.fail()), [table]);
	});

	it("runs nothing, loads nothing, and shows what the plan says as text", () => {
		assert.doesNotMatch(html, /<script|<link|<img|https?:|url\(|javascript:| on\w+=/i);
		assert.match(html, /default-src 'none'/);
		assert.match(html, /<h1>方案&lt;script&gt;<\/h1>/);
	});

	it("repeats heads and breaks no row where it is printed, on A4", () => {
		assert.match(html, /thead \{ display: table-header-group; \}/);
		assert.match(html, /<thead><tr><th scope="col">序号/);
		assert.match(html, /@page \{ size: A4; margin: 37mm 26mm 35mm 28mm; \}/);
		assert.match(html, /class="landscape"/);
	});

	it("has the front matter, and the place of a lost heading", () => {
		assert.match(
			html,
			/<meta name="niwen-front-matter" content="region: &quot;虹湾区&quot;&#10;lead: star">/,
		);
		assert.match(html, /<h2 class="lost"><\/h2>/);
	});

	it("spreads a name of two characters without a character between them", () => {
		assert.match(html, /<span class="name">钱宇<\/span>/);
		assert.match(html, />钱宇、方勇</);
	});
});
