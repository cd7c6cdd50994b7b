import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyNode, type CallExpression, type NewExpression, parse } from "acorn";

/** A regular expression of a program. */
export interface Expression {
	readonly pattern: string;
	readonly flags: string;
}

/** The regular expressions of a program. */
export interface ProgramExpressions {
	/** Literals, and `new RegExp("…", "…")` of texts alone. */
	readonly written: readonly Expression[];
	/**
	 * Calls of `RegExp` that put a pattern together, with every name of a variable replaced by `_`, so that they are the
	 * same whatever a minifier calls them.
	 */
	readonly made: readonly string[];
}

const folders = ["dist", "dist/client", "dist/page"];

/** What ships as a program: of each file its path and its text. */
export function readBundles(root: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const folder of folders)
		for (const file of readdirSync(join(root, folder)))
			if (/\.c?js$/.test(file))
				found.set(`${folder}/${file}`, readFileSync(join(root, folder, file), "utf8"));
	return found;
}

/** @param isModule whether it is an ES module, and no CommonJS */
export function expressionsOf(program: string, isModule: boolean): ProgramExpressions {
	const written: Expression[] = [];
	const made: string[] = [];
	const ast = parse(program, {
		ecmaVersion: "latest",
		sourceType: isModule ? "module" : "script",
		allowHashBang: true,
	});
	walk(ast, (node) => {
		if (node.type === "Literal" && node.regex)
			written.push({ pattern: readable(node.regex.pattern), flags: node.regex.flags });
		if ((node.type !== "NewExpression" && node.type !== "CallExpression") || !callsRegExp(node)) return;
		const [pattern, flags] = node.arguments.map((argument) => textOf(argument));
		if (pattern !== undefined && (flags !== undefined || node.arguments.length < 2))
			written.push({ pattern, flags: flags ?? "" });
		else made.push(withoutNames(program, node));
	});
	return { written, made };
}

function callsRegExp({ callee }: NewExpression | CallExpression): boolean {
	return (
		(callee.type === "Identifier" && callee.name === "RegExp") ||
		(callee.type === "MemberExpression" &&
			callee.property.type === "Identifier" &&
			callee.property.name === "RegExp")
	);
}

function textOf(node: AnyNode): string | undefined {
	if (node.type === "Literal" && typeof node.value === "string") return node.value;
	if (node.type === "TemplateLiteral" && node.expressions.length === 0)
		return node.quasis[0]?.value.cooked ?? undefined;
	return undefined;
}

/** What stands between the brackets of a call, without blanks and names. */
function withoutNames(program: string, call: NewExpression | CallExpression): string {
	const names: { readonly start: number; readonly end: number }[] = [];
	for (const argument of call.arguments)
		walk(argument, (node, isName) => {
			if (node.type === "Identifier" && !isName) names.push(node);
		});
	const parts: string[] = [];
	let from = call.arguments[0]?.start ?? call.end;
	for (const { start, end } of names.sort((a, b) => a.start - b.start)) {
		parts.push(program.slice(from, start), "_");
		from = end;
	}
	parts.push(program.slice(from, call.arguments.at(-1)?.end));
	return readable(parts.join("").replace(/\s+/g, " "));
}

/** With the characters that a bundler has written by their codes, some bundles being of ASCII alone. */
function readable(pattern: string): string {
	return pattern.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (code, four?: string, two?: string) => {
		const unit = Number.parseInt(four ?? two ?? "", 16);
		return unit < 0xa0 || (unit >= 0xd800 && unit < 0xe000) ? code : String.fromCharCode(unit);
	});
}

/** Visits all nodes; `isName` of those that name a member or a key. */
function walk(node: AnyNode, visit: (node: AnyNode, isName: boolean) => void, isName = false): void {
	visit(node, isName);
	for (const [key, value] of Object.entries(node)) {
		const isKey = (key === "property" || key === "key") && !(node as { computed?: boolean }).computed;
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, isKey);
	}
}

function isNode(value: unknown): value is AnyNode {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
