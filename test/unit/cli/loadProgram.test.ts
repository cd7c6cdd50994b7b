import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileProgram } from "../../../server/src/node/loadProgram.js";
import { buildIfStale, program } from "./niwen.js";

describe("the program behind the entries", () => {
	let folder = "";
	const run = () => spawnSync(process.execPath, [join(folder, "cli.js"), "rules"], { encoding: "utf8" });
	const caches = () => readdirSync(folder).filter((name) => name.endsWith(".cache"));

	before(() => {
		buildIfStale();
		folder = mkdtempSync(join(tmpdir(), "niwen-dist-"));
		for (const name of readdirSync(dirname(program)))
			if (/^cli\.|^[^/]+-[A-Z0-9]{8}\.js$|^directories\.json$/.test(name))
				cpSync(join(dirname(program), name), join(folder, name));
		writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
	});
	after(() => rmSync(folder, { recursive: true, force: true }));

	it("is compiled by the build for this Node", () => {
		const [cache] = caches();
		assert.ok(cache !== undefined);
		const { script } = compileProgram("cli.program", readFileSync(join(folder, cache)));
		assert.equal(script.cachedDataRejected, false);
	});

	it("runs with the code that the build has compiled, without it, and with one that is broken", () => {
		const [cache] = caches();
		assert.ok(cache !== undefined, "the build has compiled it");
		const expected = run();
		assert.equal(expected.status, 0, expected.stderr);
		assert.match(expected.stdout, /number\/gap/);
		writeFileSync(join(folder, cache), "no code at all");
		assert.equal(run().stdout, expected.stdout);
		rmSync(join(folder, cache));
		assert.equal(run().stdout, expected.stdout);
	});

	it("is the same in the parts that the editor's extension has of it", () => {
		const whole = run();
		assert.equal(whole.status, 0, whole.stderr);
		rmSync(join(folder, "cli.program.cjs"));
		assert.deepEqual(run().output, whole.output);
	});
});
