import assert from "node:assert/strict";
import { leastDone } from "../../support/editing/leastDone.js";
import { operationKinds } from "../../support/editing/operationArbitraries.js";
import { layouts } from "../../support/editing/planArbitraries.js";
import { planEditor } from "../../support/editing/planEditor.js";
import { rateOf, runOperations } from "../../support/editing/runOperations.js";

/** Documents an operation and layout; `npm run long -- operations` tries as many as there is time for. */
const runs = 12;

describe("read(apply(operation)) = operation(read)", () => {
	for (const layout of layouts)
		describe(`in documents of layout ${layout}`, () => {
			for (const kind of operationKinds)
				it(kind, () => {
					const tally = runOperations(planEditor, kind, layout, { runs, seed: 20261128 });
					assert.ok(tally.cases >= runs);
					assert.ok(
						rateOf(tally) >= leastDone(layout, kind),
						`${tally.plainDone} of ${tally.plainDone + tally.plainRefused} were done, which is too few: refused is what the layout could write`,
					);
				});
		});
});
