import { rowsOfBand } from "./bandRows.js";
import { endOfNames, repeatedRows, rolesOf, type TablePart } from "./joinTables.js";
import { type PageTable, type TableCell, textOfCell } from "./pageTable.js";

/** A row of a page that text alone parts from others, and that may be otherwise. */
export interface UncertainRow {
	/** From 1. */
	readonly page: number;
	/** Its number, or what it begins with. */
	readonly text: string;
}

/**
 * Parts the rows of a table that no rules part: those that have several numbers one below the other, and all of a table
 * that has no rules.
 *
 * @param parts of one table, page by page
 */
export function splitParts(parts: readonly TablePart[]): {
	readonly parts: readonly TablePart[];
	readonly uncertain: readonly UncertainRow[];
	/** Pages on which text alone tells columns or rows. */
	readonly open: readonly number[];
} {
	const first = parts[0]?.table;
	if (first === undefined) return { parts, uncertain: [], open: [] };
	const roles = rolesOf(first.rows);
	const widths = widthsOf(parts);
	const uncertain: UncertainRow[] = [];
	const open = parts.filter(({ table }) => table.isOpen === true).map(({ page }) => page);
	const split = parts.map(({ page, table }, i): TablePart => {
		const start = i === 0 ? endOfNames(table.rows) : repeatedRows(first.rows, table.rows);
		const rows = table.rows.flatMap((cells, row) => {
			if (row < start) return [cells];
			const own = cells.map((cell, column) =>
				cells[column + 1]?.state === "left" ? cell : { ...cell, width: widths[column] ?? cell.width },
			);
			const found = own.every(({ state }) => state === "own")
				? rowsOfBand(own, roles, {
						isOpen: isBare(table, start),
						isContinued: i > 0 && row === start,
						goesOn: i + 1 < parts.length && row === table.rows.length - 1,
					})
				: undefined;
			if (found === undefined) return [own];
			open.push(page);
			for (const at of found.uncertain) uncertain.push({ page, text: firstText(found.rows[at] ?? []) });
			return found.rows;
		});
		return { page, table: { ...table, rows } };
	});
	return { parts: split, uncertain, open };
}

function firstText(cells: readonly TableCell[]): string {
	return cells.map((cell) => textOfCell(cell)).find((text) => text !== "") ?? "";
}

/** Whether no rules part the rows of a table on its page, but those around rows over all columns. */
function isBare({ rows, isOpen }: PageTable, start: number): boolean {
	const below = rows.slice(start);
	const bands = below.filter((cells) => cells.every(({ state }) => state === "own"));
	// A cell over several rows is one that rules part.
	const isParted = below.some((cells) => cells.some(({ state }) => state === "above"));
	return isOpen === true && !isParted && bands.length <= below.length - bands.length + 1;
}

/** Of what gaps leave, how much lines fill at least where they were wrapped. */
const leastFilled = 0.8;
/** Times the size of the text: rules are no further from where lines end. */
const mostLeft = 1.1;

/** Points that the lines of each column have: those of the longest, where it nearly fills what rules or gaps leave. */
function widthsOf(parts: readonly TablePart[]): readonly number[] {
	const columns = parts[0]?.table.rows[0]?.length ?? 0;
	const isOpen = parts.some(({ table }) => table.isOpen === true);
	return Array.from({ length: columns }, (_, column) => {
		let longest = 0;
		let given = Number.POSITIVE_INFINITY;
		let largest = 0;
		for (const { table } of parts)
			for (const row of table.rows) {
				const cell = row[column];
				if (cell?.state !== "own" || row[column + 1]?.state === "left") continue;
				given = Math.min(given, cell.width);
				for (const { left, right, size } of cell.lines)
					[longest, largest] = [Math.max(longest, right - left), Math.max(largest, size)];
			}
		const least = isOpen ? leastFilled * given : given - mostLeft * largest;
		return longest < least ? (isOpen ? least : given) : Math.min(given, longest);
	});
}
