import assert from "node:assert/strict";
import fc from "fast-check";
import type { Range, SelectionRange } from "vscode-languageserver-types";
import { provideSelectionRanges } from "../../../server/src/common/features/selectionRanges.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

function rangesAt(text: string, position: { line: number; character: number }): Range[] {
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const ranges: Range[] = [];
	let range: SelectionRange | undefined = provideSelectionRanges(snapshot, [position])[0];
	for (; range !== undefined; range = range.parent) ranges.push(range.range);
	return ranges;
}

function textOf(text: string, { start, end }: Range): string {
	const lines = text.split("\n").slice(start.line, end.line + 1);
	const last = lines.length - 1;
	lines[last] = (lines[last] ?? "").slice(0, end.character);
	lines[0] = (lines[0] ?? "").slice(start.character);
	return lines.join("\n");
}

/** The selections that grow from the cursor, the innermost first. */
function check(marked: string, ...expected: readonly string[]): void {
	const { text, cursor } = readMarkers(marked);
	assert.ok(cursor !== null);
	assert.deepEqual(
		rangesAt(text, cursor).map((range) => textOf(text, range)),
		[...expected, text],
	);
}

const row = "1 | 指标 | 1.新建公园2个。改造学校3所。 | 钱一凡 | ★区发改委、统计局";
const next = "| ^^ | ^^ | 2.新建学校2所。 | ^^ | ★区财政局 |";
const plan = (first: string) => demoPlan(first, next, "| 2 | 其他 | 3.新建道路2条。 | ^^ | ★区财政局 |");
const group = `| ${row} |\n${next}`;
const section = plan(`| ${row} |`).slice(plan("").indexOf("## 一")).trimEnd();

describe("selection ranges", () => {
	it("a unit: name, with its ★, cell, row, group, section, document", () =>
		check(
			plan("| 1 | 指标 | 1.新建公园2个。改造学校3所。 | 钱一凡 | ★区发$0改委、统计局 |"),
			"区发改委",
			"★区发改委",
			"★区发改委、统计局",
			row,
			`| ${row} |`,
			group,
			section,
		));
	it("a task: words, target, sentence, cell", () =>
		check(
			plan("| 1 | 指标 | 1.新建公园2个。改$0造学校3所。 | 钱一凡 | ★区发改委、统计局 |"),
			"改造学校3所",
			"改造学校3所。",
			"1.新建公园2个。改造学校3所。",
			row,
			`| ${row} |`,
			group,
			section,
		));
	it("prose: words, sentence, paragraph", () =>
		check(
			"# 讲话\n\n提高站位，抓紧$0落实。加强督查。\n\n再接再厉。\n",
			"抓紧落实",
			"提高站位，抓紧落实。",
			"提高站位，抓紧落实。加强督查。",
		));
	it("one answer a position, also behind the end of the document", () => {
		const snapshot = createTestSnapshot(plan(`| ${row} |`));
		const far = { line: 1_000_000, character: 1_000_000 };
		assert.equal(provideSelectionRanges(snapshot, [far, { line: 0, character: 0 }, far]).length, 3);
	});
	it("each takes in the one before, at any place of any text", () => {
		const texts = fc.array(
			fc.constantFrom("| ", "★区发改委", "^^", "1.", "。", "\n", "（", "## 一、", " ", "第2项"),
			{
				maxLength: 40,
			},
		);
		fc.assert(
			fc.property(texts, fc.nat(12), fc.nat(20), (parts, line, character) => {
				const text = plan(parts.join(""));
				const ranges = rangesAt(text, { line: line + 8, character });
				for (const [i, { start, end }] of ranges.entries()) {
					const inner = ranges[i - 1];
					if (inner === undefined) continue;
					assert.ok(
						start.line < inner.start.line ||
							(start.line === inner.start.line && start.character <= inner.start.character),
					);
					assert.ok(
						end.line > inner.end.line ||
							(end.line === inner.end.line && end.character >= inner.end.character),
					);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
