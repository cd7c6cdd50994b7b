import type { InlayHint } from "vscode-languageserver-types";
import type { Plan } from "../model/plan.js";
import type { CellPadding } from "../protocol.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { type AmbiguousWidth, displayWidth } from "../text/width.js";
import { cellsOfLine, hasComment, type LineRange, type TableLines, tablesIn } from "./tableLines.js";

/**
 * What the cells of the rows in a range of lines lack to stand in columns on the screen, each as wide as the widest
 * cell of the whole table, so that columns do not move while one scrolls. A cell with a comment and rows with tabs,
 * whose width depends on where they stand, have none. Nothing of it is written.
 *
 * @param hintsOf the hints that are shown within lines, both included: they take room, too, and their padding one column
 */
export function paddingOfCells(
	plan: Plan,
	document: SourceDocument,
	ambiguousWidth: AmbiguousWidth,
	range: LineRange,
	hintsOf: (lines: LineRange) => readonly InlayHint[] = () => [],
): readonly CellPadding[] {
	return tablesIn(plan, document, [range]).flatMap((table) => {
		const hints = new Map<number, InlayHint[]>();
		for (const hint of hintsOf(table)) {
			const { line } = hint.position;
			hints.set(line, [...(hints.get(line) ?? []), hint]);
		}
		const measureLine = (line: number) =>
			measure(document.lines[line] ?? "", ambiguousWidth, hints.get(line) ?? []);
		return paddingOfTable(table, measureLine, range);
	});
}

function paddingOfTable(
	{ first, last }: TableLines,
	measureLine: (line: number) => readonly MeasuredCell[],
	range: LineRange,
): CellPadding[] {
	const widest: number[] = [];
	const rows: (readonly MeasuredCell[])[] = [];
	for (let line = first; line <= last; line++) {
		const cells = measureLine(line);
		for (const [column, { width }] of cells.entries()) widest[column] = Math.max(widest[column] ?? 0, width);
		rows.push(cells);
	}
	const paddings: CellPadding[] = [];
	for (let line = Math.max(first, range.first); line <= Math.min(last, range.last); line++)
		for (const [column, { end, width, isPadded }] of (rows[line - first] ?? []).entries()) {
			const columns = (widest[column] ?? 0) - width;
			if (isPadded && columns > 0) paddings.push({ line, character: end, columns });
		}
	return paddings;
}

interface MeasuredCell {
	/** Offset of the bar behind it. */
	readonly end: number;
	/** With its blanks, in columns of the screen; 0 where it does not count. */
	readonly width: number;
	readonly isPadded: boolean;
}

function measure(
	line: string,
	ambiguous: AmbiguousWidth,
	hints: readonly InlayHint[],
): readonly MeasuredCell[] {
	if (line.includes("\t")) return [];
	return cellsOfLine(line).map(({ start, end }) => {
		const text = line.slice(start, end);
		// A cell without a bar behind it has nothing that could be lined up.
		const isPadded = end < line.length && !hasComment(text);
		if (!isPadded) return { end, width: 0, isPadded };
		let width = displayWidth(text, ambiguous);
		for (const { position, label, paddingLeft } of hints)
			if (position.character >= start && position.character <= end && typeof label === "string")
				width += displayWidth(label, ambiguous) + (paddingLeft === true ? 1 : 0);
		return { end, width, isPadded };
	});
}
