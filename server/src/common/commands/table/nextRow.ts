import type { Position, Range } from "vscode-languageserver-types";
import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandOutcome, command } from "../command.js";
import { type KeyPlace, keyPlaceAt } from "./keyPlace.js";
import { leaveTable } from "./leaveTable.js";
import { notInTable, rowBelow } from "./rowBelow.js";

/**
 * The Enter key in tables: at the end of a row a new one below it; anywhere else the cursor goes to the row's end, and
 * nothing is changed, so that no row is torn.
 */
export const nextRow = command({
	verb: "nextRow",
	title: { zh: "到行末，或在行末另起一行", en: "Go to the row's end, or from there to a new row" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	// Rows are offered to be inserted; this one is for a key.
	offers: () => [],
	run: (snapshot, { range, follow }, { language }) => {
		if (range === undefined) return notInTable(language);
		const first = keyPlaceAt(snapshot, range.start.line);
		const place = keyPlaceAt(snapshot, range.end.line);
		if (first === undefined && place === undefined) return notInTable(language);
		if (place === undefined || first?.tableFirst !== place.tableFirst)
			return { message: overBorder[language], isRefusal: true };
		if (isBeforeTable(snapshot, place, range)) return notInTable(language);
		const end = endOfRow(snapshot, place, range.end);
		const isCaret = range.start.line === range.end.line && range.start.character === range.end.character;
		if (isCaret && isAtEnd(snapshot, range.end, end))
			return (
				leaveTable(snapshot, place, { follow, language }) ?? rowBelow(snapshot, place, { follow, language })
			);
		return { message: atEnd[language], select: { start: end, end } } satisfies CommandOutcome;
	},
});

/** In front of everything that stands in a table: a line put in there moves the table down and tears nothing. */
function isBeforeTable({ document }: PlanSnapshot, { tableFirst }: KeyPlace, { start, end }: Range): boolean {
	if (start.line !== tableFirst || end.line !== tableFirst || start.character !== end.character) return false;
	return (document.lines[tableFirst] ?? "").slice(0, start.character).trim() === "";
}

/** Behind the last character of a row. The names of columns and the dashes below them have an end each. */
function endOfRow({ document: { lines } }: PlanSnapshot, place: KeyPlace, at: Position): Position {
	const isOnOneLine =
		(lines[at.line] ?? "").includes("|") && place.kind === "header" && place.last === place.first + 1;
	const line = isOnOneLine ? at.line : place.last;
	const text = lines[line] ?? "";
	// Behind a tab there is another cell.
	return { line, character: text.replace(/ {1,1000}$/, "").length };
}

function isAtEnd({ document: { lines } }: PlanSnapshot, at: Position, end: Position): boolean {
	const { length } = lines[at.line] ?? "";
	return at.line === end.line && at.character >= end.character && at.character <= length;
}

const atEnd: LocalizedText = { zh: "已到行末。", en: "The cursor is at the row's end." };
const overBorder: LocalizedText = {
	zh: "选中的文字跨出了表格，按回车会拆坏表格的行：请只在表格内或表格外选择。",
	en: "The selection goes beyond the table, and Enter would tear a row: select inside the table or outside of it.",
};
