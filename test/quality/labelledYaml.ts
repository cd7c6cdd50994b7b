import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { QualityRow } from "./quality.js";

/** The labelled documents of a folder beside this file, all its YAML files in one list. */
export function readLabelledYaml<Labelled>(folder: string): readonly Labelled[] {
	const path = join(dirname(fileURLToPath(import.meta.url)), folder);
	return readdirSync(path)
		.filter((name) => name.endsWith(".yaml"))
		.sort()
		.flatMap((name) => parse(readFileSync(join(path, name), "utf8")) as Labelled[]);
}

/** Sums rows of the same layout and measure. */
export function sumRows(rows: readonly QualityRow[]): readonly QualityRow[] {
	const sums = new Map<string, QualityRow>();
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
					},
		);
	}
	return [...sums.values()].sort((a, b) => a.layout.localeCompare(b.layout));
}
