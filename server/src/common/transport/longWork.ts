import type { CancellationToken, WorkDoneProgressReporter } from "vscode-languageserver";
import type { LocalizedText } from "../model/localizedText.js";
import type { Cancellation } from "./serverHost.js";
import type { ServerState } from "./serverState.js";

/** Work that takes longer shows itself (milliseconds). */
const patience = 1000;

export interface LongWork {
	/** As the request has it; undefined where it has none. */
	readonly workDoneToken?: string | number | undefined;
	/** What is being done, for the user. */
	readonly title: LocalizedText;
	/** Of the request. */
	readonly token: CancellationToken;
}

/**
 * Does work of which the user is told once it has taken a second: under the token that came with the request, or in a
 * progress that the server asks for, where the client can show one and does not show its own. Cancelled is it with the
 * request or in the progress.
 */
export async function runLongWork<Value>(
	state: ServerState,
	{ workDoneToken, title, token }: LongWork,
	work: (cancellation: Cancellation) => Promise<Value>,
): Promise<Value> {
	const cancellation = joinCancellations(token);
	let isDone = false;
	let shown: WorkDoneProgressReporter | undefined;
	const show = async (): Promise<void> => {
		await state.host.pause(patience);
		if (isDone || token.isCancellationRequested) return;
		const progress = await startProgress(state, workDoneToken, cancellation);
		progress?.begin(title[state.options.language], undefined, undefined, true);
		if (isDone) progress?.done();
		else shown = progress;
	};
	void show().catch((error: unknown) => state.reportFailure("window/workDoneProgress", error));
	try {
		return await work(cancellation);
	} finally {
		isDone = true;
		shown?.done();
	}
}

async function startProgress(
	state: ServerState,
	workDoneToken: string | number | undefined,
	cancellation: ReturnType<typeof joinCancellations>,
): Promise<WorkDoneProgressReporter | undefined> {
	const { connection, client, options } = state;
	if (workDoneToken !== undefined) return connection.window.attachWorkDoneProgress(workDoneToken);
	// The extension shows its own.
	if (options.commandLinks) return undefined;
	const answer = await client.ask({
		method: "window/workDoneProgress/create",
		without: { zh: "耗时的操作不显示进度。", en: "Long work is done without showing it." },
		send: () => connection.window.createWorkDoneProgress(),
	});
	if (answer.kind !== "answered") return undefined;
	answer.value.token.onCancellationRequested(cancellation.cancel);
	return answer.value;
}

/** Cancelled with a token, or by itself. */
function joinCancellations(token: CancellationToken): Cancellation & { cancel(): void } {
	const listeners: (() => void)[] = [];
	let isCancelled = token.isCancellationRequested;
	const cancel = (): void => {
		if (isCancelled) return;
		isCancelled = true;
		for (const listener of listeners) listener();
	};
	token.onCancellationRequested(cancel);
	return {
		cancel,
		get isCancellationRequested() {
			return isCancelled;
		},
		// Who begins to listen after the cancel, while code was still being loaded, must hear of it, too.
		onCancellationRequested: (listener) => {
			if (isCancelled) listener();
			else listeners.push(listener);
		},
	};
}
