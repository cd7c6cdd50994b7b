import assert from "node:assert/strict";
import fc from "fast-check";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";
import { applyOperation } from "../applyOperation.js";
import { factsOf, printShown, type ReadDocument, readShown } from "../shownPlan.js";
import { applyEdits, checkOperation, type Editor } from "./checkEdit.js";
import { changeBetween } from "./checkSafety.js";
import { choicesArbitrary, makeOperation, operationKinds } from "./operationArbitraries.js";
import { type DocumentLayout, documentArbitrary } from "./planArbitraries.js";
import { explain, type RunOptions } from "./runOperations.js";

/** What operations do one after another, and what takes them back. */

/**
 * Several operations of any kinds, each on what the one before has left; every step is checked, and reading on from the
 * step before gives what reading from scratch does.
 */
export function runSequences(editor: Editor, layout: DocumentLayout, { runs, seed }: RunOptions): void {
	const step = fc.tuple(fc.nat(operationKinds.length - 1), choicesArbitrary);
	fc.assert(
		fc.property(
			documentArbitrary(layout),
			fc.array(step, { minLength: 2, maxLength: 6 }),
			(source, steps) => {
				let document = readShown(source);
				for (const [kind, choices] of steps) {
					const operation = makeOperation(operationKinds[kind] ?? "setCell", document, choices);
					const now = document;
					const { after } = explain(now, operation, () => checkOperation(editor, now, operation));
					if (after === undefined) continue;
					explain(now, operation, () => checkReadingOn(now, after));
					document = after;
				}
			},
		),
		{ numRuns: runs, seed },
	);
}

function checkReadingOn(before: ReadDocument, after: ReadDocument): void {
	const document = createSourceDocument(after.source);
	const change = changeBetween(before.lines, document.lines);
	const { plan } = readPlan(document, {}, { reading: before.reading, change });
	assert.deepEqual(factsOf(plan), factsOf(after.plan), "reading on from the step before");
}

/** Rows that are put in and taken out again leave no trace, where no merged cell had to be written out for them. */
export function runInsertAndDelete(
	editor: Editor,
	layout: DocumentLayout,
	{ runs, seed }: RunOptions,
): number {
	let cases = 0;
	fc.assert(
		fc.property(documentArbitrary(layout), choicesArbitrary, (source, choices) => {
			const document = readShown(source);
			const operation = makeOperation("insertRows", document, choices);
			const added = doOne(editor, document, operation);
			if (added === undefined) return;
			const { from, blocks } = applyOperation(document, operation);
			const isAlone = blocks !== undefined && leavesOthers(document, blocks);
			const tasks = from.flatMap((task, i) => (task === undefined ? [i] : []));
			if (!isAlone || tasks.length === 0) return;
			explain(added, { op: "deleteRows", tasks }, () => {
				const removed = doOne(editor, added, { op: "deleteRows", tasks });
				if (removed === undefined) return;
				cases++;
				assert.equal(removed.source, source, "put in and taken out again");
			});
		}),
		{ numRuns: runs, seed },
	);
	return cases;
}

/** Whether all rows that were there are written as they were. */
function leavesOthers(
	document: ReadDocument,
	blocks: NonNullable<ReturnType<typeof applyOperation>["blocks"]>,
): boolean {
	const now = printShown({ blocks });
	let at = 0;
	for (const line of printShown(document.shown)) {
		at = now.indexOf(line, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

const idempotent = [
	"setCell",
	"setUnits",
	"setLeaders",
	"setNumbers",
	"setTotal",
	"setHeading",
	"setFrontMatter",
] as const;

/** What sets a thing leaves nothing to do for the same again. */
export function runTwice(editor: Editor, layout: DocumentLayout, { runs, seed }: RunOptions): void {
	fc.assert(
		fc.property(
			documentArbitrary(layout),
			fc.nat(idempotent.length - 1),
			choicesArbitrary,
			(source, kind, choices) => {
				const document = readShown(source);
				const operation = makeOperation(idempotent[kind] ?? "setCell", document, choices);
				const once = doOne(editor, document, operation);
				if (once === undefined) return;
				explain(once, operation, () => {
					const answer = editor(once, [operation]);
					assert.deepEqual("edits" in answer ? answer.edits : answer.refused, [], "the second time");
				});
			},
		),
		{ numRuns: runs, seed },
	);
}

/**
 * Operations on cells of different rows give the same together as one after another, or are refused as a whole: of cells
 * that stand a line each, two edits may leave less to tell a row by than each of them does. That is seldom.
 */
export function runTogether(editor: Editor, layout: DocumentLayout, { runs, seed }: RunOptions): number {
	let cases = 0;
	let refused = 0;
	const both = fc.tuple(documentArbitrary(layout), choicesArbitrary, choicesArbitrary);
	fc.assert(
		fc.property(both, ([source, one, other]) => {
			const document = readShown(source);
			const first = makeOperation("setCell", document, one);
			const second = makeOperation("setCell", document, other);
			if (!stand(document, first, second)) return;
			const alone = doOne(editor, document, first);
			const then = alone === undefined ? undefined : doOne(editor, alone, second);
			if (alone === undefined || then === undefined) return;
			explain(document, second, () => {
				const answer = editor(document, [first, second]);
				if ("refused" in answer) {
					refused++;
					return;
				}
				cases++;
				assert.deepEqual(
					printShown(readShown(applyEdits(document, answer.edits)).shown),
					printShown(then.shown),
					`after ${JSON.stringify(first)}`,
				);
			});
		}),
		{ numRuns: runs, seed },
	);
	const most = layout === "pasted" ? cases / 20 : 0;
	assert.ok(refused <= most, `${refused} refused together of ${cases}, though each is done alone`);
	return cases;
}

/** Whether two cells have nothing to do with one another: other rows, other columns. */
function stand({ shown }: ReadDocument, first: PlanOperation, second: PlanOperation): boolean {
	if (first.op !== "setCell" || second.op !== "setCell") return false;
	const blockOf = (task: number) => shown.rows[task]?.block;
	return first.column !== second.column && blockOf(first.task) !== blockOf(second.task);
}

function doOne(editor: Editor, document: ReadDocument, operation: PlanOperation): ReadDocument | undefined {
	const answer = editor(document, [operation]);
	return "refused" in answer ? undefined : readShown(applyEdits(document, answer.edits));
}
