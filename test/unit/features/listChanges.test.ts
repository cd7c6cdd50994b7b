import assert from "node:assert/strict";
import fc from "fast-check";
import { changesOfList } from "../../../server/src/common/features/listChanges.js";

/** The list that comes of changes, made in their order. */
function made(before: readonly string[], after: readonly string[]): readonly string[] {
	const list = [...before];
	for (const { at, removed, from, to } of changesOfList(before, after))
		list.splice(at, removed, ...after.slice(from, to));
	return list;
}

function shown(before: string, after: string): readonly string[] {
	return changesOfList([...before], [...after]).map(
		({ at, removed, from, to }) => `${at}: -${removed} +${[...after].slice(from, to).join("")}`,
	);
}

describe("changes of a list", () => {
	it("make one list of another, whatever stands in them", () => {
		const list = fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g"), { maxLength: 30 });
		fc.assert(
			fc.property(list, list, (before, after) => {
				assert.deepEqual(made(before, after), after);
			}),
			{ numRuns: 500 },
		);
	});

	it("leave alone what both have in common in one order, if it stands once", () => {
		const elements = fc.uniqueArray(fc.integer({ min: 0, max: 99 }).map(String), { maxLength: 40 });
		fc.assert(
			fc.property(elements, fc.array(fc.boolean(), { minLength: 40 }), (before, stays) => {
				const after = before.map((element, i) => (stays[i] === true ? element : `${element}'`));
				const removed = changesOfList(before, after).reduce((sum, change) => sum + change.removed, 0);
				assert.equal(removed, before.filter((_, i) => stays[i] !== true).length);
			}),
		);
	});

	const cases: readonly (readonly [
		what: string,
		before: string,
		after: string,
		changes: readonly string[],
	])[] = [
		["nothing", "abc", "abc", []],
		["one element of many", "abcdef", "abXdef", ["2: -1 +X"]],
		["two places far apart, the last first", "abcdef", "XbcdeY", ["5: -1 +Y", "0: -1 +X"]],
		["an element that has moved", "abcdef", "acdebf", ["5: -0 +b", "1: -1 +"]],
		["one of several that are the same", "aaab", "aab", ["2: -1 +"]],
		["all of it", "", "ab", ["0: -0 +ab"]],
	];
	for (const [what, before, after, changes] of cases)
		it(`name ${what}`, () => assert.deepEqual(shown(before, after), changes));
});
