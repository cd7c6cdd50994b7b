import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { diffSemanticTokens } from "../features/semanticTokens.js";

/** The semantic tokens last given of each document, so that a later answer says what became of them. */
export class TokenHistory {
	private readonly last = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
	private ids = 0;

	keep(uri: string, { data }: SemanticTokens): SemanticTokens {
		const resultId = String(++this.ids);
		this.last.set(uri, { id: resultId, data });
		return { resultId, data };
	}

	/** The tokens as a difference to those of an earlier answer; all of them where that was another. */
	diff(uri: string, tokens: SemanticTokens, previousResultId: string): SemanticTokens | SemanticTokensDelta {
		const before = this.last.get(uri);
		const { resultId, data } = this.keep(uri, tokens);
		if (resultId === undefined || before?.id !== previousResultId)
			return { ...tokens, ...(resultId && { resultId }) };
		return { resultId, edits: diffSemanticTokens(before.data, data) };
	}

	forget(uri: string): void {
		this.last.delete(uri);
	}
}
