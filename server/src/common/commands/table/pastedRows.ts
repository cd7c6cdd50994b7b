import { splitUnits } from "../../features/unitsOfText.js";
import type { RawCell } from "../../interchange/tableDocument.js";
import type { Plan } from "../../model/plan.js";
import type { NewCell } from "../../model/planOperation.js";
import { taskOfCell } from "../../model/rowOfCell.js";
import type { TableHeader } from "../../model/tableHeader.js";
import type { ColumnMatch } from "./matchColumns.js";
import { isGroupColumn, nextNumber, numberedText } from "./newRow.js";

const covered: NewCell = { state: "covered" };
const empty: NewCell = { state: "empty" };

/**
 * The cells of pasted rows as rows of a plan's table: numbered on from the task above, merged as they were merged.
 *
 * @param task index that the first of them will have among the tasks
 */
export function pastedRows(
	plan: Plan,
	{ header, task }: { readonly header: TableHeader; readonly task: number },
	match: ColumnMatch,
): readonly (readonly NewCell[])[] {
	const above = plan.taskAt(task - 1)?.header === header ? task - 1 : undefined;
	const first = nextNumber(plan, task - 1);
	return match.rows.map((row, i) => {
		const number = first === null ? null : first + i;
		const cells = header.columns.map((_, column): NewCell => {
			const from = match.from[column];
			const cell = from === undefined ? undefined : row[from];
			if (column === header.numberColumn && header.numberIn === "serial" && number !== null)
				return { state: "text", text: `${number}` };
			if (isGroupColumn(header, column)) return groupCell(plan, match, { above, i, cell });
			if (column === header.taskColumn) return taskCell(plan, header, cell, number);
			const lead = match.leads === undefined ? undefined : row[match.leads];
			if (lead !== undefined && column === header.unitColumns[0]) return unitCell(plan, lead, cell);
			return plainCell(cell, i);
		});
		return [...cells, ...match.others.map((other) => plainCell(row[other.column], i))];
	});
}

function plainCell(cell: RawCell | undefined, row: number): NewCell {
	if (cell === undefined) return empty;
	if ((cell.state === "above" || cell.text === "^^") && row > 0) return covered;
	return cell.text === "" ? empty : { state: "text", text: cell.text };
}

interface GroupPlace {
	/** The task above the first new row, of the same table. */
	readonly above: number | undefined;
	/** Index of the pasted row. */
	readonly i: number;
	readonly cell: RawCell | undefined;
}

/** A blank 项目 is that of the row above: spreadsheets leave out what is merged. So is one that says the same. */
function groupCell(plan: Plan, { rows, from }: ColumnMatch, { above, i, cell }: GroupPlace): NewCell {
	const hasAbove = i > 0 || above !== undefined;
	if (cell === undefined || cell.text === "" || cell.text === "^^" || cell.state !== "own")
		return hasAbove ? covered : empty;
	const { header } = plan.taskAt(above ?? -1) ?? {};
	// The first 项目 goes on the one above where both say so, whatever its number was.
	if (i === 0 && above !== undefined && header !== undefined) {
		const pasted = from[header.groupColumn];
		const name = pasted === undefined ? undefined : rows[0]?.[pasted]?.text;
		const own = plan.taskAt(taskOfCell(plan, above, header.groupColumn))?.cells[header.groupColumn];
		if (name !== undefined && name !== "" && name === own?.content.text) return covered;
	}
	return { state: "text", text: cell.text };
}

/** 3. and ３．, ⒊, and ③ where no list of such marks begins. */
const ownNumber =
	/^\s{0,9}(?:[\d０-９]{1,4}\s{0,9}[.、．](?![\d０-９])|[⒈-⒛]|[①-⑳](?![^①-⑳]{0,2000}[①-⑳]))\s{0,9}/;

/** A number that the task brought along is left out where the plan gives it one. */
function taskCell(
	plan: Plan,
	header: TableHeader,
	cell: RawCell | undefined,
	number: number | null,
): NewCell {
	const text = cell?.text === "^^" ? "" : (cell?.text ?? "");
	if (header.numberIn !== "task" || number === null) return text === "" ? empty : { state: "text", text };
	const words = text.replace(ownNumber, "");
	return { state: "text", text: numberedText(plan, number, words) };
}

/** Lead units and others in one column, each lead with its ★ where the document marks them so. */
function unitCell(plan: Plan, lead: RawCell, cell: RawCell | undefined): NewCell {
	const mark = plan.conventions.lead === "star" || plan.conventions.lead === "none" ? "★" : "";
	const leads = splitUnits(lead.text).map(({ words, star }) => (star ? words : `${mark}${words}`));
	const others = cell === undefined || cell.text === "" || cell.text === "^^" ? [] : [cell.text];
	const text = [...leads, ...others].join("、");
	return text === "" ? empty : { state: "text", text };
}
