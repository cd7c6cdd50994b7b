import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { projectPath, readProjectFile } from "../support/seeds.js";

describe("the pages on security", () => {
	for (const pages of [
		["SECURITY.md", "SECURITY.zh-CN.md"],
		["docs/security.md", "docs/security.zh-CN.md"],
	] as const)
		it(`name the same tests in both languages, and each is there: ${pages[0]}`, () => {
			const [english, chinese] = pages.map((page) =>
				[...readProjectFile(page).matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = ""]) => path),
			);
			assert.deepEqual(english, chinese);
			assert.ok((english ?? []).length > 5);
			for (const path of english ?? []) assert.ok(existsSync(projectPath(path)), path);
		});
});
