import type { Position } from "vscode-languageserver-types";
import { lastYearOf, periodOf } from "../analysis/period.js";
import type { Quantity } from "../analysis/quantities.js";
import type { LocalizedText } from "../model/localizedText.js";
import { spanOfRange } from "../model/mappedText.js";
import { type OffsetRange, type Span, shiftSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { parseDeadline } from "../targets/parseDeadline.js";
import { tokenize } from "../targets/tokenize.js";
import type { DateToken } from "../targets/tokens.js";
import { summarizePlan } from "../workspace/planSummary.js";
import type { FactChange, FactChanges, FactFlag } from "./changeFact.js";
import { editPlaces, type WantedPlace } from "./factEdits.js";
import { type ShownText, shownTextOf } from "./figureAt.js";
import type { Refused } from "./nameToRename.js";
import type { PlanToRename } from "./renameName.js";
import { givesSame, type SoughtFact, soughtFact, speaksOfSame, statementsOf } from "./sameFacts.js";

/** A deadline as it is written somewhere. */
interface WrittenDate extends ShownText {
	/** UTF-16 offsets in what the place shows. */
	readonly range: OffsetRange;
	/** `2026-06`. */
	readonly deadline: string;
	/** It is all that a cell says. */
	readonly isCell: boolean;
}

/** A deadline that somebody points at in order to change it everywhere. */
export interface DeadlineToChange {
	readonly date: WrittenDate;
	readonly written: string;
	/** Where that stands in the document. */
	readonly place: Span;
	/** What is to be reached by then; empty where nothing is measured. */
	readonly sought: readonly SoughtFact[];
}

/** The deadline at a position of a plan: a date in a sentence, or what a cell of deadlines says. */
export function findDeadlineToChange(
	snapshot: PlanSnapshot,
	{ line, character }: Position,
): DeadlineToChange | undefined {
	const blockIndex = snapshot.plan.blockAtLine(line);
	const shown = shownTextOf(snapshot, blockIndex, {
		line,
		character,
		endLine: line,
		endCharacter: character,
	});
	if (shown === undefined) return undefined;
	const date = datesIn(snapshot, shown).find(({ range: [start, end] }) => {
		return start <= shown.range[0] && shown.range[0] <= end;
	});
	if (date === undefined) return undefined;
	const summary = summarizePlan(snapshot);
	const sought = summary.quantities
		.filter((quantity) => quantity.blockIndex === blockIndex && hangsOn(snapshot, quantity, date))
		.map((quantity) => soughtFact(summary, quantity));
	return {
		date,
		written: date.text.text.slice(...date.range),
		place: shiftSpan(spanOfRange(date.text, date.range), date.line),
		sought,
	};
}

/** The dates of a text; of a cell of deadlines the whole of it. */
function datesIn({ plan }: PlanSnapshot, shown: ShownText): readonly WrittenDate[] {
	const { at, text, words, line } = shown;
	const year = lastYearOf(periodOf(plan));
	const row = "task" in at ? plan.taskAt(at.task) : undefined;
	if (row !== undefined && "column" in at && at.column === row.header.deadlineColumn)
		return row.deadline === null
			? []
			: [{ at, text, words, line, range: [0, text.text.length], deadline: row.deadline, isCell: true }];
	return dateTokens(words, year).flatMap(({ at: start, end, detail: { deadline } }) =>
		deadline === undefined ? [] : [{ at, text, words, line, range: [start, end], deadline, isCell: false }],
	);
}

function dateTokens(text: string, year: number | undefined): readonly DateToken[] {
	return tokenize(text, year).filter(
		(token): token is DateToken => token.kind === "date" || token.kind === "period",
	);
}

/** Whether a quantity is to be reached by a date: they stand in one sentence, or the date in the row's own cell. */
function hangsOn(snapshot: PlanSnapshot, { blockIndex, span }: Quantity, date: WrittenDate): boolean {
	const shown = shownTextOf(snapshot, blockIndex, span);
	if (shown === undefined) return false;
	if (date.isCell) return "task" in shown.at && "task" in date.at && shown.at.task === date.at.task;
	if (JSON.stringify(shown.at) !== JSON.stringify(date.at)) return false;
	const [from, to] = [Math.min(date.range[0], shown.range[0]), Math.max(date.range[1], shown.range[1])];
	return !/[。；;]/.test(date.text.text.slice(from, to));
}

/** Where it is written by when a quantity is to be reached, in its sentence or in the cell of its row. */
function dateOf(snapshot: PlanSnapshot, quantity: Quantity, deadline: string): WrittenDate | undefined {
	const { plan } = snapshot;
	const shown = shownTextOf(snapshot, quantity.blockIndex, quantity.span);
	if (shown === undefined) return undefined;
	const isIt = (date: WrittenDate) => date.deadline === deadline && hangsOn(snapshot, quantity, date);
	const own = datesIn(snapshot, shown).find(isIt);
	if (own !== undefined || !("task" in shown.at)) return own;
	const column = plan.taskAt(shown.at.task)?.header.deadlineColumn ?? -1;
	const cell = plan.taskAt(shown.at.task)?.cells[column];
	if (cell?.state !== "text") return undefined;
	const { task } = shown.at;
	return datesIn(snapshot, {
		...shown,
		at: { task, column },
		text: cell.content,
		words: cell.content.text,
	}).find(isIt);
}

interface WantedDate extends WantedPlace {
	readonly reason: "own" | "same";
}

/** Changes a deadline wherever the same is to be reached by then. */
export function changeDeadline(
	snapshot: PlanSnapshot,
	{ date, written: was, sought }: DeadlineToChange,
	written: string,
	plans: readonly PlanToRename[],
): FactChanges | Refused {
	const now = written.trim();
	const year = lastYearOf(periodOf(snapshot.plan));
	const tokens = dateTokens(now, year);
	const isDate = tokens.length === 1 && tokens[0]?.at === 0 && tokens[0].end === now.length;
	const isRight = date.isCell ? parseDeadline(now, year) !== null : isDate;
	if (!isRight || now.length > longestDate) return { refused: notADate(now, was) };
	const changes: FactChange[] = [];
	const flags: FactFlag[] = [];
	const own = summarizePlan(snapshot);
	let period: string | null | undefined;
	const isOwn = ({ snapshot: { uri } }: PlanToRename) => uri === snapshot.uri;
	for (const each of [...plans.filter(isOwn), ...plans.filter((plan) => !isOwn(plan))]) {
		const { uri, document } = each.snapshot;
		const summary = summarizePlan(each.snapshot);
		if (!speaksOfSame(own, summary)) continue;
		const wanted = new Map<string, WantedDate>();
		const add = (place: WrittenDate, quantity: Quantity | undefined, reason: WantedDate["reason"]) => {
			const { at, range, text } = place;
			const key = JSON.stringify([at, range]);
			if (wanted.has(key)) return;
			const words = withYear(now, text.text.slice(...range));
			wanted.set(key, { operation: { op: "replaceText", at, range, text: words }, quantity, reason });
		};
		const asked = isOwn(each) ? sought.map(({ quantity }) => quantity) : [];
		if (isOwn(each)) add(date, asked[0], "own");
		for (const fact of sought)
			for (const quantity of statementsOf(fact, summary)) {
				if (!givesSame(quantity, fact.quantity)) continue;
				const place = dateOf(each.snapshot, quantity, date.deadline);
				if (place !== undefined) add(place, quantity, "same");
				else if (!asked.includes(quantity)) flags.push(flagOf(each.snapshot, quantity));
			}
		const { edits, made, failed } = editPlaces(each.snapshot, [...wanted.values()], (stated, place) => {
			if (place.reason === "own") period = stated.period;
			return period === undefined || stated.period === period;
		});
		for (const { quantity } of failed)
			if (quantity !== undefined) flags.push(flagOf(each.snapshot, quantity));
		if (made.length === 0) continue;
		const ownLine = isOwn(each) ? date.line + spanOfRange(date.text, date.range).line : -1;
		const ownFrom = spanOfRange(date.text, date.range).character;
		changes.push({
			uri,
			version: each.version,
			eol: document.eol,
			edits: edits.map((edit) => {
				const { line, character } = edit.span;
				const isAsked = line === ownLine && character >= ownFrom && character <= ownFrom + was.length;
				return { ...edit, reason: isAsked ? "own" : "same" };
			}),
		});
	}
	return { changes, flags, now };
}

const longestDate = 40;

/** The year stays where it is written. */
function withYear(now: string, was: string): string {
	const year = /^20\d\d年/.exec(was)?.[0];
	return year === undefined || /^(?:20\d\d|[今明本]年|二)/.test(now) ? now : year + now;
}

function flagOf({ uri, plan }: PlanSnapshot, { span, number, raw }: Quantity): FactFlag {
	return { uri, title: plan.title, span, number, written: raw, why: "unwritable" };
}

function notADate(written: string, was: string): LocalizedText {
	return {
		zh: `“${written.slice(0, 40)}”不是一个日期。请像原来的“${was}”那样写，如“9月底前”。`,
		en: `“${written.slice(0, 40)}” is not a date. Write it as “${was}” is written, e.g. 9月底前.`,
	};
}
