import type { ClientCapabilities } from "vscode-languageserver";
import * as z from "zod";
import { parentUri, resolveUri } from "./uris.js";

/** What the client can do and wants, as it said at `initialize`. */
export interface ClientOptions {
	/** The language of messages. */
	readonly language: "zh" | "en";
	readonly commandLinks: boolean;
	readonly snippets: boolean;
	/** The URI of a file that a document names by a path. */
	resolvePath(uri: string, path: string): string | undefined;
	/** Address of a rule's page; undefined where none is known. */
	rulePage(code: string): string | undefined;
	readonly wantsStatus: boolean;
	readonly settings: unknown;
	readonly pullsDiagnostics: boolean;
	readonly refreshesDiagnostics: boolean;
	readonly answersConfiguration: boolean;
	readonly registersConfiguration: boolean;
	readonly registersWatchers: boolean;
	readonly hasWorkspaceFolders: boolean;
}

const initializationOptions = z.object({
	language: z.string().optional(),
	sendsCursor: z.boolean().optional(),
	commandLinks: z.boolean().optional(),
	rulePages: z.string().optional(),
	settings: z.unknown().optional(),
});

/** Reads the client's options; what does not fit is taken as not said. */
export function readClientOptions(
	raw: unknown,
	capabilities: ClientCapabilities | undefined,
	locale?: string,
): ClientOptions {
	const parsed = initializationOptions.safeParse(raw ?? {});
	const said = parsed.success ? parsed.data : undefined;
	const language = said?.language ?? locale ?? "zh";
	return {
		language: language.toLowerCase().startsWith("zh") ? "zh" : "en",
		commandLinks: said?.commandLinks ?? false,
		snippets: capabilities?.textDocument?.completion?.completionItem?.snippetSupport ?? false,
		resolvePath: (uri, path) => (uri.startsWith("untitled:") ? undefined : resolveUri(parentUri(uri), path)),
		rulePage: (code) => (said?.rulePages === undefined ? undefined : `${said.rulePages}${code}.md`),
		wantsStatus: said?.sendsCursor ?? false,
		settings: said?.settings,
		pullsDiagnostics: capabilities?.textDocument?.diagnostic !== undefined,
		refreshesDiagnostics: capabilities?.workspace?.diagnostics?.refreshSupport ?? false,
		answersConfiguration: capabilities?.workspace?.configuration ?? false,
		registersConfiguration: capabilities?.workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
		registersWatchers: capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
		hasWorkspaceFolders: capabilities?.workspace?.workspaceFolders ?? false,
	};
}
