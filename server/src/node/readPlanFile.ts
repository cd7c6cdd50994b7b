import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { DocumentQuantities } from "../common/analysis/quantities.js";
import type { MissingDirectory } from "../common/directory/directory.js";
import {
	frontMatterOf,
	isPlainFrontMatter,
	type MissingFile,
	parseFrontMatter,
} from "../common/frontMatter.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { createPlanSnapshot, type PlanSnapshot } from "../common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../common/text/sourceDocument.js";
import type { TextFile } from "./readTextFile.js";
import type { PlanSurroundings, WorkspaceConfig } from "./workspaceConfig.js";

export interface OpenedPlan extends PlanSurroundings {
	readonly snapshot: PlanSnapshot;
	/** Directories that the plan names and that cannot be read. */
	readonly missing: readonly MissingDirectory[];
	/** The plan that it names as last year's, where that was asked for and could be read. */
	readonly previous?: DocumentQuantities;
	/** The files that it names: directories, last year's plan; absolute paths. */
	readonly named: readonly string[];
}

/** Last year's plan as far as it could be read: what it says in figures, or why it could not. */
export type PreviousPlan = { readonly plan: DocumentQuantities } | { readonly missing: MissingFile };

/** Reads the plan that a document at `path` calls `name`; see `previousPlan.ts`. */
export type ReadPrevious = (path: string, name: string, config: WorkspaceConfig) => Promise<PreviousPlan>;

/**
 * Reads a plan with the settings and directories that hold at its place, and those that it names itself; with
 * `readPrevious` also the plan that it names as last year's.
 */
export async function readPlanFile(
	file: Pick<TextFile, "path" | "text">,
	config: WorkspaceConfig,
	readPrevious?: ReadPrevious,
): Promise<OpenedPlan> {
	const uri = pathToFileURL(resolve(file.path)).href;
	const document = createSourceDocument(file.text);
	const yaml = frontMatterOf(document.lines);
	// The library for YAML is loaded where a front matter takes it, which hardly any does.
	const reader = isPlainFrontMatter(yaml)
		? {}
		: { readYaml: (await import("../common/text/yamlSource.js")).readYaml };
	const { directory: directories = [], previous: name } = parseFrontMatter(yaml, reader.readYaml).values;
	const surroundings =
		directories.length === 0
			? { ...(await config.surroundingsOf(file.path)), missing: [] }
			: await config.withNamed(file.path, directories);
	const previous =
		readPrevious === undefined || name === undefined
			? undefined
			: await readPrevious(file.path, name, config);
	const missing = previous !== undefined && "missing" in previous ? previous.missing : undefined;
	const environment = {
		...surroundings.environment,
		...reader,
		...(missing === undefined ? {} : { missingPrevious: new Map([[uri, missing]]) }),
	};
	const snapshot = createPlanSnapshot({ uri, version: 0, document, environment });
	const read = previous !== undefined && "plan" in previous ? { previous: previous.plan } : {};
	const named: string[] = [];
	for (const one of [...directories, ...(name === undefined ? [] : [name])]) {
		const place = await config.namedFile(file.path, one);
		if ("uri" in place) named.push(fileURLToPath(place.uri));
	}
	return { ...surroundings, environment, snapshot, named, ...read };
}

/** The rule that finds what is wrong with a front matter. */
export const frontMatterCode = "document/front-matter";

/** Says that nothing of a plan was found, what one looks like, and what is wrong with the front matter. */
export function notAPlan(file: TextFile, snapshot: PlanSnapshot): LocalizedText {
	if (file.text.trim() === "")
		return {
			zh: `${file.path} 是空的；请写入方案后再试。`,
			en: `${file.path} is empty; please write a plan into it.`,
		};
	const wrong = snapshot.findings().find(({ code }) => code === frontMatterCode);
	const line = (wrong?.span.line ?? 0) + 1;
	return {
		zh: `${file.path} 里没有找到方案的内容（标题、任务表、一是二是、目标）；请检查是不是给错了文件。${wrong === undefined ? "" : `第 ${line} 行：${wrong.message.zh}`}`,
		en: `${file.path} has nothing of a plan: no heading, task, point or target; please check whether it is the right file.${wrong === undefined ? "" : ` Line ${line}: ${wrong.message.en}`}`,
	};
}
