import assert from "node:assert/strict";
import { counted } from "../../../server/src/common/model/counted.js";

describe("a number and its noun in English", () => {
	const cases: readonly (readonly [string, string])[] = [
		[counted(1, "task"), "1 task"],
		[counted(0, "task"), "0 tasks"],
		[counted(2, "task"), "2 tasks"],
		[counted(1, "place was", "places were"), "1 place was"],
		[counted(12, "place was", "places were"), "12 places were"],
	];
	for (const [said, expected] of cases) it(expected, () => assert.equal(said, expected));
});
