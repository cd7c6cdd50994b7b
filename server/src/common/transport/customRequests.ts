import { type CancellationToken, ErrorCodes, type Range, ResponseError } from "vscode-languageserver";
import type * as z from "zod";
import { loadedPinyin } from "../directory/pinyin.js";
import { reportEnvironment } from "../environment/environmentReport.js";
import { paddingOfCells } from "../features/columnPadding.js";
import { provideInlayHints } from "../features/inlayHints.js";
import { proposeNames } from "../features/proposeNames.js";
import { provideResponsibilities } from "../features/responsibilities.js";
import * as protocol from "../protocol.js";
import { languageOf } from "../service/documentLanguage.js";
import { printRulePageOf } from "../service/rulePages.js";
import { printable } from "../text/printable.js";
import { loadScriptConverter } from "../text/script.js";
import type { Environments } from "./environments.js";
import type { ServerState } from "./serverState.js";

type Schemas = typeof import("./requestSchemas.js");

/** Answers the requests of protocol.ts; parameters that do not fit are answered as invalid. */
export function serveCustomRequests(state: ServerState, environments: Environments): void {
	const answer = <Name extends keyof Schemas>(
		method: string,
		schema: Name,
		run: (params: z.infer<Schemas[Name]>, token: CancellationToken) => unknown,
	): void => {
		state.connection.onRequest(method, async (raw: unknown, token) => {
			const schemas: Schemas = await import("./requestSchemas.js");
			const params = schemas[schema].safeParse(raw);
			if (!params.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${params.error.message}`);
			try {
				return await run(params.data as z.infer<Schemas[Name]>, token);
			} catch (error) {
				state.reportFailure(method, error);
				return null;
			}
		});
	};

	answer(protocol.rulePageRequest, "rulePageParams", ({ code }) => printRulePageOf(code));
	answer(protocol.environmentRequest, "environmentParams", async ({ uri }) => {
		await environments.whenKnown(uri);
		const snapshot = state.store.snapshot(uri);
		const resolved = state.workspace.resolvedOf(uri);
		if (snapshot === undefined || resolved === undefined) return null;
		const { plan: clues, frontMatter, environment } = snapshot;
		const document = { uri, values: frontMatter.values, clues };
		return reportEnvironment(document, { ...resolved, environment }, state.options.language);
	});
	answer(protocol.cellPaddingRequest, "cellPaddingParams", ({ uri, withHints, ...range }) => {
		const snapshot = state.store.snapshot(uri);
		if (snapshot === undefined) return null;
		const { plan, document, environment, version } = snapshot;
		const { table, inlayHints: shows } = environment.settings;
		const hintsOf = (lines: { readonly first: number; readonly last: number }) =>
			withHints
				? provideInlayHints(snapshot, rangeOfLines(lines), {
						language: languageOf(document, state.options),
						shows,
					})
				: [];
		return { version, cells: paddingOfCells(plan, document, table.ambiguousWidth, range, hintsOf) };
	});
	answer(protocol.responsibilitiesRequest, "responsibilitiesParams", async ({ uri, by, filter }) => {
		// Names are what directories make of them.
		await environments.whenDirectoriesAreRead(uri);
		const snapshot = state.store.snapshot(uri);
		return snapshot === undefined ? null : provideResponsibilities(snapshot, by, filter, loadedPinyin());
	});
	answer(protocol.chartsRequest, "chartsParams", async ({ uri, width }) => {
		await environments.whenDirectoriesAreRead(uri);
		const snapshot = state.store.snapshot(uri);
		if (snapshot === undefined) return null;
		const { provideCharts } = await import("../features/charts.js");
		return provideCharts(snapshot, width, state.options.language);
	});
	answer(protocol.pasteRowsRequest, "pasteRowsParams", async ({ uri, version, range, html, text }) => {
		const snapshot = state.store.snapshot(uri);
		if (snapshot === undefined || snapshot.version !== version) return null;
		const { pasteRows } = await import("../commands/table/pasteRows.js");
		const outcome = await pasteRows(snapshot, range, { html, text }, state.options.language);
		if (outcome === undefined) return null;
		const { changes = [], message } = outcome;
		return { edits: changes.flatMap(({ edits }) => edits), message: printable(message) };
	});
	answer(protocol.collectNamesRequest, "collectNamesParams", async ({ uri }) => {
		await Promise.all([environments.whenDirectoriesAreRead(uri), loadScriptConverter()]);
		const snapshot = state.store.snapshot(uri);
		if (snapshot === undefined) return null;
		const file = await state.workspace.directoryFileOf(uri, snapshot.plan);
		return proposeNames(snapshot, file, state.options.language);
	});
}

function rangeOfLines({ first, last }: { readonly first: number; readonly last: number }): Range {
	return { start: { line: first, character: 0 }, end: { line: last, character: 0 } };
}
