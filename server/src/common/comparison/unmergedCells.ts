import type { Plan } from "../model/plan.js";
import { continuesTable, isCovered } from "../model/rowOfCell.js";
import type { DocumentChange } from "./planChanges.js";
import { holderOf, textOfCell } from "./shownCells.js";
import { plainText } from "./textFeatures.js";

/** A cell of a column of a task; column -1 where the table has none. */
interface CellOfTask {
	readonly plan: Plan;
	readonly task: number;
	readonly column: number;
}

/**
 * Whether two cells may say the same though one is merged and the other empty: what was pasted as plain text, and columns
 * told apart by blanks, cannot show which of the two a cell is. So an empty cell there, below one that says what the merged
 * cell says or is in the place of the cell that it is merged with, is not known to have changed.
 *
 * @param partnerOf the task of the other plan that a task of the one is, -1 for none
 */
export function mayBothBeMerged(
	one: CellOfTask,
	other: CellOfTask,
	partnerOf: (task: number) => number,
): boolean {
	return (
		isEmptyBelow(one, other, (above, holder) => partnerOf(above) === holder) ||
		isEmptyBelow(other, one, (above, holder) => partnerOf(holder) === above)
	);
}

function isEmptyBelow(
	empty: CellOfTask,
	merged: CellOfTask,
	arePartners: (above: number, holder: number) => boolean,
): boolean {
	const [row, above] = [empty.plan.taskAt(empty.task), merged.plan.taskAt(merged.task)];
	if (row === undefined || above === undefined || !isCovered(above, merged.column)) return false;
	if (row.header.layout !== "tsv" && row.header.layout !== "loose") return false;
	if (row.cells[empty.column]?.state !== "empty") return false;
	const at = nearestText(empty);
	if (at < 0) return false;
	const holder = holderOf(merged.plan, merged.task, merged.column);
	const says = ({ plan, column }: CellOfTask, task: number) => plainText(textOfCell(plan, task, column));
	return arePartners(at, holder) || says(empty, at) === says(merged, holder);
}

/** The nearest task above in the same table whose cell says something; -1 where there is none. */
function nearestText({ plan, task, column }: CellOfTask): number {
	let columns = nearest.get(plan);
	if (columns === undefined) {
		columns = new Map();
		nearest.set(plan, columns);
	}
	let known = columns.get(column);
	if (known === undefined) {
		known = new Map();
		columns.set(column, known);
	}
	let at = task;
	let found = known.get(at);
	while (found === undefined) {
		if (textOfCell(plan, at, column) !== "") found = at;
		else if (!continuesTable(plan, at)) found = -1;
		else found = known.get(--at);
	}
	known.set(task, found);
	return found;
}

/** By column and task: empty cells may reach down a whole table. */
const nearest = new WeakMap<Plan, Map<number, Map<number, number>>>();

/** The cells that were not counted as changed since nobody can tell whether they are merged, a sentence for each column. */
export class UnclearCells {
	private readonly tasks = new Map<string, string[]>();

	/** @param task its number, or what it is called without one */
	add(column: string, task: string): void {
		const known = this.tasks.get(column) ?? [];
		if (!known.includes(task)) this.tasks.set(column, [...known, task]);
	}

	changes(): readonly DocumentChange[] {
		return [...this.tasks].map(([column, tasks]) => {
			const named = tasks.slice(0, mostNamed);
			const rest = tasks.length - named.length;
			const zh = `第${named.join("、")}${rest > 0 ? `等${tasks.length}` : ""}项`;
			const en = `${tasks.length === 1 ? "task" : "tasks"} ${named.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
			return {
				kind: "unclear" as const,
				was: column,
				now: zh,
				sentence: {
					zh: `${zh}的“${column}”一份是合并的格，一份空着：粘贴的文字看不出是不是合并，没有算作改动。`,
					en: `“${column}” of ${en} is merged in one and empty in the other: pasted text does not show which; not counted as changed.`,
				},
			};
		});
	}
}

const mostNamed = 8;
