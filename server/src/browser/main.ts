import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import shipped from "../../../dist/directories.json" with { type: "json" };
import { directoryFromJson } from "../common/directory/directoryJson.js";
import { listFilesRequest, readFileRequest } from "../common/protocol.js";
import { startServer } from "../common/transport/startServer.js";

declare const self: DedicatedWorkerGlobalScope;

/** Starts the server in a Web Worker: files are the client's to read. */
function startWorkerServer(): void {
	const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
	startServer(connection, {
		shippedDirectories: async () => shipped.flatMap((value: unknown) => directoryFromJson(value) ?? []),
		readFile: async (uri) =>
			(await connection.sendRequest<string | null>(readFileRequest, { uri })) ?? undefined,
		listFiles: async (_folders, endings) => {
			const lists = await Promise.all(
				endings.map((ending) =>
					connection.sendRequest<string[]>(listFilesRequest, { glob: `**/*${ending}` }),
				),
			);
			return lists.flat();
		},
		pause: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
	});
}

startWorkerServer();
