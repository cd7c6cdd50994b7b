import assert from "node:assert/strict";
import { readXlsx } from "../../../../../server/src/common/interchange/import/xlsx/readXlsx.js";
import type { TableDocument } from "../../../../../server/src/common/interchange/tableDocument.js";
import { UnreadableDocument } from "../../../../../server/src/common/interchange/unreadableDocument.js";
import {
	type SheetSource,
	textCell,
	textRows,
	type WorkbookSource,
	xlsxFile,
} from "../../../../support/xlsxFile.js";

/** Blocks as lines: `# title`, `## heading`, a paragraph, a table's rows with `|` between cells, ^ and < for merged ones. */
function show({ blocks }: TableDocument): readonly string[] {
	return blocks.flatMap((block) => {
		switch (block.kind) {
			case "heading":
				return [`${"#".repeat(block.level + 1)} ${block.text}`];
			case "paragraph":
				return [block.text];
			case "table":
				return block.table.rows.map((row) =>
					row
						.map(({ text, state }) =>
							state === "above" ? "^" : state === "left" ? "<" : text.replaceAll("\n", "/"),
						)
						.join("|"),
				);
			default:
				return [block.kind];
		}
	});
}

async function read(source: WorkbookSource | SheetSource): Promise<TableDocument> {
	return readXlsx(xlsxFile("sheets" in source ? source : { sheets: [source] }));
}

const sheet = (rows: readonly string[], behind = "", from = "A1"): SheetSource => ({
	xml: `<sheetData>${textRows(from, rows)}</sheetData>${behind}`,
});

/** Styles whose number formats are the built-in ones of these ids. */
const stylesOf = (ids: readonly number[]) =>
	`<cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;

/** What a number shows in a format. */
async function shownIn(value: string, format: string | number, before = ""): Promise<string> {
	const styles =
		typeof format === "number"
			? stylesOf([0, format])
			: `<numFmts><numFmt numFmtId="176" formatCode="${format.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"/></numFmts>${stylesOf([0, 176])}`;
	const xml = `<sheetData><row r="1"><c r="A1" s="1"><v>${value}</v></c></row></sheetData>`;
	return show(await readXlsx(xlsxFile({ sheets: [{ xml }], styles, before }))).join("\n");
}

describe("readXlsx", () => {
	describe("tables of a sheet", () => {
		const names = "序号|项目|重点工作目标任务|牵头领导|责任单位";
		const cases: readonly {
			readonly name: string;
			readonly source: WorkbookSource | SheetSource;
			readonly expected: readonly string[];
		}[] = [
			{
				name: "a table that begins at C4, with a title above",
				source: {
					xml: `<dimension ref="A1:XFD1048576"/><sheetData><row r="2">${textCell("C2", "2026年重点任务")}</row>${textRows("C4", ["序号|任务|责任单位", "1|修路|★区交通局"])}</sheetData><mergeCells><mergeCell ref="C2:E2"/></mergeCells>`,
				},
				expected: ["# 2026年重点任务", "序号|任务|责任单位", "1|修路|★区交通局"],
			},
			{
				name: "a table of other columns below an empty row, under its own names",
				source: sheet([
					"序号|重点任务|牵头单位|完成时限",
					"1|培育企业6家。|县工信局|11月底",
					"2|改造小区9个。|县住建局|12月底",
					"",
					"联系单位|联系人|电话",
					"县府办|小李|0851-00000000",
					"",
					"姓名|职务",
					"小王|主任",
				]),
				expected: [
					"序号|重点任务|牵头单位|完成时限",
					"1|培育企业6家。|县工信局|11月底",
					"2|改造小区9个。|县住建局|12月底",
					"联系单位|联系人|电话",
					"县府办|小李|0851-00000000",
					"姓名|职务",
					"小王|主任",
				],
			},
			{
				name: "rows below an empty one that go on with the table, also where one has no number",
				source: sheet([
					"序号|重点任务|牵头单位",
					"1|培育企业6家。|县工信局",
					"",
					"新增|重点任务调度|县府办",
					"3|改造小区9个。|县住建局",
				]),
				expected: [
					"序号|重点任务|牵头单位",
					"1|培育企业6家。|县工信局",
					"序号|重点任务|牵头单位",
					"新增|重点任务调度|县府办",
					"3|改造小区9个。|县住建局",
				],
			},
			{
				name: "title and what it is counted in directly above the names",
				source: sheet(
					["2026年重点任务", "单位：亿元", "序号|任务|责任单位", "1|修路|★区交通局", "注：带★者牵头"],
					'<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/><mergeCell ref="A5:C5"/></mergeCells>',
				),
				expected: [
					"# 2026年重点任务",
					"单位：亿元",
					"序号|任务|责任单位",
					"1|修路|★区交通局",
					"注：带★者牵头",
				],
			},
			{
				name: "merged cells, an empty leader merged over two rows among them",
				source: sheet(
					[names, "1|指标|1.甲。|钱宇|★区发改委", "||2.乙。||★区财政局", "||3.丙。||区统计局"],
					'<mergeCells count="4"><mergeCell ref="A2:A4"/><mergeCell ref="B2:B4"/><mergeCell ref="D3:D4"/></mergeCells>',
				),
				expected: [names, "1|指标|1.甲。|钱宇|★区发改委", "^|^|2.乙。||★区财政局", "^|^|3.丙。|^|区统计局"],
			},
			{
				name: "sections across the table: headings, the names once more behind each",
				source: sheet(
					[
						"标题",
						names,
						"一、经济",
						"1|指标|1.甲。|钱宇|★区发改委",
						"二、民生",
						"1|教育|2.乙。|钱宇|★区教育局",
					],
					'<mergeCells><mergeCell ref="A3:E3"/><mergeCell ref="A5:E5"/></mergeCells>',
				),
				expected: [
					"# 标题",
					"## 一、经济",
					names,
					"1|指标|1.甲。|钱宇|★区发改委",
					"## 二、民生",
					names,
					"1|教育|2.乙。|钱宇|★区教育局",
				],
			},
			{
				name: "names that stand again at the top of a page, and an empty row within a table",
				source: sheet([
					"序号|任务|责任单位",
					"1|甲|区发改委",
					"",
					"2|乙|区财政局",
					"序 号|任务|责任单位",
					"3|丙|区教育局",
				]),
				expected: [
					"序号|任务|责任单位",
					"1|甲|区发改委",
					"序号|任务|责任单位",
					"2|乙|区财政局",
					"3|丙|区教育局",
				],
			},
			{
				name: "two tables, an empty row between them",
				source: sheet([
					"表一 经济",
					"序号|任务|责任单位",
					"1|甲|区发改委",
					"",
					"表二 民生",
					"序号|任务|牵头单位|配合单位",
					"1|乙|区财政局|区教育局",
				]),
				expected: [
					"# 表一 经济",
					"序号|任务|责任单位",
					"1|甲|区发改委",
					"表二 民生",
					"序号|任务|牵头单位|配合单位",
					"1|乙|区财政局|区教育局",
				],
			},
			{
				name: "names in two rows",
				source: sheet(
					["序号|任务|责任分工|", "||牵头单位|配合单位", "1|甲|区发改委|区财政局"],
					'<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>',
				),
				expected: ["序号|任务|牵头单位|配合单位", "1|甲|区发改委|区财政局"],
			},
			{
				name: "names in two rows, those below of years",
				source: sheet(
					["序号|任务|目标||责任单位", "||2025年实际|2026年目标|", "1|甲|5|6|区发改委"],
					`<mergeCells>${["A1:A2", "B1:B2", "C1:D1", "E1:E2"].map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
				),
				expected: ["序号|任务|目标2025年实际|2026年目标|责任单位", "1|甲|5|6|区发改委"],
			},
			{
				name: "two tables side by side under the same names",
				source: sheet([
					"序号|任务|责任单位||序号|任务|责任单位",
					"1|甲|区发改委||3|丙|区教育局",
					"2|乙|区财政局",
				]),
				expected: ["序号|任务|责任单位", "1|甲|区发改委", "2|乙|区财政局", "3|丙|区教育局"],
			},
			{
				name: "empty 序号 and 项目 below others, where none is merged; an empty leader stays vacant",
				source: sheet([
					names,
					"1|城市|甲|钱宇|区住建局",
					"||乙||区城管局",
					"2|教育|丙|方勇|区教育局",
					"3||丁|方勇|区教育局",
				]),
				expected: [
					names,
					"1|城市|甲|钱宇|区住建局",
					"^|^|乙||区城管局",
					"2|教育|丙|方勇|区教育局",
					"3|^|丁|方勇|区教育局",
				],
			},
			{
				name: "an empty 序号 without 项目 stays empty",
				source: sheet(["序号|任务|责任单位", "1|甲|区发改委", "|乙|区财政局"]),
				expected: ["序号|任务|责任单位", "1|甲|区发改委", "|乙|区财政局"],
			},
			{
				name: "columns and rows that only belong to merged cells",
				source: sheet(
					["序号|任务||责任单位", "1|甲||区发改委", "", "2|乙||区财政局", ""],
					`<mergeCells>${["B1:C1", "A2:A3", "B2:C3", "D2:D3", "A4:A5", "B4:C5", "D4:D5"].map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
				),
				expected: ["序号|任务|责任单位", "1|甲|区发改委", "2|乙|区财政局"],
			},
			{
				name: "a merged cell without end, and one over another",
				source: sheet(
					["序号|任务|责任单位", "1|甲|区发改委", "2|乙|区财政局"],
					'<mergeCells><mergeCell ref="D1:XFD1048576"/><mergeCell ref="C2:C3"/><mergeCell ref="A2:C3"/></mergeCells>',
				),
				expected: ["序号|任务|责任单位", "1|甲|区发改委", "2|乙|^"],
			},
			{
				name: "several sheets: a heading each, but for names that say nothing, empty ones and charts",
				source: {
					sheets: [
						{ name: "经济", ...sheet(["总表", "序号|任务|责任单位", "1|甲|区发改委"]) },
						{ name: "空", xml: "<sheetData/>" },
						{ name: "民生", ...sheet(["序号|任务|责任单位", "2|乙|区财政局"]) },
						{ name: "Sheet4", ...sheet(["说明", "本表由各单位填写。"]) },
					],
				},
				expected: [
					"# 总表",
					"## 经济",
					"序号|任务|责任单位",
					"1|甲|区发改委",
					"## 民生",
					"序号|任务|责任单位",
					"2|乙|区财政局",
					"说明",
					"本表由各单位填写。",
				],
			},
		];
		for (const { name, source, expected } of cases)
			it(name, async () => {
				assert.deepEqual(show(await read(source)), expected);
			});

		it("says which rows are names where they are printed on each page", async () => {
			const behind =
				"<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'S 1'!$A:$B,'S 1'!$1:$2</definedName></definedNames>";
			const rows = ["2026年重点任务", "序号|任务|责任单位", "1|甲|区发改委"];
			const { blocks } = await read({ sheets: [sheet(rows)], behind });
			assert.deepEqual(
				blocks.map((block) => (block.kind === "table" ? block.headerRows : block.kind)),
				["heading", 1],
			);
		});
	});

	describe("what a cell shows", () => {
		it("texts: shared, of runs, inline, of a formula; readings above characters left out; raised digits", async () => {
			const shared =
				"<si><t>甲</t></si>" +
				'<si><r><t xml:space="preserve">富 </t></r><r><rPr><b/></rPr><t>文本</t></r><rPh sb="0" eb="1"><t>フ</t></rPh><phoneticPr fontId="1"/></si>' +
				'<si><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>4</t></r><r><t>立方米</t></r></si>' +
				"<si><t>上_x000D_\n下_x005F_x000D_</t></si><si/>";
			const xml =
				'<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>99</v></c></row>' +
				'<row><c t="inlineStr"><is><t>内</t><rPh sb="0" eb="1"><t>ナイ</t></rPh></is></c><c t="str"><f>A1&amp;"乙"</f><v>甲乙</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-03-05T00:00:00</v></c><c/></row></sheetData>';
			assert.deepEqual(show(await read({ sheets: [{ xml }], shared })), [
				"甲|富 文本|10⁴立方米|上/下_x000D_",
				"内|甲乙|TRUE|2026-03-05",
			]);
		});

		const numbers: readonly (readonly [value: string, format: string | number, shown: string])[] = [
			["0.05", 9, "5%"],
			["0.055", 10, "5.50%"],
			["0.055", "0.0%", "5.5%"],
			["12", 0, "12"],
			["0.30000000000000004", 0, "0.3"],
			["1234567890123", 0, "1234567890123"],
			["1.5E-3", 0, "0.0015"],
			["1234.5", 4, "1,234.50"],
			["12", 49, "12"],
			["45292", 14, "2024/1/1"],
			["45292.5", 22, "2024/1/1 12:00"],
			["45292", 27, "2024年1月"],
			["45292", 28, "1月1日"],
			["45292", 30, "1-1-24"],
			["45292", 31, "2024年1月1日"],
			["0.75", 32, "18时00分"],
			["0.75", 34, "下午6时00分"],
			["45292", 36, "2024年1月"],
			["45292", 50, "2024年1月"],
			["45292", 51, "1月1日"],
			["45292", 57, "2024年1月"],
			["45292", 58, "1月1日"],
			["45292", '[$-804]yyyy"年"m"月"d"日";@', "2024年1月1日"],
			["45292", "yyyy\\-mm\\-dd", "2024-01-01"],
			["45292", "[$-804]aaaa;@", "星期一"],
			["0.75", '上午/下午h"时"', "下午6时"],
			["3", 'G/通用格式"项"', "3项"],
			["60", '0"年"', "60年"],
			["45292", '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年一月一日"],
			["12", "[DBNum1][$-804]General", "十二"],
			["12", "[DBNum2][$-804]General", "壹拾贰"],
			["12", "[DBNum3][$-804]General", "１２"],
			["1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"],
			["-3", "#,##0_);[Red](#,##0)", "(3)"],
			["0", "0;-0;;@", ""],
			["5", "a[b", "5"],
			["x", 0, ""],
		];
		for (const [value, format, shown] of numbers)
			it(`${value} in the format ${format} shows ${shown === "" ? "nothing" : shown}`, async () => {
				assert.equal(await shownIn(value, format), shown);
			});

		it("counts days from 1904 where the workbook does", async () => {
			assert.equal(await shownIn("43830", 31, '<workbookPr date1904="1"/>'), "2024年1月1日");
			assert.equal(await shownIn("43830", 0, '<workbookPr date1904="1"/>'), "43830");
		});
	});

	describe("what is not seen", () => {
		const notesOf = async (source: WorkbookSource | SheetSource) =>
			(await read(source)).notes.map(({ place, message }) => `${place.zh}：${message.zh}`);

		it("hidden sheets, rows and columns are left out and told of; rows that a filter hides are read", async () => {
			const source: WorkbookSource = {
				sheets: [
					{
						name: "任务",
						xml:
							'<cols><col min="4" max="4" hidden="1"/></cols><sheetData>' +
							textRows("A1", ["序号|任务|责任单位|内部"]) +
							`<row r="2" hidden="1">${textCell("A2", "1")}${textCell("B2", "甲")}</row>` +
							textRows("A3", ["2|乙|区财政局|密"]) +
							`<row r="6" hidden="1">${textCell("A6", "3")}${textCell("B6", "丙")}</row></sheetData>` +
							'<autoFilter ref="A4:C9"><filterColumn colId="0"/></autoFilter>',
					},
					{ name: "底稿", state: "veryHidden", ...sheet(["x|y"]) },
				],
			};
			const document = await read(source);
			assert.deepEqual(show(document), [
				"序号|任务|责任单位",
				"2|乙|区财政局",
				"序号|任务|责任单位",
				"3|丙|",
			]);
			assert.deepEqual(await notesOf(source), [
				"工作表“底稿”：工作表是隐藏的，里面的 1 行没有导入；需要的话，取消隐藏后再导入。",
				"工作表“任务”：隐藏的第 2 行没有导入；需要的话，在表格里取消隐藏后再导入。",
				"工作表“任务”：隐藏的 D 列没有导入；需要的话，在表格里取消隐藏后再导入。",
				"工作表“任务”：被筛选隐去的第 6 行也导入了；请核对。",
			]);
		});

		it("tables side by side are told of", async () => {
			const twice = await notesOf(sheet(["序号|任务||序号|任务", "1|甲||3|丙", "2|乙"]));
			assert.equal(twice.length, 1);
			assert.match(twice[0] ?? "", /：2 张表左右并排、表头相同，已从左到右上下接成一张；请核对。$/);
			assert.deepEqual(await notesOf(sheet(["序号|任务|责任单位", "1|甲|区发改委"])), []);
		});

		it("tables side by side stay tables of their own where each has its title or its numbers, under it", async () => {
			const titled = sheet(["甲区上半年任务|||甲区下半年任务", "序号|任务||序号|任务", "1|甲||3|丙", "2|乙"]);
			assert.deepEqual(show(await read(titled)), [
				"## 甲区上半年任务",
				"序号|任务",
				"1|甲",
				"2|乙",
				"## 甲区下半年任务",
				"序号|任务",
				"3|丙",
			]);
			const anew = sheet(["序号|任务||序号|任务", "1|甲||1|丙", "2|乙"]);
			assert.deepEqual(show(await read(anew)), ["序号|任务", "1|甲", "2|乙", "序号|任务", "1|丙"]);
			for (const each of [titled, anew])
				assert.match(
					(await notesOf(each)).join("\n"),
					/各自编号或各有标题，已从左到右上下排列，仍是各自的表/,
				);
			// A row above that is not one title a table says something else.
			const other = sheet(["填报：甲|||乙||丙", "序号|任务||序号|任务", "1|甲||3|丙", "2|乙"]);
			assert.deepEqual(show(await read(other)).slice(-4), ["序号|任务", "1|甲", "2|乙", "3|丙"]);
		});

		it("comments and text boxes are listed with what they say", async () => {
			const relation = (id: number, kind: string, target: string) =>
				`<Relationship Id="r${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
			const told = await notesOf({
				sheets: [sheet(["序号|任务|责任单位", "1|甲|区发改委"])],
				parts: {
					"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation(1, "comments", "../comments1.xml")}${relation(2, "drawing", "../drawings/drawing1.xml")}</Relationships>`,
					"xl/comments1.xml":
						'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>王芳</author></authors><commentList><comment ref="C2" authorId="0"><text><r><t>王芳:</t></r><r><t xml:space="preserve">\n改为区城管局？</t></r></text></comment></commentList></comments>',
					"xl/drawings/drawing1.xml":
						'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:sp><xdr:txBody><a:p><a:r><a:t>送审稿</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>',
				},
			});
			assert.deepEqual(told, [
				"工作表“Sheet1”：1 处批注没有导入：C2“王芳: 改为区城管局？”。",
				"工作表“Sheet1”：1 个文本框或图形里的文字没有导入：“送审稿”。",
			]);
		});

		it("formulas that no program has worked out, and whole numbers of more figures than a double holds", async () => {
			const xml =
				'<sheetData><row r="1"><c r="A1"><f>1/4</f><v></v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><v>320504199001011234</v></c><c r="D1"><v>202600010012</v></c></row></sheetData>';
			assert.deepEqual(show(await read({ xml })), ["320504199001011000|202600010012"]);
			assert.match((await notesOf({ xml })).join("\n"), /^工作表“Sheet1”：A1 的公式还没有算出结果/);
		});

		it("errors, formulas without results, and texts under merged cells are told of", async () => {
			const xml =
				'<sheetData><row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row>' +
				`<row r="2">${textCell("A2", "甲")}${textCell("B2", "乙")}${textCell("C2", "甲")}</row></sheetData><mergeCells><mergeCell ref="A2:C2"/></mergeCells>`;
			assert.deepEqual(await notesOf({ xml }), [
				"工作表“Sheet1”：B2 的内容被合并的格盖住，表格里看不到，没有导入。",
				"工作表“Sheet1”：A1 显示的是错误值（如 #DIV/0!），照原样导入；请在表格里改正公式。",
				"工作表“Sheet1”：B1 的公式还没有算出结果，按空格导入；请用 Excel 或 WPS 打开、保存一次再导入。",
			]);
		});

		it("words that are struck through are told of, by run and by cell", async () => {
			const struck = (text: string) => `<is><r><rPr><strike/></rPr><t>${text}</t></r><r><t>6座</t></r></is>`;
			const xml =
				`<sheetData><row r="1"><c r="A1" t="inlineStr">${struck("8")}</c><c r="B1" t="inlineStr" s="1"><is><t>乙</t></is></c>` +
				`<c r="C1" t="inlineStr">${struck("8").replace("<strike/>", '<strike val="0"/>')}</c><c r="D1" t="inlineStr" s="2"><is><t>丁</t></is></c></row></sheetData>`;
			const styles =
				'<fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs>' +
				'<cellXfs><xf/><xf fontId="1"/><xf fontId="0"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>';
			const { notes } = await readXlsx(xlsxFile({ sheets: [{ xml }], styles }));
			assert.deepEqual(
				notes.map(({ place, message }) => `${place.zh}：${message.zh}`),
				["工作表“Sheet1”：A1、B1 里带删除线的文字照原样导入；不要的请删去。"],
			);
		});

		it("a merged cell whose first row or column is hidden shows its text beside it", async () => {
			const xml =
				'<cols><col min="1" max="1" hidden="1"/></cols><sheetData>' +
				textRows("A1", ["标题|", "|任务|责任单位", "|甲|区发改委"]) +
				'</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells>';
			assert.deepEqual(show(await read({ xml })), ["# 标题", "任务|责任单位", "甲|区发改委"]);
		});
	});

	it("a million formatted rows without content cost no memory", async () => {
		const rows = Array.from(
			{ length: 100_000 },
			(_, i) => `<row r="${i + 3}" s="1" ht="20"><c r="A${i + 3}" s="1"/></row>`,
		);
		const xml = `<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>${textRows("A1", ["序号|任务|责任单位", "1|甲|区发改委"])}${rows.join("")}</sheetData>`;
		assert.deepEqual(show(await read({ xml })), ["序号|任务|责任单位", "1|甲|区发改委"]);
	});

	it("names with prefixes, and namespaces of the strict standard", async () => {
		const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
		const part = `<x:worksheet xmlns:x="${strict}"><x:sheetData><x:row r="3"><x:c r="C3" t="inlineStr"><x:is><x:t>前缀</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
		const file = xlsxFile({ sheets: [{ xml: "" }], parts: { "xl/worksheets/sheet1.xml": part } });
		assert.deepEqual(show(await readXlsx(file)), ["前缀"]);
	});

	const bad: readonly (readonly [name: string, bytes: Uint8Array, message: RegExp])[] = [
		["a workbook without sheets", xlsxFile({ sheets: [] }), /没有工作表/],
		["text", new TextEncoder().encode("序号,任务"), /不是 Word/],
		["broken XML", xlsxFile({ sheets: [{ xml: "<sheetData><row></sheetData>" }] }), /损坏/],
		[
			"a table of too many cells",
			xlsxFile({
				sheets: [
					{
						xml: `<sheetData>${Array.from({ length: 2300 }, (_, i) => `<row r="${i + 1}"><c r="${columnName(i)}${i + 1}"><v>1</v></c></row>`).join("")}</sheetData>`,
					},
				],
			}),
			/超过 500 万格/,
		],
	];
	for (const [name, bytes, message] of bad)
		it(`${name}: says so`, async () => {
			await assert.rejects(readXlsx(bytes), (error) => {
				assert.ok(error instanceof UnreadableDocument);
				assert.match(error.text.zh, message);
				return true;
			});
		});
});

/** `A` of 0. */
function columnName(column: number): string {
	return column < 26
		? String.fromCharCode(65 + column)
		: columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
}
