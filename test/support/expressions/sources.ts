import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyNode, parse, tokenizer } from "acorn";
import { build, transformSync } from "esbuild";
import { root, sources } from "../sources.js";
import { type Expression, expressionsOf } from "./bundles.js";

/** A regular expression of the project's own. */
export interface OwnExpression extends Expression {
	/** File and line, or the file alone of one that is put together. */
	readonly at: string;
}

/** The literals of all sources. */
export function writtenInSources(): readonly OwnExpression[] {
	return sources.flatMap((path) => {
		const source = readSource(path);
		const found: OwnExpression[] = [];
		for (const token of tokenizer(plainOf(source), { ecmaVersion: "latest", sourceType: "module" })) {
			if (token.type.label !== "regexp" || !("value" in token)) continue;
			const { pattern, flags } = token.value as { pattern: string; flags: string };
			const line = source.slice(0, Math.max(0, source.indexOf(`/${pattern}/${flags}`))).split("\n").length;
			found.push({ at: `${path}:${line}`, pattern, flags });
		}
		return found;
	});
}

/** The expressions that modules of the server put together when they are loaded. */
export async function madeOnLoading(): Promise<readonly OwnExpression[]> {
	const found: OwnExpression[] = [];
	for (const path of sources.filter(
		(path) => path.startsWith("server/") && readSource(path).includes("new RegExp("),
	)) {
		const { outputFiles } = await build({
			entryPoints: [join(root, path)],
			bundle: true,
			write: false,
			charset: "utf8",
			logLevel: "silent",
			format: "iife",
			platform: "node",
		});
		const watched = new Proxy(RegExp, {
			construct(target, [given, flags]: [RegExp | string, string?]) {
				const made = new target(given, flags);
				found.push({ at: path, pattern: made.source, flags: made.flags });
				return made;
			},
		});
		new Function("RegExp", outputFiles[0]?.text ?? "")(watched);
	}
	return found;
}

/** Calls of `RegExp` within functions, which are made again and again of what is then known: `file: arguments`. */
export function madeInFunctions(): readonly string[] {
	return sources.flatMap((path) => {
		const source = readSource(path);
		if (!source.includes("RegExp(")) return [];
		const code = plainOf(source);
		const found: string[] = [];
		const walk = (node: AnyNode, isInside: boolean): void => {
			const isFunction = /Function/.test(node.type);
			if (isInside && (node.type === "NewExpression" || node.type === "CallExpression")) {
				const [first] = node.arguments;
				const isMade = node.callee.type === "Identifier" && node.callee.name === "RegExp";
				if (isMade && first !== undefined && first.type !== "Literal")
					found.push(`${path}: ${code.slice(first.start, node.arguments.at(-1)?.end).replace(/\s+/g, " ")}`);
			}
			for (const value of Object.values(node))
				for (const child of Array.isArray(value) ? value : [value])
					if (typeof child?.type === "string") walk(child as AnyNode, isInside || isFunction);
		};
		walk(parse(code, { ecmaVersion: "latest", sourceType: "module" }), false);
		return found;
	});
}

/** What {@link expressionsOf} calls made of all sources, written as the bundles have it. */
export function madeInSources(): ReadonlySet<string> {
	const found = new Set<string>();
	for (const path of sources) {
		const source = readSource(path);
		if (!source.includes("RegExp(")) continue;
		const { code } = transformSync(source, {
			loader: "ts",
			target: "es2022",
			charset: "utf8",
			minify: true,
		});
		for (const call of expressionsOf(code, true).made) found.add(call);
	}
	return found;
}

/** A program's first line is for the shell. */
function readSource(path: string): string {
	return readFileSync(join(root, path), "utf8").replace(/^#!.*/, "");
}

function plainOf(source: string): string {
	return transformSync(source, { loader: "ts", target: "es2022", format: "esm", charset: "utf8" }).code;
}
