import assert from "node:assert/strict";
import fc from "fast-check";
import { readBlocks } from "../../../server/src/common/layouts/blockSequence.js";
import { readBlock } from "../../../server/src/common/layouts/readBlock.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { planContent } from "../../support/planContent.js";
import { documentOf, tableForms } from "../../support/tableForms.js";

/** A document changed in one place, with what changed. */
function editAt(
	text: string,
	startLine: number,
	startCharacter: number,
	endLine: number,
	endCharacter: number,
	words: string,
) {
	const document = createSourceDocument(text);
	return {
		before: document,
		...replaceRange(document, { startLine, startCharacter, endLine, endCharacter }, words),
	};
}

for (const form of tableForms) {
	describe(`a table of ${form.name}`, () => {
		it("is read row by row, each with its number and its cells", () => {
			const { plan } = readPlan(createSourceDocument(documentOf(form, 30)), {});
			assert.deepEqual(
				Array.from(plan.eachTask(), ({ number }) => number),
				Array.from({ length: 30 }, (_, i) => i + 1),
			);
			assert.equal(plan.layout, form.layout);
			for (const row of plan.eachTask()) {
				assert.match(row.text.text, /^新/);
				assert.ok(row.units.length > 0, row.text.text);
			}
		});

		it("reads after any edits as from scratch", () => {
			const line = fc.constantFrom(...form.pieces, ...form.head, ...form.row(1), ...form.row(2));
			const edit = fc.record({
				at: fc.nat(40),
				character: fc.nat(14),
				lines: fc.nat(3),
				text: fc.oneof(
					fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
					fc.constantFrom("", "\n", " ", "1", "2", "。", "局", "｜", "|", "│", "<", "-"),
				),
			});
			const table = fc
				.tuple(fc.array(line, { maxLength: 12 }), fc.nat(6), fc.array(line, { maxLength: 12 }))
				.map(([before, rows, after]) => [...before, ...documentOf(form, rows).split("\n"), ...after]);
			fc.assert(
				fc.property(table, fc.array(edit, { minLength: 1, maxLength: 6 }), (lines, edits) => {
					let document = createSourceDocument(lines.join("\n"));
					let reading = readPlan(document, {});
					for (const { at, character, lines: more, text } of edits) {
						const startLine = at % document.lines.length;
						const edited = replaceRange(
							document,
							{ startLine, startCharacter: character, endLine: startLine + more, endCharacter: character },
							text,
						);
						document = edited.document;
						reading = readPlan(document, {}, { reading, change: edited.change });
						assert.deepEqual(planContent(reading.plan), planContent(readPlan(document, {}).plan));
					}
				}),
				{ numRuns: 120 },
			);
		}).timeout(60_000);

		it("reads three blocks at most at a key press among ten thousand rows", () => {
			const text = documentOf(form, 10_000);
			const lines = text.split("\n");
			const sequence = readBlocks(createSourceDocument(text), null, readBlock);
			for (const place of [0.002, 0.01, 0.5, 0.9]) {
				let at = Math.floor(lines.length * place) + form.head.length;
				while (!(lines[at] ?? "").includes("新")) at++;
				const character = (lines[at] ?? "").indexOf("新") + 1;
				const { document, change } = editAt(text, at, character, at, character, "更");
				let read = 0;
				const counting: typeof readBlock = (given, line, ...rest) => {
					const step = readBlock(given, line, ...rest);
					// A title looks far below it, and a header learns of its rows: each is read once more, near the top.
					if (line > 0 && step.block.kind !== "table-header") read++;
					return step;
				};
				readBlocks(document, null, counting, { sequence, change });
				assert.ok(read <= 3, `${read} blocks at line ${at}`);
			}
		}).timeout(60_000);
	});
}
