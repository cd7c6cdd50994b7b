import * as z from "zod/mini";

/** What VS Code gives to a page in a webview. */
interface Host {
	postMessage(message: unknown): void;
	getState(): unknown;
	setState(state: unknown): void;
}
declare function acquireVsCodeApi(): Host;

export interface Connection<Sent> {
	post(message: Sent): void;
	/** Keeps a value over a reload of the window; raw, as it comes back. */
	keep(state: unknown): void;
	kept(): unknown;
}

/**
 * Connects a page with the extension, once. What the extension says passes a schema, as what the page says does there
 * (`client/src/webview/webviewPage.ts`); all else is dropped and named on the console of the webview.
 */
export function connect<Sent, Received>(
	received: z.ZodMiniType<Received>,
	receive: (message: Received) => void,
): Connection<Sent> {
	// Compiled schemas need `eval`, which the page's policy refuses.
	z.config({ jitless: true });
	const host = acquireVsCodeApi();
	window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
		const message = received.safeParse(data);
		if (message.success) receive(message.data);
		else console.error("Not a message for this page:", message.error.issues);
	});
	return {
		post: (message) => host.postMessage(message),
		keep: (state) => host.setState(state),
		kept: () => host.getState(),
	};
}
