import type { CancellationToken, RequestType, ServerCapabilities } from "vscode-languageserver";
import type { DocumentQuantities } from "../analysis/quantities.js";
import type { AnyCommand, CommandOutcome, CommandParams } from "../commands/command.js";
import type { Directory } from "../directory/directory.js";
import type { RenameSpace } from "../features/renameName.js";
import type { EditSupport } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { SoughtName, WorkspaceIndex } from "../workspace/workspaceIndex.js";
import { type LanguageOptions, languageOf } from "./documentLanguage.js";
import { type ParamsCheck, uriOfDocument } from "./requestParams.js";
import type { TokenHistory } from "./tokenHistory.js";

/** What the client wants of answers. */
export interface FeatureOptions extends LanguageOptions {
	/** The client opens `command:` links and carries out Niwen's commands. */
	readonly commandLinks: boolean;
	readonly snippets: boolean;
	/** It asks for grey text behind the cursor (LSP 3.18). */
	readonly completesInline: boolean;
	/** Address of a rule's page; undefined where none is known. */
	rulePage(code: string): string | undefined;
	/** The same where the client shows links in diagnostics. */
	linkOf(code: string): string | undefined;
	/** What the client can do with edits. */
	readonly edits: EditSupport;
	/** The client makes edits that the server asks it to make. */
	readonly appliesEdits: boolean;
	/** It asks for the edit of a code action when its user takes it. */
	readonly resolvesActions: boolean;
	/** The URI of a file that a document names by a path. */
	resolvePath(uri: string, path: string): string | undefined;
	/** It asks what stands at a position before it asks its user for another name. */
	readonly preparesRename: boolean;
}

/** What an answer may be made of, beside the parameters: the server as it is at that moment. */
export interface FeatureContext {
	readonly options: FeatureOptions;
	/** The newest version of an open document. */
	snapshotOf(uri: string): PlanSnapshot | undefined;
	/** What was found against other documents. */
	findingsAcross(snapshot: PlanSnapshot): readonly PlacedFinding[];
	/** What the user is shown of a document's findings: what an unfinished row lacks waits. */
	shownFindings(snapshot: PlanSnapshot): readonly PlacedFinding[];
	/** Last year's plan, where the document names one and it could be read. */
	previousOf(snapshot: PlanSnapshot): DocumentQuantities | undefined;
	/** The plans of the workspace. */
	readonly index: WorkspaceIndex;
	/** Waits until settings and directories are read, those that a document names among them. */
	directoriesRead(uri: string): Promise<void>;
	/** Waits until settings, directories and the plans of the workspace are read, or nobody wants to know any more. */
	plansRead(token: CancellationToken): Promise<void>;
	/** Waits until it is known where the files that a document names may lie. */
	pathsKnown(uri: string): Promise<unknown>;
	/** Lets other work go first, at least so many milliseconds. */
	pause(milliseconds: number): Promise<void>;
	readonly tokens: TokenHistory;
	/** What a command comes to, with parameters that fit; nothing is changed. */
	outcomeOf(command: AnyCommand, params: CommandParams): Promise<CommandOutcome>;
	/**
	 * All plans that mention a name, those that nobody has open read anew, and the directories in force for them.
	 *
	 * @param uri of the file that the name stands in
	 */
	renameSpace(sought: SoughtName, uri: string): Promise<RenameSpace>;
	/** Begins with that before it is asked for. */
	prepareRenameSpace(sought: SoughtName): void;
	/** A directory file that the client has open, unless it is Niwen's own. */
	directoryAt(uri: string): Promise<Directory | undefined>;
	/** Shows a message to the user. */
	say(message: string): void;
}

/** Thrown where a request is not answered, with the reason for its user. */
export class RequestRefusal extends Error {
	constructor(readonly reason: LocalizedText) {
		super(reason.en);
	}
}

/** The answer to a request; it may throw. */
export type Answer<Request> =
	Request extends RequestType<infer Params, infer Result, unknown>
		? (context: FeatureContext, params: Params, token: CancellationToken) => Result | Promise<Result>
		: never;

/** The same to a request about an open document. */
export type DocumentAnswer<Request> =
	Request extends RequestType<infer Params, infer Result, unknown>
		? (
				snapshot: PlanSnapshot,
				params: Params,
				context: FeatureContext,
				token: CancellationToken,
			) => Result | Promise<Result>
		: never;

/** A request of LSP 3.17 that Niwen answers: a row of {@link ./allFeatures.js}. */
export interface Feature {
	readonly method: string;
	/** What `initialize` says of it; of several requests with one provider the first says all. */
	capability(options: FeatureOptions): ServerCapabilities;
	/** What its parameters must have; the rest are refused before they come here. */
	readonly params: ParamsCheck;
	/** The answer where there is none, and where making it fails. */
	nothing(params: unknown): unknown;
	/** The answer; it may throw. */
	provide(context: FeatureContext, params: unknown, token: CancellationToken): unknown;
}

interface Row<Params, Result> {
	readonly request: RequestType<Params, Result, unknown>;
	readonly capability?: ServerCapabilities | ((options: FeatureOptions) => ServerCapabilities);
	readonly params: ParamsCheck;
}

/** A feature that is not about one document. */
export function feature<Params, Result>(
	row: Row<Params, Result> & {
		nothing(params: Params): Result;
		provide(context: FeatureContext, params: Params, token: CancellationToken): Result | Promise<Result>;
	},
): Feature {
	return {
		method: row.request.method,
		capability: (options) =>
			typeof row.capability === "function" ? row.capability(options) : (row.capability ?? {}),
		params: row.params,
		// The parameters have been checked when they come here.
		nothing: (params) => row.nothing(params as Params),
		provide: (context, params, token) => row.provide(context, params as Params, token),
	};
}

/** A feature of an open document; of one that is not open there is nothing to say. */
export function documentFeature<Params, Result>(
	row: Row<Params, Result> & {
		readonly nothing: NoInfer<Result>;
		provide(
			snapshot: PlanSnapshot,
			params: Params,
			context: FeatureContext,
			token: CancellationToken,
		): Result | Promise<Result>;
	},
): Feature {
	return {
		method: row.request.method,
		capability: (options) =>
			typeof row.capability === "function" ? row.capability(options) : (row.capability ?? {}),
		params: row.params,
		nothing: () => row.nothing,
		provide: (context, params, token) => {
			const snapshot = context.snapshotOf(uriOfDocument(params));
			return snapshot === undefined
				? row.nothing
				: row.provide(snapshot, params as Params, inLanguageOf(snapshot, context), token);
		},
	};
}

/** The context with what is said about the document in its language. */
function inLanguageOf({ document }: PlanSnapshot, context: FeatureContext): FeatureContext {
	const { options } = context;
	const language = languageOf(document, options);
	return language === options.language ? context : { ...context, options: { ...options, language } };
}
