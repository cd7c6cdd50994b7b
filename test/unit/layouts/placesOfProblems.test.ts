import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** What is found in a text of a code, and the words that it is shown at. */
function shownAt(text: string, code: string): readonly string[] {
	const snapshot = createTestSnapshot(text);
	const { document } = snapshot;
	return snapshot
		.findings()
		.filter((finding) => finding.code === code)
		.map(({ span: { line, character, endLine, endCharacter } }) => {
			const lines = document.lines.slice(line, endLine + 1);
			assert.equal(lines.length, endLine - line + 1, "the lines are those of the text");
			assert.ok(endCharacter <= (lines.at(-1)?.length ?? 0), "the end lies within its line");
			return [...lines.slice(0, -1), (lines.at(-1) ?? "").slice(0, endCharacter)].join("\n").slice(character);
		});
}

describe("a problem of a table without a header that can be read", () => {
	it("is shown at the lines of a paragraph that its first cell became a part of", () =>
		assert.deepEqual(shownAt("(\n）\n|\n注\n|\n二\n|", "table/header"), ["(\n）"]));

	it("is shown at all of its line", () =>
		assert.deepEqual(shownAt("甲\t乙\t丙\n1\t二\t3\n2\t三\t4\n", "table/header"), ["甲\t乙\t丙"]));

	it("is shown without the blanks around it", () =>
		assert.deepEqual(shownAt("# 方案\n\n　　| 1 | 甲 | 乙 | 丙 |　\n", "table/header"), [
			"| 1 | 甲 | 乙 | 丙 |",
		]));
});
