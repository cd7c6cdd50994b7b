/**
 * Part of the build: runs the command line over the samples and writes the code that V8 has compiled for it beside
 * the program (`loadProgram.ts` reads it). What the samples do not call is compiled when it is called.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import type { CommandLineProgram } from "../server/src/node/cli/command.js";
import { codeCachePath, compileProgram } from "../server/src/node/loadProgram.js";

/** A table, cells of a page, prose, and a page with its frame. */
const samples = [
	"seeds/wujiang-2024.plan.md",
	"scripts/compileAhead.sample.txt",
	"seeds/statements.plan.txt",
	"seeds/traditional.plan.txt",
];

const compiled = compileProgram("cli.quick");
const { run } = compiled.run() as CommandLineProgram;
await run(["check", ...samples, "--lang", "zh"], {
	startServer: async () => {},
	runInOtherScript: async () => 2,
	runWhole: async () => 2,
});
writeFileSync(codeCachePath("cli.quick", process.argv[2] ?? ""), compiled.script.createCachedData());
// The samples have findings, which are not a failure of the build.
process.exitCode = 0;
