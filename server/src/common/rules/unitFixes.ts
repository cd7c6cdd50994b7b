import type { RowBlock, UnitMention } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { PlanOperation, ReplaceText } from "../model/planOperation.js";
import { replaceInRow } from "../model/replaceAt.js";
import { coverSpans, lineSpan, type Span } from "../model/span.js";
import { levelPrefixOf } from "../text/unitName.js";
import { removeEntries } from "./listEntries.js";
import type { RowContext } from "./rule.js";

/** Puts the ★ in front of a unit. */
export function putStar(row: RowBlock, unit: UnitMention): Fix {
	const title = { zh: `由“${unit.raw}”牵头（加★）`, en: `Let “${unit.raw}” lead (★)` };
	return { title, safe: false, operations: listOf(insertStar(row, unit)) };
}

/** Moves a unit out of its list into the column of lead units. */
export function moveToColumn(
	row: RowBlock,
	units: RowContext["units"],
	unit: UnitMention,
	column: number,
): Fix {
	const listed = listUnits(row, units, unit.column);
	const moved = listed.filter(({ mention }) => mention === unit);
	const rest = listed.filter(({ mention }) => mention !== unit);
	const taken = replaceUnits(row, listed, rest);
	const operations: readonly PlanOperation[] =
		taken === undefined ? [] : [taken, { op: "setCell", task: 0, column, text: printUnits(moved) }];
	return {
		title: {
			zh: `由“${unit.raw}”牵头（移到牵头单位一栏）`,
			en: `Let “${unit.raw}” lead (move to the lead column)`,
		},
		safe: false,
		operations,
	};
}

/** Puts the lead units of a list before the others. */
export function moveLeads(row: RowBlock, units: RowContext["units"], column: number): Fix {
	const listed = listUnits(row, units, column);
	const leads = listed.filter(({ mention }) => mention.star);
	const others = listed.filter(({ mention }) => !mention.star);
	return {
		title: { zh: "牵头单位移到前面", en: "Move the lead units to the front" },
		safe: false,
		operations: listOf(replaceUnits(row, listed, [...leads, ...others])),
	};
}

/** Removes the later of two mentions, or the first one where only the later leads. */
export function removeDuplicate(
	row: RowBlock,
	units: RowContext["units"],
	first: number,
	second: number,
): readonly PlanOperation[] {
	return removeUnits(row, units, [chooseMention(row, units, first, second, false)]);
}

/** The same for all units that a row names twice, so many times, however often each. */
export function removeDuplicates(count: number, row: RowBlock, units: RowContext["units"]): Fix {
	const title = {
		zh: `删去本行全部${count}处重复的单位`,
		en: `Remove all ${count} duplicates in this row`,
	};
	return mendRun({}, title, () => removeLater(row, units), true);
}

function removeLater(row: RowBlock, units: RowContext["units"]): readonly PlanOperation[] {
	const kept = new Map<string, number>();
	const starred = new Set<number>();
	const choices: MentionChoice[] = [];
	for (const [i, { name }] of units.entries()) {
		const first = kept.get(name);
		if (first !== undefined) {
			const choice = chooseMention(row, units, first, i, starred.has(first));
			choices.push(choice);
			if (choice.star !== undefined) starred.add(first);
			if (choice.gone === i) continue;
		}
		kept.set(name, i);
	}
	return removeUnits(row, units, choices);
}

/** Which of two mentions goes, by its index, and whether the other one gets the ★. */
interface MentionChoice {
	readonly gone: number;
	readonly star: number | undefined;
}

/** @param isStarred the first mention has got a ★ already */
function chooseMention(
	row: RowBlock,
	units: RowContext["units"],
	first: number,
	second: number,
	isStarred: boolean,
): MentionChoice {
	const [a, b] = [row.units[first], row.units[second]];
	if (a === undefined || b === undefined) return { gone: second, star: undefined };
	const getsStar = b.star && !a.star && !isStarred;
	const laterLeads = getsStar || (b.leadPlace && !a.leadPlace);
	// The units behind the first mention may take their level from it: then it stays and gets the ★.
	const handsOn = a.column === b.column && (units[first + 1]?.carried ?? null) !== null;
	if (laterLeads && !handsOn) return { gone: first, star: undefined };
	return { gone: second, star: getsStar ? first : undefined };
}

/** Takes mentions out of their lists; what took its level from one of them has it written out. */
function removeUnits(
	row: RowBlock,
	units: RowContext["units"],
	choices: readonly MentionChoice[],
): readonly PlanOperation[] {
	const gone = new Set(choices.map((choice) => choice.gone));
	const stars = choices.flatMap(({ star }) => {
		const unit = star === undefined || gone.has(star) ? undefined : row.units[star];
		return unit === undefined ? [] : listOf(insertStar(row, unit));
	});
	const columns = new Map<number, { readonly spans: Span[]; readonly gone: Set<number> }>();
	for (const [i, { column, markedSpan }] of row.units.entries()) {
		const list = columns.get(column) ?? { spans: [], gone: new Set() };
		columns.set(column, list);
		if (gone.has(i)) list.gone.add(list.spans.length);
		list.spans.push(markedSpan);
	}
	const removed = [...columns.values()].flatMap((list) => removeEntries(row, list.spans, list.gone));
	return [...stars, ...writeOutLevels(row, units, gone), ...removed];
}

/** 统计局 behind 市发改委、区工信局、市发改委 is the city's: it must be told where the last of them goes. */
function writeOutLevels(
	row: RowBlock,
	units: RowContext["units"],
	gone: ReadonlySet<number>,
): readonly PlanOperation[] {
	/** By column: the unit that gives the level, before those go and after. */
	const nearest = new Map<number, { readonly before?: string; readonly after?: string }>();
	return row.units.flatMap(({ raw, column, span: { line, character } }, i) => {
		const nearestTo = nearest.get(column) ?? {};
		if (levelPrefixOf(raw) !== null)
			nearest.set(column, gone.has(i) ? { ...nearestTo, before: raw } : { before: raw, after: raw });
		const level = units[i]?.carried ?? null;
		if (
			gone.has(i) ||
			level === null ||
			nearestTo.before === nearestTo.after ||
			nearestTo.after?.startsWith(level)
		)
			return [];
		return listOf(replaceInRow(row, lineSpan(line, character, character), level));
	});
}

/** The units of one column from the first to the last, with their marks. */
export function spanOfUnits({ units, span }: RowBlock, column: number): Span {
	const listed = units.filter((unit) => unit.column === column).map(({ markedSpan }) => markedSpan);
	return listed.length === 0 ? span : listed.reduce(coverSpans);
}

interface ListedUnit {
	readonly mention: UnitMention;
	/** The level that it takes from a unit before it. */
	readonly carried: string | null;
}

function listUnits(row: RowBlock, units: RowContext["units"], column: number): readonly ListedUnit[] {
	return row.units.flatMap((mention, i) =>
		mention.column === column ? [{ mention, carried: units[i]?.carried ?? null }] : [],
	);
}

function replaceUnits(
	row: RowBlock,
	listed: readonly ListedUnit[],
	wanted: readonly ListedUnit[],
): ReplaceText | undefined {
	const span = listed.map(({ mention }) => mention.markedSpan).reduce(coverSpans);
	return replaceInRow(row, span, printUnits(wanted));
}

/** Writes a list of units; a level that a name took from one that is no longer before it is written out. */
function printUnits(units: readonly ListedUnit[]): string {
	return units
		.map(({ mention, carried }, i) => {
			const isCarried =
				carried === null || units.slice(0, i).some((before) => before.mention.raw.startsWith(carried));
			return `${mention.star ? "★" : ""}${isCarried ? "" : carried}${mention.raw}`;
		})
		.join("、");
}

function insertStar(row: RowBlock, { span: { line, character } }: UnitMention): ReplaceText | undefined {
	return replaceInRow(row, lineSpan(line, character, character), "★");
}

function listOf<Operation>(operation: Operation | undefined): readonly Operation[] {
	return operation === undefined ? [] : [operation];
}
