import type { LocalizedText } from "../../model/localizedText.js";

/** Where something stands in a document that has no lines; all numbers from 1. */
export function paragraphPlace(n: number): LocalizedText {
	return { zh: `正文第 ${n} 段`, en: `Paragraph ${n}` };
}

export function tablePlace(table: number): LocalizedText {
	return { zh: `第 ${table} 个表格`, en: `Table ${table}` };
}

export function rowPlace(table: number, row: number): LocalizedText {
	return { zh: `第 ${table} 个表格第 ${row} 行`, en: `Table ${table}, row ${row}` };
}

/** So many places are named; of more their number is told. */
const mostNamed = 12;

/**
 * Places in a list: 3、5—7, or 3、5—7 行等 30 处.
 *
 * @param zh what each is in Chinese, where that follows them: 行
 */
export function listPlaces(list: readonly string[], zh = ""): LocalizedText {
	const named = list.slice(0, mostNamed);
	const more = list.length - named.length;
	return {
		zh: `${named.join("、")}${zh === "" ? "" : ` ${zh}`}${more > 0 ? `等 ${list.length} 处` : ""}`,
		en: named.join(", ") + (more > 0 ? ` and ${more} more` : ""),
	};
}

/** Numbers in their order as runs: 3 and 5—7 of 3, 5, 6 and 7. */
export function runsOf(
	numbers: readonly number[],
	print: (number: number) => string = String,
): readonly string[] {
	const runs: { first: number; last: number }[] = [];
	for (const number of numbers) {
		const open = runs.at(-1);
		if (open !== undefined && number <= open.last + 1) open.last = number;
		else runs.push({ first: number, last: number });
	}
	return runs.map(({ first, last }) => (first === last ? print(first) : `${print(first)}—${print(last)}`));
}
