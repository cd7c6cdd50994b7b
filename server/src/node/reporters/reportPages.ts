import pc from "picocolors";
import type { Report, ReportTable } from "../../common/interchange/report/report.js";
import { printableLine } from "../../common/text/printable.js";
import { displayWidth } from "../../common/text/width.js";

/** A report for people at a terminal: tables in columns, by display width, Chinese characters taking two. */
export function printPages(reports: readonly Report[], hasColours: boolean): string {
	const { bold, dim } = pc.createColors(hasColours);
	const lines = reports.flatMap(({ title, lead, parts }) => [
		bold(shown(title)),
		...lead.map(shown),
		"",
		...parts.flatMap(({ heading, text, table }) => [
			bold(shown(heading)),
			...text.map(shown),
			...(table === undefined ? [] : printColumns(table, dim)),
			"",
		]),
	]);
	return `${lines.join("\n").trimEnd()}\n`;
}

function printColumns({ columns, rows }: ReportTable, dim: (text: string) => string): readonly string[] {
	const [header = [], ...body] = [columns, ...rows.map(({ cells }) => cells)].map((cells) =>
		cells.map(shown),
	);
	const widths = columns.map((_, column) =>
		Math.max(...[header, ...body].map((cells) => displayWidth(cells[column] ?? "", 1))),
	);
	const print = (cells: readonly string[]) =>
		cells
			.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell, 1)))
			.join("  ")
			.trimEnd();
	return [dim(print(header)), ...body.map(print)];
}

/** What others may have written, on one line. */
function shown(text: string): string {
	return printableLine(text.replace(/\s+/g, " "));
}
