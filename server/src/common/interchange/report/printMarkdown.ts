import { printableLine } from "../../text/printable.js";
import { displayWidth } from "../../text/width.js";
import { printCell } from "../printCell.js";
import type { Report, ReportTable } from "./report.js";

/** A report as Markdown, and which of its lines show which task. */
export interface PrintedReport {
	readonly text: string;
	readonly links: readonly ReportLink[];
}

/** Characters of a line (0-based, UTF-16 units) that stand for a task. */
export interface ReportLink {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly task: number;
}

/** Columns of the screen; a cell that is wider pushes what stands behind it, and nothing behind it is padded. */
const widestPadded = 40;

/** Prints a report; what the plan says is shown as it is, and is never read as markup. */
export function printReport({ title, lead, parts }: Report): PrintedReport {
	const lines: string[] = [];
	const links: ReportLink[] = [];
	const add = (...blocks: readonly string[]) => {
		for (const block of blocks) lines.push(block, "");
	};
	add(`# ${printWords(title)}`, ...lead.map(printWords));
	for (const { heading, text, table } of parts) {
		add(`## ${printWords(heading)}`, ...text.map(printWords));
		if (table === undefined || table.rows.length === 0) continue;
		for (const { line, task } of printTable(table)) {
			const start = line.indexOf("|") + 2;
			const end = Math.max(start, line.slice(0, line.indexOf(" |", start)).trimEnd().length);
			if (task !== undefined) links.push({ line: lines.length, start, end, task });
			lines.push(line);
		}
		lines.push("");
	}
	return { text: lines.join("\n"), links };
}

function printTable({
	columns,
	rows,
}: ReportTable): readonly { readonly line: string; readonly task?: number }[] {
	const printed = [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(printWords));
	const widths = columns.map((_, column) =>
		Math.max(3, ...printed.map((cells) => displayWidth(cells[column] ?? "", 1, widestPadded + 1))),
	);
	const firstWide = widths.findIndex((width) => width > widestPadded);
	const isPadded = (column: number) => firstWide < 0 || column < firstWide;
	const print = (cells: readonly string[]) =>
		`| ${cells
			.map((cell, column) => {
				const room = isPadded(column) ? (widths[column] ?? 0) - displayWidth(cell, 1) : 0;
				return cell + " ".repeat(Math.max(0, room));
			})
			.join(" | ")} |`;
	const [header = [], ...body] = printed;
	const dashes = columns.map((_, column) => "-".repeat(isPadded(column) ? (widths[column] ?? 3) : 3));
	return [
		{ line: print(header) },
		{ line: print(dashes) },
		...body.map((cells, i) => ({ line: print(cells), ...taskOf(rows[i]?.task) })),
	];
}

function taskOf(task: number | undefined) {
	return task === undefined ? {} : { task };
}

/** Words of the plan on one line: no HTML, no comment, no markup, and nothing that a screen would obey. */
function printWords(text: string): string {
	return printCell(printableLine(text.replace(/\s+/g, " "))).replace(
		/(?<!\\)(\\*)<(?=[a-z/!?])/gi,
		// Behind two backslashes, which show one, it is not escaped yet.
		(mark, slashes: string) => (slashes.length % 2 === 1 ? mark : `${slashes}\\<`),
	);
}
