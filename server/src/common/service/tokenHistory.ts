import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { DocumentTokens } from "../features/semanticTokens.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** The semantic tokens last given of each document, so that a later answer says what became of them. */
export class TokenHistory {
	private readonly last = new Map<string, { readonly id: string; readonly tokens: DocumentTokens }>();
	private ids = 0;

	/** All tokens of a document. */
	all(snapshot: PlanSnapshot): SemanticTokens {
		const { id, tokens } = this.keep(snapshot);
		return { resultId: id, data: tokens.data() };
	}

	/** The tokens as a difference to those of an earlier answer; all of them where that was another. */
	since(snapshot: PlanSnapshot, previousResultId: string): SemanticTokens | SemanticTokensDelta {
		const before = this.last.get(snapshot.uri);
		if (before?.id !== previousResultId) return this.all(snapshot);
		const { id, tokens } = this.keep(snapshot);
		return { resultId: id, edits: tokens.editsSince(before.tokens) };
	}

	forget(uri: string): void {
		this.last.delete(uri);
	}

	private keep(snapshot: PlanSnapshot): { readonly id: string; readonly tokens: DocumentTokens } {
		const { uri } = snapshot;
		const kept = {
			id: String(++this.ids),
			tokens: DocumentTokens.of(snapshot, this.last.get(uri)?.tokens),
		};
		this.last.set(uri, kept);
		return kept;
	}
}
