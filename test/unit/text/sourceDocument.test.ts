import assert from "node:assert/strict";
import fc from "fast-check";
import {
	createSourceDocument,
	replaceRange,
	type SourceDocument,
} from "../../../server/src/common/text/sourceDocument.js";

/** A document's text, put together again. */
function textOf({ lines, eol, ends }: SourceDocument): string {
	return lines.map((line, i) => (i === lines.length - 1 ? line : line + (ends?.at(i) ?? eol))).join("");
}

/** Where each line of a text begins and its content ends, as LSP 3.17 counts lines. */
function placesOf(text: string): readonly { readonly start: number; readonly end: number }[] {
	const places: { start: number; end: number }[] = [];
	let start = 0;
	for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
		places.push({ start, end: index });
		start = index + end.length;
	}
	return [...places, { start, end: text.length }];
}

function insert(text: string, line: number, character: number, inserted: string, deleted = 0) {
	const range = {
		startLine: line,
		startCharacter: character,
		endLine: line,
		endCharacter: character + deleted,
	};
	return replaceRange(createSourceDocument(text), range, inserted).document;
}

describe("source documents", () => {
	it("take the first line end for new ones, and note where others stand", () => {
		const told = (document: SourceDocument) => {
			const { lines, eol, ends, text } = document;
			return [lines, eol, ends && [...ends], text];
		};
		const cases: [string, readonly string[], string, readonly string[] | undefined][] = [
			["", [""], "\n", undefined],
			["a\r\nb\r\n", ["a", "b", ""], "\r\n", undefined],
			["a\rb", ["a", "b"], "\r", undefined],
			["a\n\rb\r\n", ["a", "", "b", ""], "\n", ["\n", "\r", "\r\n"]],
		];
		for (const [text, ...expected] of cases)
			assert.deepEqual(told(createSourceDocument(text)), [...expected, text]);
	});

	it("count a carriage return and a line feed that an edit has joined as one line end", () => {
		const cases: [SourceDocument, readonly string[]][] = [
			[insert("x\n1.新建公园2个", 0, 1, "\r"), ["x", "1.新建公园2个"]],
			[insert("x\ry", 1, 0, "\n"), ["x", "y"]],
			[insert("x\ra\ny", 1, 0, "", 1), ["x", "y"]],
			[insert("x\ra", 1, 0, "\n", 1), ["x", ""]],
			[insert("a\nb", 0, 0, "\r", 1), ["", "b"]],
			// Here nothing is joined.
			[insert("x\r\ny", 0, 1, "\r"), ["x", "", "y"]],
			[insert("x\r\ny", 0, 1, "\n"), ["x", "", "y"]],
			[insert("x\r\ny", 1, 0, "\n"), ["x", "", "y"]],
		];
		for (const [document, lines] of cases) assert.deepEqual(document.lines, lines);
	});

	it("are after any edits what the text is, read anew", () => {
		const piece = fc.constantFrom("a", "项", "\r", "\n", "\r\n", "\n\r");
		const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
		const place = fc.record({ line: fc.nat(9), character: fc.nat(4) });
		fc.assert(
			fc.property(
				text,
				fc.array(fc.record({ start: place, end: place, inserted: text }), { maxLength: 6 }),
				(initial, edits) => {
					let now = initial;
					let document = createSourceDocument(initial);
					for (const { start, end, inserted } of edits) {
						const offsetOf = ({ line, character }: { line: number; character: number }) => {
							const at = placesOf(now)[line];
							return at === undefined ? now.length : Math.min(at.start + character, at.end);
						};
						const [from, to] = [offsetOf(start), offsetOf(end)].sort((a, b) => a - b);
						const [first, last] = offsetOf(start) <= offsetOf(end) ? [start, end] : [end, start];
						const before = document.lines;
						const edited = replaceRange(
							document,
							{
								startLine: first.line,
								startCharacter: first.character,
								endLine: last.line,
								endCharacter: last.character,
							},
							inserted,
						);
						document = edited.document;
						now = now.slice(0, from) + inserted + now.slice(to);
						assert.equal(textOf(document), now);
						const told = (one: SourceDocument) => {
							const { lines, lineCount, eol, ends } = one;
							const each = Array.from({ length: lineCount }, (_, i) => one.lineAt(i));
							return { lines, each, eol, ends: ends && [...ends] };
						};
						assert.deepEqual(told(document), told(createSourceDocument(now)));
						const { change } = edited;
						assert.deepEqual(document.lines.slice(0, change.first), before.slice(0, change.first));
						assert.deepEqual(document.lines.slice(change.newEnd), before.slice(change.oldEnd));
					}
				},
			),
			{ numRuns: 3000 },
		);
	});
});
