import { describeMissingDirectory } from "../directory/missingDirectory.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { LaterPass } from "./laterPass.js";
import type { ServerState } from "./serverState.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Who is told that something else holds for documents. */
export interface EnvironmentListeners {
	/** For any of them. */
	changed(): void;
	/** All is known now that holds for this one, which was opened. */
	known(uri: string): void;
}

/** Finds out what holds for documents when they are opened, and again when settings, directories or names change. */
export class Environments {
	/** Counts askings for settings: an answer to one that is not the last is old. */
	private settingsAsked = 0;
	/** What the log was told already. */
	private readonly told = new Set<string>();

	constructor(
		private readonly state: ServerState,
		private readonly plans: WorkspacePlans,
		private readonly laterPass: LaterPass,
		private readonly listeners: EnvironmentListeners,
	) {}

	/** Fetches what needs asking or reading; until then documents are served without it. */
	load(): Promise<void> {
		return this.read("initialize", async () => {
			// What the client answers is waited for while files are read.
			await Promise.all([this.fetchSettings(), this.state.workspace.load()]);
		}).then(() => this.plans.scan());
	}

	/** Reads settings and directories anew, and then the plans: names may be understood in another way. */
	reloadFolders(): void {
		void this.read("workspace", async () => this.state.workspace.reload()).then(() => this.plans.scan());
	}

	/** @param settings what the client says of them, where it is not to be asked */
	reloadSettings(settings: unknown): void {
		void this.read("configuration", async () => {
			await this.fetchSettings();
			if (!this.state.options.answersConfiguration) await this.state.workspace.setClientSettings(settings);
		});
	}

	/** A document was opened: its findings are told when all is known that holds for it. */
	opened(uri: string): void {
		void this.whenKnown(uri).then(() => {
			if (this.state.store.has(uri)) this.listeners.known(uri);
		});
	}

	closed(uri: string): void {
		this.state.workspace.forget(uri);
	}

	/** Waits until all is known that holds for a document; never rejected. */
	async whenKnown(uri: string): Promise<void> {
		for (let loading: Promise<void> | undefined; loading !== this.state.loading; ) {
			loading = this.state.loading;
			await loading;
			if (!this.state.workspace.isKnown(uri)) await this.resolve(uri);
		}
	}

	/** The same for the names that the document has now, for a request that needs its directories. */
	async whenDirectoriesAreRead(uri: string): Promise<void> {
		await this.state.loading;
		if (await this.resolve(uri)) this.listeners.changed();
	}

	/** A version of a document goes to the client: what it names is looked for, where it is not known yet. */
	shown({ uri, frontMatter: { values } }: PlanSnapshot): void {
		const { workspace, options } = this.state;
		const names = { directories: values.directory ?? [], previous: values.previous, report: values.report };
		// Where nobody tells of new files, what is not there is looked for again.
		const isResolved = workspace.isResolved(uri, names, !options.registersWatchers);
		const resolving = isResolved ? Promise.resolve(false) : this.resolve(uri);
		void resolving.then((isOther) => {
			if (isOther) this.listeners.changed();
			void this.loadPrevious(uri);
			void this.loadReport(uri);
		});
	}

	/** Other documents of the workspace are read, or say something else. */
	plansChanged(): void {
		for (const uri of this.state.store.uris()) {
			void this.loadPrevious(uri);
			void this.loadReport(uri);
		}
		this.laterPass.schedule();
	}

	/** Waits until last year's plan has been read, or cannot be; never rejected. */
	whenPreviousIsRead(uri: string): Promise<void> {
		return this.loadPrevious(uri);
	}

	private loadPrevious(uri: string): Promise<void> {
		return this.take(uri, this.plans.loadPrevious(uri));
	}

	/** Waits until the work report has been read, or cannot be; never rejected. */
	loadReport(uri: string): Promise<void> {
		return this.take(uri, this.plans.loadReport(uri));
	}

	private take(uri: string, loading: Promise<"plan" | "environment" | undefined>): Promise<void> {
		return loading.then(
			(news) => {
				if (news === "environment") this.listeners.changed();
				else if (news === "plan") this.laterPass.schedule(uri);
			},
			(error: unknown) => this.state.reportFailure("named files", error),
		);
	}

	/** Returns whether something else holds than before; what fails is told to the log. */
	private async resolve(uri: string): Promise<boolean> {
		const { store, workspace, reportFailure } = this.state;
		const document = store.document(uri);
		if (document === undefined) return false;
		try {
			return await workspace.resolve(uri, document.lines);
		} catch (error) {
			reportFailure("environment", error);
			workspace.giveUp(uri);
			return true;
		}
	}

	/** Lets answers wait for what is read. What fails is told to the log, and documents are served by what there is. */
	private read(feature: string, load: () => Promise<void>): Promise<void> {
		const { reportFailure, store } = this.state;
		const report = (error: unknown) => reportFailure(feature, error);
		const loading = load()
			.catch(report)
			.then(async () => {
				for (const uri of store.uris()) await this.resolve(uri);
				this.tellOfSettings();
			});
		this.state.loading = loading;
		return loading.then(() => this.listeners.changed()).catch(report);
	}

	/** The settings of a client stand in no document, so that what is wrong with them goes to the log. */
	private tellOfSettings(): void {
		const { workspace } = this.state;
		const messages: LocalizedText[] = [
			...workspace.settingsProblems,
			...workspace
				.missingOfClient()
				.flatMap(({ name, failure }) =>
					failure === undefined ? [] : [describeMissingDirectory(name, failure)],
				),
		];
		for (const message of messages) {
			if (this.told.has(message.en)) continue;
			this.told.add(message.en);
			this.state.warn({ zh: `编辑器的设置：${message.zh}`, en: `Settings of the editor: ${message.en}` });
		}
	}

	/** Asks the client for its settings; those of before stay in force where it does not say them, or until it does. */
	private async fetchSettings(): Promise<void> {
		const { options, client, connection } = this.state;
		if (!options.answersConfiguration) return;
		const asked = ++this.settingsAsked;
		const answer = await client.ask<unknown>({
			method: "workspace/configuration",
			without: { zh: "沿用先前的设置。", en: "The settings stay as they were." },
			send: () => connection.workspace.getConfiguration("niwen"),
		});
		const isLast = () => asked === this.settingsAsked;
		if (answer.kind === "answered" && isLast())
			await this.state.workspace.setClientSettings(answer.value ?? {});
		if (answer.kind !== "unanswered") return;
		answer.late.then(
			async (raw) => {
				if (!isLast()) return;
				await this.state.workspace.setClientSettings(raw ?? {});
				this.reloadFolders();
			},
			// The refusal is in the log already.
			() => {},
		);
	}
}
