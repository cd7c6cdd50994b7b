import type { Edit } from "../model/edit.js";
import { comparePlaces } from "../model/span.js";
import { type LineChange, replaceRange, type SourceDocument } from "../text/sourceDocument.js";

/** Edits in the order of their places; of two at one place the insertion comes first. */
export function sortEdits(edits: readonly Edit[]): readonly Edit[] {
	return [...edits].sort(
		({ span: a }, { span: b }) =>
			comparePlaces(a.line, a.character, b.line, b.character) ||
			comparePlaces(a.endLine, a.endCharacter, b.endLine, b.endCharacter),
	);
}

/**
 * The lines with the edits made.
 *
 * @param edits in their order, none over another; places of the lines as they are, `\n` for a line end
 */
export function applyEdits(lines: readonly string[], edits: readonly Edit[]): readonly string[] {
	const [only] = edits;
	if (only === undefined) return lines;
	const result: string[] = [];
	let from = 0;
	for (let i = 0; i < edits.length; ) {
		const first = edits[i]?.span.line ?? 0;
		for (; from < first; from++) result.push(lines[from] ?? "");
		// All edits that hang together over one line or several are made in one text.
		let text = "";
		let line = first;
		let character = 0;
		for (; ; i++) {
			const edit = edits[i];
			if (edit === undefined || edit.span.line !== line) break;
			text += (lines[line] ?? "").slice(character, edit.span.character) + edit.newText;
			line = edit.span.endLine;
			character = edit.span.endCharacter;
		}
		text += (lines[line] ?? "").slice(character);
		for (const part of text.split("\n")) result.push(part);
		from = line + 1;
	}
	for (; from < lines.length; from++) result.push(lines[from] ?? "");
	return result;
}

/** The document with the edits made, and what that changed; edits as for {@link applyEdits}. */
export function editDocument(
	document: SourceDocument,
	edits: readonly Edit[],
): { readonly document: SourceDocument; readonly change: LineChange } {
	const { eol } = document;
	const lines = applyEdits(document.lines, edits);
	const first = edits[0]?.span.line ?? 0;
	const oldEnd = (edits.at(-1)?.span.endLine ?? -1) + 1;
	const newEnd = oldEnd + lines.length - document.lines.length;
	const change = { first, oldEnd, newEnd };
	if (document.ends === undefined)
		return { document: document.withLines(change, lines.slice(first, newEnd), eol), change };
	// Where line ends are of several kinds, each edit must know those beside it.
	let edited = document;
	for (const { span, newText } of edits.toReversed()) {
		const { line: startLine, character: startCharacter, endLine, endCharacter } = span;
		const range = { startLine, startCharacter, endLine, endCharacter };
		edited = replaceRange(edited, range, newText.replaceAll("\n", eol)).document;
	}
	return { document: edited, change };
}
