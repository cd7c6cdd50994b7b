import type { LocalizedText } from "../model/localizedText.js";
import { joinLines } from "../text/joinLines.js";
import { shorten } from "../text/shorten.js";

/** Thrown where an operation cannot be done; `planEditor.ts` catches it and answers with the reason. */
export class Refusal extends Error {
	/** @param operation index of the operation, where whoever throws knows it */
	constructor(
		readonly reason: LocalizedText,
		readonly operation?: number,
	) {
		super(reason.en);
	}
}

export function refuse(zh: string, en: string, operation?: number): never {
	throw new Refusal({ zh, en }, operation);
}

/** The words of a cell as a message quotes them: a line, and not too long. */
export function quoted(text: string): string {
	return shorten(joinLines(text, " "), 24);
}

/** Refuses what changes which rows, columns or cells there are in a table of another kind than Markdown's. */
export function refuseRows(operation: number): never {
	return refuse(
		"这种表格的行、栏、格不能增删、移动或合并：请先转换为表格。",
		"Rows, columns and cells of this kind of table cannot be inserted, moved, merged or removed: convert to a table first.",
		operation,
	);
}
