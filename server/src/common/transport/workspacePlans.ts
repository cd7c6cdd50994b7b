import type { CancellationToken } from "vscode-languageserver";
import type { OtherDocuments } from "../analysis/quantities.js";
import { readWorkReport, type WorkReport } from "../analysis/workReport.js";
import { planEndings } from "../environment/fileNames.js";
import type { PreviousPlace } from "../environment/resolveEnvironment.js";
import type { LocalizedText } from "../model/localizedText.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { canonicalUri } from "../uris.js";
import { type PlanSummary, settleSummary, summarizePlan } from "../workspace/planSummary.js";
import { WorkspaceIndex } from "../workspace/workspaceIndex.js";
import type { ServerHost } from "./serverHost.js";
import type { SnapshotStore } from "./snapshotStore.js";
import { whenCancelled } from "./whenCancelled.js";
import type { Workspace } from "./workspace.js";

/** Shows how far the reading of many files is. */
export interface ScanProgress {
	readonly token: CancellationToken;
	report(done: number, all: number): void;
	done(): void;
}

/** What the plans of a workspace need of the server around them. */
export interface PlansHost extends Pick<ServerHost, "readFile" | "listFiles" | "pause"> {
	workspace(): Workspace;
	/** The plans are others than before. */
	changed(): void;
	/** `undefined` where the client shows none. */
	startProgress(files: number): Promise<ScanProgress | undefined>;
	/** Tells the log what was left out. */
	warn(message: LocalizedText): void;
	reportFailure(feature: string, error: unknown): void;
}

/** Files of a workspace beyond this number are left alone. */
const mostFiles = 2000;
/** A plan is shorter (UTF-16 characters); what is longer is only read when somebody opens it. */
const longestText = 500_000;
/** So many files are read before anybody would look at a progress bar. */
const manyFiles = 30;
/** Milliseconds after a start or a change of settings before files are read: answers come first. */
const scanDelay = 200;

/**
 * The plans of the workspace in one index: open documents by their newest version, all others by their files, read
 * in the background and again when they change. Also the plans that documents name as last year's, which may lie
 * outside the workspace.
 */
export class WorkspacePlans {
	/** By {@link canonicalUri}: clients and platforms spell URIs in several ways. */
	readonly index = new WorkspaceIndex();
	/** The open documents likewise. */
	private readonly open = new Set<string>();
	/** Counts scans: one that is not the last gives up. */
	private scanId = 0;
	private reading: Promise<void> = Promise.resolve();
	/** Plans named as last year's that are not part of the index, by URI; or why the file cannot be read. */
	private readonly aside = new Map<string, PlanSummary | { readonly failure: LocalizedText }>();
	/** Work reports that documents name, likewise. */
	private readonly reports = new Map<string, WorkReport | { readonly failure: LocalizedText }>();
	/** Those that are open, by their versions. */
	private readonly openReports = new WeakMap<PlanSnapshot, WorkReport>();

	constructor(
		private readonly host: PlansHost,
		private readonly store: SnapshotStore,
	) {}

	/** Reads the files of all folders anew, in the background. */
	scan(): void {
		const id = ++this.scanId;
		this.reading = this.readFolders(id).catch((error: unknown) =>
			this.host.reportFailure("workspace", error),
		);
	}

	/** Waits until all files are read, or nobody wants to know any more. */
	async whenRead(token?: CancellationToken): Promise<void> {
		for (let reading: Promise<void> | undefined; reading !== this.reading; ) {
			reading = this.reading;
			await (token === undefined ? reading : Promise.race([reading, whenCancelled(token)]));
			if (token?.isCancellationRequested === true) return;
		}
	}

	opened(uri: string): void {
		const key = canonicalUri(uri);
		this.open.add(key);
		this.index.set(key, () => {
			const snapshot = this.store.snapshot(uri);
			return snapshot === undefined ? undefined : summarizePlan(snapshot);
		});
	}

	/** From now on the file counts, which may say something else than what was in the editor. */
	closed(uri: string): void {
		const key = canonicalUri(uri);
		this.open.delete(key);
		this.index.delete(key);
		if (this.isInWorkspace(uri)) this.filesChanged([uri]);
	}

	isOpen(uri: string): boolean {
		return this.open.has(canonicalUri(uri));
	}

	/** Files were made, written or deleted; those that are open do not matter. */
	filesChanged(uris: readonly string[]): void {
		const plans = uris.filter((uri) => this.isOfInterest(uri));
		if (plans.length === 0) return;
		this.reading = this.reading
			.then(async () => {
				for (const uri of plans) {
					this.aside.delete(canonicalUri(uri));
					this.reports.delete(canonicalUri(uri));
					if (!this.isOpen(uri) && this.isInWorkspace(uri)) await this.readIntoIndex(uri);
				}
				this.host.changed();
			})
			.catch((error: unknown) => this.host.reportFailure("workspace", error));
	}

	/** The documents that this one is compared with. */
	othersOf(snapshot: PlanSnapshot): OtherDocuments {
		const others = this.index.othersOf(summarizePlan(snapshot), this.previousOf(snapshot));
		const report = this.reportOf(snapshot);
		return report === undefined ? others : { ...others, report };
	}

	/** The work report that a document names, as it is open, else as far as its file has been read. */
	reportOf(snapshot: PlanSnapshot): WorkReport | undefined {
		const uri = this.namedUri(snapshot, snapshot.frontMatter.values.report);
		if (uri === undefined) return undefined;
		const key = canonicalUri(uri);
		const open = this.store.uris().find((each) => canonicalUri(each) === key);
		const opened = open === undefined ? undefined : this.store.snapshot(open);
		if (opened !== undefined) return this.readOpenReport(opened);
		const read = this.reports.get(key);
		return read === undefined || "failure" in read ? undefined : read;
	}

	/** A report that is open is read once a version, however often plans that name it change. */
	private readOpenReport(opened: PlanSnapshot): WorkReport {
		const report = this.openReports.get(opened) ?? readWorkReport(opened.plan, opened.uri);
		this.openReports.set(opened, report);
		return report;
	}

	/** Reads the work report that a document names, where that is to be done; returns what is news, as {@link loadPrevious}. */
	async loadReport(uri: string): Promise<"plan" | "environment" | undefined> {
		const place = this.host.workspace().resolvedOf(uri)?.report;
		const tell = (reason?: LocalizedText) => this.tellMissing("missingReport", uri, place, reason);
		if (place === undefined) return tell();
		if ("refusal" in place) return tell(place.refusal);
		const key = canonicalUri(place.uri);
		const known = this.reports.get(key);
		const read =
			known ??
			(await this.readNamed(place, async (at, text) =>
				readWorkReport((await this.readClosed(at, text)).plan, at),
			));
		this.reports.set(key, read);
		return tell("failure" in read ? read.failure : undefined) ?? (known === undefined ? "plan" : undefined);
	}

	/** Notes of a file that a document names why it is not read; returns whether what holds for the document is news. */
	private tellMissing(
		key: "missingPrevious" | "missingReport",
		uri: string,
		place: { readonly name: string } | undefined,
		reason: LocalizedText | undefined,
	): "environment" | undefined {
		const missing = place === undefined || reason === undefined ? undefined : { name: place.name, reason };
		return this.host.workspace().setMissing(key, uri, missing) ? "environment" : undefined;
	}

	/** Reads a file that a document names, or says why it cannot be read. */
	private async readNamed<Read>(
		place: PreviousPlace,
		take: (uri: string, text: string) => Promise<Read>,
	): Promise<Read | { readonly failure: LocalizedText }> {
		const read = await this.host.workspace().readPrevious(place);
		if ("failure" in read) return read;
		const failure = problemOf(read.text);
		return failure === undefined ? take(read.uri, read.text) : { failure };
	}

	private namedUri(snapshot: PlanSnapshot, name: string | undefined): string | undefined {
		const uri = name === undefined ? undefined : this.host.workspace().namedUri(snapshot.uri, name);
		return uri === undefined || canonicalUri(uri) === canonicalUri(snapshot.uri) ? undefined : uri;
	}

	/** Last year's plan, as far as it has been read. */
	previousOf(snapshot: PlanSnapshot): PlanSummary | undefined {
		const uri = this.namedUri(snapshot, snapshot.frontMatter.values.previous);
		if (uri === undefined) return undefined;
		const aside = this.aside.get(canonicalUri(uri));
		const read = aside !== undefined && "failure" in aside ? undefined : aside;
		return this.index.get(canonicalUri(uri)) ?? read;
	}

	/**
	 * Reads the plan that a document names as last year's, where that is to be done.
	 *
	 * @returns what is news: that the plan was read, or that what holds for the document is something else now
	 */
	async loadPrevious(uri: string): Promise<"plan" | "environment" | undefined> {
		const place = this.host.workspace().resolvedOf(uri)?.previous;
		const tell = (reason?: LocalizedText) => this.tellMissing("missingPrevious", uri, place, reason);
		if (place === undefined) return tell();
		if ("refusal" in place) return tell(place.refusal);
		const key = canonicalUri(place.uri);
		const isKnown = this.index.has(key) || this.aside.has(key);
		if (!isKnown)
			this.aside.set(key, await this.readNamed(place, (at, text) => this.summarizeFile(at, text)));
		const aside = this.index.has(key) ? undefined : this.aside.get(key);
		const failure = aside !== undefined && "failure" in aside ? aside.failure : undefined;
		return tell(failure) ?? (isKnown ? undefined : "plan");
	}

	private async readFolders(id: number): Promise<void> {
		await this.host.pause(scanDelay);
		if (id !== this.scanId) return;
		const listed = await this.host.listFiles(this.host.workspace().folders, planEndings);
		const files = new Map(listed.slice(0, mostFiles).map((uri) => [canonicalUri(uri), uri]));
		if (listed.length > mostFiles)
			this.host.warn({
				zh: `工作区有${listed.length}份方案，只读取前${mostFiles}份用于查找和对比。`,
				en: `Of ${listed.length} plans in the workspace the first ${mostFiles} are read for references and comparison.`,
			});
		this.aside.clear();
		this.reports.clear();
		for (const key of this.index.uris()) if (!files.has(key) && !this.open.has(key)) this.index.delete(key);
		const progress = files.size < manyFiles ? undefined : await this.host.startProgress(files.size);
		let done = 0;
		for (const uri of files.values()) {
			if (id !== this.scanId || progress?.token.isCancellationRequested) break;
			if (!this.isOpen(uri)) await this.readIntoIndex(uri);
			progress?.report(++done, files.size);
			// Whatever was asked meanwhile is answered before the next file.
			await this.host.pause(0);
		}
		progress?.done();
		if (id === this.scanId) this.host.changed();
	}

	private async readIntoIndex(uri: string): Promise<void> {
		const key = canonicalUri(uri);
		const text = await this.host.readFile(uri);
		const problem = text === undefined ? undefined : problemOf(text);
		if (problem !== undefined) this.host.warn({ zh: `${uri}：${problem.zh}`, en: `${uri}: ${problem.en}` });
		let summary: PlanSummary | undefined;
		try {
			if (text !== undefined && problem === undefined) summary = await this.summarizeFile(uri, text);
		} catch (error) {
			this.host.reportFailure(uri, error);
		}
		// It may have been opened while it was read.
		if (this.open.has(key)) return;
		if (summary === undefined) this.index.delete(key);
		else this.index.set(key, summary);
	}

	private async summarizeFile(uri: string, text: string): Promise<PlanSummary> {
		return settleSummary(summarizePlan(await this.readClosed(uri, text)));
	}

	/** Takes what a file says that somebody has read anew, where nobody has it open. */
	update(snapshot: PlanSnapshot): void {
		const key = canonicalUri(snapshot.uri);
		if (!this.open.has(key) && this.index.has(key))
			this.index.set(key, settleSummary(summarizePlan(snapshot)));
	}

	/** Reads a file that nobody has open, with the directories that it names. */
	async readClosed(uri: string, text: string): Promise<PlanSnapshot> {
		const document = createSourceDocument(text);
		const environment = await this.host.workspace().environmentOfClosed(uri, document.lines);
		return createPlanSnapshot({ uri, version: 0, document, environment });
	}

	private isOfInterest(uri: string): boolean {
		const key = canonicalUri(uri);
		return isPlanFile(uri) || this.aside.has(key) || this.reports.has(key);
	}

	private isInWorkspace(uri: string): boolean {
		const key = canonicalUri(uri);
		const { folders } = this.host.workspace();
		return isPlanFile(uri) && folders.some((folder) => key.startsWith(`${canonicalUri(folder)}/`));
	}
}

function isPlanFile(uri: string): boolean {
	return planEndings.some((ending) => uri.endsWith(ending));
}

/** Why a file is not read as a plan; undefined where it is. */
export function problemOf(text: string): LocalizedText | undefined {
	if (text.length > longestText)
		return {
			zh: "文件太长，未读入工作区的索引；打开后照常检查。",
			en: "too long to be read into the index of the workspace; it is checked when it is opened.",
		};
	const broken = text.length - text.replaceAll("\ufffd", "").length;
	if (text.includes("\u0000") || broken * 50 > text.length)
		return {
			zh: "不是 UTF-8 文本，未读入工作区的索引；请另存为 UTF-8。",
			en: "no UTF-8 text, not read into the index of the workspace; please save it as UTF-8.",
		};
	return undefined;
}
