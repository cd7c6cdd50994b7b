import assert from "node:assert/strict";
import { demoDirectory, readTestDirectory } from "../../support/planSnapshot.js";
import {
	cellsOf,
	type RowsAt,
	runTableCommand,
	type TableLayout,
	writeTable,
} from "../../support/tableCommand.js";

const header = ["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"];
const rows = [
	["1", "甲", "1.新建公园2个；改造道路3条。", "钱宇", "★区发改委、统计局"],
	["^^", "^^", "2.新增企业2家。", "^^", "★区工信局"],
	["^^", "^^", "3.招商3次，见第1项。", "^^", "★区工信局"],
	["2", "乙", "4.完成道路4条。", "孙某", "★区住建局"],
	["^^", "^^", "5.完成道路5条。", "^^", "★区住建局"],
];
const [park, firms, fair, roads, streets] = rows as [string[], string[], string[], string[], string[]];

/** A plan of two sections, the second with one task. */
function planOf(layout: TableLayout, first: readonly (readonly string[])[] = rows, eol = "\n"): string {
	const table = (of: readonly (readonly string[])[]) => writeTable(layout, [header, ...of]);
	const other = ["1", "丙", "6.办好会议1次。", "李某", "★区商务局"];
	return `# 某方案\n\n（共6项）\n\n## 一、目标\n\n${table(first)}\n\n## 二、别的\n\n${table([other])}\n`.replaceAll(
		"\n",
		eol,
	);
}

/** Cells of a row with some of them others. */
function but(row: readonly string[], changes: Readonly<Record<number, string>>): readonly string[] {
	return row.map((cell, i) => changes[i] ?? cell);
}

interface Case {
	readonly name: string;
	readonly verb: string;
	readonly at: RowsAt;
	readonly options?: Readonly<Record<string, unknown>>;
	/** The rows of the first table afterwards, or what the refusal says. */
	readonly gives: readonly (readonly string[])[] | RegExp;
	readonly total?: number;
	readonly says?: RegExp;
	readonly layouts?: readonly TableLayout[];
}

const cases: readonly Case[] = [
	{
		name: "a row inside a merged cell is part of it; numbers, total and references follow",
		verb: "insertRowBelow",
		at: { first: 0 },
		gives: [
			park,
			["^^", "^^", "2.", "^^", "★"],
			but(firms, { 2: "3.新增企业2家。" }),
			but(fair, { 2: "4.招商3次，见第1项。" }),
			but(roads, { 2: "5.完成道路4条。" }),
			but(streets, { 2: "6.完成道路5条。" }),
		],
		total: 7,
		says: /已在下方插入一行.*撤销一次/,
	},
	{
		name: "a row above the first of a group becomes the first",
		verb: "insertRowAbove",
		at: { first: 3 },
		gives: [
			park,
			firms,
			fair,
			["2", "乙", "4.", "孙某", "★"],
			["^^", "^^", "5.完成道路4条。", "^^", "★区住建局"],
			but(streets, { 2: "6.完成道路5条。" }),
		],
		total: 7,
	},
	{
		name: "numbers stay where they are not to follow",
		verb: "insertRowAbove",
		at: { first: 1 },
		options: { follow: false },
		gives: [park, ["^^", "^^", "2.", "^^", "★"], firms, fair, roads, streets],
		total: 6,
	},
	{
		name: "copies of two rows, the first of a group among them",
		verb: "duplicateRow",
		at: { first: 3, last: 4 },
		gives: [
			park,
			firms,
			fair,
			roads,
			streets,
			["^^", "^^", "6.完成道路4条。", "^^", "★区住建局"],
			["^^", "^^", "7.完成道路5条。", "^^", "★区住建局"],
		],
		total: 8,
	},
	{
		name: "the first row of a merged group hands down leader and group",
		verb: "deleteRows",
		at: { first: 0 },
		gives: [
			["1", "甲", "1.新增企业2家。", "钱宇", "★区工信局"],
			["^^", "^^", "2.招商3次，见第1项。", "^^", "★区工信局"],
			but(roads, { 2: "3.完成道路4条。" }),
			but(streets, { 2: "4.完成道路5条。" }),
		],
		total: 5,
		says: /文中仍提到已删除的第1项，请核对。/,
	},
	{
		name: "a whole group, the numbers of the groups follow",
		verb: "deleteRows",
		at: { first: 0, last: 2 },
		gives: [but(roads, { 0: "1", 2: "1.完成道路4条。" }), but(streets, { 2: "2.完成道路5条。" })],
		total: 3,
	},
	{
		name: "a row over the first of its group",
		verb: "moveRowsUp",
		at: { first: 1 },
		gives: [
			["1", "甲", "1.新增企业2家。", "钱宇", "★区工信局"],
			["^^", "^^", "2.新建公园2个；改造道路3条。", "^^", "★区发改委、统计局"],
			but(fair, { 2: "3.招商3次，见第2项。" }),
			roads,
			streets,
		],
	},
	{
		name: "two rows down within their group, the first among them",
		verb: "moveRowsDown",
		at: { first: 0, last: 1 },
		gives: [
			["1", "甲", "1.招商3次，见第2项。", "钱宇", "★区工信局"],
			["^^", "^^", "2.新建公园2个；改造道路3条。", "^^", "★区发改委、统计局"],
			["^^", "^^", "3.新增企业2家。", "^^", "★区工信局"],
			roads,
			streets,
		],
	},
	{
		name: "the last row of a group becomes part of the next",
		verb: "moveRowsDown",
		at: { first: 2 },
		gives: [
			park,
			firms,
			["2", "乙", "3.完成道路4条。", "孙某", "★区住建局"],
			["^^", "^^", "4.招商3次，见第1项。", "钱宇", "★区工信局"],
			["^^", "^^", "5.完成道路5条。", "孙某", "★区住建局"],
		],
		says: /并入下面的项目/,
	},
	{
		name: "a row into another group that it tears on purpose",
		verb: "moveRowsDown",
		at: { first: 2 },
		options: { join: false },
		gives: [
			park,
			firms,
			["2", "乙", "3.完成道路4条。", "孙某", "★区住建局"],
			["3", "甲", "4.招商3次，见第1项。", "钱宇", "★区工信局"],
			["4", "乙", "5.完成道路5条。", "孙某", "★区住建局"],
		],
	},
	{
		name: "a whole group over the whole group above",
		verb: "moveRowsUp",
		at: { first: 3, last: 4 },
		gives: [
			["1", "乙", "1.完成道路4条。", "孙某", "★区住建局"],
			["^^", "^^", "2.完成道路5条。", "^^", "★区住建局"],
			["2", "甲", "3.新建公园2个；改造道路3条。", "钱宇", "★区发改委、统计局"],
			["^^", "^^", "4.新增企业2家。", "^^", "★区工信局"],
			["^^", "^^", "5.招商3次，见第3项。", "^^", "★区工信局"],
		],
	},
	{
		name: "parts of two groups",
		verb: "moveRowsUp",
		at: { first: 3, last: 3 },
		options: { join: true },
		gives: [
			park,
			firms,
			["^^", "^^", "3.完成道路4条。", "孙某", "★区住建局"],
			["^^", "^^", "4.招商3次，见第1项。", "钱宇", "★区工信局"],
			["2", "乙", "5.完成道路5条。", "孙某", "★区住建局"],
		],
	},
	{ name: "the first row", verb: "moveRowsUp", at: { first: 0 }, gives: /已经是第一行/ },
	{
		name: "a row without a place to go to",
		verb: "moveRowsToSection",
		at: { first: 1 },
		gives: /请写明移到哪个部分（section）：2 二、别的/,
	},
	{
		name: "a row into another section",
		verb: "moveRowsToSection",
		at: { first: 1 },
		options: { section: 2 },
		gives: [
			park,
			but(fair, { 2: "2.招商3次，见第1项。" }),
			but(roads, { 2: "3.完成道路4条。" }),
			but(streets, { 2: "4.完成道路5条。" }),
		],
		says: /移到“二、别的”/,
	},
	{
		name: "a leader that would be lost",
		verb: "mergeWithAbove",
		at: { first: 3, column: 3 },
		gives: /合并后“孙某”会丢失/,
	},
	{
		name: "the leader of a row in the middle of a merged cell",
		verb: "unmerge",
		at: { first: 1, column: 3 },
		gives: [park, but(firms, { 3: "钱宇" }), fair, roads, streets],
		layouts: ["table", "tsv"],
	},
	{
		name: "a cell that is not merged",
		verb: "unmerge",
		at: { first: 0, column: 3 },
		gives: /没有与上一格合并/,
	},
	{
		name: "units of the row above",
		verb: "fillDown",
		at: { first: 1, column: 4 },
		gives: [park, but(firms, { 4: "★区发改委、统计局" }), fair, roads, streets],
		says: /填充1格，其中1格换掉了原有内容/,
	},
	{ name: "tasks", verb: "fillDown", at: { first: 0, last: 1, column: 2 }, gives: /序号和任务不能向下填充/ },
	{
		name: "at the nearest mark, with a full stop",
		verb: "splitTask",
		at: { first: 0, character: 12 },
		gives: [
			but(park, { 2: "1.新建公园2个。" }),
			["^^", "^^", "2.改造道路3条。", "^^", "★区发改委、统计局"],
			but(firms, { 2: "3.新增企业2家。" }),
			but(fair, { 2: "4.招商3次，见第1项。" }),
			but(roads, { 2: "5.完成道路4条。" }),
			but(streets, { 2: "6.完成道路5条。" }),
		],
		total: 7,
	},
	{
		name: "two tasks; references to either name the one that is left",
		verb: "joinTasks",
		at: { first: 3, last: 4 },
		gives: [park, firms, fair, but(roads, { 2: "4.完成道路4条。完成道路5条。" })],
		total: 5,
	},
	{ name: "one task", verb: "joinTasks", at: { first: 3 }, gives: /两行以上/ },
];

describe("commands on tables", () => {
	for (const { name, verb, at, options, gives, total, says, layouts } of cases)
		for (const layout of layouts ?? (["table", "tsv", "pasted"] as const))
			it(`${verb}, ${layout}: ${name}`, async () => {
				const text = planOf(layout);
				const { outcome, snapshot, before, ...after } = await runTableCommand(text, verb, at, options);
				if (gives instanceof RegExp) {
					assert.match(outcome.message, gives);
					assert.deepEqual([outcome.isRefusal, after.text], [true, text]);
					return;
				}
				assert.deepEqual(cellsOf(snapshot).slice(0, gives.length), gives, outcome.message);
				if (total !== undefined) assert.equal(snapshot.plan.declaredTotal?.value, total);
				if (says !== undefined) assert.match(outcome.message, says);
				const broken = (of: typeof snapshot) =>
					of.findings().filter(({ code }) => code.startsWith("table/")).length;
				assert.equal(broken(snapshot), broken(before));
			});

	it("keep the markup of what they repeat or hand on", async () => {
		const bold = planOf("table", [
			but(park, { 1: "**甲**", 2: "1.**新建**公园2个。", 3: "_钱宇_" }),
			firms,
			fair,
		]);
		const copied = await runTableCommand(bold, "duplicateRow", { first: 0 });
		assert.match(
			copied.text,
			/\n\| \^\^ \| \^\^ \| 2\.\*\*新建\*\*公园2个。 \| \^\^ \| ★区发改委、统计局 \|\n/,
		);
		const above = await runTableCommand(bold, "insertRowAbove", { first: 0 });
		assert.match(
			above.text,
			/\n\| 1 \| \*\*甲\*\* \| 1\. \| _钱宇_ \| ★ \|\n\| \^\^ \| \^\^ \| 2\.\*\*新建\*\*/,
		);
		const moved = await runTableCommand(bold, "moveRowsDown", { first: 0 });
		assert.match(
			moved.text,
			/\n\| 1 \| \*\*甲\*\* \| 1\.新增企业2家。 \| _钱宇_ \|.*\n\| \^\^ \| \^\^ \| 2\.\*\*新建/,
		);
	});

	it("keep line ends of two characters", async () => {
		for (const verb of ["insertRowBelow", "insertRowAbove", "duplicateRow", "deleteRows", "moveRowsDown"]) {
			const { text } = await runTableCommand(planOf("table", rows, "\r\n"), verb, { first: 0 });
			assert.doesNotMatch(text, /[^\r]\n/, verb);
		}
	});

	it("say where the user goes on", async () => {
		const { outcome, text } = await runTableCommand(planOf("table"), "insertRowBelow", { first: 0 });
		const line = text.split("\n").findIndex((each) => each.includes(" 2. "));
		const place = { line, character: (text.split("\n")[line] ?? "").indexOf("2.") + 2 };
		assert.deepEqual(outcome.select, { start: place, end: place });
		const moved = await runTableCommand(planOf("table"), "moveRowsDown", { first: 0, last: 1 });
		const selected = moved.text
			.split("\n")
			.slice(moved.outcome.select?.start.line, (moved.outcome.select?.end.line ?? 0) + 1);
		assert.match(selected.join("\n"), /^\| \^\^ .*新建公园.*\n.*新增企业[^\n]*$/);
	});

	it("leave what was wrong before as it is", async () => {
		const gap = [park, but(firms, { 2: "3.新增企业2家。" }), but(fair, { 2: "7.招商3次。" })];
		const { snapshot } = await runTableCommand(planOf("table", gap), "insertRowBelow", { first: 0 });
		assert.deepEqual(
			cellsOf(snapshot).map(([, , task]) => Number.parseInt(task ?? "", 10)),
			[1, 2, 4, 8, 7],
			"a gap stays a gap",
		);
		assert.equal(snapshot.plan.declaredTotal?.value, 6, "a wrong total is not touched");
	});

	it("work beside a table that cannot be read, and say that numbers did not follow", async () => {
		const text = `${planOf("table")}\n## 三、其他\n\n| 序号 | 项目 | 重点工作xs | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 丁 | 7.做事1件。 | 钱宇 | ★区发改委 |\n`;
		const { outcome, snapshot } = await runTableCommand(text, "deleteRows", { first: 1 });
		assert.equal(snapshot.plan.taskAt(1)?.number, 3);
		assert.match(outcome.message, /已删除1行.*序号和总数没有随之更新：第\d+行的表格没有读入/);
	});

	it("refuse places without rows, and tasks in prose", async () => {
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		for (const verb of ["insertRowBelow", "deleteRows", "moveRowsUp", "splitTask", "sortUnits", "fillDown"]) {
			assert.match(
				(await runTableCommand(planOf("table"), verb, range)).outcome.message,
				/光标不在任务行里/,
				verb,
			);
			assert.match((await runTableCommand(planOf("table"), verb, undefined)).outcome.message, /range/, verb);
		}
		const prose =
			"# 某方案\n\n1.全年新建公园2个。（区发改委、区统计局牵头）\n2.新增企业3家。（区工信局牵头）\n";
		for (const verb of ["insertRowBelow", "deleteRows", "moveRowsDown", "splitTask"]) {
			const at = { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } };
			const { outcome, text } = await runTableCommand(prose, verb, at);
			assert.deepEqual([text, outcome.isRefusal], [prose, true], `${verb}: ${outcome.message}`);
		}
	});

	it("change columns of tables and tab-separated rows, and refuse pasted cells", async () => {
		for (const layout of ["table", "tsv"] as const) {
			const at = { first: 0, column: 3 };
			const inserted = await runTableCommand(planOf(layout), "insertColumn", at, {
				name: "备注",
				side: "left",
			});
			assert.deepEqual(cellsOf(inserted.snapshot)[0], ["1", "甲", park[2], "", "钱宇", park[4]]);
			const gone = await runTableCommand(planOf(layout), "deleteColumn", at);
			assert.deepEqual(cellsOf(gone.snapshot)[0], ["1", "甲", park[2], park[4]]);
			const moved = await runTableCommand(planOf(layout), "moveColumn", at, { direction: "right" });
			assert.deepEqual(cellsOf(moved.snapshot)[0], ["1", "甲", park[2], park[4], "钱宇"]);
			const last = await runTableCommand(
				planOf(layout),
				"moveColumn",
				{ first: 0, column: 4 },
				{ direction: "right" },
			);
			assert.match(last.outcome.message, /已经在最右边/);
			assert.match((await runTableCommand(planOf(layout), "insertColumn", at)).outcome.message, /name/);
		}
		const { outcome } = await runTableCommand(planOf("pasted"), "deleteColumn", { first: 0, column: 3 });
		assert.match(outcome.message, /逐格粘贴/);
	});

	it("sort units: who leads, the directory's order, the document's; a carried level is written out", async () => {
		const ordered = readTestDirectory(
			"region: 江州市临湖区\nprefix: 区\nunits:\n  - { name: 市统计局 }\n  - { name: 市发改委 }\n  - { name: 区统计局 }\n  - { name: 区财政局 }\n  - { name: 区发改委 }\n",
			"file:///plans/ordered.directory.yaml",
		);
		const text = (units: string) =>
			`---\nregion: 江州市临湖区\n---\n\n${planOf("table", [but(park, { 4: units })])}`;
		const sorted = async (units: string, directories = [ordered]) => {
			const at = { first: 0, column: 4 };
			const { snapshot } = await runTableCommand(text(units), "sortUnits", at, {}, { directories });
			return cellsOf(snapshot)[0]?.[4];
		};
		assert.equal(await sorted("区新局、区财政局、★区发改委、统计局"), "★区发改委、统计局、区财政局、区新局");
		assert.equal(await sorted("市发改委、统计局、★区财政局"), "★区财政局、市统计局、市发改委");
		assert.equal(await sorted("★区发改委、区统计局", [demoDirectory]), "★区发改委、区统计局");
	});
});
