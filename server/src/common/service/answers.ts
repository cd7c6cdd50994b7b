import type {
	CodeLensRequest,
	CodeLensResolveRequest,
	CompletionRequest,
	CompletionResolveRequest,
	DefinitionRequest,
	DocumentFormattingRequest,
	DocumentHighlightRequest,
	DocumentLinkRequest,
	DocumentRangeFormattingRequest,
	DocumentRangesFormattingRequest,
	DocumentSymbolRequest,
	FoldingRangeRequest,
	HoverRequest,
	InlayHintRequest,
	InlineCompletionRequest,
	LinkedEditingRangeRequest,
	Range,
	ReferencesRequest,
	SelectionRangeRequest,
	SemanticTokensDeltaRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
} from "vscode-languageserver";
import { loadedPinyin } from "../directory/pinyin.js";
import * as lenses from "../features/codeLenses.js";
import * as completions from "../features/completion.js";
import { provideDefinition } from "../features/definition.js";
import { provideDocumentLinks } from "../features/documentLinks.js";
import { provideDocumentSymbols } from "../features/documentSymbols.js";
import { provideFoldingRanges } from "../features/foldingRanges.js";
import { formatTables } from "../features/formatting.js";
import { provideHover } from "../features/hover.js";
import { provideInlayHints } from "../features/inlayHints.js";
import { provideInlineCompletion } from "../features/inlineCompletion.js";
import { provideLinkedEditing } from "../features/linkedEditing.js";
import { provideDocumentHighlights, provideReferences } from "../features/nameReferences.js";
import { provideSelectionRanges } from "../features/selectionRanges.js";
import { provideSemanticTokens } from "../features/semanticTokens.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { languageOf } from "./documentLanguage.js";
import type { Answer, DocumentAnswer, FeatureOptions } from "./feature.js";

/*
 * What the table of features answers with. The table is read before `initialize` is answered; this, with all that answers
 * are made of, is loaded with the first request or behind the first findings.
 */

export { findSymbols } from "./findSymbols.js";
export { prepareRename, rename } from "./renameRequests.js";

export const hover: DocumentAnswer<typeof HoverRequest.type> = (
	snapshot,
	{ position },
	{ options, previousOf },
) => {
	const previous = previousOf(snapshot);
	return (
		provideHover(snapshot, position, {
			...taskLinks(snapshot, options),
			...(previous === undefined ? {} : { previous }),
			placeLink: (uri, line) => (options.commandLinks ? commandLink(uri, line) : `${uri}#L${line + 1}`),
		}) ?? null
	);
};

export const completion: DocumentAnswer<typeof CompletionRequest.type> = (
	snapshot,
	{ position, context },
	{ options: { language, snippets } },
) => {
	const byBlank = context?.triggerCharacter === " ";
	return completions.provideCompletion(snapshot, position, { language, snippets, byBlank, ...pinyin() });
};

export const completionItem: Answer<typeof CompletionResolveRequest.type> = ({ snapshotOf, options }, item) =>
	completions.resolveCompletion(item, snapshotOf, ({ document }) => ({
		language: languageOf(document, options),
	}));

export const documentSymbols: DocumentAnswer<typeof DocumentSymbolRequest.type> = (
	snapshot,
	_,
	{ options },
) => provideDocumentSymbols(snapshot, options.language);

export const foldingRanges: DocumentAnswer<typeof FoldingRangeRequest.type> = (snapshot) =>
	provideFoldingRanges(snapshot);

export const definition: DocumentAnswer<typeof DefinitionRequest.type> = async (
	snapshot,
	{ position },
	{ options, pathsKnown },
) => {
	await pathsKnown(snapshot.uri);
	return provideDefinition(snapshot, position, pathsOf(snapshot, options));
};

export const references: DocumentAnswer<typeof ReferencesRequest.type> = async (
	snapshot,
	{ position, context: { includeDeclaration } },
	context,
	token,
) => {
	await context.plansRead(token);
	// Directories that came meanwhile know more names; an edit has moved the position.
	const now = context.snapshotOf(snapshot.uri);
	const known = now?.version === snapshot.version ? now : snapshot;
	return provideReferences(known, position, includeDeclaration, context.index);
};

export const documentHighlights: DocumentAnswer<typeof DocumentHighlightRequest.type> = (
	snapshot,
	{ position },
) => provideDocumentHighlights(snapshot, position);

export const documentLinks: DocumentAnswer<typeof DocumentLinkRequest.type> = async (
	snapshot,
	_,
	{ options, pathsKnown },
) => {
	await pathsKnown(snapshot.uri);
	return provideDocumentLinks(snapshot, {
		...pathsOf(snapshot, options),
		language: options.language,
		lineLink: (line) =>
			options.commandLinks ? commandLink(snapshot.uri, line) : `${snapshot.uri}#L${line + 1}`,
	});
};

export const formatting: DocumentAnswer<typeof DocumentFormattingRequest.type> = (snapshot) =>
	format(snapshot);

export const rangeFormatting: DocumentAnswer<typeof DocumentRangeFormattingRequest.type> = (
	snapshot,
	{ range },
) => format(snapshot, [range]);

export const rangesFormatting: DocumentAnswer<typeof DocumentRangesFormattingRequest.type> = (
	snapshot,
	{ ranges },
) => format(snapshot, ranges);

export const semanticTokens: DocumentAnswer<typeof SemanticTokensRequest.type> = (snapshot, _, { tokens }) =>
	tokens.all(snapshot);

export const semanticTokensDelta: DocumentAnswer<typeof SemanticTokensDeltaRequest.type> = (
	snapshot,
	{ previousResultId },
	{ tokens },
) => tokens.since(snapshot, previousResultId);

export const semanticTokensOfRange: DocumentAnswer<typeof SemanticTokensRangeRequest.type> = (
	snapshot,
	{ range },
) => provideSemanticTokens(snapshot, range);

export const inlayHints: DocumentAnswer<typeof InlayHintRequest.type> = (
	snapshot,
	{ range },
	{ options: { language } },
) => provideInlayHints(snapshot, range, { language, shows: snapshot.environment.settings.inlayHints });

export const codeLenses: DocumentAnswer<typeof CodeLensRequest.type> = (snapshot) =>
	snapshot.environment.settings.codeLens ? lenses.provideCodeLenses(snapshot) : [];

export const codeLens: Answer<typeof CodeLensResolveRequest.type> = (
	{ snapshotOf, shownFindings, options },
	lens,
) =>
	lenses.resolveCodeLens(lens, snapshotOf, {
		languageFor: ({ document }) => languageOf(document, options),
		commandLinks: options.commandLinks,
		shownFindings,
	});

export const selectionRanges: DocumentAnswer<typeof SelectionRangeRequest.type> = (snapshot, { positions }) =>
	provideSelectionRanges(snapshot, positions);

export const linkedEditing: DocumentAnswer<typeof LinkedEditingRangeRequest.type> = (
	snapshot,
	{ position },
) =>
	snapshot.environment.settings.linkedEditing ? (provideLinkedEditing(snapshot, position) ?? null) : null;

export const inlineCompletion: DocumentAnswer<typeof InlineCompletionRequest.type> = (
	snapshot,
	{ position, context: { triggerKind } },
) =>
	snapshot.environment.settings.inlineCompletion
		? provideInlineCompletion(snapshot, position, triggerKind)
		: [];

function format({ plan, document, environment }: PlanSnapshot, ranges?: readonly Range[]) {
	return formatTables(plan, document, environment.settings.table, ranges);
}

function pathsOf({ uri }: PlanSnapshot, { resolvePath }: FeatureOptions) {
	return { resolvePath: (path: string) => resolvePath(uri, path) };
}

/** The pinyin table, once it is loaded. */
function pinyin() {
	const toPinyin = loadedPinyin();
	return toPinyin === undefined ? {} : { toPinyin };
}

/** How things are told in Markdown: the numbers of tasks are links where the client can follow them. */
function taskLinks({ uri, plan }: PlanSnapshot, { language, rulePage, commandLinks }: FeatureOptions) {
	if (!commandLinks) return { language, rulePage };
	const lineLink = (line: number) => commandLink(uri, line);
	const taskLink = (task: number) => lineLink(plan.lineOfTask(task));
	return { language, rulePage, taskLink, lineLink };
}

/** Opens a line (0-based) of a document. */
function commandLink(uri: string, line: number): string {
	return `command:niwen.openTask?${encodeURIComponent(JSON.stringify([uri, line]))}`;
}
