import type { ClientCapabilities } from "vscode-languageserver";
import type { EditSupport } from "../features/toLsp.js";

/** What the client can do and wants, as it said at `initialize`. */
export interface ClientOptions {
	/** The language of messages. */
	readonly language: "zh" | "en";
	/** What is said about a document is in Chinese where the document is. */
	readonly followsDocuments: boolean;
	readonly commandLinks: boolean;
	readonly snippets: boolean;
	readonly completesInline: boolean;
	readonly refreshesHints: boolean;
	readonly refreshesLenses: boolean;
	readonly edits: EditSupport;
	/** The client makes edits that it is asked to make. */
	readonly appliesEdits: boolean;
	/** It asks for the edit of a code action when its user takes it, and hands back what it was given for that. */
	readonly resolvesActions: boolean;
	/** The client opens a file that it is asked to show. */
	readonly showsDocuments: boolean;
	/** The URI of a file that a document names by a path; undefined where it may not name it. */
	resolvePath(uri: string, path: string): string | undefined;
	/** Address of a rule's page; undefined where none is known. */
	rulePage(code: string): string | undefined;
	/**
	 * The same for diagnostics, where the client shows links in them. A link is about a third of a diagnostic, which is
	 * sent at each key press; who has no use for it is not sent it.
	 */
	linkOf(code: string): string | undefined;
	/** It asks what stands at a position before it asks its user for another name. */
	readonly preparesRename: boolean;
	readonly wantsStatus: boolean;
	readonly settings: unknown;
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly answersConfiguration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchers: boolean;
	readonly hasWorkspaceFolders: boolean;
	/** It opens documents that the server makes (LSP 3.18). */
	readonly opensContent: boolean;
}

/**
 * Reads the client's options; what does not fit is taken as not said. By hand: a library for five fields would
 * have to be loaded before `initialize` is answered.
 *
 * @param ownRulePages where the rules' pages are found, unless the client says where
 * @param resolvePath the place of a file that a document names
 */
export function readClientOptions(
	raw: unknown,
	capabilities: ClientCapabilities | undefined,
	locale?: string,
	ownRulePages?: string,
	resolvePath: ClientOptions["resolvePath"] = () => undefined,
): ClientOptions {
	const said: object = typeof raw === "object" && raw !== null ? raw : {};
	const language = textIn(said, "language") ?? locale ?? "zh";
	const rulePages = textIn(said, "rulePages") ?? ownRulePages;
	// What the server says of itself has no page.
	const rulePage = (code: string): string | undefined =>
		rulePages === undefined || code.startsWith("internal/") ? undefined : `${rulePages}${code}.md`;
	const { publishDiagnostics, diagnostic, codeAction } = capabilities?.textDocument ?? {};
	const {
		documentChanges = false,
		resourceOperations = [],
		changeAnnotationSupport,
	} = capabilities?.workspace?.workspaceEdit ?? {};
	const showsLinks =
		publishDiagnostics?.codeDescriptionSupport === true || diagnostic?.codeDescriptionSupport === true;
	return {
		language: language.toLowerCase().startsWith("zh") ? "zh" : "en",
		followsDocuments: isSaid(said, "followsDocuments"),
		commandLinks: isSaid(said, "commandLinks"),
		snippets: capabilities?.textDocument?.completion?.completionItem?.snippetSupport ?? false,
		completesInline: capabilities?.textDocument?.inlineCompletion !== undefined,
		refreshesHints: capabilities?.workspace?.inlayHint?.refreshSupport ?? false,
		refreshesLenses: capabilities?.workspace?.codeLens?.refreshSupport ?? false,
		edits: {
			documentChanges,
			creation: resourceOperations.includes("create"),
			annotations: changeAnnotationSupport !== undefined,
		},
		appliesEdits: capabilities?.workspace?.applyEdit ?? false,
		resolvesActions:
			codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
		showsDocuments: capabilities?.window?.showDocument?.support ?? false,
		resolvePath,
		rulePage,
		linkOf: (code) => (showsLinks ? rulePage(code) : undefined),
		preparesRename: capabilities?.textDocument?.rename?.prepareSupport ?? false,
		wantsStatus: isSaid(said, "sendsCursor"),
		settings: "settings" in said ? said.settings : undefined,
		pullsDiagnostics: capabilities?.textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: capabilities?.workspace?.diagnostics?.refreshSupport ?? false,
		answersConfiguration: capabilities?.workspace?.configuration ?? false,
		registersConfiguration: capabilities?.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
		registersWatchers: capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
		hasWorkspaceFolders: capabilities?.workspace?.workspaceFolders ?? false,
		opensContent: capabilities?.workspace?.textDocumentContent !== undefined,
	};
}

function textIn(said: object, key: string): string | undefined {
	const value: unknown = Reflect.get(said, key);
	return typeof value === "string" ? value : undefined;
}

function isSaid(said: object, key: string): boolean {
	return Reflect.get(said, key) === true;
}
