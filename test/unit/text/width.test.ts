import assert from "node:assert/strict";
import { eastAsianWidth } from "get-east-asian-width";
import { cutToWidth, displayWidth } from "../../../server/src/common/text/width.js";

const widths: readonly (readonly [string, number, number])[] = [
	["", 0, 0],
	["abc", 3, 3],
	["区发改委", 8, 8],
	["（，。", 6, 6],
	["★“”—…·", 6, 12],
	["①Ⅲ", 2, 4],
	["Ａ１", 4, 4],
	["ｱ", 1, 1],
	["𠮷", 2, 2],
	["e\u0301", 1, 1],
	["⭐\ufe0f", 2, 2],
	["\u200b\ufeff", 0, 0],
];

describe("display width", () => {
	for (const [text, narrow, wide] of widths)
		it(JSON.stringify(text), () => {
			assert.equal(displayWidth(text, 1), narrow);
			assert.equal(displayWidth(text, 2), wide);
		});
	it("is that of Unicode's table for every character", () => {
		for (let code = 0x7f; code <= 0xffff; code++) {
			const character = String.fromCodePoint(code);
			const isMark = code !== 0xad && /^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character);
			for (const ambiguous of [1, 2] as const) {
				const width = isMark ? 0 : eastAsianWidth(code, { ambiguousAsWide: ambiguous === 2 });
				assert.equal(displayWidth(character, ambiguous), width, `U+${code.toString(16)}`);
			}
		}
	});
	it("stops counting above the limit", () => {
		const width = displayWidth("中".repeat(200_000), 1, 24);
		assert.ok(width > 24 && width < 30);
	});
	it("cuts to a width", () => {
		assert.equal(cutToWidth("一二三", 6), "一二三");
		assert.equal(cutToWidth("一二三四", 6), "一二…");
		assert.equal(cutToWidth("abcdefgh", 6), "abcd…");
		assert.equal(cutToWidth("一二三四", 6, 1), "一二…");
	});
});
