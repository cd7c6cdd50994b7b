import assert from "node:assert/strict";
import fc from "fast-check";
import { type Edge, heaviestMatching } from "../../../server/src/common/comparison/heaviestMatching.js";

/** What the best pairs are worth, by trying all. */
function bestOf(
	edges: readonly (readonly Edge[])[],
	left = 0,
	taken: ReadonlySet<number> = new Set(),
): number {
	if (left === edges.length) return 0;
	let best = bestOf(edges, left + 1, taken);
	for (const { right, weight } of edges[left] ?? [])
		if (!taken.has(right))
			best = Math.max(best, weight + bestOf(edges, left + 1, new Set([...taken, right])));
	return best;
}

function worthOf(edges: readonly (readonly Edge[])[], partners: Int32Array): number {
	let sum = 0;
	const taken = new Set<number>();
	edges.forEach((list, left) => {
		const partner = partners[left] ?? -1;
		if (partner < 0) return;
		assert.ok(!taken.has(partner), "one on the right has two partners");
		taken.add(partner);
		const edge = list.find(({ right }) => right === partner);
		assert.ok(edge !== undefined, "a pair that there is no edge for");
		sum += edge.weight;
	});
	return sum;
}

describe("heaviest matching", () => {
	const edge = fc.record({
		right: fc.nat(5),
		weight: fc.integer({ min: 1, max: 9 }).map((tenth) => tenth / 10),
	});
	const graph = fc.array(fc.uniqueArray(edge, { maxLength: 5, selector: ({ right }) => right }), {
		maxLength: 6,
	});
	it("is worth what the best of all ways is", () =>
		fc.assert(
			fc.property(graph, (edges) => {
				const worth = worthOf(edges, heaviestMatching(edges, 6));
				assert.ok(Math.abs(worth - bestOf(edges)) < 1e-5);
			}),
			{ numRuns: 500 },
		));
	it("pairs what is left with the best that is free where its steps are used up", () =>
		fc.assert(
			fc.property(graph, fc.nat(4), (edges, most) => {
				const partners = heaviestMatching(edges, 6, most);
				for (const [left, list] of edges.entries())
					if (partners[left] === -1)
						for (const { right } of list) assert.ok(partners.includes(right), `${right} is free for ${left}`);
			}),
		));
	it("gives way where that is worth more", () =>
		assert.deepEqual(
			[
				...heaviestMatching(
					[
						[
							{ right: 0, weight: 0.9 },
							{ right: 1, weight: 0.8 },
						],
						[{ right: 0, weight: 0.7 }],
						[],
					],
					2,
				),
			],
			[1, 0, -1],
		));
});
