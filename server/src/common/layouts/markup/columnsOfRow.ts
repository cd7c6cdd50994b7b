import { joinTexts, type MappedText, trimText } from "../../model/mappedText.js";
import type { Span } from "../../model/span.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { emptyCell } from "../row.js";

/** A cell as it stands in a row: the texts of its lines, and its place. */
export interface Field {
	readonly parts: readonly MappedText[];
	readonly span: Span;
}

/** The texts of the lines of a cell behind one another: Han follows Han, words of other scripts keep a blank. */
export function joinLinesOf(parts: readonly MappedText[]): MappedText {
	const filled = parts.map(trimText).filter(({ text }) => text !== "");
	const joined: MappedText[] = [];
	filled.forEach((part, i) => {
		const before = filled[i - 1]?.text.at(-1) ?? "";
		if (i > 0 && /[A-Za-z\d]/.test(before) && /[A-Za-z]/.test(part.text[0] ?? ""))
			joined.push(blankBetween(filled[i - 1]));
		joined.push(part);
	});
	return joinTexts(joined);
}

function blankBetween(before: MappedText | undefined): MappedText {
	const last = before?.pieces.at(-1);
	if (last === undefined) return { text: " ", pieces: [] };
	const character = last.character + (last.sourceLength ?? last.length);
	return { text: " ", pieces: [{ at: 0, length: 1, line: last.line, character, sourceLength: 0 }] };
}

/**
 * The cell of a field. Where a table cannot say that a cell is merged with the one above, an empty 序号 or 项目 is read so,
 * as in tab-separated rows.
 */
export function cellOfField(field: Field, column: number, header: TableHeader | null): Cell {
	const content = joinLinesOf(field.parts);
	if (content.text === "^^") return emptyCell("covered", field.span);
	if (content.text !== "") return { state: "text", content, span: field.span };
	const role = header?.columns[column]?.role;
	return emptyCell(role === "number" || role === "group" ? "covered" : "empty", field.span);
}
