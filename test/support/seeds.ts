import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The folder of the real documents that this project is measured against; they are not part of it. */
export const seedFolder = process.env.NIWEN_SEEDS ?? resolve(root, "..", "shared", "seeds");

/** Path of a real document by the number its name begins with; `undefined` where the machine has none. */
export function findSeed(number: string): string | undefined {
	if (!existsSync(seedFolder)) return undefined;
	const name = readdirSync(seedFolder).find((file) => file.startsWith(`${number}_`));
	return name === undefined ? undefined : join(seedFolder, name);
}

/** The text of a real document. Where there is none, the running test is reported as pending, with the reason. */
export function readSeed(context: Mocha.Context, number: string): string {
	const path = findSeed(number);
	if (path === undefined) {
		if (context.test !== undefined)
			context.test.title += ` (no document ${number} in ${seedFolder}; set NIWEN_SEEDS)`;
		return context.skip();
	}
	return readFileSync(path, "utf8");
}

/** Where something of the project lies. */
export function projectPath(...path: string[]): string {
	return join(root, ...path);
}

/** A file of the project. */
export function readProjectFile(...path: string[]): string {
	return readFileSync(projectPath(...path), "utf8");
}

/** The names of the plans and texts in a folder of the project. */
export function listProjectTexts(...path: string[]): readonly string[] {
	return readdirSync(join(root, ...path)).filter((name) => /\.(?:md|txt)$/.test(name));
}
