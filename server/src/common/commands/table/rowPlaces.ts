import type { CommandPlace } from "../command.js";
import { type RowSelection, selectRows } from "./rowSelection.js";

/** The rows of a table that a place is in; undefined in prose and outside tables. Asked at each move of the cursor. */
export function rowsAt({ snapshot, span }: CommandPlace): RowSelection | undefined {
	const selected = selectRows(snapshot, {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	});
	return "refused" in selected || selected.row.header.layout === "inline" ? undefined : selected;
}

export function isInRows(place: CommandPlace): boolean {
	return rowsAt(place) !== undefined;
}
