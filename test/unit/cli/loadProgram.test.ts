import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileExpressionsLate } from "../../../server/src/node/compileExpressionsLate.js";
import { compileProgram } from "../../../server/src/node/loadProgram.js";
import { buildIfStale, program, root } from "./niwen.js";

describe("the program behind the entries", () => {
	let folder = "";
	const run = (...args: readonly string[]) =>
		spawnSync(process.execPath, [join(folder, "cli.js"), ...args], { cwd: root, encoding: "utf8" });
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
		const cache = caches().find((name) => name.startsWith("cli.quick."));
		assert.ok(cache !== undefined);
		compileExpressionsLate();
		const { script } = compileProgram("cli.quick", () => undefined, readFileSync(join(folder, cache)));
		assert.equal(script.cachedDataRejected, false);
	});

	it("runs with the code that the build has compiled, without it, and with one that is broken", () => {
		const cache = caches().find((name) => name.startsWith("cli.quick."));
		assert.ok(cache !== undefined, "the build has compiled it");
		const expected = run("rules");
		assert.equal(expected.status, 0, expected.stderr);
		assert.match(expected.stdout, /number\/gap/);
		writeFileSync(join(folder, cache), "no code at all");
		assert.equal(run("rules").stdout, expected.stdout);
		rmSync(join(folder, cache));
		assert.equal(run("rules").stdout, expected.stdout);
	});

	it("says what the parts say, which have the other commands too", () => {
		const plan = "seeds/wujiang-2024.plan.md";
		const commands = [
			["check", plan, "seeds/statements.plan.txt", "--lang", "zh"],
			["check", plan, "--format", "sarif"],
			["check", plan, "--jobs", "2", "--lang=en"],
			["parse", plan],
			["fmt", "--check", plan],
			["rules"],
			["check", "--help"],
			// An operand that is called as one of them.
			["stats", "check"],
			["--lang", "zh", "diff", plan, plan],
		];
		const outputs = () => commands.map((args) => run(...args).output);
		const quick = outputs();
		assert.match(quick.join(), /number\/|leader\/vacant/);
		rmSync(join(folder, "cli.quick.cjs"));
		for (const cache of caches()) rmSync(join(folder, cache));
		assert.deepEqual(outputs(), quick);
	});
});
