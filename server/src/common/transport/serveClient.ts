import {
	type CancellationToken,
	type Connection,
	MessageType,
	ShowMessageNotification,
} from "vscode-languageserver";
import { loadPinyin } from "../directory/pinyin.js";
import type { LocalizedText } from "../model/localizedText.js";
import { loadAnswers } from "../service/allFeatures.js";
import type { FeatureContext } from "../service/feature.js";
import { TokenHistory } from "../service/tokenHistory.js";
import { printable } from "../text/printable.js";
import { loadScriptConverter } from "../text/script.js";
import type { ClientOptions } from "./clientOptions.js";
import { Commands } from "./commands.js";
import { serveCustomRequests } from "./customRequests.js";
import { Diagnostics } from "./diagnostics.js";
import { serveDocumentRequests } from "./documentRequests.js";
import { serveDocuments } from "./documents.js";
import { Environments } from "./environments.js";
import { LaterPass } from "./laterPass.js";
import { serveLifecycle } from "./lifecycle.js";
import { Previews } from "./previews.js";
import { RenameSpaces } from "./renameSpaces.js";
import { Reports } from "./reports.js";
import { serveRequests } from "./requests.js";
import type { ServerHost } from "./serverHost.js";
import { ServerState } from "./serverState.js";
import { Totals } from "./totals.js";
import { serveWorkspaceDiagnostics } from "./workspaceDiagnostics.js";
import { type ScanProgress, WorkspacePlans } from "./workspacePlans.js";

/** What was said at `initialize`. */
export interface Beginning {
	readonly options: ClientOptions;
	/** URIs of the workspace's folders, without `/` at their ends. */
	readonly folders: string[];
}

/**
 * Serves a client that is initialized, until the connection is closed. All wiring is here: what the parts are stands in
 * their own files.
 */
export function serveClient(
	connection: Connection,
	host: ServerHost,
	{ options, folders }: Beginning,
): ServerState {
	const state = new ServerState(connection, host);
	state.begin(options, folders);
	const { reportFailure, store } = state;
	const pause = (milliseconds: number) => host.pause(milliseconds);
	const tokens = new TokenHistory();
	const totals = new Totals(state);
	const plans: WorkspacePlans = new WorkspacePlans(
		{
			readFile: (uri) => host.readFile(uri),
			listFiles: (folders, endings) => host.listFiles(folders, endings),
			pause,
			workspace: () => state.workspace,
			changed: () => environments.plansChanged(),
			startProgress: () => startScanProgress(state),
			warn: (message) => state.warn(message),
			reportFailure,
		},
		store,
	);
	const laterPass: LaterPass = new LaterPass({
		pause,
		uris: () => store.uris(),
		snapshot: (uri) => store.snapshot(uri),
		othersOf: (snapshot) => plans.othersOf(snapshot),
		changed: (uri) => diagnostics.findingsChanged(uri),
		reportFailure,
	});
	const diagnostics: Diagnostics = new Diagnostics(state, laterPass, {
		shown: (snapshot) => environments.shown(snapshot),
		whenKnown: (uri) => environments.whenKnown(uri),
		leftAlone: (uri) => totals.follow(uri),
	});
	const environments: Environments = new Environments(state, plans, laterPass, {
		changed: () => {
			diagnostics.environmentChanged();
			laterPass.schedule();
			reports.allChanged();
		},
		known: (uri) => {
			diagnostics.documentOpened(uri);
			laterPass.schedule(uri);
			reports.planChanged(uri);
		},
	});

	const reports = new Reports(state, plans, (uri) => environments.whenDirectoriesAreRead(uri));
	const previews = new Previews(state, diagnostics, environments);
	const renameSpaces = new RenameSpaces(state, plans);
	const commands = new Commands(state, environments, laterPass, plans, renameSpaces);

	serveLifecycle(state, { environments, started: () => void loadLater(state) });
	serveDocuments(state, { environments, diagnostics, plans, laterPass, tokens, reports, previews, totals });
	diagnostics.serve();
	serveWorkspaceDiagnostics(state, diagnostics, plans);
	serveRequests(
		connection,
		createContext(state, { environments, diagnostics, plans, laterPass, tokens, commands, renameSpaces }),
		reportFailure,
	);
	for (const each of [commands, reports, previews]) each.serve();
	serveCustomRequests(state, environments);
	serveDocumentRequests(state, environments);
	return state;
}

/** Milliseconds; a document that is opened at once has its findings by then. */
const untilServed = 200;

/**
 * Loads what is not needed to answer, or only by some answers, once all else is served: what reads settings and
 * directories, what changes a plan, letters of names for completion, conversions of script for fixes. Whoever needs one
 * of them before does not wait for this.
 */
async function loadLater({ host, workspace, reportFailure }: ServerState): Promise<void> {
	await host.pause(untilServed);
	const parts = {
		answers: loadAnswers,
		readers: () => workspace.loadReaders(),
		codeActions: () => import("../service/codeActions.js"),
		pinyin: loadPinyin,
		script: loadScriptConverter,
	};
	for (const [name, load] of Object.entries(parts))
		await load().catch((error: unknown) => reportFailure(name, error));
	host.loaded?.();
}

/** The parts of the server that answers are made of. */
interface Parts {
	readonly environments: Environments;
	readonly diagnostics: Diagnostics;
	readonly plans: WorkspacePlans;
	readonly laterPass: LaterPass;
	readonly tokens: TokenHistory;
	readonly commands: Commands;
	readonly renameSpaces: RenameSpaces;
}

function createContext(
	state: ServerState,
	{ environments, diagnostics, plans, laterPass, tokens, commands, renameSpaces }: Parts,
): FeatureContext {
	return {
		get options() {
			return state.options;
		},
		snapshotOf: (uri) => state.store.snapshot(uri),
		findingsAcross: (snapshot) => laterPass.findingsIn(snapshot),
		shownFindings: (snapshot) => diagnostics.shownFindings(snapshot),
		previousOf: (snapshot) => plans.previousOf(snapshot),
		index: plans.index,
		directoriesRead: (uri) => environments.whenDirectoriesAreRead(uri),
		plansRead: async (token: CancellationToken) => {
			await state.loading;
			await plans.whenRead(token);
		},
		pathsKnown: (uri) => state.workspace.rootOf(uri),
		pause: (milliseconds) => state.host.pause(milliseconds),
		tokens,
		outcomeOf: (command, params) => commands.outcomeOf(command, params),
		renameSpace: (sought, uri) => renameSpaces.of(sought, uri),
		prepareRenameSpace: (sought) => renameSpaces.prepare(sought),
		directoryAt: (uri) => state.workspace.openDirectory(uri),
		say: (message) =>
			void state.connection.sendNotification(ShowMessageNotification.type, {
				type: MessageType.Info,
				message: printable(message),
			}),
	};
}

async function startScanProgress(state: ServerState): Promise<ScanProgress | undefined> {
	const answer = await state.client.ask({
		method: "window/workDoneProgress/create",
		without: { zh: "读取工作区时不显示进度。", en: "The workspace is read without showing how far." },
		send: () => state.connection.window.createWorkDoneProgress(),
	});
	if (answer.kind !== "answered") return undefined;
	const progress = answer.value;
	const title: LocalizedText = { zh: "读取工作区的方案", en: "Reading the plans of the workspace" };
	progress.begin(title[state.options.language], 0, undefined, true);
	return {
		token: progress.token,
		report: (done, all) => progress.report(Math.floor((done / all) * 100), `${done}/${all}`),
		done: () => progress.done(),
	};
}
