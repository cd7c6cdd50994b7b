import assert from "node:assert/strict";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import type { Plan } from "../../../server/src/common/model/plan.js";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { createSourceDocument, type LineChange } from "../../../server/src/common/text/sourceDocument.js";
import type { ReadDocument } from "../shownPlan.js";
import { applyEdits, checkReason, type Editor } from "./checkEdit.js";

/**
 * What must hold of any operation on any document: it is done, or refused with a reason; and where it is done, no row of
 * a table is lost or won but those that it is about, and no table is broken by it.
 *
 * @returns whether it was done
 */
export function checkSafety(editor: Editor, document: ReadDocument, operation: PlanOperation): boolean {
	const answer = editor(document, [operation]);
	if ("refused" in answer) {
		checkReason(answer.refused);
		return false;
	}
	const after = createSourceDocument(applyEdits(document, answer.edits));
	const change = changeBetween(document.lines, after.lines);
	const { plan } = readPlan(after, {}, { reading: document.reading, change });
	const added = countBlocks(plan, "row") - countBlocks(document.plan, "row");
	const isMore = operation.op === "removeLines" && added > 0;
	// Without a line that stood in its way, what nobody could read may be read.
	if (!isMore) assert.equal(added, addedBy(document, operation), "rows of tables won or lost");
	assert.ok(
		countBlocks(plan, "table-header") >= countBlocks(document.plan, "table-header"),
		"a header is lost",
	);
	// Where the last task goes, tables are looked for in what was not one before.
	if (plan.taskCount === 0) return true;
	for (const kind of ["columns", "header"] as const)
		assert.ok(countProblems(plan, kind) <= countProblems(document.plan, kind), `a new finding table/${kind}`);
	return true;
}

/** How many rows an operation adds to the tables; less than 0 where it takes some away. */
function addedBy({ plan, shown }: ReadDocument, operation: PlanOperation): number {
	// Whether it is a row: the header may stand below it, or be missing.
	const isInTable = (task: number) => plan.blockAt(shown.rows[task]?.block ?? -1)?.kind === "row";
	switch (operation.op) {
		case "insertRows": {
			const { at, rows } = operation;
			const task = "before" in at ? at.before : "after" in at ? at.after : -1;
			const isTable =
				"underHeader" in at ? plan.blockAt(at.underHeader)?.kind === "table-header" : isInTable(task);
			return isTable ? rows.length : 0;
		}
		case "deleteRows":
			return -new Set(operation.tasks.filter(isInTable)).size;
		case "splitTask":
			return isInTable(operation.task) ? 1 : 0;
		case "joinTasks":
			return isInTable(operation.task) ? operation.task + 1 - operation.endTask : 0;
		default:
			return 0;
	}
}

function countBlocks(plan: Plan, kind: "row" | "table-header"): number {
	let count = 0;
	plan.forEachBlock((block) => {
		if (block.kind === kind) count++;
	});
	return count;
}

function countProblems(plan: Plan, kind: "columns" | "header"): number {
	return plan.problems.filter((problem) => problem.kind === kind).length;
}

/** The lines that differ: what incremental reading is told of an edit. */
export function changeBetween(before: readonly string[], after: readonly string[]): LineChange {
	let first = 0;
	const shorter = Math.min(before.length, after.length);
	while (first < shorter && before[first] === after[first]) first++;
	let same = 0;
	while (same < shorter - first && before[before.length - 1 - same] === after[after.length - 1 - same])
		same++;
	return { first, oldEnd: before.length - same, newEnd: after.length - same };
}
