import assert from "node:assert/strict";
import fc from "fast-check";
import { findBreaksBetween, findSequenceBreaks } from "../../../server/src/common/rules/sequence.js";

/** The breaks as `kind@index`, gaps with what is missing; `-` is an entry without number. */
function breaksOf(numbers: string, standing = true, start = 1, repeatsFill = true): string {
	const list = numbers.split(" ").map((number) => (number === "-" ? null : Number(number)));
	return findSequenceBreaks((i) => list[i] ?? null, 0, list.length, standing, start, repeatsFill)
		.map(({ kind, index, missing, first }) => {
			if (kind === "gap")
				return `gap@${index}:${missing.map(([a, b]) => (a === b ? a : `${a}-${b}`)).join(",")}`;
			return kind === "duplicate" ? `duplicate@${index}<${first}` : `order@${index}`;
		})
		.join(" ");
}

describe("rules/sequence", () => {
	const cases: readonly (readonly [title: string, numbers: string, expected: string])[] = [
		["in order", "1 2 3 4", ""],
		["one skipped", "1 2 4 5", "gap@2:3"],
		["several skipped", "1 2 6 7", "gap@2:3-5"],
		["two gaps", "1 3 4 6", "gap@1:2 gap@3:5"],
		["every second", "1 3 5", "gap@1:2 gap@2:4"],
		["the first lost", "3 4 5", "gap@0:1-2"],
		["one twice, counted on", "1 2 2 3", "duplicate@2<1"],
		["one twice for the next", "1 2 3 3 5", "duplicate@3<2"],
		["one twice for the one before", "1 2 3 5 5 6", "duplicate@4<3"],
		["twice, and one skipped elsewhere", "1 2 2 3 5", "duplicate@2<1 gap@4:4"],
		["an earlier number typed", "1 2 3 2 5 6", "duplicate@3<1"],
		["three times", "1 2 2 2 3", "duplicate@2<1"],
		["two pairs", "1 1 2 2 3", "duplicate@1<0 duplicate@3<2"],
		["changed places", "1 2 4 3 5", "order@3"],
		["changed places at the start", "2 1 3", "order@1"],
		["a block moved", "1 2 6 7 8 3 4 5 9", "order@5"],
		["an odd one out", "1 2 3 40 5 6", "order@4"],
		["an odd one in, counted on", "1 2 9 3 4 5", "order@3"],
		["odd one out that is reached later", "1 2 5 3 4 5 6", "duplicate@5<2"],
		["backwards", "5 4 3 2 1", "order@1"],
		["changed places and a gap behind", "1 2 4 3 7", "order@3 gap@4:5-6"],
		["a list that begins anew", "1 2 3 1 2 3", "duplicate@3<0"],
		["begun anew, then resumed", "1 2 3 1 2 6 7", "duplicate@3<0"],
		["a longer list begun anew, then resumed", "1 2 1 2 3 4 7", "duplicate@2<0"],
		["one without number", "1 - 3", ""],
		["one without number and a gap", "1 - 4", "gap@2:3"],
		["one without number too many", "1 - 2", ""],
		["all without", "- - -", ""],
		["far away numbers cost nothing", "1 2 999999999", "gap@2:3-999999998"],
	];
	for (const [title, numbers, expected] of cases)
		it(`${title}: ${numbers}`, () => assert.equal(breaksOf(numbers), expected));

	it("entries without number explain nothing where they do not stand for one", () => {
		assert.equal(breaksOf("1 - 3", false), "gap@2:2");
		assert.equal(breaksOf("1 - 2", false), "");
	});

	for (const [numbers, expected] of [
		["1 1 3", "duplicate@1<0 gap@2:2"],
		["1 2 3 3 5", "duplicate@3<2 gap@4:4"],
		["1 3 3", "gap@1:2 duplicate@2<1"],
		["1 2 3 2 5 6", "duplicate@3<1 gap@4:4"],
		["1 2 2 3", "duplicate@2<1"],
		["1 2 3 1 2 6 7", "duplicate@3<0"],
		["1 - 3", ""],
	] as const)
		it(`a number used twice fills no gap where it is not wanted: ${numbers}`, () =>
			assert.equal(breaksOf(numbers, true, 1, false), expected));

	it("takes time in proportion to the entries, whatever their numbers", () => {
		const size = 50_000;
		const patterns: readonly ((i: number) => number)[] = [
			(i) => (i % 2 === 0 ? i + 1 : 2 * size - i),
			(i) => (i < size / 2 ? i + 1 : i % 2 === 0 ? size + 2 * i : 1),
			(i) => (i < size / 2 ? 2 * i + 1 : i % 2 === 0 ? 3 * i : 2),
			(i) => size - i,
			(i) => 1 + (i % 300),
			(i) => ((i * 7919) % size) + 1,
			() => 7,
		];
		for (const pattern of patterns) {
			const started = performance.now();
			findSequenceBreaks(pattern, 0, size);
			assert.ok(performance.now() - started < 30_000, `${pattern}`);
		}
	});

	it("goes on from another start", () => {
		assert.equal(breaksOf("4 5 6", true, 4), "");
		assert.equal(breaksOf("4 6", true, 4), "gap@1:5");
	});

	it("finds the same where runs of numbers are given as such, wherever they are parted", () => {
		const number = fc.option(fc.nat({ max: 12 }), { freq: 8 });
		const run = fc
			.tuple(number, fc.integer({ min: 1, max: 5 }))
			.map(([first, length]) => Array.from({ length }, (_, i) => (first === null ? null : first + i)));
		let broken = 0;
		fc.assert(
			fc.property(
				fc.array(run, { maxLength: 6 }),
				fc.boolean(),
				fc.nat({ max: 3 }),
				fc.boolean(),
				(runs, standing, start, repeatsFill) => {
					const numbers = runs.flat();
					let index = 0;
					const steps = runs.flatMap((own) => {
						const [first = null] = own;
						const step = { index, number: first ?? 0, length: own.length };
						index += own.length;
						return first === null ? [] : [step];
					});
					const found = findBreaksBetween(steps, 0, numbers.length, { standing, start, repeatsFill });
					const numberAt = (i: number) => numbers[i] ?? null;
					assert.deepEqual(
						found,
						findSequenceBreaks(numberAt, 0, numbers.length, standing, start, repeatsFill),
					);
					if (found.length > 0) broken++;
				},
			),
			{ numRuns: 1000 },
		);
		assert.ok(broken > 300, `${broken} lists are broken`);
	});
});
