/** A way to pair one on the left with one on the right. */
export interface Edge {
	/** Index on the right, from 0. */
	readonly right: number;
	/** How much the pair is worth, above 0; a pair is made only where the whole is worth more with it. */
	readonly weight: number;
}

/**
 * The pairs of a sparse bipartite graph that are worth most together, each on either side in one pair at most: exact,
 * by shortest augmenting paths with potentials (the sparse form of Jonker and Volgenant 1987: Dijkstra from each one on
 * the left, over the edges that there are). One on the left may stay alone, which is worth 0.
 *
 * @param edges of each on the left
 * @param rights how many are on the right
 * @param most steps over edges in all; behind them, what is left is paired with the best that is free
 * @returns of each on the left its partner on the right, -1 where it has none
 */
export function heaviestMatching(
	edges: readonly (readonly Edge[])[],
	rights: number,
	most = 10_000_000,
): Int32Array {
	// In whole numbers, sums of any order are the same.
	const whole = edges.map((list) =>
		list.map(({ right, weight }) => ({ right, weight: Math.round(weight * scale) })),
	);
	return new Matching(whole, rights, most).run();
}

/** Weights are compared to a millionth. */
const scale = 1_000_000;

class Matching {
	private readonly partnerOfLeft: Int32Array;
	private readonly partnerOfRight: Int32Array;
	/** What one on the right costs beyond its edges, at least 0; a free one costs nothing. */
	private readonly price: Float64Array;
	private readonly distance: Float64Array;
	private readonly cameFrom: Int32Array;
	private readonly isDone: Uint8Array;
	private readonly heap: Heap;
	private steps = 0;

	constructor(
		private readonly edges: readonly (readonly Edge[])[],
		rights: number,
		private readonly most: number,
	) {
		this.partnerOfLeft = new Int32Array(edges.length).fill(-1);
		this.partnerOfRight = new Int32Array(rights).fill(-1);
		this.price = new Float64Array(rights);
		this.distance = new Float64Array(rights).fill(Number.POSITIVE_INFINITY);
		this.cameFrom = new Int32Array(rights).fill(-1);
		this.isDone = new Uint8Array(rights);
		this.heap = new Heap();
	}

	run(): Int32Array {
		for (let left = 0; left < this.edges.length; left++)
			if (this.steps < this.most) this.augment(left);
			else this.takeBestFree(left);
		return this.partnerOfLeft;
	}

	/** What staying alone costs above the dearest choice, so that all costs are at least 0 along tight edges. */
	private profitOf(left: number): number {
		let best = 0;
		for (const { right, weight } of this.edges[left] ?? [])
			best = Math.max(best, weight - (this.price[right] ?? 0));
		return best;
	}

	/** Finds the cheapest way to have one more on the left served, somebody staying alone among the ways. */
	private augment(root: number): void {
		const { distance, isDone, heap, partnerOfRight } = this;
		const seen: number[] = [];
		heap.clear();
		let bestAlone = this.relax(root, 0, seen);
		let alone = root;
		let end = -1;
		let length = bestAlone;
		for (;;) {
			const right = heap.pop();
			if (right < 0) break;
			if (isDone[right] === 1) continue;
			const at = distance[right] ?? 0;
			if (at >= bestAlone) break;
			isDone[right] = 1;
			const left = partnerOfRight[right] ?? -1;
			if (left < 0) {
				end = right;
				length = at;
				break;
			}
			const cost = this.relax(left, at, seen);
			if (cost < bestAlone) {
				bestAlone = cost;
				length = cost;
				alone = left;
			}
		}
		for (const right of seen) {
			const at = distance[right] ?? 0;
			if (at < length) this.price[right] = (this.price[right] ?? 0) + length - at;
		}
		this.takePath(root, end, alone);
		for (const right of seen) {
			distance[right] = Number.POSITIVE_INFINITY;
			isDone[right] = 0;
		}
	}

	/** Follows the edges of one on the left; what it would cost to leave it alone there. */
	private relax(left: number, at: number, seen: number[]): number {
		const profit = this.profitOf(left);
		const own = this.partnerOfLeft[left] ?? -1;
		for (const { right, weight } of this.edges[left] ?? []) {
			this.steps++;
			// What is reached stays reached by its way, so that ways never close to a circle.
			if (right === own || this.isDone[right] === 1) continue;
			const next = at + profit - (weight - (this.price[right] ?? 0));
			const known = this.distance[right] ?? 0;
			if (next >= known) continue;
			if (known === Number.POSITIVE_INFINITY) seen.push(right);
			this.distance[right] = next;
			this.cameFrom[right] = left;
			this.heap.push(right, next);
		}
		return at + profit;
	}

	/** Exchanges the partners along the path that was found. */
	private takePath(root: number, end: number, alone: number): void {
		let right = end;
		if (end < 0) {
			if (alone === root) return;
			right = this.partnerOfLeft[alone] ?? -1;
			this.partnerOfLeft[alone] = -1;
		}
		while (right >= 0) {
			const left = this.cameFrom[right] ?? -1;
			const before = this.partnerOfLeft[left] ?? -1;
			this.partnerOfLeft[left] = right;
			this.partnerOfRight[right] = left;
			if (left === root) return;
			right = before;
		}
	}

	private takeBestFree(left: number): void {
		let best = 0;
		for (const { right, weight } of this.edges[left] ?? []) {
			if (this.partnerOfRight[right] !== -1 || weight <= best) continue;
			best = weight;
			this.partnerOfLeft[left] = right;
		}
		const right = this.partnerOfLeft[left] ?? -1;
		if (right >= 0) this.partnerOfRight[right] = left;
	}
}

/** A binary heap of numbers by their distances; one may be in it several times. */
class Heap {
	private readonly items: number[] = [];
	private readonly keys: number[] = [];

	clear(): void {
		this.items.length = 0;
		this.keys.length = 0;
	}

	push(item: number, key: number): void {
		let at = this.items.length;
		while (at > 0) {
			const above = (at - 1) >> 1;
			const aboveKey = this.keys[above] ?? 0;
			if (aboveKey <= key) break;
			this.items[at] = this.items[above] ?? 0;
			this.keys[at] = aboveKey;
			at = above;
		}
		this.items[at] = item;
		this.keys[at] = key;
	}

	/** The one with the least distance, -1 where none is left. */
	pop(): number {
		const first = this.items[0];
		const item = this.items.pop();
		const key = this.keys.pop();
		if (first === undefined || item === undefined || key === undefined) return -1;
		const length = this.items.length;
		let at = 0;
		while (length > 0) {
			let below = 2 * at + 1;
			if (below >= length) break;
			if (below + 1 < length && (this.keys[below + 1] ?? 0) < (this.keys[below] ?? 0)) below++;
			const belowKey = this.keys[below] ?? 0;
			if (belowKey >= key) break;
			this.items[at] = this.items[below] ?? 0;
			this.keys[at] = belowKey;
			at = below;
		}
		if (length > 0) {
			this.items[at] = item;
			this.keys[at] = key;
		}
		return first;
	}
}
