import assert from "node:assert/strict";
import fc from "fast-check";
import { findNearest } from "../../../client/page/charts/findNearest.js";

interface Item {
	readonly name: string;
	readonly x: number;
	readonly y: number;
}

/** A map of two rows and three columns, without the cell in the middle of the second row. */
const map: readonly Item[] = [
	{ name: "a1", x: 0, y: 0 },
	{ name: "a2", x: 40, y: 0 },
	{ name: "a3", x: 80, y: 0 },
	{ name: "b1", x: 0, y: 24 },
	{ name: "b3", x: 80, y: 24 },
];

describe("arrow keys in a chart", () => {
	for (const [from, key, to] of [
		["a1", "ArrowRight", "a2"],
		["a1", "ArrowDown", "b1"],
		["b1", "ArrowRight", "b3"],
		["a2", "ArrowDown", "b1"],
		["b3", "ArrowUp", "a3"],
		["a1", "ArrowLeft", undefined],
		["b3", "ArrowDown", undefined],
		["a1", "Tab", undefined],
	] as const)
		it(`${key} leads from ${from} to ${to ?? "nowhere"}`, () => {
			const start = map.find(({ name }) => name === from) ?? assert.fail();
			assert.equal(findNearest(map, start, key, (item) => item)?.name, to);
		});

	it("never stay where they are, and lead to their side", () =>
		fc.assert(
			fc.property(
				fc.array(fc.record({ x: fc.integer({ max: 900, min: 0 }), y: fc.integer({ max: 900, min: 0 }) }), {
					minLength: 1,
				}),
				(items) => {
					const [start = assert.fail()] = items;
					const found = findNearest(items, start, "ArrowRight", (item) => item);
					assert.ok(found === undefined || found.x > start.x);
					assert.equal(found === undefined, !items.some(({ x }) => x > start.x));
				},
			),
		));
});
