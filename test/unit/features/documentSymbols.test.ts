import assert from "node:assert/strict";
import type { DocumentSymbol, Range } from "vscode-languageserver-types";
import { provideDocumentSymbols } from "../../../server/src/common/features/documentSymbols.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

/** The outline as lines, indented by depth: `name — detail`. */
function outlineOf(symbols: readonly DocumentSymbol[], depth = 0): string[] {
	return symbols.flatMap(({ name, detail, children = [] }) => [
		`${"  ".repeat(depth)}${name}${detail === undefined ? "" : ` — ${detail}`}`,
		...outlineOf(children, depth + 1),
	]);
}

function checkNesting(symbols: readonly DocumentSymbol[], within?: Range): void {
	for (const symbol of symbols) {
		assert.ok(symbol.name !== "", "a symbol has a name");
		assert.ok(contains(symbol.range, symbol.selectionRange), `selection of ${symbol.name} is outside`);
		if (within !== undefined)
			assert.ok(contains(within, symbol.range), `${symbol.name} is outside its parent`);
		checkNesting(symbol.children ?? [], symbol.range);
	}
}

function contains(outer: Range, inner: Range): boolean {
	const before = (a: Range["start"], b: Range["start"]) => a.line - b.line || a.character - b.character;
	return (
		before(outer.start, inner.start) <= 0 &&
		before(inner.start, inner.end) <= 0 &&
		before(inner.end, outer.end) <= 0
	);
}

function checkSymbols(marked: string, expected: readonly string[]): void {
	const { text, ranges } = readMarkers(marked);
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const symbols = provideDocumentSymbols(snapshot, "zh");
	checkNesting(symbols);
	assert.deepEqual(outlineOf(symbols), expected);
	const selections: Range[] = [];
	const collect = (list: readonly DocumentSymbol[]) => {
		for (const symbol of list) {
			selections.push(symbol.selectionRange);
			collect(symbol.children ?? []);
		}
	};
	collect(symbols);
	for (const { span, text: words } of ranges)
		assert.ok(
			selections.some(
				({ start, end }) =>
					start.line === span.line &&
					start.character === span.character &&
					end.line === span.endLine &&
					end.character === span.endCharacter,
			),
			`nothing selects “${words}”`,
		);
}

describe("document symbols", () => {
	it("section, group, task with its lead units", () =>
		checkSymbols(
			demoPlan(
				"| 1 | «主要指标» | «1.城镇居民收入增长5%以上，其他收入同步增长。» | 赵明 | ★区发改委、★财政局、统计局 |",
				"| ^^ | ^^ | 2.完成投资650亿元。 | ^^ | 区财政局 |",
				"| 2 | 开放合作 | 3.新建公园2个。 | 赵明 | ★区工信局 |",
			).replace("## 一、经济运行", "«## 一、经济运行»"),
			[
				"一、经济运行 — 3项",
				"  1 主要指标 — 2项",
				"    1.城镇居民收入增长5%以上… — 区发改委、区财政局",
				"    2.完成投资650亿元。",
				"  2 开放合作 — 1项",
				"    3.新建公园2个。 — 区工信局",
			],
		));
	it("a torn group is one", () =>
		checkSymbols(
			demoPlan(
				"| 1 | 壮大新型 | 1.新建公园2个。 | 赵明 | ★区工信局 |",
				"| ^^ | 消费产业 | 2.新建学校2所。 | 赵明 | ★区工信局 |",
			),
			[
				"一、经济运行 — 2项",
				"  1 壮大新型消费产业 — 2项",
				"    1.新建公园2个。 — 区工信局",
				"    2.新建学校2所。 — 区工信局",
			],
		));
	it("a document without sections and groups", () =>
		checkSymbols(
			"# 方案\n\n| 序号 | 重点工作目标任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 新建公园2个。 | 区工信局 |\n| 2 | 新建学校2所。 | 区教育局 |\n",
			["1.新建公园2个。 — 区工信局", "2.新建学校2所。 — 区教育局"],
		));
	it("lost headings, other headings, an annex", () =>
		checkSymbols(
			`${demoPlan("| 1 | 指标 | 1.新建公园2个。 |  | ★区工信局 |")}\n##\n\n### «附录说明»\n\n说明文字。\n\n# 附件\n\n一段话。\n`,
			[
				"一、经济运行 — 1项",
				"  1 指标 — 1项",
				"    1.新建公园2个。 — 区工信局",
				"（标题缺失）",
				"  附录说明",
				"附件",
			],
		));
	it("a heading between two tables holds the second", () =>
		checkSymbols(
			`${demoPlan("| 1 | 指标 | 1.新建公园2个。 |  | ★区工信局 |")}\n### （一）补充\n\n| 序号 | 项目 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- | --- |\n| 2 | 补充 | 2.新建学校2所。 | ★区教育局 |\n`,
			[
				"一、经济运行 — 2项",
				"  1 指标 — 1项",
				"    1.新建公园2个。 — 区工信局",
				"  （一）补充",
				"    2 补充 — 1项",
				"      2.新建学校2所。 — 区教育局",
			],
		));
	it("the title where there is nothing else", () =>
		checkSymbols("# «关于会议的通知»\n\n全文。\n", ["关于会议的通知"]));
	it("nothing of an empty document", () => checkSymbols("", []));
	it("a pasted table", () =>
		checkSymbols(
			"序号\n|\n项目\n|\n重点工作目标任务\n|\n牵头领导\n|\n责任单位\n|\n一、经济运行\n|\n||||\n1\n|\n指标\n|\n1.新建公园2个。\n|\n赵明\n|\n★区发改委\n|\n2.新建学校2所。\n|\n★区教育局\n|\n|||\n",
			[
				"一、经济运行 — 2项",
				"  1 指标 — 2项",
				"    1.新建公园2个。 — 区发改委",
				"    2.新建学校2所。 — 区教育局",
			],
		));
});
