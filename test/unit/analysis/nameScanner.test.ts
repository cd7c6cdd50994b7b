import assert from "node:assert/strict";
import fc from "fast-check";
import { NameScanner } from "../../../server/src/common/analysis/nameScanner.js";

describe("names in a text", () => {
	it("are the longest at each place, and none over another", () => {
		const scanner = new NameScanner<string>();
		for (const word of ["财政局", "区财政局", "区财政局国库科", "统计局"]) scanner.add(word, word);
		assert.deepEqual(
			[...scanner.find("区财政局国库科、财政局和统计局统计", 100)].map(({ value, start, end }) => [
				value,
				start,
				end,
			]),
			[
				["区财政局国库科", 0, 7],
				["财政局", 8, 11],
				["统计局", 12, 15],
			],
		);
		assert.deepEqual([...new NameScanner().find("区财政局")], []);
	});

	it("are what a search word by word finds", () => {
		const letters = fc.stringMatching(/^[甲乙丙]{0,24}$/);
		const words = fc.uniqueArray(fc.stringMatching(/^[甲乙丙]{2,4}$/), { maxLength: 6 });
		fc.assert(
			fc.property(letters, words, (text, list) => {
				const scanner = new NameScanner<string>();
				for (const word of list) scanner.add(word, word);
				const expected: [string, number][] = [];
				for (let i = 0; i < text.length; ) {
					const [longest] = list
						.filter((word) => text.startsWith(word, i))
						.sort((a, b) => b.length - a.length);
					if (longest !== undefined) expected.push([longest, i]);
					i += longest?.length ?? 1;
				}
				assert.deepEqual(
					[...scanner.find(text)].map(({ value, start }) => [value, start]),
					expected,
				);
			}),
		);
	});
});
