import assert from "node:assert/strict";
import { soak } from "../support/soak/soak.js";
import { buildIfStale } from "../unit/cli/niwen.js";

describe("a server that is written in for long", function () {
	this.timeout(300_000);
	before(buildIfStale);

	it("says what one says that reads the text anew, and holds no more (npm run long -- soak: 50,000 edits)", async () => {
		const points = await soak({ edits: 400, tasks: 1000, checkPoints: 3, seed: 20261130 });
		assert.equal(points.length, 3);
		assert.ok(points.every(({ sameFindings }) => sameFindings > 0));
		const [first, last] = [points[0], points[2]];
		assert.ok(
			first !== undefined && last !== undefined && last.held < 1.3 * first.held,
			JSON.stringify(points),
		);
	});
});
