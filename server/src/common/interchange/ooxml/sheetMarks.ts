/**
 * What a row of a plan is, written where nobody sees it, so that it is read back as what it was: in a hidden column
 * behind the others. `h0` the title, `h1` a section, `h2` and on headings below it, `p` a paragraph, `names` of columns,
 * `row` of a table, with the identity of its task where the sheet is to come back filled in.
 */
export type RowKind = `h${number}` | "p" | "names" | "row";

export interface RowMark {
	readonly kind: RowKind;
	/** Empty where the row has none. */
	readonly identity: string;
}

const prefix = "niwen:";

/** @param identity letters of any kind, without `:` */
export function printRowMark(kind: RowKind, identity = ""): string {
	return identity === "" ? prefix + kind : `${prefix}${kind}:${identity}`;
}

/** What a text says of its row; `undefined` where it is not a mark. */
export function parseRowMark(text: string): RowMark | undefined {
	if (!text.startsWith(prefix)) return undefined;
	const [kind = "", identity = ""] = text.slice(prefix.length).split(":");
	if (/^h[0-6]$/.test(kind)) return { kind: `h${Number(kind.slice(1))}`, identity };
	return kind === "p" || kind === "names" || kind === "row" ? { kind, identity } : undefined;
}

/**
 * A mark as it stands hidden in a document of Word, at the beginning of a row's first cell; with an end, since programs
 * that lose what is hidden show it and the words of the cell as one.
 */
export function printHiddenMark(kind: RowKind, identity = ""): string {
	return `${printRowMark(kind, identity)};`;
}

/** The mark that hidden words begin with, and what else they are; `undefined` where they are none of ours. */
export function takeHiddenMark(words: string): { readonly mark: RowMark; readonly rest: string } | undefined {
	const start = words.trimStart();
	const end = start.startsWith(prefix) ? start.indexOf(";") : -1;
	if (end < 0) return undefined;
	const mark = parseRowMark(start.slice(0, end));
	return mark === undefined ? undefined : { mark, rest: start.slice(end + 1) };
}

/** Names the sheet that holds the plan, in a workbook in which others show parts of it once more. */
export const planSheetName = "niwen_plan";
