import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AnyNode, parse } from "acorn";
import { buildIfStale, root } from "../unit/cli/niwen.js";

/** Modules of Node that reach other machines, or let them in. */
const modules = /^(?:node:)?(?:net|https?|http2|tls|dgram|dns|dns\/promises|inspector|inspector\/promises)$/;
/** Names of browsers and Node that load something from an address. */
const globals = new Set([
	...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"],
	...["WebTransport", "RTCPeerConnection", "WebSocketStream"],
]);
const mayUse = new RegExp(
	`\\b(?:${[...globals].join("|")})\\b|["'\`](?:node:)?(?:net|https?|http2|tls|dgram|dns|inspector)\\b`,
);
const globalObjects = new Set(["globalThis", "self", "window", "global", "navigator"]);

/**
 * Whatever in the bundles could use a network, with the reason why it is there and what keeps it from being used. pdf.js is
 * in two files: where the document worker loads it, and in the library for embedders.
 */
const allowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	"dist/server.js": languageServer(),
	"dist/server.zh-TW.js": languageServer(),
	"dist/client/extension.cjs": {
		net: "vscode-languageclient: the other end of --socket and --pipe; the extension starts its server over IPC",
	},
	"dist/pdfjs-HASH.js": pdfJs(),
	"dist/niwen.js": pdfJs(),
};

function languageServer(): Readonly<Record<string, string>> {
	return {
		"node:net":
			"vscode-languageserver: --socket and --pipe, by which an editor on this machine may start the server",
	};
}

/** pdf.js loads a PDF, fonts and CMaps from addresses where it is given some; readPdf.ts gives it bytes alone. */
function pdfJs(): Readonly<Record<string, string>> {
	const why = "pdf.js: documents and fonts by address, of which it is given none";
	return { fetch: why, XMLHttpRequest: why };
}

describe("the network", function () {
	this.timeout(180_000);
	before(buildIfStale);

	it("is named in the bundles only where a reason is known, and every reason is still needed", () => {
		const found: Record<string, string[]> = {};
		for (const folder of ["dist", "dist/client", "dist/page"])
			for (const file of readdirSync(join(root, folder)).filter((name) => /\.c?js$/.test(name))) {
				const path = `${folder}/${file}`;
				const uses = usesOf(readFileSync(join(root, path), "utf8"), file.endsWith(".cjs"));
				if (uses.length === 0) continue;
				const name = /^dist\/pdfjs-/.test(path) ? "dist/pdfjs-HASH.js" : path;
				found[name] = uses;
			}
		const expected = Object.entries(allowed).map(([path, reasons]) => [path, Object.keys(reasons).sort()]);
		assert.deepEqual(found, Object.fromEntries(expected));
	});

	it("is told of in SECURITY.md as in this list", () => {
		for (const page of ["SECURITY.md", "SECURITY.zh-CN.md"]) {
			const rows = readFileSync(join(root, page), "utf8").split("\n");
			for (const [path, reasons] of Object.entries(allowed)) {
				const row = rows.find(
					(line) => line.startsWith("| `dist") && line.includes(path.replace("HASH", "*")),
				);
				for (const name of Object.keys(reasons))
					assert.ok(row?.includes(`\`${name}\``), `${page}: ${path}, ${name}`);
			}
		}
	});

	it("would be found, however it is written", () => {
		for (const [program, use] of [
			['import { connect } from "node:tls"; connect();', "node:tls"],
			['export * from "http";', "http"],
			['const lazily = () => import("node:https");', "node:https"],
			["const { createSocket } = require('dgram');", "dgram"],
			["addEventListener('x', () => fetch('/'));", "fetch"],
			["globalThis.fetch('/');", "fetch"],
			["self['WebSocket'];", "WebSocket"],
			["new XMLHttpRequest();", "XMLHttpRequest"],
			["typeof importScripts;", "importScripts"],
		] as const)
			assert.deepEqual(usesOf(program, false), [use], program);
		assert.deepEqual(
			usesOf('xref.fetch(a); const net = "net"; class A { fetch() {} } ({ fetch: 1 });', false),
			[],
		);
	});
});

/** What of a program could use a network, sorted, each once. */
function usesOf(program: string, isCommon: boolean): string[] {
	const found = new Set<string>();
	// Most programs say none of these words, and need not be taken apart.
	if (!mayUse.test(program)) return [];
	const ast = parse(program, {
		ecmaVersion: "latest",
		sourceType: isCommon ? "script" : "module",
		allowHashBang: true,
	});
	walk(ast, (node) => {
		const text = textOf(node);
		if (text !== undefined && modules.test(text)) found.add(text);
		if (
			node.type === "MemberExpression" &&
			node.object.type === "Identifier" &&
			globalObjects.has(node.object.name)
		) {
			const { property } = node;
			const name =
				property.type === "Identifier" ? property.name : property.type === "Literal" ? property.value : "";
			if (typeof name === "string" && globals.has(name)) found.add(name);
		}
		if (node.type === "Identifier" && globals.has(node.name)) found.add(node.name);
	});
	return [...found].sort();
}

/** The module that a node loads; undefined of others, and where it is not written as a text. */
function textOf(node: AnyNode): string | undefined {
	const source =
		node.type === "ImportDeclaration" ||
		node.type === "ExportAllDeclaration" ||
		node.type === "ExportNamedDeclaration" ||
		node.type === "ImportExpression"
			? node.source
			: node.type === "CallExpression"
				? node.arguments[0]
				: undefined;
	return source?.type === "Literal" && typeof source.value === "string" ? source.value : undefined;
}

/** Visits all nodes; names that are no variables (of members, methods and properties) are passed over. */
function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
	visit(node);
	for (const [key, value] of Object.entries(node)) {
		const isName =
			((node.type === "MemberExpression" && key === "property") ||
				((node.type === "Property" ||
					node.type === "MethodDefinition" ||
					node.type === "PropertyDefinition") &&
					key === "key")) &&
			!node.computed;
		if (isName) continue;
		for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
	}
}

function isNode(value: unknown): value is AnyNode {
	return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
