/** Some items of a list, one after another. */
interface Piece {
	readonly items: readonly object[];
	/** Their JSON in UTF-8, each behind a comma. */
	readonly json: Buffer;
	/** Where the JSON of each ends, in bytes. */
	readonly ends: readonly number[];
}

/** Most items of a piece that is encoded anew; one that an edit makes longer may have twice as many. */
const pieceSize = 8;

/**
 * Encodes lists that are sent again and again with few items exchanged, as findings are at each key press: an item that
 * stood in the list before it is not encoded again. Items are told by identity: none may be changed once it was sent.
 *
 * A list is kept in pieces, so that an exchanged item makes one of them anew: memory outside of the heap, which these are,
 * is given back late, and a whole list at each key would be a hundred megabytes by then.
 */
export class KeptLists {
	/** Each list by its first and its last item: it is kept as long as somebody knows one of them. */
	private readonly byEnd = new WeakMap<object, readonly Piece[]>();

	/**
	 * @returns the items as JSON in UTF-8, one part after another, without the brackets around them; not to be written to
	 * @throws TypeError where an item has no form as JSON
	 */
	encode(items: readonly object[]): readonly Buffer[] {
		const first = items[0];
		const last = items.at(-1);
		if (first === undefined || last === undefined) return [];
		const before = this.byEnd.get(first) ?? this.byEnd.get(last) ?? [];
		const pieces = follow(before, items);
		// An end that has become one of the others would keep the list that it ended, items long gone and their lists with it.
		for (const end of [before[0]?.items[0], before.at(-1)?.items.at(-1)])
			if (end !== undefined) this.byEnd.delete(end);
		this.byEnd.set(first, pieces);
		this.byEnd.set(last, pieces);
		return pieces.map(({ json }, i) => (i === 0 ? json.subarray(comma.length) : json));
	}
}

/** Pieces that still stand at either end of the list are taken over, and what stands between is encoded. */
function follow(before: readonly Piece[], items: readonly object[]): readonly Piece[] {
	let head = 0;
	let from = 0;
	for (let piece = before[0]; piece !== undefined && standsAt(piece, items, from); piece = before[++head])
		from += piece.items.length;
	let tail = before.length;
	let to = items.length;
	for (let piece = before.at(-1); tail > head && piece !== undefined; piece = before[tail - 1]) {
		const start = to - piece.items.length;
		if (start < from || !standsAt(piece, items, start)) break;
		to = start;
		tail--;
	}
	const [gone, ...others] = before.slice(head, tail);
	const between = items.slice(from, to);
	const isOne = gone !== undefined && others.length === 0 && between.length <= 2 * pieceSize;
	const anew = isOne ? [encodePiece(between, gone)] : piecesOf(between);
	return [...before.slice(0, head), ...anew.filter(({ ends }) => ends.length > 0), ...before.slice(tail)];
}

function standsAt({ items: own }: Piece, items: readonly object[], at: number): boolean {
	return own.every((item, i) => item === items[at + i]);
}

function piecesOf(items: readonly object[]): readonly Piece[] {
	return Array.from({ length: Math.ceil(items.length / pieceSize) }, (_, i) =>
		encodePiece(items.slice(i * pieceSize, (i + 1) * pieceSize), nothing),
	);
}

const nothing: Piece = { items: [], json: Buffer.alloc(0), ends: [] };
const comma = Buffer.from(",");

/** What another piece has in common with the items at both ends is copied, and what stands between is encoded. */
function encodePiece(items: readonly object[], before: Piece): Piece {
	const most = Math.min(before.items.length, items.length);
	let head = 0;
	while (head < most && before.items[head] === items[head]) head++;
	let tail = 0;
	while (tail < most - head && before.items.at(-1 - tail) === items.at(-1 - tail)) tail++;

	const ends = before.ends.slice(0, head);
	let size = ends.at(-1) ?? 0;
	const parts = [before.json.subarray(0, size)];
	for (const item of items.slice(head, items.length - tail)) {
		const json = Buffer.from(JSON.stringify(item));
		parts.push(comma, json);
		size += comma.length + json.length;
		ends.push(size);
	}
	const behind = before.items.length - tail;
	const start = before.ends[behind - 1] ?? 0;
	parts.push(before.json.subarray(start));
	for (const end of before.ends.slice(behind)) ends.push(size + end - start);
	return { items, json: Buffer.concat(parts, size + before.json.length - start), ends };
}
