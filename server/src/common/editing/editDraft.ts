import type { Block, RowBlock } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import { continuesTable, taskOfCell } from "../model/rowOfCell.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";
import { cellAt } from "../model/tableHeader.js";
import { sortEdits } from "./applyEdits.js";
import {
	type CellChange,
	CellChangeSet,
	type CellChanges,
	type CellContent,
	contentAfter,
	emptyContent,
	type Splice,
	shownText,
	spliced,
} from "./cellChange.js";
import type { PlanSource } from "./planSource.js";
import { Refusal, refuse } from "./refusal.js";
import { checkCells, checkReading, type ExpectedBlock, readsOtherwise } from "./rereading.js";
import type { RowInText } from "./rowWriter/rowWriter.js";
import { writerOf } from "./rowWriter/writerOf.js";
import { textOfBlock } from "./textOfBlock.js";

/** A check of a row that was read once more; throws a `Refusal`. */
export type RowCheck = (row: RowBlock) => void;

/**
 * What operations ask for, gathered before anything is written: all of them speak of the plan as it is. `finish`
 * makes edits of it.
 */
export class EditDraft {
	readonly cells = new CellChangeSet();
	private readonly lineEdits: { readonly edit: Edit; readonly operation: number }[] = [];
	private readonly rowChecks = new Map<number, RowCheck[]>();
	private readonly blockChecks = new Map<number, ExpectedBlock>();
	/** New blocks before others. */
	private readonly newBlocks = new Map<number, ExpectedBlock[]>();
	/** Blocks that go, whatever becomes of those beside them. */
	private readonly dropped = new Set<number>();
	/** Changed words of blocks that are no rows. */
	private readonly texts = new Map<number, readonly TextChange[]>();
	/** By task, how many of its changes of words cannot be read otherwise than they are meant. */
	private readonly trusted = new Map<number, number>();

	constructor(readonly source: PlanSource) {}

	/** The task's row; refused where the plan has no such task. */
	rowOf(task: number, operation: number): RowBlock {
		const row = this.source.plan.taskAt(task);
		return row ?? refuse(`没有第${task + 1}行任务。`, `There is no task at index ${task}.`, operation);
	}

	/** Makes a cell something else. */
	become(task: number, column: number, change: CellChange & { become: CellContent }): void {
		const row = this.rowOf(task, change.operation);
		this.cells.become(row, task, this.columnOf(row, column, change.operation), change);
	}

	/** Puts words in the place of others that a cell shows. */
	splice(
		task: number,
		column: number,
		splice: { readonly start: number; readonly end: number; readonly text: string },
		operation: number,
	): void {
		const row = this.rowOf(task, operation);
		this.cells.splice(row, task, this.columnOf(row, column, operation), splice, operation);
	}

	/** An edit outside the rows, in places of the document. */
	edit(edit: Edit, operation: number): void {
		this.lineEdits.push({ edit, operation });
	}

	/** What a row must be read as once it is changed, beside what its cells show. */
	expectRow(task: number, check: RowCheck): void {
		this.rowChecks.set(task, [...(this.rowChecks.get(task) ?? []), check]);
	}

	expectBlock(block: number, expected: ExpectedBlock): void {
		const known = this.blockChecks.get(block);
		this.blockChecks.set(
			block,
			known === undefined
				? expected
				: {
						operation: known.operation,
						check(found) {
							known.check(found);
							expected.check(found);
						},
					},
		);
	}

	/** A block that is to stand before another one; the number of blocks stands for the end. */
	expectBefore(block: number, expected: ExpectedBlock): void {
		this.newBlocks.set(block, [...(this.newBlocks.get(block) ?? []), expected]);
	}

	/** A block goes, and those beside it may be read as one. */
	dropBlock(block: number): void {
		this.dropped.add(block);
	}

	/** Words of a heading, a paragraph or a column's name become others. */
	changeText(block: number, column: number, splice: Splice, operation: number): void {
		const known = this.texts.get(block) ?? [];
		this.texts.set(block, [...known, { column, splice, operation }]);
	}

	/** The words last put into a row cannot be misread; where that is so of all of them, it is not read once more. */
	trust(task: number): void {
		this.trusted.set(task, (this.trusted.get(task) ?? 0) + 1);
	}

	finish(): readonly Edit[] {
		this.handDown();
		const edits = this.lineEdits.slice();
		for (const task of this.cells.tasks()) {
			const changes = this.cells.of(task);
			if (changes !== undefined) edits.push(...this.editsOfRow(task, changes));
		}
		const joined = joinTouching(edits, this.source.document.lines);
		checkReading(this.source, joined, {
			changed: this.expectedBlocks(),
			certain: this.certainBlocks(),
			removed: new Set(),
			dropped: this.dropped,
			before: this.newBlocks,
		});
		return joined;
	}

	/**
	 * What another row shows stays as it is: a merged cell below one that now shows something else takes over what it
	 * was merged with.
	 */
	private handDown(): void {
		const { plan } = this.source;
		for (const task of this.cells.tasks())
			for (const [column, { operation }] of this.cells.of(task) ?? []) {
				const below = task + 1;
				if (!continuesTable(plan, below) || this.cells.at(below, column) !== undefined) continue;
				if (cellAt(plan.taskAt(below)?.cells ?? [], column)?.state !== "covered") continue;
				const from = taskOfCell(plan, below, column);
				if (this.originOf(this.survivor(from, column), column) === this.originOf(task, column)) continue;
				this.become(below, column, { operation, become: this.contentOf(from, column) });
			}
	}

	/** The cell that one hangs on: two hang together where they have the same. */
	private originOf(task: number, column: number): number {
		const change = this.cells.at(task, column);
		const isMerged = this.source.plan.taskAt(task)?.cells[column]?.state === "covered";
		if (change !== undefined && "become" in change) {
			if (change.become.state === "covered") return this.originOf(task - 1, column);
			// A cell that nothing hung on before.
			if (isMerged && change.takesBelow !== true) return -2 - task;
		}
		return isMerged ? taskOfCell(this.source.plan, task, column) : task;
	}

	/** Where what hung on a cell hangs, should that have been merged with one that shows the same. */
	survivor(task: number, column: number): number {
		const change = this.cells.at(task, column);
		return change !== undefined && "become" in change && change.isSame === true
			? this.survivor(task - 1, column)
			: task;
	}

	/** What a cell hands on to those that hung on it. */
	contentOf(task: number, column: number): CellContent {
		const row = this.source.plan.taskAt(task);
		const cell = row?.cells[column];
		if (row === undefined || cell === undefined) return emptyContent;
		const change = this.cells.at(task, column);
		const content = contentAfter(cell, change);
		if (content.state === "covered") return emptyContent;
		if (change !== undefined || content.state !== "text") return content;
		const source = writerOf(row.header).sourceOf(this.rowInText(task), column);
		return source === undefined ? content : { ...content, source };
	}

	private editsOfRow(task: number, changes: CellChanges) {
		const row = this.rowInText(task);
		const operation = operationOf(changes);
		const line = this.source.plan.lineOfBlock(this.source.plan.blockOfTask(task));
		return at(operation, () => writerOf(row.row.header).changeCells(row, changes)).map((edit) => ({
			edit: { span: shiftSpan(edit.span, line), newText: edit.newText },
			operation,
		}));
	}

	private rowInText(task: number): RowInText {
		const { plan, document } = this.source;
		const row = this.rowOf(task, 0);
		const block = plan.blockOfTask(task);
		return { row, lines: document.lines.slice(plan.lineOfBlock(block), plan.lineOfBlock(block + 1)) };
	}

	private expectedBlocks(): ReadonlyMap<number, ExpectedBlock> {
		const { plan } = this.source;
		const expected = new Map(this.blockChecks);
		for (const [block, changes] of this.texts) {
			const check = expected.get(block);
			const operation = changes[0]?.operation ?? 0;
			expected.set(block, {
				operation,
				check: (found) => {
					check?.check(found);
					checkTexts(plan.blockAt(block), found, changes);
				},
			});
		}
		for (const task of this.cells.tasks()) {
			const changes = this.cells.of(task);
			const block = plan.blockOfTask(task);
			if (changes === undefined || this.isCertain(task)) continue;
			const before = expected.get(block);
			const old = plan.blockAt(block);
			if (old === undefined) continue;
			const operation = operationOf(changes);
			const index = indexInBlock(old, plan.taskAt(task));
			expected.set(block, {
				operation: before?.operation ?? operation,
				check: (found) => {
					before?.check(found);
					this.checkRow(task, changes, rowsOf(found)[index], rowsOf(old).length === rowsOf(found).length);
				},
			});
		}
		return expected;
	}

	/** Whether nothing becomes of a row but changes of words that cannot be misread. */
	private isCertain(task: number): boolean {
		const trusted = this.trusted.get(task);
		if (trusted === undefined || this.rowChecks.has(task)) return false;
		let splices = 0;
		for (const change of this.cells.of(task)?.values() ?? []) {
			if (!("splices" in change)) return false;
			splices += change.splices.length;
		}
		return splices === trusted;
	}

	private certainBlocks(): ReadonlySet<number> {
		const { plan } = this.source;
		const tasks = [...this.trusted.keys()].filter((task) => this.isCertain(task));
		return new Set(tasks.map((task) => plan.blockOfTask(task)));
	}

	private checkRow(task: number, changes: CellChanges, found: RowBlock | undefined, isWhole: boolean): void {
		const operation = operationOf(changes);
		const row = this.rowOf(task, operation);
		const cells = row.cells.map((cell, column) => contentAfter(cell, changes.get(column)));
		const words = cells.find((cell, column) => changes.has(column) && cell.state === "text");
		if (found === undefined || !isWhole || found.cells.length !== row.cells.length)
			throw readsOtherwise(words?.state === "text" ? words.text : "", operation);
		// Columns that the row does not reach are as they were, unless one behind them was written.
		const last = Math.max(...changes.keys());
		checkCells(
			found,
			cells.filter((_, column) => column <= last || row.cells[column]?.state !== "missing"),
			operation,
		);
		for (const check of this.rowChecks.get(task) ?? []) at(operation, () => check(found));
	}

	private columnOf(row: RowBlock, column: number, operation: number): number {
		if (row.cells[column] !== undefined) return column;
		return refuse(`这一行没有第${column + 1}栏。`, `The row has no column at index ${column}.`, operation);
	}
}

interface TextChange {
	readonly column: number;
	readonly splice: Splice;
	readonly operation: number;
}

/** Throws where a block does not show the words that it is meant to, or is something else by them. */
function checkTexts(before: Block | undefined, found: Block, changes: readonly TextChange[]): void {
	const isSame = found.kind === before?.kind && found.lines === before.lines;
	const isSameRole = before?.kind !== "text" || (found.kind === "text" && found.role === before.role);
	for (const { column, splice, operation } of changes) {
		const content = before && textOfBlock(before, column);
		const splices = changes.filter((one) => one.column === column).map((one) => one.splice);
		const wanted =
			content &&
			spliced(
				content,
				splices.sort((a, b) => a.start - b.start),
			);
		const shown = textOfBlock(found, column)?.text;
		if (!isSame || !isSameRole || shownText(shown ?? "") !== shownText(wanted ?? ""))
			throw readsOtherwise(splice.text, operation);
	}
}

/** The tasks of a block: the row itself, or those in a paragraph. */
function rowsOf(block: Block): readonly RowBlock[] {
	if (block.kind === "row") return [block];
	return block.kind === "text" ? (block.items ?? []).flatMap(({ row }) => row ?? []) : [];
}

function indexInBlock(block: Block, row: RowBlock | undefined): number {
	return row === undefined ? -1 : rowsOf(block).indexOf(row);
}

function operationOf(changes: CellChanges): number {
	let first = Number.POSITIVE_INFINITY;
	for (const { operation } of changes.values()) first = Math.min(first, operation);
	return first;
}

/** Runs something for an operation: where it is refused without saying for which, it is for this one. */
export function at<T>(operation: number, run: () => T): T {
	try {
		return run();
	} catch (error) {
		if (error instanceof Refusal && error.operation === undefined) throw new Refusal(error.reason, operation);
		throw error;
	}
}

/** The edits in their order: those that meet are one, those that change nothing are left out. */
function joinTouching(
	edits: readonly { readonly edit: Edit; readonly operation: number }[],
	lines: readonly string[],
): readonly Edit[] {
	const operations = new Map(edits.map(({ edit, operation }) => [edit, operation]));
	const joined: Edit[] = [];
	for (const edit of sortEdits(edits.map((one) => one.edit))) {
		const last = joined.at(-1);
		const apart =
			last === undefined
				? -1
				: comparePlaces(last.span.endLine, last.span.endCharacter, edit.span.line, edit.span.character);
		if (last === undefined || apart < 0) joined.push(edit);
		else if (apart === 0) {
			const { endLine, endCharacter } = edit.span;
			joined[joined.length - 1] = {
				span: { ...last.span, endLine, endCharacter },
				newText: last.newText + edit.newText,
			};
		} else
			refuse(
				"有两处修改涉及同一段文字，请分两次进行。",
				"Two changes concern the same words: make one after the other.",
				operations.get(edit) ?? 0,
			);
	}
	return joined.filter(({ span, newText }) => newText !== textAt(lines, span));
}

function textAt(lines: readonly string[], { line, character, endLine, endCharacter }: Span): string {
	if (line === endLine) return (lines[line] ?? "").slice(character, endCharacter);
	return [
		(lines[line] ?? "").slice(character),
		...lines.slice(line + 1, endLine),
		(lines[endLine] ?? "").slice(0, endCharacter),
	].join("\n");
}
