import {
	BrowserMessageReader,
	BrowserMessageWriter,
	type Connection,
	createConnection,
} from "vscode-languageserver/browser";
import shipped from "../../../dist/directories.json" with { type: "json" };
import { directoryFromJson } from "../common/directory/directoryJson.js";
import {
	fileExistsRequest,
	listFilesRequest,
	type ReadNamedFileParams,
	type ReadNamedFileResult,
	readFileRequest,
	readNamedFileRequest,
	workerIsReady,
} from "../common/protocol.js";
import { ClientRequests } from "../common/transport/clientRequests.js";
import type { ServerHost } from "../common/transport/serverHost.js";
import { startServer } from "../common/transport/startServer.js";
import { createDocumentHost } from "./documentHost.js";

declare const self: DedicatedWorkerGlobalScope;
/** The build puts it in: a Web Worker has no package.json to read. */
declare const NIWEN_VERSION: string;

/** Where the files lie that `shipped` was made of: beside the folder of all parts. */
const directories = new URL("../seeds/directories/", import.meta.url);

/** The client's files: a Web Worker has none of its own. */
function createBrowserHost(connection: Connection): ServerHost {
	const pause = (milliseconds: number) =>
		new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));
	const client = new ClientRequests({ pause, warn: ({ en }) => connection.console.warn(en) });
	const ask = async <Value>(method: string, params: object): Promise<Value | undefined> => {
		const answer = await client.ask({
			method,
			without: { zh: "文件按不存在处理。", en: "Files are taken as not there." },
			patience: filePatience,
			send: () => connection.sendRequest<Value>(method, params),
		});
		return answer.kind === "answered" ? answer.value : undefined;
	};
	return {
		version: NIWEN_VERSION,
		shippedDirectories: async () =>
			shipped.flatMap((value: unknown) => directoryFromJson(value, directories.href) ?? []),
		readFile: async (uri) => (await ask<string | null>(readFileRequest, { uri })) ?? undefined,
		exists: async (uri) => (await ask<boolean>(fileExistsRequest, { uri })) ?? false,
		readNamed: async (uri, within) => {
			const params: ReadNamedFileParams = { uri, ...(within === undefined ? {} : { within }) };
			return (await ask<ReadNamedFileResult>(readNamedFileRequest, params)) ?? { failure: "missing" };
		},
		listFiles: async (_folders, endings) => {
			const lists = await Promise.all(
				endings.map((ending) => ask<string[]>(listFilesRequest, { glob: `**/*${ending}` })),
			);
			return lists.flatMap((list) => list ?? []);
		},
		...createDocumentHost(),
		pause,
	};
}

/** Milliseconds: a file may come over a slow network. */
const filePatience = 10_000;

/** Starts the server in a Web Worker. */
startServer(
	(options) => createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), options),
	createBrowserHost,
);
self.postMessage(workerIsReady);
