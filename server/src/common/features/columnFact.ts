import type { Position } from "vscode-languageserver-types";
import { editPlan } from "../editing/planEditor.js";
import type { LocalizedText } from "../model/localizedText.js";
import { spanOfRange } from "../model/mappedText.js";
import type { PlanOperation } from "../model/planOperation.js";
import { type OffsetRange, type Span, shiftSpan, spanContains } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { summarizePlan } from "../workspace/planSummary.js";
import type { FactChange, FactChanges, FactFlag } from "./changeFact.js";
import { columnFiguresOf, type DerivedPlace, joinDerived } from "./derivedInPlan.js";
import type { Refused } from "./nameToRename.js";
import type { PlanToRename } from "./renameName.js";
import { speaksOfSame } from "./sameFacts.js";
import { readWrittenNumber, type WrittenNumber } from "./writtenNumber.js";

/** A number that is all that a cell says (12.5 under 总投资（亿元）): what it states, row and column tell. */
export interface ColumnFact {
	/** The name of the column. */
	readonly column: string;
	/** What the row is about: its name, else its task. */
	readonly row: string;
	readonly task: number;
	readonly read: WrittenNumber;
	readonly written: string;
	readonly place: Span;
}

/** The number of a cell at a position of a plan; undefined where the cell says something else, too. */
export function findColumnFact(
	snapshot: PlanSnapshot,
	{ line, character }: Position,
): ColumnFact | undefined {
	const { plan } = snapshot;
	const block = plan.blockAtLine(line);
	const start = plan.lineOfBlock(block);
	for (let task = plan.tasksBefore(block); plan.blockOfTask(task) === block; task++) {
		const row = plan.taskAt(task);
		const column =
			row?.cells.findIndex((cell) => spanContains(shiftSpan(cell.span, start), line, character)) ?? -1;
		const cell = row?.cells[column];
		if (row === undefined || cell?.state !== "text" || !isFigureColumn(row.header, column)) continue;
		const read = readWrittenNumber(cell.content.text);
		const name = nameOfRow(snapshot, task);
		if (read === undefined || name === "") return undefined;
		const [from, to] = digitsOf(cell, read);
		const range: OffsetRange = [from, to + read.suffix.length];
		return {
			...{ column: keyOf(row.header.columns[column]?.header ?? ""), row: name, task, read },
			written: cell.content.text.slice(...range),
			place: shiftSpan(spanOfRange(cell.content, range), start),
		};
	}
	return undefined;
}

type Header = NonNullable<ReturnType<PlanSnapshot["plan"]["taskAt"]>>["header"];

/** Numbers of rows, names and dates are no figures. */
function isFigureColumn({ columns, taskColumn }: Header, column: number): boolean {
	const role = columns[column]?.role;
	return column !== taskColumn && (role === "other" || role === "goal" || role === "yearly-target");
}

function keyOf(header: string): string {
	return header.replace(/\s/g, "");
}

function nameOfRow({ plan }: PlanSnapshot, task: number): string {
	const row = plan.taskAt(task);
	const name = row?.cells[row.header.nameColumn]?.content.text ?? "";
	return (name.trim() === "" ? (row?.text.text ?? "") : name).replace(/\s/g, "");
}

/**
 * Changes the number of a cell, and that of the same row and column in other documents of the same place and years that
 * give the same; the sums and shares of each column are reckoned anew.
 */
export function changeColumnFact(
	snapshot: PlanSnapshot,
	fact: ColumnFact,
	written: string,
	plans: readonly PlanToRename[],
): FactChanges | Refused {
	const text = written.trim();
	const read = readWrittenNumber(text);
	if (read === undefined || (read.suffix !== "" && read.suffix !== fact.read.suffix))
		return { refused: notANumber(text, fact.written) };
	const own = summarizePlan(snapshot);
	const changes: FactChange[] = [];
	const flags: FactFlag[] = [];
	const isOwn = ({ snapshot: { uri } }: PlanToRename) => uri === snapshot.uri;
	for (const { snapshot: each, version } of [...plans.filter(isOwn), ...plans.filter((one) => !isOwn(one))]) {
		const { uri, plan, document } = each;
		const summary = summarizePlan(each);
		if (!speaksOfSame(own, summary) || summary.period !== own.period) continue;
		const operations: PlanOperation[] = [];
		const derived: DerivedPlace[] = [];
		for (const { task, column, was, range, span, isAsked, cell } of placesOf(
			each,
			fact,
			uri === snapshot.uri,
		)) {
			if (was !== fact.read.value && !isAsked) {
				flags.push({
					uri,
					title: plan.title,
					span,
					number: plan.taskAt(task)?.number ?? null,
					written: cell,
					why: "other",
				});
				continue;
			}
			operations.push({ op: "replaceText", at: { task, column }, range, text: read.digits });
			derived.push(...columnFiguresOf(each, { task, column }, was, read.value));
		}
		for (const place of joinDerived(derived))
			if (place.text === undefined) flags.push({ ...place, uri, title: plan.title });
			else operations.push({ op: "replaceText", at: place.at, range: place.range, text: place.text });
		if (operations.length === 0) continue;
		const outcome = editPlan(each, operations);
		if ("refused" in outcome) {
			if (uri === snapshot.uri) return { refused: outcome.refused };
			flags.push({
				uri,
				title: plan.title,
				span: fact.place,
				number: null,
				written: fact.written,
				why: "unwritable",
			});
			continue;
		}
		const reasonOf = (line: number, character: number) =>
			line === fact.place.line && character >= fact.place.character && character <= fact.place.endCharacter;
		changes.push({
			...{ uri, version, eol: document.eol },
			edits: outcome.edits.map((edit) => {
				const isOwnPlace = uri === snapshot.uri && reasonOf(edit.span.line, edit.span.character);
				const isSame = !isOwnPlace && edit.newText === read.digits;
				return { ...edit, reason: isOwnPlace ? "own" : isSame ? "same" : "derived" };
			}),
		});
	}
	return { changes, flags, now: read.digits + fact.read.suffix };
}

/** The cells of a document that stand in a column of that name and a row about the same. */
function placesOf(snapshot: PlanSnapshot, fact: ColumnFact, isOwn: boolean) {
	const { plan } = snapshot;
	return Array.from({ length: plan.taskCount }, (_, task) => task).flatMap((task) => {
		const row = plan.taskAt(task);
		if (row === undefined || nameOfRow(snapshot, task) !== fact.row) return [];
		const column = row.header.columns.findIndex(({ header }) => keyOf(header) === fact.column);
		const cell = row.cells[column];
		const read = cell?.state === "text" ? readWrittenNumber(cell.content.text) : undefined;
		if (cell === undefined || read === undefined || read.suffix !== fact.read.suffix) return [];
		const range = digitsOf(cell, read);
		const span = shiftSpan(cell.span, plan.lineOfBlock(plan.blockOfTask(task)));
		const isAsked = isOwn && task === fact.task;
		return [{ task, column, was: read.value, range, span, isAsked, cell: cell.content.text }];
	});
}

/** UTF-16 offsets of the digits in what the cell shows. */
function digitsOf({ content: { text } }: Cell, { digits }: WrittenNumber): OffsetRange {
	const start = text.indexOf(digits);
	return [start, start + digits.length];
}

function notANumber(written: string, was: string): LocalizedText {
	return {
		zh: `“${written.slice(0, 40)}”不能写进这一格。请像原来的“${was}”那样只写一个数，单位不变。`,
		en: `“${written.slice(0, 40)}” cannot stand in this cell. Write one number as “${was}” is written, in the same unit.`,
	};
}
