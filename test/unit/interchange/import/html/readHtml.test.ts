import assert from "node:assert/strict";
import { charsetOf } from "../../../../../server/src/common/interchange/import/html/charset.js";
import { readHtml } from "../../../../../server/src/common/interchange/import/html/readHtml.js";

async function shown(html: string): Promise<readonly string[]> {
	const { blocks } = await readHtml(html);
	return blocks.flatMap((block): readonly string[] => {
		if (block.kind === "table")
			return block.table.rows.map((row) =>
				row.map(({ text, state }) => (state === "above" ? "^^" : text)).join(" | "),
			);
		if (block.kind === "page-break") return ["----"];
		return [(block.kind === "heading" ? `${block.level}# ` : "") + block.text.replaceAll("\n", "⏎")];
	});
}

const plan =
	"<tr><th>序号<th>目标任务<th>责任单位<tr><td rowspan=2>1<td>甲<td>区发改委<tr><td>乙<td>区财政局";
const planRows = ["序号 | 目标任务 | 责任单位", "1 | 甲 | 区发改委", "^^ | 乙 | 区财政局"];

describe("pages of HTML", () => {
	for (const [what, html, wanted] of [
		[
			"headings, paragraphs and tables in their order",
			`<h1>方案</h1><p>各镇人民政府：</p>印发给你们。<div>请<b>认真</b>组织<br>实施。</div><table>${plan}</table><p>注：甲`,
			["0# 方案", "各镇人民政府：", "印发给你们。", "请认真组织⏎实施。", ...planRows, "注：甲"],
		],
		[
			"a table that lays out the plan's",
			`<table><tr><td>网站</td><td><p>标题</p><table>${plan}</table></td></tr></table>`,
			["网站", "标题", ...planRows],
		],
		[
			"what stands around the text",
			`<head><title>甲</title><style>p{}</style></head><nav><ul><li>首页</ul></nav><script>a</script><p style="display:none">乙</p><p>丙</p><footer>备案</footer>`,
			["丙"],
		],
		[
			"what LibreOffice writes for the headers and footers of pages",
			`<div title="header"><p>区政府文件</p></div><p>甲</p><div title="说明">乙</div><div title="footer"><p>— <sdfield type=page>1</sdfield> —</p></div>`,
			["甲", "乙"],
		],
		["spans around lines", "<span><p>甲</p><p>乙</p></span>丙", ["甲", "乙", "丙"]],
	] as const)
		it(`reads ${what}`, async () => assert.deepEqual(await shown(html), wanted));

	it("says that menus are left out", async () => {
		const { notes } = await readHtml("<nav>首页</nav><p>甲</p>");
		assert.deepEqual(
			notes.map(({ message }) => message.zh),
			["导航、页眉、页脚等没有导入。"],
		);
	});

	it("ends with any page, however deep", async () => {
		assert.deepEqual(await shown(`${"<span>".repeat(20_000)}甲`), ["甲"]);
	});

	it("finds what a page says of its encoding", () => {
		const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
		assert.equal(charsetOf(bytes('<html><meta charset="GB2312">')), "GB2312");
		assert.equal(charsetOf(bytes('<META http-equiv=Content-Type content="text/html; charset=gbk">')), "gbk");
		assert.equal(charsetOf(bytes('<?xml version="1.0" encoding="GBK"?><html>')), "GBK");
		assert.equal(charsetOf(bytes("<html>charset=gbk")), undefined);
	});
});
