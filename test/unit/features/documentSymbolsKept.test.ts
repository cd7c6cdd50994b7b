import assert from "node:assert/strict";
import fc from "fast-check";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { provideDocumentSymbols } from "../../../server/src/common/features/documentSymbols.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { generatePlan } from "../../bench/generatePlan.mjs";
import { randomEdit } from "../../support/fuzz/editSequences.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

type Range = Parameters<typeof replaceRange>[1];

const rows = [
	"| 1 | 产业 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |",
	"| ^^ | ^^ | 2.新增上市公司3家。 | ^^ | ^^ |",
	"| 2 | 民生 | 3.新增床位200张。 | 方勇 | ★区财政局 |",
];

function edited(before: PlanSnapshot, range: Range, text: string): PlanSnapshot {
	const { document, change } = replaceRange(before.document, range, text);
	const { uri, version, environment } = before;
	return createPlanSnapshot(
		{ uri, version: version + 1, document, environment },
		{ snapshot: before, change },
	);
}

function anew({ uri, version, document, environment }: PlanSnapshot): PlanSnapshot {
	const text = createSourceDocument(document.lines.join("\n"));
	return createPlanSnapshot({ uri, version, document: text, environment });
}

function allOf(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
	return symbols.flatMap((symbol) => [symbol, ...allOf(symbol.children ?? [])]);
}

describe("the outline of a plan that is typed in", function () {
	this.timeout(60_000);

	it("is that of the text read anew, whatever was asked of versions before", () =>
		fc.assert(
			fc.property(
				fc.constantFrom(demoPlan(...rows), generatePlan(12)),
				fc.array(fc.tuple(randomEdit, fc.boolean(), fc.constantFrom("zh" as const, "en" as const)), {
					minLength: 1,
					maxLength: 8,
				}),
				(text, edits) => {
					let now: PlanSnapshot = createTestSnapshot(text, { directories: [demoDirectory] });
					provideDocumentSymbols(now, "zh");
					for (const [{ line, character, lines, length, text }, isAsked, language] of edits) {
						const startLine = line % now.document.lineCount;
						const endCharacter = lines === 0 ? character + length : length;
						const range = { startLine, startCharacter: character, endLine: startLine + lines, endCharacter };
						now = edited(now, range, text);
						if (isAsked)
							assert.deepEqual(
								provideDocumentSymbols(now, language),
								provideDocumentSymbols(anew(now), language),
							);
					}
				},
			),
			{ numRuns: 200 },
		));

	it("shows the units of a merged cell as they are written above", () => {
		const before = createTestSnapshot(demoPlan(...rows), { directories: [demoDirectory] });
		provideDocumentSymbols(before, "zh");
		const line = before.plan.lineOfTask(0);
		const start = before.document.lineAt(line).indexOf("区工信局");
		const range = { startLine: line, startCharacter: start, endLine: line, endCharacter: start + 4 };
		const outline = allOf(provideDocumentSymbols(edited(before, range, "区财政局"), "zh"));
		const details = outline.filter(({ name }) => /^[12]\./.test(name)).map(({ detail }) => detail);
		assert.deepEqual(details, ["区财政局", "区财政局"]);
	});

	it("has the same entries for all tasks but the one that is typed in", () => {
		const before = createTestSnapshot(generatePlan(400));
		const known = new Set(allOf(provideDocumentSymbols(before, "zh")));
		const line = before.plan.lineOfTask(200);
		const character = before.document.lineAt(line).indexOf("。");
		const range = { startLine: line, startCharacter: character, endLine: line, endCharacter: character };
		const now = provideDocumentSymbols(edited(before, range, "等"), "zh");
		const others = allOf(now).filter((symbol) => symbol.children === undefined && !known.has(symbol));
		assert.deepEqual(
			others.map(({ range }) => range.start.line),
			[line],
		);
	});
});
