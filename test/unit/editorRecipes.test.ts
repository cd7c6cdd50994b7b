import assert from "node:assert/strict";
import { commandIds } from "../../server/src/common/commands/commandNames.js";
import { readProjectFile } from "../support/seeds.js";

describe("docs/editors.md", () => {
	for (const page of ["docs/editors.md", "docs/editors.zh-CN.md"]) {
		const text = readProjectFile(page);
		it(`${page} gives the recipes that the runs with real editors use`, () => {
			for (const recipe of ["neovim/niwen.lua", "emacs/niwen.el"])
				assert.ok(text.includes(readProjectFile("test/clients", recipe)), recipe);
		});
		it(`${page} lists every command`, () => {
			const listed = [...text.matchAll(/^\| `(niwen\.server\.\w+)`/gm)].map(([, id]) => id);
			assert.deepEqual([...listed].sort(), [...commandIds].sort());
		});
	}
});
