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

/**
 * Compiles a program, which must not use `import()`; with `cachedData` that was made of the same file by
 * the same V8 there is nothing to do.
 *
 * @param loadLibrary called with the name of a library that is a program beside it, once, when it is needed
 */
export function compileProgram(
	name: string,
	loadLibrary: (name: string) => unknown,
	cachedData?: Buffer,
): CompiledProgram {
	const path = fileURLToPath(new URL(`${name}.cjs`, distribution));
	const source = `(function (exports, require, module, __filename) {${readFileSync(path, "utf8")}\n})`;
	const script = new vm.Script(source, {
		// Only a name: with the code V8 keeps it, and where Niwen was built is nobody's business.
		filename: `${name}.cjs`,
		...(cachedData === undefined ? {} : { cachedData }),
	});
	return {
		script,
		run() {
			const program: { exports: unknown } = { exports: {} };
			const ofNode = createRequire(path);
			const libraries = new Map<string, unknown>();
			const require = (id: string): unknown => {
				const library = /^\.\/(.+)\.cjs$/.exec(id)?.[1];
				if (library === undefined) return ofNode(id);
				if (!libraries.has(library)) libraries.set(library, loadLibrary(library));
				return libraries.get(library);
			};
			script.runInThisContext().call(undefined, program.exports, require, program, path);
			return program.exports;
		},
	};
}

/**
 * The exports of a program of dist/; `undefined` where it is not there, and Node keeps whatever is loaded instead. Half of
 * what a short run costs is compiling: the build compiles for its own version of Node; on others (22.1 and newer) Node
 * keeps the code after the first run.
 */
export function loadProgram(name: string, build: string): unknown {
	compileExpressionsLate();
	const cachedData = readCompiled(name, build);
	if (cachedData !== undefined)
		return compileProgram(name, (library) => loadLibrary(library, build), cachedData).run();
	keepCompiledCode();
	return existsSync(new URL(`${name}.cjs`, distribution))
		? createRequire(distribution)(`./${name}.cjs`)
		: undefined;
}

/** A library of a program. */
function loadLibrary(name: string, build: string): unknown {
	return compileProgram(name, (library) => loadLibrary(library, build), readCompiled(name, build)).run();
}

/** The code that the build has compiled; `undefined` where it was built elsewhere, or is being watched. */
function readCompiled(name: string, build: string): Buffer | undefined {
	try {
		return readFileSync(codeCachePath(name, build));
	} catch {
		return undefined;
	}
}

/** From 22.1 on Node keeps the code of what is loaded from now on, for the next run. */
export function keepCompiledCode(): void {
	if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
		module.enableCompileCache();
}
