import type { Connection } from "vscode-languageserver";
import { describeLost, keepTitle } from "../features/describeLost.js";
import type { LocalizedText } from "../model/localizedText.js";
import { type LostLeadersParams, lostLeadersNotification } from "../protocol.js";
import { stillLost } from "../snapshot/lostLeaders.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** Tells the client once of rows whose leaders have changed because another row went, so that it can offer to keep them. */
export class LostLeadersNotice {
	/** By document, the version in which leaders were lost that the client was told of last. */
	private readonly told = new Map<string, number>();

	constructor(private readonly connection: Connection) {}

	tell(snapshot: PlanSnapshot, language: keyof LocalizedText): void {
		const { uri, version, plan, lostLeaders } = snapshot;
		if (lostLeaders.version < 0 || this.told.get(uri) === lostLeaders.version) return;
		this.told.set(uri, lostLeaders.version);
		const rows = stillLost(lostLeaders, plan);
		if (rows.length === 0) return;
		const message = describeLost(snapshot, rows)[language];
		const action = keepTitle(rows.length)[language];
		const params: LostLeadersParams = { uri, version, message, action };
		void this.connection.sendNotification(lostLeadersNotification, params);
	}

	/** A document was closed: its versions begin anew. */
	forget(uri: string): void {
		this.told.delete(uri);
	}
}
