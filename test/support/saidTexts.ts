import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyNode, parse } from "acorn";
import { transformSync } from "esbuild";
import { root } from "./sources.js";

/** A text in a program, which stands there in one piece or with places to fill (shown as `…`). */
export interface ProgramText {
	readonly text: string;
	readonly node: AnyNode;
	/** What it stands in, from the inside out. */
	readonly around: readonly AnyNode[];
}

/** All texts of a TypeScript file but patterns, names of modules, and keys. */
export function textsOf(path: string): readonly ProgramText[] {
	const source = readFileSync(join(root, path), "utf8").replace(/^#!.*/, "");
	const { code } = transformSync(source, { loader: "ts", target: "esnext", charset: "utf8" });
	const found: ProgramText[] = [];
	walk(parse(code, { ecmaVersion: "latest", sourceType: "module" }), [], (node, around) => {
		const [parent] = around;
		if (parent?.type === "Property" && parent.key === node && !parent.computed) return;
		if (parent !== undefined && "source" in parent && parent.source === node) return;
		const text = textOf(node);
		if (text !== undefined && text !== "") found.push({ text, node, around });
	});
	return found;
}

/** The text of a literal; `undefined` for all else. */
export function textOf(node: AnyNode | undefined): string | undefined {
	if (node?.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
	if (node?.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked ?? "").join("…");
	return undefined;
}

/** The name that is called: `say` of `say(…)`, `t` of `vscode.l10n.t(…)`. */
export function calleeOf(node: AnyNode): string | undefined {
	if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
	const { callee } = node;
	if (callee.type === "Identifier") return callee.name;
	return callee.type === "MemberExpression" && callee.property.type === "Identifier"
		? callee.property.name
		: undefined;
}

/** Goes through a tree, each node with those that it stands in, from the inside out. */
export function walk(
	node: AnyNode,
	around: readonly AnyNode[],
	see: (node: AnyNode, around: readonly AnyNode[]) => void,
): void {
	see(node, around);
	const inside = [node, ...around];
	for (const [key, value] of Object.entries(node)) {
		if (key === "type") continue;
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, inside, see);
	}
}

function isNode(value: unknown): value is AnyNode {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
