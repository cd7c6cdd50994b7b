import assert from "node:assert/strict";
import { findCommand } from "../../../server/src/common/commands/allCommands.js";
import type {
	CommandContext,
	CommandOutcome,
	CommandParams,
} from "../../../server/src/common/commands/command.js";
import { tableRanges } from "../../../server/src/common/features/tableRanges.js";
import { toRange, toSpan } from "../../../server/src/common/features/toLsp.js";
import type { Plan } from "../../../server/src/common/model/plan.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { runTableCommand } from "../../support/tableCommand.js";
import { tableForms } from "../../support/tableForms.js";

const head = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const park = "| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n";
const firms = "| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |\n";

/** Runs a command at `$0`, or on the range between « and ». */
async function press(verb: string, marked: string, options: object = {}) {
	const { text, cursor, ranges } = readMarkers(marked);
	const [selected] = ranges;
	const caret = cursor ?? { line: 0, character: 0 };
	assert.ok(cursor !== null || selected !== undefined, "a place is marked");
	const at = selected === undefined ? { start: caret, end: caret } : toRange(selected.span);
	return runTableCommand(text, verb, at, { ...options });
}

/** The text afterwards with the marks of where the user goes on; of a refusal, what it says. */
async function seenAfter(verb: string, marked: string): Promise<string> {
	const { outcome, text } = await press(verb, marked);
	const { select, isElsewhere, message } = outcome;
	if (select === undefined) return isElsewhere ? "elsewhere" : message;
	const lines = text.split("\n");
	const put = (line: number, character: number, mark: string) => {
		const written = lines[line] ?? assert.fail(`there is no line ${line}`);
		assert.ok(character <= written.length, "a place in the line");
		lines[line] = written.slice(0, character) + mark + written.slice(character);
	};
	const { start, end } = select;
	if (start.line === end.line && start.character === end.character) put(start.line, start.character, "$0");
	else {
		put(end.line, end.character, "»");
		put(start.line, start.character, "«");
	}
	return lines.join("\n");
}

interface Case {
	readonly name: string;
	readonly verb: string;
	readonly from: string;
	/** The text afterwards with its marks, or what a refusal says. */
	readonly to: string | RegExp;
}

const cases: readonly Case[] = [
	{
		name: "to the words of the task, without its number",
		verb: "nextCell",
		from: `${head}| 1 | $0甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.«新建公园2个。» | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "from a selected cell to the next",
		verb: "nextCell",
		from: `${head}| 1 | 甲 | 1.«新建公园2个。» | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | «钱宇» | ★区发改委 |\n`,
	},
	{
		name: "from the blanks in front of the words",
		verb: "nextCell",
		from: `${head}| 1 |$0 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.«新建公园2个。» | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "to an empty cell, between its blanks",
		verb: "nextCell",
		from: `${head}| 1 | 甲 | 1.新建$0公园2个。 |  | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | $0 | ★区发改委 |\n`,
	},
	{
		name: "from the last cell to the first of the next row",
		verb: "nextCell",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区$0发改委 |\n${firms}`,
		to: `${head}${park}| «^^» | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |\n`,
	},
	{
		name: "markup goes with the words; an excuse does not",
		verb: "nextCell",
		from: `${head}| 1 | $0甲 | 1.**新建**公园2个。 <!-- niwen-disable target/missing --> | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.«**新建**公园2个。» <!-- niwen-disable target/missing --> | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "past the last cell of the table a new numbered row comes",
		verb: "nextCell",
		from: `（共2项）\n\n${head}${park}| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局$0 |\n\n文字。\n`,
		to: `（共3项）\n\n${head}${park}${firms}| ^^ | ^^ | 3.$0 | ^^ | ★ |\n\n文字。\n`,
	},
	{
		name: "from a row that is too wide",
		verb: "nextCell",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委$0 | 多 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 | «多» |\n`,
	},
	{
		name: "from the names of the columns to the first row",
		verb: "nextCell",
		from: `${head.replace("责任单位 |", "责任$0单位 |")}${park}`,
		to: `${head}| «1» | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "under the names of the columns the first row comes",
		verb: "nextCell",
		from: head.replace("责任单位 |", "责任$0单位 |"),
		to: `${head}|  |  | 1.$0 |  |  |\n`,
	},
	{
		name: "through a heading that is a row",
		verb: "nextCell",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委$0 |\n| 二、别的 |  |  |  |  |\n`,
		to: `${head}${park}| «二、别的» |  |  |  |  |\n`,
	},
	{
		name: "in tab-separated rows",
		verb: "nextCell",
		from: "序号\t重点任务\t责任单位\n1\t$0新建公园2个。\t区发改委\n",
		to: "序号\t重点任务\t责任单位\n1\t新建公园2个。\t«区发改委»\n",
	},
	{
		name: "in pasted cells",
		verb: "nextCell",
		from: "序号\n|\n重点任务\n|\n责任单位\n|\n1\n|\n新建$0公园2个。\n|\n区发改委\n|\n",
		to: "序号\n|\n重点任务\n|\n责任单位\n|\n1\n|\n新建公园2个。\n|\n«区发改委»\n|\n",
	},
	{
		name: "in a table that is none of a plan, and a row of empty cells behind it",
		verb: "nextCell",
		from: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2$0 |\n",
		to: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| $0 |  |\n",
	},
	{ name: "outside tables", verb: "nextCell", from: "# 某$0方案\n", to: "elsewhere" },
	{
		name: "back to the 项目",
		verb: "previousCell",
		from: `${head}| 1 | 甲 | 1.$0新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | «甲» | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "back to the row above",
		verb: "previousCell",
		from: `${head}${park}| «^^» | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | «★区发改委» |\n${firms}`,
	},
	{
		name: "back to the names of the columns",
		verb: "previousCell",
		from: `${head}| $01 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head.replace("责任单位", "«责任单位»")}${park}`,
	},
	{
		name: "no further than the first cell",
		verb: "previousCell",
		from: `${head.replace("序号", "序$0号")}${park}`,
		to: /第一格/,
	},
	{
		name: "in the middle of a row the cursor goes to its end",
		verb: "nextRow",
		from: `${head}| 1 | 甲 | 1.新建$0公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |$0\n`,
	},
	{
		name: "in front of a row, too",
		verb: "nextRow",
		from: `${head}$0| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |$0\n`,
	},
	{
		name: "what is selected stays",
		verb: "nextRow",
		from: `${head}| 1 | 甲 | «1.新建公园2个。» | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |$0\n`,
	},
	{
		name: "at the end of a row the next comes, and numbers follow",
		verb: "nextRow",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |$0\n${firms}`,
		to: `${head}${park}| ^^ | ^^ | 2.$0 | ^^ | ★ |\n${firms.replace("2.新", "3.新")}`,
	},
	{
		name: "at the end of the names of the columns the first row comes",
		verb: "nextRow",
		from: `${head.replace("责任单位 |", "责任单位 |$0")}${park}`,
		to: /^.*\n.*\n\| {2}\| {2}\| 1\.\$0 \| {2}\| ★ \|\n\| 1 \| 甲 \| 2\.新建/,
	},
	{
		name: "at the end of the dashes likewise",
		verb: "nextRow",
		from: `${head.trimEnd()}$0\n`,
		to: `${head}|  |  | 1.$0 |  |  |\n`,
	},
	{
		name: "in the names of the columns the cursor goes to their end",
		verb: "nextRow",
		from: `${head.replace("项目", "项$0目")}${park}`,
		to: `${head.replace("责任单位 |", "责任单位 |$0")}${park}`,
	},
	{
		name: "in front of a table a line may be put in",
		verb: "nextRow",
		from: `$0${head}${park}`,
		to: "elsewhere",
	},
	{
		name: "a selection over the border of the table is not replaced",
		verb: "nextRow",
		from: `# 某«方案\n\n${head}| 1 | 甲» | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: /跨出了表格/,
	},
	{
		name: "a table as a whole may be replaced",
		verb: "nextRow",
		from: `# 某«方案\n\n${head}${park}\n文字»。\n`,
		to: "elsewhere",
	},
	{
		name: "under a heading that is a row its first row comes",
		verb: "nextRow",
		from: `${head}${park}| 二、别的 |  |  |  |  |$0\n| 1 | 乙 | 2.新增企业2家。 | 钱宇 | ★区工信局 |\n`,
		to: `${head}${park}| 二、别的 |  |  |  |  |\n|  |  | 2.$0 |  | ★ |\n| 1 | 乙 | 3.新增企业2家。 | 钱宇 | ★区工信局 |\n`,
	},
	{
		name: "a row of empty cells comes below the dashes of a table that cannot be read",
		verb: "nextRow",
		from: "| 序号 | 某某 | 责任单位 |$0\n| --- | --- | --- |\n| 1 | 2 | 3 |\n",
		to: "| 序号 | 某某 | 责任单位 |\n| --- | --- | --- |\n| $0 |  |  |\n| 1 | 2 | 3 |\n",
	},
	{
		name: "in front of the tab of an empty cell the cursor is not at the end",
		verb: "nextRow",
		from: "序号\t重点任务\t责任单位\n1\t新建公园2个。$0\t\n",
		to: "序号\t重点任务\t责任单位\n1\t新建公园2个。\t$0\n",
	},
	{
		name: "a new row in which nothing was written is given up, and the table left",
		verb: "nextRow",
		from: `（共3项）\n\n${head}${park}${firms}| ^^ | ^^ | 3. | ^^ | ★ |$0\n\n${head}| 1 | 乙 | 4.招商3次。 | 钱宇 | ★区商务局 |\n`,
		to: `（共3项）\n\n${head}${park}${firms}$0\n${head}| 1 | 乙 | 3.招商3次。 | 钱宇 | ★区商务局 |\n`,
	},
	{
		name: "also at the very end of the document",
		verb: "nextRow",
		from: `${head}${park}| ^^ | ^^ | 2. | ^^ | ★ |$0`,
		to: `${head}${park}$0`,
	},
	{
		name: "between other rows an empty one stays",
		verb: "nextRow",
		from: `${head}${park}| ^^ | ^^ | 2. | ^^ | ★ |$0\n| ^^ | ^^ | 3.招商3次。 | ^^ | ★区商务局 |\n`,
		to: `${head}${park}| ^^ | ^^ | 2. | ^^ | ★ |\n| ^^ | ^^ | 3.$0 | ^^ | ★ |\n| ^^ | ^^ | 4.招商3次。 | ^^ | ★区商务局 |\n`,
	},
	{
		name: "a row of empty cells is given up, too",
		verb: "nextRow",
		from: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n|  |  |$0\n",
		to: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n$0\n",
	},
	{
		name: "the cursor stays in its cell",
		verb: "moveRowsDown",
		from: `${head}| 1 | 甲 | 1.新建$0公园2个。 | 钱宇 | ★区发改委 |\n${firms}`,
		to: `${head}| 1 | 甲 | 1.新增企业2家。 | 钱宇 | ★区工信局 |\n| ^^ | ^^ | 2.新建$0公园2个。 | ^^ | ★区发改委 |\n`,
	},
	{
		name: "a row of which nothing is known is the editor's",
		verb: "moveRowsUp",
		from: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n| 3$0 | 4 |\n",
		to: "elsewhere",
	},
	{
		name: "a line break behind the selection",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | 1.«新建公园2个。» | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。<br>$0 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "not before the number",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | $01.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.<br>$0新建公园2个。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "not inside a number",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | 1.增长1$02.5%，新增1，600家。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.增长12.5<br>$0%，新增1，600家。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "not inside a number with a comma",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | 1.增长12.5%，新增1，$0600家。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.增长12.5%，新增1，600<br>$0家。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "not inside the name of a unit",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发$0改委、区财政局 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委<br>$0、区财政局 |\n`,
	},
	{
		name: "not inside the name of a leader",
		verb: "breakLine",
		from: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱$0宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新建公园2个。 | 钱宇<br>$0 | ★区发改委 |\n`,
	},
	{
		name: "not in two tasks within a number",
		verb: "splitTask",
		from: `${head}| 1 | 甲 | 1.工业投资增长1$02.5%左右 | 钱宇 | ★区发改委 |\n`,
		to: /没有可拆的地方/,
	},
	{
		name: "in two tasks at the comma beside a number, not at the one within",
		verb: "splitTask",
		from: `${head}| 1 | 甲 | 1.新增企业1，$0600家，新建公园2个 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲 | 1.新增企业1，600家， | 钱宇 | ★区发改委 |\n| ^^ | ^^ | «2.新建公园2个 | ^^ | ★区发改委» |\n`,
	},
	{
		name: "not in two tasks where a row has more cells than the header",
		verb: "splitTask",
		from: `${head}| 1 | 甲 | 1.新建公园2个；$0新增企业3家。 | 钱宇 | ★区发改委 | 备注 |\n`,
		to: /多了内容/,
	},
	{
		name: "not inside an escape",
		verb: "breakLine",
		from: `${head}| 1 | 甲\\$0|乙 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
		to: `${head}| 1 | 甲\\|<br>$0乙 | 1.新建公园2个。 | 钱宇 | ★区发改委 |\n`,
	},
	{
		name: "not in a merged cell",
		verb: "breakLine",
		from: `${head}${park}| ^^ | ^^$0 | 2.新增企业2家。 | ^^ | ★区工信局 |\n`,
		to: /合并/,
	},
	{
		name: "not in the names of the columns",
		verb: "breakLine",
		from: `${head.replace("项目", "项$0目")}${park}`,
		to: /不能换行/,
	},
	{
		name: "in a table that is none of a plan",
		verb: "breakLine",
		from: "| 甲 | 乙 |\n| --- | --- |\n| 一$0二 | 2 |\n",
		to: "| 甲 | 乙 |\n| --- | --- |\n| 一<br>$0二 | 2 |\n",
	},
	{ name: "outside tables", verb: "breakLine", from: "# 某$0方案\n", to: "elsewhere" },
	{
		name: "a row of empty cells above",
		verb: "insertRowAbove",
		from: "| 甲 | 乙 |\n| --- | --- |\n| 1$0 | 2 |\n",
		to: "| 甲 | 乙 |\n| --- | --- |\n| $0 |  |\n| 1 | 2 |\n",
	},
	{
		name: "none between the names of the columns and the dashes",
		verb: "insertRowAbove",
		from: "| 序号 | 某某 | 责任单位 |\n| --- $0| --- | --- |\n| 1 | 2 | 3 |\n",
		to: /表头上方|光标不在任务行/,
	},
];

describe("keys in tables", () => {
	for (const { name, verb, from, to } of cases)
		it(`${verb}: ${name}`, async () => {
			const seen = await seenAfter(verb, from);
			if (typeof to === "string") assert.equal(seen, to);
			else assert.match(seen, to);
		});

	it("number the first row of a plan whose tasks are numbered", async () => {
		const two = `${head}\n${head}${park}`;
		const { text } = await runTableCommand(two, "nextRow", {
			start: { line: 1, character: 31 },
			end: { line: 1, character: 31 },
		});
		assert.match(text, /^.*\n.*\n\| {2}\| {2}\| 1\. \| {2}\| ★ \|\n/);
	});

	it("are for rows, headers and what stands between bars, and for no text and no table without bars", () => {
		const text = `# 某方案\n\n${head}${park}| 二、别的 |  |  |  |  |\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n\n文字。\n\n| 孤行 |\n`;
		const { plan, document } = createTestSnapshot(text);
		const lines = document.lines.map((line) => line.startsWith("|") && line !== "| 孤行 |");
		const inRanges = document.lines.map((_, line) =>
			tableRanges(plan, document).some(({ first, last }) => first <= line && line <= last),
		);
		assert.deepEqual(inRanges, lines);
		for (const { row, head: first, foot, layout } of tableForms) {
			const own = createTestSnapshot([...first, ...row(1), ...row(2), ...foot].join("\n"));
			for (const { first: from, last } of tableRanges(own.plan, own.document))
				for (let line = from; line <= last; line++)
					assert.match(own.document.lines[line] ?? "", /^\s*\|/, `${layout}: only rows between bars`);
		}
	});
});

/** Tables as they are while somebody writes or mends them. */
const broken: readonly string[] = [
	`# 某方案\n\n${head}${park}| ^^ | ^^ | 2.新增 <!-- niwen-disable a/b --> | ^^ |\n|\n| a\nxx\n`,
	`${head}| 1 | 甲 | 1.**新建** \\| 公园<br>2个。😀 |  | ★区发改委 | 多 |\n| 二、别的 | | | | |\n| 1 | 乙 | 2.x | ^^ | y`,
	"| 序号 | 项目 | 重点工作目标任务\n| 1 | 甲 | 1.新建\n\n| --- |\n||\n",
	"| 序号 | 某某 | 责任单位 |\n| --- | --- | --- |\n| 1 | 2 |3|\n\t| 3 |\n",
	"  | 甲 | 乙 |\n|---|:-:|\n| `a|b` | <b>2</b> |\n|1|2|\n",
	"序号\t项目\t重点工作目标任务\t责任单位\n1\t甲\t1.新建\t★区发改委\n\t\t2.新增\n3\n\t\t\t\t\t\n",
	"序号\n|\n重点任务\n|\n责任单位\n|\n1\n|\n新建\n公园\n|\n区发改委\n|\n|\n2\n|\n新增\n",
	...tableForms.map(({ head: first, row, foot }) => [...first, ...row(1), ...row(2), ...foot].join("\n")),
];

describe("keys at every offset of broken tables and of other layouts", () => {
	const verbs = ["nextCell", "previousCell", "nextRow", "breakLine", "insertRowBelow", "insertRowAbove"];
	for (const [i, text] of broken.entries())
		it(`table ${i} loses nothing, and no row is torn`, () => {
			const before = createTestSnapshot(text);
			for (const [line, written] of before.document.lines.entries())
				for (let character = 0; character <= written.length; character++)
					for (const verb of verbs) keepsRows(before, text, verb, { line, character });
		});
});

/** Whatever a key does at a place, rows go on as they are, but for a line break inside a cell and a row between them. */
function keepsRows(
	before: PlanSnapshot,
	text: string,
	verb: string,
	at: { line: number; character: number },
): void {
	const where = `${verb} at ${at.line}:${at.character}`;
	const command = findCommand(`niwen.server.${verb}`) ?? assert.fail(`there is no ${verb}`);
	const params = { uri: before.uri, range: { start: at, end: at }, follow: false } as CommandParams;
	const outcome = command.run(before, params, { language: "zh" } as CommandContext) as CommandOutcome;
	const edits = outcome.changes?.flatMap((change) => change.edits) ?? [];
	const after = applyEdits(
		text,
		edits.map(({ range, newText }) => ({ span: toSpan(range), newText })),
	);
	assert.notEqual(outcome.message, "", where);
	const { select } = outcome;
	const lines = after.split("\n");
	for (const { line, character } of select === undefined ? [] : [select.start, select.end])
		assert.ok(
			line < lines.length && character <= (lines[line] ?? "").length,
			`${where}: a place of the text`,
		);
	if (edits.length === 0) return;
	assert.ok(verb !== "previousCell", `${where}: only the cursor moves`);
	const { plan } = createTestSnapshot(after);
	const tasks = ({ plan: of }: { plan: Plan }) => [...of.eachTask()];
	if (verb === "breakLine") {
		const marks = /<br>|\n|"/g;
		assert.equal(after.replace(marks, ""), text.replace(marks, ""), `${where}: nothing is lost`);
		const seen = (of: { plan: Plan }) => tasks(of).map(({ number, width }) => [number, width]);
		assert.deepEqual(seen({ plan }), seen(before), `${where}: the same cells`);
		return;
	}
	if (lines.length < before.document.lines.length || plan.taskCount < before.plan.taskCount) {
		assert.ok(verb === "nextRow" && tasks(before).some(({ text: own }) => own.text === ""), where);
		return;
	}
	const words = tasks({ plan }).map((row) => `${row.width} ${row.text.text}`);
	let from = 0;
	for (const row of tasks(before)) {
		const found = words.indexOf(`${row.width} ${row.text.text}`, from);
		assert.ok(found >= 0, `${where}: ${row.text.text} is torn`);
		from = found + 1;
	}
	assert.ok(words.length <= before.plan.taskCount + 1, `${where}: one row`);
}
