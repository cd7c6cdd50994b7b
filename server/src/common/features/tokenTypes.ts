import type { SemanticTokensLegend } from "vscode-languageserver-types";

/** Token types, in the order of their numbers; package.json gives each a colour. */
export const tokenTypes = [
	"sectionNumber",
	"taskNumber",
	"group",
	"leadUnit",
	"unit",
	"unknownUnit",
	"official",
	"targetValue",
	"comparator",
	"deadline",
] as const;

export type TokenType = (typeof tokenTypes)[number];

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [] };
