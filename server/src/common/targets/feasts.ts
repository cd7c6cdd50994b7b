import { type Course, yearAt } from "./course.js";
import { type DateReading, newDate } from "./dates.js";

/** Days that plans name instead of a date, by month and day; none for those that go by the moon or may be of the next year. */
const feasts: Readonly<Record<string, string | undefined>> = {
	三八: "03-08",
	妇女: "03-08",
	植树: "03-12",
	五一: "05-01",
	劳动: "05-01",
	五四: "05-04",
	六一: "06-01",
	儿童: "06-01",
	七一: "07-01",
	建党: "07-01",
	八一: "08-01",
	建军: "08-01",
	教师: "09-10",
	十一: "10-01",
	国庆: "10-01",
	元旦: undefined,
	春节: undefined,
	元宵: undefined,
	清明: undefined,
	端午: undefined,
	中秋: undefined,
	重阳: undefined,
};

/** 十一前 and 教师前 name no day: “十一”, 教师节 do. */
const bare = "国庆|元旦|春节|元宵|清明|端午|中秋|重阳|五一|五四|六一|七一|八一|三八";
/** Seasons and what falls into them, each year and in each place at its own time. */
const seasons =
	'(?:[今明]年)?(?:(?:[春秋][季期])?(?:新?学[期年])?(?:开学)|高考|中考|主?汛期|入?汛|雨季|台风季|防火期|入冬|冬季|(?:[今明]冬)?(?:供暖|采暖|供热)[季期]?|封冻|上冻|冰冻期?|霜冻|迎峰度[夏冬]|春耕|[“"]?三[夏秋][”"]?)';
const ends =
	"(?:国际)?(?:劳动|儿童|青年|妇女|建党|建军)?节?(?:假期|小?长假|黄金周)?(?:来临|到来|开始)?[之以]?前(?:夕)?";
const source = `(?:(?:${seasons})|[“"‘'](${bare}|十一)[”"’']|(?<![双第])(${bare})|(妇女|植树|劳动|儿童|建党|建军|教师)(?=节)|(十一)(?=假期|长假|黄金周))${ends}`;
const endOfText = new RegExp(`${source}$`);
const wholeCell = new RegExp(
	`^(?:到|至|于|在)?(?:(20\\d\\d)年|今年|本年)?${source}(?:完成|办结|建成|达到)?[\\s。.]*$`,
);
/** UTF-16 units up to the end of 前. */
const longest = 20;
/** What 前, or the 之 and 以 before it, stands behind in all of them. */
const beforeLast = /[节庆旦一四八秋午宵明阳”"’'期周临来之以考汛季冬暖热学耕夏始冻期]/;

/** Reads 国庆前, “五一”前 or 春节前 of which the 前 stands at `at`, as a date. The offset behind it, `at` without one. */
export function readFeast(course: Course, at: number): number {
	const { text, tokens } = course;
	if (!beforeLast.test(text.charAt(at - 1))) return at;
	const found = endOfText.exec(text.slice(Math.max(0, at + 1 - longest), at + 1));
	if (found === null) return at;
	let start = at + 1 - found[0].length;
	const date = newDate();
	date.end = text.charAt(at + 1) === "夕" ? at + 2 : at + 1;
	date.limit = true;
	const before = tokens.at(-1);
	// 2026年|国庆前
	const isOfYear =
		before?.kind === "date" &&
		before.end === start &&
		before.detail.deadline?.length === 4 &&
		!before.detail.span;
	if (isOfYear) {
		tokens.pop();
		start = before.at;
		date.year = before.detail.year;
	}
	setDay(date, nameOf(found, 1), isOfYear ? date.year : yearAt(course, start));
	tokens.push({ kind: "date", at: start, end: date.end, detail: date });
	return date.end;
}

/**
 * By when a deadline's cell asks that names a feast: `2026-10-01` of 2026年国庆前, as of 10月1日前. null where its day is
 * not in the calendar of months (春节前), undefined where the cell says something else.
 */
export function deadlineByFeast(cell: string, knownYear: number | undefined): string | null | undefined {
	if (!cell.includes("前") || cell.length > 2 * longest) return undefined;
	const found = wholeCell.exec(cell);
	if (found === null) return undefined;
	const date = newDate();
	setDay(date, nameOf(found, 2), found[1] === undefined ? knownYear : Number(found[1]));
	return date.deadline ?? null;
}

function nameOf(found: RegExpExecArray, group: number): string {
	return found[group] ?? found[group + 1] ?? found[group + 2] ?? found[group + 3] ?? "";
}

function setDay(date: DateReading, name: string, year: number | undefined): void {
	const day = feasts[name];
	if (day !== undefined && year !== undefined) date.deadline = `${year}-${day}`;
}
