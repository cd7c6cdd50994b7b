import { daysOf, pad } from "./dates.js";

/** A date as sheets and programs write it: what it is, or why it is not one. */
export interface SheetDate {
	readonly deadline: string | undefined;
	/** There is no such quarter or week. */
	readonly problem: "quarter" | "number" | undefined;
}

const quarter = /^(?:(20\d\d)\s?年?[-/\s]?)?第?[QqＱ]([0-9０-９])(?:季度)?(?:末|底)?前?$/;
const week = /^(20\d\d)\s?年?-?(?:[Ww]|第)(\d{1,2})周?(?:末|底)?前?$/;

/** Reads 2026年Q2 and Q3 (the quarter's last month), 2026-W23 and 2026年第23周 (the Sunday of that week, ISO 8601); undefined for all else. */
export function readSheetDate(cell: string, knownYear: number | undefined): SheetDate | undefined {
	if (cell.length > 20) return undefined;
	const ofQuarter = quarter.exec(cell);
	if (ofQuarter !== null) {
		const year = ofQuarter[1] === undefined ? knownYear : Number(ofQuarter[1]);
		const number = Number((ofQuarter[2] ?? "").normalize("NFKC"));
		if (number < 1 || number > 4) return { deadline: undefined, problem: "quarter" };
		return { deadline: year === undefined ? undefined : `${year}-${pad(3 * number)}`, problem: undefined };
	}
	const ofWeek = week.exec(cell);
	if (ofWeek === null || (!/[Ww]/.test(cell) && !cell.includes("周"))) return undefined;
	const deadline = sundayOf(Number(ofWeek[1]), Number(ofWeek[2]));
	return { deadline, problem: deadline === undefined ? "number" : undefined };
}

/** The last day of a week; the first has the year's 4 January. */
function sundayOf(year: number, number: number): string | undefined {
	const fourth = new Date(Date.UTC(year, 0, 4));
	const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
	const sunday = new Date(Date.UTC(year, 0, monday + 7 * number - 1));
	// Week 53 of a year that has 52 is the first of the next one: its Thursday would be of another year.
	const thursday = new Date(Date.UTC(year, 0, monday + 7 * number - 4));
	if (number < 1 || thursday.getUTCFullYear() !== year) return undefined;
	return `${sunday.getUTCFullYear()}-${pad(sunday.getUTCMonth() + 1)}-${pad(sunday.getUTCDate())}`;
}

/** 2026年6 without its 月, as it would be written; undefined for all else. */
export function withLostMonth(cell: string): string | undefined {
	const [, year = "", month = "", day] =
		/^(20\d\d)年(\d{1,2})(?:月(\d{1,2}))?(?:底|末)?前?$/.exec(cell) ?? [];
	const isMonth = Number(month) >= 1 && Number(month) <= 12;
	if (!isMonth) return undefined;
	if (day === undefined) return `${year}年${Number(month)}月${/[底末]前?$|前$/.exec(cell)?.[0] ?? ""}`;
	const isDay = Number(day) >= 1 && Number(day) <= daysOf(Number(month), Number(year));
	return isDay ? `${year}年${Number(month)}月${Number(day)}日${cell.endsWith("前") ? "前" : ""}` : undefined;
}
