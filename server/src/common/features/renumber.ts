import { editPlan } from "../editing/planEditor.js";
import type { EditOutcome } from "../editing/planSource.js";
import type { MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation, ReplaceText } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import { shiftSpan } from "../model/span.js";
import { findNumberRuns, renumber } from "../rules/numbering.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findReferences, spanOfReference } from "./references.js";

/**
 * The operations that number all tasks from 1 on — through the document, or in each section where the document does
 * so — set the declared total, and carry along what the text says of 第N项. A number that two tasks bear cannot
 * be followed: references to it stay as they are. Empty where all is in order.
 */
export function renumberOperations(plan: Plan): readonly PlanOperation[] {
	const runs = findNumberRuns(plan);
	const numbered = runs.flatMap(({ firstTask, endTask }) => renumber(plan, firstTask, endTask, 1));
	const count = plan.taskCount;
	const { declaredTotal } = plan;
	const isTotalRight = declaredTotal === null || count === 0 || declaredTotal.value === count;
	return [
		...numbered,
		// A number that could not be set (a cell that stands nowhere) keeps the others as they are for references.
		...(numbered.length > 0 ? renumberReferences(plan, runs) : []),
		...(isTotalRight ? [] : [{ op: "setTotal", count } as const]),
	];
}

/** The edits of {@link renumberOperations}, or why there can be none: a table that could not be read has numbers too. */
export function renumberPlan(snapshot: PlanSnapshot): EditOutcome {
	const { plan } = snapshot;
	const line = lineOfUnreadTable(plan);
	if (line === undefined) return editPlan(snapshot, renumberOperations(plan));
	return {
		operation: 0,
		refused: {
			zh: `第${line}行的表格没有读入，重新编号会漏掉其中的任务：请先改好表头。`,
			en: `The table at line ${line} could not be read, so its tasks would be passed over: mend its header first.`,
		},
	};
}

/** Line (from 1) of the first table that could not be read; its tasks have numbers, which nobody knows. */
export function lineOfUnreadTable(plan: Plan): number | undefined {
	const unread = plan.problems.find(({ kind }) => kind === "header");
	return unread === undefined ? undefined : plan.lineOfBlock(unread.blockIndex) + 1;
}

interface Run {
	readonly firstTask: number;
	readonly endTask: number;
}

function renumberReferences(plan: Plan, runs: readonly Run[]): readonly ReplaceText[] {
	const operations: ReplaceText[] = [];
	const [only] = runs;
	for (const run of runs) {
		const numbers = numbersOf(plan, run);
		for (let task = run.firstTask; task < run.endTask; task++) {
			const line = plan.lineOfTask(task);
			const numberOf = (old: number) => numbers.get(old) ?? null;
			for (const cell of plan.taskAt(task)?.cells ?? [])
				if (cell.state === "text") addReferences(plan, cell.content, line, numberOf, operations);
		}
	}
	// What prose means by 第3项 is plain only where one task bears the number.
	if (runs.length !== 1 || only === undefined) return operations;
	const numbers = numbersOf(plan, only);
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind === "text" && block.role !== "blank" && block.role !== "comment" && block.role !== "code")
			addReferences(plan, block.text, plan.lineOfBlock(i), (old) => numbers.get(old) ?? null, operations);
	}
	return operations;
}

/** New numbers of a run by the old ones; null for a number that two tasks bear. */
function numbersOf(plan: Plan, run: Run): ReadonlyMap<number, number | null> {
	const numbers = new Map<number, number | null>();
	for (let task = run.firstTask; task < run.endTask; task++) {
		const old = plan.taskAt(task)?.number ?? null;
		if (old !== null) numbers.set(old, numbers.has(old) ? null : task - run.firstTask + 1);
	}
	return numbers;
}

/**
 * Adds the operations that make the references of a text name the numbers that tasks bear now.
 *
 * @param line where the text's block begins
 * @param numberOf the new number by the old one, null where it is not to be touched
 */
export function addReferences(
	plan: Plan,
	text: MappedText,
	line: number,
	numberOf: (old: number) => number | null,
	operations: ReplaceText[],
): void {
	if (!text.text.includes("第")) return;
	for (const reference of findReferences(text.text)) {
		const wanted = numberOf(reference.number);
		if (wanted === null || wanted === reference.number) continue;
		const span = spanOfReference(text, reference);
		// Digits that a line break has torn are not ours to join.
		if (span.line !== span.endLine) continue;
		const operation = replaceAt(plan, shiftSpan(span, line), `${wanted}`);
		if (operation !== undefined) operations.push(operation);
	}
}
