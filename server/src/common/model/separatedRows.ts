/** Marks that part the cells of a table that is written in lines of separated values, and read. */
export type SeparatingMark = "," | ";";

const kind = "separated";

/** What the rows of such a table are read with ({@link RowBlock.more}). */
export function moreOfSeparated(mark: SeparatingMark): string {
	return `${kind} ${mark}`;
}

/** The mark between the cells of a row, by what it was read with; `undefined` for rows of other tables. */
export function separatingMarkOf(more: string | undefined): SeparatingMark | undefined {
	if (more?.startsWith(kind) !== true) return undefined;
	return more.endsWith(";") ? ";" : ",";
}
