import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

/** One line of the table that `npm run quality` prints. */
export interface MeasureRow {
	readonly layout: string;
	/** What is counted: assignments, points, sentences. */
	readonly measure: string;
	readonly documents: number;
	/** How many the answers hold. */
	readonly labelled: number;
	/** How many the product gives. */
	readonly found: number;
	/** How many of those are answers. */
	readonly right: number;
	/** Each miss in one line, for whoever mends it. */
	readonly misses: readonly string[];
}

/** Reads labelled documents and compares what the product makes of them with the answers. */
export type Measure = () => readonly MeasureRow[] | Promise<readonly MeasureRow[]>;

/** The labelled documents of a folder beside this file, all its YAML files in one list. */
export function readLabelled<Labelled>(folder: string): readonly Labelled[] {
	const path = join(fileURLToPath(new URL(".", import.meta.url)), folder);
	return readdirSync(path)
		.filter((name) => name.endsWith(".yaml"))
		.sort()
		.flatMap((name) => parse(readFileSync(join(path, name), "utf8")) as Labelled[]);
}

/** Sums rows of the same layout and measure. */
export function sumRows(rows: readonly MeasureRow[]): readonly MeasureRow[] {
	const sums = new Map<string, MeasureRow>();
	for (const row of rows) {
		const key = `${row.layout} ${row.measure}`;
		const sum = sums.get(key);
		sums.set(
			key,
			sum === undefined
				? row
				: {
						...row,
						documents: sum.documents + row.documents,
						labelled: sum.labelled + row.labelled,
						found: sum.found + row.found,
						right: sum.right + row.right,
						misses: [...sum.misses, ...row.misses],
					},
		);
	}
	return [...sums.values()];
}
