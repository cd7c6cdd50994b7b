import assert from "node:assert/strict";
import fc from "fast-check";
import {
	DocumentTokens,
	diffSemanticTokens,
	provideSemanticTokens,
} from "../../../server/src/common/features/semanticTokens.js";
import { tokenTypes } from "../../../server/src/common/features/tokenTypes.js";
import { createPlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { randomEdit, ShownTokens } from "../../support/fuzz/editSequences.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

interface PlainToken {
	readonly line: number;
	readonly text: string;
	readonly type: string;
}

function decode(text: string, data: readonly number[]): PlainToken[] {
	const lines = text.split("\n");
	const tokens: PlainToken[] = [];
	let line = 0;
	let character = 0;
	for (let i = 0; i < data.length; i += 5) {
		const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4);
		character = down === 0 ? character + right : right;
		line += down;
		const words = lines[line]?.slice(character, character + length) ?? "";
		assert.equal(words.length, length, "a token lies within its line");
		tokens.push({ line, text: words, type: tokenTypes[type] ?? "?" });
	}
	return tokens;
}

function checkTokens(text: string, expected: readonly string[]): void {
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const { data } = provideSemanticTokens(snapshot);
	assert.deepEqual(
		decode(text, data).map((token) => `${token.type} ${token.text}`),
		expected,
	);
}

const text = demoPlan(
	"| 1 | 主要指标 | 1.城镇居民收入增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.能耗控制在28吨以内。 | ^^ | ★区某某局、各区镇 |",
);

describe("semantic tokens", () => {
	it("every part that means something", () =>
		checkTokens(text, [
			"sectionNumber 一",
			"group 主要指标",
			"taskNumber 1",
			"targetValue 增长5%",
			"comparator 以上",
			"official 赵明",
			"leadUnit ★区发改委",
			"unit 统计局",
			"taskNumber 2",
			"comparator 控制在",
			"targetValue 28吨",
			"comparator 以内",
			"unknownUnit ★区某某局",
			"unit 各区镇",
		]));
	it("deadlines", () =>
		checkTokens(
			"| 重点工作目标任务 | 责任单位 | 完成时限 |\n| --- | --- | --- |\n| 1.加强管理。 | 区工信局牵头 | 2026年6月底 |\n",
			["taskNumber 1", "leadUnit 区工信局", "deadline 2026年6月底"],
		));
	it("line by line where a name is broken", () =>
		checkTokens(
			"江州市临湖区方案\n重点工作目标任务\n|\n责任单位\n|\n1.加强管理。\n|\n★区文体广\n电和旅游局\n|\n",
			["taskNumber 1", "leadUnit ★区文体广", "leadUnit 电和旅游局"],
		));
	it("of a range only", () => {
		const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
		const last = text.split("\n").findIndex((line) => line.includes("2.能耗"));
		const range = { start: { line: last, character: 0 }, end: { line: last, character: 5 } };
		const { data } = provideSemanticTokens(snapshot, range);
		assert.deepEqual(
			decode(text, data).map((token) => token.line),
			[last, last, last, last, last, last],
		);
	});

	describe("delta", () => {
		const cases: readonly (readonly [string, readonly number[], readonly number[]])[] = [
			["the same", [1, 2, 3], [1, 2, 3]],
			["changed in the middle", [1, 2, 3, 4, 5], [1, 2, 9, 9, 4, 5]],
			["longer at the end", [1, 2], [1, 2, 3]],
			["shorter", [1, 1, 1, 1], [1, 1]],
			["from nothing", [], [1, 2]],
			["to nothing", [1, 2], []],
		];
		for (const [name, before, now] of cases)
			it(name, () => {
				const applied = [...before];
				for (const { start, deleteCount, data = [] } of diffSemanticTokens(before, now))
					applied.splice(start, deleteCount, ...data);
				assert.deepEqual(applied, now);
			});
		it("touches only what an edit touched", () => {
			const snapshot = (words: string) => createTestSnapshot(words, { directories: [demoDirectory] });
			const before = DocumentTokens.of(snapshot(text));
			const now = DocumentTokens.of(snapshot(text.replace("28吨", "128吨")));
			const [edit, ...others] = now.editsSince(before);
			assert.deepEqual(others, []);
			assert.ok(edit !== undefined && edit.deleteCount <= 7 && (edit.data?.length ?? 0) <= 7);
		});
		it("is that of the whole document after any edits: names, lines, tables, prose", () => {
			const seed = readProjectFile("seeds", "wujiang-2024.plan.md").split("\n").slice(0, 40).join("\n");
			fc.assert(
				fc.property(
					fc.constantFrom(text, seed, "# 方案\n\n一、培育产业。新增企业30家（区工信局牵头）。\n"),
					fc.array(fc.record({ edit: randomEdit, asks: fc.boolean() }), { minLength: 1, maxLength: 10 }),
					(text, edits) => {
						const setting = { directories: [demoDirectory] };
						let snapshot = createTestSnapshot(text, setting);
						const shown = new ShownTokens();
						for (const { edit, asks } of edits) {
							if (asks) assert.deepEqual(shown.follow(snapshot), provideSemanticTokens(snapshot).data);
							const startLine = edit.line % snapshot.document.lines.length;
							const range = {
								startLine,
								startCharacter: edit.character,
								endLine: startLine + edit.lines,
								endCharacter: edit.character + edit.length,
							};
							const { document, change } = replaceRange(snapshot.document, range, edit.text);
							const { uri, environment, version } = snapshot;
							snapshot = createPlanSnapshot(
								{ uri, version: version + 1, document, environment },
								{ snapshot, change },
							);
						}
						const anew = createTestSnapshot(snapshot.document.lines.join("\n"), setting);
						assert.deepEqual(shown.follow(snapshot), provideSemanticTokens(anew).data);
					},
				),
				{ numRuns: 200 },
			);
		}).timeout(60_000);
	});
});
