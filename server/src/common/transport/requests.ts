import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { allFeatures } from "../service/allFeatures.js";
import { type FeatureContext, RequestRefusal } from "../service/feature.js";

/**
 * Answers the requests of the table of features: one that was given up is answered as cancelled, one that is refused
 * by the reason; a failure is told to the log, with the feature's name, and answered by nothing found.
 */
export function serveRequests(
	connection: Connection,
	context: FeatureContext,
	reportFailure: (feature: string, error: unknown) => void,
): void {
	for (const { method, provide, nothing } of allFeatures)
		connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
			if (token.isCancellationRequested)
				return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled`);
			try {
				return await provide(context, params, token);
			} catch (error) {
				if (error instanceof RequestRefusal)
					return new ResponseError(LSPErrorCodes.RequestFailed, error.reason[context.options.language]);
				reportFailure(method, error);
				return nothing(params);
			}
		});
}
