/**
 * Part of the build: runs the command line over the samples and writes the code that V8 has compiled for it beside
 * the program (`loadProgram.ts` reads it). What the samples do not call is compiled when it is called.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import type { Script } from "node:vm";
import type { CommandLineProgram } from "../server/src/node/cli/command.js";
import { compileExpressionsLate } from "../server/src/node/compileExpressionsLate.js";
import { codeCachePath, compileProgram } from "../server/src/node/loadProgram.js";

/** A table, cells of a page, prose, and a page with its frame; a directory is read by the libraries that settings are. */
const samples = [
	"seeds/wujiang-2024.plan.md",
	"scripts/compileAhead.sample.txt",
	"seeds/statements.plan.txt",
	"seeds/traditional.plan.txt",
	"seeds/directories/sip.directory.yaml",
];

compileExpressionsLate();
const scripts = new Map<string, Script>();
const { run } = load("cli.quick") as CommandLineProgram;
await run(["check", ...samples, "--lang", "zh"], {
	startServer: async () => {},
	runInOtherScript: async () => 2,
	runWhole: async () => 2,
});
for (const [name, script] of scripts)
	writeFileSync(codeCachePath(name, process.argv[2] ?? ""), script.createCachedData());
// The samples have findings, which are not a failure of the build.
process.exitCode = 0;

function load(name: string): unknown {
	const program = compileProgram(name, load);
	scripts.set(name, program.script);
	return program.run();
}
