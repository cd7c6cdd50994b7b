import type { TextEdit } from "vscode-languageserver-types";
import { toTextEdits, toWorkspaceEdit } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { ServerState } from "./serverState.js";

/**
 * Lets 共N项 follow where tasks come or go other than by commands on rows, which carry it along themselves: by typing,
 * by cutting and pasting. Only where the settings say so (`table.totalFollows`), only a total that was right before, and
 * not while somebody types: when the plan is saved, or has been left alone for a while.
 */
export class Totals {
	/** Plans whose lines have come or gone, and whose total was right before. */
	private readonly right = new Set<string>();

	constructor(private readonly state: ServerState) {}

	/** To be told before the lines of an edit come or go. */
	linesWillChange(uri: string): void {
		const { store, workspace } = this.state;
		if (this.right.has(uri) || !workspace.environmentOf(uri).settings.table.totalFollows) return;
		const snapshot = store.snapshot(uri);
		if (snapshot === undefined || snapshot.plan.declaredTotal === null) return;
		if (findWrongTotal(snapshot) === undefined) this.right.add(uri);
	}

	forget(uri: string): void {
		this.right.delete(uri);
	}

	/** The edits of a plan that is about to be saved; none where its total need not follow. */
	async take(uri: string): Promise<TextEdit[]> {
		const snapshot = this.state.store.snapshot(uri);
		if (!this.right.delete(uri) || snapshot === undefined) return [];
		const [fix] = findWrongTotal(snapshot)?.fixes() ?? [];
		if (fix === undefined) return [];
		const { editsOfFix } = await import("../snapshot/applyFixes.js");
		return toTextEdits(editsOfFix(snapshot, fix), snapshot.document.eol);
	}

	/** Has the client make the edits of a plan that has been left alone. */
	async follow(uri: string): Promise<void> {
		const { options, connection, client, store, reportFailure } = this.state;
		if (!this.right.has(uri) || !options.appliesEdits) return;
		try {
			const version = store.versionOf(uri);
			const edits = await this.take(uri);
			if (edits.length === 0 || version === undefined || store.versionOf(uri) !== version) return;
			const edit = toWorkspaceEdit([{ uri, version, edits }], options.edits);
			await client.ask({
				method: "workspace/applyEdit",
				without: { zh: "总数由您自己更新。", en: "The total is left to you." },
				send: () => connection.workspace.applyEdit({ label: label[options.language], edit }),
			});
		} catch (error) {
			reportFailure("totals", error);
		}
	}
}

const label: LocalizedText = { zh: "更新总数", en: "Let the total follow" };

function findWrongTotal(snapshot: PlanSnapshot): PlacedFinding | undefined {
	return snapshot.findings().find(({ code }) => code === "number/total");
}
