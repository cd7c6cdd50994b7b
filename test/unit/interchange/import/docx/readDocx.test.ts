import assert from "node:assert/strict";
import { readDocx } from "../../../../../server/src/common/interchange/import/docx/readDocx.js";
import type { RawCell, TableDocument } from "../../../../../server/src/common/interchange/tableDocument.js";
import { UnreadableDocument } from "../../../../../server/src/common/interchange/unreadableDocument.js";
import { cell, type DocxParts, docx, paragraph, row, run, table } from "../../../../support/docx.js";
import { relations, zipParts } from "../../../../support/ooxml.js";

function shownCell({ text, state }: RawCell): string {
	return state === "above" ? "^^" : state === "left" ? "<" : text.replaceAll("\n", "⏎");
}

/** Blocks of a document, one a line; a table a line a row. */
function shownBlocks({ blocks }: TableDocument): readonly string[] {
	return blocks.flatMap((block): readonly string[] => {
		if (block.kind === "table") {
			const head = block.headerRows > 0 ? [`(${block.headerRows})`] : [];
			return [...head, ...block.table.rows.map((cells) => cells.map(shownCell).join(" | "))];
		}
		if (block.kind === "page-break") return ["----"];
		return [(block.kind === "heading" ? `${block.level}# ` : "") + block.text.replaceAll("\n", "⏎")];
	});
}

function shownNotes({ notes }: TableDocument): readonly string[] {
	return notes.map(({ place, message }) => `${place.zh}：${message.zh}`);
}

interface Sample {
	readonly body: string;
	readonly parts?: DocxParts;
	readonly blocks: readonly string[];
	readonly notes?: readonly string[];
}

const restart = '<w:vMerge w:val="restart"/>';
const goesOn = "<w:vMerge/>";
const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
const changed = 'w:id="1" w:author="甲" w:date="2024-01-01T00:00:00Z"';
const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
const list = (numId: number, level = 0) =>
	`<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
const level = (at: number, format: string, text: string, more = "") =>
	`<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const definition = (id: number, ...levels: readonly string[]) =>
	`<w:abstractNum w:abstractNumId="${id}">${levels.join("")}</w:abstractNum>`;
const num = (id: number, of: number, overrides = "") =>
	`<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
const paragraphStyle = (id: string, name: string, inside: string, basedOn = "") =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn === "" ? "" : `<w:basedOn w:val="${basedOn}"/>`}${inside}</w:style>`;
const field = (...parts: readonly string[]) =>
	parts
		.map((part) => (part.startsWith("<") ? part : `<w:r><w:fldChar w:fldCharType="${part}"/></w:r>`))
		.join("");
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const boxOf = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;

const samples: Readonly<Record<string, Sample>> = {
	"cells merged downwards, with and without a value": {
		body: table(
			row([cell("1", restart), "甲"]),
			row([cell("", goesOn), "乙"]),
			row([cell("隐藏", '<w:vMerge w:val="continue"/>'), "丙"]),
			row([cell("2", restart), "丁"]),
		),
		blocks: ["1 | 甲", "^^ | 乙", "^^ | 丙", "2 | 丁"],
	},
	"a cell over columns and rows": {
		body: table(row([cell("甲", span(2) + restart), "乙"]), row([cell("", span(2) + goesOn), "丙"])),
		blocks: ["甲 | < | 乙", "^^ | < | 丙"],
	},
	"cells merged to the left as Word 97 does": {
		body: table(row([cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙"])),
		blocks: ["甲 | < | 乙"],
	},
	"a row that begins behind columns and ends before others": {
		body: table(row(["1", "2", "3", "4"]), row(["乙"], '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>')),
		blocks: ["1 | 2 | 3 | 4", " | 乙 |  | "],
	},
	"rows that a page repeats": {
		body: table(row(["序号"], "<w:tblHeader/>"), row(["1"], '<w:tblHeader w:val="0"/>')),
		blocks: ["(1)", "序号", "1"],
	},
	"breaks, paragraphs, tabs and hyphens": {
		body: table(
			row([
				cell(
					paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>") +
						paragraph("") +
						paragraph("丁"),
				),
				cell(
					paragraph("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>8</w:t><w:softHyphen/><w:t>月　底</w:t></w:r>"),
				),
			]),
		),
		blocks: ["甲⏎乙 丙⏎丁 | 5-8月　底"],
	},
	"blanks that count and those that do not": {
		body: paragraph('<w:r><w:t> 甲 </w:t><w:t xml:space="preserve"> 乙 </w:t><w:t>&#x3000;丙</w:t></w:r>'),
		blocks: ["甲 乙 　丙"],
	},
	"stars of fonts": {
		body: paragraph(
			`<w:r><w:sym w:font="Wingdings" w:char="F0AB"/><w:t>甲</w:t></w:r>${run("\uf0ab乙", font("Wingdings"))}${run("\u00ab", font("Wingdings"))}${run("丙\uf0b3", font("Symbol"))}${run("\uf0ab丁")}`,
		),
		blocks: ["★甲★乙★丙≥★丁"],
	},
	"a sign that nobody knows": {
		body: paragraph('<w:r><w:t>甲</w:t><w:sym w:font="Webdings" w:char="F061"/></w:r>'),
		blocks: ["甲\uf061"],
		notes: ["正文第 1 段：符号字体里的字没有对应的字符，照原样导入，请核对：“甲\uf061”。"],
	},
	"insertions, deletions and moved words": {
		body: table(
			row([
				cell(
					paragraph(
						`${run("增长")}<w:del ${changed}><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins ${changed}>${run("6%")}</w:ins><w:moveFrom ${changed}>${run("以上")}</w:moveFrom><w:moveTo ${changed}>${run("以下")}</w:moveTo>`,
					),
				),
			]),
		),
		blocks: ["增长6%以下"],
		notes: [
			"第 1 个表格第 1 行：修订中删除的文字没有导入：“5%”。",
			"第 1 个表格第 1 行：修订中插入的文字按已接受导入：“6%”。",
			"第 1 个表格第 1 行：修订中移动的文字按移动后的位置导入：“以下”。",
		],
	},
	"a paragraph whose end was deleted": {
		body: paragraph("牵头单位：", `<w:rPr><w:del ${changed}/></w:rPr>`) + paragraph("区发改委"),
		blocks: ["牵头单位：区发改委"],
	},
	"rows that were deleted, inserted and hidden": {
		body: table(
			row(["1"]),
			row(
				[cell(paragraph(`<w:del ${changed}><w:r><w:delText>旧</w:delText></w:r></w:del>`))],
				`<w:del ${changed}/>`,
			),
			row([cell(paragraph(`<w:ins ${changed}>${run("新")}</w:ins>`))], `<w:ins ${changed}/>`),
			row(["藏"], "<w:hidden/>"),
		),
		blocks: ["1", "新"],
		notes: [
			"第 1 个表格第 2 行：修订中删除的行没有导入：“旧”。",
			"第 1 个表格第 3 行：修订中插入的行按已接受导入：“新”。",
			"第 1 个表格第 4 行：隐藏的行没有导入：“藏”。",
		],
	},
	"properties as they were before a change": {
		body: paragraph("甲", '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'),
		blocks: ["甲"],
	},
	"hidden text, also by its style": {
		body: paragraph(
			`${run("甲")}${run("乙", "<w:vanish/>")}${run("丙", '<w:rStyle w:val="h"/>')}${run("丁", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>')}`,
		),
		parts: {
			styles:
				'<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>',
		},
		blocks: ["甲丁"],
		notes: ["正文第 1 段：隐藏文字没有导入：“乙丙”。"],
	},
	"content controls around rows, cells, paragraphs and words": {
		body: table(
			`<w:sdt><w:sdtPr/><w:sdtContent>${row(["甲", `<w:sdt><w:sdtContent>${cell("乙")}</w:sdtContent></w:sdt>`])}</w:sdtContent></w:sdt>`,
			row([
				cell(`<w:sdt><w:sdtContent>${paragraph("丙")}</w:sdtContent></w:sdt>`),
				cell(paragraph(`<w:sdt><w:sdtContent>${run("丁")}</w:sdtContent></w:sdt>`)),
			]),
		),
		blocks: ["甲 | 乙", "丙 | 丁"],
	},
	"a prompt, and a table of contents": {
		body: `${paragraph(`${run("甲")}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run("单击此处")}</w:sdtContent></w:sdt>`)}<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph("一、目标 1")}</w:sdtContent></w:sdt>${paragraph("二、措施 2", '<w:pStyle w:val="10"/>')}`,
		parts: { styles: paragraphStyle("10", "toc 1", "") },
		blocks: ["甲"],
		notes: [
			"正文第 1 段：尚未填写的提示文字没有导入。",
			"正文第 1 段：目录没有导入。",
			"正文第 2 段：目录没有导入：“二、措施 2”。",
		],
	},
	"a table within a cell": {
		body: table(
			row(["序号", "目标任务", "责任单位"]),
			row([
				"1",
				cell(`${paragraph("指标：")}${table(row(["甲", "5%"]), row(["乙", "6%"]))}${paragraph("")}`),
				"区发改委",
			]),
		),
		blocks: ["序号 | 目标任务 | 责任单位", "1 | 指标：⏎甲 5%⏎乙 6% | 区发改委"],
	},
	"a table that only lays out the plan's": {
		body: table(
			row([cell("标题", span(2))]),
			row([
				cell(
					table(row(["序号", "目标任务", "责任单位"]), row(["1", "甲", "区发改委"])) + paragraph("注：乙"),
					span(2),
				),
			]),
		),
		blocks: ["标题", "序号 | 目标任务 | 责任单位", "1 | 甲 | 区发改委", "注：乙"],
	},
	"text boxes, each once": {
		body:
			table(
				row([
					cell(
						paragraph(
							`${run("甲")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${boxOf("乙")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${boxOf("乙")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("丙")}`,
						),
					),
				]),
			) + paragraph(`<w:r><w:pict><v:textbox>${boxOf("丁")}</v:textbox></w:pict></w:r>`),
		blocks: ["甲丙⏎乙", "丁"],
	},
	"fields, the results of which are text": {
		body: paragraph(
			`${run("共")}${field("begin", instruction("= 3 + 4"), "separate")}${run("7")}${field("end")}<w:fldSimple w:instr="NUMPAGES">${run("9")}</w:fldSimple>${field("begin", instruction('SYMBOL 171 \\f "Wingdings"'), "end")}${field("begin", instruction("EQ \\o\\ac(○,5)"), "end")}${field("begin", instruction("IF "), field("begin", instruction("PAGE"), "separate", run("1"), "end"), "separate", run("项"), "end")}`,
		),
		blocks: ["共79★⑤项"],
	},
	"a field that nobody ended": {
		body: paragraph(`${run("甲")}${field("begin", instruction("PAGE"))}`) + paragraph("乙"),
		blocks: ["甲", "乙"],
	},
	"readings, tags, links and formulas": {
		body: paragraph(
			`<w:r><w:ruby><w:rubyPr/><w:rt>${run("yáo")}</w:rt><w:rubyBase>${run("尧")}</w:rubyBase></w:ruby></w:r><w:smartTag w:element="p">${run("舜")}</w:smartTag><w:hyperlink w:anchor="a">${run("禹")}</w:hyperlink><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`,
		),
		blocks: ["尧舜禹x"],
	},
	"digits that stand raised": {
		body: paragraph(
			`${run("10")}${run("4", '<w:vertAlign w:val="superscript"/>')}${run("平方米，CO")}${run("2", '<w:vertAlign w:val="subscript"/>')}`,
		),
		blocks: ["10⁴平方米，CO₂"],
	},
	"struck words": {
		body: paragraph(`${run("甲")}${run("乙", "<w:strike/>")}`),
		blocks: ["甲乙"],
		notes: ["正文第 1 段：带删除线的文字照原样导入，不要的请删去：“乙”。"],
	},
	"footnotes, comments, headers and pictures": {
		body: paragraph(
			`${run("甲")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>`,
		),
		parts: {
			footnotes: `<w:footnote w:id="2">${paragraph("可比价。")}</w:footnote>`,
			comments: `<w:comment w:id="0">${paragraph("请核。")}</w:comment>`,
			header: paragraph("内部文件"),
		},
		blocks: ["甲"],
		notes: [
			"正文第 1 段：脚注没有导入：“可比价。”。",
			"正文第 1 段：批注没有导入：“请核。”。",
			"正文第 1 段：图片没有导入。",
			"全文：页眉或页脚没有导入：“内部文件”。",
		],
	},
	"headings by style, by outline and by name": {
		body: [
			paragraph("标题", '<w:pStyle w:val="t"/>'),
			paragraph("一、甲", '<w:pStyle w:val="1"/>'),
			paragraph("（一）乙", '<w:outlineLvl w:val="1"/>'),
			paragraph("丙", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
			paragraph("丁", '<w:pStyle w:val="x"/>'),
		].join(""),
		parts: {
			styles:
				paragraphStyle("t", "Title", "") +
				paragraphStyle("1", "heading 1", "") +
				paragraphStyle("x", "小节", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "1"),
		},
		blocks: ["0# 标题", "1# 一、甲", "2# （一）乙", "丙", "3# 丁"],
	},
	pages: {
		body:
			paragraph("甲") +
			paragraph('<w:r><w:br w:type="page"/></w:r>') +
			paragraph("乙", "<w:pageBreakBefore/>"),
		blocks: ["甲", "----", "----", "乙"],
	},
	"numbers of lists in cells, direct and by style": {
		body: table(
			row([cell(paragraph("", list(1))), cell(paragraph("甲", list(2)))]),
			row([cell(paragraph("", list(1))), cell(paragraph("乙", list(2)))]),
			row([
				cell(paragraph("", '<w:pStyle w:val="s"/>')),
				cell(paragraph("丙", '<w:pStyle w:val="s2"/><w:numPr><w:numId w:val="0"/></w:numPr>')),
			]),
		),
		parts: {
			styles:
				paragraphStyle("s", "编号", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
				paragraphStyle("s2", "任务", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'),
			numbering:
				definition(0, level(0, "decimal", "%1")) +
				definition(1, level(0, "decimal", "%1.")) +
				num(1, 0) +
				num(2, 1),
		},
		blocks: ["1 | 1.甲", "2 | 2.乙", "3 | 丙"],
	},
	"levels of lists, and where they begin anew": {
		body: [
			paragraph("甲", list(1)),
			paragraph("乙", list(1, 1)),
			paragraph("丙", list(1, 1)),
			paragraph("丁", list(1, 2)),
			paragraph("戊", list(1)),
			paragraph("己", list(1, 1)),
			paragraph("庚", list(1, 3)),
		].join(""),
		parts: {
			numbering:
				definition(
					0,
					level(0, "chineseCountingThousand", "%1、"),
					level(1, "chineseCounting", "（%2）"),
					level(2, "decimalEnclosedCircle", "%3"),
					level(3, "decimal", "%1.%2.%4", "<w:isLgl/>"),
				) + num(1, 0),
		},
		blocks: ["一、甲", "（一）乙", "（二）丙", "①丁", "二、戊", "（一）己", "2.1.1 庚"],
	},
	"lists that share a definition, begin with another number, or do not begin anew": {
		body: [
			paragraph("甲", list(1)),
			paragraph("乙", list(2)),
			paragraph("丙", list(3)),
			paragraph("丁", list(3)),
			paragraph("戊", list(4)),
			paragraph("己", list(5, 1)),
			paragraph("庚", list(5)),
			paragraph("辛", list(5, 1)),
		].join(""),
		parts: {
			numbering:
				definition(0, level(0, "decimal", "%1.")) +
				definition(
					1,
					level(0, "decimal", "第%1条"),
					level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'),
				) +
				num(1, 0) +
				num(2, 0) +
				num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>') +
				num(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, "upperRoman", "%1.")}</w:lvlOverride>`) +
				num(5, 1),
		},
		blocks: ["1.甲", "2.乙", "7.丙", "8.丁", "IX.戊", "1)己", "第2条庚", "2)辛"],
	},
	"a list that is called by a style, and the level that names a style": {
		body: paragraph("甲", list(2)) + paragraph("乙", '<w:pStyle w:val="h2"/>'),
		parts: {
			styles:
				'<w:style w:type="numbering" w:styleId="l"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
				paragraphStyle("h2", "heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
			numbering:
				definition(0, level(0, "decimal", "%1、"), level(1, "decimal", "%1.%2", '<w:pStyle w:val="h2"/>')) +
				'<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="l"/></w:abstractNum>' +
				num(1, 0) +
				num(2, 1),
		},
		blocks: ["1、甲", "2# 1.1 乙"],
	},
	"what is not seen is not counted": {
		body: table(
			row([cell(paragraph("", list(1)), restart)]),
			row([cell(paragraph("", list(1)), goesOn)]),
			row([cell(paragraph("", list(1)))], `<w:del ${changed}/>`),
			row([cell(paragraph("", list(1)))]),
		),
		parts: { numbering: definition(0, level(0, "decimal", "%1")) + num(1, 0) },
		blocks: ["1", "^^", "2"],
		notes: ["第 1 个表格第 3 行：修订中删除的行没有导入。"],
	},
	"marks of lists": {
		body: paragraph("区发改委", list(1)) + paragraph("甲", list(2)),
		parts: {
			numbering:
				definition(
					0,
					level(0, "bullet", "\uf0ab").replace("</w:lvl>", `<w:rPr>${font("Wingdings")}</w:rPr></w:lvl>`),
				) +
				definition(1, level(0, "bullet", "\uf0b7")) +
				num(1, 0) +
				num(2, 1),
		},
		blocks: ["★区发改委", "甲"],
	},
};

describe("documents of Word", () => {
	for (const [what, { body, parts, blocks, notes = [] }] of Object.entries(samples))
		it(`reads ${what}`, async () => {
			const document = await readDocx(docx(body, parts));
			assert.deepEqual(shownBlocks(document), blocks);
			assert.deepEqual(shownNotes(document), notes);
		});

	it("names the first of many places, and says how many more there are", async () => {
		const body = Array.from({ length: 60 }, (_, i) => paragraph(`${run("甲")}${run(`${i}`, "<w:vanish/>")}`));
		const notes = shownNotes(await readDocx(docx(body.join(""))));
		assert.equal(notes.length, 51);
		assert.equal(notes[50], "全文：隐藏文字没有导入：另有 10 处。");
	});

	it("refuses a document of another program", async () => {
		const presentation = zipParts({
			"_rels/.rels": relations({ officeDocument: "ppt/presentation.xml" }),
			"ppt/presentation.xml": "<p:presentation/>",
		});
		await assert.rejects(readDocx(presentation), (error) => {
			assert.ok(error instanceof UnreadableDocument);
			assert.match(error.text.zh, /不是 Word 文档；请/);
			return true;
		});
	});
});
