import { periodOf } from "../analysis/period.js";
import type { EntryEnd, NameBook, ResolvedUnit } from "../directory/directory.js";
import type { Fix } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { NamePlace } from "../model/planOperation.js";

/** The day by which a plan is judged: its own date, else 1 January of the year in its title; null without either. */
export function dayOfPlan({ date, title }: Pick<Plan, "date" | "title">): string | null {
	if (date !== null) return date;
	const year = periodOf({ title, date: null })?.slice(0, 4);
	return year === undefined ? null : `${year}-01-01`;
}

/** Whether something had ended before a day. Of a month or year the last day counts. */
export function hasEnded({ until }: EntryEnd, day: string): boolean {
	return `${until}${"-12-31".slice(until.length - 4)}` < day;
}

/** Whether a unit or an official is not there any more on the day of a plan; nobody is where that is not known. */
export function isFormer({ end }: { readonly end?: EntryEnd }, day: string | null): boolean {
	return end !== undefined && day !== null && hasEnded(end, day);
}

/**
 * Who has taken over by a day: the successors, or theirs, where they have ended too.
 *
 * @param endOf when somebody ended; undefined of one that has not, or is not known
 */
export function successorsOn(
	end: EntryEnd,
	day: string,
	endOf: (name: string) => EntryEnd | undefined,
): readonly string[] {
	const found = new Set<string>();
	const seen = new Set<string>();
	const waiting = [...end.successors];
	// A circle of successors ends where it began.
	for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
		if (seen.has(name)) continue;
		seen.add(name);
		const next = endOf(name);
		if (next !== undefined && hasEnded(next, day)) waiting.push(...next.successors);
		else found.add(name);
	}
	return [...found];
}

/** 2024年3月1日, 2024年3月, 2024年. */
export function describeDay(day: string): LocalizedText {
	const [year, month, date] = day.split("-").map(Number);
	const ofYear = month === undefined ? "" : `${month}月`;
	return { zh: `${year}年${ofYear}${date === undefined ? "" : `${date}日`}`, en: day };
}

/** “区卫健委”或“区医保局” — for a message that asks to choose among them. */
function nameSuccessors(names: readonly string[]): LocalizedText {
	const quoted = names.map((name) => `“${name}”`);
	return { zh: quoted.join("或"), en: quoted.join(" or ") };
}

/**
 * What is told of somebody who had ended.
 *
 * @param what has happened, whose clause ends before the comma: 任职至2025年
 * @param ask what to look for where nobody has taken over
 */
export function messageOfFormer(
	what: LocalizedText,
	successors: readonly string[],
	ask: LocalizedText,
): LocalizedText {
	if (successors.length === 0)
		return { zh: `${what.zh}，请核对${ask.zh}。`, en: `${what.en}; check ${ask.en}.` };
	const others = nameSuccessors(successors);
	return { zh: `${what.zh}，请改为${others.zh}。`, en: `${what.en}; write ${others.en}.` };
}

/** The change of a name into that of a successor, for a person to confirm. */
export function replaceBy(successor: string, at: NamePlace, name: string): Fix {
	return {
		title: { zh: `改为“${successor}”`, en: `Replace by “${successor}”` },
		safe: false,
		operations: [{ op: "renameName", places: [{ at, name }] }],
	};
}

/** The same for the unit `i` of a row, as it was written: without the level where that was carried, and carries on. */
export function replaceUnit(
	successor: string,
	{ task, units, i }: { readonly task: number; readonly units: readonly ResolvedUnit[]; readonly i: number },
): Fix | undefined {
	const carried = units[i]?.carried ?? null;
	const passedOn = units[i + 1]?.carried ?? null;
	// What comes behind would lose its level with a unit of another one.
	if (passedOn !== null && !successor.startsWith(passedOn)) return undefined;
	const isShort = carried !== null && successor.startsWith(carried);
	return replaceBy(successor, { task, unit: i }, isShort ? successor.slice(carried.length) : successor);
}

/** When the last person of that name left office, if that was before the day. */
export function endOfOfficial(book: NameBook, name: string, day: string): EntryEnd | undefined {
	const entry = book.findOfficial(name);
	if (entry?.end === undefined) return undefined;
	const isInOffice = book.officials.some(
		(other) => other.name === entry.name && (other.end === undefined || !hasEnded(other.end, day)),
	);
	return isInOffice ? undefined : entry.end;
}

/** So many successors are named and offered. */
export const mostChoices = 5;
