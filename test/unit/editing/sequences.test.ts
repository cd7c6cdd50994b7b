import assert from "node:assert/strict";
import { layouts } from "../../support/editing/planArbitraries.js";
import { planEditor } from "../../support/editing/planEditor.js";
import { runInsertAndDelete, runSequences, runTogether, runTwice } from "../../support/editing/sequences.js";

const options = { runs: 15, seed: 20261128 };

describe("operations one after another", () => {
	for (const layout of layouts)
		describe(`in documents of layout ${layout}`, () => {
			it("every step shows what it must", () => runSequences(planEditor, layout, options));
			it("the same once more changes nothing", () => runTwice(planEditor, layout, { ...options, runs: 100 }));
			it("two at once are two one after another", () => {
				const cases = runTogether(planEditor, layout, { ...options, runs: 100 });
				assert.ok(cases > 3, `${cases} cases`);
			});
			if (layout !== "inline")
				it("rows put in and taken out leave no trace", () => {
					const cases = runInsertAndDelete(planEditor, layout, { ...options, runs: 100 });
					assert.ok(cases > 3, `${cases} cases`);
				});
		});
});
