import { joinSteps, type MadeEdits } from "../editing/joinSteps.js";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { NewCell, PlanOperation, RowPlace } from "../model/planOperation.js";
import { isCovered } from "../model/rowOfCell.js";
import { editSnapshot, snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { scriptOfCopy } from "./copyScript.js";
import type { ChangeOutcome } from "./planChanges.js";
import { cellsOf, keyOfColumn, numberBefore, type ShownCell } from "./shownCells.js";

/** Beside which row a row stands, by the task of the base that it goes on or by its own name; see {@link MergedRows}. */
export interface RowAnchor {
	readonly task: number;
	readonly below: boolean;
}

/**
 * Where a row of another plan goes: below the nearest row above it in its section that has a partner, else above the
 * nearest below it; task -1 where its section has none.
 *
 * @param partnerOf the task of the base that a task of the other plan is, -1 for none
 */
export function anchorOf(plan: Plan, task: number, partnerOf: (task: number) => number): RowAnchor {
	const section = plan.sectionOfTask(task);
	const nearest = (step: number): number => {
		for (let at = task + step; at >= 0 && at < plan.taskCount; at += step) {
			if (plan.sectionOfTask(at) !== section) return -1;
			const partner = partnerOf(at);
			if (partner !== -1) return partner;
		}
		return -1;
	};
	const above = nearest(-1);
	return above !== -1 ? { task: above, below: true } : { task: nearest(1), below: false };
}

/**
 * A plan that is changed operation by operation. Its rows are known by the tasks of the base that they go on; rows of its
 * own have names of their own, which are numbers below -1.
 */
export class MergedRows {
	/** What could not be done, by what it was asked for. */
	readonly refused: { readonly id: unknown; readonly reason: LocalizedText }[] = [];
	/** By what each row is known. */
	private order: number[];
	private lastName = -1;
	/** Rows that were put in: those behind one that stays keep their order. */
	private readonly inserted = new Set<number>();
	private readonly made: MadeEdits[] = [];
	private readonly names: Map<string, string>;

	/**
	 * @param baseOf the task of the base that a row goes on
	 * @param names columns of the base by what they are called here, where that is another name
	 */
	constructor(
		private now: PlanSnapshot,
		baseOf: (task: number) => number,
		names: ReadonlyMap<string, string> = new Map(),
	) {
		this.names = new Map(names);
		this.order = Array.from({ length: now.plan.taskCount }, (_, task) => {
			const base = baseOf(task);
			return base >= 0 ? base : --this.lastName;
		});
	}

	get snapshot(): PlanSnapshot {
		return this.now;
	}

	/** All that was made, as edits of the plan as it was at first. */
	get edits(): readonly Edit[] {
		return joinSteps(this.made);
	}

	/** Index of a row, -1 where it is gone. */
	indexOf(base: number): number {
		return this.order.indexOf(base);
	}

	/** By what the row at an index is known; -1 without one. */
	rowAt(index: number): number {
		return this.order[index] ?? -1;
	}

	/** The first of some rows with those of the others that stand below it, one behind the other. */
	runOf(rows: readonly number[]): readonly number[] {
		const first = this.indexOf(rows[0] ?? -1);
		const end = rows.findIndex((row, i) => this.indexOf(row) !== first + i);
		return end < 0 ? rows : rows.slice(0, end);
	}

	/** Does several things, or, where the last of them cannot be done, none; why is in `refused` all the same. */
	attempt(make: () => boolean): boolean {
		const [now, order, made] = [this.now, [...this.order], this.made.length];
		if (make()) return true;
		this.now = now;
		this.order = order;
		this.made.length = made;
		return false;
	}

	/** Makes the cell of a column of the base show a text. */
	set(base: number, column: string, text: string, id: unknown): void {
		const task = this.indexOf(base);
		const header = this.now.plan.taskAt(task)?.header;
		const at = header?.columns.find((each) => keyOfColumn(each.header) === this.nameOf(column));
		if (header?.layout === "inline" && at !== undefined && (at.role === "unit" || at.role === "lead-unit"))
			this.refused.push({ id, reason: unitsInText });
		else if (this.hasCell(task, column)) this.run(this.operationOf(task, column, text), id);
		else this.refused.push({ id, reason: noColumn(this.nameOf(column)) });
	}

	/** What a column of the base is called here. */
	nameOf(column: string): string {
		return this.names.get(column) ?? column;
	}

	private hasCell(task: number, column: string): boolean {
		return cellsOf(this.now, task).some(({ key }) => key === this.nameOf(column));
	}

	/** Gives a row a number. */
	setNumber(base: number, number: number, id: unknown): void {
		this.run([{ op: "setNumbers", numbers: [{ task: this.indexOf(base), number }] }], id);
	}

	/** Makes what leaves the rows as they are. */
	apply(outcome: ChangeOutcome, id: unknown): boolean {
		if ("refused" in outcome) {
			this.refused.push({ id, reason: outcome.refused });
			return false;
		}
		this.keep(outcome.edits);
		return true;
	}

	/** What makes a cell of a row show a text. */
	operationOf(task: number, column: string, text: string): readonly PlanOperation[] {
		const cell = cellsOf(this.now, task).find(({ key }) => key === this.nameOf(column));
		const row = this.now.plan.taskAt(task);
		if (cell === undefined || row === undefined || cell.text === text) return [];
		const before = cell.column === row.header.taskColumn ? numberBefore(row) : "";
		return [{ op: "setCell", task, column: cell.column, text: before + text }];
	}

	/** Moves rows that stand one below the other; false where it cannot be done. */
	move(rows: readonly number[], anchor: RowAnchor, id: unknown): boolean {
		const tasks = rows.map((row) => this.indexOf(row));
		const beside = this.indexOf(anchor.task);
		if (beside < 0 || tasks.includes(-1) || tasks.includes(beside)) return false;
		const at: RowPlace = anchor.below ? { after: beside } : { before: beside };
		if (!this.run([{ op: "moveRows", tasks, at, rejoin: true }], id)) return false;
		this.order = this.order.filter((row) => !rows.includes(row));
		this.order.splice(this.indexOf(anchor.task) + (anchor.below ? 1 : 0), 0, ...rows);
		return true;
	}

	/** How many rows that were put in stand behind one, in its section. */
	private putBehind(index: number): number {
		const section = this.now.plan.sectionOfTask(index);
		let count = 0;
		while (
			this.inserted.has(this.rowAt(index + count + 1)) &&
			this.now.plan.sectionOfTask(index + count + 1) === section
		)
			count++;
		return count;
	}

	/**
	 * Puts in a row of a copy; cells that show what the row above shows are merged with it where they are merged there.
	 * Answers with what the row is known by, -1 where it could not be put in, and the cells that have no column here.
	 *
	 * @param baseName the name in the base of a column of the copy
	 */
	insert(
		anchor: RowAnchor,
		copy: PlanSnapshot,
		task: number,
		id: unknown,
		baseName: (column: string) => string = (column) => column,
	): { readonly row: number; readonly left: readonly ShownCell[] } {
		const beside = this.indexOf(anchor.task);
		const like = this.now.plan.taskAt(beside);
		if (like === undefined) return { row: -1, left: [] };
		const above = beside + (anchor.below ? this.putBehind(beside) : 0);
		const place: RowPlace = anchor.below ? { after: above } : { before: beside };
		const cellsThere = cellsOf(copy, task);
		const theirs = new Map(cellsThere.map((cell) => [this.nameOf(baseName(cell.key)), cell]));
		const ours = new Map(cellsOf(this.now, above).map((cell) => [cell.key, cell]));
		const row = copy.plan.taskAt(task);
		const script = scriptOfCopy(this.now.plan, copy.plan);
		const cells = like.header.columns.map(({ header, role }, column): NewCell | undefined => {
			const key = keyOfColumn(header);
			if (role === "number" && like.header.numberIn === "task") {
				// Here it numbers the 项目: the row is the first of one, or stands in that of the row above.
				const isFirst =
					row !== undefined && !isCovered(row, row.header.numberColumn) && row.groupNumber !== null;
				if (isFirst || !anchor.below) return { state: "text", text: `${row?.groupNumber ?? ""}` };
				return { state: "covered" };
			}
			if (role === "number") return { state: "text", text: `${row?.number ?? ""}` };
			const cell = theirs.get(key);
			if (cell === undefined) return undefined;
			if (anchor.below && cell.isMerged && ours.get(key)?.text === cell.text) return { state: "covered" };
			const number =
				column === like.header.taskColumn && like.header.numberIn === "task" && row !== undefined;
			return {
				state: "text",
				text: (number ? numberBefore(row) || `${row.number ?? 0}.` : "") + script.into("", cell.text),
			};
		});
		if (!this.run([{ op: "insertRows", at: place, rows: [{ cells }] }], id)) return { row: -1, left: [] };
		const name = --this.lastName;
		this.order.splice(anchor.below ? above + 1 : beside, 0, name);
		this.inserted.add(name);
		const names = new Set(like.header.columns.map(({ header }) => keyOfColumn(header)));
		const left = cellsThere.filter(({ key, text }) => text !== "" && !names.has(this.nameOf(baseName(key))));
		return { row: name, left };
	}

	/** Gives a column of the base another name, in all tables. */
	renameColumn(column: string, name: string, id: unknown): void {
		const operations = this.headersWith(column).map(
			({ block, column: at, length }): PlanOperation => ({
				op: "replaceText",
				at: { block, column: at },
				range: [0, length],
				text: name,
			}),
		);
		if (operations.length === 0) this.refused.push({ id, reason: noColumn(this.nameOf(column)) });
		else if (this.run(operations, id)) this.names.set(column, keyOfColumn(name));
	}

	/** Takes a column of the base out of all tables. */
	removeColumn(column: string, id: unknown): void {
		const operations = this.headersWith(column).map(
			({ block, column: at }): PlanOperation => ({ op: "deleteColumn", header: block, column: at }),
		);
		this.run(operations, id);
	}

	/**
	 * Puts an empty column into the tables that have a row for it, behind the nearest of those that stand left of it.
	 *
	 * @param left names of columns of the base, the nearest first
	 * @param isWanted whether the row that a task of the base has become needs the column
	 */
	addColumn(name: string, left: readonly string[], isWanted: (base: number) => boolean, id: unknown): void {
		const { plan } = this.now;
		const operations: PlanOperation[] = [];
		let header = -1;
		let wants = false;
		let isThere = false;
		const close = () => {
			const block = plan.blockAt(header);
			if (block?.kind !== "table-header" || !wants) return;
			const keys = block.header.columns.map((column) => keyOfColumn(column.header));
			if (keys.includes(keyOfColumn(name))) {
				isThere = true;
				return;
			}
			const beside = left.map((key) => keys.indexOf(this.nameOf(key))).find((at) => at >= 0);
			const column = beside === undefined ? keys.length : beside + 1;
			operations.push({ op: "insertColumn", header, column, name });
		};
		plan.forEachBlock((block, index) => {
			if (block.kind === "table-header") {
				close();
				header = index;
				wants = false;
			}
			const [from, to] = [plan.tasksBefore(index), plan.tasksBefore(index + 1)];
			for (let task = from; task < to && !wants; task++) wants = isWanted(this.order[task] ?? -1);
		});
		close();
		if (operations.length > 0) this.run(operations, id);
		else if (!isThere) this.refused.push({ id, reason: noTableForColumn });
	}

	/** The headers of tables that have a column of the base, with the length of its name there. */
	private headersWith(column: string) {
		const found: { readonly block: number; readonly column: number; readonly length: number }[] = [];
		this.now.plan.forEachBlock((block, index) => {
			if (block.kind !== "table-header") return;
			const at = block.header.columns.findIndex(({ header }) => keyOfColumn(header) === this.nameOf(column));
			if (at >= 0)
				found.push({ block: index, column: at, length: block.cells[at]?.content.text.length ?? 0 });
		});
		return found;
	}

	/** Takes rows out; false where that cannot be done. */
	remove(tasks: readonly number[], id?: unknown): boolean {
		const rows = tasks.map((task) => this.indexOf(task)).filter((row) => row >= 0);
		if (rows.length === 0) return true;
		if (!this.run([{ op: "deleteRows", tasks: rows }], id)) return false;
		this.order = this.order.filter((_, row) => !rows.includes(row));
		return true;
	}

	/** Numbers the tasks again and sets the total, where the base counts from 1 on and its total is right. */
	renumber({ plan: base }: PlanSnapshot): void {
		const { plan } = this.now;
		const isCounted = base.taskCount > 0 && !base.someTask((row, task) => row.number !== task + 1);
		const numbers = Array.from({ length: plan.taskCount }, (_, task) => ({ task, number: task + 1 }));
		const wrong = numbers.filter(({ task, number }) => plan.taskAt(task)?.number !== number);
		if (isCounted && wrong.length > 0) this.run([{ op: "setNumbers", numbers: wrong }], undefined);
		this.renumberGroups(base);
		const isTotal = base.declaredTotal?.value === base.taskCount;
		if (isTotal && plan.declaredTotal !== null && plan.declaredTotal.value !== plan.taskCount)
			this.run([{ op: "setTotal", count: plan.taskCount }], undefined);
	}

	/** Numbers the 项目 of each section again where those of the base are numbered from 1 on. */
	private renumberGroups(base: Plan): void {
		if (groupNumbers(base).some(({ number, expected }) => number !== expected)) return;
		const operations = groupNumbers(this.now.plan).flatMap(({ task, number, expected }): PlanOperation[] => {
			const column = this.now.plan.taskAt(task)?.header.numberColumn ?? -1;
			return number === expected ? [] : [{ op: "setCell", task, column, text: `${expected}` }];
		});
		this.run(operations, undefined);
	}

	/** Makes operations; what a layout cannot express is noted. */
	run(operations: readonly PlanOperation[], id: unknown): boolean {
		if (operations.length === 0) return true;
		return this.apply(
			editSnapshot(this.now, () => operations),
			id,
		);
	}

	private keep(edits: readonly Edit[]): void {
		if (edits.length === 0) return;
		this.made.push({ document: this.now.document, edits });
		this.now = snapshotAfter(this.now, edits);
	}
}

/** The numbers of 项目 as they stand, and what they are counted from 1 on in each section. */
function groupNumbers(plan: Plan) {
	const numbers: { readonly task: number; readonly number: number; readonly expected: number }[] = [];
	let section = -2;
	let count = 0;
	plan.forEachTask((row, task) => {
		if (plan.sectionOfTask(task) !== section) count = 0;
		section = plan.sectionOfTask(task);
		if (row.groupNumber === null || row.header.numberIn !== "task") return;
		numbers.push({ task, number: row.groupNumber, expected: ++count });
	});
	return numbers;
}

const noTableForColumn: LocalizedText = {
	zh: "没有可以加这一栏的表格",
	en: "there is no table that it could be added to",
};
const unitsInText: LocalizedText = {
	zh: "正文里的责任单位请手工改",
	en: "units in running text are to be changed by hand",
};

/** Why a cell has no place. */
export function noColumn(name: string): LocalizedText {
	return { zh: `这里的表格没有“${name}”栏`, en: `the table has no column “${name}” here` };
}
