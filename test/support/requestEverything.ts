import assert from "node:assert/strict";
import type { ServerCapabilities } from "vscode-languageserver/node";
import type { Position, Range } from "vscode-languageserver-types";
import type { ConnectedServer } from "./connectServer.js";

/** A request that a server says it answers, about a place in a document. */
export interface PlaceRequest {
	readonly method: string;
	readonly params: unknown;
}

/** The end of the range that requests about a range get. */
function rangeFrom(start: Position): Range {
	return { start, end: { line: start.line + 1, character: 1 } };
}

/** All requests about one place that the server's capabilities promise an answer to. */
export function requestsAt(
	capabilities: ServerCapabilities,
	uri: string,
	position: Position,
): readonly PlaceRequest[] {
	const textDocument = { uri };
	const at = { textDocument, position };
	const range = rangeFrom(position);
	const offered: [unknown, string, unknown][] = [
		[capabilities.hoverProvider, "hover", at],
		[capabilities.completionProvider, "completion", at],
		[capabilities.definitionProvider, "definition", at],
		[capabilities.referencesProvider, "references", { ...at, context: { includeDeclaration: true } }],
		[capabilities.documentHighlightProvider, "documentHighlight", at],
		[capabilities.codeActionProvider, "codeAction", { textDocument, range, context: { diagnostics: [] } }],
		[
			capabilities.codeActionProvider,
			"codeAction",
			{
				textDocument,
				range: { start: position, end: position },
				context: { diagnostics: [], only: ["source"] },
			},
		],
		[
			capabilities.documentRangeFormattingProvider,
			"rangeFormatting",
			{ textDocument, range, options: { tabSize: 4, insertSpaces: true } },
		],
		[
			capabilities.documentRangeFormattingProvider,
			"rangesFormatting",
			{ textDocument, ranges: [range, range], options: { tabSize: 4, insertSpaces: true } },
		],
		[semanticRange(capabilities), "semanticTokens/range", { textDocument, range }],
		[prepares(capabilities), "prepareRename", at],
		[capabilities.renameProvider, "rename", { ...at, newName: "区审计局" }],
		[capabilities.renameProvider, "rename", { ...at, newName: "a|b\n^^" }],
		[capabilities.selectionRangeProvider, "selectionRange", { textDocument, positions: [position] }],
		[capabilities.linkedEditingRangeProvider, "linkedEditingRange", at],
		[capabilities.inlayHintProvider, "inlayHint", { textDocument, range }],
		[capabilities.inlineCompletionProvider, "inlineCompletion", { ...at, context: { triggerKind: 1 } }],
	];
	return offered.flatMap(([is, name, params]) =>
		is === undefined || is === false ? [] : [{ method: `textDocument/${name}`, params }],
	);
}

/** All commands of the server with the range that begins at a place. */
function commandsAt(
	{ executeCommandProvider }: ServerCapabilities,
	uri: string,
	position: Position,
): readonly PlaceRequest[] {
	const range = rangeFrom(position);
	return (executeCommandProvider?.commands ?? []).map((command) => ({
		method: "workspace/executeCommand",
		params: { command, arguments: [{ uri, range }] },
	}));
}

/** Requests about a document as a whole. */
export function requestsOn(capabilities: ServerCapabilities, uri: string): readonly PlaceRequest[] {
	const textDocument = { uri };
	const offered: [unknown, string, unknown][] = [
		[capabilities.documentSymbolProvider, "documentSymbol", { textDocument }],
		[capabilities.foldingRangeProvider, "foldingRange", { textDocument }],
		[capabilities.documentLinkProvider, "documentLink", { textDocument }],
		[
			capabilities.documentFormattingProvider,
			"formatting",
			{ textDocument, options: { tabSize: 4, insertSpaces: true } },
		],
		[capabilities.semanticTokensProvider, "semanticTokens/full", { textDocument }],
		[capabilities.diagnosticProvider, "diagnostic", { textDocument }],
		[capabilities.codeLensProvider, "codeLens", { textDocument }],
	];
	return offered.flatMap(([is, name, params]) =>
		is === undefined || is === false ? [] : [{ method: `textDocument/${name}`, params }],
	);
}

function semanticRange({ semanticTokensProvider }: ServerCapabilities): unknown {
	return semanticTokensProvider?.range;
}

function prepares({ renameProvider }: ServerCapabilities): unknown {
	return typeof renameProvider === "object" ? renameProvider.prepareProvider : undefined;
}

/** Request failed (LSP 3.17): the server refuses, and says why. */
const requestFailed = -32803;

/**
 * Sends all requests about a document and about places in it. Each must be answered, or refused with a reason; a failure
 * inside the server, which it tells to its log, fails.
 *
 * @param commandPlaces where commands are sent, which take longest
 * @returns how many requests were sent
 */
export async function requestEverything(
	{ client, capabilities, log }: Pick<ConnectedServer, "client" | "capabilities" | "log">,
	uri: string,
	places: readonly Position[],
	commandPlaces: readonly Position[],
): Promise<number> {
	const told = log.length;
	let sent = 0;
	const send = async ({ method, params }: PlaceRequest): Promise<void> => {
		sent++;
		try {
			await client.sendRequest(method, params);
		} catch (error) {
			const { code, message } = error as { code?: number; message: string };
			assert.equal(code, requestFailed, `${method} ${JSON.stringify(params)}: ${message}`);
			assert.ok(message.length > 3, `${method} is refused without a reason`);
		}
	};
	await Promise.all(requestsOn(capabilities, uri).map(send));
	const all = [
		...places.map((place) => requestsAt(capabilities, uri, place)),
		...commandPlaces.map((place) => commandsAt(capabilities, uri, place)),
	];
	for (let from = 0; from < all.length; from += atOnce)
		await Promise.all(
			all
				.slice(from, from + atOnce)
				.flat()
				.map(send),
		);
	const failed = log.slice(told).filter((line) => line.startsWith("niwen: "));
	assert.deepEqual(failed, [], "failures that the server tells of");
	return sent;
}

const atOnce = 40;

/** Every place of a text, those behind the ends of its lines among them, or one of so many. */
export function placesOf(text: string, step = 1, first = 0): readonly Position[] {
	const places: Position[] = [];
	let count = first;
	text.split(/\r\n|\n|\r/).forEach((written, line) => {
		for (let character = 0; character <= written.length + 1; character++)
			if (count++ % step === 0) places.push({ line, character });
	});
	return places;
}

/**
 * Places of a text by which all others are tried: in every line its ends, the place behind its end, and every place
 * between characters of two kinds. Within a run of one kind a request looks at the same cell, name, number or word.
 */
export function tellingPlaces(text: string): readonly Position[] {
	return text.split(/\r\n|\n|\r/).flatMap((written, line) => {
		const places: Position[] = [];
		for (let character = 0; character <= written.length + 1; character++) {
			const isEnd = character === 0 || character >= written.length;
			if (isEnd || kindOf(written, character - 1) !== kindOf(written, character))
				places.push({ line, character });
		}
		return places;
	});
}

/** One place in each cell of a line, or clause of a sentence: where commands on rows and columns differ. */
export function cellPlaces(text: string): readonly Position[] {
	return text.split(/\r\n|\n|\r/).flatMap((written, line) => {
		const starts = [...written.matchAll(/[|\t。；]/g)].map(({ index }) => index + 1);
		return [0, ...starts].map((character) => ({ line, character }));
	});
}

function kindOf(text: string, at: number): string {
	const character = text[at] ?? "";
	const kind = kinds.findIndex((one) => one.test(character));
	return kind < 0 ? character : `${kind}`;
}

const kinds = [/[\u3400-\u9fff]/, /[0-9０-９]/, /[A-Za-z]/, /[ \t\u3000]/];
