/** A list as it was sent last: its items, and where the JSON of each ends in that of all. */
interface KeptList {
	readonly items: readonly object[];
	/** `items` as JSON in UTF-8, without the brackets. */
	readonly json: Buffer;
	/** In bytes, without the comma behind it. */
	readonly ends: readonly number[];
}

const empty: KeptList = { items: [], json: Buffer.alloc(0), ends: [] };

/**
 * Encodes lists that are sent again and again with few items exchanged, as findings are at each key press: an item that
 * stood in the list before it is not encoded again. Items are told by identity: none may be changed once it was sent.
 */
export class KeptLists {
	/** Each list by its first and its last item: it is kept as long as somebody knows one of them. */
	private readonly byEnd = new WeakMap<object, KeptList>();

	/**
	 * @returns the items as JSON in UTF-8, without the brackets around them; not to be written to
	 * @throws TypeError where an item has no form as JSON
	 */
	encode(items: readonly object[]): Buffer {
		const first = items[0];
		const last = items.at(-1);
		if (first === undefined || last === undefined) return empty.json;
		const kept = follow(this.byEnd.get(first) ?? this.byEnd.get(last) ?? empty, items);
		this.byEnd.set(first, kept);
		this.byEnd.set(last, kept);
		return kept.json;
	}
}

/** What a list that was sent has in common with the next at both ends is taken over, and what stands between is encoded. */
function follow(before: KeptList, items: readonly object[]): KeptList {
	const most = Math.min(before.items.length, items.length);
	let head = 0;
	while (head < most && before.items[head] === items[head]) head++;
	if (head === items.length && head === before.items.length) return before;
	let tail = 0;
	while (tail < most - head && before.items.at(-1 - tail) === items.at(-1 - tail)) tail++;

	const ends = before.ends.slice(0, head);
	const parts: Buffer[] = [];
	let size = ends.at(-1) ?? 0;
	if (head > 0) parts.push(before.json.subarray(0, size));
	const add = (part: Buffer): void => {
		if (parts.length > 0) {
			parts.push(comma);
			size++;
		}
		parts.push(part);
		size += part.length;
	};
	for (const item of items.slice(head, items.length - tail)) {
		add(Buffer.from(JSON.stringify(item)));
		ends.push(size);
	}
	if (tail > 0) {
		const first = before.items.length - tail;
		const start = first === 0 ? 0 : (before.ends[first - 1] ?? 0) + comma.length;
		add(before.json.subarray(start));
		const moved = size - before.json.length;
		for (const end of before.ends.slice(first)) ends.push(end + moved);
	}
	return { items: items.slice(), json: Buffer.concat(parts, size), ends };
}

const comma = Buffer.from(",");
