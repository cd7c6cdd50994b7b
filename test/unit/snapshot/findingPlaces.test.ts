import assert from "node:assert/strict";
import fc from "fast-check";
import { provideCodeActions } from "../../../server/src/common/features/codeActions.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { allRules } from "../../../server/src/common/rules/allRules.js";
import { editsOfFix } from "../../../server/src/common/snapshot/applyFixes.js";
import { allEdits, createTestSnapshot, demoDirectory } from "../../support/planSnapshot.js";
import { listProjectTexts, readProjectFile } from "../../support/seeds.js";

const documents: readonly string[] = [
	...allRules.flatMap(({ examples }) => examples.wrong),
	...["seeds", "test/fixtures/workspace", "test/fixtures/grammar", "test/fixtures/clean"].flatMap((folder) =>
		listProjectTexts(folder).map((name) => readProjectFile(folder, name)),
	),
];

/** `1 places`, `1 cells`. */
const wrongPlural =
	/(?:^|[^\d.,])1 (?:more |such )?(?:cells|characters|columns|documents|findings|groups|lines|marks|names|places|readings|rows|tasks|units)\b/;

function checkPlaces(text: string): void {
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	for (const { code, span, message } of snapshot.findings()) {
		assert.doesNotMatch(message.en, wrongPlural);
		const { line, character, endLine, endCharacter } = span;
		const shown = (snapshot.document.lines[line] ?? "").trim();
		assert.ok(
			shown === "" || line < endLine || character < endCharacter,
			`${code} at ${line}:${character} shows nothing of: ${shown}`,
		);
	}
}

describe("places and words of findings", () => {
	it("show something, in every document, and in one that breaks off or lacks a piece", () => {
		for (const text of documents) {
			checkPlaces(text);
			for (let part = 1; part < 8; part++) checkPlaces(text.slice(0, (text.length * part) >> 3));
		}
	}).timeout(120_000);

	it("show something whatever is taken out of a document", () => {
		const short = documents.filter(({ length }) => length < 4000);
		fc.assert(
			fc.property(
				fc.constantFrom(...short),
				fc.nat(4000),
				fc.integer({ min: 1, max: 30 }),
				(text, at, length) => {
					const from = at % Math.max(1, text.length);
					checkPlaces(text.slice(0, from) + text.slice(from + length));
				},
			),
			{ numRuns: 300 },
		);
	}).timeout(120_000);

	it("are where an editor finds the fixes: at their beginning, their end and in between", () => {
		for (const text of allRules.flatMap(({ examples }) => examples.wrong)) {
			const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
			for (const finding of snapshot.findings()) {
				const { start, end } = toRange(finding.span);
				const middle = { line: start.line, character: (start.character + end.character) >> 1 };
				const places = start.line === end.line ? [start, middle, end] : [start, end];
				for (const place of places) {
					const titles = provideCodeActions(
						snapshot,
						{ start: place, end: place },
						{ only: ["quickfix"] },
						{ language: "zh", commands: false, edits: allEdits },
					).map(({ title }) => title);
					for (const fix of finding.fixes())
						if (editsOfFix(snapshot, fix).length > 0)
							assert.ok(titles.includes(fix.title.zh), `${finding.code}: ${fix.title.zh}`);
				}
			}
		}
	}).timeout(60_000);
});
