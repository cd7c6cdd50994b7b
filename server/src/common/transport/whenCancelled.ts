import type { CancellationToken } from "vscode-languageserver";

/**
 * Is over once a request is given up. The token of a request that was given up before it was begun, as one that had to
 * wait for the server to start, calls no listener (`CancellationToken.Cancelled`): it has to be asked.
 */
export function whenCancelled(token: CancellationToken): Promise<void> {
	return new Promise((resolve) => {
		if (token.isCancellationRequested) resolve();
		else token.onCancellationRequested(() => resolve());
	});
}
