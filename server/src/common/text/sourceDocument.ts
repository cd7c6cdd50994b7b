/**
 * A document as an array of lines: what reading works on. An edit makes a new document that shares every
 * line it did not touch, so that its cost follows the edit and the array, not the characters.
 */
export interface SourceDocument {
	/** Lines without their ends; at least one. */
	readonly lines: readonly string[];
	/** The line end that new lines get: the document's first one, else `\n`. */
	readonly eol: string;
}

/** A replacement of lines: those from `first` up to, not including, `oldEnd` became those up to `newEnd`. */
export interface LineChange {
	readonly first: number;
	readonly oldEnd: number;
	readonly newEnd: number;
}

/** Splits a text at `\n`, `\r\n` and `\r`, as LSP 3.17 counts lines. */
export function createSourceDocument(text: string): SourceDocument {
	const lines = splitLines(text);
	const [first = ""] = lines;
	const eol = text.startsWith("\r\n", first.length) ? "\r\n" : text[first.length] === "\r" ? "\r" : "\n";
	return { lines, eol };
}

/**
 * The document with the text between two places (0-based lines, UTF-16 characters) replaced. Places outside
 * the document are moved to its nearest end, as LSP 3.17 asks.
 */
export function replaceRange(
	document: SourceDocument,
	range: { startLine: number; startCharacter: number; endLine: number; endCharacter: number },
	text: string,
): { readonly document: SourceDocument; readonly change: LineChange } {
	const { lines } = document;
	const last = lines.length - 1;
	const startLine = Math.max(0, Math.min(range.startLine, last));
	const endLine = Math.max(startLine, Math.min(range.endLine, last));
	const startText = lines[startLine] ?? "";
	const endText = lines[endLine] ?? "";
	const start = range.startLine > last ? startText.length : range.startCharacter;
	const end = range.endLine > last ? endText.length : range.endCharacter;
	const inserted = splitLines(
		startText.slice(0, Math.max(0, start)) + text + endText.slice(Math.max(0, end)),
	);
	const next = spliceLines(lines, startLine, endLine + 1, inserted);
	return {
		document: { lines: next, eol: document.eol },
		change: { first: startLine, oldEnd: endLine + 1, newEnd: startLine + inserted.length },
	};
}

/** One change that covers both, the second having been made after the first. */
export function joinChanges(a: LineChange, b: LineChange): LineChange {
	const grown = a.newEnd - a.oldEnd;
	const first = Math.min(a.first, b.first);
	const oldEnd = Math.max(a.oldEnd, b.oldEnd - grown);
	return { first, oldEnd, newEnd: oldEnd + grown + (b.newEnd - b.oldEnd) };
}

function spliceLines(
	lines: readonly string[],
	from: number,
	to: number,
	inserted: readonly string[],
): string[] {
	if (inserted.length === to - from) {
		const next = lines.slice();
		for (let i = 0; i < inserted.length; i++) next[from + i] = inserted[i] ?? "";
		return next;
	}
	return lines.slice(0, from).concat(inserted, lines.slice(to));
}

function splitLines(text: string): string[] {
	if (!text.includes("\r")) return text.split("\n");
	return text.split(/\r\n|\n|\r/);
}
