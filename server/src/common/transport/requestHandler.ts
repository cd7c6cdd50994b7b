import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import type { SnapshotStore } from "./snapshotStore.js";

/** Answers a request about one document. */
export type SnapshotRequest<Params, Result> = (
	params: Params,
	token: CancellationToken,
) => Promise<Result | ResponseError<void>>;

/**
 * Makes the handlers of all document requests: the document is looked up, a cancelled request is answered as
 * cancelled, and a failure is told once to the log, with the feature's name, and answered by nothing found.
 */
export function createRequestHandlers(
	store: SnapshotStore,
	reportFailure: (feature: string, error: unknown) => void,
) {
	return function handle<Params extends { readonly textDocument: { readonly uri: string } }, Result>(
		feature: string,
		nothing: Result,
		provide: (snapshot: PlanSnapshot, params: Params, token: CancellationToken) => Result | Promise<Result>,
	): SnapshotRequest<Params, Result> {
		return async (params, token) => {
			if (token.isCancellationRequested)
				return new ResponseError(LSPErrorCodes.RequestCancelled, `${feature} was cancelled`);
			try {
				const snapshot = store.snapshot(params.textDocument.uri);
				return snapshot === undefined ? nothing : await provide(snapshot, params, token);
			} catch (error) {
				reportFailure(feature, error);
				return nothing;
			}
		};
	};
}
