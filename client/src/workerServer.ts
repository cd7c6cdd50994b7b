import * as vscode from "vscode";
import {
	BrowserMessageReader,
	BrowserMessageWriter,
	type MessageTransports,
} from "vscode-languageclient/browser";
import { workerIsReady } from "../../server/src/common/protocol.js";

/** A server that runs in a Web Worker; started anew, it is another worker. */
export class WorkerServer implements vscode.Disposable {
	private worker: Worker | undefined;

	/** @param program the server's ES module, in the folder of its parts */
	constructor(private readonly program: vscode.Uri) {}

	/**
	 * Starts the worker, ends the one before, and answers once it listens: what is sent sooner is lost, since its program
	 * comes over the network. Throws where that cannot be loaded.
	 */
	async start(): Promise<MessageTransports> {
		this.dispose();
		const program = this.program.toString(true);
		// Workers of extensions are scripts that load scripts; a module is imported by one, wherever it lies.
		const source = `import(${JSON.stringify(program)}).catch((error) => postMessage(String(error)));`;
		const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
		const worker = new Worker(address);
		this.worker = worker;
		try {
			const said = await new Promise<unknown>((resolve, reject) => {
				worker.onmessage = ({ data }) => resolve(data);
				worker.onerror = ({ message }) => reject(new Error(message));
			});
			if (said !== workerIsReady) throw new Error(String(said));
		} catch (error) {
			this.dispose();
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(vscode.l10n.t("Niwen could not be loaded from {0}: {1}", program, reason));
		} finally {
			URL.revokeObjectURL(address);
			worker.onerror = null;
		}
		return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
	}

	dispose(): void {
		this.worker?.terminate();
		this.worker = undefined;
	}
}
