import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokenizer } from "acorn";
import { transformSync } from "esbuild";
import { root } from "./sources.js";

/** A string, a piece of a template or an expression of a TypeScript file. */
export interface Literal {
	readonly words: string;
	readonly isPattern: boolean;
}

/** The literals of a TypeScript file, by its path from the root, without its comments. */
export function literalsOf(path: string): readonly Literal[] {
	// A program's first line is for the shell.
	const source = readFileSync(join(root, path), "utf8").replace(/^#!.*/, "");
	const { code } = transformSync(source, { loader: "ts", target: "es2022", charset: "utf8" });
	const found: Literal[] = [];
	for (const { type, ...token } of tokenizer(code, { ecmaVersion: 2022, sourceType: "module" })) {
		const value: unknown = "value" in token ? token.value : undefined;
		if (typeof value === "string" && (type.label === "string" || type.label === "template"))
			found.push({ words: value, isPattern: false });
		else if (typeof value === "object" && value !== null && "pattern" in value)
			found.push({ words: String(value.pattern), isPattern: true });
	}
	return found;
}
