import { counted } from "../../../model/counted.js";
import type { LocalizedText } from "../../../model/localizedText.js";
import { shorten } from "../../../text/shorten.js";
import type { DocumentNote } from "../../tableDocument.js";
import type { SideBySide } from "./sideBySide.js";

const whole: LocalizedText = { zh: "全文", en: "The document" };

export function placeOfPages(pages: readonly number[]): LocalizedText {
	const shown = pages.slice(0, 20);
	const isCut = pages.length > shown.length;
	return {
		zh: `第 ${shown.join("、")}${isCut ? " 等" : ""} 页`,
		en: `${pages.length === 1 ? "Page" : "Pages"} ${shown.join(", ")}${isCut ? " and others" : ""}`,
	};
}

export function pageNumbers(count: number): DocumentNote {
	return {
		place: whole,
		message: {
			zh: `${count} 处页码没有放进结果。`,
			en: `${counted(count, "page number")} ${count === 1 ? "is" : "are"} left out of the result.`,
		},
	};
}

/** Of a document without a table that rules make: where cells end in one without them is a judgement. */
export const noRuledTable: DocumentNote = {
	place: whole,
	message: {
		zh: "没有找到带框线的表格，文字按行读入；其中如有表格，各格的界限是判断出来的，请逐行对照原件。",
		en: "No table with rules was found, so the text was read line by line; if there is a table in it, where its cells end is a judgement: please compare each row with the original.",
	},
};

export function sideBySide({ page, lines, text }: SideBySide): DocumentNote {
	return {
		place: placeOfPages([page]),
		message: {
			zh: `从“${shorten(text)}”起有 ${lines} 行文字左右并排，像是没有框线的表格或分栏，又没有认得的栏目名，只按行读作文字；如是表格，请在原文件里加上框线重新导出 PDF，或另存为 Word 文档再导入，也可以在结果里改成表格。`,
			en: `${lines} lines from “${shorten(text)}” on have texts beside each other, like a table without rules or columns of text, and no known names of columns, and were read as lines of text; if it is a table, please give it borders in the original and export the PDF anew, save that as a Word document and import it, or make a table of it in the result.`,
		},
	};
}

export function openTables(pages: readonly number[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: "表格没有分开各栏或各行的框线，按文字的位置划分；请核对。",
			en: "No rules part the columns or the rows of the table, and they were told by where its text stands; please check.",
		},
	};
}

/** @param rows what each begins with: its number, or its first words */
export function uncertainRows(page: number, rows: readonly string[]): DocumentNote {
	const shown = rows.slice(0, 20);
	const isCut = rows.length > shown.length;
	return {
		place: placeOfPages([page]),
		message: {
			zh: `没有框线，不能确定从哪里开始、到哪里结束的行：${shown.map((words) => shorten(words)).join("、")}${isCut ? " 等" : ""}；请对照原件。`,
			en: `Without rules it is not certain where these rows begin and end: ${shown.map((words) => shorten(words)).join(", ")}${isCut ? " and others" : ""}; please compare the original.`,
		},
	};
}

/** @param texts the words of one running head, which differ in a number where there are several */
export function runningHead(texts: readonly string[]): DocumentNote {
	const [first = "", second] = texts;
	const last = shorten(texts.at(-1) ?? "");
	if (second === undefined)
		return {
			place: whole,
			message: {
				zh: `每页重复的“${shorten(first)}”按页眉页脚处理，没有放进结果。`,
				en: `“${shorten(first)}”, which pages repeat, was taken for a running head and left out of the result.`,
			},
		};
	return {
		place: whole,
		message: {
			zh: `各页同一位置只有数字不同的“${shorten(first)}”至“${last}”（${texts.length} 种）按页眉页脚处理，没有放进结果；请核对。`,
			en: `“${shorten(first)}” to “${last}” (${texts.length} of them), which stand at the same place of pages and differ in a number alone, were taken for a running head and left out of the result; please check.`,
		},
	};
}

export function turnedText(page: number, text: string): DocumentNote {
	return {
		place: placeOfPages([page]),
		message: {
			zh: `方向与正文不同的文字“${shorten(text)}”没有放进结果；需要时请自行补上。`,
			en: `“${shorten(text)}” runs another way than the text and is left out of the result; please add it if it is needed.`,
		},
	};
}

export function watermark(text: string): DocumentNote {
	return {
		place: whole,
		message: {
			zh: `压在表格上、比表中文字大得多的“${shorten(text)}”按水印处理，没有放进结果。`,
			en: `“${shorten(text)}”, which lies over a table and is much larger than its text, was taken for a watermark and left out of the result.`,
		},
	};
}

export function continuedCells(pages: readonly number[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: "页首空着的格按接着上一页的合并格导入；请核对。",
			en: "Empty cells at the top were taken to go on with the merged ones of the page before; please check.",
		},
	};
}

/** @param lines pairs of lines of one cell that fill it, and may be two names or one */
export function doubtfulLines(lines: readonly (readonly [before: string, next: string])[]): DocumentNote {
	const pairs = [...new Set(lines.map(([before, next]) => `${shorten(before)} / ${shorten(next)}`))];
	const shown = pairs.slice(0, 20);
	const isCut = pairs.length > shown.length;
	return {
		place: whole,
		message: {
			zh: `格里一行正好写满，看不出下一行是另一个名称还是同一个名称折行，按两个名称分行导入：${shown.join("；")}${isCut ? " 等" : ""}；请对照原件。`,
			en: `Where a line fills its cell, it does not show whether the next one is another name or goes on with it; these were taken for two names on lines of their own: ${shown.join("; ")}${isCut ? " and others" : ""}; please compare the original.`,
		},
	};
}

export function splitRows(pages: readonly number[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: "页首一行接着上一页没有完的一行，已经合为一行；请核对。",
			en: "The first row goes on with the one that the page before cut, and the two are one; please check.",
		},
	};
}

export function repeatedHeader(pages: readonly number[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: "接着上一页的表格，重复的表头没有放进结果。",
			en: "The table goes on with that of the page before; its header, which is repeated, is left out.",
		},
	};
}

export function unknownCharacters(count: number): DocumentNote {
	return {
		place: whole,
		message: {
			zh: `${count} 个字在 PDF 里只有字形、没有编码，可能读错或缺少；请对照原件。`,
			en: `${counted(count, "character")} ${count === 1 ? "has" : "have"} a shape in the PDF and no code, and may be wrong or missing; please compare the original.`,
		},
	};
}

/** @param fonts by their names */
export function uncodedText(pages: readonly number[], count: number, fonts: readonly string[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: `${count} 个字的字体（${fontsZh(fonts)}）没有说明各字是什么（没有 ToUnicode 对照表），读不出来，以“�”代替；请对照原件补上，或用原来的程序另存为 Word 文档再导入。`,
			en: `${counted(count, "character")} ${count === 1 ? "is" : "are"} set in fonts (${fontsEn(fonts)}) that do not say which characters they draw (there is no ToUnicode map); “�” stands for ${count === 1 ? "it" : "each"}; please add ${count === 1 ? "it" : "them"} from the original, or save that as a Word document and import it.`,
		},
	};
}

export function noCodes(fonts: readonly string[]): LocalizedText {
	return {
		zh: `PDF 的字体（${fontsZh(fonts)}）没有说明各字是什么（没有 ToUnicode 对照表），文字看得见但读不出来；请用原来的程序另存为 Word 文档或重新导出 PDF 再导入，或先用文字识别（OCR）软件转换。`,
		en: `The fonts of the PDF (${fontsEn(fonts)}) do not say which characters they draw (there is no ToUnicode map), so its text can be seen and not be read; please save the original as a Word document or export the PDF anew and import that, or run it through text recognition (OCR) first.`,
	};
}

const mostFonts = 5;

function fontsZh(fonts: readonly string[]): string {
	return `${fonts
		.slice(0, mostFonts)
		.map((words) => shorten(words))
		.join("、")}${fonts.length > mostFonts ? " 等" : ""}`;
}

function fontsEn(fonts: readonly string[]): string {
	return `${fonts
		.slice(0, mostFonts)
		.map((words) => shorten(words))
		.join(", ")}${fonts.length > mostFonts ? " and others" : ""}`;
}

export function unknownEncodings(names: readonly string[]): DocumentNote {
	return {
		place: whole,
		message: {
			zh: `有的文字用没有放进文件的字体和不认识的编码（${names.join("、")}），没有读到；请对照原件补上，或用原来的程序重新导出 PDF（嵌入字体）再导入。`,
			en: `Some text uses fonts that are not in the file, and encodings that are not known (${names.join(", ")}), and was not read; please add it from the original, or export the PDF anew with its fonts embedded.`,
		},
	};
}

export function noKnownText(names: readonly string[]): LocalizedText {
	return {
		zh: `PDF 的文字用没有放进文件的字体和不认识的编码（${names.join("、")}），无法读取；请用原来的程序重新导出 PDF（嵌入字体），或另存为 Word 文档再导入。`,
		en: `The text of the PDF uses fonts that are not in the file, and encodings that are not known (${names.join(", ")}), and cannot be read; please export the PDF anew with its fonts embedded, or save it as a Word document, and import that.`,
	};
}

export function emptyPages(pages: readonly number[]): DocumentNote {
	return {
		place: placeOfPages(pages),
		message: {
			zh: "没有文字层（多半是扫描的图片），没有读到内容；需要时请先用识别软件转换。",
			en: "No text layer (mostly a scanned picture): nothing was read; please run it through text recognition first if it is needed.",
		},
	};
}

export const noText: LocalizedText = {
	zh: "PDF 里没有文字层（多半是扫描件或图片），无法读取；请先用文字识别（OCR）软件转成可以选中文字的 PDF 或 Word 文档再导入。",
	en: "The PDF has no text layer (mostly it is a scan) and cannot be read; please run it through text recognition (OCR) into a PDF whose text can be selected, or a Word document, and import that.",
};

export const tooMuchText: LocalizedText = {
	zh: "PDF 里的文字太多，没有读取；请只取需要的页（例如打印为新的 PDF）再导入。",
	en: "The PDF has too much text and was not read; please take the pages that you need (print them into a new PDF, for example) and import those.",
};
