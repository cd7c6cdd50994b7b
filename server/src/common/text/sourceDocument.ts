/**
 * A document as an array of lines: what reading works on. An edit makes a new document that shares every
 * line it did not touch, so that its cost follows the edit and the array, not the characters.
 */
export interface SourceDocument {
	/** Lines without their ends; at least one. */
	readonly lines: readonly string[];
	/** The line end that new lines get: the document's first one, else `\n`. */
	readonly eol: string;
	/**
	 * The end of each line but the last, where they are not all `eol`. Reading does not ask for them; an edit must know
	 * where a `\r` stands before a `\n`.
	 */
	readonly ends?: readonly string[];
	/** The text that it was made of, which its lines are parts of; absent after an edit. */
	readonly text?: string;
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
	const ends = text.includes("\r") ? endsOf(text, lines) : [];
	const eol = ends[0] ?? "\n";
	return ends.every((end) => end === eol) ? { lines, eol, text } : { lines, eol, ends, text };
}

/**
 * The document with the text between two places (0-based lines, UTF-16 characters) replaced. Places outside
 * the document are moved to its nearest end, as LSP 3.17 asks. A `\r` and a `\n` that come to stand side by side
 * are one line end from then on.
 */
export function replaceRange(
	document: SourceDocument,
	range: { startLine: number; startCharacter: number; endLine: number; endCharacter: number },
	text: string,
): { readonly document: SourceDocument; readonly change: LineChange } {
	const { lines, eol } = document;
	const last = lines.length - 1;
	const endOf = (line: number): string => (line >= last ? "" : (document.ends?.[line] ?? eol));
	let first = Math.max(0, Math.min(range.startLine, last));
	let final = Math.max(first, Math.min(range.endLine, last));
	const startText = lines[first] ?? "";
	const endText = lines[final] ?? "";
	const start = range.startLine > last ? startText.length : range.startCharacter;
	const end = range.endLine > last ? endText.length : range.endCharacter;
	let replaced = startText.slice(0, Math.max(0, start)) + text + endText.slice(Math.max(0, end));
	if (replaced.endsWith("\r") && endOf(final) === "\n") {
		replaced += `\n${lines[final + 1] ?? ""}`;
		final++;
	}
	if (first > 0 && endOf(first - 1) === "\r" && (replaced + endOf(final)).startsWith("\n")) {
		if (replaced === "") {
			replaced = `\n${lines[final + 1] ?? ""}`;
			final++;
		}
		first--;
		replaced = `${lines[first] ?? ""}\r${replaced}`;
	}
	const inserted = splitLines(replaced);
	return {
		document: withEnds(
			spliceItems(lines, first, final + 1, inserted),
			document,
			first,
			final,
			inserted.length > 1 ? endsOf(replaced, inserted) : [],
		),
		change: { first, oldEnd: final + 1, newEnd: first + inserted.length },
	};
}

/** @param inserted the ends within what took the place of the lines from `first` to, and with, `final` */
function withEnds(
	lines: readonly string[],
	before: SourceDocument,
	first: number,
	final: number,
	inserted: readonly string[],
): SourceDocument {
	const { eol, ends } = before;
	if (ends === undefined && lines.length > 1 && inserted.every((end) => end === eol)) return { lines, eol };
	const old = ends ?? new Array<string>(before.lines.length - 1).fill(eol);
	const now = spliceItems(old, first, final, inserted);
	const next = now[0] ?? "\n";
	return now.every((end) => end === next) ? { lines, eol: next } : { lines, eol: next, ends: now };
}

/** One change that covers both, the second having been made after the first. */
export function joinChanges(a: LineChange, b: LineChange): LineChange {
	const grown = a.newEnd - a.oldEnd;
	const first = Math.min(a.first, b.first);
	const oldEnd = Math.max(a.oldEnd, b.oldEnd - grown);
	return { first, oldEnd, newEnd: oldEnd + grown + (b.newEnd - b.oldEnd) };
}

/** Offsets of the first characters of lines that are joined by one character each. */
export function startsOf(lines: readonly string[]): readonly number[] {
	const starts: number[] = [];
	let next = 0;
	for (const { length } of lines) {
		starts.push(next);
		next += length + 1;
	}
	return starts;
}

/** Offsets of places in lines that are joined by one character each. */
export function createOffsets(lines: readonly string[]): (line: number, character: number) => number {
	const starts = startsOf(lines);
	return (line, character) => (starts[line] ?? starts.at(-1) ?? 0) + character;
}

function spliceItems(
	items: readonly string[],
	from: number,
	to: number,
	inserted: readonly string[],
): string[] {
	if (inserted.length === to - from) {
		const next = items.slice();
		for (let i = 0; i < inserted.length; i++) next[from + i] = inserted[i] ?? "";
		return next;
	}
	return items.slice(0, from).concat(inserted, items.slice(to));
}

function splitLines(text: string): string[] {
	if (!text.includes("\r")) return text.split("\n");
	return text.split(/\r\n|\n|\r/);
}

/** What stands behind each line of a text but the last. */
function endsOf(text: string, lines: readonly string[]): readonly string[] {
	const ends: string[] = [];
	let at = 0;
	for (let i = 0; i < lines.length - 1; i++) {
		at += lines[i]?.length ?? 0;
		const end = text.startsWith("\r\n", at) ? "\r\n" : (text[at] ?? "");
		ends.push(end);
		at += end.length;
	}
	return ends;
}
