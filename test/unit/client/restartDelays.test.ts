import assert from "node:assert/strict";
import { RestartDelays } from "../../../client/src/restarts/restartDelays.js";

/** Seconds at which a server ends, and after how many seconds it is started again; `!` where the user is told. */
const cases: Readonly<Record<string, readonly [ends: readonly number[], starts: readonly string[]]>> = {
	"at once where it ends now and then": [
		[0, 60, 120, 179, 200, 300],
		["0", "0", "0", "0", "0", "0"],
	],
	"after a longer pause from the fifth time within three minutes on": [
		[0, 1, 2, 3, 4, 6, 9, 14, 23, 40, 71],
		["0", "0", "0", "0", "1!", "2", "4", "8", "16", "30", "30"],
	],
	"at once again where it went on for a while": [
		[0, 1, 2, 3, 4, 5, 200, 201, 202, 203, 204, 205],
		["0", "0", "0", "0", "1!", "2", "0", "0", "0", "0", "1!", "2"],
	],
	"for ever, and without another word": [
		Array.from({ length: 100 }, (_, i) => 31 * i),
		["0", "0", "0", "0", "1!", "2", "4", "8", "16", ...new Array<string>(91).fill("30")],
	],
};

describe("a server that ends is started again", () => {
	for (const [when, [ends, starts]] of Object.entries(cases))
		it(when, () => {
			const delays = new RestartDelays();
			const found = ends.map((end) => {
				const { delay, tell } = delays.next(end * 1000);
				return `${delay / 1000}${tell === undefined ? "" : "!"}`;
			});
			assert.deepEqual(found, starts);
		});

	it("at once where somebody has started it by hand", () => {
		const delays = new RestartDelays();
		for (let i = 0; i < 9; i++) delays.next(i);
		delays.forget();
		assert.deepEqual(delays.next(10), { delay: 0, tell: undefined });
	});
});
