import {
	CodeActionRequest,
	CodeActionResolveRequest,
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
	ReferencesRequest,
	RenameRequest,
	SelectionRangeRequest,
	SemanticTokensDeltaRequest,
	SemanticTokensRangeRequest,
	SemanticTokensRequest,
	WorkspaceSymbolRequest,
} from "vscode-languageserver";
import { actionKinds } from "../commands/commandNames.js";
import { completionTriggers } from "../features/completionTriggers.js";
import { semanticTokensLegend } from "../features/tokenTypes.js";
import { documentFeature, type Feature, feature } from "./feature.js";
import * as params from "./requestParams.js";

let loaded: Promise<typeof import("./answers.js")> | undefined;

/** What answers are made with. */
export function loadAnswers(): Promise<typeof import("./answers.js")> {
	loaded ??= import("./answers.js");
	return loaded;
}

/**
 * What Niwen answers, one request a row: the capability that `initialize` tells of it, its method, and what provides
 * the answer. A new feature is a row here, an answer in answers.ts and a file in features/; diagnostics and commands,
 * which are more than an answer to a request, stand in transport/ and in commands/allCommands.ts.
 */
export const allFeatures: readonly Feature[] = [
	documentFeature({
		request: HoverRequest.type,
		capability: { hoverProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: async (...asked) => (await loadAnswers()).hover(...asked),
	}),
	documentFeature({
		request: CompletionRequest.type,
		capability: {
			completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers] },
		},
		params: params.atPosition,
		nothing: null,
		provide: async (...asked) => (await loadAnswers()).completion(...asked),
	}),
	feature({
		request: CompletionResolveRequest.type,
		params: params.completionItem,
		nothing: (item) => item,
		provide: async (...asked) => (await loadAnswers()).completionItem(...asked),
	}),
	documentFeature({
		request: DocumentSymbolRequest.type,
		capability: { documentSymbolProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).documentSymbols(...asked),
	}),
	documentFeature({
		request: FoldingRangeRequest.type,
		capability: { foldingRangeProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).foldingRanges(...asked),
	}),
	documentFeature({
		request: DefinitionRequest.type,
		capability: { definitionProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: async (...asked) => (await loadAnswers()).definition(...asked),
	}),
	documentFeature({
		request: ReferencesRequest.type,
		capability: { referencesProvider: true },
		params: params.referenceParams,
		nothing: null,
		provide: async (...asked) => (await loadAnswers()).references(...asked),
	}),
	feature({
		request: RenameRequest.type,
		capability: ({ preparesRename }) => ({
			renameProvider: preparesRename ? { prepareProvider: true } : true,
		}),
		params: params.renameParams,
		nothing: () => null,
		provide: async (...asked) => (await loadAnswers()).rename(...asked),
	}),
	feature({
		request: PrepareRenameRequest.type,
		params: params.atPosition,
		nothing: () => null,
		provide: async (context, asked) => (await loadAnswers()).prepareRename(context, asked),
	}),
	documentFeature({
		request: DocumentHighlightRequest.type,
		capability: { documentHighlightProvider: true },
		params: params.atPosition,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).documentHighlights(...asked),
	}),
	documentFeature({
		request: DocumentLinkRequest.type,
		capability: { documentLinkProvider: {} },
		params: params.ofDocument,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).documentLinks(...asked),
	}),
	feature({
		request: WorkspaceSymbolRequest.type,
		capability: { workspaceSymbolProvider: true },
		params: params.symbolQuery,
		nothing: () => [],
		provide: async (context, { query }, token) => (await loadAnswers()).findSymbols(context, query, token),
	}),
	documentFeature({
		request: CodeActionRequest.type,
		capability: ({ resolvesActions }) => ({
			codeActionProvider: {
				codeActionKinds: [...actionKinds],
				...(resolvesActions && { resolveProvider: true }),
			},
		}),
		params: params.codeActionParams,
		nothing: [],
		// With all that changes a plan it is loaded behind the answer to `initialize`.
		provide: async (snapshot, given, context) =>
			(await import("./codeActions.js")).answerCodeActions(snapshot, given, context),
	}),
	feature({
		request: CodeActionResolveRequest.type,
		params: params.codeAction,
		nothing: (action) => action,
		provide: async (context, action) => (await import("./codeActions.js")).resolveCodeAction(context, action),
	}),
	documentFeature({
		request: DocumentFormattingRequest.type,
		capability: { documentFormattingProvider: true },
		params: params.ofDocument,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).formatting(...asked),
	}),
	documentFeature({
		request: DocumentRangeFormattingRequest.type,
		capability: { documentRangeFormattingProvider: { rangesSupport: true } },
		params: params.inRange,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).rangeFormatting(...asked),
	}),
	documentFeature({
		request: DocumentRangesFormattingRequest.type,
		params: params.inRanges,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).rangesFormatting(...asked),
	}),
	documentFeature({
		request: SemanticTokensRequest.type,
		capability: {
			semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
		},
		params: params.ofDocument,
		nothing: { data: [] },
		provide: async (...asked) => (await loadAnswers()).semanticTokens(...asked),
	}),
	documentFeature({
		request: SemanticTokensDeltaRequest.type,
		params: params.tokensDeltaParams,
		nothing: { data: [] },
		provide: async (...asked) => (await loadAnswers()).semanticTokensDelta(...asked),
	}),
	documentFeature({
		request: SemanticTokensRangeRequest.type,
		params: params.inRange,
		nothing: { data: [] },
		provide: async (...asked) => (await loadAnswers()).semanticTokensOfRange(...asked),
	}),
	documentFeature({
		request: InlayHintRequest.type,
		capability: { inlayHintProvider: true },
		params: params.inRange,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).inlayHints(...asked),
	}),
	documentFeature({
		request: CodeLensRequest.type,
		capability: { codeLensProvider: { resolveProvider: true } },
		params: params.ofDocument,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).codeLenses(...asked),
	}),
	feature({
		request: CodeLensResolveRequest.type,
		params: params.codeLens,
		nothing: (lens) => lens,
		provide: async (...asked) => (await loadAnswers()).codeLens(...asked),
	}),
	documentFeature({
		request: SelectionRangeRequest.type,
		capability: { selectionRangeProvider: true },
		params: params.selectionRangeParams,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).selectionRanges(...asked),
	}),
	documentFeature({
		request: LinkedEditingRangeRequest.type,
		capability: { linkedEditingRangeProvider: true },
		params: params.atPosition,
		nothing: null,
		provide: async (...asked) => (await loadAnswers()).linkedEditing(...asked),
	}),
	documentFeature({
		request: InlineCompletionRequest.type,
		capability: ({ completesInline }) => (completesInline ? { inlineCompletionProvider: true } : {}),
		params: params.inlineCompletionParams,
		nothing: [],
		provide: async (...asked) => (await loadAnswers()).inlineCompletion(...asked),
	}),
];
