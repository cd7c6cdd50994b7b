import { type Block, type RowBlock, rowsOf } from "../model/block.js";
import type { Edit } from "../model/edit.js";
import { taskOfCell } from "../model/rowOfCell.js";
import { shiftSpan } from "../model/span.js";
import { cellAt, hasFixedRows, type TableHeader } from "../model/tableHeader.js";
import {
	type CellChange,
	CellChangeSet,
	type CellChanges,
	type CellContent,
	contentAfter,
	contentsAfter,
	emptyContent,
	type Splice,
	shownText,
	spliced,
} from "./cellChange.js";
import { handDown } from "./handDown.js";
import { MergedCells } from "./mergedCells.js";
import type { PlanSource } from "./planSource.js";
import { Refusal, refuse, refuseRows } from "./refusal.js";
import { checkCells, checkReading, type ExpectedBlock, readsOtherwise } from "./rereading.js";
import { type PlacedRow, RowArrangement } from "./rowArrangement.js";
import { commentsIn, editsOfRows, expectedRows } from "./rowTexts.js";
import type { CoveredStyle, RowInText } from "./rowWriter/rowWriter.js";
import { commentEdit } from "./rowWriter/table.js";
import { writerOf } from "./rowWriter/writerOf.js";
import { joinTouching, type OwnEdit } from "./textEdits.js";
import { textOfBlock } from "./textOfBlock.js";

/** A check of a row that was read once more; throws a `Refusal`. */
export type RowCheck = (row: RowBlock) => void;

/**
 * What operations ask for, gathered before anything is written: all of them speak of the plan as it is. `finish`
 * makes edits of it.
 */
export class EditDraft {
	readonly cells = new CellChangeSet();
	readonly rows: RowArrangement;
	readonly merged: MergedCells;
	private readonly lineEdits: OwnEdit[] = [];
	/** Comments that a row is to have beside its own. */
	private readonly notes = new Map<
		number,
		{ readonly comments: readonly string[]; readonly operation: number }
	>();
	private readonly rowChecks = new Map<number, RowCheck[]>();
	private readonly blockChecks = new Map<number, ExpectedBlock>();
	/** New blocks before others. */
	private readonly newBlocks = new Map<number, ExpectedBlock[]>();
	/** Blocks that go, whatever becomes of those beside them. */
	private readonly dropped = new Set<number>();
	/** Changed words of blocks that are not rows. */
	private readonly texts = new Map<number, TextChange[]>();
	/** By task, how many of its changes of words cannot be read otherwise than they are meant. */
	private readonly trusted = new Map<number, number>();

	/** How covered cells are written where they may be left out. */
	covered: CoveredStyle = "short";

	constructor(readonly source: PlanSource) {
		this.rows = new RowArrangement(source.plan);
		this.merged = new MergedCells(source.plan, this.cells, this.rows);
	}

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

	/**
	 * Puts words in the place of others that a cell shows.
	 *
	 * @param leavesBelow what hung on the cell goes on to show what it showed
	 */
	splice(task: number, column: number, splice: Splice, operation: number, leavesBelow = false): void {
		const row = this.rowOf(task, operation);
		this.cells.splice(row, task, this.columnOf(row, column, operation), splice, operation, leavesBelow);
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
		const known = this.texts.get(block);
		if (known === undefined) this.texts.set(block, [{ column, splice, operation }]);
		else known.push({ column, splice, operation });
	}

	/** The words last put into a row cannot be misread; where that is so of all of them, it is not read once more. */
	trust(task: number): void {
		this.trusted.set(task, (this.trusted.get(task) ?? 0) + 1);
	}

	/** Takes a task's row from its place. */
	removeRow(task: number, operation: number): void {
		const { layout } = this.rowOf(task, operation).header;
		if (hasFixedRows(layout)) refuseRows(operation);
		if (layout === "inline")
			refuse(
				"正文里的任务不能按行删除：请直接改正文，或先转换为表格。",
				"Tasks in running text have no rows: change the text itself, or convert to a table first.",
				operation,
			);
		if (this.rows.gone.has(task))
			refuse(
				"有两项修改涉及同一行，请分两次进行。",
				"Two changes concern the same row: make one after the other.",
				operation,
			);
		this.rows.gone.set(task, operation);
	}

	/** Puts a row in; merged cells need a row above. */
	insertRow(row: Omit<PlacedRow, "taken" | "task" | "columns"> & Partial<PlacedRow>): void {
		this.rows.place({ task: undefined, columns: undefined, ...row, taken: new Map() });
	}

	/** What hung on a cell hangs on another one, which shows the same. */
	unite(task: number, column: number, intoTask: number, intoColumn: number): void {
		this.merged.unite(task, column, intoTask, intoColumn);
	}

	/** The comments of rows that go stay behind the cells of one that does not. */
	takeComments(task: number, from: readonly number[], operation: number): void {
		const comments = from.flatMap((other) => this.commentsOf(other));
		if (comments.length > 0) this.notes.set(task, { comments, operation });
	}

	/** The comments in a row; only those of Markdown tables have any. */
	commentsOf(task: number): readonly string[] {
		const { row, lines } = this.rowInText(task);
		return row.header.layout === "table" ? commentsIn(lines[0] ?? "") : [];
	}

	finish(): readonly Edit[] {
		this.checkRows();
		handDown(this);
		try {
			return this.write();
		} catch (error) {
			if (!(error instanceof Refusal) || !this.isPasted()) throw error;
			// What cannot be told by its words, a mark in each covered cell may tell.
			this.covered = "explicit";
			return this.write();
		}
	}

	/** Whether rows are concerned that leave out their covered cells. */
	private isPasted(): boolean {
		const headers = [...this.rows.placed.values()].flat().map(({ header }) => header);
		for (const task of this.cells.tasks()) headers.push(this.rowOf(task, 0).header);
		return headers.some(({ layout }) => layout === "pasted");
	}

	private write(): readonly Edit[] {
		const ofRows = editsOfRows(this);
		// At one place whole lines come before the cells of the line below, and behind those of the last line.
		const [before, behind] = [true, false].map((isBefore) =>
			ofRows.filter(({ edit: { newText } }) => /(?:^|\n)$/.test(newText) === isBefore),
		);
		const edits: OwnEdit[] = [...this.lineEdits, ...(before ?? [])];
		for (const task of this.cells.tasks()) {
			const changes = this.cells.of(task);
			if (changes !== undefined && !this.rows.gone.has(task)) edits.push(...this.editsOfRow(task, changes));
		}
		for (const [task, { comments, operation }] of this.notes) {
			const { lines } = this.rowInText(task);
			const { span, newText } = commentEdit(lines[0] ?? "", comments);
			edits.push({ edit: { span: shiftSpan(span, this.source.plan.lineOfTask(task)), newText }, operation });
		}
		edits.push(...(behind ?? []));
		const joined = joinTouching(edits, this.source.document.lines);
		checkReading(this.source, joined, {
			changed: this.expectedBlocks(),
			certain: this.certainBlocks(),
			removed: new Set([...this.rows.gone.keys()].map((task) => this.source.plan.blockOfTask(task))),
			dropped: this.dropped,
			before: joinBefore(this.newBlocks, expectedRows(this)),
		});
		return joined;
	}

	/** Refuses what operations ask for that contradict one another, and merged cells with nothing above them. */
	private checkRows(): void {
		const placed = [...this.rows.placed.values()].flat();
		const moving = new Set(placed.map(({ task }) => task));
		for (const [task, operation] of this.rows.gone)
			if (!moving.has(task) && this.cells.of(task) !== undefined)
				refuse(
					"有一行既要删除又要修改，请分两次进行。",
					"A row is to be removed and changed at once: make one after the other.",
					operation,
				);
		for (const row of placed) {
			const isMerged = [...row.cells.values()].some(({ state }) => state === "covered");
			if (isMerged && this.rows.above(row) === undefined)
				refuse(
					"上面没有可以合并的格：这一行将是表格或部分的第一行。",
					"There is no cell above to merge with: the row would be the first of its table or section.",
					row.operation,
				);
		}
	}

	/** The task whose cell stands for a cell that was merged with one that shows the same. */
	survivor(task: number, column: number): number {
		return this.merged.survivor(task, column);
	}

	/**
	 * What a cell hands on to those that hung on it.
	 *
	 * @param header of the row that takes it over, where it is another table's
	 */
	contentOf(task: number, column: number, header?: TableHeader): CellContent {
		const row = this.source.plan.taskAt(task);
		const cell = row?.cells[column];
		if (row === undefined || cell === undefined) return emptyContent;
		const asked = this.cells.at(task, column);
		const change = asked !== undefined && "splices" in asked && asked.leavesBelow ? undefined : asked;
		const content = contentAfter(cell, change);
		if (content.state === "covered") return emptyContent;
		const isOther = header !== undefined && header.layout !== row.header.layout;
		// Where a quotation mark is not closed, what is written is not a cell.
		if (change !== undefined || content.state !== "text" || isOther || row.quoteLost) return content;
		const source = writerOf(row.header).sourceOf(this.rowInText(task), column);
		return source === undefined ? content : { ...content, source };
	}

	/** What a cell shows, merged or not; blanks at the ends of its lines are not seen. */
	shownAt(task: number, column: number): string {
		const row = this.source.plan.taskAt(taskOfCell(this.source.plan, task, column));
		return shownText(cellAt(row?.cells ?? [], column)?.content.text ?? "");
	}

	private editsOfRow(task: number, changes: CellChanges) {
		const row = this.rowInText(task);
		const operation = operationOf(changes);
		const line = this.source.plan.lineOfBlock(this.source.plan.blockOfTask(task));
		return at(operation, () => writerOf(row.row.header).changeCells(row, changes, this.covered)).map(
			(edit) => ({
				edit: { span: shiftSpan(edit.span, line), newText: edit.newText },
				operation,
			}),
		);
	}

	/** A task's row with the lines of its block. */
	rowInText(task: number): RowInText {
		const { plan, document } = this.source;
		const row = this.rowOf(task, 0);
		const block = plan.blockOfTask(task);
		const lines = document.lines.slice(plan.lineOfBlock(block), plan.lineOfBlock(block + 1));
		const kind = plan.blockAt(block - 1)?.kind;
		const isInTable = kind === "row" || kind === "table-header";
		return { row, lines, above: isInTable ? document.lines[plan.lineOfBlock(block - 1)] : undefined };
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
			if (changes === undefined || this.isCertain(task) || this.rows.gone.has(task)) continue;
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
		const cells = contentsAfter(row, changes, found);
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

/** New blocks of both, those of the first before those of the second. */
function joinBefore(
	first: ReadonlyMap<number, readonly ExpectedBlock[]>,
	second: ReadonlyMap<number, readonly ExpectedBlock[]>,
): ReadonlyMap<number, readonly ExpectedBlock[]> {
	const joined = new Map(first);
	for (const [block, blocks] of second) joined.set(block, [...(joined.get(block) ?? []), ...blocks]);
	return joined;
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
	const [first] = changes;
	if (before?.kind === "table-header" && found.kind === "table-header" && first !== undefined)
		checkHeader(before.header, found.header, first.operation);
	const columns = new Map(changes.map((change) => [change.column, change]));
	for (const [column, { splice, operation }] of columns) {
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

/** Throws where a table would lose the column that makes it a plan's. */
export function checkHeader(before: TableHeader, found: TableHeader, operation: number): void {
	const isKnown = ({ columns }: TableHeader) => columns.some(({ role }) => role !== "other");
	const isLost =
		(before.taskColumn >= 0 && found.taskColumn < 0) ||
		(before.unitColumns.length > 0 && found.unitColumns.length === 0) ||
		(isKnown(before) && !isKnown(found));
	if (isLost)
		refuse(
			"这样改后，表头就认不出任务栏或责任单位栏了，整张表会读不出来。",
			"No column of tasks or of units would be known by the header then, and the table could not be read.",
			operation,
		);
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
