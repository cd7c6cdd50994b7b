/**
 * `npm run quality`: measures the engine on labelled documents and prints a table. Each `measure*.ts` beside this file
 * is one measure and exports `measure`. With `--show` also every miss and every wrong finding; words behind it
 * pick measures by name (`npm run quality -- --show Targets`).
 */

import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** One line of the table. Precision is `right / found`, recall `right / labelled`. */
export interface QualityRow {
	readonly layout: string;
	readonly measure: string;
	readonly documents: number;
	readonly labelled: number;
	readonly found: number;
	readonly right: number;
}

/** Reads its documents and scores them; `show` gets a line for every miss and every wrong finding. */
export type Measure = (show: (line: string) => void) => Promise<readonly QualityRow[]>;

/** The table as lines: names to the left, figures to the right. */
export function formatTable(rows: readonly QualityRow[]): readonly string[] {
	const head = ["layout", "measure", "documents", "labelled", "found", "right", "precision", "recall"];
	const lines = [
		head,
		...rows.map((row) => [
			row.layout,
			row.measure,
			`${row.documents}`,
			`${row.labelled}`,
			`${row.found}`,
			`${row.right}`,
			share(row.right, row.found),
			share(row.right, row.labelled),
		]),
	];
	const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	return lines.map((line) =>
		line
			.map((cell, column) =>
				column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
			)
			.join("  "),
	);
}

function share(part: number, whole: number): string {
	return whole === 0 ? "-" : (part / whole).toFixed(3);
}

async function run(words: readonly string[]): Promise<void> {
	const shows = words.includes("--show");
	const picked = words.filter((word) => !word.startsWith("--"));
	const folder = dirname(fileURLToPath(import.meta.url));
	const files = readdirSync(folder)
		.filter((name) => /^measure\w+\.ts$/.test(name))
		.filter((name) => picked.length === 0 || picked.some((word) => name.includes(word)))
		.sort();
	const rows: QualityRow[] = [];
	for (const file of files) {
		const { measure } = (await import(pathToFileURL(join(folder, file)).href)) as { measure: Measure };
		rows.push(...(await measure(shows ? (line) => console.log(line) : () => {})));
	}
	for (const line of formatTable(rows)) console.log(line);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
	await run(process.argv.slice(2));
