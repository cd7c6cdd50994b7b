import assert from "node:assert/strict";
import { provideCodeLenses, resolveCodeLens } from "../../../server/src/common/features/codeLenses.js";
import { createTestSnapshot, demoDirectory, demoPlan, testUri } from "../../support/planSnapshot.js";

/** Every lens in its order: its line, its words, and what a click runs. */
function lensesOf(text: string, language: "zh" | "en" = "zh", commandLinks = true) {
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	return provideCodeLenses(snapshot).map((lens) => {
		assert.equal(lens.command, undefined, "texts are made when they are seen");
		const { command, range } = resolveCodeLens(lens, () => snapshot, {
			languageFor: () => language,
			commandLinks,
			shownFindings: (shown) => shown.findings(),
		});
		return { line: range.start.line, command };
	});
}

const text = `${demoPlan(
	"| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区财政局 |",
	"| ^^ | ^^ | 4.新建道路2条。 | 赵明 | ★区财政局 |",
)}\n## 二、尚无任务\n`;

describe("code lenses", () => {
	it("over the title tasks and findings, over a section with tasks what stands under it", () => {
		const lines = text.split("\n");
		const at = (words: string) => lines.findIndex((line) => line.includes(words));
		const title = at("分解方案");
		const section = at("一、经济运行");
		assert.deepEqual(
			lensesOf(text).map(({ line, command }) => [line, command?.title, command?.command]),
			[
				[title, "3项任务", "niwen.showStatus"],
				[title, "1个错误", "workbench.actions.view.problems"],
				[section, "3项任务 · 2家牵头单位 · 2位牵头领导", "niwen.showTasks"],
			],
		);
		assert.deepEqual(lensesOf(text)[2]?.command?.arguments, [
			testUri,
			section,
			["1.", "2.", "4."].map((number) => at(`| ${number}`)),
		]);
		assert.deepEqual(
			lensesOf(text, "en").map(({ command }) => command?.title),
			["3 tasks", "1 error", "3 tasks · 2 lead units · 2 leaders"],
		);
	});
	for (const [total, zh, en] of [
		["3", "3项任务，与文中写明的一致", "3 tasks, as declared"],
		["5", "3项任务，文中写明5项", "3 tasks, 5 declared"],
	] as const)
		it(`with a total of ${total}`, () => {
			const declared = text.replace("分解方案\n", `分解方案\n\n（共${total}项）\n`);
			assert.equal(lensesOf(declared)[0]?.command?.title, zh);
			assert.equal(lensesOf(declared, "en")[0]?.command?.title, en);
		});
	it("without the commands of VS Code a click runs one of the server's", () => {
		for (const { command } of lensesOf(text, "en", false))
			assert.equal(command?.command, "niwen.server.explainLine");
	});
	it("none where there is no task", () => assert.deepEqual(lensesOf("# 通知\n\n一、文\n"), []));
	it("of a document gone by says nothing, and what is not ours comes back", () => {
		const options = { languageFor: (): "zh" => "zh", commandLinks: true, shownFindings: () => [] } as const;
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		for (const data of [
			null,
			"x",
			{ uri: 1 },
			{ uri: testUri, of: "section", section: 7 },
			{ uri: testUri, of: "other" },
		])
			assert.equal(resolveCodeLens({ range, data }, () => undefined, options).command?.command, "");
	});
});
