import assert from "node:assert/strict";
import { TextEdit } from "vscode-languageserver-types";
import { provideCompletion } from "../../../server/src/common/features/completion.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

/** The labels of the snippets that are offered at `$0`, and what each would write. */
function snippetsIn(marked: string): ReadonlyMap<string, string> {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	const { items } = provideCompletion(createTestSnapshot(text), cursor, { language: "zh", snippets: true });
	return new Map(
		items
			.filter(({ sortText = "" }) => sortText.startsWith("9"))
			.map(({ label, textEdit }) => [label, TextEdit.is(textEdit) ? textEdit.newText : ""]),
	);
}

const good = "| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |";

describe("snippets where they fit", () => {
	it("on a blank line: what stands on lines of its own", () => {
		const labels = [...snippetsIn(`${demoPlan(good)}\n$0\n`).keys()];
		for (const label of ["部分", "部分标题", "总项数", "牵头单位注", "表态发言"])
			assert.ok(labels.includes(label), `${label} among ${labels.join()}`);
		for (const label of ["平行牵头", "增长目标", "任务行"]) assert.ok(!labels.includes(label), label);
	});
	it("begun with letters or with Chinese", () => {
		assert.deepEqual([...snippetsIn(`${demoPlan(good)}\nzhu$0\n`).keys()], ["牵头单位注"]);
		assert.deepEqual([...snippetsIn(`${demoPlan(good)}\n总$0\n`).keys()], ["总项数"]);
	});
	it("with the next section's numeral, the next task's number and the tasks there are", () => {
		const snippets = snippetsIn(`${demoPlan(good)}\n$0\n`);
		assert.match(snippets.get("部分") ?? "", /^## \$\{1:二\}、/);
		assert.match(snippets.get("部分") ?? "", /\$\{4:2\}\.\$\{5:/);
		assert.match(snippets.get("总项数") ?? "", /^（共\$\{1:1\}项）/);
	});
	it("in a cell of units, of units; in a task, of targets; once their beginning is typed", () => {
		const row = (task: string, units: string) => demoPlan(good, `| ^^ | ^^ | 2.${task} | 赵明 | ${units} |`);
		assert.deepEqual([...snippetsIn(row("新建学校2所。", "qiantou$0")).keys()], ["牵头与责任"]);
		assert.deepEqual([...snippetsIn(row("新建学校2所。", "$0")).keys()], []);
		assert.deepEqual([...snippetsIn(row("财政收入zengz$0", "★区财政局")).keys()], ["增长目标"]);
	});
	it("nowhere in numbers, groups, leaders, headers and front matter", () => {
		for (const text of [
			demoPlan(good, "| zhu$0 | ^^ | 2.新建学校2所。 | 赵明 | ★区财政局 |"),
			demoPlan(good, "| ^^ | ^^ | 2.新建学校2所。 | zhu$0 | ★区财政局 |"),
			"---\nzhu$0\n---\n# 方案\n",
			"# 方案\n\n| zhu$0 | 项目 |\n| --- | --- |\n",
		])
			assert.deepEqual([...snippetsIn(text).keys()], [], text);
	});
});
