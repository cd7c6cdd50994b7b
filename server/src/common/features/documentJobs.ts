import type { Exported, ExportTarget } from "../interchange/export/exportPlan.js";
import type { ExportProfile } from "../interchange/export/profile.js";
import type { ImportRequest } from "../interchange/import/importBytes.js";
import type { ImportedDocument } from "../interchange/import/importDocument.js";
import type { Collected, ReturnedFile } from "../interchange/replies/collectReplies.js";
import type { RepliesForm } from "../interchange/replies/printReplies.js";
import type { ReplyFile } from "../interchange/replies/readReplies.js";
import type { SplitFiles, SplitOptions } from "../interchange/replies/splitPlan.js";
import { UnreadableDocument } from "../interchange/unreadableDocument.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createSourceDocument } from "../text/sourceDocument.js";

/** A plan as it is handed to another thread: its text, and what holds for it. */
export interface PlanSource {
	readonly uri: string;
	readonly text: string;
	readonly environment: Omit<PlanSnapshot["environment"], "readYaml">;
}

/**
 * Long work on documents of other programs, which is done on a thread of its own where there is one: all that is asked
 * and answered is plain data. Libraries are loaded by the work that needs them.
 */
export type DocumentJob =
	| { readonly kind: "import"; readonly request: ImportRequest }
	| {
			readonly kind: "export";
			readonly plan: PlanSource;
			readonly to: ExportTarget;
			readonly profile: ExportProfile;
	  }
	| { readonly kind: "split"; readonly plan: PlanSource; readonly options: SplitOptions }
	| { readonly kind: "read-replies"; readonly bytes: Uint8Array }
	| {
			readonly kind: "collect";
			readonly plan: PlanSource;
			readonly returned: readonly ReturnedFile[];
			/** `2026-11-29`. */
			readonly today: string;
			/** Of the report. */
			readonly language: keyof LocalizedText;
			readonly to: RepliesForm;
	  };

/** The 通报 with what is to be said of it. */
export interface CollectedFile {
	readonly content: string | Uint8Array;
	readonly collected: Collected;
}

interface JobResults {
	readonly import: ImportedDocument;
	readonly export: Exported;
	readonly split: SplitFiles;
	readonly "read-replies": ReplyFile;
	readonly collect: CollectedFile;
}

export type JobResult<Kind extends DocumentJob["kind"] = DocumentJob["kind"]> = JobResults[Kind];

/** Does such work, wherever it is done; throws as {@link runDocumentJob} does, and once it is cancelled. */
export type RunDocumentJob = <Kind extends DocumentJob["kind"]>(
	job: Extract<DocumentJob, { kind: Kind }>,
) => Promise<JobResult<Kind>>;

/** What a snapshot is of, for another thread. */
export function planSource({ uri, document, environment }: PlanSnapshot): PlanSource {
	const { readYaml: _, ...rest } = environment;
	return { uri, text: document.lines.join("\n"), environment: rest };
}

type Runners = {
	readonly [Kind in DocumentJob["kind"]]: (
		job: Extract<DocumentJob, { kind: Kind }>,
		host: JobHost,
	) => Promise<JobResults[Kind]>;
};

const runners: Runners = {
	import: ({ request }, host) => host.importDocument(request),
	export: async ({ plan: source, to, profile }) => {
		const [{ plan, index, frontMatter, document }, { exportTargets }] = await Promise.all([
			readSource(source),
			import("../interchange/export/exportPlan.js"),
		]);
		return exportTargets[to].print(
			{ plan, index, frontMatter: frontMatter.yaml, lines: document.lines },
			profile,
		);
	},
	split: async ({ plan: source, options }) => {
		const [{ plan, index }, { splitPlan }] = await Promise.all([
			readSource(source),
			import("../interchange/replies/splitPlan.js"),
		]);
		return splitPlan(plan, index, options);
	},
	"read-replies": async ({ bytes }) =>
		(await import("../interchange/replies/readReplies.js")).readReplies(bytes),
	collect: async ({ plan: source, returned, today, language, to }) => {
		const [{ plan, index }, { collectReplies }, { printReplies }] = await Promise.all([
			readSource(source),
			import("../interchange/replies/collectReplies.js"),
			import("../interchange/replies/printReplies.js"),
		]);
		const collected = collectReplies(plan, index, returned, today);
		const content = await printReplies({ title: plan.title, collected, today, language }, to);
		return { content, collected };
	},
};

/** What such work needs of the program that does it. */
export interface JobHost {
	/** Imports a document: a program that never does has not got the readers, which are large. */
	importDocument(request: ImportRequest): Promise<ImportedDocument>;
}

export const withoutImport: JobHost = {
	importDocument: () => Promise.reject(new Error("documents are not imported here")),
};

/** Why a document could not be read, where an error says so; undefined of a defect. */
export function reasonToRefuse(error: unknown): LocalizedText | undefined {
	return error instanceof UnreadableDocument ? error.text : undefined;
}

/** Does the work. Throws `UnreadableDocument` where a document cannot be read, with what to do. */
export function runDocumentJob<Kind extends DocumentJob["kind"]>(
	job: Extract<DocumentJob, { kind: Kind }>,
	host: JobHost,
): Promise<JobResult<Kind>> {
	const run: (job: Extract<DocumentJob, { kind: Kind }>, host: JobHost) => Promise<JobResult<Kind>> =
		runners[job.kind as Kind];
	return run(job, host);
}

async function readSource({ uri, text, environment }: PlanSource): Promise<PlanSnapshot> {
	const document = createSourceDocument(text);
	const [{ createPlanSnapshot }, { frontMatterOf, isPlainFrontMatter }] = await Promise.all([
		import("../snapshot/planSnapshot.js"),
		import("../frontMatter.js"),
	]);
	const isPlain = isPlainFrontMatter(frontMatterOf(document.lines));
	const reader = isPlain ? {} : { readYaml: (await import("../text/yamlSource.js")).readYaml };
	return createPlanSnapshot({ uri, version: 0, document, environment: { ...environment, ...reader } });
}
