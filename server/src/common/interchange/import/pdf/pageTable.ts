import type { ColumnRole } from "../../../model/columns.js";
import type { RawCell } from "../../tableDocument.js";
import { endOfFullLine } from "./cellLines.js";
import type { Glyph } from "./marks.js";
import { fieldAt, type RuledGrid } from "./ruledGrid.js";
import { linesOf, type TextLine, textOfLines } from "./textLines.js";

/** A table as far as it stands on one page. */
export interface PageTable {
	readonly top: number;
	readonly bottom: number;
	/** Places where columns begin, and where the last one ends. */
	readonly xs: readonly number[];
	readonly rows: readonly (readonly TableCell[])[];
	/** Its columns are where its text has gaps, and no rules part all its rows. */
	readonly isOpen?: boolean;
}

export interface TableCell {
	readonly state: RawCell["state"];
	readonly lines: readonly TextLine[];
	/** That a line in it may have. */
	readonly width: number;
	/** Nothing but blanks is drawn in it. */
	readonly isBlank?: boolean;
}

/** Points that programs keep free at each side of a cell: Word's 0.19 cm, and a little. */
const mostPadding = 6;

/** Puts the glyphs that stand in a grid into its cells; `outside` are the others. */
export function fillGrid(
	grid: RuledGrid,
	glyphs: readonly Glyph[],
): { readonly table: PageTable | undefined; readonly outside: readonly Glyph[] } {
	const { xs, ys, fields } = grid;
	const held = new Map<object, Glyph[]>();
	const outside: Glyph[] = [];
	for (const glyph of glyphs) {
		const column = fieldAt(xs, (glyph.left + glyph.right) / 2);
		const row = fieldAt(ys, glyph.base - 0.3 * glyph.size);
		const cell = fields[row]?.[column];
		if (cell === undefined) {
			outside.push(glyph);
			continue;
		}
		const own = held.get(cell);
		if (own === undefined) held.set(cell, [glyph]);
		else own.push(glyph);
	}
	return { table: [...held.values()].some(isText) ? layOut(grid, held) : undefined, outside };
}

function isText(glyphs: readonly Glyph[]): boolean {
	return glyphs.some(({ text }) => text.trim() !== "");
}

function layOut({ xs, ys, fields }: RuledGrid, held: ReadonlyMap<object, readonly Glyph[]>): PageTable {
	const rows = fields.map((row, r) =>
		row.map((cell, c): TableCell => {
			const left = xs[cell.column] ?? 0;
			const right = xs[cell.endColumn] ?? left;
			if (c > cell.column) return { state: "left", lines: [], width: right - left };
			if (r > cell.row) return { state: "above", lines: [], width: right - left };
			const glyphs = held.get(cell) ?? [];
			const lines = linesOf(glyphs);
			const padding = Math.min(
				mostPadding,
				...lines.map((line) => Math.max(0, Math.min(line.left - left, right - line.right))),
			);
			const isBlank = lines.length === 0 && glyphs.length > 0;
			return { state: "own", lines, width: right - left - 2 * padding, ...(isBlank && { isBlank }) };
		}),
	);
	return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, xs, rows };
}

/**
 * What a cell says.
 *
 * @param role what its column holds, which tells names that stand on lines of their own
 * @param noteDoubt called with two lines of which it is not sure that the writer parted them, and which stay two
 */
export function textOfCell(
	{ lines, width }: TableCell,
	role?: ColumnRole,
	noteDoubt?: (before: string, next: string) => void,
): string {
	return textOfLines(lines, width, (text, next) => {
		const end = endOfFullLine(text, next, role);
		if (end === "doubtful") noteDoubt?.(text.slice(text.lastIndexOf("\n") + 1), next);
		return end !== "wrapped";
	});
}
