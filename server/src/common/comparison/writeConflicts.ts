import { editPlan } from "../editing/planEditor.js";
import type { PlanOperation } from "../model/planOperation.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import type { MergedRows } from "./mergedRows.js";

/** What copies say of one cell of the base. */
export interface CellVotes {
	readonly task: number;
	readonly column: string;
	readonly was: string;
	/** By what is proposed, who says so; first copy first. */
	readonly votes: Map<string, string[]>;
}

/**
 * The merged lines, rows in conflict once for each copy that says something else, between marks as git's.
 *
 * @param names of the copies, the first one first
 * @param conflicts the cells that copies disagree about, by the task of the base
 */
export function writeConflicts(
	rows: MergedRows,
	names: readonly string[],
	conflicts: ReadonlyMap<number, readonly CellVotes[]>,
): readonly string[] {
	const { snapshot } = rows;
	const lines = [...snapshot.document.lines];
	const places = [...conflicts].map(([task, cells]) => ({ at: rows.indexOf(task), cells }));
	places.sort((a, b) => b.at - a.at);
	for (const { at, cells } of places) {
		if (at < 0) continue;
		const line = snapshot.plan.lineOfTask(at);
		const count = snapshot.plan.taskAt(at)?.lines ?? 1;
		const voters = new Set(cells.flatMap(({ votes }) => [...votes.values()].flat()));
		const written: { readonly names: string[]; readonly text: readonly string[] }[] = [];
		for (const name of names) {
			if (!voters.has(name)) continue;
			const text = rowAs(rows, at, name, cells, line, count);
			const same = written.find((other) => other.text.join("\n") === text.join("\n"));
			if (same === undefined) written.push({ names: [name], text });
			else same.names.push(name);
		}
		const [ours, ...theirs] = written;
		if (ours === undefined || theirs.length === 0) continue;
		const last = theirs.at(-1) ?? ours;
		lines.splice(
			line,
			count,
			`<<<<<<< ${ours.names.join("、")}`,
			...ours.text,
			...theirs.flatMap(({ text }) => ["=======", ...text]),
			`>>>>>>> ${last.names.join("、")}`,
		);
	}
	return lines;
}

/** A row as one copy wants it. */
function rowAs(
	rows: MergedRows,
	at: number,
	name: string,
	cells: readonly CellVotes[],
	line: number,
	count: number,
): readonly string[] {
	const { snapshot } = rows;
	const operations = cells.flatMap(({ column, was, votes }): readonly PlanOperation[] => {
		const wanted = [...votes].find(([, by]) => by.includes(name))?.[0] ?? was;
		return rows.operationOf(at, column, wanted);
	});
	const outcome = editPlan(snapshot, operations);
	if (!("edits" in outcome)) return snapshot.document.lines.slice(line, line + count);
	return snapshotAfter(snapshot, outcome.edits).document.lines.slice(line, line + count);
}
