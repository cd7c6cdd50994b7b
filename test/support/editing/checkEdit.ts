import assert from "node:assert/strict";
import type { Edit } from "../../../server/src/common/model/edit.js";
import type { LocalizedText } from "../../../server/src/common/model/localizedText.js";
import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import { applyOperation, type Outcome } from "../applyOperation.js";
import {
	factsOf,
	printShown,
	type ReadDocument,
	readShown,
	type ShownBlock,
	type TaskFacts,
} from "../shownPlan.js";
import { WorkPlan } from "./workPlan.js";

/** What is under test: edits in their order, or why there are none. */
export type Editor = (document: ReadDocument, operations: readonly PlanOperation[]) => EditorAnswer;
export type EditorAnswer =
	| { readonly edits: readonly Edit[] }
	| { readonly refused: LocalizedText; readonly operation: number };

export type Verdict =
	| "done"
	| "refused as it must be"
	| "refused as it may be"
	| "refused with nothing to do";

/** What came of an operation; the document after it, where it was done. */
export interface Checked {
	readonly verdict: Verdict;
	readonly after: ReadDocument | undefined;
	/** The reader told the numbers of a table by another column than before. */
	readonly isRelearnt: boolean;
}

/**
 * Does an operation and checks all that must hold: read(apply(op)) = op(read), refusals have reasons, edits lie in the
 * document and one behind the other, and nothing else has changed by a byte. Fails with what should have come out and
 * what did.
 */
export function checkOperation(editor: Editor, document: ReadDocument, operation: PlanOperation): Checked {
	const outcome = applyOperation(document, operation);
	const answer = editor(document, [operation]);
	if ("refused" in answer) {
		checkReason(answer.refused);
		const isAllowed = outcome.mustRefuse !== undefined || outcome.mayRefuse.length > 0;
		assert.ok(isAllowed, `refused, though nothing stands against it: ${answer.refused.en}`);
		const verdict =
			outcome.mustRefuse !== undefined
				? "refused as it must be"
				: outcome.isIdle
					? "refused with nothing to do"
					: "refused as it may be";
		return { verdict, after: undefined, isRelearnt: false };
	}
	assert.equal(outcome.mustRefuse, undefined, "done, though it must be refused");
	const source = applyEdits(document, answer.edits);
	checkUntouched(document, answer.edits, outcome);
	checkLineEnds(document, source);
	const after = readShown(source);
	const isRelearnt = checkShown(document, after, outcome);
	checkProblems(document, after, outcome);
	return { verdict: "done", after, isRelearnt };
}

export function checkReason({ zh, en }: LocalizedText): void {
	assert.match(zh, /[\u4e00-\u9fff]/, "the reason in Chinese");
	assert.match(en, /[a-z]{2}/i, "the reason in English");
	assert.ok(!/undefined|NaN|\[object/.test(zh + en), `the reason: ${zh} ${en}`);
}

/** Offsets of the first characters of all lines, and of their ends without line ends. */
function offsetsOf(source: string): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
	const starts = [0];
	const ends: number[] = [];
	for (const found of source.matchAll(/\r\n|\n|\r/g)) {
		ends.push(found.index);
		starts.push(found.index + found[0].length);
	}
	ends.push(source.length);
	return { starts, ends };
}

/** An edit as offsets in the text. */
interface Change {
	readonly start: number;
	readonly end: number;
	readonly newText: string;
}

function changesOf({ source, eol }: ReadDocument, edits: readonly Edit[]): readonly Change[] {
	const { starts, ends } = offsetsOf(source);
	const offsetOf = (line: number, character: number): number => {
		const start = starts[line];
		assert.ok(
			start !== undefined && Number.isInteger(character),
			`an edit at line ${line}, which there is none of`,
		);
		assert.ok(character >= 0 && start + character <= (ends[line] ?? 0), `an edit outside line ${line}`);
		return start + character;
	};
	return edits.map(({ span, newText }) => ({
		start: offsetOf(span.line, span.character),
		end: offsetOf(span.endLine, span.endCharacter),
		newText: eol === "\n" ? newText : newText.replace(/\n/g, eol),
	}));
}

/** The text with the edits made, which must stand in their order, none over another. */
export function applyEdits(document: ReadDocument, edits: readonly Edit[]): string {
	let result = "";
	let at = 0;
	let isFirst = true;
	for (const { start, end, newText } of changesOf(document, edits)) {
		assert.ok(start <= end, "an edit ends before it begins");
		assert.ok(isFirst ? start >= at : start >= at, "edits overlap or stand in another order");
		result += document.source.slice(at, start) + newText;
		at = end;
		isFirst = false;
	}
	return result + document.source.slice(at);
}

/** Lines that the operation does not concern stand in the new text as they were, line end before and behind. */
function checkUntouched(document: ReadDocument, edits: readonly Edit[], outcome: Outcome): void {
	if (outcome.source !== undefined) return;
	const { source } = document;
	const changes = changesOf(document, edits);
	const result = applyEdits(document, edits);
	const { starts, ends } = offsetsOf(source);
	const free = outcome.blocks === undefined ? linesOfOthers(document, outcome) : undefined;
	let moved = 0;
	let next = 0;
	starts.forEach((start, line) => {
		const end = ends[line] ?? start;
		while (next < changes.length && (changes[next]?.end ?? 0) <= start) {
			const change = changes[next++];
			if (change !== undefined) moved += change.newText.length - (change.end - change.start);
		}
		const isFree = free === undefined ? !outcome.lines.has(line) : free.has(line);
		if (!isFree || start === end) return;
		const cutting = changes.find((change) => change.start < end && change.end > start);
		assert.equal(cutting, undefined, `line ${line} is touched, which the operation does not concern`);
		const before = result[start + moved - 1] ?? "\n";
		const behind = result[end + moved] ?? "\n";
		assert.ok("\r\n".includes(before) && "\r\n".includes(behind), `line ${line} is joined with another`);
		assert.equal(result.slice(start + moved, end + moved), source.slice(start, end));
	});
}

/** The lines of rows that the operation does not name, where it is not told what becomes of the rest. */
function linesOfOthers({ shown }: ReadDocument, { named }: Outcome): ReadonlySet<number> {
	const lines = new Set<number>();
	const blocks = new Set(shown.rows.flatMap(({ task, block }) => (named.has(task) ? [block] : [])));
	for (const { block, line, endLine, header } of shown.rows)
		if (!blocks.has(block) && header >= 0) for (let at = line; at < endLine; at++) lines.add(at);
	return lines;
}

/** A document with line ends of one kind keeps them. */
function checkLineEnds({ source, eol, lines }: ReadDocument, result: string): void {
	const isPure = lines.join(eol) === source;
	if (!isPure || lines.length < 2) return;
	for (const [found] of result.matchAll(/\r\n|\n|\r/g))
		assert.equal(JSON.stringify(found), JSON.stringify(eol), "a line end of another kind");
}

function checkShown(document: ReadDocument, after: ReadDocument, outcome: Outcome): boolean {
	if (outcome.source !== undefined)
		assert.deepEqual(withoutLast(after.lines), withoutLast(outcome.source.split(/\r\n|\n|\r/)));
	if (outcome.blocks === undefined) {
		checkOthers(document, after, outcome);
		const { paragraph } = outcome;
		const seen = (text: string) => text.replace(/[\s\u3000]/g, "");
		if (paragraph !== undefined)
			assert.ok(
				seen(after.source).includes(seen(paragraph)),
				`“${paragraph}” does not stand in the document`,
			);
		return false;
	}
	if (outcome.joins) {
		// A merged cell that shows nothing may be written as an empty one.
		assert.deepEqual(shownRows(after.shown.blocks, after), shownRows(outcome.blocks, after));
		return checkFacts(document, after, outcome);
	}
	const unmark = (line: string) => (outcome.marksNumbers ? line.replace(/"(\d+)[.、．]\s?/g, '"$1.') : line);
	assert.deepEqual(printShown(after.shown).map(unmark), printShown({ blocks: outcome.blocks }).map(unmark));
	checkNames(after, outcome);
	return checkFacts(document, after, outcome);
}

/** What the rows show, merged cells included, and all else as it is printed. */
function shownRows(blocks: readonly ShownBlock[], document: ReadDocument): readonly string[] {
	const settled = new WorkPlan({ ...document, shown: { blocks, rows: [] } }).settle();
	const shows = new Map(settled.rows.map((row) => [row.shown, row.shows]));
	return settled.blocks.map((block) =>
		block.kind === "row" ? JSON.stringify(shows.get(block)) : printShown({ blocks: [block] }).join(),
	);
}

function withoutLast(lines: readonly string[]): readonly string[] {
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Tasks that the operation does not name stand in their order with the cells they had. */
function checkOthers(document: ReadDocument, after: ReadDocument, { named, source }: Outcome): void {
	// Lines that nobody could read may be read as rows then, but no header may be lost.
	if (source !== undefined)
		assert.ok(countHeaders(after) >= countHeaders(document), "a header is read as something else");
	const rows = after.shown.rows.map(({ cells }) => JSON.stringify(cells.map(({ text }) => text)));
	let at = 0;
	for (const { task, cells, header } of document.shown.rows) {
		// In a paragraph with a task that is named, and in merged cells below one, other things may change.
		if (named.has(task) || header < 0 || cells.some(({ state }) => state === "covered")) continue;
		const found = rows.indexOf(JSON.stringify(cells.map(({ text }) => text)), at);
		assert.ok(found >= 0, `task ${task}, which the operation does not name, is lost`);
		at = found + 1;
	}
}

function countHeaders({ shown }: ReadDocument): number {
	return shown.blocks.filter(({ kind }) => kind === "header").length;
}

/** The plan says of all tasks what it said, but of those that show something else now. */
function checkFacts(document: ReadDocument, after: ReadDocument, outcome: Outcome): boolean {
	const before = factsOf(document.plan);
	const now = factsOf(after.plan);
	let isRelearnt = false;
	outcome.from.forEach((task, i) => {
		if (task === undefined) return;
		const was = before[task];
		const is = now[i];
		if (was === undefined || is === undefined) return;
		if (outcome.settledNames.has(task)) {
			const names = ({ units, leaders }: TaskFacts) => ({ units, leaders });
			assert.deepEqual(names(is), names(was), `who is named for task ${task}`);
		}
		if (!outcome.settled.has(task)) return;
		// Numbers and texts depend on the column that reading finds the numbers of a table in.
		const learnt = isLearntAlike(document, task, after, i);
		if (!learnt) isRelearnt = true;
		if (!learnt && outcome.renumbers)
			assert.deepEqual(is.leaders, was.leaders, `the leaders of task ${task}`);
		else assert.deepEqual(is, was, `what the plan says of task ${task}`);
	});
	return isRelearnt;
}

function isLearntAlike(document: ReadDocument, task: number, after: ReadDocument, now: number): boolean {
	const rolesOf = ({ shown }: ReadDocument, at: number) => shown.rows[at]?.roles.join(" ");
	const learnt = ({ plan }: ReadDocument, at: number) => plan.taskAt(at)?.header.numberIn;
	return rolesOf(document, task) === rolesOf(after, now) && learnt(document, task) === learnt(after, now);
}

/** Units and leaders that were asked for are read as such. */
function checkNames(after: ReadDocument, { units, leaders, from }: Outcome): void {
	if (units !== undefined) {
		const row = after.plan.taskAt(from.indexOf(units.task));
		const read = row?.units.filter(({ column }) => column === units.column);
		assert.deepEqual(
			read?.map(({ raw, star }) => bare(star ? `★${raw}` : raw)),
			units.units.map(bare),
			"the units that are read",
		);
	}
	if (leaders === undefined) return;
	const row = after.plan.taskAt(from.indexOf(leaders.task));
	assert.deepEqual(
		row?.leaders.map(({ name }) => bare(name)),
		leaders.names.map(bare),
		"the leaders that are read",
	);
}

/** Blanks in a name are layout. */
function bare(name: string): string {
	return name.replace(/[\s\u3000]/g, "");
}

/** No operation leaves a table with more or fewer cells than columns, or without a header. */
function checkProblems(document: ReadDocument, after: ReadDocument, outcome: Outcome): void {
	const count = ({ plan }: ReadDocument, kind: string) =>
		plan.problems.filter((problem) => problem.kind === kind).length;
	for (const kind of ["columns", "header"]) {
		// Without a column, or with another name, the header may lack something.
		if (kind === "header" && outcome.mayRefuse.length > 0) continue;
		assert.ok(count(after, kind) <= count(document, kind), `a new finding table/${kind}`);
	}
}
