import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { projectPath, readProjectFile } from "../support/seeds.js";

/** The runs that `npm run long` knows. */
const longRuns = new Set(
	[...readProjectFile("scripts/long.mjs").matchAll(/^\t(\w+): \{$/gm)].map(([, name]) => name),
);

/** What a page says that something is tried with: files of tests, long runs. */
function triedWith(text: string): readonly string[] {
	return [...text.matchAll(/`(test\/[\w./-]+|npm run long -- \w+)/g)].map(([, named = ""]) => named);
}

function isThere(named: string): boolean {
	const [, run] = named.split(" -- ");
	return run === undefined ? existsSync(projectPath(named)) : longRuns.has(run);
}

describe("the pages on security", () => {
	for (const pages of [
		["SECURITY.md", "SECURITY.zh-CN.md"],
		["docs/security.md", "docs/security.zh-CN.md"],
	] as const)
		it(`name the same tests in both languages, and each is there: ${pages[0]}`, () => {
			const [english, chinese] = pages.map((page) => triedWith(readProjectFile(page)));
			assert.deepEqual(english, chinese);
			assert.ok((english ?? []).length > 5);
			for (const named of english ?? []) assert.ok(isThere(named), named);
		});

	for (const page of ["docs/security.md", "docs/security.zh-CN.md"])
		it(`say of everything that was tried what tries it: ${page}`, () => {
			const rows = readProjectFile(page)
				.split("\n")
				.filter((line) => line.startsWith("|") && !/^\| (---|input|输入) \|/.test(line));
			assert.ok(rows.length > 25, `${rows.length} rows`);
			for (const row of rows) assert.ok(triedWith(row.split(" | ").at(-1) ?? "").some(isThere), row);
		});
});
