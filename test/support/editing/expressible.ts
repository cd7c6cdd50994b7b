import { type ShownCell, type ShownHeader, type ShownRow, words } from "../shownPlan.js";

/**
 * What a layout cannot write so that it is read again, or not for certain; where none of this is met, an operation must
 * not be refused. Told from the format alone.
 */
export function riskOfCell(
	header: ShownHeader,
	column: number,
	{ state, text }: ShownCell,
): string | undefined {
	const role = header.roles[column];
	const shown = words(text);
	switch (header.layout) {
		case "table":
			// A backslash makes text of whatever would mean something else.
			return undefined;
		case "tsv":
			if (shown === "^^") return "the mark of a merged cell";
			// Nothing makes text of a tag there.
			if (/<\/?[A-Za-z][^<>]*>/.test(shown)) return "a tag that says how words look";
			// The clipboard does not tell an empty 序号 or 项目 from a merged one.
			if (state === "empty" && (role === "number" || role === "group"))
				return "an empty cell that is read as merged";
			return undefined;
		default:
			return isPlain(shown) && state === "text" ? undefined : "cells are told by what they say";
	}
}

export function riskOfRow(header: ShownHeader, row: ShownRow, isFirst: boolean): string | undefined {
	const texts = row.cells.filter(({ state }) => state === "text").map(({ text }) => words(text));
	const [first = ""] = texts;
	if (header.layout === "pasted" || header.layout === "inline") return "cells are told by what they say";
	if (/^[*（(]?(?:\*\*)?[一二三四五六七八九十第百零〇合小总累共填制审经联负报单主分签盖注备附说]/.test(first))
		return "the row may be read as a heading, a sum or a note";
	if (texts.every((text) => /^[-:\s]*$/.test(text)) && texts.length > 0)
		return "the row may be read as dashes";
	const isHeader = texts.every((text) => /^[^\d★。；，]{1,12}$/.test(text));
	if (isFirst && isHeader && texts.some((text) => headerWords.test(text)))
		return "the row may be read as one of the header";
	if (header.layout !== "tsv") return undefined;
	if (/[\r\n]/.test(row.cells[0]?.text ?? "")) return "the first line of the row has no tab";
	if (texts.length === 0) return "a row of nothing is none";
	return undefined;
}

const headerWords = /序号|项目|任务|领导|单位|时限|备注|目标/;

/** Words without anything that a reader could stumble over. */
function isPlain(text: string): boolean {
	return /^[\u4e00-\u9fff0-9%★、，。.（）]+$/.test(text);
}

/**
 * Where reading looks for the numbers of a table, told from its first rows. Where other rows stand between them it
 * depends on lines how many are looked at: then what one of them tells, two and so on. `undefined` where it is not
 * certain. An operation that would have the numbers looked for elsewhere may be refused.
 *
 * @param isDense nothing stands between the header and the first rows
 */
export function numbersToldBy(
	header: ShownHeader,
	rows: readonly ShownRow[],
	isDense: boolean,
): readonly string[] | undefined {
	const looked = rows.slice(0, header.layout === "tsv" ? 6 : 3);
	if (header.layout !== "tsv" && header.layout !== "table") return undefined;
	const tasks = looked.map((row) => words(row.cells[header.roles.indexOf("task")]?.text ?? ""));
	const isNumbered = (text: string) => /^[\d０-９]{1,6}[.、．](?![\d０-９])/.test(text);
	if (isDense && tasks.some(isNumbered)) return ["task"];
	// (2) and 3.5万亩 are numbers or none by what the others are.
	if (tasks.some((text) => /^[（(\s]?[\d０-９]/.test(text) && !isNumbered(text))) return undefined;
	if (isDense) return [tellNumbers(header, looked, isNumbered)];
	return looked.map((_, at) => tellNumbers(header, looked.slice(0, at + 1), isNumbered));
}

function tellNumbers(
	header: ShownHeader,
	rows: readonly ShownRow[],
	isNumbered: (text: string) => boolean,
): string {
	const taskOf = (row: ShownRow) => words(row.cells[header.roles.indexOf("task")]?.text ?? "");
	if (rows.some((row) => isNumbered(taskOf(row)))) return "task";
	let serials = 0;
	let others = 0;
	for (const row of rows) {
		const serial = row.cells[header.roles.indexOf("number")];
		if (header.layout === "table" && serial?.state === "covered") return "none";
		if (header.layout === "tsv" && taskOf(row) === "") continue;
		if (/^[\d０-９]{1,6}[.、．]?$/.test(words(serial?.text ?? ""))) serials++;
		else others++;
	}
	return serials > 0 && (header.layout === "table" || others === 0) ? "serial" : "none";
}
