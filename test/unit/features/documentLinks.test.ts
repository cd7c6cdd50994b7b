import assert from "node:assert/strict";
import { provideDocumentLinks } from "../../../server/src/common/features/documentLinks.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

/** Every link is marked. */
function checkLinks(marked: string, ...targets: readonly string[]): void {
	const { text, ranges } = readMarkers(marked);
	const links = provideDocumentLinks(createTestSnapshot(text), {
		language: "zh",
		resolvePath: (path) => `file:///plans/${path}`,
		lineLink: (line) => `file:///plans/plan.plan.md#L${line + 1}`,
	});
	assert.deepEqual(
		links.map(({ range }) => range),
		ranges.map(({ span }) => toRange(span)),
	);
	assert.deepEqual(
		links.map(({ target }) => target),
		targets.map((target) => `file:///plans/${target}`),
	);
}

describe("document links", () => {
	it("lead to directories and to last year's plan", () =>
		checkLinks(
			"---\nregion: 江州市临湖区\ndirectory: «own.directory.yaml»\nprevious: «2025.plan.md»\nstatus: 草稿\n---\n\n# 方案\n",
			"own.directory.yaml",
			"2025.plan.md",
		));
	it("lead to each directory of a list", () =>
		checkLinks(
			"---\ndirectory:\n  - «a.yaml»\n  - «b.yaml»\nprevious:\n---\n\n# 方案\n",
			"a.yaml",
			"b.yaml",
		));
	it("lead to the tasks that cells and prose name by their numbers", () =>
		checkLinks(
			demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委 |",
				"| ^^ | ^^ | 2.与第«1»项同步推进，第9项除外，第一项不算。 | ^^ | ★区发改委 |",
			).concat("\n注：见第«1»、«2»项，《纲要》第2项除外。\n"),
			"plan.plan.md#L11",
			"plan.plan.md#L11",
			"plan.plan.md#L12",
		));
	it("lead nowhere where two tasks bear the number", () =>
		checkLinks(
			demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委 |",
				"| ^^ | ^^ | 1.与第1项同步推进。 | ^^ | ★区发改委 |",
			),
		));
	it("are none without front matter", () => checkLinks("# 方案\n\nprevious: 2025.plan.md\n"));
});
