import type {
	CancellationToken,
	Diagnostic,
	WorkDoneProgressReporter,
	WorkspaceDiagnosticParams,
	WorkspaceDiagnosticReport,
	WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { directoryEnding, isSideFile, planEndings, settingsFileName } from "../environment/fileNames.js";
import { canonicalUri } from "../uris.js";
import type { Diagnostics } from "./diagnostics.js";
import type { ServerState } from "./serverState.js";
import { whenCancelled } from "./whenCancelled.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Answers pulls of the whole workspace: what is found in files that nobody has open. */
export function serveWorkspaceDiagnostics(
	state: ServerState,
	diagnostics: Diagnostics,
	plans: WorkspacePlans,
): void {
	/** The environment that the last answer was given in. */
	let answered = -1;
	state.connection.languages.diagnostics.onWorkspace(async (params, token, progress) => {
		try {
			diagnostics.files.workspacePulled();
			await state.loading;
			await plans.whenRead(token);
			// The client asks again as soon as it is answered; an answer waits until there is news.
			if (params.previousResultIds.length > 0 && answered === diagnostics.environmentId)
				await Promise.race([diagnostics.environmentChange, whenCancelled(token)]);
			answered = diagnostics.environmentId;
			return await checkFiles(state, diagnostics, plans, params, token, progress);
		} catch (error) {
			state.reportFailure("workspace/diagnostic", error);
			return { items: [] };
		}
	});
}

async function checkFiles(
	{ host, workspace, files, options }: ServerState,
	diagnostics: Diagnostics,
	plans: WorkspacePlans,
	{ previousResultIds }: WorkspaceDiagnosticParams,
	token: CancellationToken,
	progress: WorkDoneProgressReporter,
): Promise<WorkspaceDiagnosticReport> {
	const uris = await host.listFiles(workspace.folders, [...planEndings, directoryEnding, settingsFileName]);
	const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
	const items: WorkspaceDocumentDiagnosticReport[] = [];
	const title = { zh: "检查工作区", en: "Checking the workspace" }[options.language];
	progress.begin(title, 0, undefined, true);
	let done = 0;
	for (const uri of uris) {
		if (token.isCancellationRequested) break;
		progress.report(Math.floor((done++ / uris.length) * 100));
		// What is open is asked for by itself, version by version.
		if (plans.isOpen(uri) || files.has(uri)) continue;
		const text = await host.readFile(uri);
		if (text === undefined) continue;
		const resultId = `${diagnostics.environmentId}.${text.length}.${hashOf(text)}`;
		const report = { uri, version: null, resultId };
		if (previous.get(uri) === resultId) items.push({ ...report, kind: "unchanged" });
		else {
			const found = isSideFile(uri)
				? await diagnostics.files.diagnose(uri, text)
				: await diagnoseClosed(diagnostics, plans, uri, text);
			items.push({ ...report, kind: "full", items: found });
		}
	}
	// Settings and directories that hold for what is open may lie outside of the folders, or be no files that are read.
	const seen = new Set(items.map(({ uri }) => canonicalUri(uri)));
	for (const file of workspace.faultyFiles()) {
		if (seen.has(canonicalUri(file.uri)) || files.has(file.uri)) continue;
		const found = await diagnostics.files.diagnoseFaulty(file);
		const resultId = `${diagnostics.environmentId}`;
		items.push({ uri: file.uri, version: null, resultId, kind: "full", items: found });
	}
	progress.done();
	return { items };
}

async function diagnoseClosed(
	diagnostics: Diagnostics,
	plans: WorkspacePlans,
	uri: string,
	text: string,
): Promise<Diagnostic[]> {
	const snapshot = await plans.readClosed(uri, text);
	const across = snapshot.checkAcross(plans.othersOf(snapshot));
	return diagnostics.diagnose(snapshot, snapshot.placeAcross(across));
}

/** FNV-1a over UTF-16 code units: tells two states of a file apart, guards nothing. */
function hashOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return (hash >>> 0).toString(36);
}
