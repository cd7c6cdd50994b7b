import type { OperationKind } from "./operationArbitraries.js";
import type { DocumentLayout } from "./planArbitraries.js";

/**
 * Of the operations with plain words that have a sense, the part that must be done: what is reached, a little less for
 * chance. A writer that refuses what it could write falls below. 0 where a layout can do nothing of the kind, or nothing
 * of it has a sense: prose has no rows, and a pasted row does not tell where a column goes.
 */
export function leastDone(layout: DocumentLayout, kind: OperationKind): number {
	return parts[kind][columns.indexOf(layout)] ?? 0;
}

const columns: readonly DocumentLayout[] = ["table", "tsv", "pasted", "inline", "mixed"];

const parts: Readonly<Record<OperationKind, readonly number[]>> = {
	setCell: [0.9, 0.8, 0.65, 0.45, 0.75],
	insertRows: [0.8, 0.5, 0.35, 0, 0.35],
	deleteRows: [0.85, 0.8, 0.8, 0, 0.55],
	moveRows: [0.85, 0.85, 0.75, 0, 0.5],
	moveToSection: [0.85, 0.85, 0.7, 0, 0.45],
	mergeCells: [0.9, 0.95, 0.7, 0, 0.85],
	splitCell: [0.9, 0.85, 0.8, 0, 0.85],
	setUnits: [0.95, 0.95, 0.85, 0.65, 0.8],
	setLeaders: [0.95, 0.95, 0.8, 0, 0.75],
	renameName: [0.95, 0.95, 0.95, 0.9, 0.95],
	setNumbers: [0.95, 0.95, 0.65, 0.1, 0.6],
	setTotal: [0.95, 0.95, 0.95, 0.95, 0.95],
	setHeading: [0.8, 0.8, 0.8, 0.9, 0.85],
	insertHeading: [0.6, 0.6, 0.55, 0.95, 0.65],
	insertColumn: [0.95, 0.95, 0, 0, 0.6],
	deleteColumn: [0.5, 0.5, 0, 0, 0.3],
	moveColumn: [0.95, 0.95, 0, 0, 0.65],
	splitTask: [0.8, 0.65, 0.8, 0, 0.5],
	joinTasks: [0.7, 0.75, 0.7, 0, 0.35],
	replaceText: [0.55, 0.45, 0.6, 0.75, 0.45],
	setFrontMatter: [0.85, 0.85, 0.85, 0.85, 0.85],
	removeLines: [0.95, 0.9, 0.85, 0.95, 0.9],
	excuseLine: [0.65, 0.4, 0, 0.65, 0.45],
};
