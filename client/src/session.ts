import * as vscode from "vscode";
import {
	type BaseLanguageClient,
	type LanguageClientOptions,
	RevealOutputChannelOn,
} from "vscode-languageclient";
import {
	type AddToDirectoryParams,
	cursorNotification,
	type InitializationOptions,
	type PlanStatus,
	statusNotification,
} from "../../server/src/common/protocol.js";
import { ColumnAlignment, padWithBlank } from "./columnAlignment.js";
import { addToDirectory } from "./commands/addToDirectory.js";
import { type ChangeFactOptions, changeFact } from "./commands/changeFact.js";
import { cleanDocument, decideCleaning, serveCleanTexts } from "./commands/cleanDocument.js";
import { type CollectNamesOptions, collectNames } from "./commands/collectNames.js";
import { type CollectOptions, collectReplies } from "./commands/collectReplies.js";
import { convertToTable } from "./commands/convertToTable.js";
import { type ConflictPlace, decideConflict } from "./commands/decideConflict.js";
import { explainLine } from "./commands/explainLine.js";
import { explainRule, serveRulePages } from "./commands/explainRule.js";
import { type ExportOptions, exportPlan, printPlan } from "./commands/exportPlan.js";
import { fixAll } from "./commands/fixAll.js";
import { followTotal } from "./commands/followTotal.js";
import { importDocument, serveImports } from "./commands/importDocument.js";
import { lineUpColumns } from "./commands/lineUpColumns.js";
import { newPlan } from "./commands/newPlan.js";
import { openTask } from "./commands/openTask.js";
import { renumber } from "./commands/renumber.js";
import { reportProblem } from "./commands/reportProblem.js";
import { type RollOverOptions, rollOver } from "./commands/rollOver.js";
import { checkSeal, type SealOptions, sealPlan } from "./commands/sealPlan.js";
import { setSeverity } from "./commands/setSeverity.js";
import { showCoverage } from "./commands/showCoverage.js";
import { showStatus } from "./commands/showStatus.js";
import { showTasks } from "./commands/showTasks.js";
import { type SplitOptions, splitPlan } from "./commands/splitPlan.js";
import { tableCommands } from "./commands/tableCommands.js";
import { ComparisonView } from "./comparison/comparisonView.js";
import { FirstSteps } from "./firstSteps.js";
import { isLanguageOpen, readsTraditional, wantedLocale } from "./language.js";
import { languageId } from "./languageId.js";
import { offerLostLeaders } from "./lostLeaders.js";
import { servePages } from "./pages.js";
import { pasteTables } from "./paste/pasteTables.js";
import { Preview } from "./preview/preview.js";
import { ServerRestarts } from "./restarts/serverRestarts.js";
import { ShippedDirectories } from "./shippedDirectories.js";
import { StableFormatting } from "./stableFormatting.js";
import { StatusBar } from "./statusBar.js";
import { TableKeys } from "./tableKeys.js";
import { isOfUncheckable, UncheckableTasks } from "./uncheckableTasks.js";
import { readSettings } from "./userSettings.js";
import { Charts } from "./views/charts.js";
import { FollowedPlan } from "./views/followedPlan.js";
import { Reports } from "./views/reports.js";
import { ResponsibilityView } from "./views/responsibilityView.js";
import { serveFiles } from "./workspaceFiles.js";

/** A program of the server (dist/), with its messages in the script that is wanted. */
export function serverProgram(context: vscode.ExtensionContext, name: "server" | "server.web"): vscode.Uri {
	const file = readsTraditional(wantedLocale()) ? `${name}.zh-TW.js` : `${name}.js`;
	return vscode.Uri.joinPath(context.extensionUri, "dist", file);
}

export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** A running client with everything that depends on it. */
export interface Session {
	/** What the server last said of a document. */
	status(uri: string): PlanStatus | undefined;
	stop(): Promise<void>;
}

/** Starts the language client, the status bar and the commands. */
export async function startSession(
	context: vscode.ExtensionContext,
	createClient: ClientFactory,
): Promise<Session> {
	const output = vscode.window.createOutputChannel("Niwen 拟文", { log: true });
	const statuses = new Map<string, PlanStatus>();
	const statusBar = new StatusBar((uri) => statuses.get(uri));
	const uncheckable = new UncheckableTasks();
	const directories = new ShippedDirectories(context);
	const restarts = new ServerRestarts(() => {
		sendCursor(client, vscode.window.activeTextEditor);
		alignment.updateAll();
	});
	const client = createClient(clientOptions(context, output, uncheckable, directories, restarts));
	const alignment = new ColumnAlignment(client);
	const keys = new TableKeys(client, restarts);
	const plan = new FollowedPlan();
	const responsibilities = new ResponsibilityView(client, plan, context.workspaceState);
	context.subscriptions.push(output, statusBar, alignment, serveRulePages(client), serveCleanTexts());
	const reports = new Reports(client, plan);
	const charts = new Charts(client, plan, context.extensionUri);
	const preview = new Preview(client, plan, context.extensionUri);
	const comparison = new ComparisonView(client);
	const firstSteps = new FirstSteps(context);
	const served = [
		directories.serve(),
		reports.serve(),
		pasteTables(client),
		serveImports(client),
		servePages(),
	];
	context.subscriptions.push(plan, responsibilities, charts, preview, comparison, ...served, keys);
	const register: Register = (command, run) =>
		context.subscriptions.push(vscode.commands.registerCommand(command, run));

	client.onNotification(statusNotification, (status: PlanStatus) => {
		statuses.set(status.uri, status);
		statusBar.update();
		for (const part of [alignment, responsibilities, charts, preview]) part.updateDocument(status.uri);
		firstSteps.update(status);
	});
	serveFiles(client);
	offerLostLeaders(client);
	context.subscriptions.push(
		vscode.window.onDidChangeActiveTextEditor((editor) => {
			statusBar.update();
			sendCursor(client, editor);
		}),
		vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => sendCursor(client, textEditor)),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			statuses.delete(uri.toString());
			uncheckable.forget(uri.toString());
		}),
	);

	registerDocumentCommands(client, register);
	for (const [command, run] of keys.commands(tableCommands(client))) register(command, run);
	for (const part of [responsibilities, reports, charts, preview, comparison, firstSteps])
		for (const [command, run] of part.commands()) register(command, run);
	register("niwen.showStatus", () => showStatus(client, (uri) => statuses.get(uri), uncheckable));
	register("niwen.reportProblem", () =>
		reportProblem(client, String(context.extension.packageJSON.version), (uri) => statuses.get(uri)),
	);
	register("niwen.showOutput", () => output.show(true));
	register("niwen.restartServer", async () => {
		statuses.clear();
		keys.clear();
		await restarts.startByHand();
		vscode.window.setStatusBarMessage(vscode.l10n.t("Niwen was restarted."), 4000);
	});

	// From now on a key of package.json finds its command, whatever becomes of the server.
	void vscode.commands.executeCommand("setContext", "niwen.hasTableKeys", true);
	await restarts.start(client);
	return {
		status: (uri) => statuses.get(uri),
		stop: () => restarts.stop(),
	};
}

type Register = (command: string, run: (...args: never[]) => unknown) => void;

/** The commands that need nothing but the document and the server. */
function registerDocumentCommands(client: BaseLanguageClient, register: Register): void {
	register("niwen.newPlan", newPlan);
	register("niwen.importDocument", (from?: unknown) => importDocument(client, from));
	register("niwen.convertToTable", () => convertToTable(client));
	register("niwen.cleanDocument", () => cleanDocument(client));
	register("niwen.applyCleaning", () => decideCleaning(true));
	register("niwen.discardCleaning", () => decideCleaning(false));
	register("niwen.collectNames", (options?: CollectNamesOptions) => collectNames(client, options));
	register("niwen.exportPlan", (options?: ExportOptions | vscode.Uri) =>
		exportPlan(client, asOptions(options, {})),
	);
	register("niwen.splitPlan", (options?: SplitOptions | vscode.Uri) =>
		splitPlan(client, asOptions(options, {})),
	);
	register("niwen.collectReplies", (options?: CollectOptions | vscode.Uri) =>
		collectReplies(client, asOptions(options, {})),
	);
	register("niwen.sealPlan", (options?: SealOptions | vscode.Uri) =>
		sealPlan(client, asOptions(options, {})),
	);
	register("niwen.checkSeal", (options?: { readonly seal?: vscode.Uri } | vscode.Uri) =>
		checkSeal(client, asOptions(options, {}).seal),
	);
	register("niwen.showCoverage", (options?: { readonly report?: vscode.Uri } | vscode.Uri) =>
		showCoverage(client, asOptions(options, {}).report),
	);
	register("niwen.rollOver", (options?: RollOverOptions | vscode.Uri) =>
		rollOver(client, asOptions(options, {})),
	);
	register("niwen.printPlan", (options?: ExportOptions | vscode.Uri) =>
		printPlan(client, asOptions(options, {})),
	);
	register("niwen.decideConflict", (place?: ConflictPlace) => decideConflict(client, place));
	register("niwen.renumber", () => renumber(client));
	register("niwen.fixAll", () => fixAll(client));
	register("niwen.explainRule", explainRule);
	register("niwen.explainLine", () => explainLine(client));
	register("niwen.changeFact", (options?: ChangeFactOptions | vscode.Uri) =>
		changeFact(client, asOptions(options, {})),
	);
	register("niwen.setSeverity", setSeverity);
	register("niwen.followTotal", followTotal);
	register("niwen.addToDirectory", (params: AddToDirectoryParams) => addToDirectory(client, params));
	register("niwen.openTask", openTask);
	register("niwen.showTasks", showTasks);
	register("niwen.lineUpColumns", lineUpColumns);
}

/** A menu hands over the address of a document, which says nothing of how something is to be done. */
function asOptions<Options extends object>(
	options: Options | vscode.Uri | undefined,
	none: Options,
): Options {
	return options === undefined || options instanceof vscode.Uri ? none : options;
}

function clientOptions(
	context: vscode.ExtensionContext,
	output: vscode.LogOutputChannel,
	uncheckable: UncheckableTasks,
	directories: ShippedDirectories,
	restarts: ServerRestarts,
): LanguageClientOptions {
	const initializationOptions: InitializationOptions = {
		language: wantedLocale(),
		followsDocuments: isLanguageOpen(),
		sendsCursor: true,
		commandLinks: true,
		rulePages: `${vscode.Uri.joinPath(context.extensionUri, "docs", "rules").toString()}/`,
	};
	const formatting = new StableFormatting();
	return {
		documentSelector: [
			{ language: languageId },
			{ pattern: "**/*.directory.yaml" },
			{ pattern: "**/.niwen.yaml" },
		],
		...restarts.clientOptions,
		initializationOptions,
		outputChannel: output,
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		middleware: {
			...uncheckable.middleware,
			...directories.middleware,
			workspace: { configuration: readSettings },
			provideCodeActions: async (document, range, context, token, next) =>
				(await next(document, range, context, token))?.filter((action) => !isOfUncheckable(action)),
			provideDocumentFormattingEdits: async (document, options, token, next) =>
				formatting.keepPlaces(document, await next(document, options, token)),
			provideDocumentRangeFormattingEdits: async (document, range, options, token, next) =>
				formatting.keepPlaces(document, await next(document, range, options, token)),
			provideInlayHints: async (document, viewPort, token, next) =>
				(await next(document, viewPort, token))?.map(padWithBlank),
		},
		markdown: { isTrusted: { enabledCommands: ["niwen.openTask"] }, supportHtml: false },
	};
}

/** Tells the server where the cursor is: findings about an unfinished row wait until it leaves the row. */
function sendCursor(client: BaseLanguageClient, editor: vscode.TextEditor | undefined): void {
	if (!client.isRunning()) return;
	const isPlan = editor?.document.languageId === languageId;
	void client.sendNotification(cursorNotification, {
		uri: isPlan ? editor.document.uri.toString() : null,
		line: isPlan ? editor.selection.active.line : 0,
	});
}
