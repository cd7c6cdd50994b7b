import assert from "node:assert/strict";
import fc from "fast-check";
import { compareFindings, FindingInPlace, inOrder } from "../../../server/src/common/rules/findingInPlace.js";

const finding = fc
	.record({ line: fc.nat(20), character: fc.nat(3), task: fc.integer({ min: -1, max: 12 }) })
	.map(({ line, character, task }) => {
		const span = { line, character, endLine: line, endCharacter: character + 1 };
		const message = { zh: "", en: "" };
		return new FindingInPlace({ code: "text/space", span, message }, 0, "hint", task);
	});

describe("findings of several lists, in the order of their places", () => {
	const lists = fc.array(fc.record({ list: fc.array(finding), isSorted: fc.boolean() }), { maxLength: 5 });

	it("are those of one list that is sorted, whether the lists are in order themselves or not", () => {
		fc.assert(
			fc.property(lists, (some) => {
				const all = some.map(({ list, isSorted }) => (isSorted ? [...list].sort(compareFindings) : list));
				const placesOf = (found: readonly FindingInPlace[]) =>
					found.map(({ line, character, task }) => [line, character, task]);
				assert.deepEqual(placesOf(inOrder(all)), placesOf(all.flat().sort(compareFindings)));
			}),
		);
	});
});
