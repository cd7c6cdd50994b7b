import { resolve } from "node:path";
import type { DocumentQuantities } from "../common/analysis/quantities.js";
import type { MissingFile } from "../common/frontMatter.js";
import { settleSummary, summarizePlan } from "../common/workspace/planSummary.js";
import { readPlanFile } from "./checkFile.js";
import { CommandFailure } from "./commandFailure.js";
import { readTextFile } from "./readTextFile.js";
import { resolveBeside, type WorkspaceConfig } from "./workspaceConfig.js";

/** Last year's plan as far as it could be read: what it says in figures, or why it could not. */
export type PreviousPlan = { readonly plan: DocumentQuantities } | { readonly missing: MissingFile };

/** A plan is shorter (bytes); what a document names is not read beyond this. */
const largestPlan = 8 * 1024 * 1024;

/**
 * Reads the plan that a document names as last year's, relative to the document's own place. Never throws: what
 * cannot be read is told at the line that names it.
 *
 * @param path of the document
 * @param name as the document writes it
 */
export async function readPreviousPlan(
	path: string,
	name: string,
	config: WorkspaceConfig,
): Promise<PreviousPlan> {
	const at = resolveBeside(path, name);
	if (at === resolve(path))
		return missing(name, {
			zh: "写的是本文件自己；请改为上一年度方案的路径。",
			en: "this is the document itself; please write the path of last year's plan.",
		});
	// A plan may come from anybody: what it names is read as a plan only where it is called like a text.
	if (!/\.(?:md|markdown|txt)$/i.test(at))
		return missing(name, {
			zh: "不是 .md 或 .txt 文件，没有读取；请写明方案文件。",
			en: "it is no .md or .txt file and was not read; please name a plan.",
		});
	try {
		const file = readTextFile(at, { largest: largestPlan, onlyRegular: true });
		const { snapshot } = await readPlanFile(file, config);
		return { plan: settleSummary(summarizePlan(snapshot)) };
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return missing(name, error.text);
	}
}

function missing(name: string, reason: MissingFile["reason"]): PreviousPlan {
	return { missing: { name, reason } };
}
