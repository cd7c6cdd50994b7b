import assert from "node:assert/strict";
import fc from "fast-check";
import { randomFrom, returnTrip } from "../../../support/returnTrip.js";
import { planArbitrary } from "../../../support/roundTrip.js";

describe("forms that are filled in and sent back", () => {
	for (const to of ["xlsx", "docx"] as const)
		for (const by of ["unit", "leader"] as const)
			it(`bring back what was filled in, and nothing else: ${to} by ${by}`, async () => {
				const plans = fc.sample(planArbitrary, { numRuns: 4, seed: 20261129 });
				const random = randomFrom(7);
				for (const text of plans) {
					const { lost } = await returnTrip(text, { by, to }, random);
					assert.deepEqual(lost, [], text);
				}
			}).timeout(60_000);
});
