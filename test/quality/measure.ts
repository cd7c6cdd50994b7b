import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Measure, QualityRow } from "./quality.js";

/** A line of the table with what is wrong behind it. */
export interface MeasureRow extends QualityRow {
	/** Each miss in one line, for whoever mends it. */
	readonly misses: readonly string[];
}

/** A measure that shows its misses. */
export function toMeasure(run: () => readonly MeasureRow[] | Promise<readonly MeasureRow[]>): Measure {
	return async (show) => {
		const rows = await run();
		for (const { layout, measure, misses } of rows)
			for (const miss of misses) show(`${measure} (${layout}): ${miss}`);
		return rows;
	};
}

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
