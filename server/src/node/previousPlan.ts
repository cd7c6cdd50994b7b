import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describeFileFailure, notText } from "../common/environment/fileHost.js";
import type { MissingFile } from "../common/frontMatter.js";
import { settleSummary, summarizePlan } from "../common/workspace/planSummary.js";
import { nodeFiles } from "./nodeFiles.js";
import { type PreviousPlan, readPlanFile } from "./readPlanFile.js";
import type { WorkspaceConfig } from "./workspaceConfig.js";

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
	const named = await config.namedFile(path, name);
	if ("refusal" in named) return missing(name, named.refusal);
	const { uri, within } = named;
	const at = fileURLToPath(uri);
	if (at === resolve(path))
		return missing(name, {
			zh: "写的是本文件自己；请改为上一年度方案的路径。",
			en: "this is the document itself; please write the path of last year's plan.",
		});
	// A plan may come from anybody: what it names is read as a plan only where it is called like a text.
	if (!/\.(?:md|markdown|txt)$/i.test(at)) return missing(name, notText);
	const read = await nodeFiles.readNamed(uri, within?.uri);
	if ("failure" in read) return missing(name, describeFileFailure(read.failure, name, within));
	const { snapshot } = await readPlanFile({ path: at, text: read.text }, config);
	return { plan: settleSummary(summarizePlan(snapshot)) };
}

function missing(name: string, reason: MissingFile["reason"]): PreviousPlan {
	return { missing: { name, reason } };
}
