import { existsSync, readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { compileExpressionsLate } from "./compileExpressionsLate.js";
import { distribution } from "./distribution.js";

/** A program of dist/ in one file, with its code as V8 has compiled it. */
export interface CompiledProgram {
	readonly script: vm.Script;
	run(): unknown;
}

/** Where the compiled code of a program lies for this version of V8; `build` changes with every byte of it. */
export function codeCachePath(name: string, build: string): string {
	const { versions, arch } = process;
	return fileURLToPath(new URL(`${name}.${build}.v8-${versions.v8}-${arch}.cache`, distribution));
}

/** Compiles a program, which is in ASCII and must not use `import()`; with `cachedData` that was made of the same file by the same V8 there is nothing to do. */
export function compileProgram(name: string, cachedData?: Buffer): CompiledProgram {
	const path = fileURLToPath(new URL(`${name}.cjs`, distribution));
	const source = `(function (exports, require, module, __filename) {${readFileSync(path, "latin1")}\n})`;
	const script = new vm.Script(source, {
		// Only a name: with the code V8 keeps it, and where Niwen was built is nobody's business.
		filename: `${name}.cjs`,
		...(cachedData === undefined ? {} : { cachedData }),
	});
	return {
		script,
		run() {
			const program: { exports: unknown } = { exports: {} };
			script.runInThisContext().call(undefined, program.exports, createRequire(path), program, path);
			return program.exports;
		},
	};
}

/**
 * The exports of a program of dist/; `undefined` where it is not there, and Node keeps whatever is loaded instead. Half of what a short run costs is compiling: the build compiles for its own
 * version of Node; on others (22.1 and newer) Node keeps the code after the first run.
 */
export function loadProgram(name: string, build: string): unknown {
	let cachedData: Buffer | undefined;
	try {
		cachedData = readFileSync(codeCachePath(name, build));
	} catch {
		// Built elsewhere, or being watched.
	}
	if (cachedData !== undefined) {
		const program = compileProgram(name, cachedData);
		compileExpressionsLate();
		return program.run();
	}
	keepCompiledCode();
	compileExpressionsLate();
	return existsSync(new URL(`${name}.cjs`, distribution))
		? createRequire(distribution)(`./${name}.cjs`)
		: undefined;
}

/** From 22.1 on Node keeps the code of what is loaded from now on, for the next run. */
export function keepCompiledCode(): void {
	if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
		module.enableCompileCache();
}
