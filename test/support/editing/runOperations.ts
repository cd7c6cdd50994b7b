import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { type ReadDocument, readShown } from "../shownPlan.js";
import { checkOperation, type Editor } from "./checkEdit.js";
import { type Choices, choicesArbitrary, makeOperation, type OperationKind } from "./operationArbitraries.js";
import { type DocumentLayout, documentArbitrary } from "./planArbitraries.js";

/** What came of the operations of one kind in documents of one layout. */
export interface Tally {
	/** Operations that were asked for. */
	cases: number;
	done: number;
	/** Refused, as they must be, or with nothing to do. */
	senseless: number;
	/** Refused where the layout may refuse. */
	refused: number;
	/** The same of operations with plain words alone. */
	plainDone: number;
	plainRefused: number;
	/** Done, and the reader then told the numbers of the table by another column. */
	relearnt: number;
}

export const noTally: Readonly<Tally> = {
	cases: 0,
	done: 0,
	senseless: 0,
	refused: 0,
	plainDone: 0,
	plainRefused: 0,
	relearnt: 0,
};

export interface RunOptions {
	/** Documents; several operations are tried on each. */
	readonly runs: number;
	readonly seed: number;
	/** Stops when so much time is over, whatever is left of the runs. */
	readonly milliseconds?: number;
}

/**
 * Tries operations of a kind on random documents of a layout. Fails with the smallest document and operation for which
 * something does not hold.
 */
export function runOperations(
	editor: Editor,
	kind: OperationKind,
	layout: DocumentLayout,
	options: RunOptions,
): Tally {
	const tally: Tally = { ...noTally };
	const choices = fc.array(choicesArbitrary, { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(documentArbitrary(layout), choices, (source, all) => {
			const document = readShown(source);
			for (const one of all) tryOperation(editor, document, kind, one, tally);
		}),
		{
			numRuns: options.runs,
			seed: options.seed,
			...(options.milliseconds === undefined ? {} : { interruptAfterTimeLimit: options.milliseconds }),
		},
	);
	return tally;
}

function tryOperation(
	editor: Editor,
	document: ReadDocument,
	kind: OperationKind,
	choices: Choices,
	tally: Tally,
): void {
	const operation = makeOperation(kind, document, choices);
	const { verdict, isRelearnt } = explain(document, operation, () =>
		checkOperation(editor, document, operation),
	);
	tally.cases++;
	if (verdict === "refused as it must be" || verdict === "refused with nothing to do") tally.senseless++;
	else if (verdict === "done") {
		tally.done++;
		if (!choices.isHostile) tally.plainDone++;
	} else {
		tally.refused++;
		if (!choices.isHostile) tally.plainRefused++;
	}
	if (isRelearnt) tally.relearnt++;
}

/** Says in an error which operation on which document it is about. */
export function explain<Result>(
	document: ReadDocument,
	operation: PlanOperation,
	check: () => Result,
): Result {
	try {
		return check();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const thrown =
			error instanceof assert.AssertionError ? "" : `\n${error instanceof Error ? error.stack : ""}`;
		throw new Error(
			`${JSON.stringify(operation)}\non ${JSON.stringify(document.source)}:\n${message}${thrown}`,
		);
	}
}

/** Of the operations that have a sense and plain words, the part that was done: from 0 to 1. */
export function rateOf({ plainDone, plainRefused }: Tally): number {
	return plainDone + plainRefused === 0 ? 1 : plainDone / (plainDone + plainRefused);
}
