import assert from "node:assert/strict";
import { CancellationToken, CancellationTokenSource } from "vscode-languageserver";
import { runLongWork } from "../../../server/src/common/transport/longWork.js";
import type { ServerState } from "../../../server/src/common/transport/serverState.js";
import { whenCancelled } from "../../../server/src/common/transport/whenCancelled.js";

/** The token that vscode-jsonrpc gives to a request that was given up while it waited to be begun. */
const givenUpBefore = CancellationToken.Cancelled;

describe("a request that its client gives up", () => {
	// Of what runs long only the host's clock is asked.
	const state = { host: { pause: async () => {} } } as unknown as ServerState;
	const title = { zh: "导出方案", en: "Exporting the plan" };
	const workUntilCancelled = (token: CancellationToken) =>
		runLongWork(state, { workDoneToken: undefined, title, token }, (cancellation) => {
			const asked = cancellation.isCancellationRequested;
			return new Promise<boolean>((resolve) => cancellation.onCancellationRequested(() => resolve(asked)));
		});

	it("before it is begun, ends its work", async () =>
		assert.equal(await workUntilCancelled(givenUpBefore), true));

	it("while it is at work, ends its work", async () => {
		const source = new CancellationTokenSource();
		const { token } = source;
		const work = workUntilCancelled(token);
		source.cancel();
		assert.equal(await work, false);
	});

	it("is not waited for, whenever it was given up", async () => {
		const source = new CancellationTokenSource();
		const waiting = whenCancelled(source.token);
		source.cancel();
		await Promise.all([waiting, whenCancelled(source.token), whenCancelled(givenUpBefore)]);
	});
});
