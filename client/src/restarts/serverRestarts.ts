import * as vscode from "vscode";
import {
	type BaseLanguageClient,
	CloseAction,
	type CloseHandlerResult,
	ErrorAction,
	type ErrorHandler,
	type ErrorHandlerResult,
	type LanguageClientOptions,
} from "vscode-languageclient";
import { RestartDelays } from "./restartDelays.js";

/**
 * Starts a server again that has ended by itself. Documents are opened anew in it, as the editor has them, so nothing that
 * was typed is lost. The client's own handler gives up after the fifth end, and says so in English.
 */
export class ServerRestarts implements ErrorHandler, vscode.Disposable {
	private readonly delays = new RestartDelays();
	private client: BaseLanguageClient | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private next: Promise<boolean> | undefined;

	/** What a client is to be made with. */
	readonly clientOptions: Pick<LanguageClientOptions, "errorHandler" | "initializationFailedHandler"> = {
		errorHandler: this,
		// That it could not be initialized is told as any other end of the server.
		initializationFailedHandler: () => false,
	};

	/** @param started tells a server that is there what it must know */
	constructor(private readonly started: () => void) {}

	/** Starts the client's server. Throws where it cannot be started; one that ends meanwhile is started again. */
	async start(client: BaseLanguageClient): Promise<void> {
		this.client = client;
		// What goes wrong is told to the log by the client, and to the user in one message by this.
		const log = client.error.bind(client);
		client.error = (message, data) => log(message, data, false);
		try {
			await client.start();
		} catch (error) {
			if (this.next === undefined) throw error;
			return;
		}
		this.started();
	}

	async stop(): Promise<void> {
		this.dispose();
		await this.client?.stop();
	}

	/** Stops the server and starts it, whatever it was about. */
	async startByHand(): Promise<void> {
		const { client } = this;
		if (client === undefined) return;
		this.delays.forget();
		this.dispose();
		if (client.isRunning()) await client.stop();
		await client.start();
		this.started();
	}

	/** Whether the server runs, or will before anybody has waited long; `undefined` where nobody can say when. */
	get soon(): Promise<boolean> | undefined {
		return this.client?.isRunning() === true ? Promise.resolve(true) : this.next;
	}

	/** A message that could not be sent or read; a connection that is of no more use is closed, and that counts. */
	error(): ErrorHandlerResult {
		return { action: ErrorAction.Continue, handled: true };
	}

	closed(): CloseHandlerResult {
		const { delay, tell } = this.delays.next(Date.now());
		this.schedule(delay);
		if (tell !== undefined) void this.tell(tell);
		const { t } = vscode.l10n;
		const message =
			delay === 0
				? t("Niwen's server has ended and is started again.")
				: t("Niwen's server has ended and is started again in {0} s.", delay / 1000);
		// The client then lets go of all that it had of the server, and is started as one that was stopped.
		return { action: CloseAction.DoNotRestart, handled: true, message };
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		this.next = undefined;
	}

	private schedule(delay: number): void {
		this.dispose();
		const next = new Promise<boolean>((resolve) => {
			this.timer = setTimeout(() => {
				this.timer = undefined;
				this.restart().then(resolve, () => resolve(false));
			}, delay);
		});
		this.next = delay === 0 ? next : undefined;
	}

	/** @returns whether it runs now */
	private async restart(): Promise<boolean> {
		try {
			await this.client?.start();
		} catch {
			// Where the server has ended meanwhile, closed() was told and has made the next try.
			if (this.timer === undefined) this.schedule(this.delays.next(Date.now()).delay);
			return false;
		}
		this.next = undefined;
		this.started();
		return true;
	}

	private async tell(times: number): Promise<void> {
		const { t } = vscode.l10n;
		const viewLog = t("View log");
		const chosen = await vscode.window.showWarningMessage(
			t(
				"Niwen's server has ended {0} times within three minutes. It is started again, after a longer pause each time; your documents are not affected.",
				times,
			),
			viewLog,
		);
		if (chosen === viewLog) await vscode.commands.executeCommand("niwen.showOutput");
	}
}
