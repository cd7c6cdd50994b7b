import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * A check asks several hundred regular expressions, most of them a few times. V8 compiles each to bytecode, which it
 * polishes, and to machine code with the second match: that was an eighth of a short run. Bytecode as it comes will do
 * for the first matches, and what is asked more often is compiled as ever.
 */
const flags = ["--no-regexp-peephole-optimization", "--regexp-tier-up-ticks=32"] as const;

/** Major versions of V8 that know the flags; another might not, and would say so on the standard error. */
const knownTo: readonly string[] = ["11", "12", "13"];

/**
 * For the command line; told before its expressions are made, and before its code is loaded: V8 takes kept code
 * (`loadProgram.ts`) under the flags alone that it was made with.
 */
export function compileExpressionsLate(): void {
	const [major = ""] = process.versions.v8.split(".");
	loadOfNode();
	if (knownTo.includes(major)) for (const flag of flags) setFlagsFromString(flag);
}

/** What every run uses of Node and is not there at its start: under other flags V8 refuses Node's kept code of it, too. */
function loadOfNode(): void {
	const ofNode = createRequire(import.meta.url);
	ofNode("node:fs/promises");
	void ofNode("node:util").parseArgs;
}
