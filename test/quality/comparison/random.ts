/** Numbers that are the same for the same seed on every machine (mulberry32). */
export interface Random {
	/** A whole number below a limit. */
	below(limit: number): number;
	/** One of a list; `undefined` of an empty one. */
	pick<Item>(list: readonly Item[]): Item | undefined;
	shuffle<Item>(list: readonly Item[]): readonly Item[];
}

export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const below = (limit: number) => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
	};
	return {
		below,
		pick: (list) => (list.length === 0 ? undefined : list[below(list.length)]),
		shuffle: (list) => {
			const items = [...list];
			for (let i = items.length - 1; i > 0; i--) {
				const j = below(i + 1);
				const [one, other] = [items[i], items[j]];
				if (one !== undefined && other !== undefined) [items[i], items[j]] = [other, one];
			}
			return items;
		},
	};
}
