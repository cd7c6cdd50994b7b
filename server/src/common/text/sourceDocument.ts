import type { Places } from "../model/folds.js";
import { Sequence, type Sums } from "../model/sequence.js";

/**
 * A document as lines, in a tree. An edit makes a new document that shares every line it did not touch: its cost follows
 * the edit, not the document.
 */
export interface SourceDocument {
	/** At least one. */
	readonly lineCount: number;
	/** All lines without their ends; an array that is made when somebody asks, which no key press should. */
	readonly lines: readonly string[];
	/** The line end that new lines get: the document's first one, else `\n`. */
	readonly eol: string;
	/**
	 * The end of each line but the last, where they are not all `eol`. Reading does not ask for them; an edit must know
	 * where a `\r` stands before a `\n`.
	 */
	readonly ends: Sequence<string> | undefined;
	/** The text that it was made of, which its lines are parts of; absent after an edit. */
	readonly text: string | undefined;
	/** A line without its end; empty where there is no such line. */
	lineAt(line: number): string;
	/** The lines from `from` up to, not including, `to`, as an array. */
	linesBetween(from: number, to: number): readonly string[];
	/** The lines that a test holds for, ascending; behind an edit only lines near it are looked at. */
	linesAt(places: Places<string>): readonly number[];
	/** The document with lines replaced that have these ends; all ends are `eol` where none are given. */
	withLines(
		change: LineChange,
		inserted: readonly string[],
		eol: string,
		ends?: Sequence<string>,
	): SourceDocument;
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
	const hasOne = ends.every((end) => end === eol);
	return new LineDocument(lines, undefined, eol, hasOne ? undefined : Sequence.of(ends, kindsOfEnd), text);
}

/** A document of lines that all have one end. */
export function documentOfLines(lines: readonly string[], eol: string): SourceDocument {
	return new LineDocument(lines, undefined, eol, undefined, undefined);
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
	const { eol } = document;
	const last = document.lineCount - 1;
	const endOf = (line: number): string => (line >= last ? "" : (document.ends?.at(line) ?? eol));
	let first = Math.max(0, Math.min(range.startLine, last));
	let final = Math.max(first, Math.min(range.endLine, last));
	const startText = document.lineAt(first);
	const endText = document.lineAt(final);
	const start = range.startLine > last ? startText.length : range.startCharacter;
	const end = range.endLine > last ? endText.length : range.endCharacter;
	let replaced = startText.slice(0, Math.max(0, start)) + text + endText.slice(Math.max(0, end));
	if (replaced.endsWith("\r") && endOf(final) === "\n") {
		replaced += `\n${document.lineAt(final + 1)}`;
		final++;
	}
	if (first > 0 && endOf(first - 1) === "\r" && (replaced + endOf(final)).startsWith("\n")) {
		if (replaced === "") {
			replaced = `\n${document.lineAt(final + 1)}`;
			final++;
		}
		first--;
		replaced = `${document.lineAt(first)}\r${replaced}`;
	}
	const inserted = splitLines(replaced);
	const change = { first, oldEnd: final + 1, newEnd: first + inserted.length };
	const endsWithin = inserted.length > 1 ? endsOf(replaced, inserted) : [];
	return { document: withEnds(document, change, inserted, endsWithin), change };
}

/** @param within the ends between the lines that were put in */
function withEnds(
	before: SourceDocument,
	change: LineChange,
	inserted: readonly string[],
	within: readonly string[],
): SourceDocument {
	const { eol, ends, lineCount } = before;
	const isOne = lineCount - (change.oldEnd - change.first) + inserted.length === 1;
	if (ends === undefined && !isOne && within.every((end) => end === eol))
		return before.withLines(change, inserted, eol);
	const old = ends ?? Sequence.of(new Array<string>(lineCount - 1).fill(eol), kindsOfEnd);
	const now = old.splice(change.first, change.oldEnd - 1, within);
	const hasOne = kindsOfEnd.some((_, kind) => now.total(kind) === now.length);
	return before.withLines(change, inserted, now.at(0) ?? "\n", hasOne ? undefined : now);
}

/** How many there are of each kind of line end. */
const kindsOfEnd: Sums<string> = ["\n", "\r\n", "\r"].map((kind) => (end) => (end === kind ? 1 : 0));

class LineDocument implements SourceDocument {
	readonly lineCount: number;

	/** Of the lines as an array and as a tree either is made of the other when somebody asks for it. */
	constructor(
		private array: readonly string[] | undefined,
		private tree: Sequence<string> | undefined,
		readonly eol: string,
		readonly ends: Sequence<string> | undefined,
		readonly text: string | undefined,
	) {
		this.lineCount = (tree ?? array ?? []).length;
	}

	get lines(): readonly string[] {
		this.array ??= this.tree?.slice() ?? [];
		return this.array;
	}

	lineAt(line: number): string {
		return line < 0 ? "" : ((this.array === undefined ? this.tree?.at(line) : this.array[line]) ?? "");
	}

	linesBetween(from: number, to: number): readonly string[] {
		return this.array?.slice(Math.max(0, from), Math.max(0, to)) ?? this.tree?.slice(from, to) ?? [];
	}

	linesAt(places: Places<string>): readonly number[] {
		this.tree ??= Sequence.of(this.array ?? []);
		return places.in(this.tree);
	}

	withLines(
		{ first, oldEnd }: LineChange,
		inserted: readonly string[],
		eol: string,
		ends?: Sequence<string>,
	): SourceDocument {
		this.tree ??= Sequence.of(this.array ?? []);
		return new LineDocument(undefined, this.tree.splice(first, oldEnd, inserted), eol, ends, undefined);
	}
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
