import assert from "node:assert/strict";
import {
	codesOutOfOrder,
	duplicateCodes,
	skippedCodes,
} from "../../../../server/src/common/rules/codeFindings.js";
import { printNumberLike, readTaskCode } from "../../../../server/src/common/text/taskCode.js";
import { readText } from "../../../support/readText.js";

/** A table with these numbers; `|` begins a section of its own. */
function planOf(codes: string): ReturnType<typeof readText>["plan"] {
	const head = "| 序号 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n";
	const parts = codes.split(" | ").map(
		(part, i) =>
			`## ${"一二三"[i]}、工作${i}\n\n${head}${part
				.split(" ")
				.map((code) => `| ${code} | 完成一件事。 | 钱宇 | ★区工信局 |\n`)
				.join("")}`,
	);
	return readText(`# 2026年重点工作任务分解方案\n\n${parts.join("\n")}`).plan;
}

/** What the rules find among the codes, as code of the rule and the number it stands at. */
function findingsOf(codes: string): string {
	const context = { plan: planOf(codes), conflicts: () => [] };
	const found = [...duplicateCodes(context), ...skippedCodes(context), ...codesOutOfOrder(context)];
	return found
		.sort((a, b) => a.span.line - b.span.line)
		.map(({ code, message }) => `${code.slice(7)}: ${message.zh.split("，")[0]}`)
		.join("; ");
}

const cases: Readonly<Record<string, string>> = {
	"1-1 1-2 1-2 2-1 2-3": "duplicate: 编号1-2重复：前面已有1-2; gap: 缺2-2：2-1之后是2-3",
	"1.1 1.1": "duplicate: 编号1.1重复：前面已有1.1",
	"1.1 1.2 1.3 2.1 2.2": "",
	"1.9 1.10 1.11": "",
	"1.1.1 1.1.2 1.1.4": "gap: 缺1.1.3：1.1.2之后是1.1.4",
	"MS-01 MS-01": "duplicate: 编号MS-01重复：前面已有MS-01",
	"MS-08 MS-10": "gap: 缺MS-09：MS-08之后是MS-10",
	"A-01 A-03 A-03": "gap: 缺A-02：A-01之后是A-03; duplicate: 编号A-03重复：前面已有A-03",
	"MS-05 MS-06": "",
	"A1 A1 A2": "duplicate: 编号A1重复：前面已有A1",
	"甲 乙 丁": "gap: 缺丙：乙之后是丁",
	"（甲） （乙） （乙）": "duplicate: 编号(乙)重复：前面已有(乙)",
	"壹 贰 肆": "gap: 缺叁：贰之后是肆",
	"子 丑 卯": "gap: 缺寅：丑之后是卯",
	"A B D": "gap: 缺C：B之后是D",
	"a b b": "duplicate: 编号b重复：前面已有b",
	"1# 2# 4#": "gap: 缺3#：2#之后是4#",
	"H I J": "",
	"I II III V": "gap: 缺IV：III之后是V",
	"ix x xii": "gap: 缺xi：x之后是xii",
	"II. II.": "duplicate: 编号II.重复：前面已有II.",
	"1-① 1-② 1-④": "gap: 缺1-③：1-②之后是1-④",
	"一-(甲) 一-(甲)": "duplicate: 编号一-(甲)重复：前面已有一-(甲)",
	"① ② ②": "duplicate: 编号②重复：前面已有②",
	"第1项 第3项": "gap: 缺第2项：第1项之后是第3项",
	"1－1 1—2 1-4": "gap: 缺1-3：1-2之后是1-4",
	"〔1〕 〔2〕 〔4〕": "gap: 缺〔3〕：〔2〕之后是〔4〕",
	"【1】 【1】": "duplicate: 编号【1】重复：前面已有【1】",
	"〔三〕 〔五〕": "gap: 缺〔四〕：〔三〕之后是〔五〕",
	"1-1 1-3 1-2": "order: 编号颠倒：1-2排在1-3之后",
	"2-1 2-2 1-1": "order: 编号颠倒：1-1排在2-2之后",
	"1-1 2-2": "gap: 缺2-1：编号从2-2开始",
	"一-1 一-1": "duplicate: 编号一-1重复：前面已有一-1",
	"A1 A2 | A1 A2": "",
	"A1 A2 | A2 A3": "duplicate: 编号A2重复：前面已有A2",
	"一 二 四": "gap: 缺三：二之后是四",
	"十一 十二 十二 廿一": "duplicate: 编号十二重复：前面已有十二; gap: 缺十三—二十：十二之后是廿一",
	"（一） （三）": "gap: 缺(二)：(一)之后是(三)",
	"一、 一、": "duplicate: 编号一、重复：前面已有一、",
	"第一 第三": "gap: 缺第二：第一之后是第三",
	"专项一 专项三": "gap: 缺专项二：专项一之后是专项三",
	"1-一 1-二 1-四": "gap: 缺1-三：1-二之后是1-四",
	"㈠ ㈢": "gap: 缺㈡：㈠之后是㈢",
	"⒈ ⒉ ⒉": "duplicate: 编号⒉重复：前面已有⒉",
	"⑳ ㉑ ㉓": "gap: 缺㉒：㉑之后是㉓",
	"Ⅰ Ⅱ Ⅳ": "gap: 缺Ⅲ：Ⅱ之后是Ⅳ",
	"1) 2) 4)": "gap: 缺3)：2)之后是4)",
	"№1 №3": "gap: 缺№2：№1之后是№3",
	"一 （一） （二） 二 （一） （二）": "",
	"一 （一） （三） 二 （一）": "gap: 缺(二)：(一)之后是(三)",
	"一 二 | 一 二": "",
	"五 六": "",
	"新增 新增": "",
	"1 2 2": "",
};

describe("rules: numbers of other kinds", () => {
	for (const [codes, expected] of Object.entries(cases))
		it(`count among themselves: ${codes}`, () => {
			assert.equal(findingsOf(codes), expected);
		});

	it("are whole numbers where a sheet has put .0 behind them", () => {
		const numbers = [...planOf("1.0 1.0 ３．０ 4.00").eachTask()].map(({ number }) => number);
		assert.deepEqual(numbers, [1, 1, 3, 4]);
		assert.equal(readTaskCode("1.5")?.series, "1.");
	});

	it("are written in the form of one that is there", () => {
		const forms: readonly (readonly [written: string, number: number, expected: string])[] = [
			["二", 12, "十二"],
			["（二）", 3, "（三）"],
			["（2）", 3, "（3）"],
			["二、", 3, "三、"],
			["②", 3, "③"],
			["⑳", 21, "㉑"],
			["㈡", 30, "30"],
			["Ⅱ", 3, "Ⅲ"],
			["2", 3, "3"],
			["项目", 3, "3"],
		];
		for (const [written, number, expected] of forms)
			assert.equal(printNumberLike(written, number), expected, written);
	});

	it("are read from a few characters only", () => {
		for (const text of ["", "新增", "2026年重点工作任务分解表第一批第12项", "1-", "-", "无"])
			assert.equal(readTaskCode(text), undefined, text);
	});
});
