import {
	CodeActionRequest,
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
	PrepareRenameRequest,
	type Range,
	ReferencesRequest,
	RenameRequest,
	SelectionRangeRequest,
	SemanticTokensDeltaRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
	WorkspaceSymbolRequest,
} from "vscode-languageserver";
import { actionKinds } from "../commands/commandNames.js";
import { loadedPinyin } from "../directory/pinyin.js";
import { provideCodeLenses, resolveCodeLens } from "../features/codeLenses.js";
import { completionTriggers, provideCompletion, resolveCompletion } from "../features/completion.js";
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
import { provideSemanticTokens, semanticTokensLegend } from "../features/semanticTokens.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { languageOf } from "./documentLanguage.js";
import { documentFeature, type Feature, type FeatureOptions, feature } from "./feature.js";
import { findSymbols } from "./findSymbols.js";
import { prepareRename, rename } from "./renameRequests.js";
import * as params from "./requestParams.js";

/**
 * What Niwen answers, one request a row: the capability that `initialize` tells of it, its method, and what provides
 * the answer. A new feature is a row here and a file in features/; diagnostics and commands, which are more than an
 * answer to a request, stand in transport/ and in commands/allCommands.ts.
 */
export const allFeatures: readonly Feature[] = [
	documentFeature({
		request: HoverRequest.type,
		capability: { hoverProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: (snapshot, { position }, { options, previousOf }) => {
			const previous = previousOf(snapshot);
			return (
				provideHover(snapshot, position, {
					...taskLinks(snapshot, options),
					...(previous === undefined ? {} : { previous }),
					placeLink: (uri, line) => (options.commandLinks ? commandLink(uri, line) : `${uri}#L${line + 1}`),
				}) ?? null
			);
		},
	}),
	documentFeature({
		request: CompletionRequest.type,
		capability: {
			completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers] },
		},
		params: params.atPosition,
		nothing: null,
		provide: (snapshot, { position, context }, { options: { language, snippets } }) => {
			const byBlank = context?.triggerCharacter === " ";
			return provideCompletion(snapshot, position, { language, snippets, byBlank, ...pinyin() });
		},
	}),
	feature({
		request: CompletionResolveRequest.type,
		params: params.completionItem,
		nothing: (item) => item,
		provide: ({ snapshotOf, options }, item) =>
			resolveCompletion(item, snapshotOf, ({ document }) => ({ language: languageOf(document, options) })),
	}),
	documentFeature({
		request: DocumentSymbolRequest.type,
		capability: { documentSymbolProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: (snapshot, _, { options }) => provideDocumentSymbols(snapshot, options.language),
	}),
	documentFeature({
		request: FoldingRangeRequest.type,
		capability: { foldingRangeProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: (snapshot) => provideFoldingRanges(snapshot),
	}),
	documentFeature({
		request: DefinitionRequest.type,
		capability: { definitionProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: async (snapshot, { position }, { options, pathsKnown }) => {
			await pathsKnown(snapshot.uri);
			return provideDefinition(snapshot, position, pathsOf(snapshot, options));
		},
	}),
	documentFeature({
		request: ReferencesRequest.type,
		capability: { referencesProvider: true },
		params: params.referenceParams,
		nothing: null,
		provide: async (snapshot, { position, context: { includeDeclaration } }, context, token) => {
			await context.plansRead(token);
			// Directories that came meanwhile know more names; an edit has moved the position.
			const now = context.snapshotOf(snapshot.uri);
			const known = now?.version === snapshot.version ? now : snapshot;
			return provideReferences(known, position, includeDeclaration, context.index);
		},
	}),
	feature({
		request: RenameRequest.type,
		capability: ({ preparesRename }) => ({
			renameProvider: preparesRename ? { prepareProvider: true } : true,
		}),
		params: params.renameParams,
		nothing: () => null,
		provide: rename,
	}),
	feature({
		request: PrepareRenameRequest.type,
		params: params.atPosition,
		nothing: () => null,
		provide: prepareRename,
	}),
	documentFeature({
		request: DocumentHighlightRequest.type,
		capability: { documentHighlightProvider: true },
		params: params.atPosition,
		nothing: [],
		provide: (snapshot, { position }) => provideDocumentHighlights(snapshot, position),
	}),
	documentFeature({
		request: DocumentLinkRequest.type,
		capability: { documentLinkProvider: {} },
		params: params.ofDocument,
		nothing: [],
		provide: async (snapshot, _, { options, pathsKnown }) => {
			await pathsKnown(snapshot.uri);
			return provideDocumentLinks(snapshot, {
				...pathsOf(snapshot, options),
				language: options.language,
				lineLink: (line) =>
					options.commandLinks ? commandLink(snapshot.uri, line) : `${snapshot.uri}#L${line + 1}`,
			});
		},
	}),
	feature({
		request: WorkspaceSymbolRequest.type,
		capability: { workspaceSymbolProvider: true },
		params: params.symbolQuery,
		nothing: () => [],
		provide: (context, { query }, token) => findSymbols(context, query, token),
	}),
	documentFeature({
		request: CodeActionRequest.type,
		capability: { codeActionProvider: { codeActionKinds: [...actionKinds] } },
		params: params.codeActionParams,
		nothing: [],
		// With all that changes a plan it is loaded behind the answer to `initialize`.
		provide: async (snapshot, given, context) =>
			(await import("./codeActions.js")).answerCodeActions(snapshot, given, context),
	}),
	documentFeature({
		request: DocumentFormattingRequest.type,
		capability: { documentFormattingProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: (snapshot) => format(snapshot),
	}),
	documentFeature({
		request: DocumentRangeFormattingRequest.type,
		capability: { documentRangeFormattingProvider: { rangesSupport: true } },
		params: params.inRange,
		nothing: [],
		provide: (snapshot, { range }) => format(snapshot, [range]),
	}),
	documentFeature({
		request: DocumentRangesFormattingRequest.type,
		params: params.inRanges,
		nothing: [],
		provide: (snapshot, { ranges }) => format(snapshot, ranges),
	}),
	documentFeature({
		request: SemanticTokensRequest.type,
		capability: {
			semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
		},
		params: params.ofDocument,
		nothing: { data: [] },
		provide: (snapshot, _, { tokens }) => tokens.keep(snapshot.uri, provideSemanticTokens(snapshot)),
	}),
	documentFeature({
		request: SemanticTokensDeltaRequest.type,
		params: params.tokensDeltaParams,
		nothing: { data: [] },
		provide: (snapshot, { previousResultId }, { tokens }) =>
			tokens.diff(snapshot.uri, provideSemanticTokens(snapshot), previousResultId),
	}),
	documentFeature({
		request: SemanticTokensRangeRequest.type,
		params: params.inRange,
		nothing: { data: [] },
		provide: (snapshot, { range }) => provideSemanticTokens(snapshot, range),
	}),
	documentFeature({
		request: InlayHintRequest.type,
		capability: { inlayHintProvider: true },
		params: params.inRange,
		nothing: [],
		provide: (snapshot, { range }, { options: { language } }) =>
			provideInlayHints(snapshot, range, { language, shows: snapshot.environment.settings.inlayHints }),
	}),
	documentFeature({
		request: CodeLensRequest.type,
		capability: { codeLensProvider: { resolveProvider: true } },
		params: params.ofDocument,
		nothing: [],
		provide: (snapshot) => (snapshot.environment.settings.codeLens ? provideCodeLenses(snapshot) : []),
	}),
	feature({
		request: CodeLensResolveRequest.type,
		params: params.codeLens,
		nothing: (lens) => lens,
		provide: ({ snapshotOf, shownFindings, options }, lens) =>
			resolveCodeLens(lens, snapshotOf, {
				languageFor: ({ document }) => languageOf(document, options),
				commandLinks: options.commandLinks,
				shownFindings,
			}),
	}),
	documentFeature({
		request: SelectionRangeRequest.type,
		capability: { selectionRangeProvider: true },
		params: params.selectionRangeParams,
		nothing: [],
		provide: (snapshot, { positions }) => provideSelectionRanges(snapshot, positions),
	}),
	documentFeature({
		request: LinkedEditingRangeRequest.type,
		capability: { linkedEditingRangeProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: (snapshot, { position }) =>
			snapshot.environment.settings.linkedEditing ? (provideLinkedEditing(snapshot, position) ?? null) : null,
	}),
	documentFeature({
		request: InlineCompletionRequest.type,
		capability: ({ completesInline }) => (completesInline ? { inlineCompletionProvider: true } : {}),
		params: params.inlineCompletionParams,
		nothing: [],
		provide: (snapshot, { position, context: { triggerKind } }) =>
			snapshot.environment.settings.inlineCompletion
				? provideInlineCompletion(snapshot, position, triggerKind)
				: [],
	}),
];

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
