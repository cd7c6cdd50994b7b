import { strict as assert } from "node:assert";
import { type MappedText, offsetOfPlace, type Piece } from "../../../server/src/common/model/mappedText.js";

describe("a place of a text in its source", () => {
	/** Lines of one entity (`&nbsp;`) and one word behind it. */
	const textOf = (pieces: number): MappedText => ({
		text: " 新建公路".repeat(pieces / 2),
		pieces: Array.from({ length: pieces }, (_, i): Piece => {
			const at = 5 * Math.floor(i / 2);
			const character = 10 * Math.floor((i % 8) / 2);
			const line = Math.floor(i / 8);
			return i % 2 === 0
				? { at, length: 1, line, character, sourceLength: 6, entity: "&nbsp;" }
				: { at: at + 1, length: 4, line, character: character + 6 };
		}),
	});

	it("is found in the piece that holds it, and in none between", () => {
		const text = textOf(16);
		const cases: readonly (readonly [number, number, number | undefined])[] = [
			[0, 0, 0],
			[0, 3, 1],
			[0, 6, 1],
			[0, 8, 3],
			[0, 10, 5],
			[0, 40, 20],
			[0, 41, undefined],
			[1, 0, 20],
			[1, 39, 39],
			[2, 0, undefined],
			[-1, 0, undefined],
		];
		for (const [line, character, offset] of cases)
			assert.equal(offsetOfPlace(text, line, character), offset, `${line}:${character}`);
	});

	it("is found without looking at every piece", () => {
		const text = textOf(16384);
		let looked = 0;
		const pieces = new Proxy(text.pieces, {
			get(target, key) {
				if (typeof key === "string" && /^\d+$/.test(key)) looked++;
				return Reflect.get(target, key);
			},
		});
		for (let line = 0; line < 2048; line += 128) offsetOfPlace({ text: text.text, pieces }, line, 7);
		assert.ok(looked <= 16 * 18, `${looked} pieces looked at`);
	});
});
