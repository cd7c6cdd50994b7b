import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type * as z from "zod";
import * as protocol from "../documentProtocol.js";
import type { RunDocumentJob } from "../features/documentJobs.js";
import type { ReturnedFiles } from "../features/replyDocuments.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { Environments } from "./environments.js";
import { serveImports } from "./imports.js";
import { type LongWork, runLongWork } from "./longWork.js";
import type { Cancellation } from "./serverHost.js";
import type { ServerState } from "./serverState.js";

type Schemas = typeof import("./requestSchemas.js");
type Names =
	| "exportParams"
	| "splitParams"
	| "collectParams"
	| "sealParams"
	| "checkSealParams"
	| "rollOverParams"
	| "coverageParams"
	| "compareParams"
	| "takeChangeParams"
	| "conflictParams";

/** What an answer is made with. */
interface Work {
	readonly snapshot: PlanSnapshot;
	readonly language: keyof LocalizedText;
	readonly run: RunDocumentJob;
	readonly cancellation: Cancellation;
}

/** Registers what answers a request; raw parameters pass their schema, and what is thrown is told or reported. */
type Serve = <Name extends Names>(
	method: string,
	schema: Name,
	title: LongWork["title"],
	answer: (params: z.infer<Schemas[Name]>, work: Work) => Promise<object | null>,
) => void;

function createServe(state: ServerState, environments: Environments): Serve {
	const serve = <Name extends Names>(
		method: string,
		schema: Name,
		title: LongWork["title"],
		answer: (params: z.infer<Schemas[Name]>, work: Work) => Promise<object | null>,
	): void => {
		state.connection.onRequest(method, async (raw: unknown, token: CancellationToken) => {
			const schemas: Schemas = await import("./requestSchemas.js");
			const parsed = schemas[schema].safeParse(raw);
			if (!parsed.success)
				return new ResponseError(ErrorCodes.InvalidParams, `${method}: ${parsed.error.message}`);
			const params = parsed.data as z.infer<Schemas[Name]>;
			// Long names and regions of directories stand in documents.
			await environments.whenDirectoriesAreRead(params.uri);
			const snapshot = state.store.snapshot(params.uri);
			if (snapshot === undefined) return null;
			const { language } = state.options;
			let isCancelled = (): boolean => token.isCancellationRequested;
			try {
				return await runLongWork(
					state,
					{ workDoneToken: params.workDoneToken, title, token },
					(cancellation) => {
						isCancelled = () => cancellation.isCancellationRequested;
						return answer(params, {
							snapshot,
							language,
							cancellation,
							run: createRunner(state, cancellation),
						});
					},
				);
			} catch (error) {
				if (isCancelled())
					return new ResponseError(LSPErrorCodes.RequestCancelled, `${method} was cancelled.`);
				const refused = await reasonOf(error);
				if (refused !== undefined) return { refused: refused[language] };
				state.reportFailure(method, error);
				return { refused: failed[language] };
			}
		});
	};
	return serve;
}

/** What is told of a plan beside other documents: whether it is the approved one, its work report, the next year. */
function serveComparisons(serve: Serve, version: string): void {
	serve(protocol.sealRequest, "sealParams", titles.seal, async (params, { snapshot, language }) => {
		const { sealDocument } = await import("../features/seal.js");
		return sealDocument(snapshot, params, version, language);
	});
	serve(protocol.checkSealRequest, "checkSealParams", titles.seal, async (params, work) => {
		const { checkSeal } = await import("../features/seal.js");
		return checkSeal(work.snapshot, params, work.language);
	});
	serve(protocol.coverageRequest, "coverageParams", titles.coverage, async (params, work) => {
		const { coverDocument } = await import("../features/coverage.js");
		return coverDocument(work.snapshot, params.report, work.language);
	});
	serve(protocol.compareRequest, "compareParams", titles.compare, async (params, work) => {
		const { compareDocument } = await import("../features/comparison.js");
		return compareDocument(work.snapshot, params.other, work.language);
	});
	serve(protocol.takeChangeRequest, "takeChangeParams", titles.compare, async (params, work) => {
		const { takeDocumentChange } = await import("../features/comparison.js");
		return takeDocumentChange(work.snapshot, params, work.language);
	});
	serve(protocol.conflictRequest, "conflictParams", titles.compare, async ({ line }, work) => {
		const { describeConflict } = await import("../features/conflict.js");
		return describeConflict(work.snapshot, line, work.language);
	});
	serve(protocol.rollOverRequest, "rollOverParams", titles.rollOver, async (params, work) => {
		const { rollOverDocument } = await import("../features/rollOver.js");
		return rollOverDocument(work.snapshot, params, work.language);
	});
}

/**
 * Answers requests to make documents of an open plan, or of what came back of them: the plan is handed to the host's
 * own thread, and a cancel ends the work.
 */
export function serveDocumentRequests(state: ServerState, environments: Environments): void {
	const serve = createServe(state, environments);
	serveImports(state);
	serveComparisons(serve, state.host.version);
	serve(protocol.exportRequest, "exportParams", titles.export, async (params, work) => {
		const { exportDocument } = await import("../features/exportDocument.js");
		const { makePdf } = state.host;
		const { snapshot, language, run, cancellation } = work;
		return exportDocument(snapshot, params, language, {
			run,
			makePdf:
				makePdf && ((print) => makePdf(print, (stop) => void cancellation.onCancellationRequested(stop))),
		});
	});
	serve(protocol.splitRequest, "splitParams", titles.split, async (params, { snapshot, language, run }) => {
		const { splitDocument } = await import("../features/replyDocuments.js");
		return splitDocument(snapshot, params, language, run);
	});
	serve(protocol.collectRequest, "collectParams", titles.collect, async (params, work) => {
		const { collectDocument } = await import("../features/replyDocuments.js");
		const { snapshot, language, run, cancellation } = work;
		const files = await readReturned(state, params, run, cancellation);
		return collectDocument(snapshot, files, params, language, run);
	});
}

function createRunner({ host }: ServerState, cancellation: Cancellation): RunDocumentJob {
	const { runDocumentJob } = host;
	if (runDocumentJob !== undefined) return (job) => runDocumentJob(job, cancellation);
	return async (job) => {
		const jobs = await import("../features/documentJobs.js");
		return jobs.runDocumentJob(job, jobs.withoutImport);
	};
}

async function readReturned(
	{ host }: ServerState,
	{ from, files = [] }: z.infer<Schemas["collectParams"]>,
	run: RunDocumentJob,
	cancellation: Cancellation,
): Promise<ReturnedFiles> {
	const { readGivenFiles, unpackGivenFiles } = await import("../features/replyDocuments.js");
	const given = await unpackGivenFiles(files);
	if (host.readReturned !== undefined)
		return host.readReturned(from ?? given.map(({ name, data }) => ({ uri: name, data })), cancellation);
	if (from !== undefined) return { refused: noFiles };
	return readGivenFiles(given, run);
}

/** Why a document could not be read or written, where that is for the user to know. */
async function reasonOf(error: unknown): Promise<LocalizedText | undefined> {
	const { reasonToRefuse } = await import("../features/documentJobs.js");
	return reasonToRefuse(error);
}

const titles = {
	export: { zh: "导出方案", en: "Exporting the plan" },
	split: { zh: "分成填报表", en: "Making forms to be filled in" },
	collect: { zh: "汇总填报表", en: "Collecting forms" },
	compare: { zh: "比对方案", en: "Comparing plans" },
	coverage: { zh: "与工作报告对照", en: "Comparing with the work report" },
	rollOver: { zh: "起草新一年的方案", en: "Drafting the new year's plan" },
	seal: { zh: "核对定稿", en: "Comparing with the approved plan" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

const noFiles: LocalizedText = {
	zh: "浏览器里读不了电脑上的文件夹；请选收回的填报表文件。",
	en: "A folder of the machine cannot be read in the browser; please choose the forms that came back.",
};

const failed: LocalizedText = {
	zh: "Niwen 内部出错，没有完成；这是程序的问题，请用“报告问题”告诉我们。",
	en: "Niwen failed, and nothing was done; this is a defect of Niwen, please report it.",
};
