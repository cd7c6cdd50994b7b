import type { TargetProblem } from "../model/target.js";
import {
	type DateReading,
	daysOf,
	newDate,
	readDate,
	readDotted,
	readLastMonth,
	readNumeralMonth,
	readPeriod,
} from "./dates.js";
import { deadlineByFeast } from "./feasts.js";
import { toProblem } from "./problems.js";
import { readSheetDate, withLostMonth } from "./sheetDates.js";

/**
 * Reads what a deadline cell says: `2024年12月底前` is `2024-12`, `2024.6`, `2024年六月` and `2024年二季度` are
 * `2024-06`, `2023-2025年` is `2023/2025`, `2024年9月-10月` is `2024-09/2024-10`. A month without a year needs
 * `year`. `null` where the cell gives no date (长期坚持), more than a date, a day that no calendar has, or a day that
 * no calendar of months knows (2024年春节前).
 */
export function parseDeadline(text: string, year?: number): string | null {
	const trimmed = text.trim();
	const feast = deadlineByFeast(trimmed, year);
	if (feast !== undefined) return feast;
	const sheet = readSheetDate(trimmed, year);
	if (sheet !== undefined) return sheet.deadline ?? null;
	const reading = readCell(trimmed, year);
	if (reading === undefined || reading.problem !== undefined) return null;
	const { deadline } = reading;
	if (deadline === undefined) return null;
	const rest = trimmed.slice(reading.end);
	if (saysNothingMore.test(rest)) return deadline;
	// 10月15日供暖前, but 2024年春节前: the year alone is later than what is meant.
	return deadline.length > 4 && eventBefore.test(rest) ? deadline : null;
}

/** What is wrong with a deadline, and the date that is meant where there is one. */
export interface DeadlineProblem {
	/** `serial`: a spreadsheet's number of a day (46387); `number`: any other number (2.026E+03). */
	readonly kind: "month" | "day" | "quarter" | "serial" | "number";
	/** As it would be written in the cell; undefined where nobody can tell. */
	readonly meant: string | undefined;
}

/** Why what a deadline cell says is not a date although it looks like one; undefined for dates and words. */
export function judgeDeadline(text: string, year?: number): DeadlineProblem | undefined {
	const trimmed = text.trim();
	if (plainNumber.test(trimmed)) return judgeNumber(Number(trimmed), /[Ee]/.test(trimmed));
	if (/^\d{2},\d{3}(?:\.\d{1,10})?$/.test(trimmed))
		return judgeNumber(Number(trimmed.replace(",", "")), false);
	if (sheetError.test(trimmed)) return { kind: "number", meant: undefined };
	const foreign = readForeignMonth(trimmed);
	if (foreign !== undefined) return { kind: "number", meant: foreign };
	const sheet = readSheetDate(trimmed, year);
	if (sheet !== undefined)
		return sheet.problem === undefined ? undefined : { kind: sheet.problem, meant: undefined };
	const lost = withLostMonth(trimmed);
	if (lost !== undefined) return { kind: "number", meant: lost };
	if (noMonth.test(trimmed)) return { kind: "month", meant: undefined };
	if (noQuarter.test(trimmed)) return { kind: "quarter", meant: undefined };
	const reading = readCell(trimmed, year);
	if (reading?.problem === undefined) return undefined;
	return { kind: reading.problem, meant: reading.problem === "day" ? lastDay(trimmed, year) : undefined };
}

/** 13月, 0月底前, 十三月 without a year: as a deadline no number of months, which is written 13个月. */
const noMonth =
	/^(?:0|1[3-9]|[2-9]\d|十[三四五六七八九]|[二三四五]十[一二三四五六七八九]?)月(?:份|底前|底|末|前)?$/;

/** What a sheet shows where a formula has failed. */
const sheetError = /^#(?:REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|N\/A)$/i;

const foreignMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Jun-26, Jun-2026: what a sheet of another language shows for a month, as it would be written. */
function readForeignMonth(text: string): string | undefined {
	const [, name = "", digits = ""] = /^([A-Za-z]{3,9})[-\s,.]{1,2}(\d{2}|\d{4})$/.exec(text) ?? [];
	const month = foreignMonths.indexOf(name.slice(0, 3).toLowerCase()) + 1;
	if (month === 0) return undefined;
	return `${digits.length === 2 ? "20" : ""}${digits}年${month}月`;
}

/** 第五季度, 2026年0季度末前: a year has four. */
const noQuarter =
	/^(?:20\d\d年|今年|明年)?第?(?:[五六七八九零〇0５-９5-9]|十[一二]?|1\d)[个]?季度(?:末|底|初)?(?:之?前)?$/;

/** A number without a word: 46387, 46387.5, 2.026E+03, 20261231. */
const plainNumber = /^\d{1,10}(?:\.\d{1,10})?(?:[Ee][+-]?\d{1,2})?$/;

/** Days are counted from 30 December 1899; those of this century have five digits from 36526 on. */
const firstSerial = 36_526;
const lastSerial = 73_050;

function judgeNumber(value: number, isPower: boolean): DeadlineProblem | undefined {
	// A year alone is a date; so may be a month (12) that the column's name goes with.
	const isYear = Number.isInteger(value) && value >= 1990 && value <= 2100;
	if (isPower) return { kind: "number", meant: isYear ? `${value}年` : undefined };
	if (isYear || (Number.isInteger(value) && value >= 1 && value <= 12)) return undefined;
	if (value >= firstSerial && value <= lastSerial) {
		const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000);
		return { kind: "serial", meant: printDay(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()) };
	}
	const [, written, month, day] = /^(20\d\d)(\d\d)(\d\d)?$/.exec(`${value}`) ?? [];
	if (written !== undefined && Number(month) >= 1 && Number(month) <= 12) {
		if (day === undefined) return { kind: "number", meant: `${written}年${Number(month)}月` };
		if (Number(day) >= 1 && Number(day) <= daysOf(Number(month), Number(written)))
			return { kind: "number", meant: printDay(Number(written), Number(month), Number(day)) };
	}
	return { kind: "number", meant: undefined };
}

function printDay(year: number, month: number, day: number): string {
	return `${year}年${month}月${day}日`;
}

/** 2026年2月30日 with the last day of its month instead, all else as it was written. */
function lastDay(text: string, knownYear: number | undefined): string | undefined {
	const found = /(?:(\d{4})\s?[年.\-/]\s?)?(\d{1,2})(\s?[月.\-/]\s?)(\d{1,2})(?=[日号]|$)/.exec(text);
	if (found === null) return undefined;
	const month = Number(found[2]);
	// Only a day or so beyond the month's end is a slip of that kind.
	const last = daysOf(month, found[1] === undefined ? knownYear : Number(found[1]));
	if (month < 1 || month > 12 || Number(found[4]) <= last || Number(found[4]) > 31) return undefined;
	const at = found.index + found[0].length - (found[4]?.length ?? 0);
	return `${text.slice(0, at)}${last}${text.slice(at + (found[4]?.length ?? 0))}`;
}

/** What is amiss with a deadline's cell, as a finding tells it; its range is the cell's words. */
export function deadlineProblemOf(cell: string, year: number | undefined): TargetProblem | undefined {
	const start = cell.length - cell.trimStart().length;
	const end = cell.trimEnd().length;
	const problem = judgeDeadline(cell, year);
	if (problem !== undefined) {
		const told = toProblem(problem.kind, cell, start, end);
		const { meant } = problem;
		if (meant === undefined) return told;
		const message = {
			zh: told.message.zh.replace(/。$/, `（应为“${meant}”？）。`),
			en: told.message.en.replace(/\.$/, ` (“${meant}”?).`),
		};
		return { ...told, message, replacement: meant };
	}
	if (year === undefined) return undefined;
	const deadline = parseDeadline(cell, year);
	return deadline !== null && isBeforeYear(deadline, year)
		? toProblem("before", cell, start, end)
		: undefined;
}

/** Whether a deadline, as {@link parseDeadline} writes it, lies before a year. */
export function isBeforeYear(deadline: string, year: number): boolean {
	const [, last] = /^(?:.*\/)?(\d{4})(?:-\d\d){0,2}$/.exec(deadline) ?? [];
	return last !== undefined && Number(last) < year;
}

function readCell(trimmed: string, knownYear: number | undefined): DateReading | undefined {
	// A deadline is a few words; a long cell is something else.
	if (trimmed.length === 0 || trimmed.length > 40) return undefined;
	let at = 0;
	// 26年6月底: as the plan's year is written short.
	if (
		knownYear !== undefined &&
		/^\d\d年/.test(trimmed) &&
		Math.abs(2000 + Number(trimmed.slice(0, 2)) - knownYear) <= 5
	) {
		const reading = readCell(`20${trimmed}`, knownYear);
		if (reading !== undefined) reading.end -= 2;
		return reading;
	}
	while (at < trimmed.length && "到至于 ".includes(trimmed.charAt(at))) at++;
	let year = knownYear;
	const relative = relativeYears[trimmed.slice(at, at + 2)];
	if (relative !== undefined && knownYear !== undefined) {
		year = knownYear + relative;
		// 明年底: the 年 of both.
		at += trimmed.charAt(at + 2) === "底" || trimmed.charAt(at + 2) === "末" ? 1 : 2;
	}
	const reading = newDate();
	const isRead =
		readDate(trimmed, at, reading, year) ||
		readPeriod(trimmed, at, reading, year) ||
		readNumeralMonth(trimmed, at, reading, year) ||
		readDotted(trimmed, at, reading);
	if (!isRead) return undefined;
	if (year !== undefined && reading.year === year && reading.deadline?.length === 7)
		readLastMonth(trimmed, year, Number(reading.deadline.slice(5)), reading);
	return reading;
}

/** Years told from the plan's own. */
const relativeYears: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 后年: 2 };

/** A full stop, that it is done, or the hour that sheets put behind a day: 2026-12-31 00:00:00. */
const saysNothingMore = /^(?:[ T]\d{1,2}:\d\d(?::\d\d)?$|[\s。.]*(?:(?:完成|办结|建成|达到)[\s。.]*)?$)/;
/** 10月15日供暖前, 8月31日开学前: what the date comes before. */
const eventBefore = /^[\u4e00-\u9fff]{1,8}[之以]?前(?:完成|办结|建成|达到)?[\s。.]*$/;
