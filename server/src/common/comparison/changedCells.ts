import type { RowBlock } from "../model/block.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type ChangedCell, changedAcross, isAcross } from "./changedAcross.js";
import type { AlignedCopy } from "./proposals.js";
import { cellsOf, type ShownCell } from "./shownCells.js";
import { mayBothBeMerged } from "./unmergedCells.js";

/**
 * The cells of a task of the base that a copy changed; merged ones that only follow the cell above, and those that may be
 * merged in one and are empty in the other, are left out.
 */
export function changedCells(
	base: PlanSnapshot,
	task: number,
	copy: AlignedCopy | undefined,
): readonly ChangedCell[] {
	const partner = copy?.alignment.afterOf(task) ?? -1;
	if (partner < 0 || copy === undefined) return [];
	const [row, theirRow] = [base.plan.taskAt(task), copy.snapshot.plan.taskAt(partner)];
	if (row === undefined) return [];
	if (isAcross(row.header, theirRow?.header))
		return changedAcross({ snapshot: base, task }, { snapshot: copy.snapshot, task: partner }, copy.script);
	const { renamed, added } = copy.columns;
	const theirs = new Map(cellsOf(copy.snapshot, partner).map((cell) => [cell.key, cell]));
	const changed = cellsOf(base, task).flatMap((own) => {
		const their = theirs.get(renamed.get(own.key) ?? own.key);
		if (their === undefined) return [];
		const now = own.column === row.header.taskColumn ? withoutNumber(their.text, own.text, row) : their.text;
		if (copy.script.isSame(own.text, now)) return [];
		const [one, other] = [
			{ plan: base.plan, task, column: own.column },
			{ plan: copy.snapshot.plan, task: partner, column: their.column },
		];
		if (mayBothBeMerged(one, other, (each) => copy.alignment.afterOf(each))) return [];
		if (own.isMerged && follows(own, their, task, copy)) return [];
		return [{ column: own.key, was: own.text, now: copy.script.into(own.text, now) }];
	});
	const fresh = added.flatMap((column) => {
		const text = theirs.get(column)?.text ?? "";
		return text === "" ? [] : [{ column, was: "", now: copy.script.into("", text) }];
	});
	return [...changed, ...fresh];
}

/** The words of a task where its number was read with them: columns told apart by blanks may hide whose number it is. */
function withoutNumber(text: string, own: string, { number }: RowBlock): string {
	const mark = `${number}`;
	const isNumbered =
		number !== null && text.startsWith(mark) && /^[.．、](?!\d)/.test(text.slice(mark.length));
	return isNumbered && !own.startsWith(mark) ? text.slice(mark.length + 1).trimStart() : text;
}

/** Whether a merged cell shows what became of the cell that it was merged with. */
function follows(
	own: ShownCell,
	their: ShownCell,
	task: number,
	{ alignment, snapshot }: AlignedCopy,
): boolean {
	if (own.holder === task) return false;
	const partner = alignment.afterOf(own.holder);
	return partner >= 0 && cellsOf(snapshot, partner).find(({ key }) => key === their.key)?.text === their.text;
}
