import {
	type CancellationToken,
	type Connection,
	type ConnectionOptions,
	type Diagnostic,
	DiagnosticRefreshRequest,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	ErrorCodes,
	type InitializeParams,
	type InitializeResult,
	ResponseError,
	type SemanticTokens,
	type SemanticTokensDelta,
	type SemanticTokensDeltaParams,
	type SymbolInformation,
	TextDocumentSyncKind,
} from "vscode-languageserver";
import type * as z from "zod";
import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import { codeActionKinds } from "../features/codeActions.js";
import { completionTriggers } from "../features/completion.js";
import type { DirectoryFile } from "../features/directoryFile.js";
import type { LocalizedText } from "../model/localizedText.js";
import { createPlanService } from "../planService.js";
import * as protocol from "../protocol.js";
import { createSourceDocument, type SourceDocument } from "../text/sourceDocument.js";
import { type ClientOptions, readClientOptions } from "./clientOptions.js";
import { ClientRequests } from "./clientRequests.js";
import { applyContentChanges } from "./contentChanges.js";
import { DiagnosticsComposer } from "./diagnosticsComposer.js";
import { fileProblemDiagnostics } from "./fileProblems.js";
import { LaterPass } from "./laterPass.js";
import { createMessageGate, type MessageGate } from "./messageGate.js";
import { createRequestHandlers } from "./requestHandler.js";
import * as params from "./requestParams.js";
import { SnapshotStore } from "./snapshotStore.js";
import { statusOf } from "./status.js";
import { configFileName, directoryEnding, planEndings, type ServerHost, Workspace } from "./workspace.js";
import { type ScanProgress, WorkspacePlans } from "./workspacePlans.js";

/**
 * Speaks LSP 3.17 over a connection until it is closed. The same in Node and in a Web Worker.
 *
 * @param connect makes the connection, with the options given
 */
export function startServer(
	connect: (options: ConnectionOptions) => Connection,
	createHost: (connection: Connection) => ServerHost,
): void {
	const gate = createMessageGate((method) => paramsOf.get(method));
	const connection = connect(gate.options);
	new Server(connection, createHost(connection)).start(gate);
}

const paramsOf: ReadonlyMap<string, params.ParamsCheck> = new Map([
	["textDocument/didOpen", params.openedDocument],
	["textDocument/didChange", params.changedDocument],
	["textDocument/didClose", params.ofDocument],
	["workspace/didChangeWatchedFiles", params.changedFiles],
	["workspace/didChangeWorkspaceFolders", params.changedFolders],
	["workspace/didChangeConfiguration", params.anyObject],
	["textDocument/hover", params.atPosition],
	["textDocument/completion", params.atPosition],
	["completionItem/resolve", params.completionItem],
	["textDocument/documentSymbol", params.ofDocument],
	["textDocument/foldingRange", params.ofDocument],
	["textDocument/definition", params.atPosition],
	["textDocument/references", params.referenceParams],
	["textDocument/documentHighlight", params.atPosition],
	["textDocument/documentLink", params.ofDocument],
	["workspace/symbol", params.symbolQuery],
	["textDocument/codeAction", params.codeActionParams],
	["textDocument/formatting", params.ofDocument],
	["textDocument/rangeFormatting", params.inRange],
	["textDocument/semanticTokens/full", params.ofDocument],
	["textDocument/semanticTokens/full/delta", params.tokensDeltaParams],
	["textDocument/semanticTokens/range", params.inRange],
	["textDocument/diagnostic", params.ofDocument],
	["workspace/diagnostic", params.workspaceDiagnosticParams],
]);

class Server {
	private options: ClientOptions = readClientOptions(undefined, undefined);
	private workspace: Workspace;
	private readonly store: SnapshotStore;
	private readonly service = createPlanService();
	private readonly composer = new DiagnosticsComposer();
	private readonly plans: WorkspacePlans;
	private readonly laterPass: LaterPass;
	/** Open YAML files: directories and settings. */
	private readonly files = new Map<string, { document: SourceDocument; version: number }>();
	/** Counts what holds for documents, so that a result of before is never taken for one of now. */
	private environmentId = 0;
	/** The environment that the last workspace answer was given in. */
	private workspaceAnswer = -1;
	private nextChange = createSignal();
	private loading: Promise<void> = Promise.resolve();
	private readonly waiting = new Set<string>();
	private publishing = false;
	private readonly client: ClientRequests;
	/** Counts askings for settings: an answer to one that is not the last is old. */
	private settingsAsked = 0;

	constructor(
		private readonly connection: Connection,
		private readonly host: ServerHost,
	) {
		this.client = new ClientRequests({
			pause: (milliseconds) => host.pause(milliseconds),
			warn: (message) => connection.console.warn(message[this.options.language]),
		});
		this.workspace = this.createWorkspace([]);
		this.store = new SnapshotStore((uri) => this.workspace.environmentOf(uri));
		const reportFailure = (feature: string, error: unknown) => this.reportFailure(feature, error);
		this.plans = new WorkspacePlans(
			{
				readFile: (uri) => host.readFile(uri),
				listFiles: (folders, endings) => host.listFiles(folders, endings),
				pause: (milliseconds) => host.pause(milliseconds),
				workspace: () => this.workspace,
				changed: () => this.plansChanged(),
				startProgress: () => this.startScanProgress(),
				warn: (message) => connection.console.warn(message[this.options.language]),
				reportFailure,
			},
			this.store,
		);
		this.laterPass = new LaterPass({
			pause: (milliseconds) => host.pause(milliseconds),
			uris: () => this.store.uris(),
			snapshot: (uri) => this.store.snapshot(uri),
			othersOf: (snapshot) => this.plans.othersOf(snapshot),
			changed: (uri) => this.findingsChanged(uri),
			reportFailure,
		});
	}

	start(gate: MessageGate): void {
		const { connection } = this;
		gate.serve(connection, () => this.options.language);
		connection.onInitialize((params) => this.initialize(params));
		connection.onInitialized(() => {
			this.loading = this.loadAll();
			void this.loading;
		});
		this.listenToDocuments();
		this.answerRequests();
		connection.listen();
	}

	private createWorkspace(folders: string[]): Workspace {
		return new Workspace(this.host, folders, (uri) => this.files.get(uri)?.document.lines.join("\n"));
	}

	private initialize(params: InitializeParams): InitializeResult {
		this.options = readClientOptions(
			params.initializationOptions,
			params.capabilities,
			params.locale,
			this.host.rulePages,
			(uri, path) => this.workspace.namedUri(uri, path),
		);
		const folders = (params.workspaceFolders ?? []).map(({ uri }) => uri.replace(/\/+$/, ""));
		this.workspace = this.createWorkspace(folders);
		this.workspace.setClientSettings(this.options.settings ?? {});
		return {
			serverInfo: { name: "niwen" },
			capabilities: {
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
				...(this.options.pullsDiagnostics
					? {
							diagnosticProvider: {
								identifier: "niwen",
								// Clients that cannot be told to ask again must do so by themselves.
								interFileDependencies: !this.options.refreshesDiagnostics,
								workspaceDiagnostics: true,
							},
						}
					: {}),
				hoverProvider: true,
				completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers] },
				documentSymbolProvider: true,
				foldingRangeProvider: true,
				definitionProvider: true,
				referencesProvider: true,
				documentHighlightProvider: true,
				documentLinkProvider: {},
				workspaceSymbolProvider: true,
				semanticTokensProvider: {
					legend: this.service.semanticTokensLegend,
					full: { delta: true },
					range: true,
				},
				codeActionProvider: {
					codeActionKinds: [...codeActionKinds],
				},
				documentFormattingProvider: true,
				documentRangeFormattingProvider: true,
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
			},
		};
	}

	/** Fetches what needs asking or reading; until then documents are served without it. Never rejected. */
	private async loadAll(): Promise<void> {
		this.register();
		try {
			await this.fetchSettings();
			await this.workspace.load();
		} catch (error) {
			this.reportFailure("initialize", error);
		}
		this.environmentChanged();
		this.plans.scan();
		// Letters of names are for completion, conversions of script for fixes; their tables wait until all else is served.
		this.service.loadPinyin().catch((error: unknown) => this.reportFailure("pinyin", error));
		this.service.loadScriptConverter().catch((error: unknown) => this.reportFailure("script", error));
	}

	private register(): void {
		const { connection, options } = this;
		if (options.registersConfiguration)
			void this.client.ask({
				method: "client/registerCapability",
				without: {
					zh: "设置改动后，重新启动服务才会生效。",
					en: "Changed settings take effect when the server is started again.",
				},
				send: () => connection.client.register(DidChangeConfigurationNotification.type, { section: "niwen" }),
			});
		if (options.registersWatchers)
			void this.client.ask({
				method: "client/registerCapability",
				without: {
					zh: "名录、设置等文件在编辑器之外改动后，重新启动服务才会生效。",
					en: "Files that change outside the editor are read anew when the server is started again.",
				},
				send: () =>
					connection.client.register(DidChangeWatchedFilesNotification.type, {
						watchers: [
							{ globPattern: `**/*${directoryEnding}` },
							{ globPattern: `**/${configFileName}` },
							{ globPattern: "**/*.plan.{md,txt}" },
						],
					}),
			});
		if (options.hasWorkspaceFolders)
			connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(removed.map(({ uri }) => uri.replace(/\/+$/, "")));
				const kept = this.workspace.folders.filter((folder) => !gone.has(folder));
				this.workspace.folders.splice(
					0,
					Number.POSITIVE_INFINITY,
					...kept,
					...added.map(({ uri }) => uri.replace(/\/+$/, "")),
				);
				this.reloadFolders();
			});
	}

	/** Asks the client for its settings; those of before stay in force where it does not say them, or until it does. */
	private async fetchSettings(): Promise<void> {
		if (!this.options.answersConfiguration) return;
		const asked = ++this.settingsAsked;
		const answer = await this.client.ask<unknown>({
			method: "workspace/configuration",
			without: { zh: "沿用先前的设置。", en: "The settings stay as they were." },
			send: () => this.connection.workspace.getConfiguration("niwen"),
		});
		if (answer.kind === "answered" && asked === this.settingsAsked)
			this.workspace.setClientSettings(answer.value ?? {});
		if (answer.kind !== "unanswered") return;
		answer.late.then(
			(raw) => {
				if (asked !== this.settingsAsked) return;
				this.workspace.setClientSettings(raw ?? {});
				this.reloadFolders();
			},
			() => {},
		);
	}

	private listenToDocuments(): void {
		const { connection, store } = this;
		connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
			if (isNamesFile(uri)) {
				this.files.set(uri, { document: createSourceDocument(text), version });
				this.fileChanged(uri);
				return;
			}
			store.open(uri, languageId, version, text);
			this.plans.opened(uri);
			this.documentChanged(uri);
		});
		connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
			const file = this.files.get(uri);
			if (file !== undefined) {
				this.files.set(uri, {
					document: applyContentChanges(file.document, contentChanges).document,
					version,
				});
				this.fileChanged(uri);
				return;
			}
			store.change(uri, version, contentChanges);
			const last = contentChanges.at(-1);
			if (last !== undefined && "range" in last) this.composer.noteEdit(uri, last.range.start.line);
			this.documentChanged(uri);
		});
		connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
			const wasFile = this.files.delete(uri);
			if (store.has(uri)) {
				store.close(uri);
				this.plans.closed(uri);
				this.laterPass.forget(uri);
			}
			this.service.forget(uri);
			if (!this.options.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
			if (wasFile) this.reloadFolders();
		});
		connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
			this.reload("configuration", async () => {
				await this.fetchSettings();
				if (!this.options.answersConfiguration) this.workspace.setClientSettings(sectionOf(settings));
			});
		});
		connection.onDidChangeWatchedFiles(({ changes }) => {
			if (changes.some(({ uri }) => this.workspace.concerns(uri) && !this.files.has(uri)))
				this.reloadFolders();
			else if (changes.some(({ uri }) => !store.has(uri))) this.environmentChanged();
			this.plans.filesChanged(changes.map(({ uri }) => uri));
		});
		connection.onNotification(protocol.cursorNotification, (raw: unknown) => {
			if (!isCursor(raw)) return;
			const changed = this.composer.moveCursor(raw.uri, raw.line);
			if (changed !== undefined && store.has(changed)) this.findingsChanged(changed);
		});
	}

	private fileChanged(uri: string): void {
		if (!this.options.pullsDiagnostics) this.schedule(uri);
		this.reloadFolders();
	}

	private reloadFolders(): void {
		this.reload("workspace", async () => {}).then(
			// Names may be understood in another way now.
			() => this.plans.scan(),
		);
	}

	/** Reads settings and directories anew. What fails is told to the log, and documents are served by what there is. */
	private reload(feature: string, before: () => Promise<void>): Promise<void> {
		const loading = async () => {
			try {
				await before();
				await this.workspace.reloadFolders();
			} catch (error) {
				this.reportFailure(feature, error);
			}
		};
		this.loading = loading();
		return this.loading
			.then(() => this.environmentChanged())
			.catch((error: unknown) => this.reportFailure(feature, error));
	}

	private documentChanged(uri: string): void {
		if (!this.options.pullsDiagnostics) this.schedule(uri);
		else this.sendStatusLater(uri);
		this.laterPass.schedule(uri);
	}

	/** The findings of a document are others, its text is the same. */
	private findingsChanged(uri: string): void {
		if (!this.options.pullsDiagnostics) this.schedule(uri);
		else {
			this.sendStatusLater(uri);
			this.refreshDiagnostics();
		}
	}

	/** Other documents of the workspace are read, or say something else. */
	private plansChanged(): void {
		for (const uri of this.store.uris()) this.loadPrevious(uri);
		this.laterPass.schedule();
	}

	private async startScanProgress(): Promise<ScanProgress | undefined> {
		const answer = await this.client.ask({
			method: "window/workDoneProgress/create",
			without: { zh: "读取工作区时不显示进度。", en: "The workspace is read without showing how far." },
			send: () => this.connection.window.createWorkDoneProgress(),
		});
		if (answer.kind !== "answered") return undefined;
		const progress = answer.value;
		const title: LocalizedText = { zh: "读取工作区的方案", en: "Reading the plans of the workspace" };
		progress.begin(title[this.options.language], 0, undefined, true);
		return {
			token: progress.token,
			report: (done, all) => progress.report(Math.floor((done / all) * 100), `${done}/${all}`),
			done: () => progress.done(),
		};
	}

	/** Something that holds for all documents is another now. */
	private environmentChanged(): void {
		this.environmentId++;
		this.nextChange.send();
		this.nextChange = createSignal();
		for (const uri of [...this.store.uris(), ...this.files.keys()]) {
			if (!this.options.pullsDiagnostics) this.schedule(uri);
			else if (this.store.has(uri)) this.sendStatusLater(uri);
		}
		if (this.options.pullsDiagnostics) this.refreshDiagnostics();
		this.laterPass.schedule();
	}

	private refreshDiagnostics(): void {
		if (!this.options.refreshesDiagnostics) return;
		void this.client.ask({
			method: "workspace/diagnostic/refresh",
			without: {
				zh: "问题列表在下次编辑时更新。",
				en: "Findings are brought up to date with the next edit.",
			},
			send: () => this.connection.sendRequest(DiagnosticRefreshRequest.type),
		});
	}

	/** Publishes a document's findings when the messages that have arrived are all read. */
	private schedule(uri: string): void {
		this.waiting.add(uri);
		if (this.publishing) return;
		this.publishing = true;
		void Promise.resolve().then(() => {
			this.publishing = false;
			const uris = [...this.waiting];
			this.waiting.clear();
			for (const waiting of uris) this.publish(waiting);
		});
	}

	private publish(uri: string): void {
		try {
			const file = this.files.get(uri);
			if (file !== undefined) {
				const diagnostics = this.diagnoseFile(uri, file.document.lines.join("\n"));
				void this.connection.sendDiagnostics({ uri, version: file.version, diagnostics });
				return;
			}
			const snapshot = this.store.snapshot(uri);
			if (snapshot === undefined) return;
			void this.connection.sendDiagnostics({
				uri,
				version: snapshot.version,
				diagnostics: this.diagnose(snapshot),
			});
			this.sendStatus(snapshot);
			this.loadNamedFiles(snapshot);
		} catch (error) {
			this.reportFailure("diagnostics", error);
		}
	}

	private sendStatusLater(uri: string): void {
		void Promise.resolve().then(() => {
			try {
				const snapshot = this.store.snapshot(uri);
				if (snapshot === undefined) return;
				this.sendStatus(snapshot);
				this.loadNamedFiles(snapshot);
			} catch (error) {
				this.reportFailure("status", error);
			}
		});
	}

	private sendStatus(snapshot: PlanSnapshot): void {
		if (this.options.wantsStatus)
			void this.connection.sendNotification(
				protocol.statusNotification,
				statusOf(snapshot, this.laterPass.findingsIn(snapshot)),
			);
	}

	/** Reads the directories and the plan that a document names, where they are not known yet. */
	private loadNamedFiles(snapshot: PlanSnapshot): void {
		const paths = snapshot.frontMatter.values.directory ?? [];
		this.workspace.loadNamed(snapshot.uri, paths).then(
			(changed) => {
				if (changed) this.environmentChanged();
			},
			(error: unknown) => this.reportFailure("directory", error),
		);
		this.loadPrevious(snapshot.uri);
	}

	private loadPrevious(uri: string): void {
		const snapshot = this.store.snapshot(uri);
		if (snapshot === undefined) return;
		this.plans.loadPrevious(snapshot).then(
			(news) => {
				if (news === "environment") this.environmentChanged();
				else if (news === "plan") this.laterPass.schedule(uri);
			},
			(error: unknown) => this.reportFailure("previous", error),
		);
	}

	private diagnose(snapshot: PlanSnapshot, across = this.laterPass.findingsIn(snapshot)): Diagnostic[] {
		return this.composer.compose(snapshot, across, {
			language: this.options.language,
			rulePage: this.options.linkOf,
			maxFindings: snapshot.environment.settings.maxFindings,
		});
	}

	private diagnoseFile(uri: string, text: string): Diagnostic[] {
		return fileProblemDiagnostics(this.workspace.problemsOf(uri, text), this.options);
	}

	private answerRequests(): void {
		const { connection, service } = this;
		const handle = createRequestHandlers(this.store, (feature, error) => this.reportFailure(feature, error));
		const options = () => this.options;
		connection.onHover(
			handle("hover", null, (snapshot, { position }) =>
				service.hover(snapshot, position, options(), this.plans.previousOf(snapshot)),
			),
		);
		connection.onCompletion(
			handle("completion", null, (snapshot, { position }) =>
				service.completion(snapshot, position, options()),
			),
		);
		connection.onCompletionResolve((item) => {
			try {
				return service.resolveCompletion(item, (uri) => this.store.snapshot(uri), options());
			} catch (error) {
				this.reportFailure("completionItem/resolve", error);
				return item;
			}
		});
		connection.onDocumentSymbol(
			handle("documentSymbol", [], (snapshot) => service.documentSymbols(snapshot, options())),
		);
		connection.onFoldingRanges(handle("foldingRange", [], (snapshot) => service.foldingRanges(snapshot)));
		connection.onDefinition(
			handle("definition", null, async (snapshot, { position }) => {
				await this.workspace.rootOf(snapshot.uri);
				return service.definition(snapshot, position, options());
			}),
		);
		connection.onReferences(
			handle("references", null, async (snapshot, params, token) => {
				await this.plansRead(token);
				// Directories that came meanwhile know more names; an edit has moved the position.
				const now = this.store.snapshot(snapshot.uri);
				const known = now?.version === snapshot.version ? now : snapshot;
				return service.references(known, params, this.plans.index);
			}),
		);
		connection.onDocumentHighlight(
			handle("documentHighlight", [], (snapshot, { position }) =>
				service.documentHighlights(snapshot, position),
			),
		);
		connection.onDocumentLinks(
			handle("documentLink", [], async (snapshot) => {
				await this.workspace.rootOf(snapshot.uri);
				return service.documentLinks(snapshot, options());
			}),
		);
		connection.onWorkspaceSymbol((params, token) => this.findSymbols(params.query, token));
		connection.onCodeAction(
			handle("codeAction", [], (snapshot, params) => {
				// The diagnostics that an action mends are those that the client has, links and all.
				const own = { ...options(), rulePage: this.options.linkOf };
				// Some clients say `null` where they ask for no kind.
				const { only } = params.context as { readonly only?: string[] | null };
				const asked = { ...params, context: { diagnostics: [], ...(only ? { only } : {}) } };
				return service.codeActions(snapshot, asked, own, this.laterPass.findingsIn(snapshot));
			}),
		);
		connection.onDocumentFormatting(handle("formatting", [], (snapshot) => service.formatting(snapshot)));
		connection.onDocumentRangeFormatting(
			handle("rangeFormatting", [], (snapshot, { range }) => service.formatting(snapshot, range)),
		);
		const { semanticTokens } = connection.languages;
		const noTokens: SemanticTokens = { data: [] };
		semanticTokens.on(handle("semanticTokens", noTokens, (snapshot) => service.semanticTokens(snapshot)));
		semanticTokens.onRange(
			handle("semanticTokens/range", noTokens, (snapshot, { range }) =>
				service.semanticTokensInRange(snapshot, range),
			),
		);
		semanticTokens.onDelta(
			handle<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
				"semanticTokens/delta",
				noTokens,
				(snapshot, { previousResultId }) => service.semanticTokensDelta(snapshot, previousResultId),
			),
		);
		this.answerDiagnostics();
		this.answerCustomRequests();
	}

	/** Settings, directories and the plans of the workspace are read, or nobody waits for them any more. */
	private async plansRead(token: CancellationToken): Promise<void> {
		await this.loading;
		await this.plans.whenRead(token);
	}

	/** Searches document by document, so that a search that nobody waits for any more ends early. */
	private async findSymbols(query: string, token: CancellationToken): Promise<SymbolInformation[]> {
		try {
			await this.plansRead(token);
			const search = this.service.symbolSearch(query, this.options);
			let since = Date.now();
			for (const summary of this.plans.index.summaries()) {
				search.add(summary);
				if (Date.now() - since < longestTurn) continue;
				await this.host.pause(0);
				if (token.isCancellationRequested) return [];
				since = Date.now();
			}
			return search.symbols();
		} catch (error) {
			this.reportFailure("workspace/symbol", error);
			return [];
		}
	}

	/** The requests of protocol.ts; parameters that do not fit are answered as invalid. */
	private answerCustomRequests(): void {
		const { service } = this;
		this.answer(protocol.rulePageRequest, "rulePageParams", ({ code }) => service.rulePage(code));
		this.answer(protocol.documentEditRequest, "documentEditParams", async ({ uri, command }) => {
			if (command === "clean") await service.loadScriptConverter();
			const snapshot = this.store.snapshot(uri);
			return snapshot === undefined ? null : service.documentEdit(snapshot, command, this.options);
		});
		this.answer(protocol.addToDirectoryRequest, "addToDirectoryParams", (entry) =>
			this.withDirectory(entry.uri, (snapshot, file) =>
				service.addToDirectory(snapshot, entry, file, this.options),
			),
		);
		this.answer(protocol.collectNamesRequest, "collectNamesParams", ({ uri }) =>
			this.withDirectory(uri, (snapshot, file) => service.collectNames(snapshot, file, this.options)),
		);
		this.answer(protocol.acceptNamesRequest, "acceptNamesParams", ({ uri, ids }) =>
			this.withDirectory(uri, (snapshot, file) => service.acceptNames(snapshot, ids, file, this.options)),
		);
	}

	/** Runs what is about a document's names, with all its directories loaded; null for one that is not open. */
	private async withDirectory<Result>(
		uri: string,
		run: (snapshot: PlanSnapshot, file: DirectoryFile) => Result | Promise<Result>,
	): Promise<Result | null> {
		await Promise.all([this.loading, this.service.loadScriptConverter()]);
		const paths = this.store.snapshot(uri)?.frontMatter.values.directory ?? [];
		if (await this.workspace.loadNamed(uri, paths)) this.environmentChanged();
		const snapshot = this.store.snapshot(uri);
		if (snapshot === undefined) return null;
		return run(snapshot, await this.workspace.directoryFileOf(uri, snapshot.plan));
	}

	private answer<Name extends keyof Schemas>(
		method: string,
		schema: Name,
		run: (params: z.infer<Schemas[Name]>) => unknown,
	): void {
		this.connection.onRequest(method, async (raw: unknown) => {
			const schemas: Schemas = await import("./customRequests.js");
			const params = schemas[schema].safeParse(raw);
			if (!params.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${params.error.message}`);
			try {
				return await run(params.data as z.infer<Schemas[Name]>);
			} catch (error) {
				this.reportFailure(method, error);
				return null;
			}
		});
	}

	private answerDiagnostics(): void {
		const { diagnostics } = this.connection.languages;
		diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
			await this.loading;
			const file = this.files.get(uri);
			if (file !== undefined)
				return { kind: "full", items: this.diagnoseFile(uri, file.document.lines.join("\n")) };
			const snapshot = this.store.snapshot(uri);
			if (snapshot === undefined) return { kind: "full", items: [] };
			const resultId = this.composer.resultId(snapshot, this.environmentId, this.laterPass.stateOf(uri));
			if (resultId === previousResultId) return { kind: "unchanged", resultId };
			try {
				return { kind: "full", resultId, items: this.diagnose(snapshot) };
			} catch (error) {
				this.reportFailure("diagnostics", error);
				return { kind: "full", items: [] };
			}
		});
		diagnostics.onWorkspace(async (params, token, progress) => {
			await this.plansRead(token);
			// The client asks again as soon as it is answered; an answer waits until there is news.
			if (params.previousResultIds.length > 0 && this.workspaceAnswer === this.environmentId)
				await Promise.race([this.nextChange.promise, cancelled(token)]);
			this.workspaceAnswer = this.environmentId;
			const uris = await this.host.listFiles(this.workspace.folders, [
				...planEndings,
				directoryEnding,
				configFileName,
			]);
			const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
			const items = [];
			let done = 0;
			progress.begin(
				this.options.language === "zh" ? "检查工作区" : "Checking the workspace",
				0,
				undefined,
				true,
			);
			for (const uri of uris) {
				if (token.isCancellationRequested) break;
				progress.report(Math.floor((done++ / uris.length) * 100));
				// What is open is asked for by itself, version by version.
				if (this.plans.isOpen(uri) || this.files.has(uri)) continue;
				const text = await this.host.readFile(uri);
				if (text === undefined) continue;
				const resultId = `${this.environmentId}.${text.length}.${hashOf(text)}`;
				if (previous.get(uri) === resultId) {
					items.push({ kind: "unchanged" as const, uri, version: null, resultId });
					continue;
				}
				const diagnosed = isNamesFile(uri)
					? this.diagnoseFile(uri, text)
					: await this.diagnoseClosed(uri, text);
				items.push({ kind: "full" as const, uri, version: null, resultId, items: diagnosed });
			}
			progress.done();
			return { items };
		});
	}

	private async diagnoseClosed(uri: string, text: string): Promise<Diagnostic[]> {
		const snapshot = await this.plans.readClosed(uri, text);
		const across = snapshot.checkAcross(this.plans.othersOf(snapshot));
		return this.diagnose(snapshot, snapshot.placeAcross(across));
	}

	private reportFailure(feature: string, error: unknown): void {
		const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
		this.connection.console.error(`niwen: ${feature}: ${reason}`);
	}
}

/** Milliseconds that a search takes before others have their turn. */
const longestTurn = 10;

type Schemas = typeof import("./customRequests.js");

function isCursor(raw: unknown): raw is protocol.CursorParams {
	if (typeof raw !== "object" || raw === null || !("uri" in raw) || !("line" in raw)) return false;
	return (typeof raw.uri === "string" || raw.uri === null) && typeof raw.line === "number";
}

function createSignal(): { readonly promise: Promise<void>; send(): void } {
	let send = () => {};
	const promise = new Promise<void>((resolve) => {
		send = resolve;
	});
	return { promise, send: () => send() };
}

function cancelled(token: CancellationToken): Promise<void> {
	return new Promise((resolve) => {
		token.onCancellationRequested(() => resolve());
	});
}

function isNamesFile(uri: string): boolean {
	return uri.endsWith(directoryEnding) || uri.endsWith(configFileName);
}

function sectionOf(settings: unknown): unknown {
	if (typeof settings !== "object" || settings === null || !("niwen" in settings)) return settings ?? {};
	return settings.niwen ?? {};
}

/** FNV-1a over UTF-16 code units: tells two states of a file apart, guards nothing. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash >>> 0).toString(36);
}
