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
			"the caption of a table, which may hold its title or its sum",
			`<table><caption>表1 <b>城乡建设</b>任务（共3项）</caption>${plan}</table>`,
			["表1 城乡建设任务（共3项）", ...planRows],
		],
		[
			"what fields and lists of a form show, and no option that is not chosen",
			`<table><tr><th>任务<th>单位<tr><td><input value="新建公园2个"><td><select><option>区财政局<option selected>区住建局</select><tr><td><textarea>甲</textarea><td><select><optgroup><option>乙局</option><option>丙局</option></optgroup></select><tr><td><input type=checkbox checked>是<input type=radio>否<td><input type=hidden value=丁局><input type=submit value=提交></table>`,
			["任务 | 单位", "新建公园2个 | 区住建局", "甲 | 乙局", "☑是☐否 | "],
		],
		[
			"words without how they are read",
			"<table><tr><th>任务<th>单位<tr><td><ruby>栽<rp>(</rp><rt>zāi</rt><rp>)</rp></ruby>树5万株<td>区林业局</table><p><ruby>區<rt>qū</rt></ruby>政府",
			["任务 | 单位", "栽树5万株 | 区林业局", "區政府"],
		],
		[
			"whatever ends a line as one that ends",
			"<table><tr><th>任务<th>单位<tr><td><dl><dt>甲<dd>乙</dl><td><details><summary>区财政局</summary>区林业局</details><tr><td><section>丙</section><section>丁</section><td><figure>区住建局<figcaption>戊</figcaption></figure></table><details><summary>己</summary>庚</details>",
			["任务 | 单位", "甲\n乙 | 区财政局\n区林业局", "丙\n丁 | 区住建局\n戊", "己", "庚"],
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

	const row = (cells: string) => `<table><tr><th>序号<th>目标任务<th>责任单位${cells}</table>`;
	for (const [what, html, wanted] of [
		[
			"struck through in a cell",
			row("<tr><td>1<td>改造危桥<s>8</s>6座<td>区交通局"),
			["第 1 个表格第 2 行：带删除线的文字照原样导入，不要的请删去：“8”。"],
		],
		[
			"struck through by a style around elements that say otherwise",
			`<p>改造危桥<span style="color:red; text-decoration:underline line-through"><b style="text-decoration:none">8</b></span>6座`,
			["正文第 1 段：带删除线的文字照原样导入，不要的请删去：“8”。"],
		],
		[
			"struck through around paragraphs and a table",
			`<strike><p>甲</p>${row("<tr><td>1<td>乙<td>丙")}</strike><p>丁`,
			[
				"正文第 1 段：带删除线的文字照原样导入，不要的请删去：“甲”。",
				"第 1 个表格第 1 行：带删除线的文字照原样导入，不要的请删去：“序号”。",
				"第 1 个表格第 1 行：带删除线的文字照原样导入，不要的请删去：“目标任务”。",
				"第 1 个表格第 1 行：带删除线的文字照原样导入，不要的请删去：“责任单位”。",
				"第 1 个表格第 2 行：带删除线的文字照原样导入，不要的请删去：“1”。",
				"第 1 个表格第 2 行：带删除线的文字照原样导入，不要的请删去：“乙”。",
				"第 1 个表格第 2 行：带删除线的文字照原样导入，不要的请删去：“丙”。",
			],
		],
		[
			"deleted and inserted",
			`<p>甲</p><p>改造危桥<del>8</del><ins>6</ins>座</p><del><p>乙</p></del>`,
			[
				"正文第 2 段：修订中删除的文字没有导入：“8”。",
				"正文第 2 段：修订中插入的文字按已接受导入：“6”。",
				"正文第 3 段：修订中删除的文字没有导入：“乙”。",
			],
		],
		[
			"hidden, but for what is empty",
			`<p>甲<span style="display:none">乙</span></p><div style="display: none">丙</div><p style="display:none"> </p>${row('<tr style="display:none"><td>1<td>丁<td>戊<tr><td>2<td>己<td style="display:none">庚')}`,
			[
				"正文第 1 段：隐藏文字没有导入：“乙”。",
				"正文第 2 段：隐藏文字没有导入：“丙”。",
				"第 1 个表格第 2 行：隐藏的行没有导入：“1丁戊”。",
				"第 1 个表格第 2 行：隐藏文字没有导入：“庚”。",
			],
		],
		[
			"a picture or set in from outside",
			`<p>甲<img src=a.png></p><iframe src=b></iframe>`,
			["全文：2 处图片或嵌入的内容没有导入。"],
		],
	] as const)
		it(`tells of what is ${what}`, async () => {
			const { notes } = await readHtml(html);
			assert.deepEqual(
				notes.map(({ place, message }) => `${place.zh}：${message.zh}`),
				wanted,
			);
		});

	it("leaves out what is deleted, and keeps what is struck through", async () => {
		assert.deepEqual(await shown("<p>甲<del>8</del><s>7</s>6座</p><del><p>乙</p></del><p>丙"), [
			"甲76座",
			"丙",
		]);
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
