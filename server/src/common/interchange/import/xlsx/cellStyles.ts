import type { XmlHandler } from "../../ooxml/readXml.js";
import { isOn } from "./cellText.js";

/**
 * Formats that a workbook names by number alone, as Excel shows them in Chinese (ECMA-376 part 1, 18.8.30: the table
 * of all languages and that of zh-cn; 5–8, 14 and 22 follow the regional settings).
 */
const builtIn: Readonly<Record<number, string>> = {
	1: "0",
	2: "0.00",
	3: "#,##0",
	4: "#,##0.00",
	5: '"¥"#,##0;"¥"-#,##0',
	6: '"¥"#,##0;"¥"-#,##0',
	7: '"¥"#,##0.00;"¥"-#,##0.00',
	8: '"¥"#,##0.00;"¥"-#,##0.00',
	9: "0%",
	10: "0.00%",
	11: "0.00E+00",
	12: "# ?/?",
	13: "# ??/??",
	14: "yyyy/m/d",
	15: "d-mmm-yy",
	16: "d-mmm",
	17: "mmm-yy",
	18: "h:mm AM/PM",
	19: "h:mm:ss AM/PM",
	20: "h:mm",
	21: "h:mm:ss",
	22: "yyyy/m/d h:mm",
	27: 'yyyy"年"m"月"',
	28: 'm"月"d"日"',
	29: 'm"月"d"日"',
	30: "m-d-yy",
	31: 'yyyy"年"m"月"d"日"',
	32: 'h"时"mm"分"',
	33: 'h"时"mm"分"ss"秒"',
	34: 'AM/PMh"时"mm"分"',
	35: 'AM/PMh"时"mm"分"ss"秒"',
	36: 'yyyy"年"m"月"',
	37: "#,##0;-#,##0",
	38: "#,##0;-#,##0",
	39: "#,##0.00;-#,##0.00",
	40: "#,##0.00;-#,##0.00",
	41: "#,##0;-#,##0;-",
	42: '"¥"#,##0;"¥"-#,##0;"¥"-',
	43: "#,##0.00;-#,##0.00;-",
	44: '"¥"#,##0.00;"¥"-#,##0.00;"¥"-',
	45: "mm:ss",
	46: "[h]:mm:ss",
	47: "mm:ss.0",
	48: "##0.0E+0",
	49: "@",
	50: 'yyyy"年"m"月"',
	51: 'm"月"d"日"',
	52: 'yyyy"年"m"月"',
	53: 'm"月"d"日"',
	54: 'm"月"d"日"',
	55: 'AM/PMh"时"mm"分"',
	56: 'AM/PMh"时"mm"分"ss"秒"',
	57: 'yyyy"年"m"月"',
	58: 'm"月"d"日"',
};

/**
 * Gathers of each cell style of a workbook (`xl/styles.xml`), by the index that cells name it by, its number format and
 * whether its font has a line through it.
 */
export class CellStyles implements XmlHandler {
	private readonly own = new Map<number, string>();
	private readonly styles: { readonly format: number; readonly font: number }[] = [];
	private readonly struckFonts: boolean[] = [];
	/** Fonts and styles stand elsewhere in the part, too: those of conditions, and those that have names. */
	private list: "fonts" | "cellXfs" | undefined;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (name === "numFmt") this.own.set(Number(attributes.numFmtId), attributes.formatCode ?? "General");
		else if (name === "cellXfs" || name === "fonts") this.list = name;
		else if (name === "xf" && this.list === "cellXfs") {
			const { numFmtId: format = 0, fontId: font = 0 } = attributes;
			this.styles.push({ format: Number(format), font: Number(font) });
		} else if (name === "font" && this.list === "fonts") this.struckFonts.push(false);
		else if (name === "strike" && this.list === "fonts" && isOn(attributes.val ?? "1"))
			this.struckFonts[this.struckFonts.length - 1] = true;
	}

	text(): void {}

	close(name: string): void {
		if (name === this.list) this.list = undefined;
	}

	/** The format of a style as Excel writes one down; `General` where the workbook does not say. */
	formatOf(style: number): string {
		const id = this.styles[style]?.format ?? 0;
		return this.own.get(id) ?? builtIn[id] ?? "General";
	}

	isStruck(style: number): boolean {
		return this.struckFonts[this.styles[style]?.font ?? 0] === true;
	}
}
