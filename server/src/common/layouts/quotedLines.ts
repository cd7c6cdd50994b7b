/** What a mail puts before each line that it quotes: > as Markdown does, and | where no other bar is in the line. */
const mark = /^[ \t]{0,3}(?:>[ \t]?){1,4}/;
const bar = /^[ \t]{0,3}\|[ \t](?=[^\s|])[^|]{11,400}$/;

/** So many lines of a quotation are looked at for one paragraph. */
const mostLines = 100;

/** Lines from one on as they read without the marks of a quotation, and how many were looked at. */
export interface QuotedLines {
	/** At their own indices; those of other lines are holes. Blanks stand for the marks, so that places stay; none that indents a paragraph. */
	readonly lines: readonly string[];
	readonly reach: number;
}

/**
 * The lines of a quotation that begins at a line; `undefined` where none does. A single line behind a bar is a row of a
 * table that is torn.
 */
export function quotedLinesAt(lines: readonly string[], at: number): QuotedLines | undefined {
	const first = lines[at] ?? "";
	const isBar = !first.trimStart().startsWith(">");
	if (isBar && !(bar.test(first) && bar.test(lines[at + 1] ?? ""))) return undefined;
	const plain: string[] = [];
	plain.length = lines.length;
	let end = at;
	while (end < lines.length && end - at < mostLines) {
		const line = lines[end] ?? "";
		if (isBar ? !bar.test(line) && !lastBar.test(line) : !mark.test(line)) break;
		const length = isBar ? line.indexOf("|") + 1 : (mark.exec(line)?.[0].length ?? 0);
		plain[end] = "\u00a0".repeat(length) + line.slice(length);
		end++;
	}
	return { lines: plain, reach: end - at + 1 };
}

/** The last line of a paragraph is shorter. */
const lastBar = /^[ \t]{0,3}\|[ \t](?=[^\s|])[^|]{0,400}$/;
