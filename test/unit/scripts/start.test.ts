import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { createFolder, plainEnvironment, root } from "../cli/niwen.js";

const seeds = join(root, "seeds");

/** All samples with their content. */
const readSeeds = () =>
	readdirSync(seeds, { recursive: true, encoding: "utf8" })
		.sort()
		.map((name) => [name, name.includes(".") ? readFileSync(join(seeds, name), "latin1") : ""]);

describe("npm start", function () {
	this.timeout(60_000);

	it("opens a copy of the sample, so that what is typed into it changes nothing here", function () {
		// There `code` is a program of another kind.
		if (process.platform === "win32") this.skip();
		// An editor that says what it was asked to open, and saves something into it.
		const editor = createFolder({
			code: `#!/bin/sh\nfor last; do :; done\nprintf '%s\\n' "$@" > "$(dirname "$0")/asked"\necho typed >> "$last"\n`,
		});
		const before = readSeeds();
		try {
			chmodSync(join(editor.path, "code"), 0o755);
			const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/start.mjs")], {
				env: { ...plainEnvironment, PATH: `${editor.path}${delimiter}${process.env.PATH}` },
				encoding: "utf8",
			});
			assert.equal(status, 0, stderr);
			const asked = readFileSync(join(editor.path, "asked"), "utf8").trimEnd().split("\n");
			const [samples = "", sample = ""] = asked.slice(-2);
			assert.ok(asked.includes(`--extensionDevelopmentPath=${root.replace(/[\\/]$/, "")}`), asked.join(" "));
			assert.equal(dirname(sample), samples);
			assert.ok(!sample.startsWith(root), sample);
			assert.ok(stderr.includes(samples), "it says where the copy is");
			assert.match(readFileSync(sample, "utf8"), /^---\n[\s\S]+typed\n$/);
			assert.deepEqual(readdirSync(samples).sort(), readdirSync(seeds).sort());
			assert.deepEqual(readSeeds(), before);
			rmSync(dirname(samples), { recursive: true });
		} finally {
			editor.remove();
		}
	});
});
