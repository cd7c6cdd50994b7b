import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { LaterPass } from "./laterPass.js";
import type { ServerState } from "./serverState.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Reads settings, directories and the files that documents name, and says when something else holds for documents. */
export class Environments {
	/** Counts askings for settings: an answer to one that is not the last is old. */
	private settingsAsked = 0;

	/** @param changed what holds for documents is something else now */
	constructor(
		private readonly state: ServerState,
		private readonly plans: WorkspacePlans,
		private readonly laterPass: LaterPass,
		private readonly changed: () => void,
	) {}

	/** Fetches what needs asking or reading; until then documents are served without it. */
	load(): Promise<void> {
		return this.read("initialize", async () => {
			await this.fetchSettings();
			await this.state.workspace.load();
		}).then(() => this.plans.scan());
	}

	/** Reads `.niwen.yaml` and the directories anew, and then the plans: names may be understood in another way. */
	reloadFolders(): void {
		void this.read("workspace", () => this.state.workspace.reloadFolders()).then(() => this.plans.scan());
	}

	/** @param settings what the client says of them, where it is not to be asked */
	reloadSettings(settings: unknown): void {
		void this.read("configuration", async () => {
			await this.fetchSettings();
			if (!this.state.options.answersConfiguration) this.state.workspace.setClientSettings(settings);
			await this.state.workspace.reloadFolders();
		});
	}

	/** Reads the directories and the plan that a document names, where they are not known yet. */
	loadNamedFiles(snapshot: PlanSnapshot): void {
		const paths = snapshot.frontMatter.values.directory ?? [];
		this.state.workspace.loadNamed(snapshot.uri, paths).then(
			(isOther) => {
				if (isOther) this.changed();
			},
			(error: unknown) => this.state.reportFailure("directory", error),
		);
		this.loadPrevious(snapshot.uri);
	}

	/** The same at once, for a request that needs the directories of a document. */
	async whenDirectoriesAreRead(uri: string): Promise<void> {
		await this.state.loading;
		const paths = this.state.store.snapshot(uri)?.frontMatter.values.directory ?? [];
		if (await this.state.workspace.loadNamed(uri, paths)) this.changed();
	}

	/** Other documents of the workspace are read, or say something else. */
	plansChanged(): void {
		for (const uri of this.state.store.uris()) this.loadPrevious(uri);
		this.laterPass.schedule();
	}

	private loadPrevious(uri: string): void {
		const snapshot = this.state.store.snapshot(uri);
		if (snapshot === undefined) return;
		this.plans.loadPrevious(snapshot).then(
			(news) => {
				if (news === "environment") this.changed();
				else if (news === "plan") this.laterPass.schedule(uri);
			},
			(error: unknown) => this.state.reportFailure("previous", error),
		);
	}

	/** Lets answers wait for what is read. What fails is told to the log, and documents are served by what there is. */
	private read(feature: string, load: () => Promise<void>): Promise<void> {
		const reportFailure = (error: unknown) => this.state.reportFailure(feature, error);
		this.state.loading = load().catch(reportFailure);
		return this.state.loading.then(() => this.changed()).catch(reportFailure);
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
		if (answer.kind === "answered" && isLast()) this.state.workspace.setClientSettings(answer.value ?? {});
		if (answer.kind !== "unanswered") return;
		answer.late.then(
			(raw) => {
				if (!isLast()) return;
				this.state.workspace.setClientSettings(raw ?? {});
				this.reloadFolders();
			},
			// The refusal is in the log already.
			() => {},
		);
	}
}
