import { simplifyInPlace } from "../language/scriptForms.js";
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
import { type DateProblem, type FormReading, readForm } from "./deadlineForms.js";
import { deadlineByFeast } from "./feasts.js";
import { toProblem } from "./problems.js";

/**
 * Reads what a deadline cell says: `2024年12月底前` is `2024-12`, `2024.6`, `2024年六月` and `2024年二季度` are
 * `2024-06`, `2023-2025年` is `2023/2025`, `2024年9月-10月` is `2024-09/2024-10`, `31/12/2026` is `2026-12-31`. A month
 * without a year needs `year`. `null` where the cell gives no date (长期坚持), more than a date, a day that no calendar
 * has, or a day that no calendar of months knows (2024年春节前).
 */
export function parseDeadline(text: string, year?: number): string | null {
	return readOf(text.trim(), year).deadline ?? null;
}

/** What is wrong with a deadline, and the date that is meant where there is one. */
export interface DeadlineProblem {
	/**
	 * `serial`: a spreadsheet's number of a day (46387); `number`: any other number or slip (2.026E+03, 12月低); `order`:
	 * day and month cannot be told apart (3/4/2026); `upside`: a span that ends before it begins.
	 */
	readonly kind: DateProblem;
	/** As it would be written in the cell; undefined where nobody can tell. */
	readonly meant: string | undefined;
}

/** Why what a deadline cell says is not a date although it looks like one; undefined for dates and words. */
export function judgeDeadline(text: string, year?: number): DeadlineProblem | undefined {
	const { problem, meant } = readOf(text.trim(), year);
	return problem === undefined ? undefined : { kind: problem, meant };
}

/** In either script: what no date has been read in is looked at once more (春節前, 長期). */
function readOf(trimmed: string, year: number | undefined): FormReading {
	const reading = read(trimmed, year);
	if (reading.deadline !== undefined || trimmed.length > longestCell) return reading;
	const plain = simplifyInPlace(trimmed);
	return plain === trimmed ? reading : read(plain, year);
}

/** Dates as plans write them come first: nearly all cells hold one. */
function read(trimmed: string, year: number | undefined): FormReading {
	const plain = readCell(trimmed, year);
	if (plain?.deadline !== undefined && plain.end === trimmed.length) return { deadline: plain.deadline };
	const words = withoutRemarks(trimmed);
	const reading = words === trimmed ? plain : readCell(words, year);
	if (reading?.problem !== undefined) {
		// 2027-2025年 has no month 20.
		const form = readForm(words, year);
		if (form?.problem === "upside") return form;
		return { problem: reading.problem, ...(reading.problem === "day" ? meantDay(trimmed, year) : {}) };
	}
	const rest = reading === undefined ? "" : words.slice(reading.end);
	if (reading?.deadline !== undefined && saysNothingMore.test(rest)) return { deadline: reading.deadline };
	const feast = deadlineByFeast(words, year);
	if (feast !== undefined) return feast === null ? {} : { deadline: feast };
	const form = readForm(words, year);
	if (form !== undefined) return form;
	// 10月15日供暖前, but 2024年春节前: the year alone is later than what is meant.
	const isBefore = (reading?.deadline?.length ?? 0) > 4 && eventBefore.test(rest);
	return isBefore && reading?.deadline !== undefined ? { deadline: reading.deadline } : {};
}

/** 截至, 力争, 完成时限：: what stands before a date and changes nothing about it. */
const opening =
	/^(?:(?:完成)?(?:时限|时间)[：:]|截[至止]到?|力争(?:在|于)?|争取(?:在|于)?|确保(?:在|于)?|原则上|最[迟晚](?:于|在)?|不[迟晚]于|预计|拟于|拟在|约|大约|[到至])\s?(?=[\d今明年“一二三四五六七八九十上下])/;

/** （分阶段）, （星期二）, 止 and full stops behind a date. */
const remark = /(?:[（(](?:星期.|周.|[^（）()\d一二三四五六七八九十]{1,12})[）)]|[。；;]|止)$/;

/** A blank beside 年, 月 or 日: 2026 年 12 月 底. */
const loose = /(?<=[年月日])[ \u3000\u00a0](?=[\d底末前])|[ \u3000\u00a0](?=[年月日底末])/g;

/** The words of a cell without what says nothing of the date. */
function withoutRemarks(trimmed: string): string {
	if (trimmed.length > longestCell) return trimmed;
	// 2026.0: as a sheet writes a year.
	let words = trimmed.replace(opening, "").replace(/^(20\d\d)\.0{1,10}$/, "$1");
	for (let most = 0; most < 3; most++) {
		const shorter = words.replace(remark, "").trimEnd();
		if (shorter === words) break;
		words = shorter;
	}
	return words.replaceAll(loose, "");
}

/** 2026年2月30日 with the last day of its month instead, all else as it was written. */
function meantDay(text: string, knownYear: number | undefined): { readonly meant?: string } {
	const found = /(?:(\d{4})\s?[年.\-/]\s?)?(\d{1,2})(\s?[月.\-/]\s?)(\d{1,2})(?=[日号]|$)/.exec(text);
	if (found === null) return {};
	const month = Number(found[2]);
	// Only a day or so beyond the month's end is a slip of that kind.
	const last = daysOf(month, found[1] === undefined ? knownYear : Number(found[1]));
	if (month < 1 || month > 12 || Number(found[4]) <= last || Number(found[4]) > 31) return {};
	const at = found.index + found[0].length - (found[4]?.length ?? 0);
	return { meant: `${text.slice(0, at)}${last}${text.slice(at + (found[4]?.length ?? 0))}` };
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
	if (trimmed.length === 0 || trimmed.length > longestCell) return undefined;
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
const relativeYears: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 次年: 1, 后年: 2 };

const longestCell = 40;

/** A full stop, that it is done, or the hour that sheets put behind a day: 2026-12-31 00:00:00. */
const saysNothingMore =
	/^(?:[ T]?(?:\d{1,2}:\d\d(?::\d\d)?前?|\d{1,2}[时点]前?)$|[\s。.]*(?:(?:全部|全面|基本)?(?:完成|办结|建成|达到|开工|竣工|投用|投产|启动|启用|通车|交付|出台|印发|销号|到位|验收|使用|投入|封顶|完工){1,3}[\s。.]*)?$)/;
/** 10月15日供暖前, 8月31日开学前: what the date comes before. */
const eventBefore = /^(?!低)[\u4e00-\u9fff]{1,8}[之以]?前(?:完成|办结|建成|达到)?[\s。.]*$/;
