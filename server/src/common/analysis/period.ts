import type { Plan } from "../model/plan.js";

/**
 * The year or years that a document is for: `2025`, or `2023/2025` of a plan of several years. The title says it
 * (the last of several years: 2024年执行情况与2025年计划); else the day of the document. Null where nothing tells, and
 * for plans whose years are not written in figures (十四五, 三年行动).
 */
export function periodOf({ title, date }: Pick<Plan, "title" | "date">): string | null {
	const words = plainYears((title ?? "").slice(0, 120));
	const span = /(20\d\d)年?[-—–－~～至到]{1,2}(20\d\d)(?!\d)/.exec(words);
	if (span !== null) return `${span[1]}/${span[2]}`;
	const year = [...words.matchAll(/(?<![\d〔[（(])20\d\d(?!\d)/g)].at(-1)?.[0];
	if (year !== undefined) return year;
	if (/十[二三四五六七]五|[二三四五六七八九十两]年(?:行动|规划|计划|攻坚|滚动)|中长期|远景/.test(words))
		return null;
	return date?.slice(0, 4) ?? null;
}

/** The year that a document is for, the last of several; undefined where nothing tells. */
export function yearOfPlan(plan: Pick<Plan, "title" | "date">): number | undefined {
	const year = /(20\d\d)$/.exec(periodOf(plan) ?? "")?.[1];
	return year === undefined ? undefined : Number(year);
}

/** The years of a deadline: `2024` for 2024-12 and 2024, a span or month as it is; null for other words. */
export function periodOfDeadline(deadline: string | null | undefined): string | null {
	const found = /^(20\d\d)(?:-(\d\d))?$|^(20\d\d)\/(20\d\d)$/.exec(deadline ?? "");
	if (found === null) return null;
	return found[1] !== undefined && (found[2] === undefined || found[2] === "12")
		? found[1]
		: (deadline ?? null);
}

/** Its last year, to be compared with others; undefined without one. */
export function lastYearOf(period: string | null): number | undefined {
	const year = /(20\d\d)(?:-\d\d)?$/.exec(period ?? "")?.[1];
	return year === undefined ? undefined : Number(year);
}

/** 二〇二五年 → 2025年. */
function plainYears(text: string): string {
	return text.replace(/二[〇○零0][〇○零0一二三四五六七八九]{2}(?=年)/g, (year) =>
		[...year].map((digit) => numerals.get(digit) ?? digit).join(""),
	);
}

const numerals: ReadonlyMap<string, string> = new Map(
	[..."〇○零一二三四五六七八九"].map((digit, i) => [digit, `${Math.max(0, i - 2)}`]),
);
