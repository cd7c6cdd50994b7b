import type { FoundPlans, RenameSpace } from "../features/renameName.js";
import type { PlanSummary } from "../workspace/planSummary.js";
import type { SoughtName } from "../workspace/workspaceIndex.js";
import { DirectoryFiles } from "./directoryFiles.js";
import { PlansToRename } from "./plansToRename.js";
import type { ServerState } from "./serverState.js";
import type { WorkspacePlans } from "./workspacePlans.js";

/** Everything that a rename may change, as it is when it is asked for. */
export class RenameSpaces {
	private readonly directories: DirectoryFiles;
	private readonly plansToRename: PlansToRename;

	constructor(
		private readonly state: ServerState,
		private readonly plans: WorkspacePlans,
	) {
		this.directories = new DirectoryFiles(state);
		this.plansToRename = new PlansToRename(state, plans);
	}

	/** @param uri of the file that the name stands in */
	async of(sought: SoughtName, uri: string): Promise<RenameSpace> {
		const { plans, unread } = await this.plansToRename.naming(sought);
		const directories = await this.directories.of(plans, uri);
		return {
			plans: this.plansToRename.newest(plans),
			directories: directories.files,
			summaries: this.plans.index.summaries(),
			unread: [...unread, ...directories.unread],
		};
	}

	/** The plans whose summaries are wanted, of those that are open the newest versions. */
	async plansWhere(isWanted: (summary: PlanSummary) => boolean): Promise<FoundPlans> {
		const { plans, unread } = await this.plansToRename.matching(isWanted);
		return { plans: this.plansToRename.newest(plans), unread };
	}

	/** Reads the files that will be wanted while the user is still typing the new name. */
	prepare(sought: SoughtName): void {
		this.of(sought, "").catch((error: unknown) => this.state.reportFailure("rename", error));
	}
}
