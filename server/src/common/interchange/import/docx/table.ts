import { isPlanHeader } from "../../../layouts/header.js";
import type { RawCell } from "../../tableDocument.js";
import { type BodyElement, piecesIn } from "./bodyElement.js";
import { type Piece, type RowPiece, textPiece } from "./pieces.js";

/** Rows of a table that may name its columns: those behind a title. */
const rowsOfNames = 5;

/**
 * Makes a table of its element (ECMA-376 part 1, 17.4.37), once its rows are read. One that only lays out another — a
 * frame around the table of the plan — is what stands in it, one below the other.
 */
export function readTable(element: BodyElement): Piece {
	const rows = piecesIn(element).filter((piece): piece is RowPiece => piece.kind === "row");
	const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
	const grid = rows.map(({ cells }) => padded(cells, width));
	openLoneCells(grid);
	if (rows.some(({ nested }) => nested !== undefined) && isFrame(grid, rows)) return frameOf(rows);
	const firstPlain = rows.findIndex(({ isHeader }) => !isHeader);
	return {
		kind: "table",
		rows: grid,
		headerRows: firstPlain < 0 ? 0 : firstPlain,
		marks: rows.map(({ mark }) => mark),
	};
}

function padded(cells: readonly RawCell[], width: number): RawCell[] {
	return Array.from({ length: width }, (_, column) => cells[column] ?? empty);
}

const empty: RawCell = { text: "", state: "own" };
const covered: RawCell = { text: "", state: "above" };

/** A cell that goes on with one above is one of its own where there is none; what else is hidden in it, nobody sees. */
function openLoneCells(grid: RawCell[][]): void {
	grid.forEach((row, i) => {
		row.forEach((cell, column) => {
			if (cell.state !== "above") return;
			row[column] = i === 0 ? { text: cell.text, state: "own" } : covered;
		});
	});
}

function isFrame(grid: readonly (readonly RawCell[])[], rows: readonly RowPiece[]): boolean {
	if (namesColumns(grid)) return false;
	const isSingle = grid.every((row) => row.filter(({ state }) => state === "own").length <= 1);
	return isSingle || rows.some(({ nested }) => nested?.some(holdsPlan));
}

function holdsPlan(piece: Piece): boolean {
	if (piece.kind === "table") return namesColumns(piece.rows);
	return piece.kind === "box" && piece.pieces.some(holdsPlan);
}

function namesColumns(rows: readonly (readonly RawCell[])[]): boolean {
	return rows
		.slice(0, rowsOfNames)
		.some((row) => isPlanHeader(row.map(({ text }) => text.replace(/\s/g, ""))));
}

function frameOf(rows: readonly RowPiece[]): Piece {
	const pieces = rows.flatMap(({ nested, cells }): readonly Piece[] => {
		if (nested !== undefined) return nested;
		return cells.flatMap(({ text, state }): readonly Piece[] =>
			state === "own" && text !== "" ? [textPiece(text)] : [],
		);
	});
	return { kind: "box", pieces };
}
