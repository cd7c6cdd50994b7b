import { ErrorCodes, ResponseError } from "vscode-languageserver";
import type * as z from "zod";
import type { DirectoryFile } from "../features/directoryFile.js";
import * as protocol from "../protocol.js";
import { editDocument } from "../service/documentEdit.js";
import { acceptNames, addToDirectory, proposeNames } from "../service/nameRequests.js";
import { printRulePageOf } from "../service/rulePages.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { loadScriptConverter } from "../text/script.js";
import type { Environments } from "./environments.js";
import type { ServerState } from "./serverState.js";

type Schemas = typeof import("./requestSchemas.js");

/** Answers the requests of protocol.ts; parameters that do not fit are answered as invalid. */
export function serveCustomRequests(state: ServerState, environments: Environments): void {
	const language = () => state.options.language;

	/** Runs what is about a document's names, with all its directories loaded; null for one that is not open. */
	const withDirectory = async <Result>(
		uri: string,
		run: (snapshot: PlanSnapshot, file: DirectoryFile) => Result | Promise<Result>,
	): Promise<Result | null> => {
		await Promise.all([environments.whenDirectoriesAreRead(uri), loadScriptConverter()]);
		const snapshot = state.store.snapshot(uri);
		if (snapshot === undefined) return null;
		return run(snapshot, await state.workspace.directoryFileOf(uri, snapshot.plan));
	};

	const answer = <Name extends keyof Schemas>(
		method: string,
		schema: Name,
		run: (params: z.infer<Schemas[Name]>) => unknown,
	): void => {
		state.connection.onRequest(method, async (raw: unknown) => {
			const schemas: Schemas = await import("./requestSchemas.js");
			const params = schemas[schema].safeParse(raw);
			if (!params.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${params.error.message}`);
			try {
				return await run(params.data as z.infer<Schemas[Name]>);
			} catch (error) {
				state.reportFailure(method, error);
				return null;
			}
		});
	};

	answer(protocol.rulePageRequest, "rulePageParams", ({ code }) => printRulePageOf(code));
	answer(protocol.documentEditRequest, "documentEditParams", async ({ uri, command }) => {
		if (command === "clean") await loadScriptConverter();
		const snapshot = state.store.snapshot(uri);
		return snapshot === undefined ? null : editDocument(snapshot, command, language());
	});
	answer(protocol.addToDirectoryRequest, "addToDirectoryParams", (entry) =>
		withDirectory(entry.uri, (snapshot, file) => addToDirectory(snapshot, entry, file, language())),
	);
	answer(protocol.collectNamesRequest, "collectNamesParams", ({ uri }) =>
		withDirectory(uri, (snapshot, file) => proposeNames(snapshot, file, language())),
	);
	answer(protocol.acceptNamesRequest, "acceptNamesParams", ({ uri, ids }) =>
		withDirectory(uri, (snapshot, file) => acceptNames(snapshot, ids, file, language())),
	);
}
