import {
	type CollectAnswer,
	type CollectParams,
	returnedEndings,
	type SplitAnswer,
	type SplitParams,
} from "../documentProtocol.js";
import { collectMessages, sayCollected, sayOtherFiles } from "../interchange/replies/collectMessages.js";
import type { ReturnedFile } from "../interchange/replies/collectReplies.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { fromBase64, toBase64 } from "../text/base64.js";
import { planSource, type RunDocumentJob, reasonToRefuse } from "./documentJobs.js";
import { contentInBase64 } from "./exportDocument.js";

/** What a folder or zip with filled-in forms holds, or why it cannot be read. */
export type ReturnedFiles =
	| {
			readonly returned: readonly ReturnedFile[];
			/** Names of files that cannot be forms. */
			readonly others: readonly string[];
	  }
	| { readonly refused: LocalizedText };

/** A plan as files to be filled in, for the client to keep. */
export async function splitDocument(
	snapshot: PlanSnapshot,
	{ by, to, asZip }: Pick<SplitParams, "by" | "to"> & { readonly asZip?: boolean | undefined },
	language: keyof LocalizedText,
	run: RunDocumentJob,
): Promise<SplitAnswer> {
	const { files, notes } = await run<"split">({
		kind: "split",
		plan: planSource(snapshot),
		options: { by, to },
	});
	if (files.size === 0) {
		const { nobodyToAsk } = await import("../interchange/replies/splitPlan.js");
		return { refused: nobodyToAsk(by)[language] };
	}
	const packed = asZip === true ? new Map([["forms.zip", await pack(files)]]) : files;
	return {
		files: Array.from(packed, ([name, bytes]) => ({ name, content: toBase64(bytes) })),
		notes: notes.map((note) => note[language]),
	};
}

async function pack(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
	const { packFiles } = await import("../interchange/replies/archive.js");
	return packFiles(files);
}

/** What filled-in forms come to together, for the client to show and to keep. */
export async function collectDocument(
	snapshot: PlanSnapshot,
	files: ReturnedFiles,
	{
		to,
		today,
		language: asked,
	}: Pick<CollectParams, "to" | "today"> & { readonly language?: "zh" | "en" | undefined },
	language: keyof LocalizedText,
	run: RunDocumentJob,
): Promise<CollectAnswer> {
	if ("refused" in files) return { refused: files.refused[language] };
	const { returned, others } = files;
	if (returned.length === 0) return { refused: noForms[language] };
	const { content, collected } = await run<"collect">({
		kind: "collect",
		plan: planSource(snapshot),
		...{ returned, today, to, language: asked ?? "zh" },
	});
	const messages = [...(others.length === 0 ? [] : [sayOtherFiles(others)]), ...collectMessages(collected)];
	return {
		content: await contentInBase64(content),
		message: sayCollected(collected)[language],
		notes: messages.map((message) => message[language]),
	};
}

/** Files, and in place of a zip what is in it. Throws `UnreadableDocument` where one cannot be unpacked. */
export async function unpackGivenFiles(
	files: NonNullable<CollectParams["files"]>,
): Promise<NonNullable<CollectParams["files"]>> {
	if (!files.some(({ name }) => isZip(name))) return files;
	const { unpackFiles } = await import("../interchange/replies/archive.js");
	const unpacked = files.map(async (file) => {
		if (!isZip(file.name)) return [file];
		const inside = await unpackFiles(fromBase64(file.data));
		return Array.from(inside, ([name, bytes]) => ({ name, data: toBase64(bytes) }));
	});
	return (await Promise.all(unpacked)).flat();
}

function isZip(name: string): boolean {
	return name.toLowerCase().endsWith(".zip");
}

/** Reads forms whose bytes are there; one that cannot be read does not stop the others. */
export async function readGivenFiles(
	files: NonNullable<CollectParams["files"]>,
	run: RunDocumentJob,
): Promise<ReturnedFiles> {
	const returned: ReturnedFile[] = [];
	const others: string[] = [];
	for (const { name, data } of files) {
		const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
		if (!returnedEndings.some((known) => known === ending)) {
			others.push(name);
			continue;
		}
		try {
			const bytes = fromBase64(data);
			returned.push({ file: name, reply: await run<"read-replies">({ kind: "read-replies", bytes }) });
		} catch (error) {
			const problem = reasonToRefuse(error);
			if (problem === undefined) throw error;
			returned.push({ file: name, problem });
		}
	}
	return { returned, others };
}

const noForms = {
	zh: "里面没有填报表（.xlsx、.docx）；请选收回的填报表所在的文件夹。",
	en: "There are no forms (.xlsx, .docx) in it; please choose the folder with the forms that came back.",
};
