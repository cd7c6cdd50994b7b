import assert from "node:assert/strict";
import { applySafeFixes } from "../../server/src/common/snapshot/applyFixes.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";
import { countWork } from "../support/countedWork.js";
import { createTestSnapshot, demoDirectory } from "../support/planSnapshot.js";

const head = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const row = (cells: {
	readonly group?: string;
	readonly task?: string;
	readonly leader?: string;
	readonly units?: string;
}) =>
	`${head}| 1 | ${cells.group ?? "产业"} | ${cells.task ?? "1.新建公园2个。"} | ${cells.leader ?? "钱宇"} | ${cells.units ?? "★区发改委"} |\n`;
const repeat = (words: string) => (n: number) => words.repeat(n);
/** The same with the number of each in it. */
const numbered = (words: string) => (n: number) =>
	Array.from({ length: n }, (_, i) => words.replaceAll("#", String(i + 1))).join("");

/** What asks for more than linear time where something is looked for again and again: a text of so many parts. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
	"brackets that nobody closes": repeat("（"),
	"brackets that nobody has opened": repeat("）"),
	"brackets of Markdown": repeat("[["),
	"links that have no end": repeat("](a"),
	"marks of emphasis": repeat("**a"),
	"marks of emphasis of two kinds": repeat("*_"),
	backslashes: repeat("\\"),
	backquotes: (n) => Array.from({ length: n >> 2 }, (_, i) => "`".repeat(i % 9)).join("a"),
	"entities that have no end": repeat("&amp"),
	"comments that nobody closes": repeat("<!-- "),
	"elements that nobody closes": repeat("<td>"),
	"tables of HTML within tables": repeat("<table><tr><td>"),
	"line breaks of HTML": (n) => row({ units: `★区发改委${"<br>".repeat(n)}` }),
	"quotation marks": repeat('"'),
	"cells that open a quotation": (n) => `序号\t任务\t责任单位\n${numbered('#\t"\n')(n)}`,
	bars: repeat("|"),
	"bars and lines in turn": repeat("|\n"),
	"merged cells": (n) => `${head}${"| ^^ | ^^ | ^^ | ^^ | ^^ |\n".repeat(n)}`,
	"blanks within a line": (n) => `a${" ".repeat(n)}b`,
	"blanks in a cell": (n) => row({ task: `1.新建${" ".repeat(n)}公园。` }),
	"ideographic blanks": repeat("\u3000"),
	"tab stops": repeat("\t"),
	"empty lines": repeat("\n"),
	"old line ends": repeat("a\r"),
	separators: (n) => row({ units: `★区发改委${"、".repeat(n)}` }),
	"separators of all kinds": (n) => row({ units: `★区发改委${"，；、 ".repeat(n)}` }),
	stars: (n) => row({ units: "★".repeat(n) }),
	"units of one cell": (n) => row({ units: `★${numbered("区第#局、")(n)}` }),
	"the same unit": (n) => row({ units: `★${"区发改委、".repeat(n)}` }),
	"units in brackets": (n) => row({ units: `★区发改委${"（区统计局".repeat(n)}` }),
	"leaders of one cell": (n) => row({ leader: numbered("钱#宇、")(n) }),
	"figures of one task": (n) => row({ task: `1.${numbered("新建学校#所，")(n)}` }),
	"one figure of many digits": (n) => row({ task: `1.新建学校${"9".repeat(n)}所。` }),
	numerals: (n) => row({ task: `1.新建学校${"一百".repeat(n)}所。` }),
	percentages: (n) => row({ task: `1.增长${"5%".repeat(n)}。` }),
	"growth and nothing that grows": (n) => row({ task: `1.${"增长".repeat(n)}。` }),
	"sums and parts": (n) => row({ task: `1.${"其中".repeat(n)}。` }),
	dates: (n) => row({ task: `1.${"2026年6月底前".repeat(n)}。` }),
	ranges: (n) => row({ task: `1.新建${"1-".repeat(n)}所。` }),
	references: (n) => row({ task: `1.见第${"1、".repeat(n)}项。` }),
	"clauses of prose": (n) => `1.新建公园2个${"，推进工作".repeat(n)}。（责任单位：区发改委）`,
	"units of prose": (n) => `1.新建公园2个。（责任单位：${"区发改委、".repeat(n)}）`,
	"items that begin anew": numbered("1.新建公园#个。\n"),
	headings: numbered("## 一、第#章\n"),
	"groups with every other number": (n) =>
		`${head}${Array.from({ length: n }, (_, i) => `| ${2 * i + 1} | 甲${i} | ${i + 1}.办成一件事。 | 钱宇 | ★区发改委 |\n`).join("")}`,
	excuses: (n) => `${"<!-- niwen-disable-next-line number/gap -->\n".repeat(n)}`,
	footnotes: numbered("甲[^#]"),
	"keys of the front matter": (n) => `---\n${numbered("k#: 1\n")(n)}---\n${row({})}`,
	"lists in the front matter": (n) =>
		`---\ndirectory: [${"[".repeat(Math.min(n, 60))}${numbered("./a#.yaml,")(n)}]\n---\n`,
	"marks that turn the direction of text": repeat("甲\u202e"),
	"marks that combine": repeat("e\u0301"),
	"characters of two units": repeat("𠮷"),
	boxes: repeat("│┼─"),
	"dashes under words": (n) => `${"甲 ".repeat(n)}\n${"- ".repeat(n)}\n`,
	"rows of commas": (n) => `序号,任务,责任单位\n${numbered("#,新建公园#个,区发改委\n")(n)}`,
	records: (n) => `{${numbered('"任务#": "新建公园", ')(n)}}`,
};

/** Reading, finding and mending. */
function workOf(text: string): number {
	return countWork(() => {
		const snapshot = createTestSnapshot(text, { directories: [demoDirectory], readYaml });
		snapshot.findings();
		applySafeFixes(snapshot);
	});
}

describe("the work on hostile texts grows with them", () => {
	it("forty of them and more", () => assert.ok(Object.keys(shapes).length >= 40));
	for (const [name, shape] of Object.entries(shapes))
		it(name, () => {
			workOf(shape(50));
			// What is there in any case, so that small numbers do not jump.
			const [one, two, four] = [200, 400, 800].map((n) => workOf(shape(n)) + 20_000);
			// Four times as much text; what grows with its square would be sixteen times the work.
			assert.ok((four ?? 0) < 6.5 * (one ?? 0), `${one}, ${two}, ${four}`);
		});
});
