import type { FoundPlans, PlanToRename } from "../features/renameName.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { canonicalUri } from "../uris.js";
import type { PlanSummary } from "../workspace/planSummary.js";
import { mentionsName, type SoughtName } from "../workspace/workspaceIndex.js";
import type { ServerState } from "./serverState.js";
import { problemOf, type WorkspacePlans } from "./workspacePlans.js";

/** A file as it was read, for as long as it says the same and the same holds for it. */
interface KeptPlan {
	readonly text: string;
	/** What environments rested on then. */
	readonly state: object;
	readonly snapshot: PlanSnapshot;
}

/** Plans with so many tasks together are kept as they were read. */
const mostKeptTasks = 20_000;

/** The plans of the workspace as they are at the moment when somebody wants to change them. */
export class PlansToRename {
	/** The files that were read last, the newest at the end: the next rename wants them again. */
	private readonly kept = new Map<string, KeptPlan>();

	constructor(
		private readonly state: ServerState,
		private readonly plans: WorkspacePlans,
	) {}

	/**
	 * All plans that mention a name: those that are open as in the editor, the others as in their files, which are looked
	 * at once more, since nobody need have told that they were written.
	 */
	naming(sought: SoughtName): Promise<FoundPlans> {
		return this.matching((summary) => mentionsName(summary, sought));
	}

	/** Likewise all plans whose summaries are wanted. */
	async matching(isWanted: (summary: PlanSummary) => boolean): Promise<FoundPlans> {
		const named = [...this.plans.index.summaries()].filter(isWanted);
		const unread: string[] = [];
		const found: PlanToRename[] = [];
		for (const { uri } of named) {
			const open = this.state.store.snapshot(uri);
			const snapshot = open ?? (await this.readAgain(uri));
			if (snapshot === undefined) unread.push(uri);
			else found.push({ snapshot, version: open?.version ?? null });
		}
		return { plans: found, unread };
	}

	/** The same plans, of those that are open the newest versions. */
	newest(plans: readonly PlanToRename[]): readonly PlanToRename[] {
		return plans.map((plan) => {
			const open = this.state.store.snapshot(plan.snapshot.uri);
			return open === undefined ? plan : { snapshot: open, version: open.version };
		});
	}

	/** A file that nobody has open, as it is now; undefined where it is not there any more, or no plan. */
	private async readAgain(uri: string): Promise<PlanSnapshot | undefined> {
		const key = canonicalUri(uri);
		const text = await this.state.host.readFile(uri);
		if (text === undefined || problemOf(text) !== undefined) return undefined;
		const { state } = this.state.workspace;
		const known = this.kept.get(key);
		this.kept.delete(key);
		if (known?.text === text && known.state === state) {
			this.kept.set(key, known);
			return known.snapshot;
		}
		const snapshot = await this.plans.readClosed(uri, text);
		this.kept.set(key, { text, state, snapshot });
		this.forgetOldest();
		this.plans.update(snapshot);
		return snapshot;
	}

	private forgetOldest(): void {
		let tasks = 0;
		for (const [key, { snapshot }] of [...this.kept].reverse()) {
			tasks += snapshot.plan.taskCount;
			if (tasks > mostKeptTasks) this.kept.delete(key);
		}
	}
}
