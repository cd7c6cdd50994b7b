import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
	createProtocolConnection,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	type InitializeResult,
	LogMessageNotification,
	type ProtocolConnection,
	RegistrationRequest,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node";
import { plainEnvironment, program, root } from "../../unit/cli/niwen.js";

/** What a server's process takes. */
export interface Weight {
	/** Bytes of memory that are still in use once all others were given back. */
	readonly held: number;
	/** Bytes of memory that the system has given to the process. */
	readonly resident: number;
	/** Milliseconds of processor time since its start. */
	readonly work: number;
}

/** `niwen lsp --stdio` as it is built, in a process of its own that can be weighed; its client asks for diagnostics. */
export class WatchedServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly client: ProtocolConnection,
		readonly capabilities: InitializeResult["capabilities"],
		/** What the server has told its client's log. */
		readonly log: readonly string[],
	) {}

	/** @param path of the command line that is the server */
	static async start(path = program, env: NodeJS.ProcessEnv = plainEnvironment): Promise<WatchedServer> {
		const probe = new URL("probe.mjs", import.meta.url).href;
		const child = spawn(process.execPath, ["--expose-gc", "--import", probe, path, "lsp", "--stdio"], {
			cwd: root,
			env,
			stdio: ["pipe", "pipe", "inherit", "ipc"],
		});
		const { stdin, stdout } = child;
		if (stdin === null || stdout === null) throw new Error("The server has no streams");
		const client = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
		client.onRequest(RegistrationRequest.type, () => {});
		const log: string[] = [];
		client.onNotification(LogMessageNotification.type, ({ message }) => void log.push(message));
		client.listen();
		const { capabilities } = await client.sendRequest(InitializeRequest.type, {
			processId: process.pid,
			rootUri: null,
			capabilities: { textDocument: { diagnostic: {} } },
			initializationOptions: { language: "zh" },
		});
		await client.sendNotification(InitializedNotification.type, {});
		return new WatchedServer(child, client, capabilities, log);
	}

	async open(uri: string, text: string): Promise<void> {
		await this.client.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { uri, languageId: "policy-plan", version: 1, text },
		});
	}

	async close(uri: string): Promise<void> {
		await this.client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
	}

	async weigh(): Promise<Weight> {
		const answer = once(this.child, "message");
		this.child.send("weigh");
		return (await answer)[0] as Weight;
	}

	async end(): Promise<void> {
		const ended = once(this.child, "exit");
		await this.client.sendRequest(ShutdownRequest.type);
		await this.client.sendNotification(ExitNotification.type);
		await ended;
		this.client.dispose();
	}
}
