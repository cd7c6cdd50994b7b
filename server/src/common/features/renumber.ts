import type { Edit } from "../model/edit.js";
import type { MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";
import { sortEdits } from "../rules/cellEdits.js";
import { findNumberRuns, renumber } from "../rules/numbering.js";
import type { DocumentContext } from "../rules/rule.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printChineseNumeral } from "../text/numerals.js";
import { findReferences, spanOfReference } from "./references.js";

/**
 * The edits that number all tasks from 1 on — through the document, or in each section where the document does
 * so — set the declared total, and carry along what the text says of 第N项. A number that two tasks bear cannot
 * be followed: references to it stay as they are. Empty where all is in order.
 */
export function renumberPlan(snapshot: PlanSnapshot): readonly Edit[] {
	const { plan, index, book, document, frontMatter } = snapshot;
	const lineText = (line: number) => document.lines[line] ?? "";
	const context: DocumentContext = {
		plan,
		index,
		book,
		frontMatter,
		missingDirectories: [],
		missingPrevious: undefined,
		lineText,
	};
	const runs = findNumberRuns(plan);
	const edits: Edit[] = [];
	for (const { firstTask, endTask } of runs) edits.push(...renumber(context, firstTask, endTask, 1));
	// A number that no edit could set (a cell that stands nowhere) keeps the others as they are for references.
	if (edits.length > 0) edits.push(...renumberReferences(plan, runs));
	edits.push(...setTotal(context));
	return sortEdits(edits);
}

interface Run {
	readonly firstTask: number;
	readonly endTask: number;
}

function renumberReferences(plan: Plan, runs: readonly Run[]): readonly Edit[] {
	const edits: Edit[] = [];
	const [only] = runs;
	for (const run of runs) {
		const numbers = numbersOf(plan, run);
		for (let task = run.firstTask; task < run.endTask; task++) {
			const line = plan.lineOfTask(task);
			for (const cell of plan.taskAt(task)?.cells ?? [])
				if (cell.state === "text") addReferences(cell.content, line, numbers, edits);
		}
	}
	// What prose means by 第3项 is plain only where one task bears the number.
	if (runs.length !== 1 || only === undefined) return edits;
	const numbers = numbersOf(plan, only);
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind === "text" && block.role !== "blank" && block.role !== "comment")
			addReferences(block.text, plan.lineOfBlock(i), numbers, edits);
	}
	return edits;
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

function addReferences(
	text: MappedText,
	line: number,
	numbers: ReadonlyMap<number, number | null>,
	edits: Edit[],
): void {
	if (!text.text.includes("第")) return;
	for (const reference of findReferences(text.text)) {
		const wanted = numbers.get(reference.number) ?? null;
		if (wanted === null || wanted === reference.number) continue;
		const span = spanOfReference(text, reference);
		// Digits that a line break has torn are not ours to join.
		if (span.line === span.endLine) edits.push({ span: shiftSpan(span, line), newText: `${wanted}` });
	}
}

function setTotal({ plan, lineText }: DocumentContext): readonly Edit[] {
	const { declaredTotal } = plan;
	const count = plan.taskCount;
	if (declaredTotal === null || count === 0 || declaredTotal.value === count) return [];
	const span = shiftSpan(declaredTotal.span, plan.lineOfBlock(declaredTotal.blockIndex));
	const written = lineText(span.line).slice(span.character, span.endCharacter);
	return [{ span, newText: /\p{Script=Han}|〇/u.test(written) ? printChineseNumeral(count) : `${count}` }];
}
