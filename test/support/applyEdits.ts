import assert from "node:assert/strict";
import type { Edit } from "../../server/src/common/model/edit.js";
import { comparePlaces } from "../../server/src/common/model/span.js";

/** The text with all edits made, as LSP 3.17 makes them: places are those before any edit, none overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const starts = [0];
	for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
	const offsetOf = (line: number, character: number): number => {
		const start = starts[line];
		assert.ok(start !== undefined, `an edit at line ${line}, which the text does not have`);
		const end = starts[line + 1] ?? text.length + 1;
		assert.ok(character < end - start, `an edit behind the end of line ${line}`);
		return start + character;
	};
	const sorted = [...edits].sort((a, b) =>
		comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character),
	);
	let result = "";
	let at = 0;
	for (const { span, newText } of sorted) {
		const start = offsetOf(span.line, span.character);
		const end = offsetOf(span.endLine, span.endCharacter);
		assert.ok(at <= start && start <= end, "edits overlap");
		result += text.slice(at, start) + newText;
		at = end;
	}
	return result + text.slice(at);
}
