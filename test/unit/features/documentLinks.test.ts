import assert from "node:assert/strict";
import { provideDocumentLinks } from "../../../server/src/common/features/documentLinks.js";
import { toRange } from "../../../server/src/common/features/toLsp.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** Every link is marked. */
function checkLinks(marked: string, ...targets: readonly string[]): void {
	const { text, ranges } = readMarkers(marked);
	const links = provideDocumentLinks(createTestSnapshot(text), {
		resolvePath: (path) => `file:///plans/${path}`,
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
	it("are none without front matter", () => checkLinks("# 方案\n\nprevious: 2025.plan.md\n"));
});
