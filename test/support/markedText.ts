import assert from "node:assert/strict";
import type { Span } from "../../server/src/common/model/span.js";

/** A range that was marked in a text, with what stands in the brackets behind it (null without brackets). */
export interface MarkedRange {
	readonly span: Span;
	readonly text: string;
	readonly label: string | null;
}

export interface MarkedText {
	/** The text without its marks. */
	readonly text: string;
	/** In the order in which they begin, the outer one first. */
	readonly ranges: readonly MarkedRange[];
	/** The place of `$0`. */
	readonly cursor: { readonly line: number; readonly character: number } | null;
}

/**
 * Reads the marks out of a test's text: `$0` is the cursor, `«text»` a range, `«text»(unit/unknown)` a range with
 * an expected finding; ranges may be nested, and `«»(code)` is a place between two characters.
 */
export function readMarkers(marked: string): MarkedText {
	let text = "";
	let line = 0;
	let character = 0;
	let cursor: MarkedText["cursor"] = null;
	const open: { order: number; line: number; character: number; at: number }[] = [];
	const ranges: (MarkedRange & { readonly order: number })[] = [];
	let order = 0;
	for (let i = 0; i < marked.length; i++) {
		const char = marked[i];
		if (char === "$" && marked[i + 1] === "0") {
			assert.equal(cursor, null, "a text has one cursor");
			cursor = { line, character };
			i++;
		} else if (char === "«") open.push({ order: order++, line, character, at: text.length });
		else if (char === "»") {
			const start = open.pop();
			assert.ok(start !== undefined, "» without «");
			const label = /^\(([a-z-]+\/[a-z-]+)\)/.exec(marked.slice(i + 1));
			if (label !== null) i += label[0].length;
			ranges.push({
				order: start.order,
				span: { line: start.line, character: start.character, endLine: line, endCharacter: character },
				text: text.slice(start.at),
				label: label?.[1] ?? null,
			});
		} else {
			text += char;
			if (char === "\n") {
				line++;
				character = 0;
			} else character++;
		}
	}
	assert.equal(open.length, 0, "« without »");
	ranges.sort((a, b) => a.order - b.order);
	return {
		text,
		ranges: ranges.map(({ span, text: inside, label }) => ({ span, text: inside, label })),
		cursor,
	};
}
