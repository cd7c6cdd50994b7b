import { findColumnRole } from "../../../model/columns.js";
import type { DocumentBlock, RawTable } from "../../tableDocument.js";
import type { ColumnWidth } from "../columnWidths.js";
import type { ExportProfile } from "../profile.js";
import { printFormCell } from "./formCells.js";
import { printParagraph, printRuns, printSpreadName } from "./runs.js";

/** Blank at the left and right of a cell, in twentieths of a point. */
const cellMargin = 80;

/**
 * A table over the whole width of the text: its first rows are repeated on each page, no row is broken, cells are
 * merged down as they are in the plan.
 *
 * @param width of the text, in twentieths of a point
 */
export function printTable(
	{ table, headerRows, form }: Extract<DocumentBlock, { kind: "table" }>,
	width: number,
	columns: readonly ColumnWidth[],
	{ sizes, spreadNames }: ExportProfile,
): string {
	const widths = wholeWidths(
		columns.map(({ share }) => share),
		width,
	);
	const isLeader = (table.rows[0] ?? []).map(({ text }) => findColumnRole(text) === "leader");
	const styles = columns.map(({ align }) => cellStyles[align]);
	const rows = table.rows.map((row, i) => {
		const isHead = i < headerRows;
		const cells = row.map((cell, column) => {
			if (cell.state === "left") return "";
			const span = spanOf(table, i, column);
			const wide = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
			const merge =
				cell.state === "above"
					? "<w:vMerge/>"
					: table.rows[i + 1]?.[column]?.state === "above"
						? '<w:vMerge w:val="restart"/>'
						: "";
			const grid = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
			const style = isHead ? "NiwenCellHead" : (styles[column] ?? "NiwenCell");
			const isName =
				spreadNames && !isHead && isLeader[column] === true && /^\p{Script=Han}{2}$/u.test(cell.text);
			const isOpen = form !== undefined && !isHead && column >= form.open;
			const fill = isOpen ? openFill : cell.light === undefined ? undefined : lightFills[cell.light];
			const shade = fill === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
			const words = isName
				? printSpreadName(cell.text, sizes.table)
				: printRuns(form === undefined && cell.text === "" && cell.state === "own" ? emptyCell : cell.text);
			const runs = form === undefined ? words : printFormCell(form, i, column, { words, isHead });
			return `<w:tc><w:tcPr><w:tcW w:w="${wide}" w:type="dxa"/>${grid}${merge}${shade}<w:vAlign w:val="center"/></w:tcPr>${printParagraph(style, runs)}</w:tc>`;
		});
		const height = form === undefined || isHead ? "" : roomToWrite;
		return `<w:tr><w:trPr><w:cantSplit/>${height}${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
	});
	const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
	return `<w:tbl><w:tblPr><w:tblStyle w:val="NiwenTable"/><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

/**
 * A cell of its own that says nothing, and waits for nobody's words, has a blank, as Word itself draws one for each paragraph: in a PDF, what goes on with
 * a merged cell at the top of a page has none, and looks the same otherwise.
 */
const emptyCell = " ";

/** Rows to be filled in are at least so high (twentieths of a point). */
const roomToWrite = '<w:trHeight w:val="680" w:hRule="atLeast"/>';
const openFill = "FFF8E1";
const lightFills = { green: "C6E0B4", yellow: "FFE699", red: "F4B0B0" } as const;

const cellStyles = { centre: "NiwenCellCentred", left: "NiwenCellLeft", both: "NiwenCell" } as const;

/** The style that all tables share: lines around every cell, and air beside the text. */
export const tableStyle = `<w:style w:type="table" w:customStyle="1" w:styleId="NiwenTable"><w:name w:val="Niwen Table"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("")}</w:tblBorders><w:tblCellMar><w:left w:w="${cellMargin}" w:type="dxa"/><w:right w:w="${cellMargin}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`;

/** Whole numbers in the proportions of some shares that make up a width together. */
function wholeWidths(shares: readonly number[], width: number): readonly number[] {
	let sum = 0;
	let taken = 0;
	return shares.map((share) => {
		sum += share;
		const end = Math.round(sum * width);
		const own = end - taken;
		taken = end;
		return own;
	});
}

/** How many columns a cell reaches over: those to its right that belong to it. */
function spanOf({ rows }: RawTable, row: number, column: number): number {
	let end = column + 1;
	while (rows[row]?.[end]?.state === "left") end++;
	return end - column;
}
