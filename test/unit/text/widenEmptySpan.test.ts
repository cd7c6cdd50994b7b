import assert from "node:assert/strict";
import fc from "fast-check";
import { widenEmptySpan } from "../../../server/src/common/text/widenEmptySpan.js";
import { readMarkers } from "../../support/markedText.js";

describe("a place between two characters", () => {
	/** `$0` is the place, `«…»` what is to be shown. */
	const cases: readonly string[] = [
		"| ^^ | $0«社会消费品零»售总额增长5%。 |",
		"| ^^ | $0«新建»，续建。 |",
		"| 1 |$0«  »| ★区发改委 |",
		"| 1 | $0« »| ★区发改委 |",
		"| 1 |  $0«|» ★区发改委 |",
		"| 1 |$0«|» ★区发改委 |",
		"★区卫健局$0«★»区教育局",
		"1\t钱宇\t$0«\t»★区工信局",
		"| ^^ | 3.新建公园2个。 «|»$0",
		"| ^^ | 3.新建公园2个。 «|»$0  ",
		"| ^^ | 3.新建公园2个。 «|»  $0",
		"$0«𠮷祥街»，",
		"文稿«😀»$0",
		"$0«😀»文稿",
	];
	for (const marked of cases)
		it(`shows ${marked}`, () => {
			const { text, cursor, ranges } = readMarkers(marked);
			assert.ok(cursor !== null);
			const { line, character } = cursor;
			const span = { line, character, endLine: line, endCharacter: character };
			const shown = widenEmptySpan(span, text);
			const expected = ranges[0]?.span;
			assert.ok(expected !== undefined);
			// At the end of a line what is shown reaches to the place.
			assert.equal(shown.character, expected.character);
			assert.ok(shown.endCharacter >= expected.endCharacter);
			if (character < text.trimEnd().length) assert.equal(shown.endCharacter, expected.endCharacter);
		});

	it("stays what it is on a blank line, and a range is never another", () => {
		for (const text of ["", "   ", "\u3000"])
			assert.deepEqual(widenEmptySpan({ line: 3, character: 0, endLine: 3, endCharacter: 0 }, text), {
				line: 3,
				character: 0,
				endLine: 3,
				endCharacter: 0,
			});
		const range = { line: 0, character: 1, endLine: 0, endCharacter: 2 };
		assert.equal(widenEmptySpan(range, "| 新建 |"), range);
	});

	it("shows something within the line, whatever stands there", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.nat(14), (text, character) => {
				const line = text.replace(/[\r\n]/g, "");
				const shown = widenEmptySpan({ line: 0, character, endLine: 0, endCharacter: character }, line);
				if (line.trim() === "") return;
				assert.ok(shown.character < shown.endCharacter, JSON.stringify({ line, shown }));
				assert.ok(shown.character <= character && shown.endCharacter <= Math.max(line.length, character));
			}),
			{ numRuns: 500 },
		);
	});
});
