import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { IGrammar, IRawGrammar, IRawTheme, StateStack } from "vscode-textmate";

// Both are CommonJS whose names an import finds or not, depending on how the tests are loaded.
const require = createRequire(import.meta.url);
const oniguruma: typeof import("vscode-oniguruma") = require("vscode-oniguruma");
const textmate: typeof import("vscode-textmate") = require("vscode-textmate");

export const root = new URL("../../../", import.meta.url);

/** A piece of a line with the scopes that it has beside the grammar's own. */
export interface Token {
	readonly text: string;
	readonly scopes: readonly string[];
}

/** The colour (`#RRGGBB`) and the boldness that a theme gives to a piece of a line. */
export interface ColouredToken {
	readonly text: string;
	readonly foreground: string;
	readonly bold: boolean;
}

/**
 * The grammar of plans in the engine that VS Code uses. Other grammars come from `embedded`, by scope name;
 * one that is not there is left out, as in an editor that does not have it.
 */
export async function loadPlanGrammar(
	embedded: ReadonlyMap<string, string> = new Map(),
	theme?: IRawTheme,
): Promise<{ grammar: IGrammar; colourOf: (metadata: number) => Omit<ColouredToken, "text"> }> {
	const registry = new textmate.Registry({
		onigLib: loadOniguruma(),
		loadGrammar: async (scopeName) => readGrammar(scopeName, embedded),
		...(theme === undefined ? {} : { theme }),
	});
	const grammar = await registry.loadGrammar("text.policy-plan");
	if (grammar === null) throw new Error("The grammar of plans cannot be loaded.");
	const colours = registry.getColorMap();
	return {
		grammar,
		// Bits 15–23 of a token's metadata hold the colour, bits 11–14 the style (2 is bold); see vscode-textmate.
		colourOf: (metadata) => ({
			foreground: colours[(metadata >>> 15) & 0x1ff] ?? "",
			bold: ((metadata >>> 11) & 2) === 2,
		}),
	};
}

/** Every line of a text as tokens. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
	let state: StateStack | null = null;
	return text.split(/\r?\n/).map((line) => {
		const result = grammar.tokenizeLine(line, state);
		state = result.ruleStack;
		return result.tokens
			.map((token) => ({
				text: line.slice(token.startIndex, token.endIndex),
				scopes: token.scopes.slice(1),
			}))
			.filter((token) => token.text !== "");
	});
}

/** Every line of a text in the colours of the theme that the grammar was loaded with. */
export function colour(
	loaded: Awaited<ReturnType<typeof loadPlanGrammar>>,
	text: string,
): readonly (readonly ColouredToken[])[] {
	let state: StateStack | null = null;
	return text.split(/\r?\n/).map((line) => {
		const { tokens, ruleStack } = loaded.grammar.tokenizeLine2(line, state);
		state = ruleStack;
		const pieces: ColouredToken[] = [];
		for (let i = 0; i < tokens.length; i += 2) {
			const piece = line.slice(tokens[i], tokens[i + 2] ?? line.length);
			if (piece !== "") pieces.push({ text: piece, ...loaded.colourOf(tokens[i + 1] ?? 0) });
		}
		return pieces;
	});
}

/** The raw grammar as it is shipped. */
export function readPlanGrammar(): IRawGrammar {
	const file = new URL("syntaxes/policy-plan.tmLanguage.json", root);
	return textmate.parseRawGrammar(readFileSync(file, "utf8"), file.pathname);
}

function readGrammar(scopeName: string, embedded: ReadonlyMap<string, string>): IRawGrammar | null {
	if (scopeName === "text.policy-plan") return readPlanGrammar();
	const file = embedded.get(scopeName);
	return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, "utf8"), file);
}

let library: ReturnType<typeof startOniguruma> | undefined;

/** The engine of regular expressions, started once. */
export function loadOniguruma(): ReturnType<typeof startOniguruma> {
	library ??= startOniguruma();
	return library;
}

async function startOniguruma() {
	const wasm = require.resolve("vscode-oniguruma/release/onig.wasm");
	const bytes = readFileSync(wasm);
	await oniguruma.loadWASM(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
	return {
		createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
		createOnigString: (text: string) => new oniguruma.OnigString(text),
	};
}
