/**
 * What a row of a plan is, written where nobody sees it, so that it is read back as what it was: in a hidden column
 * behind the others. `h0` the title, `h1` a section, `h2` and on headings below it, `p` a paragraph, `names` of columns,
 * `row` of a table.
 */
export type RowKind = `h${number}` | "p" | "names" | "row";

const prefix = "niwen:";

export function printRowMark(kind: RowKind): string {
	return prefix + kind;
}

/** What a text says of its row; `undefined` where it is no mark. */
export function parseRowMark(text: string): RowKind | undefined {
	if (!text.startsWith(prefix)) return undefined;
	const kind = text.slice(prefix.length);
	if (/^h[0-6]$/.test(kind)) return `h${Number(kind.slice(1))}`;
	return kind === "p" || kind === "names" || kind === "row" ? kind : undefined;
}

/** Names the sheet that holds the plan, in a workbook in which others show parts of it once more. */
export const planSheetName = "niwen_plan";
