import assert from "node:assert/strict";
import fc from "fast-check";
import { Fold, Places } from "../../../server/src/common/model/folds.js";
import { Sequence } from "../../../server/src/common/model/sequence.js";

const sums = [(item: number) => item % 7, (item: number) => (item % 5 === 0 ? 1 : 0)];

/** Everything that a sequence answers, against an array. */
function check(sequence: Sequence<number>, items: readonly number[]): void {
	assert.equal(sequence.length, items.length);
	assert.deepEqual([...sequence], items);
	const ends: number[] = sums.map(() => 0);
	for (let i = 0; i <= items.length; i++) {
		assert.equal(sequence.at(i), items[i]);
		for (const [k, sum] of sums.entries()) {
			const before = ends[k] ?? 0;
			assert.equal(sequence.sumBefore(k, i), before);
			const own = i < items.length ? sum(items[i] ?? 0) : 0;
			for (let value = before; value < before + own; value++)
				assert.equal(sequence.indexOf(k, value), i, `sum ${k}, value ${value}`);
			ends[k] = before + own;
		}
	}
	for (const k of sums.keys()) {
		assert.equal(sequence.total(k), ends[k]);
		assert.equal(sequence.indexOf(k, ends[k] ?? 0), items.length);
	}
}

describe("sequences", () => {
	it("hold what an array holds after any edits, and the versions before stay what they were", () => {
		const edit = fc.record({
			at: fc.nat(),
			removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2000 })),
			added: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2000 })),
		});
		fc.assert(
			fc.property(fc.nat({ max: 20_000 }), fc.array(edit, { maxLength: 12 }), (length, edits) => {
				let items = Array.from({ length }, (_, i) => i);
				let sequence = Sequence.of(items, sums);
				const first = { items, sequence };
				let next = length;
				for (const { at, removed, added } of edits) {
					const from = at % (items.length + 1);
					const to = Math.min(items.length, from + removed);
					const inserted = Array.from({ length: added }, () => next++);
					sequence = sequence.splice(from, to, inserted);
					items = [...items.slice(0, from), ...inserted, ...items.slice(to)];
					assert.deepEqual(
						sequence.slice(from - 3, from + added + 3),
						items.slice(Math.max(0, from - 3), from + added + 3),
					);
				}
				check(sequence, items);
				assert.deepEqual([...first.sequence], first.items);
			}),
			{ numRuns: 60 },
		);
	}).timeout(60_000);

	it("stay balanced: as deep after a thousand edits at one place as one that was made at once", () => {
		let sequence = Sequence.of<number>([], sums);
		for (let i = 0; i < 5000; i++) sequence = sequence.splice(i >> 1, i >> 1, [i]);
		const nodes = [...sequence.nodes()].length;
		assert.ok(nodes <= 2 * [...Sequence.of([...sequence], sums).nodes()].length + 2, `${nodes} nodes`);
		for (let i = 0; i < 4900; i++)
			sequence = sequence.splice((i * 7) % sequence.length, ((i * 7) % sequence.length) + 1, []);
		assert.ok([...sequence.nodes()].length <= 3);
	});

	it("share all but a handful of nodes with the version before", () => {
		for (const length of [118, 1_000, 10_000, 100_000, 1_000_000]) {
			const before = Sequence.of(
				Array.from({ length }, (_, i) => i),
				sums,
			);
			const old = new Set(before.nodes());
			for (const [removed, inserted] of [
				[1, [7]],
				[0, [7]],
				[1, []],
			] as const) {
				const at = length >> 1;
				const after = before.splice(at, at + removed, inserted);
				const made = [...after.nodes()].filter((node) => !old.has(node)).length;
				assert.ok(made <= 6, `${made} nodes of ${length}`);
			}
		}
	});

	it("tell what they have in common at their ends with any version", () => {
		const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 400 }), added: fc.nat({ max: 400 }) });
		fc.assert(
			fc.property(
				fc.nat({ max: 3000 }),
				fc.array(edit, { maxLength: 6 }),
				fc.boolean(),
				(length, edits, isAgain) => {
					const first = Array.from({ length }, (_, i) => i);
					const before = Sequence.of(first, sums);
					let now = before;
					for (const { at, removed, added } of edits) {
						const from = at % (now.length + 1);
						// The same items once more, or others.
						const inserted = Array.from({ length: added }, (_, i) => (isAgain ? from + i : -1 - i));
						now = now.splice(from, from + removed, inserted);
					}
					const items = [...now];
					let head = 0;
					while (head < Math.min(length, items.length) && items[head] === first[head]) head++;
					let tail = 0;
					while (tail < Math.min(length, items.length) - head && items.at(-1 - tail) === first.at(-1 - tail))
						tail++;
					assert.deepEqual(now.inCommon(before), { head, tail });
					assert.deepEqual(before.inCommon(now), { head, tail });
				},
			),
			{ numRuns: 300 },
		);
	}).timeout(60_000);

	it("let what was not known be put in for all versions that share it", () => {
		const before = Sequence.of<string | undefined>(new Array(1000).fill(undefined));
		const after = before.splice(900, 900, [undefined]);
		before.fill(10, "a");
		after.fill(11, "b");
		assert.deepEqual([after.at(10), before.at(11), before.at(12)], ["a", "b", undefined]);
	});

	/** Edits as places, how much is taken out there and how much is put in. */
	const edits = fc.array(
		fc.record({ at: fc.nat(), removed: fc.nat({ max: 400 }), added: fc.nat({ max: 400 }) }),
		{
			maxLength: 8,
		},
	);

	it("are gone over as an array is, whatever was kept of the versions before", () => {
		let visited = 0;
		/** Each item with the sum of those above it, which is taken up anew by a 0. */
		const fold = new Fold<number, number, readonly string[]>({
			ofItems: (items, before) => {
				visited += items.length;
				let state = before;
				const made = items.map((item) => {
					state = item === 0 ? 0 : (state + item) % 97;
					return `${item}:${state}`;
				});
				return { made, after: state };
			},
			join: (made) => made.flat(),
			isSame: (a, b) => a === b,
		});
		const odd = new Places<number>((item, above) => item !== (above ?? 0) + 1);
		fc.assert(
			fc.property(fc.nat({ max: 3000 }), edits, (length, changes) => {
				let sequence = Sequence.of(Array.from({ length }, (_, i) => i % 40));
				for (const [n, { at, removed, added }] of [{ at: 0, removed: 0, added: 0 }, ...changes].entries()) {
					const from = at % (sequence.length + 1);
					sequence = sequence.splice(
						from,
						from + removed,
						Array.from({ length: added }, (_, i) => (i * n) % 50),
					);
					const items = [...sequence];
					let state = 0;
					const expected = items.map((item) => {
						state = item === 0 ? 0 : (state + item) % 97;
						return `${item}:${state}`;
					});
					assert.deepEqual(fold.over(sequence, 0).made, expected);
					assert.deepEqual(
						odd.in(sequence),
						items.flatMap((item, i) => (item === (items[i - 1] ?? 0) + 1 ? [] : [i])),
					);
				}
			}),
			{ numRuns: 40 },
		);
		const items = Array.from({ length: 100_000 }, (_, i) => i % 40);
		const before = Sequence.of(items);
		fold.over(before, 0);
		visited = 0;
		// The sum is another up to the next 0, which may stand in the next leaf.
		fold.over(before.splice(50_000, 50_000, [3]), 0);
		assert.ok(visited > 0 && visited <= 512, `${visited} items are gone over`);
	}).timeout(60_000);

	it("answer with nothing where there is nothing", () => {
		const sequence = Sequence.of([1, 2, 3], sums);
		for (const place of [-1, 3, 1000, Number.NaN]) assert.equal(sequence.at(place), undefined);
		assert.equal(sequence.splice(5, 2, []), sequence);
		assert.equal(Sequence.of<number>([], sums).at(0), undefined);
	});
});
