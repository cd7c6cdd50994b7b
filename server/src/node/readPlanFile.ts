import { fileURLToPath } from "node:url";
import type { DocumentQuantities } from "../common/analysis/quantities.js";
import type { WorkReport } from "../common/analysis/workReport.js";
import type { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import {
	type PreviousPlace,
	type ResolvedEnvironment,
	readNamedFiles,
	resolveEnvironment,
} from "../common/environment/resolveEnvironment.js";
import type { MissingFile } from "../common/frontMatter.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { createPlanSnapshot, type PlanSnapshot } from "../common/snapshot/planSnapshot.js";
import { createSourceDocument, type SourceDocument } from "../common/text/sourceDocument.js";
import { uriOfPath } from "./nodeEnvironment.js";
import type { TextFile } from "./readTextFile.js";

export interface OpenedPlan {
	readonly snapshot: PlanSnapshot;
	readonly resolved: ResolvedEnvironment;
	/** The plan that it names as last year's, where that was asked for and could be read. */
	readonly previous?: DocumentQuantities;
	/** The work report that it names, likewise. */
	readonly report?: WorkReport;
	/** Settings that hold for it, and what these and the plan name; absolute paths, whether they could be read or not. */
	readonly restsOn: readonly string[];
}

/** Last year's plan as far as it could be read: what it says in figures, or why it could not. */
export type PreviousPlan = { readonly plan: DocumentQuantities } | { readonly missing: MissingFile };

/** Reads the plan of last year; see `previousPlan.ts`. */
export type ReadPrevious = (files: EnvironmentFiles, place: PreviousPlace) => Promise<PreviousPlan>;

/** Reads the work report that a plan names, as far as it can be read; see `namedReport.ts`. */
export type ReadReport = (
	files: EnvironmentFiles,
	place: PreviousPlace,
) => Promise<{ readonly report: WorkReport } | { readonly missing: MissingFile }>;

/**
 * Reads a plan with all that holds for it; with `readPrevious` also the plan that it names as last year's, with
 * `readReport` the work report.
 */
export async function readPlanFile(
	file: Pick<TextFile, "path" | "text">,
	files: EnvironmentFiles,
	readPrevious?: ReadPrevious,
	readReport?: ReadReport,
): Promise<OpenedPlan> {
	const { uri, document, resolved } = await openPlanFile(file, files);
	const place = resolved.previous;
	const previous =
		readPrevious === undefined || place === undefined ? undefined : await readPrevious(files, place);
	const report =
		readReport === undefined || resolved.report === undefined
			? undefined
			: await readReport(files, resolved.report);
	const environment = {
		...resolved.environment,
		...(previous !== undefined && "missing" in previous ? { missingPrevious: previous.missing } : {}),
		...(report !== undefined && "missing" in report ? { missingReport: report.missing } : {}),
	};
	const snapshot = createPlanSnapshot({ uri, version: 0, document, environment });
	const read = {
		...(previous !== undefined && "plan" in previous ? { previous: previous.plan } : {}),
		...(report !== undefined && "report" in report ? { report: report.report } : {}),
	};
	return { snapshot, resolved, restsOn: pathsOf(resolved), ...read };
}

/** A plan's text with all that holds for it, not read yet. */
export async function openPlanFile(
	file: Pick<TextFile, "path" | "text">,
	files: EnvironmentFiles,
): Promise<{
	readonly uri: string;
	readonly document: SourceDocument;
	readonly resolved: ResolvedEnvironment;
}> {
	const uri = uriOfPath(file.path);
	const document = createSourceDocument(file.text);
	const { readYaml, ...names } = await readNamedFiles(document.lines);
	return { uri, document, resolved: await resolveEnvironment(files, uri, names, readYaml) };
}

function pathsOf({ settings: { file }, named, previous, report }: ResolvedEnvironment): readonly string[] {
	const uris = [
		file?.uri,
		...[...(file?.directories ?? []), ...named].map(({ uri }) => uri),
		previous !== undefined && "uri" in previous ? previous.uri : undefined,
		report !== undefined && "uri" in report ? report.uri : undefined,
	];
	return uris.flatMap((uri) => (uri === undefined ? [] : [fileURLToPath(uri)]));
}

/** The rule that finds what is wrong with a front matter. */
export const frontMatterCode = "document/front-matter";

/** Says that nothing of a plan was found, what one looks like, and what is wrong with the front matter. */
export function notAPlan(file: TextFile, snapshot: PlanSnapshot): LocalizedText {
	if (file.text.trim() === "")
		return {
			zh: `${file.path === "-" ? "标准输入" : file.path} 是空的；请写入方案后再试。`,
			en: `${file.path === "-" ? "The standard input" : file.path} is empty; please write a plan into it.`,
		};
	const wrong = snapshot.findings().find(({ code }) => code === frontMatterCode);
	const line = (wrong?.span.line ?? 0) + 1;
	return {
		zh: `${file.path} 里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。${wrong === undefined ? "" : `第 ${line} 行：${wrong.message.zh}`}`,
		en: `${file.path} has nothing of a plan: no heading, task, point or target; please check whether it is the right file.${wrong === undefined ? "" : ` Line ${line}: ${wrong.message.en}`}`,
	};
}
