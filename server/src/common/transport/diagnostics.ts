import {
	type Diagnostic,
	DiagnosticRefreshRequest,
	type DocumentDiagnosticParams,
	type DocumentDiagnosticReport,
} from "vscode-languageserver";
import { tableRanges } from "../features/tableRanges.js";
import type { DiagnosticOptions } from "../features/toLsp.js";
import { statusNotification, type TableLinesParams, tableLinesNotification } from "../protocol.js";
import { joinFindings, type PlacedFinding } from "../rules/runRules.js";
import { languageOf } from "../service/documentLanguage.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type DiagnosticsAnswer, DiagnosticsComposer } from "./diagnosticsComposer.js";
import { FileDiagnostics } from "./fileDiagnostics.js";
import { GrowingPlans } from "./growingPlans.js";
import type { LaterPass } from "./laterPass.js";
import { LostLeadersNotice } from "./lostLeaders.js";
import { refreshHints, refreshLenses } from "./refreshViews.js";
import type { ServerState } from "./serverState.js";
import { statusOf } from "./status.js";

/** What diagnostics need of the server around them. */
export interface DiagnosticsHost {
	/** A version goes to the client: its findings, or what the status bar tells. */
	shown(snapshot: PlanSnapshot): void;
	/** Waits until all is known that holds for a document: findings of before would be false ones. */
	whenKnown(uri: string): Promise<void>;
	/** Nobody adds to a plan any more that was being added to. */
	leftAlone(uri: string): Promise<void>;
}

/**
 * Tells the client what was found in open documents: pushed when something changed, where the client does not pull;
 * to one that pulls it answers, and says when to ask again. Also what the status bar tells.
 */
export class Diagnostics {
	/** The plans that are being added to. */
	readonly growing: GrowingPlans;
	private readonly composer: DiagnosticsComposer;
	private readonly lostLeaders: LostLeadersNotice;
	/** Counts what holds for documents, so that a result of before is never taken for one of now. */
	private environment = 0;
	private nextChange = createSignal();
	/** Documents and files whose findings are to be pushed. */
	private readonly waiting = new Set<string>();
	private isPublishing = false;

	/** What is wrong with settings and directories. */
	readonly files: FileDiagnostics;

	constructor(
		private readonly state: ServerState,
		private readonly laterPass: LaterPass,
		private readonly host: DiagnosticsHost,
	) {
		this.files = new FileDiagnostics(state);
		this.lostLeaders = new LostLeadersNotice(state.connection);
		this.growing = new GrowingPlans(
			(milliseconds) => state.host.pause(milliseconds),
			(uri, why) => {
				if (!state.store.has(uri)) return;
				this.findingsChanged(uri);
				if (why === "left-alone") void this.host.leftAlone(uri);
			},
		);
		this.composer = new DiagnosticsComposer(this.growing);
	}

	/** Answers pulls of a document. */
	serve(): void {
		this.state.connection.languages.diagnostics.on((params) => this.answerPull(params));
	}

	/** Differs where all findings may differ. */
	get environmentId(): number {
		return this.environment;
	}

	/** Resolved when {@link environmentId} is another. */
	get environmentChange(): Promise<void> {
		return this.nextChange.promise;
	}

	/** A document was opened, and all is known that holds for it. */
	documentOpened(uri: string): void {
		// It may bring in settings and directories that are not in force as a whole.
		const isFaulty = (this.state.workspace.resolvedOf(uri)?.faulty.length ?? 0) > 0;
		if (isFaulty) this.environmentChanged();
		else this.documentChanged(uri);
	}

	/** The text of a document is another. */
	documentChanged(uri: string): void {
		if (!this.state.options.pullsDiagnostics) this.schedule(uri);
		else this.sendStatusLater(uri);
	}

	/** The findings of a document are others, its text is the same. */
	findingsChanged(uri: string): void {
		this.documentChanged(uri);
		refreshLenses(this.state);
		if (this.state.options.pullsDiagnostics) this.refresh();
	}

	/** The text of a directory or of settings is another. */
	fileChanged(uri: string): void {
		if (!this.state.options.pullsDiagnostics) this.schedule(uri);
		else this.files.takeBack(uri);
	}

	closed(uri: string): void {
		this.growing.forget(uri);
		this.lostLeaders.forget(uri);
		this.composer.forget(uri);
		const { options, connection } = this.state;
		if (!options.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
		this.files.pushClosed();
	}

	/** Something that holds for all documents is another now. */
	environmentChanged(): void {
		const { options, store, files } = this.state;
		this.environment++;
		refreshHints(this.state);
		refreshLenses(this.state);
		this.nextChange.send();
		this.nextChange = createSignal();
		for (const uri of store.uris()) this.documentChanged(uri);
		for (const uri of files.keys()) this.fileChanged(uri);
		this.files.pushClosed();
		if (options.pullsDiagnostics) this.refresh();
	}

	/** Notes the line of an edit: see {@link DiagnosticsComposer}. */
	noteEdit(uri: string, line: number): void {
		this.composer.noteEdit(uri, line);
	}

	moveCursor(uri: string | null, line: number): void {
		const changed = this.composer.moveCursor(uri, line);
		if (changed !== undefined && this.state.store.has(changed)) this.findingsChanged(changed);
	}

	/** @param across what was found against other documents */
	diagnose(snapshot: PlanSnapshot, across: readonly PlacedFinding[]): Diagnostic[] {
		return this.composer.compose(snapshot, across, this.optionsFor(snapshot));
	}

	/** The same of a document that is open, with an id that is another where anything of it is. */
	private answer(snapshot: PlanSnapshot): DiagnosticsAnswer {
		return this.composer.answer(snapshot, this.laterPass.findingsIn(snapshot), this.optionsFor(snapshot));
	}

	private optionsFor({ document, environment }: PlanSnapshot): Omit<DiagnosticOptions, "uri" | "leftOut"> {
		const { options } = this.state;
		const { maxFindings } = environment.settings;
		return { language: languageOf(document, options), rulePage: options.linkOf, maxFindings };
	}

	/** What the user is shown, of other documents too. */
	shownFindings(snapshot: PlanSnapshot): readonly PlacedFinding[] {
		return joinFindings(this.composer.shown(snapshot), this.laterPass.findingsIn(snapshot));
	}

	private async answerPull({
		textDocument: { uri },
		previousResultId,
	}: DocumentDiagnosticParams): Promise<DocumentDiagnosticReport> {
		await this.state.loading;
		try {
			const file = this.state.files.get(uri);
			if (file !== undefined) {
				const items = await this.files.diagnose(uri, file.document.lines.join("\n"));
				return { kind: "full", items };
			}
			await this.host.whenKnown(uri);
			const snapshot = this.state.store.snapshot(uri);
			if (snapshot === undefined) return { kind: "full", items: [] };
			const { resultId, items } = this.answer(snapshot);
			return resultId === previousResultId
				? { kind: "unchanged", resultId }
				: { kind: "full", resultId, items };
		} catch (error) {
			this.state.reportFailure("diagnostics", error);
			return { kind: "full", items: [] };
		}
	}

	private refresh(): void {
		const { options, client, connection } = this.state;
		if (!options.refreshesDiagnostics) return;
		void client.ask({
			method: "workspace/diagnostic/refresh",
			without: {
				zh: "问题列表在下次编辑时更新。",
				en: "Findings are brought up to date with the next edit.",
			},
			send: () => connection.sendRequest(DiagnosticRefreshRequest.type),
		});
	}

	/** Publishes a document's findings when the messages that have arrived are all read. */
	private schedule(uri: string): void {
		this.waiting.add(uri);
		if (this.isPublishing) return;
		this.isPublishing = true;
		void Promise.resolve().then(() => {
			this.isPublishing = false;
			const uris = [...this.waiting];
			this.waiting.clear();
			for (const waiting of uris) this.publish(waiting);
		});
	}

	private publish(uri: string): void {
		const { connection, files, store, workspace } = this.state;
		try {
			if (files.has(uri)) {
				this.files.pushOpen(uri);
				return;
			}
			// It is published as soon as that is known.
			if (!workspace.isKnown(uri)) return;
			const snapshot = store.snapshot(uri);
			if (snapshot === undefined) return;
			const { version } = snapshot;
			void connection.sendDiagnostics({ uri, version, diagnostics: this.answer(snapshot).items });
			this.sendStatus(snapshot);
		} catch (error) {
			this.state.reportFailure("diagnostics", error);
		}
	}

	private sendStatusLater(uri: string): void {
		void Promise.resolve().then(() => {
			try {
				if (!this.state.workspace.isKnown(uri)) return;
				const snapshot = this.state.store.snapshot(uri);
				if (snapshot !== undefined) this.sendStatus(snapshot);
			} catch (error) {
				this.state.reportFailure("status", error);
			}
		});
	}

	private sendStatus(snapshot: PlanSnapshot): void {
		const { connection, options, workspace } = this.state;
		if (options.wantsStatus) {
			const status = statusOf(
				snapshot,
				this.composer.counts(snapshot),
				this.laterPass.findingsIn(snapshot),
				workspace.countNotInForce(snapshot.uri),
			);
			void connection.sendNotification(statusNotification, status);
			void connection.sendNotification(tableLinesNotification, tableLinesOf(snapshot));
			this.lostLeaders.tell(snapshot, languageOf(snapshot.document, options));
		}
		this.host.shown(snapshot);
	}
}

function tableLinesOf({ uri, version, plan, document }: PlanSnapshot): TableLinesParams {
	return { uri, version, ranges: tableRanges(plan, document).map(({ first, last }) => [first, last]) };
}

function createSignal(): { readonly promise: Promise<void>; send(): void } {
	let send = () => {};
	const promise = new Promise<void>((resolve) => {
		send = resolve;
	});
	return { promise, send: () => send() };
}
