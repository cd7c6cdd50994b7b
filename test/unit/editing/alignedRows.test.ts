import assert from "node:assert/strict";
import { formatTables } from "../../../server/src/common/features/formatting.js";
import { applyEdits } from "../../support/applyEdits.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { type RowsAt, runTableCommand } from "../../support/tableCommand.js";

const text = `# 某方案

（共4项）

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 9 | 稳增长 | 1.新建公园2个；改造道路3条。 | 钱宇 | ★区发改委、统计局 |
| ^^ | ^^ | 2.新增企业2家。 | ^^ | ★区工信局 |
| 10 | 促改革 | 3.招商3次。 | 孙某 | ★区商务局 |
| ^^ | ^^ | 4.完成道路4条。 | ^^ | ★区住建局 |
`;
type Format = "compact" | "aligned";

function format(document: string, how: Format): string {
	const { plan, document: source } = createTestSnapshot(document);
	const edits = formatTables(plan, source, { ambiguousWidth: 1, format: how });
	return applyEdits(
		document,
		edits.map(({ range: { start, end }, newText }) => ({
			span: {
				line: start.line,
				character: start.character,
				endLine: end.line,
				endCharacter: end.character,
			},
			newText,
		})),
	);
}

/** Commands after which no column is wider or narrower. */
const commands: readonly (readonly [
	verb: string,
	at: RowsAt,
	options?: Readonly<Record<string, unknown>>,
])[] = [
	["insertRowBelow", { first: 0 }],
	["insertRowAbove", { first: 2 }],
	["duplicateRow", { first: 1 }],
	["moveRowsDown", { first: 0 }],
	["moveRowsDown", { first: 0, last: 1 }],
	["moveRowsUp", { first: 3 }],
	["deleteRows", { first: 2 }],
	["unmerge", { first: 1, column: 0 }],
	["unmerge", { first: 1, column: 1 }],
	["fillDown", { first: 0, last: 1, column: 0 }],
	["splitTask", { first: 0, character: 8 }],
];

describe("a table that blanks line up", () => {
	for (const [verb, at, options] of commands) {
		it(`stays so: ${verb} at ${at.first}${at.column === undefined ? "" : `, column ${at.column}`}`, async () => {
			const before = format(text, "compact");
			const { text: after } = await runTableCommand(before, verb, at, options);
			assert.notEqual(after, before);
			assert.equal(format(after, "compact"), after);
		});
		it(`is not begun by ${verb} at ${at.first}${at.column === undefined ? "" : `, column ${at.column}`}`, async () => {
			const { text: after } = await runTableCommand(text, verb, at, options);
			assert.doesNotMatch(after, /\S {2,}\|/);
		});
	}

	it("gives a cell that grows the room that it needs, and takes no blank from others", async () => {
		const before = format(text, "compact").replace("| 10   | 促改革 |", "| 10   |        |");
		const { text: after } = await runTableCommand(before, "moveRowsDown", { first: 0, last: 1 });
		assert.match(after, /^\| 9 {4}\| {8}\| 1\.招商3次。/m);
		assert.match(after, /^\| 10 {3}\| 稳增长 \| /m);
	});

	it("in all columns where all are lined up", async () => {
		const before = format(text, "aligned");
		const { text: after } = await runTableCommand(before, "insertRowBelow", { first: 1 });
		assert.equal(format(after, "aligned"), after);
	});
});
