import assert from "node:assert/strict";
import type { PdfPageParts, PdfText } from "../../../../support/pdfFile.js";
import { notesOfPdf, showPdf } from "../../../../support/shownPdf.js";

type Line = NonNullable<PdfPageParts["lines"]>[number];

/** Where columns begin. */
const xs = [50, 90, 262, 364];
const right = 410;
const names = ["序号", "工作任务", "责任单位", "完成时限"];
const namesShown = names.join(" | ");
/** Points from line to line. */
const pitch = 14;

type Rows = readonly (readonly string[])[];

/** Texts of rows, a cell a column with `\n` between its lines, and the places between rows. */
function setRows(
	rows: Rows,
	{
		top = 700,
		padding = 0,
		align = "top",
	}: { readonly top?: number; readonly padding?: number; readonly align?: "top" | "middle" | "bottom" } = {},
): { readonly texts: readonly PdfText[]; readonly ys: readonly number[] } {
	const texts: PdfText[] = [];
	const ys = [top];
	let y = top;
	for (const cells of rows) {
		const most = Math.max(...cells.map((text) => text.split("\n").length));
		cells.forEach((text, column) => {
			const lines = text.split("\n");
			const free = (most - lines.length) * pitch;
			const start = y - padding - { top: 0, middle: free / 2, bottom: free }[align];
			lines.forEach((line, i) => {
				if (line !== "") texts.push({ x: xs[column] ?? 0, y: start - 11 - i * pitch, text: line });
			});
		});
		y -= most * pitch + 2 * padding;
		ys.push(y);
	}
	return { texts, ys };
}

const across = (y: number): Line => [xs[0] ?? 0, y, right, y];
const rows: Rows = [
	names,
	["1", "推进重点项目建设，全年完成投资50\n亿元以上。", "市发展改革委、市财\n政局、市工信局", "6月底"],
	["2", "出台办法。", "市教育局", "全年"],
	["3", "新建学校3所，改造老旧小区12个，\n建成示范区，培育龙头企业9家，引\n进人才。", "市教育局", "12月底"],
	["4", "开展专项整治。", "市住房城乡建设局、\n市民政局", "9月底"],
];
const wanted = [
	namesShown,
	"1 | 推进重点项目建设，全年完成投资50亿元以上。 | 市发展改革委、市财政局、市工信局 | 6月底",
	"2 | 出台办法。 | 市教育局 | 全年",
	"3 | 新建学校3所，改造老旧小区12个，建成示范区，培育龙头企业9家，引进人才。 | 市教育局 | 12月底",
	"4 | 开展专项整治。 | 市住房城乡建设局、市民政局 | 9月底",
];
const judged = /第 1 页：表格没有分开各栏或各行的框线，按文字的位置划分；请核对/;

describe("tables of PDF files without rules", function () {
	this.timeout(20_000);

	for (const align of ["top", "middle", "bottom"] as const)
		for (const [what, linesOf] of [
			["no rules", () => []],
			["rules between rows", (ys) => ys.map(across)],
			["three rules", (ys) => [ys[0], ys[1], ys.at(-1)].map((y) => across(y ?? 0))],
			[
				"rules between columns",
				(ys) => xs.slice(1).map((x): Line => [x - 4, ys[0] ?? 0, x - 4, ys.at(-1) ?? 0]),
			],
			[
				"a frame and rules between columns",
				(ys) => [
					...[ys[0], ys[1], ys.at(-1)].map((y) => across(y ?? 0)),
					...[...xs.map((x) => x - 4), right].map((x): Line => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0]),
				],
			],
			[
				"a frame alone",
				(ys) => [
					...[ys[0], ys.at(-1)].map((y) => across(y ?? 0)),
					...[xs[0] ?? 0, right].map((x): Line => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0]),
				],
			],
		] as readonly (readonly [string, (ys: readonly number[]) => readonly Line[]])[])
			it(`have their rows with ${what} and texts at the ${align} of their cells`, async () => {
				const { texts, ys } = setRows(rows, { align });
				const page = { texts, lines: linesOf(ys) };
				assert.deepEqual(await showPdf([page]), wanted);
				assert.match(await notesOfPdf([page]), judged);
				assert.doesNotMatch(await notesOfPdf([page]), /不能确定/);
			});

	it("stand between paragraphs, which are none of their rows", async () => {
		const { texts } = setRows(rows, { top: 660 });
		const before = {
			x: 50,
			y: 690,
			text: "现将任务分解如下，请各单位认真抓好落实，每季度末报送进展情况至办公室。",
		};
		const behind = [
			{ x: 50, y: 520, text: "注：以上任务按季度调度。" },
			{ x: 70, y: 500, text: "各单位要加强领导，确保完成。" },
		];
		assert.deepEqual(await showPdf([{ texts: [before, ...texts, ...behind] }]), [
			before.text,
			...wanted,
			...behind.map(({ text }) => text),
		]);
	});

	it("are two on a page, where a header begins another one", async () => {
		const first = setRows(rows.slice(0, 3));
		const second = setRows([names, ["3", "丙。", "市民政局", "全年"]], { top: 560 });
		const between = { x: 50, y: 580, text: "二、民生类" };
		assert.deepEqual(await showPdf([{ texts: [...first.texts, between, ...second.texts] }]), [
			...wanted.slice(0, 3),
			"1# 二、民生类",
			namesShown,
			"3 | 丙。 | 市民政局 | 全年",
		]);
	});

	it("have rows over all columns", async () => {
		const { texts } = setRows([
			names,
			[""],
			["1", "甲。", "市教育局", "全年"],
			[""],
			["2", "乙。", "市民政局", "全年"],
		]);
		const over = ["一、教育", "二、民生"].map((text, i) => ({ x: 210, y: 675 - 2 * i * pitch, text }));
		assert.deepEqual(await showPdf([{ texts: [...texts, ...over] }]), [
			namesShown,
			"一、教育 | << | << | <<",
			"1 | 甲。 | 市教育局 | 全年",
			"二、民生 | << | << | <<",
			"2 | 乙。 | 市民政局 | 全年",
		]);
	});

	it("have names of columns over those of others", async () => {
		const { texts } = setRows(
			[
				["1", "甲。", "市教育局", "市民政局"],
				["2", "乙。", "市民政局", "市教育局"],
			],
			{
				top: 660,
			},
		);
		const header = [
			{ x: 50, y: 682, text: "序号" },
			{ x: 90, y: 682, text: "工作任务" },
			{ x: 315, y: 690, text: "责任分工" },
			{ x: 262, y: 674, text: "牵头单位" },
			{ x: 364, y: 674, text: "配合单位" },
		];
		assert.deepEqual(await showPdf([{ texts: [...header, ...texts] }]), [
			"序号 | 工作任务 | 责任分工 | <<",
			"^^ | ^^ | 牵头单位 | 配合单位",
			"1 | 甲。 | 市教育局 | 市民政局",
			"2 | 乙。 | 市民政局 | 市教育局",
		]);
	});

	it("have names over others where a name is wrapped and the gap below is narrow", async () => {
		const { texts } = setRows(
			[
				["1", "甲。", "市发展改革委、市财", "市民政局"],
				["2", "乙。", "市民政局", "市教育局"],
			],
			{ top: 655 },
		);
		const header = [
			{ x: 50, y: 691, text: "序" },
			{ x: 50, y: 677, text: "号" },
			{ x: 90, y: 684, text: "工作任务" },
			{ x: 336, y: 691, text: "责任分工" },
			{ x: 290, y: 668, text: "牵头单位" },
			{ x: 364, y: 668, text: "配合单位" },
		];
		assert.deepEqual((await showPdf([{ texts: [...header, ...texts] }])).slice(-3), [
			"^^ | ^^ | 牵头单位 | 配合单位",
			"1 | 甲。 | 市发展改革委、市财 | 市民政局",
			"2 | 乙。 | 市民政局 | 市教育局",
		]);
	});

	it("have dotted rules between their rows", async () => {
		const { texts, ys } = setRows(rows);
		const areas = ys.flatMap((y) =>
			Array.from({ length: 180 }, (_, i): [number, number, number, number] => [50 + 2 * i, y, 1, 1]),
		);
		assert.deepEqual(await showPdf([{ texts, areas }]), wanted);
	});

	it("are read where there are more lines of names than a page has tables", async () => {
		const texts = Array.from({ length: 40 }, (_, i) =>
			names.map((text, column) => ({ x: xs[column] ?? 0, y: 800 - 18 * i, text })),
		);
		const shown = (await showPdf([{ texts: texts.flat() }])).join("\n");
		assert.equal(shown.match(/完成时限/g)?.length, 40);
	});

	it("have rows where each task begins, where nothing numbers them", async () => {
		const { texts } = setRows(
			rows.map(([, ...cells]) => ["", ...cells]),
			{ padding: 3 },
		);
		assert.deepEqual(
			await showPdf([{ texts }]),
			wanted.map((line) => line.replace(/^.*? \| /, "")),
		);
	});

	it("have merged names of groups beside the rows that they stand in the middle of", async () => {
		const grouped = (align: "top" | "middle") => {
			const { texts } = setRows(
				[
					["序号", "工作任务", "责任单位", "项目"],
					["1", "甲。", "市教育局", align === "top" ? "教育" : ""],
					["2", "乙。", "市教育局", align === "top" ? "" : "教育"],
					["3", "丙。", "市教育局", ""],
					["4", "丁。", "市民政局", align === "top" ? "民生" : ""],
					["5", "戊。", "市民政局", ""],
				],
				{ align },
			);
			const between = { x: 364, y: 700 - 5 * pitch - 4, text: "民生" };
			return showPdf([{ texts: align === "top" ? texts : [...texts, between] }]);
		};
		for (const align of ["top", "middle"] as const)
			assert.deepEqual((await grouped(align)).slice(1), [
				"1 | 甲。 | 市教育局 | 教育",
				"2 | 乙。 | 市教育局 | ^^",
				"3 | 丙。 | 市教育局 | ^^",
				"4 | 丁。 | 市民政局 | 民生",
				"5 | 戊。 | 市民政局 | ^^",
			]);
	});

	describe("have leaders of several rows", () => {
		const named = ["序号", "工作任务", "责任单位", "牵头领导"];
		const tasks = ["甲。", "乙。", "丙。", "丁。", "戊。", "己。"].map((task, i) => [
			`${i + 1}`,
			task,
			"市教育局",
			"",
		]);
		/** Leaders in the middle of runs of rows. */
		const leadersOf = (runs: readonly (readonly [name: string, rows: number])[]): readonly PdfText[] => {
			let row = 1;
			return runs.map(([text, count]) => {
				const middle = row + count / 2;
				row += count;
				return { x: 364, y: 700 - middle * pitch - 11 + pitch / 2, text };
			});
		};
		const shown = (leaders: readonly string[]) =>
			leaders.map((leader, i) => `${i + 1} | ${tasks[i]?.[1]} | 市教育局 | ${leader}`);

		for (const [what, linesOf] of [
			["no rules", () => []],
			[
				"rules between rows that leave merged cells out",
				(ys) =>
					ys.map(
						(y, i): Line => [
							xs[0] ?? 0,
							y,
							i === 0 || i === 1 || i === 3 || i === 6 || i === 7 ? right : 360,
							y,
						],
					),
			],
		] as readonly (readonly [string, (ys: readonly number[]) => readonly Line[]])[])
			it(`that stand in the middle of their rows, with ${what}`, async () => {
				const { texts, ys } = setRows([named, ...tasks]);
				const page = {
					texts: [
						...texts,
						...leadersOf([
							["赵明", 2],
							["钱宇", 3],
							["孙立", 1],
						]),
					],
					lines: linesOf(ys),
				};
				assert.deepEqual((await showPdf([page])).slice(1), shown(["赵明", "^^", "钱宇", "^^", "^^", "孙立"]));
			});

		it("unless each stands beside one row: the others have none", async () => {
			const own = tasks.map((cells, i) => [
				...cells.slice(0, 3),
				["赵明", "", "", "", "钱宇", "孙立"][i] ?? "",
			]);
			const { texts } = setRows([named, ...own]);
			assert.deepEqual((await showPdf([{ texts }])).slice(1), shown(["赵明", "", "", "", "钱宇", "孙立"]));
		});
	});

	it("have cells that are full and reach a little into the next one", async () => {
		const { texts } = setRows([
			names,
			["1", "新建学校3所，改造老旧小区12个，\n建成示范区。", "市教育局", "6月底"],
			["", "新增绿地10公顷，新建改建农村公\n路64公里。", "", ""],
			["3", "出台办法。", "市民政局", "全年"],
		]);
		const [y1 = 0] = texts.filter(({ text }) => text.startsWith("新增")).map(({ y }) => y);
		// The number and the unit stand in the middle of their two lines, the task's first line reaches over its column.
		const full = texts.map((text) => (text.text.startsWith("新增") ? { ...text, x: text.x + 7 } : text));
		const beside = [
			{ x: 50, y: y1 - pitch / 2, text: "2" },
			{ x: 262, y: y1 - pitch / 2, text: "市财政局" },
			{ x: 364, y: y1 - pitch / 2, text: "全年" },
		];
		assert.deepEqual((await showPdf([{ texts: [...full, ...beside] }])).slice(2, 3), [
			"2 | 新增绿地10公顷，新建改建农村公路64公里。 | 市财政局 | 全年",
		]);
	});

	describe("over pages", () => {
		const second: Rows = [
			["", "责任，确保安全。", "", ""],
			["6", "己。", "市财政局", "全年"],
		];
		const cut: Rows = [...rows, ["5", "压实各方面各环节各岗位各领域安全", "市应急局", "全年"]];
		const joined = [
			...wanted,
			"5 | 压实各方面各环节各岗位各领域安全责任，确保安全。 | 市应急局 | 全年",
			"6 | 己。 | 市财政局 | 全年",
		];
		for (const [what, page] of [
			["with their header again", [names, ...second]],
			["without a header", second],
		] as const)
			it(`go on ${what}, and rows are whole that a page end cuts`, async () =>
				assert.deepEqual(
					await showPdf([{ texts: setRows(cut).texts }, { texts: setRows(page, { top: 780 }).texts }]),
					joined,
				));

		it("go on with rules between columns alone", async () => {
			const pages = [cut, second].map((own, i) => {
				const { texts, ys } = setRows(own);
				const sides = [...xs.map((x) => x - 4), right].map((x): Line => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0]);
				return { texts, lines: i === 0 ? [...sides, across(ys[0] ?? 0), across(ys[1] ?? 0)] : sides };
			});
			assert.deepEqual(await showPdf(pages), joined);
		});
	});

	it("have rows at the top of pages that differ by numbers alone", async () => {
		const pages = [1, 2, 3].map((page) => [
			names,
			[String(page), `推进第${page}批项目。`, "市教育局", `${page}月底`],
		]);
		assert.deepEqual(await showPdf(pages.map((own) => ({ texts: setRows(own, { top: 780 }).texts }))), [
			namesShown,
			...pages.map(([, cells]) => cells?.join(" | ")),
		]);
	});

	it("say which rows are not certain", async () => {
		const { texts } = setRows(rows);
		const off = texts.map((one) => (one.text === "2" ? { ...one, y: one.y - 0.5 * pitch } : one));
		assert.match(await notesOfPdf([{ texts: off }]), /不能确定从哪里开始、到哪里结束的行：2；请对照原件/);
	});

	it("begin each page with their names, of which one takes several lines", async () => {
		// 完成时 and 限 stand above and below the line of the other names.
		const head: readonly PdfText[] = [
			...names.slice(0, 3).map((text, i) => ({ x: xs[i] ?? 0, y: 700, text })),
			{ x: xs[3] ?? 0, y: 708, text: "完成时" },
			{ x: (xs[3] ?? 0) + 10, y: 692, text: "限" },
		];
		const pageOf = (first: number, count: number) => {
			const body = Array.from({ length: count }, (_, i) => [
				String(first + i),
				"出台办法。",
				"市教育局",
				"6月底",
			]);
			return { texts: [...head, ...setRows(body, { top: 684, padding: 4 }).texts] };
		};
		const pages = [
			{ texts: [{ x: 150, y: 760, text: "重点工作任务分解表", size: 18 }, ...pageOf(1, 8).texts] },
			pageOf(9, 8),
			pageOf(17, 5),
		];
		const found = await showPdf(pages);
		assert.equal(found.length, 2 + 21);
		assert.deepEqual(found.slice(0, 3), [
			"0# 重点工作任务分解表",
			namesShown.replace("限", "⏎限"),
			"1 | 出台办法。 | 市教育局 | 6月底",
		]);
		assert.equal(found.at(-1), "21 | 出台办法。 | 市教育局 | 6月底");
		assert.doesNotMatch(await notesOfPdf(pages), /页眉/);
	});

	describe("whose names of columns are not known", () => {
		const foreign: Rows = [
			["批次", "去向", "数量"],
			["甲", "东仓", "12"],
			["乙", "西仓", "9"],
			["丙", "北仓", "7"],
		];
		const looksLike =
			/第 1 页：从“批次 去向 数量”起有 4 行文字左右并排，像是没有框线的表格或分栏.*请在原文件里加上框线/;
		const { texts } = setRows(foreign);

		it("are said to be read as lines", async () => assert.match(await notesOfPdf([{ texts }]), looksLike));

		it("are said to be so beside tables that are read", async () => {
			const page = { texts: [...texts, ...setRows(rows, { top: 560 }).texts] };
			assert.match(await notesOfPdf([page]), looksLike);
			assert.match(await notesOfPdf([page]), judged);
		});

		it("are not seen in prose and in lines that fall together by chance", async () => {
			const prose = [
				"一、总体要求",
				"联系人：王芳　　电话：0512",
				"到2025年建成一批项目，投资 50 亿元。",
				"主送：各镇　　抄送：市府办　　存档",
			].map((text, i) => ({ x: 50, y: 700 - 20 * i, text }));
			assert.doesNotMatch(await notesOfPdf([{ texts: prose }]), /左右并排/);
		});
	});
});
