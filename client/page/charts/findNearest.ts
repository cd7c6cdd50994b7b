/** A place on the screen, in CSS pixels. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/** The item that an arrow key leads to: the nearest on that side, those straight ahead before others; undefined where there is none. */
export function findNearest<Item>(
	items: readonly Item[],
	from: Item,
	key: string,
	placeOf: (item: Item) => Place,
): Item | undefined {
	const direction = directions[key];
	if (direction === undefined) return undefined;
	const [right, down] = direction;
	const start = placeOf(from);
	let nearest: Item | undefined;
	let least = Number.POSITIVE_INFINITY;
	for (const item of items) {
		const { x, y } = placeOf(item);
		const ahead = (x - start.x) * right + (y - start.y) * down;
		const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
		const distance = ahead + 3 * aside;
		// Rounding of half a pixel is not a way.
		if (item === from || ahead < 1 || distance >= least) continue;
		nearest = item;
		least = distance;
	}
	return nearest;
}
