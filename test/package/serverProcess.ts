import { spawn } from "node:child_process";
import { once } from "node:events";
import {
	createProtocolConnection,
	DidOpenTextDocumentNotification,
	ExitNotification,
	InitializedNotification,
	InitializeRequest,
	type InitializeResult,
	PublishDiagnosticsNotification,
	type PublishDiagnosticsParams,
	ShutdownRequest,
	StreamMessageReader,
	StreamMessageWriter,
} from "vscode-languageserver/node";
import { plainEnvironment } from "../unit/cli/niwen.js";

/** What a server says when it is started over its standard streams, shown one document, and ended. */
export interface ServerAnswers {
	readonly initialize: InitializeResult;
	readonly diagnostics: PublishDiagnosticsParams["diagnostics"];
	/** The status that its process ends with. */
	readonly status: number | null;
}

/**
 * @param args of node: the program and what it is told
 * @param cwd a folder that has nothing to do with this project
 * @param node the program that runs it
 */
export async function askServer(
	args: readonly string[],
	cwd: string,
	text: string,
	node = process.execPath,
	env: NodeJS.ProcessEnv = plainEnvironment,
): Promise<ServerAnswers> {
	const child = spawn(node, args, {
		cwd,
		env,
		stdio: ["pipe", "pipe", "inherit"],
	});
	const ended = once(child, "exit");
	const client = createProtocolConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	try {
		client.listen();
		const initialize = await client.sendRequest(InitializeRequest.type, {
			processId: process.pid,
			rootUri: null,
			capabilities: {},
		});
		await client.sendNotification(InitializedNotification.type, {});
		const uri = "file:///plans/sample.plan.md";
		const pushed = new Promise<PublishDiagnosticsParams>((resolve) => {
			client.onNotification(PublishDiagnosticsNotification.type, (params) => {
				if (params.uri === uri && params.diagnostics.length > 0) resolve(params);
			});
		});
		await client.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { uri, languageId: "policy-plan", version: 1, text },
		});
		const gone = ended.then(() => Promise.reject(new Error("The server ended before it answered")));
		gone.catch(() => {});
		const { diagnostics } = await Promise.race([pushed, gone]);
		await client.sendRequest(ShutdownRequest.type);
		await client.sendNotification(ExitNotification.type);
		await ended;
		return { initialize, diagnostics, status: child.exitCode };
	} finally {
		client.dispose();
		child.kill();
	}
}
