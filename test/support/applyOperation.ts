import type { PlanOperation } from "../../server/src/common/model/planOperation.js";
import {
	joinTasks,
	mergeCells,
	renameName,
	replaceText,
	setCell,
	setLeaders,
	setNumbers,
	setUnits,
	splitCell,
} from "./editing/cellOperations.js";
import { deleteColumn, insertColumn, moveColumn } from "./editing/columnOperations.js";
import { numbersToldBy, riskOfCell, riskOfRow } from "./editing/expressible.js";
import { deleteRows, insertRows, moveRows, moveToSection, splitTask } from "./editing/rowOperations.js";
import {
	excuseLine,
	insertHeading,
	removeLines,
	setFrontMatter,
	setHeading,
	setTotal,
} from "./editing/textOperations.js";
import { Ended, Verdict } from "./editing/verdict.js";
import { type Settled, WorkPlan } from "./editing/workPlan.js";
import {
	printRow,
	type ReadDocument,
	type ShownBlock,
	type ShownHeader,
	type ShownRow,
	words,
} from "./shownPlan.js";

/** What must come of an operation, told from what the document shows, without a look at its text. */
export interface Outcome {
	/** What the document must show; undefined where nothing is said but of the tasks that the operation does not name. */
	readonly blocks: readonly ShownBlock[] | undefined;
	/** The task that each row was, in the order of the rows; undefined for new ones. */
	readonly from: readonly (number | undefined)[];
	/** Tasks of which the plan must say what it said before. */
	readonly settled: ReadonlySet<number>;
	/** Tasks whose units and leaders must be what they were, though a merged cell was written out or the other way. */
	readonly settledNames: ReadonlySet<number>;
	/** Tasks that the operation names; all others keep their cells where nothing else is said. */
	readonly named: ReadonlySet<number>;
	/** Lines of the document that may change. */
	readonly lines: ReadonlySet<number>;
	readonly mustRefuse: string | undefined;
	/** Reasons for which it may be refused; without one it must be done. */
	readonly mayRefuse: readonly string[];
	/** It has a sense, but changes nothing. */
	readonly isIdle: boolean;
	/** The very text that must come out. */
	readonly source: string | undefined;
	/** Words that must stand in the document, whatever they are read as. */
	readonly paragraph: string | undefined;
	readonly renumbers: boolean;
	/** Numbers are written where there were none, with the mark that others have. */
	readonly marksNumbers: boolean;
	/** Rows become one: what hung on an empty cell of them hangs on another, or is empty. */
	readonly joins: boolean;
	readonly units: Verdict["units"];
	readonly leaders: Verdict["leaders"];
}

/** op(read): what a document must show when an operation is done to it. */
export function applyOperation(document: ReadDocument, operation: PlanOperation): Outcome {
	const work = new WorkPlan(document);
	const verdict = new Verdict();
	for (const task of tasksOf(operation)) verdict.named.add(task);
	doOperation(work, verdict, operation);
	const before = new WorkPlan(document).settle();
	const after = work.settle();
	const { changed, shows } = compare(document, before, after, verdict);
	if (!verdict.isOpen) {
		judgeRows(work, after, changed, verdict);
		judgeNumbers(document, before, after, verdict);
	}
	const settled = new Set<number>();
	const named = new Set<number>();
	const short = new Set(document.shown.rows.flatMap(({ isShort, header }) => (isShort ? [header] : [])));
	for (const { task, header, cells, roles } of document.shown.rows) {
		if (shows.has(task) || verdict.unsettled.has(task)) continue;
		const isMerged = cells.some(({ state }) => state === "covered");
		const isShort = document.shown.rows[task]?.isShort === true;
		// Whose leader a row has that ends before its cell is told otherwise than by what the cell shows.
		if (short.has(header) && (isMerged || isShort || changed.has(task))) continue;
		// Of two merged columns of units, only both together are told by a row above.
		const isDouble = roles.filter((role) => /unit$/.test(role)).length > 1;
		if (isDouble && (isMerged || changed.has(task))) continue;
		if (changed.has(task)) named.add(task);
		else settled.add(task);
	}
	return {
		blocks: verdict.isOpen ? undefined : after.blocks,
		from: after.rows.map(({ from }) => from),
		settled,
		settledNames: named,
		named: verdict.named,
		lines: verdict.lines,
		mustRefuse: verdict.mustRefuse,
		mayRefuse: verdict.mayRefuse,
		isIdle: verdict.isIdle,
		source: verdict.source,
		paragraph: verdict.paragraph,
		renumbers: verdict.renumbers,
		marksNumbers: operation.op === "setNumbers",
		joins: operation.op === "joinTasks",
		units: verdict.units,
		leaders: verdict.leaders,
	};
}

/** The tasks whose rows are written otherwise, and those that show something else; their lines may change. */
function compare(document: ReadDocument, before: Settled, after: Settled, verdict: Verdict) {
	const changed = new Set<number>();
	const shows = new Set<number>();
	const left = new Map(after.rows.map((row) => [row.from, row]));
	for (const row of before.rows) {
		const task = row.from;
		if (task === undefined) continue;
		const now = left.get(task);
		const shown = document.shown.rows[task];
		if (now === undefined || printRow(now.shown) !== printRow(row.shown)) changed.add(task);
		if (now === undefined || now.shows.join("\u0000") !== row.shows.join("\u0000")) shows.add(task);
		if (shown === undefined || !(changed.has(task) || verdict.named.has(task))) continue;
		for (let line = shown.line; line < shown.endLine; line++) verdict.lines.add(line);
	}
	return { changed, shows };
}

/** Looks at what each row that is written anew must say, whether its layout can. */
function judgeRows(work: WorkPlan, after: Settled, changed: ReadonlySet<number>, verdict: Verdict): void {
	for (const { shown, row, from } of after.rows) {
		if (row === undefined || (from !== undefined && !changed.has(from) && !verdict.named.has(from))) continue;
		const header = work.headerOf(row.header);
		if (header === undefined) continue;
		if (row.shown?.quoteLost === true) verdict.may("a quotation mark is lost in the row");
		const isFirst = work.rowsUnder(row.header)[0] === row;
		const risk = riskOfRow(header, shown, isFirst);
		if (risk !== undefined) verdict.may(risk);
		shown.cells.forEach((cell, column) => {
			const own = row.shown?.cells[column];
			if (own !== undefined && row.header === row.shown?.header && own.state === cell.state)
				if (words(own.text) === words(cell.text)) return;
			const why = riskOfCell(header, column, cell);
			if (why !== undefined) verdict.may(why);
		});
	}
}

/** Whether the first rows of each table go on to tell where its tasks have their numbers. */
function judgeNumbers(document: ReadDocument, before: Settled, after: Settled, verdict: Verdict): void {
	for (const header of document.shown.blocks) {
		if (header.kind !== "header") continue;
		const now = after.blocks.find((block) => block.kind === "header" && block.block === header.block);
		const rowsOf = ({ rows }: Settled) =>
			rows.flatMap(({ shown }) => (shown.header === header.block ? [shown] : []));
		const was = rowsOf(before);
		const is = rowsOf(after);
		if (was.length === 0 || now?.kind !== "header") continue;
		// Where the last row goes, nothing tells where numbers would be.
		if (is.length === 0) verdict.may("a table without rows is read otherwise");
		if (is.length === 0) continue;
		if (tellingCells(header, was) === tellingCells(now, is)) continue;
		const told = new Set([
			...(numbersToldBy(header, was, isDense(before.blocks, header, was)) ?? ["?"]),
			...(numbersToldBy(now, is, isDense(after.blocks, header, is)) ?? ["?"]),
		]);
		if (told.size > 1 || told.has("?")) verdict.may("the rows may tell otherwise where the numbers are");
	}
}

/** Whether the first rows of a table stand directly below its header. */
function isDense(blocks: readonly ShownBlock[], header: ShownHeader, rows: readonly ShownRow[]): boolean {
	const at = blocks.findIndex((block) => block.kind === "header" && block.block === header.block);
	return rows.slice(0, 6).every((row, i) => blocks[at + 1 + i] === row);
}

/** What the first rows say where numbers are looked for. */
function tellingCells({ roles, layout }: ShownHeader, rows: readonly ShownRow[]): string {
	const looked = layout === "table" || layout === "tsv" ? rows.slice(0, 6) : rows;
	return JSON.stringify(
		looked.map(({ cells }) =>
			cells.flatMap(({ state, text }, column) =>
				layout === "pasted" || /number|task|goal/.test(roles[column] ?? "") ? [state, words(text)] : [],
			),
		),
	);
}

type Done<Kind extends PlanOperation["op"]> = (
	work: WorkPlan,
	verdict: Verdict,
	operation: Extract<PlanOperation, { op: Kind }>,
) => void;

const operations: { readonly [Kind in PlanOperation["op"]]: Done<Kind> } = {
	setCell,
	insertRows,
	deleteRows,
	moveRows,
	moveToSection,
	mergeCells,
	splitCell,
	setUnits,
	setLeaders,
	renameName,
	setNumbers,
	setTotal,
	setHeading,
	insertHeading,
	insertColumn,
	deleteColumn,
	moveColumn,
	splitTask,
	joinTasks,
	replaceText,
	setFrontMatter,
	removeLines,
	excuseLine,
};

function doOperation<Kind extends PlanOperation["op"]>(
	work: WorkPlan,
	verdict: Verdict,
	operation: Extract<PlanOperation, { op: Kind }>,
): void {
	const done: Done<Kind> = operations[operation.op as Kind];
	try {
		done(work, verdict, operation);
	} catch (error) {
		if (!(error instanceof Ended)) throw error;
	}
}

/** The tasks that an operation names; what becomes of their rows is its business. */
function tasksOf(operation: PlanOperation): readonly number[] {
	switch (operation.op) {
		case "deleteRows":
		case "moveRows":
		case "moveToSection":
			return operation.tasks;
		case "setNumbers":
			return operation.numbers.map(({ task }) => task);
		case "renameName":
			return operation.places.flatMap(({ at }) =>
				"task" in at ? [at.task] : "task" in at.text ? [at.text.task] : [],
			);
		case "replaceText":
			return "task" in operation.at ? [operation.at.task] : [];
		case "mergeCells":
		case "joinTasks": {
			const { task, endTask = task + 1 } = operation;
			return Array.from({ length: Math.max(0, Math.min(endTask - task, 10_000)) }, (_, i) => task + i);
		}
		default:
			return "task" in operation ? [operation.task] : [];
	}
}
