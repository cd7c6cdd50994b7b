import type { Edit } from "../model/edit.js";
import { comparePlaces, type Span } from "../model/span.js";
import { sortEdits } from "./applyEdits.js";
import { refuse } from "./refusal.js";

/** An edit, and the operation that it is made for. */
export interface OwnEdit {
	readonly edit: Edit;
	readonly operation: number;
}

/** The edits in their order: those that meet are one, those that change nothing are left out. */
export function joinTouching(edits: readonly OwnEdit[], lines: readonly string[]): readonly Edit[] {
	const operations = new Map(edits.map(({ edit, operation }) => [edit, operation]));
	const joined: Edit[] = [];
	for (const edit of sortEdits(edits.map((one) => one.edit))) {
		const last = joined.at(-1);
		const apart =
			last === undefined
				? -1
				: comparePlaces(last.span.endLine, last.span.endCharacter, edit.span.line, edit.span.character);
		if (last === undefined || apart < 0) joined.push(edit);
		else if (apart === 0) {
			const { endLine, endCharacter } = edit.span;
			joined[joined.length - 1] = {
				span: { ...last.span, endLine, endCharacter },
				newText: last.newText + edit.newText,
			};
		} else
			refuse(
				"有两处修改涉及同一段文字，请分两次进行。",
				"Two changes concern the same words: make one after the other.",
				operations.get(edit) ?? 0,
			);
	}
	return joined.filter(({ span, newText }) => newText !== textAt(lines, span));
}

export function textAt(lines: readonly string[], { line, character, endLine, endCharacter }: Span): string {
	if (line === endLine) return (lines[line] ?? "").slice(character, endCharacter);
	return [
		(lines[line] ?? "").slice(character),
		...lines.slice(line + 1, endLine),
		(lines[endLine] ?? "").slice(0, endCharacter),
	].join("\n");
}

/** Puts lines in the place of those from `from` up to, not including, `to`; the document may end with them. */
export function replaceLines(
	lines: readonly string[],
	from: number,
	to: number,
	inserted: readonly string[],
): Edit {
	if (to < lines.length)
		return {
			span: { line: from, character: 0, endLine: to, endCharacter: 0 },
			newText: inserted.map((line) => `${line}\n`).join(""),
		};
	const last = lines.length - 1;
	const endCharacter = (lines[last] ?? "").length;
	if (from === 0)
		return { span: { line: 0, character: 0, endLine: last, endCharacter }, newText: inserted.join("\n") };
	// The line end before goes with them.
	const before = { line: from - 1, character: (lines[from - 1] ?? "").length };
	return {
		span: { ...before, endLine: last, endCharacter },
		newText: inserted.map((line) => `\n${line}`).join(""),
	};
}
