import assert from "node:assert/strict";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { toDiagnostics, toTextEdits } from "../../../server/src/common/features/toLsp.js";
import { lineSpan } from "../../../server/src/common/model/span.js";
import type { Severity } from "../../../server/src/common/rules/rule.js";
import type { PlacedFinding } from "../../../server/src/common/rules/runRules.js";
import { createTestSnapshot, demoPlan, testUri } from "../../support/planSnapshot.js";

function findingOf(severity: Severity, line: number): PlacedFinding {
	return {
		code: "unit/missing",
		severity,
		span: lineSpan(line, 2, 5),
		message: { zh: `第${line}行`, en: `line ${line}` },
		related: [],
		hasFixes: false,
		fixes: () => [],
	};
}

/** The findings as `severity line`, E, W, H or I for the notice. */
function checkCap(
	findings: readonly (readonly [Severity, number])[],
	maxFindings: number,
	expected: readonly string[],
): void {
	const letters = ["?", "E", "W", "I", "H"];
	const diagnostics = toDiagnostics(
		findings.map(([severity, line]) => findingOf(severity, line)),
		{ uri: testUri, language: "zh", maxFindings },
	);
	assert.deepEqual(
		diagnostics.map(({ severity = 0, range }) => `${letters[severity]}${range.start.line}`),
		expected,
	);
}

describe("findings as diagnostics", () => {
	it("place, code, page, message, severity, related places", () => {
		const snapshot = createTestSnapshot(
			demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委 |",
				"| ^^ | ^^ | 1.新建学校2所。 | 赵明 | ★区发改委 |",
			),
		);
		const [diagnostic, ...others] = toDiagnostics(
			snapshot.findings().filter(({ code }) => code === "number/duplicate"),
			{
				uri: testUri,
				language: "en",
				maxFindings: 10,
				rulePage: (code) => `https://rules.example/${code}.md`,
			},
		);
		assert.deepEqual(others, []);
		assert.ok(diagnostic !== undefined);
		const { range, severity, code, codeDescription, source, message, relatedInformation } = diagnostic;
		assert.deepEqual(range, { start: { line: 11, character: 12 }, end: { line: 11, character: 13 } });
		assert.equal(severity, DiagnosticSeverity.Error);
		assert.equal(code, "number/duplicate");
		assert.deepEqual(codeDescription, { href: "https://rules.example/number/duplicate.md" });
		assert.equal(source, "niwen");
		assert.match(String(message), /number 1/i);
		assert.deepEqual(
			relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]),
			[[testUri, 10]],
		);
	});
	it("all that fit", () =>
		checkCap(
			[
				["hint", 1],
				["error", 2],
			],
			2,
			["H1", "E2"],
		));
	it("errors before warnings before hints, in their order, and a notice", () =>
		checkCap(
			[
				["hint", 1],
				["warning", 2],
				["error", 3],
				["warning", 4],
				["hint", 5],
				["error", 6],
			],
			3,
			["W2", "E3", "E6", "I0"],
		));
	it("says how many are not shown", () => {
		const [, notice] = toDiagnostics([findingOf("hint", 1), findingOf("hint", 2), findingOf("hint", 3)], {
			uri: testUri,
			language: "zh",
			maxFindings: 1,
		});
		assert.match(String(notice?.message), /3处.*2处未显示/);
	});
	it("nothing of nothing", () => checkCap([], 0, []));
	it("writes the document's own line ends", () =>
		assert.deepEqual(toTextEdits([{ span: lineSpan(1, 0, 0), newText: "甲\n乙\n" }], "\r\n"), [
			{
				range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
				newText: "甲\r\n乙\r\n",
			},
		]));
});
