import type { TableHeader } from "../../model/tableHeader.js";
import { kindsOf } from "./cellKinds.js";
import type { Chunk } from "./chunks.js";

const fewest = 3;
/** So many of the rows have a first line of the same width, at least. */
const leastShare = 0.3;

/**
 * How wide the first lines of rows are where names are wrapped beside a column that is merged over rows: 人才公寓建⏎设工程,
 * 智慧课堂提⏎升行动. What fills such a line is the beginning of a name, and no group by itself. 0 where nothing tells.
 *
 * @param rows the chunks of each, behind its number
 */
export function widthOfFirstLines(rows: readonly (readonly Chunk[])[], header: TableHeader): number {
	const kinds = kindsOf(header);
	const group = header.numberColumn + 1;
	if (kinds[group] !== "group" || !isOfFewWords.has(kinds[group + 1] ?? "")) return 0;
	const found = new Map<number, Set<string>>();
	for (const chunks of rows) {
		const last = chunks.findIndex((_, i) => chunks[i + 1]?.gap === "line");
		const first = chunks[last];
		const next = chunks[last + 1];
		// A group may stand before it on its line.
		if (last < 0 || last > 1 || first === undefined || next === undefined) continue;
		const width = Math.round(2 * first.width) / 2;
		if (next.width > width) continue;
		const words = found.get(width) ?? new Set<string>();
		words.add(first.text);
		found.set(width, words);
	}
	const [width, words] = [...found].sort((a, b) => b[1].size - a[1].size)[0] ?? [0, new Set<string>()];
	return words.size >= fewest && words.size >= leastShare * rows.length ? width : 0;
}

const isOfFewWords: ReadonlySet<string> = new Set(["group", "name", "result"]);
