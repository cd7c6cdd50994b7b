import assert from "node:assert/strict";
import { operationKinds } from "../../support/editing/operationArbitraries.js";
import { type DocumentLayout, layouts } from "../../support/editing/planArbitraries.js";
import { planEditor } from "../../support/editing/planEditor.js";
import { rateOf, runOperations } from "../../support/editing/runOperations.js";

/**
 * Differences that are known and not mended yet, by layout and operation: what happens, and should not. They are
 * pending, so that nobody takes them for tried.
 */
const knownFaults: Readonly<Record<string, string>> = {
	"pasted moveRows": "an edit goes over a line that it leaves as it was",
};

/**
 * Of the operations with plain words that have a sense, the part that must be done: what a layout can express must not
 * be refused. A layout that tells cells by their words (pasted) or tasks by their sentences (inline) refuses more.
 */
const leastDone: Readonly<Record<DocumentLayout, number>> = {
	table: 0.5,
	tsv: 0.4,
	pasted: 0.3,
	inline: 0.3,
	mixed: 0.3,
};

/** Where nothing need be done: prose has no rows, and a pasted row does not tell which columns it has. */
const none = new Set([
	...["insertRows", "deleteRows", "moveRows", "moveToSection", "splitTask", "joinTasks", "setNumbers"].map(
		(kind) => `inline ${kind}`,
	),
	...[
		"insertColumn",
		"deleteColumn",
		"moveColumn",
		"joinTasks",
		"moveRows",
		"moveToSection",
		"excuseLine",
	].map((kind) => `pasted ${kind}`),
]);

/** Documents an operation and layout; `npm run long -- operations` tries as many as there is time for. */
const runs = 12;

describe("read(apply(operation)) = operation(read)", () => {
	for (const layout of layouts)
		describe(`in documents of layout ${layout}`, () => {
			for (const kind of operationKinds) {
				const fault = knownFaults[`${layout} ${kind}`];
				if (fault !== undefined) {
					it(`${kind} (known fault: ${fault})`);
					continue;
				}
				it(kind, () => {
					const tally = runOperations(planEditor, kind, layout, { runs, seed: 20261128 });
					assert.ok(tally.cases >= runs);
					const least = none.has(`${layout} ${kind}`) ? 0 : leastDone[layout];
					assert.ok(
						rateOf(tally) >= least,
						`${tally.plainDone} of ${tally.plainDone + tally.plainRefused} were done, which is too few: refused is what the layout could write`,
					);
				});
			}
		});
});
