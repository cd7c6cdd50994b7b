import { hasFixedRows } from "../../model/tableHeader.js";
import type { CommandPlace } from "../command.js";
import { type RowSelection, selectRows } from "./rowSelection.js";

/** The rows of a table that a place is in; undefined in prose, outside tables and in tables whose rows stay as they are. Asked at each move of the cursor. */
export function rowsAt({ snapshot, span }: CommandPlace): RowSelection | undefined {
	const selected = selectRows(snapshot, {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	});
	if ("refused" in selected) return undefined;
	const { layout } = selected.row.header;
	return layout === "inline" || hasFixedRows(layout) ? undefined : selected;
}

export function isInRows(place: CommandPlace): boolean {
	return rowsAt(place) !== undefined;
}
