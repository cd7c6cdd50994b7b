import { leadersOf } from "../model/leadersOf.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { CopyScript } from "./copyScript.js";
import { cellsOf, keyOfColumn, textOfCell } from "./shownCells.js";
import { plainText } from "./textFeatures.js";

/** A cell that a copy changed. */
export interface ChangedCell {
	/** The name of its column in the base; of a column that the copy added, there. */
	readonly column: string;
	readonly was: string;
	readonly now: string;
	/** How the copy writes it cannot be written into the base: somebody has to do it. */
	readonly byHand?: true;
}

/** A task, and the plan that it is of. */
interface TaskOfPlan {
	readonly snapshot: PlanSnapshot;
	readonly task: number;
}

/** Whether one of two tasks stands in running text and the other in a table. */
export function isAcross(one: TableHeader | undefined, other: TableHeader | undefined): boolean {
	return (one?.layout === "inline") !== (other?.layout === "inline");
}

/**
 * What a copy in running text changed of a task in a table, or the other way round. Running text has no columns, and names
 * who is responsible in its own way: so tasks and leaders are compared by what they are, units by whom they name, and what
 * the copy does not speak of has not changed.
 */
export function changedAcross(
	base: TaskOfPlan,
	copy: TaskOfPlan,
	script: CopyScript,
): readonly ChangedCell[] {
	const [own, their] = [base, copy].map(({ snapshot, task }) => snapshot.plan.taskAt(task));
	if (own === undefined || their === undefined) return [];
	const changed: ChangedCell[] = [];
	const nameOf = (column: number) => keyOfColumn(own.header.columns[column]?.header ?? "");
	if (plainText(own.text.text) !== plainText(their.text.text))
		changed.push({
			column: nameOf(own.header.taskColumn),
			...{ was: own.text.text.trim(), now: their.text.text.trim() },
		});
	if (their.header.leaderColumn >= 0) {
		const [was = "", now = ""] = [base, copy].map(leadersOfTask);
		const { leaderColumn } = own.header;
		const isSame = script.isSame(was, now);
		if (!isSame && leaderColumn >= 0) changed.push({ column: nameOf(leaderColumn), was, now });
		else if (!isSame) changed.push({ column: leaderName, was, now, byHand: true });
	}
	if (their.header.unitColumns.length > 0 && !nameSameUnits(base, copy)) {
		const [was = "", now = ""] = [base, copy].map(unitsOfTask);
		changed.push({ column: unitName, was, now, byHand: true });
	}
	for (const { key, column, text } of cellsOf(copy.snapshot, copy.task)) {
		const role = their.header.columns[column]?.role;
		if (role === undefined || ["task", "leader", "unit", "lead-unit", "group"].includes(role)) continue;
		const at = own.header.columns.findIndex((each) => keyOfColumn(each.header) === key || each.role === role);
		const was =
			at < 0 || role === "other" ? textOfKey(base, key) : textOfCell(base.snapshot.plan, base.task, at);
		if (text !== "" && plainText(was) !== plainText(text))
			changed.push({ column: key, was, now: text, byHand: true });
	}
	return changed.map((cell) => ({ ...cell, now: script.into(cell.was, cell.now) }));
}

const leaderName = "牵头领导";
const unitName = "责任单位";

function textOfKey({ snapshot, task }: TaskOfPlan, key: string): string {
	return cellsOf(snapshot, task).find((cell) => cell.key === key)?.text ?? "";
}

function leadersOfTask({ snapshot: { plan, index }, task }: TaskOfPlan): string {
	return leadersOf(plan, task)
		.map(({ name }) => index.book.officialName(name))
		.join("、");
}

/** ★ before those that lead, as a plan is written by default. */
function unitsOfTask({ snapshot: { index }, task }: TaskOfPlan): string {
	return index
		.unitsOf(task)
		.map(({ name, lead }) => (lead ? `★${name}` : name))
		.join("、");
}

/** Whether two tasks name the same units; where one of the plans does not show who leads, leading is no difference. */
function nameSameUnits(base: TaskOfPlan, copy: TaskOfPlan): boolean {
	const showLeads = [base, copy].every(({ snapshot }) => showsLeads(snapshot));
	const [was, now] = [base, copy].map(({ snapshot: { index }, task }) =>
		index
			.unitsOf(task)
			.map(({ name, lead }) => `${showLeads && lead ? "★" : ""}${plainText(name)}`)
			.sort()
			.join(),
	);
	return was === now;
}

/** Whether a plan shows at all who leads. */
export function showsLeads({ plan }: Pick<PlanSnapshot, "plan">): boolean {
	return plan.conventions.lead !== "none";
}
