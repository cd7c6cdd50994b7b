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
