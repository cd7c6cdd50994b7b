import assert from "node:assert/strict";
import fc from "fast-check";
import { planArbitrary, roundTrip, roundTripForms, unmergedPlan } from "../../support/roundTrip.js";
import { readProjectFile } from "../../support/seeds.js";

const samples = ["wujiang-2024.plan.md", "defects.plan.md", "statements.plan.txt", "traditional.plan.txt"];

describe("a plan that goes out and comes back is the same", function () {
	this.timeout(120_000);

	for (const form of roundTripForms) {
		for (const sample of samples)
			it(`${sample} as ${form}`, async () => {
				const { before, after } = await roundTrip(readProjectFile("seeds", sample), form);
				assert.deepEqual(after, before);
			});

		it(`empty cells that are not merged as ${form}`, async () => {
			const { before, after, back } = await roundTrip(unmergedPlan, form);
			assert.deepEqual(after, before, back);
		});

		it(`made-up plans as ${form} (npm run long -- roundtrip tries more)`, async () => {
			await fc.assert(
				fc.asyncProperty(planArbitrary, async (text) => {
					const { before, after, back } = await roundTrip(text, form);
					assert.deepEqual(after, before, `${text}\n----\n${back}`);
				}),
				{ numRuns: 25, seed: 11 },
			);
		});
	}
});
