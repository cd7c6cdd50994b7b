import assert from "node:assert/strict";
import fc from "fast-check";
import { findOutliers } from "../../../server/src/common/analysis/outliers.js";

const outliersOf = (counts: readonly number[]) =>
	findOutliers(counts, (count) => count).map(({ count }) => count);

describe("those who have far more than the others", () => {
	const cases: readonly [what: string, counts: readonly number[], found: readonly number[]][] = [
		["one beyond the upper fence", [1, 2, 2, 3, 23], [23]],
		["two, the greater first", [2, 3, 1, 2, 12, 2, 1, 3, 2, 23], [23, 12]],
		["none where counts differ evenly", [1, 3, 5, 7, 9, 11], []],
		["none where all are alike but for a little", [1, 1, 1, 1, 1, 2, 3], []],
		["none among a few", [1, 1, 1, 90], []],
		["none of nobody", [], []],
	];
	for (const [what, counts, found] of cases) it(what, () => assert.deepEqual(outliersOf(counts), found));

	it("have more than three quarters of all, whatever the counts", () =>
		fc.assert(
			fc.property(fc.array(fc.nat(200), { maxLength: 40 }), (counts) => {
				for (const outlier of outliersOf(counts))
					assert.ok(counts.filter((count) => count < outlier).length * 4 >= counts.length * 3 - 3);
			}),
		));
});
