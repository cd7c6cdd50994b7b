import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plainEnvironment, root } from "../unit/cli/niwen.js";

/** The programs that a page of the documents shows, in JavaScript. */
export function programsOf(page: string): string[] {
	const text = readFileSync(join(root, page), "utf8");
	return [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, program]) => program ?? "");
}

/** Runs a program in a folder that has the package; its name says what kind of module it is. */
export function runProgram(folder: string, name: string, program: string) {
	writeFileSync(join(folder, name), program);
	return spawnSync(process.execPath, [name], { cwd: folder, env: plainEnvironment, encoding: "utf8" });
}

/**
 * What the compiler says of programs in a folder that has the package: nothing where they are right. The declarations of
 * the package are checked, too, and nothing of this project is in reach.
 */
export function compileProgram(folder: string, programs: Readonly<Record<string, string>>): string {
	for (const [name, program] of Object.entries(programs)) writeFileSync(join(folder, name), program);
	const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext"];
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[
			join(root, "node_modules/typescript/bin/tsc"),
			...options,
			"--skipLibCheck",
			"false",
			"--types",
			"",
			...Object.keys(programs),
		],
		{ cwd: folder, env: plainEnvironment, encoding: "utf8" },
	);
	return stdout + stderr;
}
