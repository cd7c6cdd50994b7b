import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
	hasUnprintable,
	printable,
	printableLine,
	withoutUnprintable,
} from "../../../server/src/common/text/printable.js";

describe("text: what is shown of texts that others wrote", () => {
	for (const [what, text, shown] of [
		["an escape sequence", "a\u001b[31mb", "a\\u001b[31mb"],
		["a control of the second block", "a\u009b31mb", "a\\u009b31mb"],
		["a turned direction", "a\u202eb\u2066c\u061cd\u200f", "a\\u202eb\\u2066c\\u061cd\\u200f"],
		["ends of lines and paragraphs", "a\u2028b\u2029c\rd\u0085e", "a\\u2028b\\u2029c\\u000dd\\u0085e"],
		["what is invisible", "a\u200bb\u2060c\ufeffd\u00ade", "a\\u200bb\\u2060c\\ufeffd\\u00ade"],
		["tags", "a\u{e0041}b", "a\\u{e0041}b"],
		["words, joiners and selectors", "区发改委 ★ 葛\u{e0100}\u200d👩", "区发改委 ★ 葛\u{e0100}\u200d👩"],
	] as const)
		it(`of ${what}: ${JSON.stringify(shown)}`, () => {
			assert.equal(printable(text), shown);
			assert.equal(printableLine(text), shown);
			assert.equal(hasUnprintable(text), text !== shown);
		});

	it("leaves line breaks and tabs, but not in a line", () => {
		assert.equal(printable("a\tb\nc"), "a\tb\nc");
		assert.equal(printableLine("a\tb\nc"), "a\\u0009b\\u000ac");
	});

	it("gives nothing that is obeyed, whatever comes", () => {
		const text = fc.string({
			unit: fc.oneof(
				fc.string({ unit: "binary", maxLength: 1 }),
				fc.constantFrom("\u001b", "\u202e", "\u2028", "\n", "a"),
			),
		});
		fc.assert(
			fc.property(text, (any) => {
				assert.ok(!/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(printableLine(any)));
				assert.ok(!/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(printable(any).replace(/[\t\n]/g, "")));
				assert.ok(!hasUnprintable(withoutUnprintable(any)));
				assert.equal(printableLine(printableLine(any)), printableLine(any));
			}),
		);
	});
});
