import fc from "fast-check";
import { docx } from "../docx.js";
import { makePdf } from "../pdfFile.js";
import { xlsxFile } from "../xlsxFile.js";

/*
 * Documents of other programs that are well-formed and make no sense: any element of the format within any other, with
 * any value. What is not well-formed a reader refuses at its first character, and says nothing of what is behind it.
 */

const words = [
	"序号",
	"重点工作目标任务",
	"责任单位",
	"牵头领导",
	"1",
	"1.新建公园2个。",
	"★区发改委、统计局",
	"钱宇",
	"（一）其他",
	"",
	" ",
	"^^",
	"|",
	"\u202e",
	"# 一、目标",
	"2026年6月底前完成",
	"=1+1",
	"45678",
	"0.15",
];

const values = [
	"0",
	"1",
	"2",
	"-1",
	"1.5",
	"3000000000",
	"1e9",
	"NaN",
	"",
	"restart",
	"continue",
	"true",
	"decimal",
	"chineseCounting",
	"%1.%2",
	"a",
	"begin",
	"separate",
	"end",
];

/** Elements within elements; a leaf is a text. */
function elements(names: readonly string[], attributes: readonly string[]): fc.Arbitrary<string> {
	const attribute = fc
		.tuple(fc.constantFrom(...attributes), fc.constantFrom(...values, "A1", "B2:C3", "A1:A1048576", "XFD1"))
		.map(([name, value]): readonly [string, string] => [name, value]);
	return fc.letrec<{ element: string; content: string }>((tie) => ({
		element: fc
			.tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 2 }), tie("content"))
			.map(([name, pairs, content]) => {
				const written = Object.entries(Object.fromEntries(pairs)).map(([key, value]) => ` ${key}="${value}"`);
				return `<${name}${written.join("")}>${content}</${name}>`;
			}),
		content: fc.oneof(
			{ maxDepth: 6, depthSize: "medium", withCrossShrink: true },
			fc.constantFrom(...words),
			fc.array(tie("element"), { maxLength: 5 }).map((list) => list.join("")),
		),
	})).content;
}

const wordElements =
	"p r t tab br noBreakHyphen sym tbl tr tc tcPr trPr pPr rPr gridSpan vMerge hMerge gridBefore gridAfter numPr numId ilvl pStyle rStyle outlineLvl sdt sdtContent ins del moveFrom moveTo hyperlink fldChar instrText fldSimple footnoteReference footnote commentReference txbxContent pict drawing sectPr vanish abstractNum num lvl start numFmt lvlText lvlOverride startOverride style basedOn".split(
		" ",
	);
const wordAttributes = "val id type styleId numId abstractNumId ilvl fldCharType instr space char font".split(
	" ",
);

/** What may stand in a part of a document of Word. */
export const strangeWordXml: fc.Arbitrary<string> = elements(
	wordElements.map((name) => `w:${name}`),
	wordAttributes.map((name) => `w:${name}`),
);

/** Documents of Word. */
export const strangeDocx: fc.Arbitrary<Uint8Array> = fc
	.tuple(strangeWordXml, strangeWordXml, strangeWordXml, strangeWordXml)
	.map(([body = "", numbering = "", styles = "", footnotes = ""]) =>
		docx(`<w:p><w:r><w:t>方案</w:t></w:r></w:p>${body}`, { numbering, styles, footnotes }),
	);

const sheetElements =
	"sheetData row c v is t r rPh f mergeCells mergeCell cols col dimension hyperlinks si numFmts numFmt cellXfs xf fonts font strike sheetPr".split(
		" ",
	);
const sheetAttributes = "r s t ref min max hidden ht numFmtId formatCode fontId count val spans".split(" ");

/** What may stand in a part of a workbook. */
export const strangeSheetXml: fc.Arbitrary<string> = elements(sheetElements, sheetAttributes);

/** Workbooks of Excel. */
export const strangeXlsx: fc.Arbitrary<Uint8Array> = fc
	.tuple(strangeSheetXml, strangeSheetXml, strangeSheetXml, strangeSheetXml)
	.map(([rows = "", behind = "", shared = "", styles = ""]) =>
		xlsxFile({ sheets: [{ xml: `<sheetData>${rows}</sheetData>${behind}` }], shared, styles }),
	);

const operators =
	"q Q BT ET Tj TJ Tf Td TD Tm T* Tc Tw Tz TL Ts Tr cm re m l c h S s f F B n W w Do gs ' \" BI ID EI BMC BDC EMC rg g".split(
		" ",
	);
const operands = ["0", "1", "-1", "10", "595", "1e9", "0.001", "/F", "/G", "/X", "(a)", "<5e8f53f7>", "[<4e00> -300 <4e8c>]", "<<>>"]; // biome-ignore format: one table

/** What draws a page of a PDF. */
export const strangeOperators: fc.Arbitrary<string> = fc
	.array(fc.oneof(fc.constantFrom(...operands), fc.constantFrom(...operators)), { maxLength: 30 })
	.map((list) => list.join(" "));

/** Pages of a PDF: texts and rules anywhere, turned and of any size, and operators in any order. */
export const strangePdf: fc.Arbitrary<Uint8Array> = fc
	.array(
		fc.record({
			texts: fc.array(
				fc.record({
					x: fc.integer({ min: -50, max: 700 }),
					y: fc.integer({ min: -50, max: 900 }),
					text: fc.constantFrom(...words),
					size: fc.constantFrom(0, 1, 10, 10, 12, 400),
					turns: fc.constantFrom(0, 0, 0, 1, 2, 3),
				}),
				{ maxLength: 25 },
			),
			lines: fc.array(
				fc
					.tuple(
						...[0, 1, 2, 3].map(() =>
							fc.oneof(fc.constantFrom(50, 100, 200, 300), fc.integer({ min: -10, max: 800 })),
						),
					)
					.map(([a = 0, b = 0, c = 0, d = 0]): [number, number, number, number] => [a, b, c, d]),
				{ maxLength: 20 },
			),
			rotate: fc.constantFrom(0, 0, 90, 180, 270, 45),
			operators: strangeOperators,
		}),
		{ maxLength: 3 },
	)
	.map((pages) => makePdf(pages));
