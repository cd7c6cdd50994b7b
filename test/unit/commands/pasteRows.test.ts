import assert from "node:assert/strict";
import fc from "fast-check";
import { pasteRows } from "../../../server/src/common/commands/table/pasteRows.js";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";
import { cellsOf } from "../../support/tableCommand.js";

interface Pasted {
	readonly html?: string;
	readonly text?: string;
}

/** What pasting at `$0` gives: the document, or undefined where plain text is pasted, and what is said. */
async function paste(marked: string, content: Pasted) {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	const outcome = await pasteRows(createTestSnapshot(text), { start: cursor, end: cursor }, content, "zh");
	const edits = outcome?.changes?.flatMap((change) => change.edits) ?? [];
	const after = applyEdits(
		text,
		edits.map(({ range, newText }) => ({ span: toSpan(range), newText })),
	);
	return { text: outcome === undefined ? undefined : after, message: outcome?.message ?? "" };
}

const htmlOf = (...rows: readonly string[]) =>
	`<html><body><table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table></body></html>`;
const td = (...cells: readonly string[]) => cells.map((cell) => `<td>${cell}</td>`).join("");

const first = "| 1 | 稳增长 | 1.新建公$0园2个。 | 赵明 | ★区发改委 |";
const second = "| ^^ | ^^ | 2.开会1次。 | ^^ | ★区统计局 |";
const own = "| 1 | 稳增长 | 1.新建公园2个。 | 赵明 | ★区发改委 |";

interface Case {
	readonly name: string;
	readonly at: string;
	readonly content: Pasted;
	readonly gives: string | undefined;
	readonly says?: RegExp;
}

const cases: readonly Case[] = [
	{
		name: "columns without names that do not stand side by side in the plan: each by what it holds",
		at: demoPlan(first, second),
		content: { html: htmlOf(td("6.修路3条。", "★区发改委、区统计局"), td("7.办会2次。", "★区财政局")) },
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.修路3条。 |  | ★区发改委、区统计局 |",
			"| ^^ | ^^ | 3.办会2次。 |  | ★区财政局 |",
			"| ^^ | ^^ | 4.开会1次。 | 赵明 | ★区统计局 |",
		),
	},
	{
		name: "rows with the names of their columns in another order, merged cells, numbers on from the row",
		at: demoPlan(first, second),
		content: {
			html: htmlOf(
				td("责任单位", "牵头领导", "重点工作目标任务", "项目"),
				'<td>★区财政局</td><td rowspan="2">钱一凡</td><td>7.修路3条。</td><td rowspan="2">强基础</td>',
				td("区工信局<br>区统计局", "8.办会2次。"),
			),
		},
		gives: demoPlan(
			own,
			"| ^^ | 强基础 | 2.修路3条。 | 钱一凡 | ★区财政局 |",
			"| ^^ | ^^ | 3.办会2次。 | ^^ | 区工信局<br>区统计局 |",
			"| ^^ | 稳增长 | 4.开会1次。 | 赵明 | ★区统计局 |",
		),
		says: /已贴入2行/,
	},
	{
		name: "the same 项目 goes on",
		at: demoPlan(first),
		content: {
			text: "序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\r\n3\t稳增长\t9.修路3条。\t孙立\t★区财政局\r\n\t\t10.办会2次。\t孙立\t★区工信局\r\n",
		},
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.修路3条。 | 孙立 | ★区财政局 |",
			"| ^^ | ^^ | 3.办会2次。 | 孙立 | ★区工信局 |",
		),
	},
	{
		name: "tasks and units without names of columns, where they fit",
		at: demoPlan(first),
		content: { text: "修路3条，改造桥梁2座。\t孙立\t区财政局、区工信局\n2026年办会2次。\t\t区统计局" },
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.修路3条，改造桥梁2座。 | 孙立 | 区财政局、区工信局 |",
			"| ^^ | ^^ | 3.2026年办会2次。 |  | 区统计局 |",
		),
	},
	{
		name: "one column of a spreadsheet",
		at: demoPlan(first),
		content: { html: htmlOf(td("修路3条。"), td("办会2次。")), text: "修路3条。\n办会2次。" },
		gives: demoPlan(own, "| ^^ | ^^ | 2.修路3条。 |  |  |", "| ^^ | ^^ | 3.办会2次。 |  |  |"),
	},
	{
		name: "lead units with bodies in brackets, and nobody, into one column",
		at: demoPlan(first),
		content: {
			text: "工作任务\t牵头单位\t配合单位\n修路3条。\t区委组织部(人才办、党建办)、区工信局等部门\t区统计局\n办会2次。\t/\t区统计局",
		},
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.修路3条。 |  | ★区委组织部(人才办、党建办)、★区工信局等部门、区统计局 |",
			"| ^^ | ^^ | 3.办会2次。 |  | 区统计局 |",
		),
	},
	{
		name: "lead units and others into one column",
		at: demoPlan(first),
		content: {
			text: "工作任务\t牵头单位\t配合单位\n修路3条。\t区财政局、区工信局\t区统计局\n办会2次。\t区统计局\t",
		},
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.修路3条。 |  | ★区财政局、★区工信局、区统计局 |",
			"| ^^ | ^^ | 3.办会2次。 |  | ★区统计局 |",
		),
	},
	{
		name: "a row that has but its number gives way",
		at: demoPlan(own, "| ^^ | ^^ | 2.$0 | ^^ | ★ |"),
		content: { text: "工作任务\t责任单位\n修路3条。\t★区财政局" },
		gives: demoPlan(own, "| ^^ | ^^ | 2.修路3条。 |  | ★区财政局 |"),
	},
	{
		name: "a table without rows, on the line below its header",
		at: `${demoPlan().trimEnd()}\n$0\n\n注：无。\n`,
		content: { text: "序号\t项目\t工作任务\t责任单位\n1\t强基础\t修路3条。\t★区财政局" },
		gives: `${demoPlan().trimEnd()}\n| 1 | 强基础 | 修路3条。 |  | ★区财政局 |\n\n\n注：无。\n`,
	},
	{
		name: "the line below the last row",
		at: demoPlan(own, "$0"),
		content: { text: "工作任务\t责任单位\n修路3条。\t★区财政局" },
		gives: demoPlan(own, "| ^^ | ^^ | 2.修路3条。 |  | ★区财政局 |", ""),
	},
	{
		name: "bars and marks of Markdown are written so that they are read as they were",
		at: demoPlan(first),
		content: { text: "工作任务\t责任单位\n修路|架桥*3*条。\t★区财政局" },
		gives: demoPlan(own, "| ^^ | ^^ | 2.修路\\|架桥\\*3\\*条。 |  | ★区财政局 |"),
	},
	{
		name: "a column that the table lacks is added",
		at: demoPlan(first),
		content: { text: "工作任务\t责任单位\t备注\t空栏\n修路3条。\t★区财政局\t续建\t" },
		gives: demoPlan().replace(
			/\| 序号[\s\S]*/,
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 | 备注 |\n| ---- | ---- | ---------------- | -------- | -------- | --- |\n" +
				`${own}  |\n| ^^ | ^^ | 2.修路3条。 |  | ★区财政局 | 续建 |\n`,
		),
		says: /已贴入1行，并添加了“备注”栏/,
	},
	{
		name: "a title above the names of the columns is no row, which is said",
		at: demoPlan(first),
		content: {
			html: htmlOf(
				'<td colspan="2">附件1　重点任务表</td>',
				td("工作任务", "责任单位"),
				td("修路3条。", "★区财政局"),
			),
		},
		gives: demoPlan(own, "| ^^ | ^^ | 2.修路3条。 |  | ★区财政局 |"),
		says: /已贴入1行，表头上方的“附件1　重点任务表”没有贴入；/,
	},
	{
		name: "words struck through stay, deleted and hidden ones do not, and all of it is said",
		at: demoPlan(first),
		content: {
			html: htmlOf(
				td("工作任务", "责任单位"),
				td("改造危桥<s>8</s>6座<del>，共2年</del>。", "★区交通局<span style='display:none'>（暂）</span>"),
				`<td style="text-decoration: line-through">修路3条。</td><td>★区财政局</td>`,
			),
		},
		gives: demoPlan(
			own,
			"| ^^ | ^^ | 2.改造危桥86座。 |  | ★区交通局 |",
			"| ^^ | ^^ | 3.修路3条。 |  | ★区财政局 |",
		),
		says: /已贴入2行；修订中删除的文字没有贴入：“，共2年”；带删除线的文字照原样贴入，不要的请删去：“8”、“修路3条。”；隐藏文字没有贴入：“（暂）”；/,
	},
	{
		name: "a wider table without names is left to plain text, and this is said",
		at: demoPlan(first),
		content: { text: "1\t2\t3\t4\t5\t6\n1\t2\t3\t4\t5\t6" },
		gives: demoPlan(own),
		says: /栏数多.*已按原文粘贴/,
	},
	{
		name: "words are words",
		at: demoPlan(first),
		content: { text: "修路3条", html: "<b>修路3条</b>" },
		gives: undefined,
	},
	{
		name: "a single cell is words",
		at: demoPlan(first),
		content: { text: "甲", html: htmlOf(td("甲")) },
		gives: undefined,
	},
	{
		name: "two words with a tab are words",
		at: demoPlan(first),
		content: { text: "甲\t乙" },
		gives: undefined,
	},
	{
		name: "outside tables a table is pasted as it is",
		at: `$0\n${demoPlan(own)}`,
		content: { text: "1\t2\n3\t4" },
		gives: undefined,
	},
	{
		name: "two tables are pasted as they are",
		at: demoPlan(first),
		content: { html: htmlOf(td("1", "2")).repeat(2), text: "1 2" },
		gives: undefined,
	},
];

describe("pasting a table into a table", () => {
	for (const { name, at, content, gives, says } of cases)
		it(name, async () => {
			const { text, message } = await paste(at, content);
			assert.equal(text, gives, message);
			if (says !== undefined) assert.match(message, says);
		});

	it("follows the layout of the table", async () => {
		const text = "# 某方案\n\n序号\t项目\t工作任务\t责任单位\n1\t甲\t1.修路3$0条。\t★区财政局\n";
		const pasted = await paste(text, {
			html: htmlOf(td("工作任务", "责任单位"), td("办会<br>2次", "★区工信局")),
		});
		assert.match(pasted.text ?? "", /^\t\t"?2\.办会/m, pasted.message);
	});

	it("leaves out numbers of every kind that tasks bring along", async () => {
		for (const [task, words] of [
			["９．办会2次", "办会2次"],
			["⑨办会2次", "办会2次"],
			["⒐办会2次", "办会2次"],
			["①办会2次②展演3场", "①办会2次②展演3场"],
		] as const) {
			const { text, message } = await paste(demoPlan(first), {
				html: htmlOf(td("工作任务", "责任单位"), td(task, "★区工信局")),
			});
			assert.match(text ?? "", new RegExp(`2\\.${words} \\|`), message);
		}
	});

	it("loses nothing of what is pasted, and nothing of the document", async () => {
		const word = fc.constantFrom(
			"甲",
			"修路3条。",
			"区财政局",
			"★区工信局",
			"a|b",
			"12",
			"^",
			"<b>",
			"\\",
			"`x`",
			"",
		);
		const rows = fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(rows, async (cells) => {
				const escaped = (cell: string) => cell.replaceAll("<", "&lt;");
				const html = htmlOf(
					td("工作任务", "牵头领导", "备注"),
					...cells.map((row) => td(...row.map(escaped))),
				);
				const { text } = await paste(demoPlan(first, second), { html });
				const written = cells.filter((row) => row.some((cell) => cell !== ""));
				const shown = cellsOf(createTestSnapshot(text ?? "")).map((row) => row.join(" "));
				if (written.length === 0) return;
				assert.equal(shown.length, written.length + 2);
				written.forEach((row, i) => {
					for (const cell of row) assert.ok(shown[i + 1]?.includes(cell), `${cell}: ${shown[i + 1]}`);
				});
				assert.ok(shown[0]?.includes("新建公园2个。") && shown.at(-1)?.includes("开会1次。"));
			}),
			{ numRuns: 60 },
		);
	});
});
