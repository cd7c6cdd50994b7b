import assert from "node:assert/strict";
import { readPdf } from "../../../../../server/src/common/interchange/import/pdf/readPdf.js";
import { UnreadableDocument } from "../../../../../server/src/common/interchange/unreadableDocument.js";
import { hexOf, makePdf, type PdfPageParts, ruledTable } from "../../../../support/pdfFile.js";
import { notesOfPdf, showPdf } from "../../../../support/shownPdf.js";

const header = ["序号", "工作任务", "责任单位"];
const widths = [40, 200, 100];
const rows = [header, ["1", "甲。", "区教育局"], ["", "乙。", "区财政局"], ["2", "丙。", "区民政局"]];
const merged = { widths, skip: (row: number, column: number) => row === 2 && column === 0 };
const rowsShown = [
	"序号 | 工作任务 | 责任单位",
	"1 | 甲。 | 区教育局",
	"^^ | 乙。 | 区财政局",
	"2 | 丙。 | 区民政局",
];

/** A table, with lines of prose of so many points above and below it. */
function page(table: PdfPageParts, ...lines: readonly (readonly [y: number, text: string])[]): PdfPageParts {
	return { ...table, texts: [...(table.texts ?? []), ...lines.map(([y, text]) => ({ x: 50, y, text }))] };
}

describe("PDF files", function () {
	this.timeout(20_000);

	for (const [what, table, wanted] of [
		["lines", ruledTable(rows, merged), rowsShown],
		["thin rectangles", ruledTable(rows, { ...merged, thickness: 0.5 }), rowsShown],
		["double rectangles", ruledTable(rows, { ...merged, thickness: 2.5 }), rowsShown],
		[
			"lines, and cells that reach over columns",
			{
				texts: [
					{ x: 54, y: 86, text: "一、教育" },
					{ x: 54, y: 66, text: "1" },
					{ x: 94, y: 66, text: "甲" },
				],
				lines: [
					[50, 100, 250, 100],
					[50, 80, 250, 80],
					[50, 60, 250, 60],
					[50, 100, 50, 60],
					[90, 80, 90, 60],
					[250, 100, 250, 60],
				],
			},
			["一、教育 | <<", "1 | 甲"],
		],
		[
			"rectangles that are stroked, a cell each",
			{
				texts: [
					{ x: 54, y: 66, text: "甲" },
					{ x: 104, y: 66, text: "乙" },
				],
				operators: "50 60 50 20 re S 100 60 50 20 re S",
			},
			["甲 | 乙"],
		],
		[
			"lines, in a form and a turned page",
			{ ...ruledTable(rows, merged), rotate: 90, operators: "" },
			rowsShown,
		],
	] as const)
		it(`has a table of cells parted by ${what}`, async () =>
			assert.deepEqual(await showPdf([table as PdfPageParts]), wanted));

	it("has tables without lines at their sides", async () => {
		const { texts, lines = [] } = ruledTable(rows, merged);
		const inner = lines.filter(([x1, , x2]) => x1 !== x2 || (x1 !== 50 && x1 !== 390));
		assert.deepEqual(await showPdf([{ texts: texts ?? [], lines: inner }]), rowsShown);
	});

	it("says that cells are a judgement where neither rules nor names of columns make any", async () => {
		const prose = { texts: [{ x: 50, y: 700, text: "甲" }] };
		assert.match(await notesOfPdf([prose]), /没有找到带框线的表格.*请逐行对照原件/);
		assert.doesNotMatch(
			await notesOfPdf([ruledTable(rows, merged)]),
			/没有找到带框线的表格|按文字的位置划分/,
		);
	});

	it("has tables drawn across the page", async () => {
		const { texts = [], lines = [] } = ruledTable(rows, merged);
		const turned: PdfPageParts = {
			texts: [
				...texts.map(({ x, y, text }) => ({ x: 750 - y, y: x, text, turns: 1 })),
				{ x: 300, y: 20, text: "— 3 —" },
			],
			lines: lines.map(([x1, y1, x2, y2]): [number, number, number, number] => [750 - y1, x1, 750 - y2, x2]),
		};
		const shifted = { texts: turned.texts ?? [], lines: turned.lines ?? [] };
		assert.deepEqual(await showPdf([shifted]), rowsShown);
		assert.match(await notesOfPdf([shifted]), /1 处页码/);
	});

	it("has tables in cells and in frames", async () => {
		const table = ruledTable([header, ["1", "甲", "区教育局"]], { widths, height: 60 });
		const nested = ruledTable([["A"], ["B"]], { x: 120, top: 630, widths: [60] });
		const frame: PdfPageParts["lines"] = [
			[30, 750, 450, 750],
			[30, 500, 450, 500],
			[30, 750, 30, 500],
			[450, 750, 450, 500],
		];
		assert.deepEqual(
			await showPdf([
				{
					texts: [...(table.texts ?? []), ...(nested.texts ?? [])],
					lines: [...(table.lines ?? []), ...(nested.lines ?? []), ...frame],
				},
			]),
			["序号 | 工作任务 | 责任单位", "1 | 甲⏎A⏎B | 区教育局"],
		);
	});

	describe("over several pages", () => {
		const second = [header, ["", "丁。", "区商务局"], ["3", "戊。", "区教育局"]];

		it("have a table once, with its header once", async () => {
			const pages = [
				page(ruledTable(rows, merged), [800, "工作方案"], [30, "— 1 —"]),
				page(ruledTable(second, { widths }), [600, "注：按季度调度。"], [30, "— 2 —"]),
			];
			assert.deepEqual(await showPdf(pages), [
				"工作方案",
				...rowsShown,
				"^^ | 丁。 | 区商务局",
				"3 | 戊。 | 区教育局",
				"注：按季度调度。",
			]);
			const notes = await notesOfPdf(pages);
			assert.match(notes, /2 处页码没有放进结果/);
			assert.match(notes, /第 2 页：接着上一页的表格，重复的表头没有放进结果/);
			assert.match(notes, /第 2 页：页首空着的格按接着上一页的合并格导入/);
		});

		it("have rows whole that a page end cuts", async () => {
			const own = [header, ["1", "推进重点项目建设，完成", "区教育局、"]];
			const rest = [
				["", "投资50亿元以上。", "区财政局"],
				["2", "丙。", "区民政局"],
			];
			const pages = [ruledTable(own, { widths: [40, 115, 60] }), ruledTable(rest, { widths: [40, 115, 60] })];
			assert.deepEqual(await showPdf(pages), [
				"序号 | 工作任务 | 责任单位",
				"1 | 推进重点项目建设，完成投资50亿元以上。 | 区教育局、区财政局",
				"2 | 丙。 | 区民政局",
			]);
			assert.match(await notesOfPdf(pages), /第 2 页：页首一行接着上一页没有完的一行，已经合为一行/);
		});

		it("have a cell that is empty, where its column has no merged ones", async () => {
			const names = ["序号", "工作任务", "备注"];
			const pages = [
				ruledTable([names, ["1", "甲。", ""], ["2", "乙。", "急"]], { widths }),
				ruledTable([names, ["3", "丙。", ""]], { widths }),
			];
			assert.equal((await showPdf(pages)).at(-1), "3 | 丙。 | ");
		});

		it("have a cell that is empty where blanks are drawn in such cells, and goes on with the one above where not", async () => {
			const names = ["序号", "工作任务", "牵头领导"];
			const first = ruledTable([names, ["1", "甲。", "钱宇"], ["2", "乙。", ""], ["3", "丙。", " "]], {
				widths,
				skip: (row, column) => row === 2 && column === 2,
			});
			const pages = [
				first,
				ruledTable([names, ["4", "丁。", " "], ["5", "戊。", "方勇"]], { widths }),
				ruledTable([names, ["6", "己。", ""]], { widths }),
			];
			assert.deepEqual((await showPdf(pages)).slice(2), [
				"2 | 乙。 | ^^",
				"3 | 丙。 | ",
				"4 | 丁。 | ",
				"5 | 戊。 | 方勇",
				"6 | 己。 | ^^",
			]);
		});

		for (const [what, top, shown] of [
			["in its sentence", "投资50亿元以上。", undefined],
			["that has said all", "建设学校3所。", "^^ | 建设学校3所。 | 区财政局"],
		] as const)
			it(`have a row whole that a page end cuts ${what}, and no other`, async () => {
				const above = shown === undefined ? "推进重点项目建设，完成" : "推进重点项目建设。";
				const size = { widths: [40, 115, 60] };
				const pages = [
					ruledTable([header, ["1", "甲。", "区民政局"], ["2", above, "区教育局、"]], size),
					ruledTable([header, ["", top, "区财政局"], ["3", "丙。", "区民政局"]], size),
				];
				assert.deepEqual((await showPdf(pages)).slice(2, -1), [
					shown === undefined ? `2 | ${above}${top} | 区教育局、区财政局` : `2 | ${above} | 区教育局、`,
					...(shown === undefined ? [] : [shown]),
				]);
			});

		for (const [top, cells] of [
			["23.5%以上。", ["占比达到⏎23.5%以上。"]],
			["3.5G基站建设。", ["占比达到", "3.5G基站建设。"]],
		] as const)
			it(`have ${cells.length === 1 ? "a row whole that a page end cuts before" : "a row that begins with"} ${top}`, async () => {
				const size = { widths: [40, 115, 60] };
				const pages = [
					ruledTable([header, ["1", "1.甲。", "区民政局"], ["", "2.占比达到", "区科技局"]], {
						...size,
						skip: (row, column) => row === 2 && column === 0,
					}),
					ruledTable([header, ["", top, ""], ["2", "4.丙。", "区民政局"]], size),
				];
				const tasks = (await showPdf(pages)).slice(2, -1).map((row) => row.split(" | ")[1]);
				assert.deepEqual(tasks, [`2.${cells[0]}`, ...cells.slice(1)]);
			});

		it("have the number of a row that stands alone at a page's end, and no page numbers", async () => {
			const pages = [1, 2].map(
				(number): PdfPageParts => ({
					texts: [
						{ x: 50, y: 400 + 50 * number, text: "甲乙"[number - 1] ?? "" },
						{ x: 50, y: 60, text: String(7 * number + number ** 2) },
						{ x: 300, y: 30, text: String(number) },
					],
				}),
			);
			assert.equal((await showPdf(pages)).join(""), "甲8乙18");
			assert.match(await notesOfPdf(pages), /2 处页码没有放进结果/);
		});

		it("have nothing of what a browser prints at their edges", async () => {
			const texts = [
				{ x: 50, y: 820, text: "2025/3/1 10:05 工作方案", size: 8 },
				{ x: 50, y: 400, text: "正文", size: 8 },
				{ x: 50, y: 20, text: "\ufb01le:///plans/plan.html", size: 8 },
				{ x: 500, y: 20, text: "1/1", size: 8 },
			];
			assert.deepEqual(await showPdf([{ texts }]), ["正文"]);
			assert.match(await notesOfPdf([{ texts }]), /“file:\/\/\/plans\/plan.html 1\/1”按页眉页脚处理/);
		});

		it("have no running heads, and the title that is repeated once", async () => {
			const head = { x: 50, y: 800, text: "云岭市人民政府办公室文件", size: 8 };
			const title = { x: 50, y: 760, text: "二〇二五年重点工作任务分工表", size: 18 };
			const pages = [rows, second].map((each) => {
				const table = ruledTable(each, each === rows ? merged : { widths });
				return { ...table, texts: [head, title, ...(table.texts ?? [])] };
			});
			const found = await showPdf(pages);
			assert.deepEqual(found.slice(0, 2), ["0# 二〇二五年重点工作任务分工表", rowsShown[0]]);
			assert.equal(found.length, 1 + rows.length + second.length - 1);
			assert.match(await notesOfPdf(pages), /每页重复的“云岭市人民政府办公室文件”按页眉页脚处理/);
		});

		it("have no running heads that differ in a number alone, which are named once", async () => {
			const pages = Array.from(
				{ length: 12 },
				(_, i): PdfPageParts => ({
					texts: [
						{ x: 50, y: 800, text: `云岭市工作简报第${i + 3}期` },
						{ x: 50, y: 400 + 20 * i, text: "甲乙丙丁戊己庚辛壬癸子丑"[i] ?? "" },
					],
				}),
			);
			assert.equal((await showPdf(pages)).join(""), "甲乙丙丁戊己庚辛壬癸子丑");
			assert.equal(
				(await notesOfPdf(pages)).split("\n")[0],
				"全文：各页同一位置只有数字不同的“云岭市工作简报第3期”至“云岭市工作简报第14期”（12 种）按页眉页脚处理，没有放进结果；请核对。",
			);
		});
	});

	describe("text", () => {
		for (const [what, text, wanted] of [
			["radicals", "⼯作⽅案⻓期，居民3万⼾", "工作方案长期，居民3万户"],
			["blanks between Chinese and digits", "到 2025 年增长 5% 以上", "到2025年增长5%以上"],
			["blanks between words", "推进 Smart City 建设", "推进Smart City建设"],
			["characters set apart", "责  任  单  位", "责任单位"],
			["a star of a symbol font", "\uf0ab区教育局", "★区教育局"],
		] as const)
			it(`has ${what} as people read them`, async () =>
				assert.deepEqual(await showPdf([{ texts: [{ x: 50, y: 700, text }] }]), [wanted]));

		it("has lines of a cell that were wrapped in one, and others as they stand", async () => {
			const table = ruledTable(
				[
					["任务", "单位"],
					["推进重点项目建设完成\n投资50亿元以上。", "市教育局\n市财政局"],
				],
				{ widths: [110, 110], height: 40 },
			);
			assert.deepEqual(await showPdf([table]), [
				"任务 | 单位",
				"推进重点项目建设完成投资50亿元以上。 | 市教育局⏎市财政局",
			]);
		});

		it("has paragraphs of the lines of a page, and headings", async () => {
			const long = "各部门要高度重视，切实加强组织领导，按照职责分工抓好落实，确保各项工作";
			const lines = [
				{ x: 200, y: 760, text: "工作方案", size: 20 },
				{ x: 50, y: 700, text: "一、总体要求" },
				{ x: 70, y: 680, text: long.slice(0, 28) },
				{ x: 50, y: 660, text: `${long.slice(28)}取得实效，到年底前全面完成目标任务。` },
				{ x: 70, y: 640, text: "各区要认真执行。" },
			];
			const width = { x: 50, y: 620, text: "甲".repeat(30) };
			assert.deepEqual(await showPdf([{ texts: [...lines, width] }]), [
				"0# 工作方案",
				"1# 一、总体要求",
				`${long}取得实效，到年底前全面完成目标任务。`,
				"各区要认真执行。",
				width.text,
			]);
		});

		it("that slants, as watermarks do, is left out and named", async () => {
			const operators = `BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <${hexOf("内部资料")}> Tj ET`;
			const pages = [{ texts: [{ x: 50, y: 700, text: "正文" }], operators }];
			assert.deepEqual(await showPdf(pages), ["正文"]);
			assert.match(await notesOfPdf(pages), /第 1 页：方向与正文不同的文字“内部资料”没有放进结果/);
		});

		it("that lies over a table and is much larger, as watermarks do, is left out and named", async () => {
			const table = ruledTable(rows, merged);
			const mark = { x: 60, y: 640, text: "征求意见稿", size: 60 };
			const watered = { ...table, texts: [...(table.texts ?? []), mark] };
			assert.deepEqual(await showPdf([watered]), rowsShown);
			assert.match(await notesOfPdf([watered]), /“征求意见稿”按水印处理，没有放进结果/);
			const title = {
				...table,
				texts: [...(table.texts ?? []), { x: 60, y: 760, text: "工作方案", size: 30 }],
			};
			assert.deepEqual(await showPdf([title]), ["0# 工作方案", ...rowsShown]);
		});

		for (const [what, lines, shown] of [
			["that is called as plans are", ["临湖区重点任务分解表"], ["0# 临湖区重点任务分解表"]],
			["on two lines", ["临湖区人民政府", "重点任务分解表"], ["0# 临湖区人民政府重点任务分解表"]],
			["but a sentence is none", ["临湖区已印发分解表。"], ["临湖区已印发分解表。"]],
			["but what no title ends with is none", ["临湖区重点"], ["临湖区重点"]],
		] as const)
			it(`has a title no larger than the text in the middle of the page ${what}`, async () => {
				const table = ruledTable(rows, merged);
				const size = 10.5;
				const texts = lines.map((text, i) => ({
					x: (595 - text.length * size) / 2,
					y: 790 - 20 * i,
					text,
					size,
				}));
				assert.deepEqual(await showPdf([{ ...table, texts: [...(table.texts ?? []), ...texts] }]), [
					...shown,
					...rowsShown,
				]);
				const aside = texts.map((line) => ({ ...line, x: 60 }));
				const left = await showPdf([{ ...table, texts: [...(table.texts ?? []), ...aside] }]);
				assert.equal(
					left.some((line) => line.startsWith("0#")),
					false,
				);
			});

		it("has its title behind the letter that sends it, whose text is larger than that of tables", async () => {
			const letter = [
				"各镇人民政府，各街道办事处，区各委、办、局，",
				"区各直属单位：",
				"《临湖区2026年重点工作分解方案》已经区政",
				"府常务会议审议通过，现印发给你们，请认真做好",
				"贯彻落实。",
				"江州市临湖区人民政府",
				"2026年1月25日",
				"（此件公开发布）",
				"（联系人：区政府办公室）",
			];
			const first = letter.map((text, i) => ({
				x: /^[各区府贯]/.test(text) ? 50 : 82,
				y: 780 - 24 * i - (i > 4 ? 40 : 0),
				text,
				size: 16,
			}));
			const table = ruledTable(rows, merged);
			const title = { x: 60, y: 760, text: "临湖区2026年重点工作分解方案", size: 22 };
			// Pages across have longer lines: those of the letter are full all the same.
			const wide = { texts: [{ x: 100, y: 50, text: "注".repeat(60), turns: 1 }], rotate: 90 };
			const pages = [{ texts: first }, { ...table, texts: [...(table.texts ?? []), title] }, wide];
			assert.deepEqual((await showPdf(pages)).slice(0, 8), [
				"各镇人民政府，各街道办事处，区各委、办、局，区各直属单位：",
				"《临湖区2026年重点工作分解方案》已经区政府常务会议审议通过，现印发给你们，请认真做好贯彻落实。",
				...letter.slice(5),
				"0# 临湖区2026年重点工作分解方案",
				rowsShown[0],
			]);
		});

		it("that is drawn twice to look bold is there once", async () => {
			const texts = [0, 0.3].map((by) => ({ x: 50 + by, y: 700, text: "工作方案" }));
			assert.deepEqual(await showPdf([{ texts }]), ["工作方案"]);
		});

		it("follows all that moves it", async () => {
			const operators = `q 2 0 0 2 0 0 cm BT /F 5 Tf 12 TL 25 350 Td <${hexOf("甲")}> Tj T* [<${hexOf("乙")}> -2000 <${hexOf("丙")}>] TJ 0 -12 TD <${hexOf("丁")}> ' 1 Ts <${hexOf("戊")}> Tj ET Q`;
			assert.deepEqual(await showPdf([{ operators }]), ["甲", "乙丙", "丁戊"]);
		});
	});

	describe("with fonts that are not in the file", () => {
		const fontOf = (encoding: string, ordering: string) => ({ encoding, ordering });
		const textOf = async (hex: string, font: ReturnType<typeof fontOf>) => {
			const operators = `BT /F 10 Tf 50 700 Td <${hex}> Tj ET`;
			const { blocks, notes } = await readPdf(makePdf([{ operators }], "", font));
			const text = blocks.map((block) => ("text" in block ? block.text : "")).join("\n");
			return { text, notes: notes.map(({ message }) => message.zh).join("\n") };
		};
		for (const [encoding, ordering, text, hex] of [
			["UniGB-UCS2-H", "GB1", "2025年增长5%", hexOf("2025年增长5%")],
			["UniGB-UTF16-H", "GB1", "《方案》（一）", hexOf("《方案》（一）")],
			["UniCNS-UTF16-V", "CNS1", "甲", hexOf("甲")],
			["UniJIS-UTF32-H", "Japan1", "甲1", "0000753200000031"],
			["GBK-EUC-H", "GB1", "2025年增长5%", "32303235c4ead4f6b3a43525"],
			["GBKp-EUC-H", "GB1", "镕，℃", "e946a3aca1e6"],
			["ETen-B5-H", "CNS1", "電力", "b971a44f"],
		] as const)
			it(`have text of ${encoding}`, async () =>
				assert.equal((await textOf(hex, fontOf(encoding, ordering))).text, text));

		it("have digits half as wide as characters", async () => {
			const operators = `BT /F 10 Tf 50 700 Td <${hexOf("12月")}> Tj ET`;
			const far = { x: 70, y: 700, text: "底" };
			const { blocks } = await readPdf(
				makePdf([{ operators, texts: [far] }], "", fontOf("UniGB-UCS2-H", "GB1")),
			);
			assert.deepEqual(blocks, [{ kind: "paragraph", text: "12月底" }]);
		});

		it("are said not to be read in encodings that are not known", () =>
			assert.rejects(
				textOf("3021", fontOf("GBT-H", "GB1")),
				(error) =>
					error instanceof UnreadableDocument &&
					/不认识的编码（GBT-H）.*嵌入字体/.test(error.text.zh) &&
					/not known \(GBT-H\).*fonts embedded/.test(error.text.en),
			));

		it("are said not to be read where only the fonts know what their shapes are", () =>
			assert.rejects(
				textOf("0fa01000004100420500061206130a34", fontOf("Identity-H", "Identity")),
				(error) =>
					error instanceof UnreadableDocument &&
					/字体（Song）没有说明各字是什么.*另存为 Word 文档/.test(error.text.zh) &&
					/fonts of the PDF \(Song\) do not say.*Word document/.test(error.text.en),
			));

		it("are read where the numbers of shapes are those of the characters", async () => {
			const { text, notes } = await textOf(
				hexOf("2025年增长5%，新建学校3所。"),
				fontOf("Identity-H", "Identity"),
			);
			assert.equal(text, "2025年增长5%，新建学校3所。");
			assert.doesNotMatch(notes, /ToUnicode/);
		});

		it("have � for what is not read, page by page, and the rest as it stands", async () => {
			const mixed = (hex: string): PdfPageParts => ({
				texts: [{ x: 50, y: 700, text: "新建学校3所，改造老旧小区12个。" }],
				operators: `BT /G 10 Tf 50 650 Td <${hex}> Tj ET`,
			});
			const { blocks, notes } = await readPdf(
				makePdf([{ texts: [{ x: 50, y: 700, text: "一、目标" }] }, mixed("0612000b0a34")]),
			);
			assert.deepEqual(
				blocks.map((block) => ("text" in block ? block.text : "")),
				["一、目标", "新建学校3所，改造老旧小区12个。", "���"],
			);
			const [note] = notes.filter(({ message }) => message.zh.includes("ToUnicode"));
			assert.equal(note?.place.zh, "第 2 页");
			assert.match(note?.message.zh ?? "", /^3 个字的字体（Song）没有说明各字是什么.*以“�”代替/);
		});

		it("are said to have text without codes where that is so", async () => {
			const { notes } = await textOf("0fa01000", fontOf("Identity-H", "GB1"));
			assert.match(notes, /2 个字在 PDF 里只有字形、没有编码.*请对照原件/);
		});
	});

	describe("that cannot be read are said to be so", () => {
		const plain = makePdf([{ texts: [{ x: 50, y: 700, text: "甲" }] }]);
		const locked = makePdf(
			[{}],
			"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>/ID[<00><00>]",
		);
		const many = makePdf(Array.from({ length: 2001 }, () => ({})));
		for (const [what, bytes, zh, en] of [
			[
				"without text",
				makePdf([{ lines: [[0, 0, 9, 9]] }, {}]),
				/没有文字层.*文字识别（OCR）/,
				/no text layer.*OCR/,
			],
			["with a password", locked, /有打开密码.*没有密码的 PDF/, /protected by a password/],
			["broken", new TextEncoder().encode("%PDF-1.7\n%%EOF"), /已损坏或不完整/, /damaged or incomplete/],
			["that are none", new TextEncoder().encode("甲乙丙"), /已损坏或不完整/, /damaged or incomplete/],
			["empty", new Uint8Array(), /已损坏或不完整/, /damaged or incomplete/],
			["too large", new Uint8Array(101 * 1024 * 1024), /超过 100 MB/, /larger than 100 MB/],
			["with too many pages", many, /有 2001 页，超过 2000 页/, /has 2001 pages/],
		] as const)
			it(what, () =>
				assert.rejects(
					readPdf(bytes),
					(error) => error instanceof UnreadableDocument && zh.test(error.text.zh) && en.test(error.text.en),
				),
			);

		it("cut anywhere, without anything else being thrown", async () => {
			for (let end = 0; end < plain.length; end += 97)
				try {
					await readPdf(plain.slice(0, end));
				} catch (error) {
					assert.ok(error instanceof UnreadableDocument, `${end}: ${error}`);
				}
		});

		it("a page that has no text among others", async () => {
			const pages = [{ texts: [{ x: 50, y: 700, text: "甲" }] }, {}];
			assert.deepEqual(await showPdf(pages), ["甲"]);
			assert.match(await notesOfPdf(pages), /第 2 页：没有文字层/);
		});
	});
});
